"""What a list is narrowed by, as its page says it, and how a reader takes it back."""

from dataclasses import dataclass
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from resources.facets import label_of
from resources.search import AXES, SORTS, Found, Search, find

# Axes on which the same value means different things: it is named with its axis.
_NAMED_WITH_AXIS = frozenset({"origin", "transit", "destination"})
# More ways out of an empty page are not tried: each takes a search.
_WAYS_OUT = 6


class Chip(NamedTuple):
    """Something that was chosen. `query` is the address of the list without it."""

    label: str
    axis: str | Promise
    query: str


class WayOut(NamedTuple):
    """A smaller wish that something answers: what is left out or kept, how many works there are, and the address."""

    label: str
    total: int
    query: str


class SortLink(NamedTuple):
    """An order of the list."""

    label: str | Promise
    query: str
    is_current: bool


def names_of(search: Search) -> list[str]:
    """Return what was looked for and chosen, as titles of pages and feeds name it."""
    words = [_("“%(words)s”") % {"words": search.words}] if search.words else []
    return words + [_named(axis, value) for axis, values in search.chosen.items() for value in values]


def _named(axis: str, value: str) -> str:
    label = label_of(axis, value)
    return _("%(axis)s: %(value)s") % {"axis": AXES[axis].label, "value": label} if axis in _NAMED_WITH_AXIS else label


def chips_of(search: Search, found: Found) -> list[Chip]:
    """Return what can be taken back, one by one. Taking something back never leads to an empty page from a full one."""
    chips = []
    if search.words:
        chips.append(Chip(names_of(search)[0], "", search.with_words("").query()))
    for axis, values in search.chosen.items():
        chips += [
            Chip(_named(axis, value), AXES[axis].label, _without(search, axis, value, found).query())
            for value in values
        ]
    return chips


def _without(search: Search, axis: str, value: str, found: Found) -> Search:
    """Return the search without a value; where the other values of its axis find nothing, without them, too."""
    fewer = search.without(axis, value)
    counts = found.counts.get(axis, {})
    known = AXES[axis].values()
    if any(counts.get(known[name][1]) for name in fewer.chosen.get(axis, ())):
        return fewer
    return search.without(axis)


def sorts_of(search: Search) -> list[SortLink]:
    """Return the orders that make a difference."""
    # Without words the best are the newest.
    sort = search.sort if search.words or search.sort != "newest" else ""
    offered = {name: label for name, label in SORTS.items() if search.words or name}
    links = []
    for name, label in offered.items():
        value = name if search.words or name != "newest" else ""
        links.append(SortLink(label, Search(search.words, search.chosen, value).query(), value == sort))
    return links


@dataclass(frozen=True, slots=True)
class _Wish:
    label: str
    search: Search


def ways_out(search: Search, *, members_too: bool) -> list[WayOut]:
    """Return what finds something where `search` finds nothing, the fullest first.

    Wishes with one filter fewer come first; if none of them is answered, each filter for itself.

    Args:
        search: what found nothing.
        members_too: whether the reader may see works that are for members only.
    """
    fewer, alone = [], []
    if search.words:
        label = names_of(Search(search.words))[0]
        fewer.append(_Wish(_("Without %(filter)s") % {"filter": label}, search.with_words("")))
        alone.append(_Wish(_("Only %(filter)s") % {"filter": label}, Search(search.words)))
    for axis, values in search.chosen.items():
        one = Search(chosen={axis: values})
        label = ", ".join(names_of(one))
        fewer.append(_Wish(_("Without %(filter)s") % {"filter": label}, search.without(axis)))
        alone.append(_Wish(_("Only %(filter)s") % {"filter": label}, one))
    if len(fewer) < 2:
        return []
    return _answered(fewer, members_too=members_too) or _answered(alone, members_too=members_too)


def _answered(wishes: list[_Wish], *, members_too: bool) -> list[WayOut]:
    tried = [(wish, find(wish.search, members_too=members_too, per_page=1)) for wish in wishes[:_WAYS_OUT]]
    answered = [
        WayOut(wish.label, found.total, wish.search.query())
        for wish, found in tried
        if found.total and not found.corrected
    ]
    return sorted(answered, key=lambda way: -way.total)
