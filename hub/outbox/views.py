"""The page where somebody says that she wants no more of such mail."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import override
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from hub.decorators import private
from hub.outbox import suppression
from hub.outbox.suppression import Subscription


@require_http_methods(["GET", "HEAD", "POST"])
@csrf_exempt
@private
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """Show the page in the reader's language; mail programs unsubscribe with one press of their own (RFC 8058).

    What they post comes without cookies and is not led on; whoever holds the token may do so.
    """
    subscription = suppression.read_token(token)
    if subscription is None:
        raise Http404
    if request.method == "POST" and request.POST.get("List-Unsubscribe") == "One-Click":
        suppression.unsubscribe(subscription=subscription)
        return HttpResponse(content_type="text/plain")
    with override(subscription.language):
        return _page(request, subscription)


@csrf_protect
def _page(request: HttpRequest, subscription: Subscription) -> HttpResponse:
    """Show how the address stands; POST unsubscribes, or takes that back."""
    if request.method == "POST":
        if "undo" in request.POST:
            suppression.resubscribe(subscription=subscription)
        else:
            suppression.unsubscribe(subscription=subscription)
        return redirect(request.path)
    context = {"subscription": subscription, "is_off": suppression.is_unsubscribed(subscription=subscription)}
    return render(request, "outbox/unsubscribe.html", context)
