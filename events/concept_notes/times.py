"""Times of day of a concept note in three languages. Knows nothing of Django."""

import re
from dataclasses import dataclass
from datetime import time

from events.concept_notes.dates import LONGEST, flat
from events.concept_notes.sentences import Span

_HALF = r"(?:\s?(?P<{0}half>[ap]\.?\s?m\b\.?))"
_CLOCK = (
    r"(?P<{0}hour>[01]?\d|2[0-4])(?:\s?(?:[:.]|h(?:rs?|oras?|eures?)?\.?)\s?(?P<{0}minute>[0-5]\d))?"
    rf"(?P<{{0}}unit>\s?h(?:rs?|eures?|oras?)?\b\.?)?{_HALF}?"
)
_BETWEEN = r"\s*(?:[-–—‐‑−]|to|until|till|a|jusqu'a|jusqua|y|and|et|hasta(?:\s+las)?)\s*(?:las?\s+)?"
_RANGE = re.compile(rf"(?<![\d:.+])\b{_CLOCK.format('a')}{_BETWEEN}{_CLOCK.format('b')}(?![\d:]|\.\d)")
_SINGLE = re.compile(rf"(?<![\d:.+])\b{_CLOCK.format('a')}(?![\d:]|\.\d)")
_DURATION = re.compile(
    r"\b(?:(?P<minutes>\d{2,3})[\s-]?(?:min(?:ute|uto)?s?\b)|(?P<hours>\d{1,2})(?:[.,](?P<half>5))?[\s-]?"
    r"(?:hours?|heures?|horas?|h)\b(?:\s?(?:(?:and|et|y)\s)?(?P<rest>[0-5]\d)\s?(?:min(?:ute|uto)?s?\b)?)?)"
)


@dataclass(frozen=True, slots=True)
class FoundTime:
    """A span of time on a clock, as it is written; `ends` is None where only a start is."""

    starts: time
    ends: time | None
    span: Span


def times_in(text: str, taken: list[Span]) -> list[FoundTime]:
    """Return the spans of time that are written in a text, in their order.

    Args:
        text: where to look.
        taken: places that are something else, such as dates.
    """
    plain = flat(text[:LONGEST])
    found: list[FoundTime] = []
    taken = list(taken)
    for form in (_RANGE, _SINGLE):
        for match in form.finditer(plain):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            if one := _time_of(match):
                taken.append(match.span())
                found.append(one)
    return sorted(found, key=lambda one: one.span)


def minutes_in(text: str) -> tuple[int, Span] | None:
    """Return how many minutes a text says something lasts, and where it says so."""
    match = _DURATION.search(flat(text[:LONGEST]))
    if not match:
        return None
    if match["minutes"]:
        minutes = int(match["minutes"])
    else:
        minutes = int(match["hours"]) * 60 + (30 if match["half"] else int(match["rest"] or 0))
    return (minutes, match.span()) if minutes else None


def _time_of(match: re.Match[str]) -> FoundTime | None:
    parts = match.groupdict()
    is_range = parts.get("bhour") is not None
    # A number alone is no time: there must be minutes, an "h" or "pm" somewhere.
    told = [parts.get(f"{side}{part}") for side in "ab" for part in ("minute", "unit", "half")]
    if not any(told):
        return None
    first_half = parts["ahalf"] or (parts.get("bhalf") if is_range else None)
    starts = _clock(parts["ahour"], parts["aminute"], first_half)
    ends = _clock(parts["bhour"], parts["bminute"], parts["bhalf"]) if is_range else None
    if starts is None or (is_range and ends is None):
        return None
    if is_range and ends and not parts["ahalf"] and parts["bhalf"] and starts > ends:
        # "11 - 1 pm" begins before noon.
        starts = _clock(parts["ahour"], parts["aminute"], None) or starts
    end = match.start() + len(match[0].rstrip())
    return FoundTime(starts, ends, (match.start(), end))


def _clock(hour: str, minute: str | None, half: str | None) -> time | None:
    number = int(hour)
    if half:
        if not 1 <= number <= 12:
            return None
        number = number % 12 + (12 if half.startswith("p") else 0)
    elif number == 24:
        number = 0
    return time(number, int(minute or 0))
