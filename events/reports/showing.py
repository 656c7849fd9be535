"""Which lines of the figures of one event, or of several together, may be shown."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from events.reports.counting import Group, Key, Tally
from events.reports.suppression import FEWEST, Line, Shown, kept_back_in_sum, may_show, suppress, together
from hub.taxonomy.models import Place

type Groups = Mapping[Key, Group]


@dataclass(frozen=True, slots=True)
class Atlas:
    """The places by key."""

    places: Mapping[int, Place]

    @classmethod
    def read(cls) -> "Atlas":
        """Return all places; one query."""
        return cls(Place.objects.in_bulk())

    def region_of(self, country: Key) -> Key:
        """Return the key of the region of a country, or the place itself where it has none."""
        place = self.places.get(country)  # type: ignore[arg-type]
        return country if place is None else place.parent_id or place.pk

    def name(self, key: Key) -> str:
        """Return the name of a place."""
        place = self.places.get(key)  # type: ignore[arg-type]
        return _("Not said") if place is None else place.name


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one event, or of several and of all together.

    For several there is one rule more: nobody must be able to take from a sum what the reports of single events show,
    and be left with what one of them does not show.
    """

    tallies: Sequence[Tally]
    whole: Tally
    atlas: Atlas

    @property
    def is_sum(self) -> bool:
        """Whether there are several events."""
        return len(self.tallies) > 1

    @property
    def has_attendance(self) -> bool:
        """Whether so many people attended that their number may be shown."""
        return self.whole.all.attended >= FEWEST

    @property
    def held(self) -> list[Tally]:
        """The events at which somebody was: of the others nobody knows who came, or they are still to be held."""
        return [tally for tally in self.tallies if tally.all.attended]

    def by(self, name: str) -> Shown[Key]:
        """Return the lines by one answer of the people: group, gender, language."""
        parts = [_participations(tally.groups[name]) for tally in self.tallies]
        kept_back = kept_back_in_sum([(part, suppress(part)) for part in parts]) if self.is_sum else ()
        return self._shown(self.whole.groups[name], kept_back)

    def places(self) -> tuple[Shown[Key], Shown[Key]]:
        """Return the lines by region and by country.

        The countries of a region are a table of their own, with the line of the region as its total.
        """
        kept_regions: Collection[Key] = ()
        kept_countries: Collection[Key] = ()
        if self.is_sum:
            regions, countries = [], []
            for tally in self.tallies:
                alone = Figures([tally], tally, self.atlas)
                shown_regions, shown_countries = alone.places()
                regions.append((_participations(alone.regions()), shown_regions))
                countries.append((_participations(tally.groups["country"]), shown_countries))
            kept_regions, kept_countries = kept_back_in_sum(regions), kept_back_in_sum(countries)
        shown = self._shown(self.regions(), kept_regions)
        known = {key for key, _line in shown.rows}
        rows: list[tuple[Key, Line]] = []
        left: list[Key] = []
        for region, countries_in in self._countries_by_region().items():
            inside = self._shown(countries_in, kept_countries) if region in known else Shown(())
            rows += inside.rows
            left += set(countries_in) - {key for key, _line in inside.rows}
        rows.sort(key=lambda row: row[1], reverse=True)
        others = self._joined(self.whole.groups["country"], left) if left else None
        return shown, Shown(tuple(rows), others)

    def regions(self) -> dict[Key, Group]:
        """Return the groups of the countries of each region."""
        return {region: _union(countries.values()) for region, countries in self._countries_by_region().items()}

    def states(self, counts: Callable[[Tally], Counter[str]], states: Iterable[str]) -> Shown[Key]:
        """Return the lines by state, of those events in which all these states together may be shown."""
        chosen = tuple(states)
        parts = [{state: (counts(tally)[state],) for state in chosen} for tally in self.tallies]
        parts = [part for part in parts if may_show(together(list(part.values())))]
        kept_back = kept_back_in_sum([(part, suppress(part)) for part in parts]) if self.is_sum else ()
        whole = {state: together([(0,), *(part[state] for part in parts)]) for state in chosen}
        return suppress(whole, kept_back=kept_back)

    def total_of(self, counts: Callable[[Tally], Counter[str]], states: Iterable[str]) -> int | None:
        """Return the sum of some states over the events in which it may be shown; None if that is none of them."""
        chosen = tuple(states)
        totals = [sum(counts(tally)[state] for state in chosen) for tally in self.tallies]
        fit = [total for total in totals if may_show([total])]
        return sum(fit) if fit else None

    def minutes(self) -> list[int]:
        """Return the minutes of all people of those events in which enough people have minutes."""
        return sorted(minutes for tally in self.tallies if may_show([len(tally.minutes)]) for minutes in tally.minutes)

    def _countries_by_region(self) -> dict[Key, dict[Key, Group]]:
        found: dict[Key, dict[Key, Group]] = {}
        for country, group in self.whole.groups["country"].items():
            found.setdefault(self.atlas.region_of(country), {})[country] = group
        return found

    def _line(self, group: Group) -> Line:
        if self.is_sum:
            return group.counts if self.has_attendance else group.counts[::2]
        return group.participations if self.has_attendance else group.participations[:1]

    def _joined(self, groups: Groups, keys: Iterable[Key]) -> Line:
        return self._line(_union(groups[key] for key in keys))

    def _shown(self, groups: Groups, kept_back: Collection[Key]) -> Shown[Key]:
        lines = {key: self._line(group) for key, group in groups.items()}
        return suppress(lines, kept_back=kept_back, join=lambda keys: self._joined(groups, keys))


def _participations(groups: Groups) -> dict[Key, Line]:
    return {key: group.participations for key, group in groups.items()}


def _union(groups: Iterable[Group]) -> Group:
    result = Group()
    for group in groups:
        result.join(group)
    return result
