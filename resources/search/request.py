"""What a reader asks for, as it stands in the address."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from resources.search.axes import AXES

# More than anybody types.
LONGEST = 200

# How results can be sorted; empty is the best first, or the newest where no words are looked for.
SORTS = {
    "": _("Best match"),
    "newest": _("Newest publication"),
    "added": _("Newest in the library"),
    "title": _("Title"),
}


@dataclass(frozen=True, slots=True)
class Search:
    """A combination of words, filters and an order: shareable, for it is an address."""

    words: str = ""
    # Name of the axis to the names of its chosen values; none of them empty.
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: str = ""

    @classmethod
    def read(cls, query: QueryDict) -> Self:
        """Return what an address asks for. What it names wrongly is ignored, so that old addresses go on working."""
        chosen = {}
        for name, axis in AXES.items():
            if name in query:
                known = axis.values()
                if values := tuple(sorted({value for value in query.getlist(name) if value in known})):
                    chosen[name] = values
        sort = query.get("sort", "")
        words = " ".join(query.get("q", "").replace("\x00", "").split())[:LONGEST]
        return cls(words, chosen, sort if sort in SORTS else "")

    @classmethod
    def parse(cls, query: str) -> Self:
        """Return what a kept address asks for; `query` is the part after "?"."""
        return cls.read(QueryDict(query))

    @classmethod
    def followed(cls, query: str) -> Self | None:
        """Return what somebody follows by a kept address; None if nothing is left of one of its filters.

        Without that filter she would be told of far more than she asked for.
        """
        search = cls.parse(query)
        asked = AXES.keys() & QueryDict(query).keys()
        return search if asked <= search.chosen.keys() else None

    def query(self, **changes: object) -> str:
        """Return the address's part after "?", the same for the same search; `changes` are further parameters."""
        pairs = [("q", self.words)] if self.words else []
        pairs += [(name, value) for name in AXES for value in self.chosen.get(name, ())]
        if self.sort:
            pairs.append(("sort", self.sort))
        pairs += [(name, str(value)) for name, value in changes.items() if value]
        return urlencode(pairs)

    def without(self, axis: str, value: str = "") -> Self:
        """Return the search without one chosen value, or without all of an axis."""
        rest = tuple(one for one in self.chosen.get(axis, ()) if value and one != value)
        chosen = {name: values for name, values in self.chosen.items() if name != axis}
        return type(self)(self.words, chosen | ({axis: rest} if rest else {}), self.sort)

    def with_words(self, words: str) -> Self:
        """Return the same search for other words."""
        return type(self)(words, self.chosen, self.sort)

    @property
    def is_empty(self) -> bool:
        """Whether it asks for everything."""
        return not (self.words or self.chosen)
