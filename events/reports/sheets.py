"""A report as files for a spreadsheet: Excel with a sheet for each table, CSV with a line for each figure."""

import io
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from django.http import HttpResponse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font

from events.reports.library import LibraryReport
from events.reports.report import Report, Table
from hub.tables import csv_response, harmless

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# What Excel does not allow in the name of a sheet, and how long one may be.
_NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_LONGEST_NAME = 31

type Cell = str | int
type Row = tuple[Cell | None, ...]


class Sheet(NamedTuple):
    """A table of a file: its name, its head and its rows."""

    title: str
    head: Row
    rows: list[Row]


def sheets_of_library(report: LibraryReport) -> Iterator[Sheet]:
    """Return each table of the report on the library, the gaps last."""
    yield from map(_sheet, report.tables)
    rows: list[Row] = [(name, *line) for name, line in report.gaps.rows]
    yield Sheet(_("Works by country and theme"), (_("Country"), *report.gaps.themes), rows)


def sheets_of(report: Report) -> Iterator[Sheet]:
    """Return each table of a report, after a sheet of the most important figures."""
    about: list[Row] = [(_("Period"), report.when), (_("Figures of"), date_format(report.made_on, "DATE_FORMAT"))]
    about += [(name, value) for name, value in report.figures]
    if report.has_others:
        about.append((_("Groups that are not shown"), report.explanation))
    about += [(_("Left out: too few people"), str(event)) for event in report.left_out]
    yield Sheet(_("Summary"), (report.title, report.headline), about)
    yield from map(_sheet, report.tables)
    if report.trends:
        head = (_("Event"), _("Date"), _("Registered"), _("Attended"), _("Share (%)"), _("Countries"))
        rows: list[Row] = [
            (str(trend.event), trend.day.isoformat(), trend.registered, trend.attended, trend.share, trend.countries)
            for trend in report.trends
        ]
        yield Sheet(_("Event by event"), head, rows)


def xlsx(sheets: Iterable[Sheet]) -> bytes:
    """Return an Excel file with a sheet for each table; numbers are numbers, and no text is a formula."""
    book = Workbook(write_only=True)
    for title, head, rows in sheets:
        sheet = book.create_sheet(title.translate(_NOT_IN_NAMES)[:_LONGEST_NAME])
        sheet.freeze_panes = "A2"
        sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 48, 24
        cells: list[Any] = [WriteOnlyCell(sheet, value=_cell(value)) for value in head]
        for cell in cells:
            cell.font = Font(bold=True)
        sheet.append(cells)
        for row in rows:
            sheet.append([_cell(value) for value in row])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def csv_of(name: str, sheets: Iterable[Sheet]) -> HttpResponse:
    """Return a CSV file in which each line is a figure: of which table, of which group, which column."""
    lines = (
        (title, row[0], column, value)
        for title, head, rows in sheets
        for row in rows
        for column, value in zip(head[1:], row[1:], strict=False)
    )
    return csv_response(name, (_("Table"), _("Group"), _("Figure"), _("Value")), lines)


def _sheet(table: Table) -> Sheet:
    rows: list[Row] = [(label, *line) for label, line in table.rows]
    return Sheet(table.title, table.head, [*rows, (table.note,)] if table.note else rows)


def _cell(value: Cell | None) -> Cell | None:
    return harmless(ILLEGAL_CHARACTERS_RE.sub("", value)) if isinstance(value, str) else value
