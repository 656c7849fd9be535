"""Tables as files: CSV and Excel, read as people's programs write them."""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from difflib import get_close_matches
from itertools import islice
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from hub.tables import harmless
from resources.exchange.columns import COLUMNS, NAMES

LONGEST = 5000
LARGEST = 8 * 1024 * 1024
_UNPACKED = 150 * 1024 * 1024
_WIDEST = 100
# What a spreadsheet shows where a formula went wrong.
FAILED = frozenset({"#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#NV", "#¡REF!", "#¿NOMBRE?"})


class UnreadableSheet(Exception):
    """The file is no table of works; the message says why."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table with the number that the spreadsheet shows."""

    number: int
    cells: dict[str, str]
    # It has cells beyond the last column.
    is_too_long: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows that hold something, and which columns there are."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def read(raw: bytes) -> Sheet:
    """Return the table in a CSV or Excel file.

    Raises:
        UnreadableSheet: it is neither, is too large, or has other columns than ours.
    """
    if len(raw) > LARGEST:
        raise UnreadableSheet(_("The file is too large: a table has at most %(count)s rows.") % {"count": LONGEST})
    lines = _excel(raw) if raw.startswith(b"PK\x03\x04") else _csv(raw)
    try:
        head = next((line for line in lines if any(line[1])), None)
        if head is None:
            raise UnreadableSheet(_("The file is empty."))
        columns = _columns(head[1])
        rows = tuple(islice(_rows(columns, lines), LONGEST + 1))
    except csv.Error:
        raise UnreadableSheet(_("The file is no table. Save it as CSV or Excel in your spreadsheet.")) from None
    if len(rows) > LONGEST:
        raise UnreadableSheet(
            _("The table has more than %(count)s rows. Please import it in parts.") % {"count": LONGEST}
        )
    if not rows:
        raise UnreadableSheet(_("The table has no rows below its head."))
    return Sheet(tuple(filter(None, columns)), rows)


def _rows(columns: list[str], lines: Iterator[tuple[int, list[str]]]) -> Iterator[Row]:
    for number, line in lines:
        if any(line):
            cells = {name: cell for name, cell in zip(columns, line, strict=False) if name}
            yield Row(number, cells, is_too_long=any(line[len(columns) :]))


def _columns(head: list[str]) -> list[str]:
    names = ["_".join(cell.casefold().replace("-", " ").split()) for cell in head]
    while names and not names[-1]:
        names.pop()
    unknown = [cell for cell, name in zip(head, names, strict=False) if name not in NAMES]
    if len(unknown) == len(names) and names:
        raise UnreadableSheet(
            _("The first row must hold the names of the columns, as in the template; it holds “%(cell)s”.")
            % {"cell": head[0][:60]}
        )
    if unknown:
        raise UnreadableSheet(" ".join(map(_unknown_column, unknown)))
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise UnreadableSheet(_("The column “%(name)s” is there twice.") % {"name": twice[0]})
    return names


def _unknown_column(cell: str) -> str:
    near = get_close_matches(cell.casefold(), NAMES, n=1)
    if not cell:
        return _("A column has no name.")
    if near:
        return _("There is no column “%(cell)s”. Do you mean “%(near)s”?") % {"cell": cell[:60], "near": near[0]}
    return _("There is no column “%(cell)s”.") % {"cell": cell[:60]}


def _csv(raw: bytes) -> Iterator[tuple[int, list[str]]]:
    text = _decoded(raw)
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    for number, line in enumerate(reader, start=1):
        # With line breaks inside of cells, this is still the row that a spreadsheet shows.
        yield number, [_text(cell) for cell in line[:_WIDEST]]


def _decoded(raw: bytes) -> str:
    if b"\0" in raw and not raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableSheet(_("The file is no table. Save it as CSV or Excel in your spreadsheet."))
    # What Excel calls "Unicode text"; then UTF-8 with or without a mark; then what Windows writes.
    for encoding in ("utf-16",) if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig",):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            break
    return raw.decode("cp1252", errors="replace")


def _check_size(raw: bytes, unreadable: UnreadableSheet) -> None:
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        if sum(part.file_size for part in packed.infolist()) > _UNPACKED:
            raise unreadable


def _excel(raw: bytes) -> Iterator[tuple[int, list[str]]]:
    unreadable = UnreadableSheet(_("The Excel file cannot be read. Save it once more, or as CSV."))
    try:
        _check_size(raw, unreadable)
        book = load_workbook(io.BytesIO(raw), read_only=True, data_only=True)
        sheet: Any = book.worksheets[0]
        # What the file says about its own extent need not be true.
        sheet.reset_dimensions()
        for number, line in enumerate(sheet.iter_rows(values_only=True, max_col=_WIDEST), start=1):
            yield number, [_text(value) for value in line]
        book.close()
    except UnreadableSheet:
        raise
    except Exception as error:  # the many ways in which a broken file fails inside the library
        raise unreadable from error


def _text(value: Any) -> str:
    """Return the text of a cell, whatever the spreadsheet took it for: a year may come as 2021.0 or as a date."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    return plain(str(value))


def plain(text: str) -> str:
    """Return a text as a cell holds it: one kind of line break, no characters that no file can carry."""
    return ILLEGAL_CHARACTERS_RE.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


# ── Writing ──────────────────────────────────────────────────────────────────────────────────
def write_csv(rows: Iterable[dict[str, str]]) -> bytes:
    """Return a CSV file of rows by column, with the mark that tells spreadsheets that it is UTF-8."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(NAMES)
    writer.writerows([harmless(row.get(name, "")) for name in NAMES] for row in rows)
    return ("\ufeff" + file.getvalue()).encode()


def write_xlsx(rows: Iterable[dict[str, str]], lists: Sequence[tuple[str, Iterable[tuple[str, str]]]] = ()) -> bytes:
    """Return an Excel file of rows by column.

    Args:
        rows: the table.
        lists: more sheets to look things up in: their names, and pairs of what to write and what it means.
    """
    book = Workbook(write_only=True)
    sheet = book.create_sheet("resources")
    sheet.freeze_panes = "B2"
    for number, name in enumerate(NAMES, start=1):
        of_column = sheet.column_dimensions[get_column_letter(number)]
        of_column.width = 40 if name.startswith(("title", "summary", "url", "identifier")) else 16
        # Text, whatever somebody types: a spreadsheet shortens an ISBN and turns years into dates.
        of_column.number_format = "@"
    sheet.append([_head(sheet, name) for name in NAMES])
    for row in rows:
        sheet.append([_written(row.get(name, "")) for name in NAMES])
    for title, pairs in lists:
        other = book.create_sheet(title[:31])
        other.column_dimensions["A"].width, other.column_dimensions["B"].width = 30, 110
        for left, right in pairs:
            other.append([_head(other, left), _written(right)])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _written(text: str) -> str | None:
    # A text is a text to openpyxl unless it begins with "=", which none does after this.
    return harmless(plain(text)) or None


def _head(sheet: Any, text: str) -> Any:
    cell = WriteOnlyCell(sheet, value=_written(text))
    cell.font = Font(bold=True)
    return cell


def explanations() -> list[tuple[str, str]]:
    """Return each column with what belongs into it, for a sheet of the template."""
    return [(column.name, " ".join(filter(None, [str(column.help), ", ".join(column.choices)]))) for column in COLUMNS]
