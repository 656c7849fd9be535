"""Reading the report of participants that a meeting's provider gives out: who came when and left when.

The report is a table as text, made for people: Zoom puts lines about the meeting before it, Teams several tables into
one file, and each writes columns and dates in the language of its account. What is read here are columns with a name,
a time of coming and a time of leaving, wherever they begin. Addresses on the network, which some reports have, are not
read at all.
"""

import csv
import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from hub import timezones
from hub.languages import sort_key

# The columns of `Attendance`.
_LONGEST_NAME, _LONGEST_EMAIL = 200, 254

# What providers call the columns that matter, in English, French and Spanish, without accents, marks and remarks.
_COLUMNS = {
    "name": {
        *("name", "user name", "full name", "participant", "participant name", "display name"),
        *("nom", "nom d utilisateur", "nom complet", "nom du participant", "nom de l utilisateur"),
        *("nombre", "nombre de usuario", "nombre completo", "nombre del participante", "nombre de participante"),
    },
    "email": {
        *("email", "user email", "e mail", "email address", "mail"),
        *("adresse e mail", "adresse email", "courriel", "adresse courriel", "e mail de l utilisateur"),
        *("adresse electronique", "courrier electronique", "e mail utilisateur"),
        *("correo", "correo electronico", "correo electronico del usuario", "direccion de correo electronico"),
        *("correo electronico de usuario", "e mail del usuario"),
    },
    "joined": {
        *("join time", "joined", "joined at", "time joined"),
        *("heure d arrivee", "heure d entree", "heure de connexion", "heure de participation", "arrivee"),
        *("hora de entrada", "hora de ingreso", "hora de incorporacion", "hora de conexion", "hora a la que se unio"),
        *("hora de union", "hora para unirse"),
    },
    "left": {
        *("leave time", "left", "left at", "time left"),
        *("heure de depart", "heure de sortie", "heure de deconnexion", "depart"),
        *("hora de salida", "hora de desconexion", "hora para salir", "hora a la que salio", "hora de abandono"),
    },
    # Teams sums up a person's stays before it lists them.
    "first": {
        *("first join", "first join time", "premiere connexion", "premiere participation", "premiere arrivee"),
        *("primera union", "primera incorporacion", "primera entrada", "primer acceso"),
    },
    "last": {
        *("last leave", "last leave time", "dernier depart", "derniere deconnexion", "derniere sortie"),
        *("ultima salida", "ultimo abandono", "ultima desconexion"),
    },
    "waiting": {"in waiting room", "dans la salle d attente", "en salle d attente", "en la sala de espera"},
}
# In how many lines a table has to begin.
_HEADER_WITHIN = 200
_YES = {"yes", "oui", "si", "true"}
_YEARS = range(2000, 2100)
# How reports write that there was no coming or no leaving.
_NOTHING = {"", "-", "--", "n/a"}

_DATE = re.compile(
    r"(?P<first>\d{1,4})[/.-](?P<second>\d{1,2})[/.-](?P<third>\d{1,4})"
    r"(?:,\s*|\s+|t)(?P<hour>\d{1,2})[:h](?P<minute>\d{2})(?::(?P<seconds>\d{2})(?:\.\d+)?)?"
    r"\s*(?P<half>[ap]m)?\s*(?P<offset>z|[+-](?:0\d|1[0-4]):?[0-5]\d)?"
)


class UnreadableReport(Exception):
    """The file is no report of participants; the text says why, in the reader's language."""


@dataclass(frozen=True, slots=True)
class Stay:
    """One stay of one person in the meeting, with aware times (UTC)."""

    name: str
    email: str
    joined_at: datetime
    left_at: datetime


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that could not be read, counted from 1 as an editor does, and why."""

    number: int
    reason: str


@dataclass(slots=True)
class Report:
    """What a file said. `waiting` counts lines of people who only were in the waiting room."""

    stays: list[Stay] = field(default_factory=list)
    bad_lines: list[BadLine] = field(default_factory=list)
    waiting: int = 0


def read(data: bytes, *, zone_name: str, near: datetime) -> Report:
    """Return the stays of a report; a line that makes no sense is named and the rest is read.

    Args:
        data: the file, as it was uploaded.
        zone_name: the zone of the report's clock; a time with an offset of its own needs none.
        near: when the event starts. Where 05/06 can be a day in May or in June, the nearer one is meant.

    Raises:
        UnreadableReport: if there is no table with a name, a time of coming and a time of leaving.

    """
    text = _decoded(data)
    report, summed_up = Report(), Report()
    columns: dict[str, int] = {}
    for number, cells in _rows(text):
        if found := _header(cells):
            columns = found
        elif columns and _belongs(cells, columns):
            target = summed_up if "first" in columns else report
            _read_line(target, number, _Line(cells, columns), zone_name, near)
    if not columns:
        raise UnreadableReport(
            _(
                "This is no report of participants: no line names a column for the name, one for the time of joining "
                "and one for the time of leaving."
            )
        )
    # Single stays say more than their sum, and both together would count twice.
    return report if report.stays or report.bad_lines or report.waiting else summed_up


def same_name(name: str) -> str:
    """Return what two spellings of a name have in common: accents, capitals, marks and the order of words are not."""
    return " ".join(sorted(re.findall(r"\w+", sort_key(name))))


def spellings(name: str) -> list[str]:
    """Return the names that a cell can stand for: "Grace (Grace Wanjiku)" names the present and the original one."""
    inside = re.fullmatch(r"(.*?)\s*\((.*)\)\s*", name)
    found = [name, *inside.groups()] if inside else [name]
    return list(dict.fromkeys(spelling for each in found if (spelling := same_name(each))))


@dataclass(frozen=True, slots=True)
class _Line:
    cells: list[str]
    columns: dict[str, int]

    def __getitem__(self, column: str) -> str:
        place = self.columns.get(column)
        return self.cells[place].strip() if place is not None and place < len(self.cells) else ""


def _decoded(data: bytes) -> str:
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        text = data.decode("utf-16", errors="replace")
    else:
        try:
            text = data.removeprefix(BOM_UTF8).decode()
        except UnicodeDecodeError:
            # Spreadsheets in western Europe save in the code page of their system.
            text = data.decode("cp1252", errors="replace")
    # A column of the database holds no NUL.
    return text.replace("\0", "")


def _rows(text: str) -> list[tuple[int, list[str]]]:
    """Return the lines as cells, each with its number."""
    lines = text.splitlines()
    first = lines[:_HEADER_WITHIN]
    delimiter = next((mark for mark in "\t;," if any(_header(_cells(line, mark)) for line in first)), ",")
    return [(number, _cells(line, delimiter)) for number, line in enumerate(lines, 1)]


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        # A cell of more than a hundred thousand letters is no name and no time.
        return []


def _header(cells: list[str]) -> dict[str, int]:
    """Return the place of each known column if the line names them, else nothing."""
    plain = [_plain(cell) for cell in cells]
    found: dict[str, int] = {}
    for column, names in _COLUMNS.items():
        place = next((place for place, cell in enumerate(plain) if cell in names), None)
        if place is not None:
            found[column] = place
    if "name" not in found:
        return {}
    if {"first", "last"} <= found.keys():
        return found
    return found if {"joined", "left"} <= found.keys() and "first" not in found else {}


def _plain(cell: str) -> str:
    without_remark = re.sub(r"\(.*?\)", "", cell)
    return " ".join(re.findall(r"\w+", sort_key(without_remark)))


def _belongs(cells: list[str], columns: dict[str, int]) -> bool:
    """Whether a line is part of the table above it: headings of the next one and blank lines have fewer cells."""
    return len(cells) > 1 and any(cell.strip() for cell in cells) and len(cells) > min(columns.values())


def _read_line(report: Report, number: int, line: _Line, zone_name: str, near: datetime) -> None:
    came, left = line["first"] or line["joined"], line["last"] or line["left"]
    if _plain(line["waiting"]) in _YES:
        report.waiting += 1
        return
    if came in _NOTHING and left in _NOTHING:
        # Registered, but never came.
        return
    try:
        name, email = _person(line)
        joined_at, left_at = _span(came, left, zone_name, near)
        report.stays.append(Stay(name, email, joined_at, left_at))
    except ValueError as error:
        report.bad_lines.append(BadLine(number, str(error)))


def _person(line: _Line) -> tuple[str, str]:
    name, email = " ".join(line["name"].split())[:_LONGEST_NAME], _address(line["email"])
    if not name and not email:
        raise ValueError(_("There is neither a name nor an address."))
    return name, email


def _span(came: str, left: str, zone_name: str, near: datetime) -> tuple[datetime, datetime]:
    joined_at = min(_moments(came, zone_name), key=lambda moment: abs(moment - near))
    later = [moment for moment in _moments(left, zone_name) if moment >= joined_at]
    if not later:
        raise ValueError(_("The time of leaving lies before the time of joining."))
    return joined_at, min(later)


def _address(email: str) -> str:
    """Return an address in small letters; what is none, such as a masked one, is as good as nothing."""
    try:
        validate_email(email)
    except ValidationError:
        return ""
    return email.lower() if len(email) <= _LONGEST_EMAIL else ""


def _moments(written: str, zone_name: str) -> list[datetime]:
    """Return the instants that a date and time can mean: day and month may be swapped, a clock may be put back."""
    # "03:25:00 p. m." is the Spanish way to write the half of the day, with a space that does not break.
    tidy = re.sub(r"([ap])\.?\s?m\b\.?", r"\1m", " ".join(written.split()).lower())
    if match := _DATE.fullmatch(tidy):
        moments = [moment for local in _locals(match) for moment in _instants(local, match["offset"], zone_name)]
        if moments:
            return moments
    raise ValueError(_("“%(text)s” is no date and time.") % {"text": written[:40]})


def _locals(match: re.Match[str]) -> list[datetime]:
    first, second, third = int(match["first"]), int(match["second"]), int(match["third"])
    if len(match["first"]) == 4:
        days = [(first, second, third)]
    else:
        year = third + 2000 if third < 100 else third
        days = [(year, first, second), (year, second, first)]
    hour = int(match["hour"])
    if match["half"]:
        hour = hour % 12 + 12 * (match["half"] == "pm")
    found = []
    for day in dict.fromkeys(day for day in days if day[0] in _YEARS):
        try:
            found.append(datetime(*day, hour, int(match["minute"]), int(match["seconds"] or 0)))  # noqa: DTZ001 - a wall clock
        except ValueError:
            continue
    return found


def _instants(local: datetime, offset: str | None, zone_name: str) -> list[datetime]:
    if offset is None:
        return timezones.readings(local, zone_name)
    if offset == "z":
        return [local.replace(tzinfo=UTC)]
    hours, minutes = int(offset[1:3]), int(offset[-2:])
    east = timedelta(hours=hours, minutes=minutes) * (-1 if offset[0] == "-" else 1)
    return [local.replace(tzinfo=timezone(east)).astimezone(UTC)]
