"""What narrows a list of results further: the values of each axis that the hits have, with their numbers."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from hub.forms import kept
from resources.search import AXES, Found, Search, axes
from resources.search.sources import Value

# Values of an axis that are seen at once, and further ones that unfold. All others need a page of their own.
VISIBLE, MORE = 8, 40
# So few more are not worth unfolding.
_SPARE = 2
# Axes of many values: the most frequent ones are first.
_BY_FREQUENCY = frozenset({"place", "origin", "transit", "destination", "publisher", "instrument"})
# Axes that are unfolded even before something is chosen on them.
_OPEN = frozenset({"kind", "language", "theme", "place"})


class Option(NamedTuple):
    """A value of an axis that the list can be narrowed by."""

    name: str
    label: str
    works: int
    is_chosen: bool
    parent: str


@dataclass(frozen=True, slots=True)
class Facet:
    """An axis with what it offers.

    Attributes:
        name: the parameter of the address.
        label: above the choices.
        first: checkboxes that are seen at once.
        more: checkboxes that unfold.
        more_count: how many these are.
        total: how many values there are, those that are not offered here included.
        is_open: whether the axis is unfolded.
    """

    name: str
    label: str | Promise
    first: SafeString
    more: SafeString
    more_count: int
    total: int
    is_open: bool

    @property
    def is_whole(self) -> bool:
        """Whether all its values are offered here."""
        return self.total <= VISIBLE + _SPARE + MORE or not self.more_count


def all_values() -> dict[str, list[Value]]:
    """Return the values of all axes in the reader's language, in their order, asked for once a minute."""
    return kept("facets", axes.read_all)


def label_of(axis: str, value: str) -> str:
    """Return the name of a value in the reader's language, as it stands alone; of an unknown one what is given."""
    known = AXES[axis].values().get(value)
    return capfirst(known[2]) if known else value


def facets_of(search: Search, found: Found, *, whole: str = "") -> list[Facet]:
    """Return the axes that can narrow what was found. What would lead to nothing is not offered.

    Args:
        search: what was looked for.
        found: what was found.
        whole: the name of an axis of which all values are wanted at once.
    """
    values = all_values()
    facets = (
        _facet(name, _options(values[name], found.counts.get(name, {}), search.chosen.get(name, ())), name == whole)
        for name in AXES
    )
    return [facet for facet in facets if facet]


def _options(values: Iterable[Value], counts: dict[int, int], chosen: tuple[str, ...]) -> list[Option]:
    if not counts and not chosen:
        return []
    return [
        Option(name, label, counts.get(number, 0), name in chosen, parent)
        for name, number, label, parent in values
        if number in counts or name in chosen
    ]


def _facet(name: str, options: list[Option], is_whole: bool) -> Facet | None:  # noqa: FBT001 - of this module only
    if not options:
        return None
    frequent = sorted(options, key=lambda option: -option.works)
    first, more = options, []
    if len(options) > VISIBLE + _SPARE and not is_whole:
        seen = {option.name for option in frequent[:VISIBLE]} | {o.name for o in options if o.is_chosen}
        # A country stands below its region.
        seen |= {option.parent for option in options if option.name in seen}
        first = [option for option in options if option.name in seen]
        rest = [option for option in frequent if option.name not in seen][:MORE]
        offered = {option.name for option in rest}
        more = [option for option in options if option.name in offered]
    if name in _BY_FREQUENCY and not is_whole:
        first = sorted(first, key=lambda option: -option.works)
    return Facet(
        name,
        AXES[name].label,
        _checkboxes(name, first),
        _checkboxes(name, more),
        len(more),
        len(options),
        is_whole or name in _OPEN or any(option.is_chosen for option in options),
    )


def _checkboxes(axis: str, options: list[Option]) -> SafeString:
    """Return labelled checkboxes. A template would take ten times as long for some hundred of them."""
    # A plain string: adding to a safe one looks at what is added every time.
    return SafeString(
        "".join(
            f"{_box(axis, option.name, option.label, option.is_chosen, is_inner)}<small>{_number(option.works)}"
            "</small></label>"
            for option, is_inner in _as_tree(options)
        )
    )


# Boxes differ from search to search in their numbers only.
@lru_cache(maxsize=8192)
def _box(axis: str, name: str, label: str, is_chosen: bool, is_inner: bool) -> SafeString:  # noqa: FBT001 - of this module only
    return format_html(
        '<label class="check"{}><input type="checkbox" name="{}" value="{}"{}> <span>{}</span> ',
        SafeString(' data-inner=""') if is_inner else "",
        axis,
        name,
        SafeString(" checked") if is_chosen else "",
        capfirst(label),
    )


def _number(works: int) -> str:
    return str(works) if works < 1000 else number_format(works, force_grouping=True)


def _as_tree(options: list[Option]) -> Iterator[tuple[Option, bool]]:
    """Yield the options with the narrower ones after their broader one, and whether it is such a narrower one."""
    if not any(option.parent for option in options):
        yield from ((option, False) for option in options)
        return
    names = {option.name for option in options}
    inner: dict[str, list[Option]] = {}
    for option in options:
        inner.setdefault(option.parent if option.parent in names else "", []).append(option)
    pending = [(option, False) for option in reversed(inner.pop("", []))]
    while pending:
        option, is_inner = pending.pop()
        yield option, is_inner
        pending += [(narrower, True) for narrower in reversed(inner.pop(option.name, []))]
    # Two terms that were made each other's broader one by mistake.
    yield from ((option, False) for group in inner.values() for option in group)
