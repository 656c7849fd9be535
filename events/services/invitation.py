"""The verbs of invitations."""

from django.db import transaction

from events.models import Invitation
from events.services.registration import answer, cancel_registration


@transaction.atomic
def decline_invitation(*, invitation: Invitation) -> Invitation:
    """Note that an invited person will not come, and free her seat if she had one."""
    invitation = Invitation.objects.select_for_update(of=["self"]).get(pk=invitation.pk)
    if invitation.registration is not None and invitation.registration.is_live:
        cancel_registration(registration=invitation.registration)
    answer(invitation, Invitation.Status.DECLINED, None)
    return invitation
