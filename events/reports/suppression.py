"""Figures about groups of people without the small groups (statistical disclosure control, cell suppression).

A group that has fewer than five people in any column is not shown (primary suppression). It is counted among the
others, and so are further groups, the smallest first, until the line of the others tells nothing about a single one of
them (complementary suppression): not even total minus shown lines.
"""

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

# The smallest group of people that is shown.
FEWEST = 5

type Line = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Shown[Key: Hashable]:
    """The lines of a table that may be shown.

    Attributes:
        rows: the groups with their counts, the largest first.
        others: what the groups that are not shown count together, column by column; None if all are shown.
    """

    rows: tuple[tuple[Key, Line], ...]
    others: Line | None = None


def may_show(counts: Sequence[int]) -> bool:
    """Whether each count is nobody or at least five."""
    return all(count == 0 or count >= FEWEST for count in counts)


def suppress[Key: Hashable](
    counts: Mapping[Key, Line],
    *,
    kept_back: Collection[Key] = (),
    join: Callable[[Iterable[Key]], Line] | None = None,
) -> Shown[Key]:
    """Return what may be shown of `counts`, which has a line of equally many columns for each group.

    Groups without anybody are left out. Where all of them together are too few, no group is shown, and the caller must
    show neither the others nor the total (`may_show`).

    Args:
        counts: a group to its counts; the first column decides which group is the smallest.
        kept_back: groups that must not be shown for a reason that their own counts do not tell.
        join: returns what groups count together; by default the sums, which is wrong where somebody is in two groups.
    """
    filled = {key: line for key, line in counts.items() if any(line)}
    hidden = {key for key, line in filled.items() if not may_show(line) or key in kept_back}
    whole = join or (lambda keys: together([filled[key] for key in keys]))
    while hidden and tells([filled[key] for key in hidden], whole(hidden)):
        smallest = min((line for key, line in filled.items() if key not in hidden), default=None)
        if smallest is None:
            break
        # All that are alike: an order among them would tell which of two groups has which count.
        hidden |= {key for key, line in filled.items() if line == smallest}
    shown = [(key, line) for key, line in filled.items() if key not in hidden]
    rows = sorted(shown, key=lambda row: row[1], reverse=True)
    return Shown(tuple(rows), whole(hidden) if hidden else None)


def tells(lines: Sequence[Line], whole: Line) -> bool:
    """Whether `whole`, what `lines` count together, tells what one of them counts.

    One line does; several do when they are too few together, or the most that several small groups can be: of two
    groups below five that have eight people, each has four.
    """
    are_largest = any(all(count == FEWEST - 1 for count in column) for column in zip(*lines, strict=True))
    return len(lines) < 2 or are_largest or not may_show(whole)


def together(lines: Sequence[Line]) -> Line:
    """Return the sums of the columns."""
    return tuple(map(sum, zip(*lines, strict=True)))


def kept_back_in_sum[Key: Hashable](parts: Sequence[tuple[Mapping[Key, Line], Shown[Key]]]) -> set[Key]:
    """Return the groups that a sum of several tables must not show.

    Whoever takes from the sum what the single tables show is left with what they do not show; that must be as much as
    the line of others may be.

    Args:
        parts: the counts of each table, and what is shown of it.
    """
    hidden: dict[Key, list[Line]] = {}
    for counts, shown in parts:
        known = {key for key, _line in shown.rows}
        for key, line in counts.items():
            if any(line) and key not in known:
                hidden.setdefault(key, []).append(line)
    return {key for key, lines in hidden.items() if tells(lines, together(lines))}
