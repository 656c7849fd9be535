"""Personal invitations."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_POST, require_safe

from events import proofs, services
from events.errors import NominationError, RegistrationClosed
from events.forms import NominationForm
from events.models import Event, Invitation
from events.models.registration import hash_token
from events.standing import standing
from events.views.access import visible_event
from hub.decorators import private
from hub.languages import current


@require_safe
@private
def invitation_open(request: HttpRequest, token: str) -> HttpResponse:
    """Move the token of an invitation into the session and lead to its clean page."""
    invitation = Invitation.objects.in_force().select_related("event").filter(token_hash=hash_token(token)).first()
    if invitation is None:
        return render(request, "events/dead_link.html", status=404)
    proofs.remember_invitation(request, invitation)
    with override(invitation.language):
        return redirect("events:invitation", slug=invitation.event.slug)


@private
@visible_event
def invitation(request: HttpRequest, event: Event) -> HttpResponse:
    """Show an invitation with its two answers; POST proposes a colleague."""
    found = proofs.invitation_for(request, event)
    if found is None:
        raise Http404
    reason = services.closed_reason(event)
    form, status = NominationForm(initial={"language": current()}), 200
    if request.method == "POST":
        form, status = NominationForm(request.POST), 422
        if form.is_valid():
            try:
                services.nominate(invitation=found, **form.cleaned_data)
            except (NominationError, RegistrationClosed) as error:
                form.add_error(None, str(error))
            else:
                messages.success(request, _("Thank you. A facilitator looks at your proposal."))
                return redirect("events:invitation", slug=event.slug)
    left = 0 if reason else found.nominations_left
    context = {
        "event": event,
        "invitation": found,
        "nominations": found.nominations.order_by("pk"),
        "left": left,
        "form": form if left or form.is_bound else None,
        "standing": standing(event),
        "reason": reason,
    }
    return render(request, "events/invitation.html", context, status=status)


@require_POST
@private
@visible_event
def invitation_opened(request: HttpRequest, event: Event) -> HttpResponse:
    """Note that a browser shows the invitation; its script tells us, which a mail scanner does not run."""
    found = proofs.invitation_for(request, event)
    if found is None:
        raise Http404
    services.note_opened(invitation=found)
    return HttpResponse(status=204)


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
