"""The words that a table may use for terms, countries and organisations, and the nearest one where a word is wrong."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

from django.utils.translation import gettext as _

from hub.languages import CODES, sort_key
from hub.taxonomy.models import Audience, Instrument, Licence, Place, Sector, Theme
from members.models import Organisation


class BadValue(Exception):
    """A cell holds what cannot be taken over; the message says why."""


def _key(word: str) -> str:
    return " ".join(sort_key(word).split())


class Terms:
    """A list of rows of the database, found by their short names and by their names in every language."""

    def __init__(self, entries: Iterable[tuple[int, list[str]]]) -> None:
        """Take pairs of a key and its words; the first word that means this row alone is what exports write."""
        pairs = [(pk, [word for word in words if word]) for pk, words in entries]
        self._found: dict[str, set[int]] = {}
        for pk, words in pairs:
            for word in words:
                self._found.setdefault(_key(word), set()).add(pk)
        self._words = {
            pk: next((word for word in words if len(self._found[_key(word)]) == 1), words[0]) for pk, words in pairs
        }

    def word(self, pk: int) -> str:
        """Return what a table calls a row."""
        return self._words[pk]

    def find(self, word: str) -> int:
        """Return the row that a word means.

        Raises:
            BadValue: none, or several.
        """
        found = self._found.get(_key(word), set())
        if len(found) == 1:
            return next(iter(found))
        if found:
            raise BadValue(_("“%(word)s” may mean several; write the whole name.") % {"word": word})
        near = get_close_matches(_key(word), self._found, n=1, cutoff=0.5)
        if not near:
            raise BadValue(_("“%(word)s” is not known here.") % {"word": word})
        nearest = self._words[min(self._found[near[0]])]
        raise BadValue(_("“%(word)s” is not known here. Do you mean “%(near)s”?") % {"word": word, "near": nearest})

    def __iter__(self) -> Any:
        return iter(self._words.items())


def _terms(model: Any, *first: str) -> Terms:
    return Terms(
        (row.pk, [*(getattr(row, name) for name in first), row.slug, *(getattr(row, f"name_{code}") for code in CODES)])
        for row in model.objects.all()
    )


class Vocabulary:
    """All lists, read once for a whole table."""

    def __init__(self) -> None:
        self.themes = _terms(Theme)
        self.sectors = _terms(Sector)
        self.audiences = _terms(Audience)
        self.licences = _terms(Licence)
        self.instruments = _terms(Instrument, "code")
        self.places = _terms(Place)
        self.publishers = Terms(
            (row.pk, [getattr(row, f"{field}_{code}") for field in ("acronym", "name") for code in CODES])
            for row in Organisation.objects.order_by("pk")
        )
