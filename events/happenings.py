"""What happened around the registrations of coming events within a span of time."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Q

from events.models import Event, Registration

Status = Registration.Status


@dataclass(frozen=True, slots=True)
class Happening:
    """What is new about one event, and how its places stand now."""

    event: Event
    # People who got a place or a place in line, moved up from the waiting list, gave up, or asked to be let in.
    registered: int
    promoted: int
    cancelled: int
    applied: int
    confirmed: int
    waiting: int
    # Everybody who waits for a facilitator's decision, however long.
    undecided: int

    @property
    def is_news(self) -> bool:
        """Whether anything happened."""
        return bool(self.registered or self.promoted or self.cancelled or self.applied)


def happenings(since: datetime, until: datetime) -> list[Happening]:
    """Return what happened from `since` until just before `until`, for each event that had not ended by then."""
    awaits_decision = Q(registrations__status=Status.PENDING, registrations__is_address_proven=True)
    directly = Q(registrations__waitlisted_at=None)
    counts = {
        "registered": _within("confirmed_at", since, until) & directly | _within("waitlisted_at", since, until),
        "promoted": _within("confirmed_at", since, until) & ~directly,
        "cancelled": _within("cancelled_at", since, until) & Q(registrations__status=Status.CANCELLED),
        "applied": awaits_decision & _within("updated_at", since, until),
        "confirmed": Q(registrations__status=Status.CONFIRMED),
        "waiting": Q(registrations__status=Status.WAITLISTED),
        "undecided": awaits_decision,
    }
    coming = Event.objects.upcoming(until).exclude(status=Event.Status.DRAFT)
    # Not under the names of the columns of an event, of which there may be more one day.
    found: Any = coming.for_listing().annotate(
        **{f"n_{name}": Count("registrations", filter=matching) for name, matching in counts.items()}
    )
    rows = (Happening(event, **{name: getattr(event, f"n_{name}") for name in counts}) for event in found)
    return [row for row in rows if row.is_news]


def _within(column: str, since: datetime, until: datetime) -> Q:
    return Q(**{f"registrations__{column}__gte": since, f"registrations__{column}__lt": until})
