"""The verbs of an event's life: published, moved, postponed, cancelled."""

from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from events import mail
from events.models import Event, Registration
from events.services.following import tell_followers
from events.services.locking import lock

Status = Registration.Status


@transaction.atomic
def publish(*, event: Event) -> Event:
    """Show an event to its audience; after a postponement everybody with a seat gets the new date.

    Who follows the event or its series is told of a confirmed date, once.
    """
    event = lock(event)
    was_postponed = event.status == Event.Status.POSTPONED
    _change_status(event, Event.Status.PUBLISHED)
    if was_postponed:
        announce_change(event=event)
    tell_followers(event=event)
    return event


@transaction.atomic
def postpone(*, event: Event) -> Event:
    """Take an event off its date until a new one is fixed; registrations stay, the calendar entries go."""
    event = lock(event)
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
    event = lock(event)
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
    event = lock(event)
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
