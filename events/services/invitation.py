"""The verbs of invitations and nominations."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from django.db import models, transaction
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext as _

from events import mail
from events.errors import AlreadyInvited, NominationsUsedUp, RegistrationClosed
from events.models import Event, Invitation, Registration
from events.services.audience import Invitee, exclusions
from events.services.locking import lock
from events.services.registration import answer, cancel_registration, closed_reason
from hub.history.models import Entry
from hub.outbox.models import Suppression
from hub.outbox.suppression import suppressed

Status = Invitation.Status

# Nobody is reminded of an invitation more often than this, however often the button is pressed.
REMIND_EVERY = timedelta(days=1)


@transaction.atomic
def invite(
    *,
    event: Event,
    people: Iterable[Invitee],
    nominations_allowed: int = 0,
    write: Callable[[list[Invitation]], None] = mail.invitations,
) -> list[Invitation]:
    """Invite `people` to `event` and return the new invitations; each may propose `nominations_allowed` colleagues.

    Whoever is registered, was invited before or unsubscribed is passed over, so that a second press changes nothing.
    The mails are queued by `write` if the event is published; else the usual ones are queued when it is.
    """
    event = lock(event)
    by_address = {person.email.lower(): person for person in people}
    excluded = exclusions(event=event, emails=by_address)
    rows = [
        Invitation(
            event=event,
            email=person.email,
            name=person.name,
            language=person.language,
            nominations_allowed=nominations_allowed,
        )
        for address, person in by_address.items()
        if address not in excluded
    ]
    for row in rows:
        row.rotate_token()
    # A facilitator may add the same address on the page of the event at this moment.
    Invitation.objects.bulk_create(rows, ignore_conflicts=True)
    created = list(event.invitations.filter(token_hash__in=[row.token_hash for row in rows]))
    Entry.objects.made(created)
    if event.is_happening:
        write(created)
    return created


@transaction.atomic
def remind_invited(*, invitations: models.QuerySet[Invitation]) -> list[Invitation]:
    """Ask those who have not answered once more, at most once a day each; return who is reminded.

    Whoever registered without following the link has answered, too. Events that are off or over are passed
    over, and so is who does not want such mail.
    """
    now = timezone.now()
    chosen = Invitation.objects.filter(pk__in=list(invitations.values_list("pk", flat=True)))
    reminded = _to_remind(chosen.select_for_update(of=["self"]), now)
    for invited in reminded:
        invited.reminders += 1
        invited.reminded_at = now
    Invitation.objects.bulk_update(reminded, ["reminders", "reminded_at"])
    mail.invitation_reminders(reminded)
    return reminded


def who_can_be_reminded(*, invitations: models.QuerySet[Invitation]) -> set[int]:
    """Return the keys of those whom `remind_invited` would write to now."""
    return {invited.pk for invited in _to_remind(invitations, timezone.now())}


def _to_remind(invitations: models.QuerySet[Invitation], now: datetime) -> list[Invitation]:
    of_same_event = Registration.objects.live().filter(event=models.OuterRef("event"))
    registered = of_same_event.annotate(address=Lower("email")).filter(address=Lower(models.OuterRef("email")))
    chosen = (
        invitations.select_related("event")
        .filter(status=Status.OPEN)
        .exclude(reminded_at__gt=now - REMIND_EVERY)
        .exclude(models.Exists(registered))
    )
    rows = [invited for invited in chosen if invited.event.is_happening and not closed_reason(invited.event, now)]
    unwanted = suppressed(emails=[row.email for row in rows], category=Suppression.Category.INVITATIONS)
    return [row for row in rows if row.email.lower() not in unwanted]


@transaction.atomic
def note_opened(*, invitation: Invitation) -> None:
    """Note the first time somebody looked at an invitation in a browser."""
    Invitation.objects.filter(pk=invitation.pk, opened_at=None).update(opened_at=timezone.now())


@transaction.atomic
def decline_invitation(*, invitation: Invitation) -> Invitation:
    """Note that an invited person will not come, and free her seat if she had one; a nomination stays one."""
    # The event first, as in registering: two people answering at once must not wait for each other.
    lock(invitation.event)
    invitation = _locked(invitation)
    if not invitation.is_in_force:
        return invitation
    if invitation.registration is not None and invitation.registration.is_live:
        cancel_registration(registration=invitation.registration)
    answer(invitation, Status.DECLINED, None)
    return invitation


@transaction.atomic
def nominate(*, invitation: Invitation, name: str, email: str, language: str) -> Invitation:
    """Propose a colleague for an invitation and return the nomination; a facilitator decides, nobody is written to.

    Raises:
        RegistrationClosed: if nobody can register for the event now.
        NominationsUsedUp: if the invited person has proposed as many colleagues as she may.
        AlreadyInvited: if the colleague has been invited, proposed or registered.
    """
    event = lock(invitation.event)
    invitation = _locked(invitation)
    if reason := closed_reason(event):
        raise RegistrationClosed(reason)
    if not invitation.is_in_force or not invitation.nominations_left:
        raise NominationsUsedUp(_("You have proposed as many colleagues as you can."))
    is_known = event.invitations.filter(email__iexact=email).exists()
    if is_known or event.registrations.live().filter(email__iexact=email).exists():
        raise AlreadyInvited(_("This colleague has been invited, proposed or registered already."))
    return Invitation.objects.create(
        event=event, name=name, email=email, language=language, status=Status.NOMINATED, nominated_by=invitation
    )


@transaction.atomic
def approve_nomination(*, invitation: Invitation) -> Invitation:
    """Turn a nomination, even a refused one, into an invitation and send it; harmless if that has happened."""
    invitation = _locked(invitation)
    if invitation.is_in_force:
        return invitation
    invitation.status = Status.OPEN
    invitation.save(update_fields=["status", "updated_at"])
    if invitation.event.is_happening:
        mail.invitation(invitation)
    return invitation


@transaction.atomic
def refuse_nomination(*, invitation: Invitation) -> Invitation:
    """Say no to a nomination; who made it reads that on her page. Harmless if it has been decided on."""
    invitation = _locked(invitation)
    if invitation.status == Status.NOMINATED:
        invitation.status = Status.REFUSED
        invitation.save(update_fields=["status", "updated_at"])
    return invitation


def _locked(invitation: Invitation) -> Invitation:
    """Return the row with its event, locked until the transaction ends."""
    return Invitation.objects.select_for_update(of=["self"]).select_related("event").get(pk=invitation.pk)
