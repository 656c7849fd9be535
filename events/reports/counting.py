"""Registrations and invitations as numbers: one pass over the rows of the chosen events."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from django.db.models import Count
from django.db.models.functions import Coalesce, Lower

from events.models import Event, Invitation, Registration

Status = Registration.Status

# What groups people fall into: columns of a registration. Of a country follows its region.
DIMENSIONS = ("country", "group", "gender", "language", "listening_language")
# States of who is registered, and of who is not any more.
STANDING = (Status.CONFIRMED, Status.WAITLISTED, Status.PENDING)
GIVEN_UP = (Status.CANCELLED, Status.DECLINED)

# The value of a group: a country's key or a word; "" or None where it is not known.
type Key = int | str | None


class Row(NamedTuple):
    """A registration as the figures need it; `person` is the same for all registrations of one address."""

    event: int
    status: str
    country: int | None
    group: str
    gender: str
    language: str
    listening_language: str
    has_joined: bool
    minutes: int | None
    person: str

    @property
    def has_attended(self) -> bool:
        """Whether the person was there: she pressed the button to join, or the report of the meeting knows her."""
        return self.has_joined or bool(self.minutes)


@dataclass(slots=True)
class Group:
    """Who belongs to a group: participations, and the people behind them."""

    registered: int = 0
    attended: int = 0
    people: set[str] = field(default_factory=set)
    people_attended: set[str] = field(default_factory=set)

    def add(self, row: Row) -> None:
        """Count a registration."""
        self.registered += 1
        self.people.add(row.person)
        if row.has_attended:
            self.attended += 1
            self.people_attended.add(row.person)

    @property
    def participations(self) -> tuple[int, int]:
        """How many registered and how many of them attended."""
        return self.registered, self.attended

    @property
    def counts(self) -> tuple[int, int, int, int]:
        """The participations, then the people who registered and the people who attended."""
        return self.registered, self.attended, len(self.people), len(self.people_attended)

    def join(self, other: "Group") -> None:
        """Count another group with this one."""
        self.registered += other.registered
        self.attended += other.attended
        self.people |= other.people
        self.people_attended |= other.people_attended


@dataclass(slots=True)
class Tally:
    """The figures of an event, or of several together.

    Attributes:
        all: everybody who is registered.
        states: registrations by state, given up ones too.
        invited: invitations by answer.
        minutes: of everybody whose minutes are known.
        groups: dimension to value to who belongs to it.
    """

    all: Group = field(default_factory=Group)
    states: Counter[str] = field(default_factory=Counter)
    invited: Counter[str] = field(default_factory=Counter)
    minutes: list[int] = field(default_factory=list)
    groups: dict[str, defaultdict[Key, Group]] = field(
        default_factory=lambda: {name: defaultdict(Group) for name in DIMENSIONS}
    )

    def add(self, row: Row) -> None:
        """Count a registration."""
        self.states[row.status] += 1
        if row.status in GIVEN_UP:
            return
        self.all.add(row)
        if row.minutes:
            self.minutes.append(row.minutes)
        for name in DIMENSIONS:
            self.groups[name][getattr(row, name)].add(row)

    def countries(self, *, attended: bool) -> int:
        """Return from how many countries people registered or attended."""
        return sum(
            bool(group.attended if attended else group.registered)
            for country, group in self.groups["country"].items()
            if country is not None
        )


def together(tallies: Iterable[Tally]) -> Tally:
    """Return the figures of several events in one; invitations and states are added up by who decides what is shown."""
    result = Tally()
    for tally in tallies:
        result.all.join(tally.all)
        for name, groups in tally.groups.items():
            for key, group in groups.items():
                result.groups[name][key].join(group)
    return result


def tallies_of(events: Sequence[Event]) -> dict[int, Tally]:
    """Return the figures of each event by its key; two queries, whatever their number."""
    result = {event.pk: Tally() for event in events}
    rows = (
        Registration.objects.filter(event__in=result)
        .order_by()
        .annotate(person=Lower(Coalesce("member__email", "email")))
        .values_list(
            *("event_id", "status", "country_id", "group", "gender", "language", "listening_language"),
            *("joined_at", "minutes_attended", "person"),
        )
    )
    for *answers, joined_at, minutes, person in rows.iterator(chunk_size=5000):
        row = Row._make((*answers, joined_at is not None, minutes, person))
        result[row.event].add(row)
    invited = Invitation.objects.in_force().filter(event__in=result).order_by().values_list("event_id", "status")
    for event_id, status, count in invited.annotate(count=Count("pk")):
        result[event_id].invited[status] = count
    return result
