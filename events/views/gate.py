"""The personal links of mails, and the join gate."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.http import require_safe

from events import proofs, services
from events.article import shown_documents
from events.gate import OVERTIME, Gate, gate_of, how_to_listen
from events.models import Event, Registration
from events.models.registration import hash_token
from events.standing import standing
from events.views.access import visible_event
from hub.clocks import clocks
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
    if registration is not None:
        registration.event = event
    gate = gate_of(event, registration)
    if request.method == "POST" and registration is not None and gate.is_open:
        services.record_join(registration=registration)
        response: HttpResponse = redirect(gate.address)
    else:
        response = render(request, "events/join.html", _shown(request, event, registration, gate))
    if gate.is_open:
        # The policy on form targets also governs where the answer to the button redirects.
        origin = "{0.scheme}://{0.netloc}".format(urlsplit(gate.address))
        policy: dict[str, Any] = settings.SECURE_CSP
        response._csp_config = policy | {"form-action": [*policy["form-action"], origin]}  # type: ignore[attr-defined]  # noqa: SLF001 - what csp_override sets
    return response


def _shown(request: HttpRequest, event: Event, registration: Registration | None, gate: Gate) -> dict[str, Any]:
    opens, ends, zone = event.doors_open_at, event.ends_at, str(request.viewer_zone)  # type: ignore[attr-defined]
    return {
        "event": event,
        "registration": registration,
        "standing": standing(event, registration),
        "gate": gate,
        "door_clocks": clocks(opens, ends, event.time_zone, zone) if opens and ends and gate.seconds else [],
        "steps": how_to_listen(registration) if registration is not None and gate.is_open else [],
        "closes_at": ends + OVERTIME if ends else None,
        "documents": shown_documents(event, request.user) if gate.state == "over" else [],
    }
