"""Tables as facilitators send them, and the way through the pages that take them in."""

import csv
import io
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import Workbook, load_workbook

IMPORT = reverse("admin:resources_resource_import")
LIST = reverse("admin:resources_resource_changelist")


def csv_of(*rows: dict[str, Any], delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    """Return a CSV file whose columns are those of the rows."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, names, delimiter=delimiter, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue().encode(encoding)


def excel_of(*rows: dict[str, Any]) -> bytes:
    """Return an Excel file whose columns are those of the rows."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    book = Workbook()
    sheet: Any = book.active
    sheet.append(names)
    for row in rows:
        sheet.append([row.get(name) for name in names])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def rows_in_csv(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def rows_in_excel(content: bytes) -> list[dict[str, Any]]:
    head, *lines = load_workbook(io.BytesIO(content)).worksheets[0].iter_rows(values_only=True)
    return [dict(zip(head, line, strict=True)) for line in lines]


def upload(client: Client, content: bytes, name: str = "table.csv") -> Any:
    """Send a table and return the page of the dry run."""
    return client.post(IMPORT, {"table": SimpleUploadedFile(name, content)})


def confirm(client: Client, preview: Any, **extra: str) -> Any:
    """Confirm a dry run and return the page that follows."""
    shown = {name: preview.context[name] for name in ("token", "seen")}
    return client.post(IMPORT, shown | extra, follow=True)


def bad(preview: Any) -> list[tuple[int, str, str]]:
    """Return the bad cells that a dry run names: row, column and reason."""
    return [(cell.row, cell.column, cell.reason) for cell in preview.context["bad_cells"]]
