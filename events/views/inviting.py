"""Personal invitations."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_POST, require_safe

from events import proofs, services
from events.models import Event, Invitation
from events.models.registration import hash_token
from events.standing import standing
from events.views.access import visible_event
from hub.decorators import private


@require_safe
@private
def invitation_open(request: HttpRequest, token: str) -> HttpResponse:
    """Move the token of an invitation into the session and lead to its clean page."""
    invitation = Invitation.objects.select_related("event").filter(token_hash=hash_token(token)).first()
    if invitation is None:
        return render(request, "events/dead_link.html", status=404)
    proofs.remember_invitation(request, invitation)
    with override(invitation.language):
        return redirect("events:invitation", slug=invitation.event.slug)


@require_safe
@private
@visible_event
def invitation(request: HttpRequest, event: Event) -> HttpResponse:
    """Show an invitation with its two answers."""
    found = proofs.invitation_for(request, event)
    if found is None:
        raise Http404
    context = {
        "event": event,
        "invitation": found,
        "standing": standing(event),
        "reason": services.closed_reason(event),
    }
    return render(request, "events/invitation.html", context)


@require_POST
@private
@visible_event
def invitation_decline(request: HttpRequest, event: Event) -> HttpResponse:
    """Note that an invited person will not come."""
    found = proofs.invitation_for(request, event)
    if found is None:
        raise Http404
    services.decline_invitation(invitation=found)
    messages.success(request, _("Thank you for letting us know."))
    return redirect("events:invitation", slug=event.slug)
