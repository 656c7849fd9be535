"""Lists as files for a spreadsheet."""

import csv
import tempfile
from collections.abc import Iterable, Iterator
from typing import Any

from django.http import FileResponse, HttpResponse, StreamingHttpResponse
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

# A cell that starts with one of these is a formula to a spreadsheet, and a participant may have written it.
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")

# The mark at the start tells spreadsheets that the letters are UTF-8.
_MARK = "\ufeff"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# What fits into a cell (ECMA-376, 18.3.1.4 leaves it to the program; Excel refuses more).
_LONGEST = 32_767


def harmless(value: Any) -> str:
    """Return `value` as a cell that no spreadsheet takes for a formula; the value itself stays whole."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_DANGEROUS) else text


def unharmed(cell: str) -> str:
    """Return a cell of a table without the apostrophe that `harmless` put there."""
    return cell[1:] if cell.startswith("'") and harmless(cell[1:]) == cell else cell


class _Line:
    """Gives back what is written to it."""

    def write(self, text: str) -> str:
        return text


def _lines(header: Iterable[Any], rows: Iterable[Iterable[Any]]) -> Iterator[str]:
    writer = csv.writer(_Line())
    yield _MARK + writer.writerow([harmless(cell) for cell in header])
    for row in rows:
        yield writer.writerow([harmless(cell) for cell in row])


def _for_download[R: HttpResponse | StreamingHttpResponse](response: R, name: str) -> R:
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response


def csv_response(name: str, header: Iterable[Any], rows: Iterable[Iterable[Any]]) -> HttpResponse:
    """Return a CSV file named `name`, for download."""
    lines = "".join(_lines(header, rows))
    return _for_download(HttpResponse(lines, content_type="text/csv; charset=utf-8"), f"{name}.csv")


def streamed_csv(name: str, header: Iterable[Any], rows: Iterable[Iterable[Any]]) -> StreamingHttpResponse:
    """Return a CSV file named `name`, written row by row while it is sent, so that it may be of any length."""
    response = StreamingHttpResponse(_lines(header, rows), content_type="text/csv; charset=utf-8")
    return _for_download(response, f"{name}.csv")


def xlsx_response(name: str, header: Iterable[Any], rows: Iterable[Iterable[Any]]) -> FileResponse:
    """Return an Excel file named `name`, for download; while it is made, its rows are on the disk and not in memory."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.freeze_panes = "A2"
    heads = [harmless(cell) for cell in header]
    for number, head in enumerate(heads, start=1):
        of_column = sheet.column_dimensions[get_column_letter(number)]
        of_column.width = max(16, len(head) + 2)
        # Text, whatever it looks like: a spreadsheet shortens numbers and turns some of them into dates.
        of_column.number_format = "@"
    cells = [WriteOnlyCell(sheet, value=head) for head in heads]
    for cell in cells:
        cell.font = Font(bold=True)
    sheet.append(cells)
    for row in rows:
        sheet.append([ILLEGAL_CHARACTERS_RE.sub(" ", harmless(cell))[:_LONGEST] for cell in row])
    file = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the response
    book.save(file)
    file.seek(0)
    return _for_download(FileResponse(file, content_type=_XLSX), f"{name}.xlsx")
