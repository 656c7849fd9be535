"""The text of files, page by page where a format has pages, and the number of pages.

Runs in a child process with limits on time and memory; knows nothing of Django.
"""

import csv
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any

import docx
import pptx
import pypdfium2
from docx.table import Table
from lxml import etree
from openpyxl import load_workbook

from resources.files.passages import Kept, Part, keep

_APP = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}"
_ODF_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_ODF_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
# What Word and LibreOffice claim about their own length is believed up to here.
_MOST_PAGES = 20_000
# As many rows are read together: small enough for a piece, large enough to be one.
_ROWS = 100


class Unreadable(Exception):
    """The file cannot be read; `code` says why: "broken" or "encrypted"."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def extract(path: Path, extension: str) -> Kept:
    """Return the text of a file by its ending; formats without text have none.

    Raises:
        Unreadable: if the file is damaged or has a password.
    """
    read = _READERS.get(extension)
    return read(path) if read else Kept()


def open_pdf(path: Path) -> pypdfium2.PdfDocument:
    """Return an opened PDF.

    Raises:
        Unreadable: if the file is damaged or has a password.
    """
    try:
        return pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        raise Unreadable("encrypted" if "password" in str(error).lower() else "broken") from error


def _pdf(path: Path) -> Kept:
    with open_pdf(path) as document:
        kept = keep(_pdf_pages(document))
        kept.pages = len(document)
    if not kept.pages:
        raise Unreadable("broken")
    return kept


def _pdf_pages(document: pypdfium2.PdfDocument) -> Iterator[Part]:
    for index in range(len(document)):
        try:
            page = document[index]
            text_page = page.get_textpage()
            text = text_page.get_text_bounded()
            text_page.close()
            page.close()
        except pypdfium2.PdfiumError:
            # One damaged page does not take the others from readers.
            continue
        yield index + 1, text


def _docx(path: Path) -> Kept:
    kept = keep((0, "\n".join(section)) for section in _docx_sections(docx.Document(str(path))))
    kept.pages = _claimed_pages(path)
    return kept


def _docx_sections(document: Any) -> Iterator[list[str]]:
    """Yield what stands below each heading, the heading first."""
    section: list[str] = []
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            section += ["\t".join(cell.text for cell in row.cells) for row in block.rows]
            continue
        if section and str(block.style.name).lower().startswith(("heading", "title")):
            yield section
            section = []
        section.append(block.text)
    yield section


def _claimed_pages(path: Path) -> int | None:
    """Return how many pages the program that saved a Word file has counted."""
    with zipfile.ZipFile(path) as archive:
        if "docProps/app.xml" not in archive.namelist():
            return None
        with archive.open("docProps/app.xml") as opened:
            return _believed(next((node.text for node in _nodes(opened, f"{_APP}Pages")), ""))


def _believed(number: str | None) -> int | None:
    number = (number or "").strip()
    # 0 is what python-docx and some converters write.
    return int(number) if number.isdecimal() and 0 < int(number[:9]) <= _MOST_PAGES else None


def _pptx(path: Path) -> Kept:
    slides = pptx.Presentation(str(path)).slides
    kept = keep((number, "\n".join(_slide_texts(slide))) for number, slide in enumerate(slides, 1))
    kept.pages = len(slides)
    return kept


def _slide_texts(slide: Any) -> Iterator[str]:
    yield from _shape_texts(slide.shapes)
    if slide.has_notes_slide and slide.notes_slide.notes_text_frame:
        yield slide.notes_slide.notes_text_frame.text


def _shape_texts(shapes: Any) -> Iterator[str]:
    for shape in shapes:
        if shape.has_text_frame:
            yield shape.text_frame.text
        elif getattr(shape, "has_table", False):
            yield from ("\t".join(cell.text for cell in row.cells) for row in shape.table.rows)
        elif hasattr(shape, "shapes"):
            yield from _shape_texts(shape.shapes)


def _xlsx(path: Path) -> Kept:
    workbook = load_workbook(path, read_only=True, data_only=True)
    try:
        return keep((0, text) for sheet in workbook.worksheets for text in _sheet_texts(sheet))
    finally:
        workbook.close()


def _sheet_texts(sheet: Any) -> Iterator[str]:
    # The size that the file claims may be a trap: a million empty columns.
    sheet.reset_dimensions()
    rows = (("" if value is None else str(value) for value in row) for row in sheet.iter_rows(values_only=True))
    yield from _tables(rows, title=str(sheet.title))


def _csv(path: Path) -> Kept:
    try:
        path.read_bytes().decode("utf-8-sig")
        encoding = "utf-8-sig"
    except UnicodeDecodeError:
        encoding = "cp1252"
    with path.open(encoding=encoding, errors="replace", newline="") as opened:
        sample = opened.read(4096)
        opened.seek(0)
        try:
            dialect: Any = csv.Sniffer().sniff(sample, ",;\t|")
        except csv.Error:
            dialect = csv.excel
        return keep((0, text) for text in _tables(csv.reader(opened, dialect)))


def _tables(rows: Any, title: str = "") -> Iterator[str]:
    """Yield rows with anything in them, a hundred together, below the name of their sheet."""
    lines = [title] if title else []
    for row in rows:
        line = "\t".join(filter(None, row))
        if line.strip():
            lines.append(line)
        if len(lines) >= _ROWS:
            yield "\n".join(lines)
            lines = []
    yield "\n".join(lines)


def _odt(path: Path) -> Kept:
    with zipfile.ZipFile(path) as archive:
        with archive.open("content.xml") as opened:
            kept = keep((0, "\n".join(section)) for section in _odt_sections(opened))
        if "meta.xml" in archive.namelist():
            with archive.open("meta.xml") as opened:
                statistics = next(_nodes(opened, f"{_ODF_META}document-statistic"), None)
                if statistics is not None:
                    kept.pages = _believed(statistics.get(f"{_ODF_META}page-count"))
    return kept


def _odt_sections(opened: IO[bytes]) -> Iterator[list[str]]:
    section: list[str] = []
    for node in _nodes(opened, f"{_ODF_TEXT}h", f"{_ODF_TEXT}p"):
        if section and node.tag == f"{_ODF_TEXT}h":
            yield section
            section = []
        section.append("".join(node.itertext()))
    yield section


def _nodes(opened: IO[bytes], *tags: str) -> Iterator[Any]:
    """Yield elements one by one, so that a long file is never in memory as a whole."""
    for _event, node in etree.iterparse(opened, tag=tags, resolve_entities=False, no_network=True, load_dtd=False):
        yield node
        node.clear()


_READERS: dict[str, Callable[[Path], Kept]] = {
    "pdf": _pdf,
    "docx": _docx,
    "pptx": _pptx,
    "xlsx": _xlsx,
    "odt": _odt,
    "csv": _csv,
}
