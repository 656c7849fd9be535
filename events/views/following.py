"""Following an event until its date is fixed, or a series; and ending it."""

from allauth.core import ratelimit
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_POST, require_safe

from events import proofs, services
from events.errors import NotFollowable
from events.forms import GuestFollowForm
from events.models import Event, Follow, Series
from events.models.registration import hash_token
from events.views.access import own_follow, visible_event, visible_series
from hub.decorators import private
from hub.languages import current
from members.models import Member


@private
@visible_event
def event_follow(request: HttpRequest, event: Event) -> HttpResponse:
    """Offer to follow an event until its date is fixed; POST does so."""
    if not services.awaits_date(event):
        return redirect(event)
    return _offer(request, Follow(event=event))


@private
@visible_series
def series_follow(request: HttpRequest, series: Series) -> HttpResponse:
    """Offer to follow a series; POST does so."""
    return _offer(request, Follow(series=series))


def _offer(request: HttpRequest, draft: Follow) -> HttpResponse:
    draft.language, draft.time_zone = current(), str(request.viewer_zone)  # type: ignore[attr-defined]
    if request.user.is_authenticated:
        return _offer_to_member(request, draft, request.user)
    if request.method != "POST":
        return _offered(request, draft, GuestFollowForm())
    form = GuestFollowForm(request.POST)
    if not form.is_valid():
        return _offered(request, draft, form, status=422)
    if not ratelimit.consume(request, action="register_guest"):
        # Whoever types in strangers' addresses one after the other must not make us write to all of them.
        form.add_error(None, _("Many people register from your network just now. Please try again in a minute."))
        return _offered(request, draft, form, status=429)
    draft.name, draft.email = form.cleaned_data["name"], form.cleaned_data["email"]
    try:
        services.start_following(follow=draft)
    except NotFollowable as error:
        messages.error(request, str(error))
        return redirect(draft.followed)
    # The page says the same whether the address was known or not.
    return redirect("events:event_follow_sent" if draft.event else "events:series_follow_sent", draft.followed.slug)


def _offer_to_member(request: HttpRequest, draft: Follow, member: Member) -> HttpResponse:
    if request.method != "POST":
        return _offered(request, draft)
    draft.member, draft.name, draft.email = member, member.name, member.email
    draft.language, draft.is_address_proven = member.language, True
    try:
        services.start_following(follow=draft)
    except NotFollowable as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("You follow this now. We write to you."))
    return redirect(draft.followed)


def _offered(
    request: HttpRequest, draft: Follow, form: GuestFollowForm | None = None, status: int = 200
) -> HttpResponse:
    context = {
        "event": draft.event,
        "series": draft.series,
        "followed": draft.followed,
        "follow": proofs.follow_for(request, draft.followed),
        "form": form,
    }
    return render(request, "events/follow_offer.html", context, status=status)


@require_safe
@private
@visible_event
def event_follow_sent(request: HttpRequest, event: Event) -> HttpResponse:
    """Tell a guest who wants to follow an event to look for the mail."""
    return render(request, "events/follow_sent.html", {"followed": event})


@require_safe
@private
@visible_series
def series_follow_sent(request: HttpRequest, series: Series) -> HttpResponse:
    """Tell a guest who wants to follow a series to look for the mail."""
    return render(request, "events/follow_sent.html", {"followed": series})


@require_safe
@private
def follow_link(request: HttpRequest, token: str) -> HttpResponse:
    """Move the token of a mailed link into the session and lead to the clean page in the follower's language."""
    found = Follow.objects.select_related("member").filter(token_hash=hash_token(token)).first()
    if found is None:
        return render(request, "events/follow_gone.html", status=404)
    proofs.remember_follow(request, found)
    with override(found.addressee.language):
        return redirect(found)


@require_safe
@private
@own_follow
def follow(request: HttpRequest, follow: Follow) -> HttpResponse:
    """Show what somebody follows, with the button to confirm or to stop."""
    is_over = follow.event is not None and not services.awaits_date(follow.event)
    return render(request, "events/follow.html", {"follow": follow, "is_over": is_over})


@require_POST
@private
@own_follow
def follow_confirm(request: HttpRequest, follow: Follow) -> HttpResponse:
    """Take a guest's press of the button as proof of the address."""
    services.confirm_following(follow=follow)
    return redirect(follow)


@require_POST
@private
@own_follow
def follow_stop(request: HttpRequest, follow: Follow) -> HttpResponse:
    """Stop following, and lead back to the page with the button."""
    services.stop_following(follow=follow)
    messages.success(request, _("You no longer follow this. We have deleted the entry."))
    back = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        back = ""
    return redirect(back or "events:index")
