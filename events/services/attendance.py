"""The verbs of attendance: what the meeting provider's report says, taken over."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from events.errors import NotOfThisEvent
from events.models import Attendance, Event, Registration
from events.services.announcement import arm_follow_up
from events.services.locking import lock
from events.services.participant_report import Stay, same_name, spellings

# What counts as attending: the half hour in which people gather, and as long as a meeting can run over. A room that
# was left open overnight makes nobody attend for a day.
_BEFORE, _AFTER = timedelta(minutes=30), timedelta(hours=2)


@dataclass(frozen=True, slots=True)
class Matched:
    """A stay, and whose it is: None if nobody of that address or name has a place."""

    stay: Stay
    registration: Registration | None


def counted_span(event: Event) -> tuple[datetime, datetime]:
    """Return from when until when being in the meeting counts as attending `event`, which must have a date."""
    if event.starts_at is None or event.ends_at is None:
        reason = f"Event {event.pk} has no date, so nobody can have attended it"
        raise ValueError(reason)
    return event.starts_at - _BEFORE, event.ends_at + _AFTER


def match_stays(*, event: Event, stays: Iterable[Stay]) -> list[Matched]:
    """Say whose each stay is that falls into the time of `event`; the others are left out. Changes nothing.

    People are known by their address, else by a name that only one confirmed participant has.
    """
    begins, ends = counted_span(event)
    confirmed = list(event.registrations.confirmed().select_related("member"))
    # Members may have registered from an address that is not the one of their account.
    by_email = {row.member.email.lower(): row for row in confirmed if row.member is not None}
    by_email |= {row.email.lower(): row for row in confirmed}
    by_name: dict[str, list[Registration]] = {}
    for row in confirmed:
        by_name.setdefault(same_name(row.name), []).append(row)

    def owner(stay: Stay) -> Registration | None:
        if found := by_email.get(stay.email):
            return found
        namesakes = {row.pk: row for spelling in spellings(stay.name) for row in by_name.get(spelling, [])}
        return next(iter(namesakes.values())) if len(namesakes) == 1 else None

    within = (stay for stay in stays if stay.left_at > begins and stay.joined_at < ends)
    return [Matched(stay, owner(stay)) for stay in within]


@transaction.atomic
def import_report(*, event: Event, stays: Iterable[Stay]) -> int:
    """Keep the stays that fall into the time of `event`, note who attended how long, and return how many were new.

    A stay of nobody who is known is kept without a registration. The same report, read a second time, adds nothing and
    leaves alone what was assigned by hand. Who came decides who is thanked: follow-ups are drafted anew.
    """
    event = lock(event)
    before = event.attendances.count()
    rows = [
        Attendance(
            event=event,
            registration=matched.registration,
            name=matched.stay.name,
            email=matched.stay.email,
            joined_at=matched.stay.joined_at,
            left_at=matched.stay.left_at,
        )
        for matched in match_stays(event=event, stays=stays)
    ]
    Attendance.objects.bulk_create(rows, ignore_conflicts=True)
    _count_minutes(event)
    arm_follow_up(event=event)
    return event.attendances.count() - before


@transaction.atomic
def assign_stay(*, stay: Attendance, registration: Registration | None) -> Attendance:
    """Say whose a stay was, or that nobody knows; the minutes of whoever is concerned are counted anew.

    Raises:
        NotOfThisEvent: if the registration is for another event.

    """
    if registration is not None and registration.event_id != stay.event_id:
        raise NotOfThisEvent(_("This person registered for another event."))
    event = lock(stay.event)
    _take_back([stay])
    stay.registration = registration
    stay.save(update_fields=["registration"])
    _count_minutes(event)
    return stay


@transaction.atomic
def delete_stays(*, stays: Sequence[Attendance]) -> None:
    """Forget stays; the minutes of whoever is concerned are counted anew."""
    events = {stay.event_id: stay.event for stay in stays}
    for _pk, event in sorted(events.items()):
        lock(event)
    _take_back(stays)
    Attendance.objects.filter(pk__in=[stay.pk for stay in stays]).delete()
    for event in events.values():
        _count_minutes(event)


def minutes_within(spans: Iterable[tuple[datetime, datetime]], begins: datetime, ends: datetime) -> int:
    """Return how many whole minutes between `begins` and `ends` the spans cover; where they overlap, time counts once.

    Whoever joins with a telephone and a computer is in the room once.
    """
    covered, reached = timedelta(), begins
    for span in sorted(spans):
        start, end = max(span[0], reached), min(span[1], ends)
        if end > start:
            covered += end - start
            reached = end
    return int(covered.total_seconds() // 60)


def _take_back(stays: Iterable[Attendance]) -> None:
    """Forget the times of joining that are known from these stays only."""
    for stay in stays:
        if stay.registration_id is not None:
            Registration.objects.filter(pk=stay.registration_id, joined_at=stay.joined_at).update(joined_at=None)


def _count_minutes(event: Event) -> None:
    """Write the minutes of everybody with stays, and when she came if the join gate does not know."""
    if event.starts_at is None:
        # Its date was taken away after the report had been read: there is nothing to measure by.
        return
    begins, ends = counted_span(event)
    concerned = event.registrations.filter(Q(attendances__isnull=False) | Q(minutes_attended__isnull=False))
    rows = list(concerned.distinct().prefetch_related("attendances"))
    for row in rows:
        stays = list(row.attendances.all())
        row.minutes_attended = (
            minutes_within(((s.joined_at, s.left_at) for s in stays), begins, ends) if stays else None
        )
        if row.joined_at is None and stays:
            row.joined_at = min(stay.joined_at for stay in stays)
    Registration.objects.bulk_update(rows, ["minutes_attended", "joined_at"])
