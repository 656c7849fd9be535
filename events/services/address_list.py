"""Reading a list of people as it comes out of a spreadsheet or an address book."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from babel import Locale
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from hub.languages import CODES

# Longer lists are somebody's mistake: an export of a whole address book.
LONGEST = 5000
_NAME_LENGTH = 150
_ADDRESS_LENGTH = 254

# What the columns are called, in the hub's languages and in the exports of mail programs.
_COLUMNS = {
    "name": {"name", "full name", "nom", "nom complet", "nombre", "nombre completo"},
    "email": {"email", "e-mail", "mail", "email address", "courriel", "adresse", "correo", "correo electrónico"},
    "language": {"language", "langue", "idioma", "lang"},
}
_POSITIONS = {"name": 0, "email": 1, "language": 2}

# "Grace Wanjiku <grace@labour.example>", with or without a language behind it.
_ADDRESS_BOOK = re.compile(
    r'^"?(?P<name>[^"<>]*?)"?\s*<(?P<email>[^<>\s]+)>(?:\s*[,;\t]\s*(?P<language>[^,;\t]*))?[\s,;]*$'
)


@dataclass(frozen=True, slots=True)
class Listed:
    """A line that names somebody; what it does not say is empty."""

    email: str
    name: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that cannot be used, counted from 1, and why."""

    number: int
    text: str
    reason: str


def decoded(raw: bytes) -> str:
    """Return the text of an uploaded file: UTF-8 with or without a mark at its start, else what Windows writes."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def read_list(text: str) -> tuple[list[Listed], list[BadLine]]:
    """Return the people that `text` names, one a line and each once, and the lines that cannot be used.

    A line is "name, address, language" with commas, semicolons or tabs between them, or "Name <address>". The first
    line may name the columns, in any order. Name and language may be missing.
    """
    people: dict[str, Listed] = {}
    bad: list[BadLine] = []
    columns = _POSITIONS
    for number, line in _lines(text):
        if number > LONGEST:
            bad.append(BadLine(number, "", _("The list is too long: the lines from here on are left out.")))
            break
        if not people and not bad and (header := _header(line)):
            columns = header
            continue
        try:
            found = _read(line, columns)
        except ValidationError as error:
            bad.append(BadLine(number, line.strip(), error.messages[0]))
        else:
            people.setdefault(found.email.lower(), found)
    return list(people.values()), bad


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines that hold something, with their numbers."""
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), start=1):
        if line.strip(" ,;\t"):
            yield number, line


def _cells(line: str) -> list[str]:
    delimiter = next((mark for mark in "\t;," if mark in line), ",")
    return [cell.strip() for cell in next(csv.reader([line], delimiter=delimiter))]


def _header(line: str) -> dict[str, int] | None:
    """Return which column is where if `line` names them, else None."""
    cells = [cell.casefold() for cell in _cells(line)]
    found = {
        column: position for column, names in _COLUMNS.items() for position, cell in enumerate(cells) if cell in names
    }
    return found if "email" in found else None


def _read(line: str, columns: dict[str, int]) -> Listed:
    """Return what a line says, or raise a ValidationError that says what is wrong with it."""
    if match := _ADDRESS_BOOK.match(line.strip()):
        parts = {name: (match[name] or "").strip(" ,;\t") for name in _POSITIONS}
    else:
        cells = _cells(line)
        if columns is _POSITIONS and "@" in cells[0]:
            # Without a name, or with the address first.
            columns = {"email": 0, "name": 1, "language": 2}
        parts = {name: cells[at] if at < len(cells) else "" for name, at in columns.items()}
    email, name = parts["email"], parts.get("name", "")
    if not email:
        raise ValidationError(_("There is no address."))
    try:
        validate_email(email)
    except ValidationError:
        raise ValidationError(_("“%(email)s” is no address.") % {"email": email}) from None
    if len(email) > _ADDRESS_LENGTH or len(name) > _NAME_LENGTH:
        raise ValidationError(_("The name or the address is too long."))
    return Listed(email, name, _language(parts.get("language", "")))


def _language(words: str) -> str:
    """Return the code of a language that is named by its code or in one of the hub's languages; empty for nothing."""
    if not words:
        return ""
    code = _names().get(words.casefold()) or _names().get(words.casefold().replace("_", "-").partition("-")[0])
    if code is None:
        raise ValidationError(_("“%(language)s” is none of the three languages.") % {"language": words})
    return code


@cache
def _names() -> dict[str, str]:
    named = {Locale(spoken).languages[code].casefold(): code for code in CODES for spoken in CODES}
    return named | {code: code for code in CODES}
