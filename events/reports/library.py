"""How the library is used and where it has gaps: counts of works, downloads and searches, none of them of persons."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from events.models import Event
from events.reports.report import Table
from events.reports.suppression import FEWEST as FEWEST_PEOPLE
from hub.languages import CODES, name_of, sort_key
from hub.taxonomy.models import Place, Theme
from members.models import Member
from resources.models import DownloadCount, Edition, Resource, SearchCount
from resources.searched import FEWEST

_LONGEST = 25


@dataclass(frozen=True, slots=True)
class Gaps:
    """How many works there are on each theme and country; `rows` are the countries with a number for each theme."""

    themes: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int, ...]], ...]

    @property
    def empty(self) -> int:
        """For how many pairs there is nothing."""
        return sum(line.count(0) for _name, line in self.rows)


@dataclass(frozen=True, slots=True)
class LibraryReport:
    """All that the page about the library says."""

    tables: tuple[Table, ...]
    gaps: Gaps

    def table(self, name: str) -> Table:
        """Return a table by its name."""
        return next(table for table in self.tables if table.name == name)


def library_report(begins: date, ends: date) -> LibraryReport:
    """Return the figures of the months from that of `begins` to that of `ends`; a fixed number of queries."""
    months = Q(month__gte=begins.replace(day=1), month__lte=ends)
    searches = (
        SearchCount.objects.filter(months)
        .order_by()
        .values("language", "words")
        .annotate(times=Sum("searches"), found=Max("results"))
        .filter(times__gte=FEWEST)
    )
    head = (_("Words"), _("Searches"), _("Found"))
    used = list(
        DownloadCount.objects.filter(months)
        .order_by()
        .values(work=F("edition__resource"))
        .annotate(times=Sum("count"))
        .order_by("-times", "work")[:_LONGEST]
    )
    works = Resource.objects.in_bulk([row["work"] for row in used])
    tables = (
        Table("searched", _("Most searched"), head, _searches(searches)),
        Table("nothing-found", _("Searches without result"), head, _searches(searches.filter(found=0))),
        Table(
            "used",
            _("Most used works"),
            (_("Work"), _("Downloads")),
            tuple((str(works[row["work"]]), (row["times"],)) for row in used),
        ),
        _languages(),
    )
    return LibraryReport(tables, _gaps())


def _searches(found: QuerySet[Any, Any]) -> tuple[tuple[str, tuple[int, ...]], ...]:
    rows = found.order_by("-times", "words", "language")[:_LONGEST]
    return tuple(
        (f"{row['words']} ({capfirst(name_of(row['language']))})", (row["times"], row["found"])) for row in rows
    )


def _languages() -> Table:
    """Return how many of the shown works there are in each language, and how many are missing."""
    shown = Resource.objects.filter(published_at__isnull=False)
    has = {
        code: Count("pk", filter=Exists(Edition.objects.filter(resource=OuterRef("pk"), language=code)))
        for code in CODES
    }
    counted = shown.aggregate(every=Count("pk"), **has)
    rows = tuple((capfirst(name_of(code)), (counted[code], counted["every"] - counted[code])) for code in CODES)
    return Table("languages", _("Languages of the works"), (_("Language"), _("Works"), _("Missing")), rows)


def _gaps() -> Gaps:
    """Return the works by theme and country, for countries that events are about or speakers come from, and of members.

    A country of few members is left out: it would tell that somebody is there.
    """
    peopled = (
        Member.objects.approved().order_by().values("country").annotate(n=Count("pk")).filter(n__gte=FEWEST_PEOPLE)
    )
    shown = Event.objects.exclude(status=Event.Status.DRAFT).order_by()
    places = Place.objects.countries().filter(
        Q(pk__in=shown.values("places"))
        | Q(pk__in=shown.values("contributions__country"))
        | Q(pk__in=shown.values("organisations__country"))
        | Q(pk__in=shown.values("topics__organisation__country"))
        | Q(pk__in=peopled.values("country"))
    )
    countries = sorted(places, key=lambda place: sort_key(place.name))
    themes = list(Theme.objects.filter(parent=None))
    pairs = (
        Resource.objects.filter(published_at__isnull=False, placements__place__in=[place.pk for place in countries])
        .order_by()
        .values_list(Coalesce("themes__parent", "themes"), "placements__place")
        .annotate(works=Count("pk", distinct=True))
    )
    counts = {(theme, place): works for theme, place, works in pairs}
    rows = tuple((place.name, tuple(counts.get((theme.pk, place.pk), 0) for theme in themes)) for place in countries)
    return Gaps(tuple(theme.name for theme in themes), rows)
