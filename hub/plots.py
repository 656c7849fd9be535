"""Plots drawn on the server: SVG that a screen reader can pass over, and beside it the table with the same figures."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

# All measures are units of the drawing; the style sheet scales it to the width of its place.
_BAR_HEIGHT = 16
_LABEL_HEIGHT = 20
_ROW_HEIGHT = _LABEL_HEIGHT + _BAR_HEIGHT + 12
_BARS_WIDTH = 480
_COLUMNS_WIDTH = 640
_COLUMNS_HEIGHT = 180
_AXIS_HEIGHT = 24
# More labels than this would overlap below the columns.
_MOST_LABELS = 9
_ids = count(1)


@dataclass(frozen=True, slots=True)
class Bar:
    """A figure with its name.

    `whole` is what the figure is a part of, such as the places of an event; None where there is no such thing. `url`
    leads to what the figure counts, empty if to nothing.
    """

    label: str
    value: float
    whole: float | None = None
    url: str = ""


def bars(title: str, rows: Sequence[Bar], *, head: tuple[str, str], whole_head: str = "") -> SafeString:
    """Return horizontal bars, the order of `rows` kept, with their table.

    Args:
        title: what the plot shows; its accessible name and the table's caption.
        rows: the figures, zero or more each.
        head: the heads of the table's columns, for the labels and for the values.
        whole_head: the head of the column of `whole`; empty leaves the column out.
    """
    largest = max((max(row.value, row.whole or 0) for row in rows), default=0) or 1
    drawn = [
        {
            "row": row,
            "text_y": number * _ROW_HEIGHT + _LABEL_HEIGHT - 6,
            "bar_y": number * _ROW_HEIGHT + _LABEL_HEIGHT,
            "width": round(row.value / largest * _BARS_WIDTH, 1),
            "whole_width": round((row.whole or 0) / largest * _BARS_WIDTH, 1),
        }
        for number, row in enumerate(rows)
    ]
    context = {
        "title": title,
        "rows": rows,
        "head": head,
        "whole_head": whole_head,
        "drawn": drawn,
        "width": _BARS_WIDTH,
        "height": len(rows) * _ROW_HEIGHT,
        "bar_height": _BAR_HEIGHT,
    }
    return _rendered("bars", context)


def columns(title: str, rows: Sequence[Bar], *, head: tuple[str, str], whole_head: str = "") -> SafeString:
    """Return upright columns, for figures in the order of time, with their table; the arguments are those of `bars`."""
    largest = max((max(row.value, row.whole or 0) for row in rows), default=0) or 1
    step = _COLUMNS_WIDTH / max(len(rows), 1)
    every = -(-len(rows) // _MOST_LABELS)
    drawn = [
        {
            "row": row,
            "x": round(number * step + step * 0.15, 1),
            "middle": round(number * step + step / 2, 1),
            "width": round(step * 0.7, 1),
            "y": round(_COLUMNS_HEIGHT * (1 - row.value / largest), 1),
            "height": round(_COLUMNS_HEIGHT * row.value / largest, 1),
            "whole_y": round(_COLUMNS_HEIGHT * (1 - (row.whole or 0) / largest), 1),
            "whole_height": round(_COLUMNS_HEIGHT * (row.whole or 0) / largest, 1),
            "is_labelled": number % every == 0,
        }
        for number, row in enumerate(rows)
    ]
    context = {
        "title": title,
        "rows": rows,
        "head": head,
        "whole_head": whole_head,
        "drawn": drawn,
        "width": _COLUMNS_WIDTH,
        "height": _COLUMNS_HEIGHT + _AXIS_HEIGHT,
        "base": _COLUMNS_HEIGHT,
        "label_y": _COLUMNS_HEIGHT + _AXIS_HEIGHT - 6,
    }
    return _rendered("columns", context)


def _rendered(name: str, context: dict[str, object]) -> SafeString:
    return render_to_string(f"components/plot_{name}.html", {"id": f"plot-{next(_ids)}"} | context)
