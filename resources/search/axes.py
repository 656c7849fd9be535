"""The axes by which works are sorted, and the numbers by which the index knows their values.

`IndexEntry.facets` holds one number for each value of a work on each axis: the axis times a million plus the value's
own number. So one index answers all filters, and one pass over the hits counts all facets.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hub.forms import kept
from resources.search import sources
from resources.search.sources import Source, Value

STEP = 1_000_000


@dataclass(frozen=True, slots=True)
class Axis:
    """One way to narrow the list.

    Attributes:
        name: the parameter of the address.
        number: of the axis, from 1.
        label: above its choices.
        source: of its values.
    """

    name: str
    number: int
    label: str | Promise
    source: Source

    def values(self) -> dict[str, Value]:
        """Return the values by their names in addresses, asked for once a minute."""
        values = kept(f"axis:{self.source.name}", lambda: sources.read(self.source)[self.source])
        return {value[0]: value for value in values}

    def code(self, value: int) -> int:
        """Return the number in the index of the value with this number of its own."""
        return self.number * STEP + value

    def codes(self, names: Iterable[str]) -> list[int]:
        """Return the numbers in the index of values as addresses name them; unknown ones are left out."""
        known = self.values()
        return [self.code(known[name][1]) for name in names if name in known]


def read_all() -> dict[str, list[Value]]:
    """Return the values of all axes in the reader's language, in their order, without asking the cache."""
    # Four axes have the same places.
    values = sources.read(*dict.fromkeys(axis.source for axis in AXES.values()))
    return {name: values[axis.source] for name, axis in AXES.items()}


# In the order in which they are offered.
AXES: dict[str, Axis] = {
    axis.name: axis
    for axis in (
        Axis("kind", 1, _("Kind"), sources.KINDS),
        Axis("language", 2, _("Language"), sources.LANGUAGES),
        Axis("theme", 3, _("Theme"), sources.THEMES),
        Axis("place", 4, _("Country or region"), sources.PLACES),
        Axis("origin", 5, _("Country of origin"), sources.PLACES),
        Axis("transit", 6, _("Country of transit"), sources.PLACES),
        Axis("destination", 7, _("Country of destination"), sources.PLACES),
        Axis("sector", 8, _("Sector"), sources.SECTORS),
        Axis("audience", 9, _("For whom"), sources.AUDIENCES),
        Axis("publisher", 10, _("Publisher"), sources.PUBLISHERS),
        Axis("year", 11, _("Year"), sources.YEARS),
        Axis("licence", 12, _("Licence"), sources.LICENCES),
        Axis("instrument", 13, _("International instrument"), sources.INSTRUMENTS),
        Axis("principle", 14, _("Principle or guideline"), sources.PRINCIPLES),
        Axis("strategy", 15, _("Area of the strategy"), sources.STRATEGIES),
        Axis("evidence", 16, pgettext_lazy("of a practice", "Evidence"), sources.EVIDENCE),
    )
}
