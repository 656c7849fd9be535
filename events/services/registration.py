"""The verbs of registration. Each takes the event's lock: capacity is never exceeded."""

from contextlib import suppress
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from events import mail
from events.errors import NotAdmitted, RegistrationClosed, TooManyQuestions
from events.models import Event, Invitation, Registration
from events.services.locking import lock
from events.services.questions import note_answer
from members.models import Member

Status = Registration.Status

# What a participant answers; a revived registration takes the new answers.
ANSWERS = (
    "member",
    "name",
    "organisation_name",
    "group",
    "country",
    "gender",
    "language",
    "time_zone",
    "listening_language",
    "accessibility_needs",
    "question",
    "consented_at",
    "consent_version",
    "wants_news",
)


def closed_reason(event: Event, now: datetime | None = None) -> str:
    """Return why nobody can register for `event` now, in the reader's language; empty if people can."""
    now = now or timezone.now()
    if event.status == Event.Status.CANCELLED:
        return _("This event has been cancelled.")
    if event.status == Event.Status.POSTPONED:
        return _("This event has been postponed. Registration opens again when the new date is fixed.")
    if event.status == Event.Status.DRAFT:
        return _("This event is not published yet.")
    if event.starts_at is None or event.ends_at is None or not event.is_date_confirmed:
        return _("Registration opens when the date is fixed.")
    if event.ends_at <= now:
        return _("This event is over.")
    if event.registration_opens_at and now < event.registration_opens_at:
        return _("Registration has not opened yet.")
    if event.registration_closes_at and now >= event.registration_closes_at:
        return _("Registration has closed.")
    return ""


@transaction.atomic
def register(*, event: Event, registration: Registration, invitation: Invitation | None = None) -> Registration:
    """Register somebody for `event` and enqueue the mail that says what came of it; return the live registration.

    `registration` is unsaved and carries the answers. Called twice for one address it changes nothing the second time.
    A guest without proof of the address becomes `pending` and gets a link to confirm it. Whoever is not invited under
    the own address, for an event by invitation or with approval, stays `pending` until a facilitator decides.

    Raises:
        RegistrationClosed: if nobody can register now.
        NotAdmitted: if the event is for members or by invitation and this person is neither.
    """
    event = lock(event)
    if reason := closed_reason(event):
        raise RegistrationClosed(reason)
    if invitation is not None and not invitation.is_in_force:
        invitation = None
    _admit(event, registration, invitation)
    live = event.registrations.live().filter(email__iexact=registration.email).first()
    if live is not None:
        return _meet_again(live, registration)
    registration = _revive(event, registration)
    registration.event = event
    is_forwarded = invitation is not None and invitation.email.lower() != registration.email.lower()
    if invitation is not None:
        registration.is_address_proven = registration.is_address_proven or not is_forwarded
    if not registration.is_address_proven:
        registration.status = Status.PENDING
        registration.save()
        mail.confirm_address(registration)
    elif _needs_approval(event, registration):
        registration.status = Status.PENDING
        registration.save()
        mail.access_requested(registration)
    else:
        _seat(event, registration)
    # Somebody who comes back may have asked as many as she may: the question then stays with the registration alone.
    with suppress(TooManyQuestions):
        note_answer(registration=registration)
    if invitation is not None and not is_forwarded:
        answer(invitation, Invitation.Status.ACCEPTED, registration)
    return registration


@transaction.atomic
def change_answers(*, registration: Registration) -> Registration:
    """Save a participant's new answers; her question for the speakers changes with them.

    Raises:
        QuestionError: if that question can no longer be asked; nothing is saved then.
    """
    lock(registration.event)
    before = Registration.objects.values_list("question", flat=True).get(pk=registration.pk)
    registration.save()
    note_answer(registration=registration, before=before)
    return registration


@transaction.atomic
def confirm_address(*, registration: Registration) -> Registration:
    """Take a guest's press of the button as proof of the address, and give the seat or the place in line.

    Raises:
        RegistrationClosed: if registration has closed meanwhile.
    """
    event = lock(registration.event)
    registration = event.registrations.select_for_update().get(pk=registration.pk)
    if registration.status != Status.PENDING or registration.is_address_proven:
        return registration
    if reason := closed_reason(event):
        raise RegistrationClosed(reason)
    registration.is_address_proven = True
    if _needs_approval(event, registration):
        registration.save()
        mail.access_requested(registration)
    else:
        _seat(event, registration)
    return registration


@transaction.atomic
def approve(*, registration: Registration, note: str = "") -> Registration:
    """Let somebody in who waited for approval; harmless if that has happened.

    The mail brings `note`. Where all places are taken, she joins the waiting list.
    """
    event = lock(registration.event)
    registration = event.registrations.select_for_update().get(pk=registration.pk)
    if registration.status == Status.PENDING:
        registration.is_address_proven = True
        registration.decision_note = note
        _seat(event, registration)
    return registration


@transaction.atomic
def decline(*, registration: Registration, note: str = "") -> Registration:
    """Refuse somebody who waited for approval, with `note` as the reason in the mail; harmless if that has happened."""
    event = lock(registration.event)
    registration = event.registrations.select_for_update().get(pk=registration.pk)
    if registration.status == Status.PENDING:
        registration.status = Status.DECLINED
        registration.decision_note = note
        registration.rotate_token()
        registration.save()
        mail.declined(registration)
    return registration


@transaction.atomic
def cancel_registration(*, registration: Registration) -> Registration:
    """Give up a place: its links die, the calendar entry is withdrawn and the next in line moves up.

    Called twice it changes nothing the second time.
    """
    event = lock(registration.event)
    registration = event.registrations.select_for_update().get(pk=registration.pk)
    if not registration.is_live:
        return registration
    had_seat = registration.status == Status.CONFIRMED
    registration.status = Status.CANCELLED
    registration.cancelled_at = timezone.now()
    registration.ical_sequence += 1
    registration.rotate_token()
    registration.save()
    mail.withdraw_unsent(registration)
    mail.cancelled(registration, had_seat=had_seat)
    _fill_seats(event)
    return registration


@transaction.atomic
def fill_seats(*, event: Event) -> list[Registration]:
    """Promote from the waiting list as far as seats are free; return who moved up. After capacity was raised."""
    return _fill_seats(lock(event))


@transaction.atomic
def record_join(*, registration: Registration) -> Registration:
    """Note the first time somebody entered the meeting: this is the attendance."""
    Registration.objects.filter(pk=registration.pk, joined_at=None).update(joined_at=timezone.now())
    registration.refresh_from_db(fields=["joined_at"])
    return registration


def _admit(event: Event, registration: Registration, invitation: Invitation | None) -> None:
    member: Member | None = registration.member
    if event.access == Event.Access.MEMBERS and not (member and member.is_approved):
        raise NotAdmitted(_("This event is for members of the Hub."))
    if event.access == Event.Access.INVITATION and invitation is None and not _is_invited(event, registration):
        raise NotAdmitted(_("This event is by invitation."))


def _needs_approval(event: Event, registration: Registration) -> bool:
    """Whether a facilitator has to decide; an invitation to one's own address is that decision."""
    decides = event.requires_approval or event.access == Event.Access.INVITATION
    return decides and not _is_invited(event, registration)


def _is_invited(event: Event, registration: Registration) -> bool:
    return event.invitations.in_force().filter(email__iexact=registration.email).exists()


def _meet_again(live: Registration, registration: Registration) -> Registration:
    """Somebody registers who is registered: nothing changes, but a guest who lost the mail gets it again."""
    if registration.member is not None and live.member is None:
        live.member = registration.member
        live.save(update_fields=["member", "updated_at"])
    if registration.member is None:
        mail.remind(live)
    elif not live.is_address_proven:
        # A member's address has been proven at sign-up.
        return confirm_address(registration=live)
    return live


def _revive(event: Event, registration: Registration) -> Registration:
    """Return the cancelled registration of the same address with the new answers, or `registration` itself.

    The old row continues the SEQUENCE: a calendar that saw the cancellation ignores anything older.
    """
    old = event.registrations.filter(email__iexact=registration.email).order_by("-pk").first()
    if old is None:
        return registration
    for name in ANSWERS:
        setattr(old, name, getattr(registration, name))
    old.is_address_proven = registration.is_address_proven
    old.round += 1
    old.ical_sequence += 1
    old.confirmed_at = old.waitlisted_at = old.cancelled_at = None
    old.decision_note = ""
    return old


def _seat(event: Event, registration: Registration) -> None:
    """Give a seat or a place in line; a newcomer never passes somebody who waits."""
    now = timezone.now()
    is_full = event.capacity is not None and (
        event.registrations.confirmed().count() >= event.capacity or event.registrations.waitlist().exists()
    )
    if is_full:
        registration.status = Status.WAITLISTED
        registration.waitlisted_at = now
        registration.save()
        mail.waitlisted(registration)
    else:
        registration.status = Status.CONFIRMED
        registration.confirmed_at = now
        registration.save()
        mail.confirmed(registration)


def _fill_seats(event: Event) -> list[Registration]:
    if not event.is_happening or event.has_ended:
        return []
    waiting = event.registrations.waitlist().select_for_update()
    if event.capacity is not None:
        free = event.capacity - event.registrations.confirmed().count()
        waiting = waiting[: max(0, free)]
    promoted = list(waiting)
    for registration in promoted:
        registration.status = Status.CONFIRMED
        registration.confirmed_at = timezone.now()
        registration.save()
        mail.promoted(registration)
    return promoted


def answer(invitation: Invitation, status: str, registration: Registration | None) -> None:
    """Note what an invited person answered."""
    invitation.status = status
    invitation.answered_at = timezone.now()
    invitation.registration = registration
    invitation.save()
