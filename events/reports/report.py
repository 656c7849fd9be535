"""The report of an event or of a period, in the reader's language: what the page shows and every file holds."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.models import Event, Invitation, Registration
from events.reports.counting import GIVEN_UP, STANDING, Key, Tally, tallies_of, together
from events.reports.showing import Atlas, Figures
from events.reports.suppression import FEWEST, Line, Shown, may_show
from hub.languages import name_of
from hub.taxonomy.models import Sector
from members.models import Gender, StakeholderGroup

_ANSWERS = (Invitation.Status.ACCEPTED, Invitation.Status.DECLINED, Invitation.Status.OPEN)


@dataclass(frozen=True, slots=True)
class Table:
    """A table of figures.

    Attributes:
        name: by which files and tests know it.
        title: what it shows.
        head: the heads of its columns, that of the groups first.
        rows: each group with its figures, those that are not shown together in the last one.
        note: what a reader must know besides.
    """

    name: str
    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, Line], ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Trend:
    """An event among those of a period; `attended` is None where nobody has been counted."""

    event: Event
    day: date
    registered: int
    attended: int | None
    countries: int

    @property
    def share(self) -> int | None:
        """How many in a hundred of the registered people attended."""
        return round(100 * self.attended / self.registered) if self.attended and self.registered else None


@dataclass(frozen=True, slots=True)
class Report:
    """All that a report says.

    Attributes:
        title: the event, or what the period is about.
        when: the day of the event, or the period.
        headline: the most important figures in a sentence.
        figures: names and values of the key figures.
        tables: who took part, by group.
        trends: the events of a period in the order of time.
        left_out: events with so few people that a sum would give them away.
        has_others: whether a table does not show all of its groups.
        has_attendance: whether the second column of who took part is who attended.
        has_people: whether the last columns are the people behind the participations of several events.
        made_on: the day of the figures.
    """

    title: str
    when: str
    headline: str
    figures: tuple[tuple[str, str], ...]
    tables: tuple[Table, ...]
    trends: tuple[Trend, ...]
    left_out: tuple[Event, ...]
    has_others: bool
    has_attendance: bool
    has_people: bool
    made_on: date

    def table(self, name: str) -> Table | None:
        """Return a table by its name."""
        return next((table for table in self.tables if table.name == name), None)

    @property
    def explanation(self) -> str:
        """Why not all groups are shown."""
        return _(
            "No group with fewer than %(fewest)s people is shown, so that nobody can be recognised. Such groups are "
            "counted under “Others and not shown”, with as many larger ones as it takes to keep them from being worked "
            "out."
        ) % {"fewest": FEWEST}


def report_of(event: Event) -> Report:
    """Return the report of one event; a fixed number of queries."""
    tallies = tallies_of([event])
    return _report([event], tallies, title=str(event), when=day_of(event))


def report_over(events: Sequence[Event], *, title: str, when: str) -> Report:
    """Return the report of several events together; as many queries as for one."""
    return _report(events, tallies_of(events), title=title, when=when, is_period=True)


def day_of(event: Event) -> str:
    """Return the day of an event on its own clock, in words."""
    return date_format(event.starts_at.astimezone(event.zone), "DATE_FORMAT") if event.starts_at else _("No date yet")


def _report(
    events: Sequence[Event], tallies: dict[int, Tally], *, title: str, when: str, is_period: bool = False
) -> Report:
    counted = [event for event in events if not is_period or may_show(tallies[event.pk].all.participations)]
    chosen = [tallies[event.pk] for event in counted]
    whole = chosen[0] if len(chosen) == 1 else together(chosen)
    figures = Figures(chosen, whole, Atlas.read())
    shown = _Shower(figures)
    tables = shown.tables(counted) if may_show([whole.all.registered]) else []
    return Report(
        title=title,
        when=when,
        headline=_headline(figures, is_period=is_period),
        figures=tuple(_key_figures(figures)),
        tables=tuple(tables),
        trends=tuple(_trends(counted, tallies)) if is_period else (),
        left_out=tuple(event for event in events if event not in counted),
        has_others=shown.has_others,
        has_attendance=figures.has_attendance,
        has_people=figures.is_sum,
        made_on=timezone.now().date(),
    )


def number(value: int | None) -> str:
    """Return a figure as it is written in the reader's language; of too few people it says only that."""
    if value is None or not may_show([value]):
        return _("fewer than %(fewest)s") % {"fewest": FEWEST}
    return number_format(value, force_grouping=True)


def _headline(figures: Figures, *, is_period: bool) -> str:
    group = figures.whole.all
    has_attendance = figures.has_attendance
    people = len(group.people_attended) if has_attendance else len(group.people)
    if not may_show([people]):
        return _("Fewer than %(fewest)s people: no figures are shown.") % {"fewest": FEWEST}
    if has_attendance:
        words = ngettext("%(count)s participant", "%(count)s participants", people)
    else:
        words = ngettext("%(count)s registered person", "%(count)s registered people", people)
    words %= {"count": number(people)}
    if countries := figures.whole.countries(attended=has_attendance):
        places = ngettext("%(count)s country", "%(count)s countries", countries) % {"count": countries}
        words = _("%(people)s from %(countries)s") % {"people": words, "countries": places}
    events = len(figures.held) if has_attendance else len(figures.tallies)
    if is_period and events > 1:
        of_events = ngettext("%(count)s event", "%(count)s events", events) % {"count": events}
        words = _("%(people)s in %(events)s") % {"people": words, "events": of_events}
    return words


def _key_figures(figures: Figures) -> Iterable[tuple[str, str]]:
    group = figures.whole.all
    invited = figures.total_of(lambda tally: tally.invited, _ANSWERS)
    yield _("Invited"), number(invited)
    yield _("Registered"), number(group.registered)
    yield _("Attended"), number(group.attended)
    if figures.is_sum:
        yield _("People who registered"), number(len(group.people))
        yield _("People who attended"), number(len(group.people_attended))
    if figures.has_attendance:
        registered = sum(tally.all.registered for tally in figures.held)
        yield _("Attendance rate"), f"{round(100 * group.attended / registered)} %"
    if minutes := figures.minutes():
        yield _("Minutes attended (sum)"), number_format(sum(minutes), force_grouping=True)
        yield _("Minutes attended (median)"), number_format(median(minutes), decimal_pos=0)


class _Shower:
    """Puts the lines that may be shown into words."""

    def __init__(self, figures: Figures) -> None:
        self.figures = figures
        self.has_others = False

    def tables(self, events: Sequence[Event]) -> list[Table]:
        figures, atlas = self.figures, self.figures.atlas
        regions, countries = figures.places()
        spoken = {code: capfirst(name_of(code)) for code in ("en", "fr", "es")}
        gender = _labels(Gender.choices)
        found = [
            self._states("states", _("Registered, by state"), figures.states(lambda tally: tally.states, STANDING)),
            self._states("given-up", _("Given up or declined"), figures.states(lambda tally: tally.states, GIVEN_UP)),
            self._invitations(),
            self._people("region", _("By region"), _("Region"), regions, atlas.name),
            self._people("country", _("By country"), _("Country"), countries, atlas.name),
            self._by(
                "group", _("By type of organisation"), _("Type of organisation"), _labels(StakeholderGroup.choices)
            ),
            self._by("gender", _("By gender"), _("Gender"), gender),
            self._by("listening_language", _("By language listened in"), _("Language"), spoken),
            self._by("language", _("By language of mails"), _("Language"), spoken),
            self._sectors(events),
        ]
        return [table for table in found if table.rows]

    def _columns(self) -> tuple[str, ...]:
        has_attendance = self.figures.has_attendance
        participations = (_("Registered"), _("Attended")) if has_attendance else (_("Registered"),)
        if not self.figures.is_sum:
            return participations
        people = (
            (_("People who registered"), _("People who attended")) if has_attendance else (_("People who registered"),)
        )
        return (*participations, *people)

    def _rows(self, shown: Shown[Key], label: Callable[[Any], object]) -> tuple[tuple[str, Line], ...]:
        rows = tuple((str(label(key)), line) for key, line in shown.rows)
        if not shown.others or not may_show(shown.others):
            return rows
        self.has_others = True
        return (*rows, (_("Others and not shown"), shown.others))

    def _people(self, name: str, title: str, head: str, shown: Shown[Key], label: Callable[[Any], object]) -> Table:
        return Table(name, title, (head, *self._columns()), self._rows(shown, label))

    def _by(self, name: str, title: str, head: str, labels: dict[str, str]) -> Table:
        return self._people(name, title, head, self.figures.by(name), lambda key: labels.get(key) or _("Not said"))

    def _states(self, name: str, title: str, shown: Shown[Key]) -> Table:
        labels = dict(Registration.Status.choices)
        return Table(name, title, (_("State"), _("Registrations")), self._rows(shown, labels.__getitem__))

    def _invitations(self) -> Table:
        shown = self.figures.states(lambda tally: tally.invited, _ANSWERS)
        labels = dict(Invitation.Status.choices)
        rows = self._rows(shown, labels.__getitem__)
        return Table("invited", _("Invited, by answer"), (_("Answer"), _("Invitations")), rows)

    def _sectors(self, events: Sequence[Event]) -> Table:
        """Return the sectors that the documents of the events are about: nobody is asked for hers."""
        tallies = {event.pk: tally for event, tally in zip(events, self.figures.tallies, strict=True)}
        pairs = Sector.objects.filter(resources__event_documents__event__in=tallies).values_list(
            "pk", "resources__event_documents__event"
        )
        events_of: dict[int, set[int]] = {}
        for sector, event in pairs.distinct():
            events_of.setdefault(sector, set()).add(event)
        names = {sector.pk: str(sector) for sector in Sector.objects.filter(pk__in=events_of)}
        width = 2 if self.figures.has_attendance else 1
        rows = []
        for sector, name in names.items():
            lines = [tallies[event].all.participations[:width] for event in events_of[sector]]
            rows.append((name, (len(lines), *map(sum, zip(*lines, strict=True)))))
        rows.sort(key=lambda row: (row[1], row[0]), reverse=True)
        return Table(
            "sector",
            _("By sector"),
            (_("Sector"), _("Events"), *self._columns()[:width]),
            tuple(rows),
            _("The sectors are those of the documents of an event: nobody is asked for a sector."),
        )


def _labels(choices: Iterable[tuple[str, object]]) -> dict[str, str]:
    return {str(value): str(label) for value, label in choices}


def _trends(events: Sequence[Event], tallies: dict[int, Tally]) -> Iterable[Trend]:
    for event in sorted(events, key=lambda event: (event.starts_at, event.pk)):
        registered, attended = tallies[event.pk].all.participations
        countries = tallies[event.pk].countries(attended=bool(attended))
        day = event.starts_at.astimezone(event.zone).date()  # type: ignore[union-attr]
        yield Trend(event, day, registered, attended or None, countries)
