"""Where the values of an axis come from: a list of the code, or rows of the database.

The rows of all sources have the same columns, so one statement reads them all.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import models
from django.db.models import F, QuerySet, TextField, Window
from django.db.models.functions import Cast, Coalesce, Concat, NullIf, RowNumber

from hub.languages import current, fallbacks, name_of, sort_key
from hub.taxonomy.models import (
    Audience,
    Framework,
    FrameworkItem,
    Instrument,
    Licence,
    Place,
    Sector,
    Theme,
)
from members.models import Organisation
from resources.models import Edition, Practice, Resource

# A value of an axis: how addresses name it, its number, its label in the reader's language, the broader value.
type Value = tuple[str, int, str, str]


@dataclass(frozen=True, slots=True)
class Source:
    """The values of an axis, or of several.

    Attributes:
        name: under which they are kept.
        make: returns all of them in the reader's language: a list, or rows with the columns of `_rows`.
        is_by_label: whether they are offered in the order of their labels instead of that of `make`.
    """

    name: str
    make: Callable[[], list[Value] | QuerySet[Any]]
    is_by_label: bool = False


def read(*sources: Source) -> dict[Source, list[Value]]:
    """Return the values of each source, in the order in which they are offered; the database is asked once."""
    values: dict[Source, list[Value]] = {}
    queries = []
    for number, source in enumerate(sources):
        made = source.make()
        values[source] = made if isinstance(made, list) else []
        if not isinstance(made, list):
            queries.append(made.annotate(source=models.Value(number)))
    if queries:
        rows = queries[0].union(*queries[1:], all=True).order_by("source", "rank")
        for key, number, label, above, _rank, source_number in rows:
            values[sources[source_number]].append((key, number, label, above))
    for source in sources:
        if source.is_by_label:
            values[source].sort(key=lambda value: sort_key(value[2]))
    return values


def _rows(rows: QuerySet[Any], *, rank: models.Expression, **columns: Any) -> QuerySet[Any]:
    """Return rows as values, and their rank among those of their source.

    Args:
        rows: of a model.
        rank: by which they are ordered.
        columns: `key`, `number`, `label` and `above` where they are not those of a term without a broader one.
    """
    columns = {"key": F("slug"), "number": F("pk"), "label": _name(), "above": models.Value("")} | columns
    return rows.order_by().annotate(**columns, rank=rank).values_list(*columns, "rank")


def _name(otherwise: str = "slug") -> Coalesce:
    """Return the name in the best language for the reader, for terms without any what `otherwise` holds."""
    names = (NullIf(f"name_{code}", models.Value("")) for code in fallbacks(current()))
    return Coalesce(*names, Cast(otherwise, TextField()), output_field=TextField())


def _nth(*order: Any) -> Window:
    return Window(RowNumber(), order_by=order)


def _above() -> Coalesce:
    return Coalesce("parent__slug", models.Value(""))


def language_number(code: str) -> int:
    """Return the number of a language: of "aa" it is 0."""
    return (ord(code[0]) - 97) * 26 + ord(code[1]) - 97


@cache
def kind_numbers() -> dict[str, int]:
    """Return the numbers of the kinds. They are in the index: new kinds come last."""
    return {kind: number for number, kind in enumerate(Resource.Kind.values, start=1)}


@cache
def evidence_numbers() -> dict[str, int]:
    """Return the numbers of the levels of evidence, the lowest first."""
    return {level: number for number, level in enumerate(Practice.Evidence.values, start=1)}


def _kinds() -> list[Value]:
    return [(kind.value, kind_numbers()[kind], str(kind.label), "") for kind in Resource.Kind]


def _languages() -> list[Value]:
    return [(code, language_number(code), name_of(code), "") for code in Edition.Language.values]


def _evidence() -> list[Value]:
    return [(level.value, evidence_numbers()[level], str(level.label), "") for level in Practice.Evidence]


def _themes() -> QuerySet[Any]:
    return _rows(Theme.objects.all(), rank=_nth("position", "slug"), above=_above())


def _places() -> QuerySet[Any]:
    return _rows(Place.objects.all(), rank=_nth("position", "slug"), above=_above())


def _sectors() -> QuerySet[Any]:
    return _rows(Sector.objects.all(), rank=_nth("position", "slug"))


def _audiences() -> QuerySet[Any]:
    return _rows(Audience.objects.all(), rank=_nth("position", "slug"))


def _licences() -> QuerySet[Any]:
    return _rows(Licence.objects.all(), rank=_nth("position", "slug"))


def _publishers() -> QuerySet[Any]:
    published = Resource.publishers.through.objects.values("organisation")
    rows = Organisation.objects.filter(pk__in=published)
    return _rows(rows, rank=_nth("name", "pk"), key=Cast("uuid", TextField()), label=_name("uuid"))


def _years() -> QuerySet[Any]:
    year = Cast("year", TextField())
    rows = Resource.objects.exclude(year=None)
    return _rows(rows, rank=-F("year"), key=year, number=F("year"), label=year).distinct()


def _instruments() -> QuerySet[Any]:
    label = Concat("code", models.Value(" – "), _name(), output_field=TextField())
    return _rows(Instrument.objects.all(), rank=_nth("position", "code"), label=label)


def _items(kind: str) -> QuerySet[Any]:
    rank = _nth("framework__position", F("framework__adopted").desc(), "position", "pk")
    return _rows(FrameworkItem.objects.filter(framework__kind=kind), rank=rank, above=_above())


KINDS = Source("kinds", _kinds)
LANGUAGES = Source("languages", _languages)
THEMES = Source("themes", _themes)
PLACES = Source("places", _places, is_by_label=True)
SECTORS = Source("sectors", _sectors)
AUDIENCES = Source("audiences", _audiences)
PUBLISHERS = Source("publishers", _publishers, is_by_label=True)
YEARS = Source("years", _years)
LICENCES = Source("licences", _licences)
INSTRUMENTS = Source("instruments", _instruments)
PRINCIPLES = Source("principles", lambda: _items(Framework.Kind.PRINCIPLES))
STRATEGIES = Source("strategies", lambda: _items(Framework.Kind.STRATEGY))
EVIDENCE = Source("evidence", _evidence)
