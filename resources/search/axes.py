"""The axes by which works are sorted, and the numbers by which the index knows their values.

`IndexEntry.facets` holds one number for each value of a work on each axis: the axis times a million plus the value's
own number. So one index answers all filters, and one pass over the hits counts all facets.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hub.forms import kept
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

STEP = 1_000_000

# A value of an axis: how addresses name it, its number, its label in the reader's language, the broader value.
type Value = tuple[str, int, str, str]


@dataclass(frozen=True, slots=True)
class Axis:
    """One way to narrow the list.

    Attributes:
        name: the parameter of the address.
        number: of the axis, from 1.
        label: above its choices.
        make_values: returns all its values in the reader's language, in the order in which they are offered.
    """

    name: str
    number: int
    label: str | Promise
    make_values: Callable[[], list[Value]]

    def values(self) -> dict[str, Value]:
        """Return the values by their names in addresses, asked for once a minute."""
        return {value[0]: value for value in kept(f"axis:{self.name}", self.make_values)}

    def code(self, value: int) -> int:
        """Return the number in the index of the value with this number of its own."""
        return self.number * STEP + value

    def codes(self, names: Iterable[str]) -> list[int]:
        """Return the numbers in the index of values as addresses name them; unknown ones are left out."""
        known = self.values()
        return [self.code(known[name][1]) for name in names if name in known]


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


def _terms(rows: QuerySet[Any], *, parent: bool = False, slug: str = "slug") -> list[Value]:
    # A column that is asked for twice is given once only.
    columns = [slug, "pk", *(f"name_{code}" for code in fallbacks(current())), *(["parent__slug"] if parent else [])]
    values = []
    for key, pk, *rest in rows.values_list(*columns):
        above = rest.pop() if parent else ""
        values.append((str(key), pk, next(filter(None, rest), str(key)), above or ""))
    return values


def _by_label(values: list[Value]) -> list[Value]:
    return sorted(values, key=lambda value: sort_key(value[2]))


def _kinds() -> list[Value]:
    return [(kind.value, kind_numbers()[kind], str(kind.label), "") for kind in Resource.Kind]


def _languages() -> list[Value]:
    return [(code, language_number(code), name_of(code), "") for code in Edition.Language.values]


def _places() -> list[Value]:
    # Four axes have the same values.
    return kept("places", lambda: _by_label(_terms(Place.objects.all(), parent=True)))


def _publishers() -> list[Value]:
    rows = Organisation.objects.filter(publications__isnull=False).distinct().order_by("name")
    return _by_label(_terms(rows, slug="uuid"))


def _years() -> list[Value]:
    years = Resource.objects.exclude(year=None).order_by("-year").values_list("year", flat=True).distinct()
    return [(str(year), year, str(year), "") for year in years if year is not None]


def _instruments() -> list[Value]:
    rows = Instrument.objects.order_by("position", "code")
    codes = dict(rows.values_list("slug", "code"))
    return [(slug, pk, f"{codes[slug]} – {label}", "") for slug, pk, label, _above in _terms(rows)]


def _items(kind: str) -> list[Value]:
    rows = FrameworkItem.objects.filter(framework__kind=kind)
    rows = rows.order_by("framework__position", "-framework__adopted", "position", "pk")
    return _terms(rows, parent=True)


def _evidence() -> list[Value]:
    return [(level.value, evidence_numbers()[level], str(level.label), "") for level in Practice.Evidence]


# In the order in which they are offered.
AXES: dict[str, Axis] = {
    axis.name: axis
    for axis in (
        Axis("kind", 1, _("Kind"), _kinds),
        Axis("language", 2, _("Language"), _languages),
        Axis("theme", 3, _("Theme"), lambda: _terms(Theme.objects.all(), parent=True)),
        Axis("place", 4, _("Country or region"), _places),
        Axis("origin", 5, _("Country of origin"), _places),
        Axis("transit", 6, _("Country of transit"), _places),
        Axis("destination", 7, _("Country of destination"), _places),
        Axis("sector", 8, _("Sector"), lambda: _terms(Sector.objects.all())),
        Axis("audience", 9, _("For whom"), lambda: _terms(Audience.objects.all())),
        Axis("publisher", 10, _("Publisher"), _publishers),
        Axis("year", 11, _("Year"), _years),
        Axis("licence", 12, _("Licence"), lambda: _terms(Licence.objects.all())),
        Axis("instrument", 13, _("International instrument"), _instruments),
        Axis("principle", 14, _("Principle or guideline"), lambda: _items(Framework.Kind.PRINCIPLES)),
        Axis("strategy", 15, _("Area of the strategy"), lambda: _items(Framework.Kind.STRATEGY)),
        Axis("evidence", 16, pgettext_lazy("of a practice", "Evidence"), _evidence),
    )
}
