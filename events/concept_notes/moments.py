"""When the event of a concept note is: date, times, zone, and whether that is only proposed. Knows no Django."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from events.concept_notes.dates import FoundDate, dates_in, flat
from events.concept_notes.findings import Finding
from events.concept_notes.sections import PREFACE, Outline, Part, Section
from events.concept_notes.sentences import Span, sentences
from events.concept_notes.times import FoundTime, minutes_in, times_in
from events.concept_notes.zones import FoundZone, zone_in

_PROPOSED = re.compile(
    r"\b(?:propos\w*|propuest\w*|tentative\w*|provisional\w*|provisoires?|tbc|tbd|to be confirmed|to be "
    r"determined|a confirmer|"
    r"a determiner|por confirmar|por determinar|previst[ao]s?|prevue?s?|a definir|possible dates?|dates? "
    r"possibles?|fechas? posibles?|"
    r"save the date)\b"
)
_SECTIONS = ("date", "time", "zone", "duration")
# No note says it in more lines.
_MOST = 12
# Where only the time is known, for reckoning with it.
_ANY_DAY = date(2000, 1, 1)
# More than this is prose in which a date is mentioned, not the line that gives it.
_LINE = 220


@dataclass(slots=True)
class _Piece:
    """A line of the note that says when, with what was found in it; places are counted in the whole note."""

    text: str
    at: int
    whole: Span
    heading: str = ""
    dates: list[FoundDate] = field(default_factory=list)
    times: list[FoundTime] = field(default_factory=list)

    def there(self, span: Span) -> Span:
        """Return the place of something in the whole note."""
        return span[0] + self.at, span[1] + self.at


def read_moment(outline: Outline, language: str) -> list[Finding]:
    """Return start, end, zone and whether the date is proposed, as far as the note says so."""
    pieces = _pieces(outline, language)
    if not pieces:
        return []
    dates = [found for piece in pieces for found in piece.dates]
    day = next((found for found in dates if found.day), None) or next(iter(dates), None)
    times = [(piece, found) for piece in pieces for found in piece.times]
    duration = next(((piece, minutes) for piece in pieces if (minutes := minutes_in(_without_times(piece)))), None)
    zones = _zones(pieces)
    spans = [piece.whole for piece in pieces]
    findings = _clock(day, times, duration, zones, pieces)
    others = {found.day for found in dates if found.day}
    is_open = len(others) > 1 or bool(day and "two-dates" in day.doubts)
    words = [piece for piece in pieces if _PROPOSED.search(flat(f"{piece.heading} {piece.text}"))]
    is_proposed = bool(words) or is_open or day is None or day.day is None
    headed = [one for one in outline.named(*_SECTIONS) if one.heading is not None]
    is_proposed = is_proposed or any(_PROPOSED.search(flat(one.title)) for one in headed)
    places = [span for one in headed for span in one.lead]
    where = [*places[:1], *[piece.whole for piece in words]] or spans[:1]
    findings.append(Finding("date_status", "proposed" if is_proposed else "confirmed", where))
    if len(others) > 1:
        findings[0].doubts.append("two-dates")
    # Everything that these lines say is taken up.
    findings[0].spans = [*findings[0].spans, *spans, *places]
    if not any(findings[0].value.values() if findings[0].field == "start" else []):
        # Nothing but "to be determined".
        findings[-1].spans += findings[0].spans
        return findings[1:]
    return findings


def _pieces(outline: Outline, language: str) -> list[_Piece]:
    """Return the lines that say when: those with a heading or label, else short ones, else a sentence with both."""
    named = [_piece(part, section, language) for section in outline.named(*_SECTIONS) for part in section.parts]
    lines = [_piece(part, None, language) for part in outline.parts(PREFACE) if len(part.text) <= _LINE]
    loose = [piece for piece in lines if piece.dates or piece.times]
    found = [piece for piece in named if piece.dates or piece.times or _says_when(piece.text)]
    if not any(piece.dates for piece in found):
        found += [piece for piece in loose if piece.dates or not any(one.times for one in found)]
    if not any(piece.dates and piece.times for piece in found) and not any(piece.dates for piece in found):
        found += list(_sentences(outline, language))[:1]
    return sorted(found, key=lambda piece: piece.at)[:_MOST]


def _says_when(text: str) -> bool:
    """Whether a line without day and time says something of them all the same."""
    return bool(zone_in(text) or minutes_in(text) or _PROPOSED.search(flat(text)))


def _piece(part: Part, section: Section | None, language: str) -> _Piece:
    dates = dates_in(part.text, language)
    times = times_in(part.text, [one.span for one in dates])
    return _Piece(part.text, part.at, part.whole, section.title if section else "", dates, times)


def _sentences(outline: Outline, language: str) -> Iterator[_Piece]:
    """Yield the sentences of the note that give both a day and a time."""
    for part in outline.parts(PREFACE, "background", "meeting", "teaser"):
        for start, end in sentences(part.text):
            text = part.text[start:end]
            dates = [one for one in dates_in(text, language) if one.day]
            times = times_in(text, [one.span for one in dates])
            if dates and times:
                at = part.at + start
                yield _Piece(text, at, (at, part.at + end), "", dates, times)


def _without_times(piece: _Piece) -> str:
    """Return the line with its times of day blanked, so that "15 h" is not taken for fifteen hours."""
    text = piece.text
    for one in piece.times:
        text = text[: one.span[0]] + " " * (one.span[1] - one.span[0]) + text[one.span[1] :]
    return text


def _zones(pieces: list[_Piece]) -> list[tuple[_Piece, FoundTime | None, FoundZone]]:
    """Return the zone that goes with each time: what stands between it and the next time, else anywhere."""
    found: list[tuple[_Piece, FoundTime | None, FoundZone]] = []
    for piece in pieces:
        for number, one in enumerate(piece.times):
            end = piece.times[number + 1].span[0] if number + 1 < len(piece.times) else len(piece.text)
            if zone := zone_in(piece.text[one.span[1] : end]):
                found.append((piece, one, _moved(zone, one.span[1])))
        if not piece.times and (zone := zone_in(piece.text)):
            found.append((piece, None, zone))
    if not found:
        found += [(piece, None, zone) for piece in pieces if (zone := zone_in(piece.text))][:1]
    return found


def _moved(zone: FoundZone, by: int) -> FoundZone:
    spans = tuple((start + by, end + by) for start, end in zone.spans)
    return FoundZone(zone.name, spans, zone.written, zone.offset, zone.doubts)


def _clock(
    found_date: FoundDate | None,
    times: list[tuple[_Piece, FoundTime]],
    duration: tuple[_Piece, tuple[int, Span]] | None,
    zones: list[tuple[_Piece, FoundTime | None, FoundZone]],
    pieces: list[_Piece],
) -> list[Finding]:
    day = found_date.day if found_date else None
    doubts = list(found_date.doubts) if found_date else []
    where = [piece.there(found_date.span) for piece in pieces if found_date and found_date in piece.dates][:1]
    piece, first = times[0] if times else (None, None)
    start_spans = where + ([piece.there(first.span)] if piece and first else [])
    if day is None and first is not None and "no-year" not in doubts:
        doubts.append("no-day")
    if day is not None and first is None:
        doubts.append("no-time")
    start = Finding("start", _written(day, first.starts if first else None), start_spans, doubts)
    findings = [start]
    zone = next((found for _where, one, found in zones if one is first), None) or next(
        (found for _where, _one, found in zones), None
    )
    if piece and first and (ends := _end(day, first, duration)):
        end = Finding("end", ends, [piece.there(first.span)])
        if first.ends is not None and first.ends <= first.starts:
            end.doubts.append("past-midnight")
        if first.ends is None and duration:
            end.spans = [duration[0].there(duration[1][1])]
        findings.append(end)
    elif first is not None:
        start.doubts.append("no-end")
    if zone is not None:
        findings.append(_zone_finding(zone, zones, day, first))
    if _disagree(day, times, zones):
        start.doubts.append("times-disagree")
    return findings


def _written(day: date | None, clock: time | None) -> dict[str, str]:
    return {"date": str(day) if day else "", "time": f"{clock:%H:%M}" if clock else ""}


def _end(day: date | None, first: FoundTime, duration: tuple[_Piece, tuple[int, Span]] | None) -> dict[str, str] | None:
    base = datetime.combine(day or _ANY_DAY, first.starts)
    if first.ends is not None:
        ends = base.replace(hour=first.ends.hour, minute=first.ends.minute)
        if ends <= base:
            ends += timedelta(days=1)
    elif duration:
        ends = base + timedelta(minutes=duration[1][0])
    else:
        return None
    return {"date": f"{ends:%Y-%m-%d}" if day else "", "time": f"{ends:%H:%M}"}


def _zone_finding(
    zone: FoundZone,
    zones: list[tuple[_Piece, FoundTime | None, FoundZone]],
    day: date | None,
    first: FoundTime | None,
) -> Finding:
    where = next(piece for piece, _one, found in zones if found is zone)
    doubts, details = list(zone.doubts), {}
    if day and zone.name:
        clock = first.starts if first else time(12)
        local = datetime.combine(day, clock)
        doubts = list(zone.told(local))
        details = {
            "written": zone.written,
            "stated": zone.offset,
            "actual": int((local.replace(tzinfo=ZoneInfo(zone.name)).utcoffset() or timedelta()).total_seconds() // 60),
            "day": str(day),
            "time": f"{clock:%H:%M}",
        }
    return Finding("time_zone", zone.name, [where.there(span) for span in zone.spans], doubts, details)


def _disagree(
    day: date | None,
    times: list[tuple[_Piece, FoundTime]],
    zones: list[tuple[_Piece, FoundTime | None, FoundZone]],
) -> bool:
    """Whether the note gives several times that are not the same moment on different clocks."""
    if len(times) < 2 or not day:
        return len(times) > 1
    zone_of = {id(one): found for _piece, one, found in zones if one is not None}
    moments = set()
    for _piece, one in times:
        zone = zone_of.get(id(one))
        if zone is None or not zone.name:
            return True
        local = datetime.combine(day, one.starts, ZoneInfo(zone.name))
        moments.add(local.astimezone(UTC))
    return len(moments) > 1
