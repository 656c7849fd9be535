"""The run sheet of an event: what is done, due and overdue from three weeks before it until two weeks after it.

Nothing of it is stored: each line is computed from the rows that show whether it is done, and from the clock. Time
alone makes a line due, overdue or too late; it never makes one done.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.models import Event
from events.runsheet import afterwards, inviting, preparing
from events.runsheet.facts import Facts, facts_of
from events.runsheet.line import Line, Rule, Stage, State, line_of

RULES: tuple[Rule, ...] = (*preparing.RULES, *inviting.RULES, *afterwards.RULES)


@dataclass(frozen=True, slots=True)
class RunSheet:
    """All lines of an event, in the order of work, with the facts that they were computed from."""

    facts: Facts
    lines: tuple[Line, ...]

    @property
    def event(self) -> Event:
        """The event."""
        return self.facts.event

    def count(self, *states: State) -> int:
        """Return how many lines are in one of the states."""
        return sum(line.state in states for line in self.lines)

    @property
    def open_count(self) -> int:
        """How many lines ask for something today."""
        return sum(line.is_open for line in self.lines)

    @property
    def overdue_count(self) -> int:
        """How many of them should have been done before today."""
        return self.count(State.OVERDUE)

    def stages(self) -> list[tuple[Stage, list[Line]]]:
        """Return the lines under the names of their stages."""
        return [(stage, [line for line in self.lines if line.rule.stage == stage]) for stage in Stage]

    def __str__(self) -> str:
        """Return the sheet in a few words: "3 of 17 open, 1 overdue"."""
        applying = len(self.lines) - self.count(State.NOTHING)
        if not self.open_count:
            return _("Nothing open")
        words = _("%(open)s of %(all)s open") % {"open": self.open_count, "all": applying}
        if not self.overdue_count:
            return words
        overdue = ngettext("%(count)s overdue", "%(count)s overdue", self.overdue_count)
        return f"{words}, {overdue % {'count': self.overdue_count}}"


def run_sheets(events: Sequence[Event], now: datetime | None = None) -> list[RunSheet]:
    """Return the run sheets of `events`, in their order, by one query for all of them.

    Args:
        events: rows with all their columns.
        now: the moment for which the lines are computed; the present one if none is given.
    """
    now = now or timezone.now()
    return [RunSheet(facts, tuple(line_of(rule, facts, now) for rule in RULES)) for facts in facts_of(events)]


__all__ = ["RULES", "Line", "RunSheet", "Stage", "State", "run_sheets"]
