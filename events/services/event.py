"""The verbs of an event's life: published, postponed, cancelled. What people are told of it, a facilitator sends."""

from django.db import transaction
from django.utils import timezone

from events.models import Event
from events.services.announcement import follow_change
from events.services.following import tell_followers
from events.services.locking import lock
from events.services.registration import fill_seats
from events.told import state_of


@transaction.atomic
def publish(*, event: Event) -> Event:
    """Show an event to its audience; after a postponement or cancellation, draft the announcement that it is on.

    Seats that were given up or added while it was off go to the waiting list. Who follows the event or its series is
    told of a confirmed date, once.
    """
    event = lock(event)
    is_new = event.status == Event.Status.DRAFT
    event = _change_status(event, Event.Status.PUBLISHED)
    fill_seats(event=event)
    tell_followers(event=event, is_new=is_new)
    return event


@transaction.atomic
def postpone(*, event: Event) -> Event:
    """Take an event off its date until a new one is fixed, and draft the announcement; registrations stay."""
    return _change_status(lock(event), Event.Status.POSTPONED)


@transaction.atomic
def cancel_event(*, event: Event) -> Event:
    """Cancel an event, and draft the announcement that withdraws the calendar entry."""
    return _change_status(lock(event), Event.Status.CANCELLED)


def _change_status(event: Event, status: str) -> Event:
    if event.status == status:
        return event
    before = state_of(event)
    event.status = status
    event.status_changed_at = timezone.now()
    event.save(update_fields=["status", "status_changed_at", "updated_at"])
    follow_change(event=event, before=before)
    event.refresh_from_db()
    return event
