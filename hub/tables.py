"""Lists as files for a spreadsheet."""

import csv
from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse

# A cell that starts with one of these is a formula to a spreadsheet, and a participant may have written it.
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


def harmless(value: Any) -> str:
    """Return `value` as a cell that no spreadsheet takes for a formula; the value itself stays whole."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_DANGEROUS) else text


def unharmed(cell: str) -> str:
    """Return a cell of a table without the apostrophe that `harmless` put there."""
    return cell[1:] if cell.startswith("'") and harmless(cell[1:]) == cell else cell


def csv_response(name: str, header: Iterable[Any], rows: Iterable[Iterable[Any]]) -> HttpResponse:
    """Return a CSV file named `name`, for download."""
    # The mark at the start tells spreadsheets that the letters are UTF-8.
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    response["Cache-Control"] = "private, no-store"
    writer = csv.writer(response)
    writer.writerow([harmless(cell) for cell in header])
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return response
