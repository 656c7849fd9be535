"""When participants are reminded: the event says, else its series, else the site."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import ngettext

from events.models import Event, ReminderPolicy

DAY = 24 * 60

# Whole units only: 36 hours are no "1 day", and a week is told in days, as people count towards a date.
_HOUR = 60


def with_policy(events: models.QuerySet[Event]) -> models.QuerySet[Event]:
    """Annotate `policy`: the minutes before the start that hold for each event, in the same query."""
    site = models.Subquery(ReminderPolicy.objects.order_by("pk").values("minutes")[:1])
    return events.annotate(policy=Coalesce("reminder_minutes", "series__reminder_minutes", site))


def offsets(event: Event) -> tuple[int, ...]:
    """Return the minutes before the start at which to remind, the earliest reminder first.

    Asks the database, unless `event` comes from :func:`with_policy`: a worker that has kept an event for some
    minutes must not keep an old policy with it.
    """
    known: Any = event if hasattr(event, "policy") else with_policy(Event.objects.filter(pk=event.pk)).only("pk").get()
    return tuple(sorted(set(known.policy or ()), reverse=True))


def due_at(event: Event, minutes: int) -> datetime:
    """Return when the reminder of that offset is due.

    Raises:
        ValueError: if the event has no date.
    """
    if event.starts_at is None:
        raise ValueError("An event without a date has no reminders")
    return event.starts_at - timedelta(minutes=minutes)


def may_remind(event: Event, now: datetime) -> bool:
    """Whether the event is to take place at a fixed time that has not come yet."""
    return event.is_happening and event.is_date_confirmed and event.starts_at is not None and event.starts_at > now


def still_to_come(event: Event, now: datetime) -> tuple[int, ...]:
    """Return the offsets of the reminders that are due after `now`, the next one first."""
    if not may_remind(event, now):
        return ()
    return tuple(minutes for minutes in offsets(event) if due_at(event, minutes) > now)


def spans(all_minutes: Iterable[int]) -> tuple[str, ...]:
    """Return offsets as words of the current language: "7 days", "1 day", "90 minutes"."""
    return tuple(map(_span, all_minutes))


def _span(minutes: int) -> str:
    if minutes % DAY == 0:
        return ngettext("%(count)s day", "%(count)s days", minutes // DAY) % {"count": minutes // DAY}
    if minutes % _HOUR == 0:
        return ngettext("%(count)s hour", "%(count)s hours", minutes // _HOUR) % {"count": minutes // _HOUR}
    return ngettext("%(count)s minute", "%(count)s minutes", minutes) % {"count": minutes}
