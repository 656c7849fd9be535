"""The personal links of mails, and the join gate."""

from collections.abc import Callable
from math import ceil
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from django.views.decorators.http import require_safe

from events import proofs, services
from events.models import Event, Registration
from events.models.registration import hash_token
from events.standing import standing
from events.views.access import visible_event
from hub.decorators import private


@require_safe
@private
def registration_link(request: HttpRequest, token: str) -> HttpResponse:
    """Move the token of a mailed link into the session and lead to the clean page in the registrant's language."""
    return _follow(request, token, lambda found: found.get_absolute_url())


@require_safe
@private
def join_link(request: HttpRequest, token: str) -> HttpResponse:
    """Move the token of a mailed link into the session and lead to the join gate in the registrant's language."""
    return _follow(request, token, lambda found: reverse("events:join", args=[found.event.slug]))


def _follow(request: HttpRequest, token: str, target: Callable[[Registration], str]) -> HttpResponse:
    found = Registration.objects.select_related("event").filter(token_hash=hash_token(token)).first()
    if found is None or not found.is_live:
        return render(request, "events/dead_link.html", status=404)
    proofs.remember_registration(request, found)
    with override(found.language):
        return redirect(target(found))


@private
@visible_event
def join(request: HttpRequest, event: Event) -> HttpResponse:
    """Show the join gate: opening it changes nothing; its button notes the attendance and leads to the meeting."""
    registration = proofs.registration_for(request, event)
    now_standing = standing(event, registration)
    address = event.meeting_url if now_standing.can_join else ""
    if request.method == "POST" and registration is not None and address:
        services.record_join(registration=registration)
        response: HttpResponse = redirect(address)
    else:
        # Rounded up: whoever looks again after so many seconds must not be early once more.
        seconds = ceil((event.doors_open_at - timezone.now()).total_seconds()) if event.doors_open_at else 0
        context = {
            "event": event,
            "registration": registration,
            "standing": now_standing,
            "is_open": bool(address),
            "seconds": seconds,
        }
        response = render(request, "events/join.html", context)
    if address:
        # The policy on form targets also governs where the answer to the button redirects.
        origin = "{0.scheme}://{0.netloc}".format(urlsplit(address))
        policy: dict[str, Any] = settings.SECURE_CSP
        response._csp_config = policy | {"form-action": [*policy["form-action"], origin]}  # type: ignore[attr-defined]  # noqa: SLF001 - what csp_override sets
    return response
