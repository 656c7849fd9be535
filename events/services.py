"""The verbs of registration and of an event's life. Each takes the event's lock: capacity is never exceeded."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from events import mail
from events.errors import NotAdmitted, RegistrationClosed
from events.models import Event, Invitation, Registration
from members.models import Member

Status = Registration.Status

# What a participant answers; a revived registration takes the new answers.
ANSWERS = (
    "member",
    "name",
    "organisation_name",
    "group",
    "country",
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
    A guest without proof of the address becomes `pending` and gets a link to confirm it; whoever answers an
    invitation from another address becomes `pending` until a facilitator approves.

    Raises:
        RegistrationClosed: if nobody can register now.
        NotAdmitted: if the event is for members or by invitation and this person is neither.
    """
    event = _lock(event)
    if reason := closed_reason(event):
        raise RegistrationClosed(reason)
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
    elif is_forwarded or (event.access == Event.Access.INVITATION and not _is_invited(event, registration)):
        registration.status = Status.PENDING
        registration.save()
        mail.access_requested(registration)
    else:
        _seat(event, registration)
    if invitation is not None and not is_forwarded:
        _answer(invitation, Invitation.Status.ACCEPTED, registration)
    return registration


@transaction.atomic
def confirm_address(*, registration: Registration) -> Registration:
    """Take a guest's press of the button as proof of the address, and give the seat or the place in line.

    Raises:
        RegistrationClosed: if registration has closed meanwhile.
    """
    event = _lock(registration.event)
    registration = event.registrations.select_for_update().get(pk=registration.pk)
    if registration.status != Status.PENDING or registration.is_address_proven:
        return registration
    if reason := closed_reason(event):
        raise RegistrationClosed(reason)
    registration.is_address_proven = True
    if event.access == Event.Access.INVITATION and not _is_invited(event, registration):
        registration.save()
        mail.access_requested(registration)
    else:
        _seat(event, registration)
    return registration


@transaction.atomic
def approve(*, registration: Registration) -> Registration:
    """Let somebody in who waited for approval; harmless if that has happened."""
    event = _lock(registration.event)
    registration = event.registrations.select_for_update().get(pk=registration.pk)
    if registration.status == Status.PENDING:
        registration.is_address_proven = True
        _seat(event, registration)
    return registration


@transaction.atomic
def decline(*, registration: Registration) -> Registration:
    """Refuse somebody who waited for approval; harmless if that has happened."""
    event = _lock(registration.event)
    registration = event.registrations.select_for_update().get(pk=registration.pk)
    if registration.status == Status.PENDING:
        registration.status = Status.DECLINED
        registration.rotate_token()
        registration.save()
        mail.declined(registration)
    return registration


@transaction.atomic
def cancel_registration(*, registration: Registration) -> Registration:
    """Give up a place: its links die, the calendar entry is withdrawn and the next in line moves up.

    Called twice it changes nothing the second time.
    """
    event = _lock(registration.event)
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
    return _fill_seats(_lock(event))


@transaction.atomic
def record_join(*, registration: Registration) -> Registration:
    """Note the first time somebody entered the meeting: this is the attendance."""
    Registration.objects.filter(pk=registration.pk, joined_at=None).update(joined_at=timezone.now())
    registration.refresh_from_db(fields=["joined_at"])
    return registration


@transaction.atomic
def decline_invitation(*, invitation: Invitation) -> Invitation:
    """Note that an invited person will not come, and free her seat if she had one."""
    invitation = Invitation.objects.select_for_update(of=["self"]).get(pk=invitation.pk)
    if invitation.registration is not None and invitation.registration.is_live:
        cancel_registration(registration=invitation.registration)
    _answer(invitation, Invitation.Status.DECLINED, None)
    return invitation


@transaction.atomic
def publish(*, event: Event) -> Event:
    """Show an event to its audience; after a postponement everybody with a seat gets the new date."""
    event = _lock(event)
    was_postponed = event.status == Event.Status.POSTPONED
    _change_status(event, Event.Status.PUBLISHED)
    if was_postponed:
        announce_change(event=event)
    return event


@transaction.atomic
def postpone(*, event: Event) -> Event:
    """Take an event off its date until a new one is fixed; registrations stay, the calendar entries go."""
    event = _lock(event)
    if event.status == Event.Status.POSTPONED:
        return event
    _revise(event)
    _change_status(event, Event.Status.POSTPONED)
    for registration in _told_of_changes(event):
        mail.event_postponed(registration)
    return event


@transaction.atomic
def cancel_event(*, event: Event) -> Event:
    """Cancel an event and tell everybody who registered, with the withdrawal of the calendar entry."""
    event = _lock(event)
    if event.status == Event.Status.CANCELLED:
        return event
    _revise(event)
    _change_status(event, Event.Status.CANCELLED)
    for registration in _told_of_changes(event):
        mail.event_cancelled(registration)
    return event


@transaction.atomic
def announce_change(*, event: Event) -> int:
    """Send everybody who counts on the event the new time or meeting link; return how many.

    Whoever has a seat gets it as an update of the calendar entry, the waiting list as the date to wait for.
    """
    event = _lock(event)
    _revise(event)
    if not event.is_happening or not event.is_date_confirmed:
        return 0
    told = list(event.registrations.filter(status__in=[Status.CONFIRMED, Status.WAITLISTED]))
    for registration in told:
        registration.event = event
        if registration.status == Status.CONFIRMED:
            mail.event_changed(registration)
        else:
            mail.waitlist_changed(registration)
    return len(told)


def _lock(event: Event) -> Event:
    # No-key: inserts of registrations refer to the row and need not wait for us.
    return Event.objects.select_for_update(no_key=True).get(pk=event.pk)


def _admit(event: Event, registration: Registration, invitation: Invitation | None) -> None:
    member: Member | None = registration.member
    if event.access == Event.Access.MEMBERS and not (member and member.is_approved):
        raise NotAdmitted(_("This event is for members of the Hub."))
    if event.access == Event.Access.INVITATION and invitation is None and not _is_invited(event, registration):
        raise NotAdmitted(_("This event is by invitation."))


def _is_invited(event: Event, registration: Registration) -> bool:
    return event.invitations.filter(email__iexact=registration.email).exists()


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


def _answer(invitation: Invitation, status: str, registration: Registration | None) -> None:
    invitation.status = status
    invitation.answered_at = timezone.now()
    invitation.registration = registration
    invitation.save()


def _change_status(event: Event, status: str) -> Event:
    event.status = status
    event.status_changed_at = timezone.now()
    event.save(update_fields=["status", "status_changed_at", "updated_at"])
    return event


def _revise(event: Event) -> None:
    """Count up the revision of the calendar entry (RFC 5546, 2.1.4)."""
    now = timezone.now()
    changes: dict[str, Any] = {"ical_sequence": F("ical_sequence") + 1, "ical_revised_at": now, "updated_at": now}
    Event.objects.filter(pk=event.pk).update(**changes)
    event.refresh_from_db(fields=list(changes))


def _told_of_changes(event: Event) -> list[Registration]:
    """Return everybody who counts on the event: with a seat, in line or awaiting approval, at a proven address."""
    registrations = list(event.registrations.live().filter(is_address_proven=True))
    for registration in registrations:
        registration.event = event
    return registrations
