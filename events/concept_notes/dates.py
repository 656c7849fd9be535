"""Dates of a concept note in three languages. Knows nothing of Django."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

import dateparser

from events.concept_notes.sentences import Span

_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sept",
    "sep",
    "oct",
    "nov",
    "dec",
    "janvier",
    "fevrier",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "aout",
    "septembre",
    "octobre",
    "novembre",
    "decembre",
    "janv",
    "fevr",
    "avr",
    "juil",
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "setiembre",
    "octubre",
    "noviembre",
    "diciembre",
    "ene",
    "abr",
    "ago",
    "dic",
]
_WEEKDAYS = {
    name: number
    for names in (
        "monday tuesday wednesday thursday friday saturday sunday",
        "lundi mardi mercredi jeudi vendredi samedi dimanche",
        "lunes martes miercoles jueves viernes sabado domingo",
        "mon tue wed thu fri sat sun",
    )
    for number, name in enumerate(names.split())
}
_MONTH = rf"(?:{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\b\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th|er|º|°|ro)?\b"
_YEAR = r"(?:19|20)\d\d\b"
_WEEKDAY = rf"(?P<weekday>{'|'.join(sorted(_WEEKDAYS, key=len, reverse=True))})\b\.?,?\s+(?:the\s+|le\s+|el\s+)?"
# "14 and 15 June", "6 or 13 September", "14-15 de junio".
_OTHER_DAY = rf"(?:(?P<other>{_DAY})\s*(?P<between>[-–—/&,]|and|or|et|ou|y|o|to|au|al)\s*)?"
_DAY_FIRST = (
    rf"(?:{_WEEKDAY})?{_OTHER_DAY}(?P<day>{_DAY})\s*(?:of\s+|de\s+)?(?P<month>{_MONTH}),?\s*(?:de\s+|del\s+)?"
    rf"(?P<year>{_YEAR})?"
)
_MONTH_FIRST = (
    rf"(?:{_WEEKDAY})?(?P<month>{_MONTH})\s+(?P<day>{_DAY})(?:\s*(?P<between>[-–—/&]|and|or)\s*(?P<other>{_DAY}))?"
    rf"(?:,?\s+(?P<year>{_YEAR}))?"
)
_FIGURES = rf"(?:{_WEEKDAY})?\b(?P<first>\d{{1,2}})[./-](?P<second>\d{{1,2}})[./-](?P<year>{_YEAR})"
_ISO = rf"\b(?P<iso>(?P<year>{_YEAR})-(?P<second>\d\d)-(?P<first>\d\d))\b"
_FORMS = [re.compile(form) for form in (_ISO, _FIGURES, _DAY_FIRST, _MONTH_FIRST)]


# Whatever gives a date or a time is shorter; in a longer text only the beginning is looked at.
LONGEST = 1500


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date as it is written.

    Attributes:
        day: which it is; None where the year is missing.
        span: where it stands in the text.
        doubts: codes of what is doubtful about it.
    """

    day: date | None
    span: Span
    doubts: tuple[str, ...] = ()


def flat(text: str) -> str:
    """Return text in small letters without accents, letter by letter, so that places in it stay the same."""
    return "".join(_flat_letter(letter) for letter in text)


def _flat_letter(letter: str) -> str:
    if letter < "\x80":
        return letter.lower()
    base = unicodedata.normalize("NFKD", letter)[:1].lower()
    return base if len(base) == 1 and not unicodedata.combining(base) else letter


def dates_in(text: str, language: str) -> list[FoundDate]:
    """Return the dates that are written in a text, in their order."""
    plain = flat(text[:LONGEST])
    found: list[FoundDate] = []
    taken: list[Span] = []
    for form in _FORMS:
        for match in form.finditer(plain):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            if one := _date_of(match, language):
                taken.append(match.span())
                found.append(one)
    return sorted(found, key=lambda one: one.span)


def _date_of(match: re.Match[str], language: str) -> FoundDate | None:
    parts = match.groupdict()
    span = (match.start(), match.start() + len(match[0].rstrip(" ,")))
    doubts: list[str] = []
    if parts.get("first"):
        day = _of_figures(parts, language, doubts)
        if day is None:
            return None
    else:
        if not parts.get("year"):
            return FoundDate(None, span, ("no-year",))
        number = re.sub(r"\D", "", parts["day"])
        # The first of two days is the one that counts.
        if parts.get("other"):
            doubts.append("two-dates")
            other = re.sub(r"\D", "", parts["other"])
            number = min(number, other, key=int)
        day = _parsed(f"{number} {parts['month'].rstrip('.')} {parts['year']}", language)
        if day is None:
            return None
    weekday = parts.get("weekday")
    if weekday and "two-dates" not in doubts and _WEEKDAYS[weekday] != day.weekday():
        doubts.append("weekday")
    return FoundDate(day, span, tuple(doubts))


def _of_figures(parts: dict[str, str], language: str, doubts: list[str]) -> date | None:
    first, second, year = int(parts["first"]), int(parts["second"]), int(parts["year"])
    is_day_first = second <= 12
    if parts.get("iso"):
        is_day_first = True
    elif language == "en" and first <= 12 and second <= 12 and first != second and len(parts["second"]) <= 2:
        doubts.append("day-or-month")
    day, month = (first, second) if is_day_first else (second, first)
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _parsed(words: str, language: str) -> date | None:
    """Return the date that words mean, in the note's language or in another of the hub's."""
    languages = [language, *(code for code in ("en", "fr", "es") if code != language)]
    moment = dateparser.parse(
        words, languages=languages, settings={"STRICT_PARSING": True, "DATE_ORDER": "DMY", "PARSERS": ["absolute-time"]}
    )
    return moment.date() if moment else None
