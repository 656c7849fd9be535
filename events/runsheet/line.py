"""A line of the run sheet: what there is to do, how it stands, and by which day."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.gate import OVERTIME
from events.models import Event
from events.runsheet.facts import Facts

# Nobody looks for a recording any more: what is still open then is left alone.
_LEFT_ALONE_AFTER = timedelta(days=60)

_NO_LEAD = timedelta(days=10_000)


class State(models.TextChoices):
    """How a line stands. Only what is done can be seen in the database; the rest also depends on the clock."""

    DONE = "done", gettext_lazy("Done")
    DUE = "due", gettext_lazy("Due now")
    OVERDUE = "overdue", gettext_lazy("Overdue")
    LATER = "later", gettext_lazy("Later")
    NOTHING = "nothing", gettext_lazy("Does not apply")


# Lines that ask for something today.
OPEN = (State.DUE, State.OVERDUE)


class Stage(models.TextChoices):
    """The parts of the run sheet, in the order of work."""

    PREPARING = "preparing", gettext_lazy("Preparing")
    INVITING = "inviting", gettext_lazy("Inviting and registering")
    DAY = "day", gettext_lazy("On the day")
    AFTERWARDS = "afterwards", gettext_lazy("Afterwards")


class Until(models.TextChoices):
    """Up to when something that was not done can still be done."""

    START = "start"
    END = "end"
    AFTERWARDS = "afterwards"
    ALWAYS = "always"


@dataclass(frozen=True, slots=True)
class Finding:
    """What the facts say about a line, whatever the time.

    Attributes:
        is_done: whether it is done; None where there is nothing to do.
        why: one sentence that says so.
        field: the field of the event's form where it is done, if it differs from the rule's.
        is_optional: whether it can be left undone: then it is never overdue.
        state: how it stands, where the days of the rule do not say that.
        due_at: when it is due, where the days of the rule do not say that.
    """

    is_done: bool | None
    why: str
    field: str = ""
    is_optional: bool = False
    state: State | None = None
    due_at: datetime | None = None


type Finder = Callable[[Facts, datetime], Finding]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line is done.

    Attributes:
        page: name of the page in the administration; it takes the key of the event, or lists what belongs to it.
        fragment: the identifier of a field or a section on that page.
        query: what narrows a list, beside the event.
        needs: the permission without which the page cannot be opened; empty for the page of the event itself.
    """

    page: str = "events_event_change"
    fragment: str = ""
    query: str = ""
    needs: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """What has to be done for every event.

    Attributes:
        key: a name that never changes.
        label: what has to be done, in a few words.
        days: the last day, counted from the day of the start (of the end, for what comes afterwards): -7, 2.
        find: reads the facts.
        place: where it is done.
        lead: for how many days before the last one the line asks for it; None for ever since the event exists.
        until: up to when it can still be done.
        is_for_all: whether it also applies to events that are postponed or cancelled.
    """

    key: str
    stage: Stage
    label: str | Promise
    days: int
    find: Finder
    place: Place
    lead: int | None = 7
    until: Until = Until.START
    is_for_all: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the sheet, as it stands at one moment.

    `due_on` is the day on the wall calendar of the event's city; `days` counts it from the start or the end.
    """

    rule: Rule
    state: State
    why: str
    due_on: date | None
    field: str

    @property
    def is_open(self) -> bool:
        """Whether it asks for something today."""
        return self.state in OPEN


def line_of(rule: Rule, facts: Facts, now: datetime) -> Line:
    """Return how a rule stands for an event at `now`."""
    event = facts.event
    if _is_off(event) and not rule.is_for_all:
        return Line(rule, State.NOTHING, _off_words(event), None, "")
    found = rule.find(facts, now)
    due_on = found.due_at.astimezone(event.zone).date() if found.due_at else _due_on(rule, event)
    state = found.state or _state(rule, found, event, due_on, now)
    why = found.why
    if state == State.NOTHING and found.is_done is False:
        why = _expired_words(rule, event)
    return Line(rule, state, why, due_on, found.field)


def _is_off(event: Event) -> bool:
    return event.status in {Event.Status.POSTPONED, Event.Status.CANCELLED}


def _off_words(event: Event) -> str:
    if event.status == Event.Status.CANCELLED:
        return _("The event is cancelled.")
    return _("The event is postponed: this waits for the new date.")


def _due_on(rule: Rule, event: Event) -> date | None:
    """Return the last day of a rule; a postponed event has no day to count from."""
    counted_from = event.ends_at if rule.stage == Stage.AFTERWARDS else event.starts_at
    if counted_from is None or event.status == Event.Status.POSTPONED:
        return None
    return counted_from.astimezone(event.zone).date() + timedelta(days=rule.days)


def _state(rule: Rule, found: Finding, event: Event, due_on: date | None, now: datetime) -> State:
    if found.is_done is None:
        return State.NOTHING
    if found.is_done:
        return State.DONE
    if _is_too_late(rule, event, now):
        return State.NOTHING
    if due_on is None:
        # Without a date only what needs none can be asked for.
        return State.DUE if rule.lead is None else State.LATER
    if rule.stage == Stage.AFTERWARDS and event.ends_at is not None and now < event.ends_at:
        return State.LATER
    today = now.astimezone(event.zone).date()
    if today > due_on:
        return State.DUE if found.is_optional else State.OVERDUE
    lead = _NO_LEAD if rule.lead is None else timedelta(days=rule.lead)
    return State.DUE if due_on - today <= lead else State.LATER


def _is_too_late(rule: Rule, event: Event, now: datetime) -> bool:
    if event.starts_at is None or event.ends_at is None or event.status == Event.Status.POSTPONED:
        return False
    last = {
        Until.START: event.starts_at,
        Until.END: event.ends_at + OVERTIME,
        Until.AFTERWARDS: event.ends_at + _LEFT_ALONE_AFTER,
    }
    return rule.until in last and now >= last[Until(rule.until)]


def _expired_words(rule: Rule, event: Event) -> str:
    if rule.until == Until.START:
        return _("The event has begun: it is too late for this.")
    if rule.until == Until.END:
        return _("The event is over: it is too late for this.")
    return _("The event was more than sixty days ago: this is left as it is.")
