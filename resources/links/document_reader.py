"""Reads the first words of an uploaded document, in a child process (`resources.files.confined`).

Run by `documents`, never imported by the hub: a broken or hostile file ends this process and nothing else.
"""

import re
import sys
import zipfile
from pathlib import Path
from typing import Any

import docx
import pikepdf
import pypdfium2

from resources.files.confined import answer

_PAGES_READ, _PARAGRAPHS_READ, _LONGEST = 4, 80, 20_000
_UNPACKED = 200_000_000


def read_pdf(path: str) -> dict[str, Any]:
    """Return title, language, number of pages and the words of the first ones."""
    found: dict[str, Any] = {"kind": "pdf"}
    with pikepdf.open(path) as pdf:
        found["pages"] = len(pdf.pages)
        found["title"] = str(pdf.docinfo.get("/Title", ""))
        found["language"] = str(pdf.Root.get("/Lang", ""))
    document = pypdfium2.PdfDocument(path)
    first = range(min(len(document), _PAGES_READ))
    words = [document[number].get_textpage().get_text_range()[:_LONGEST] for number in first]
    return found | {"text": "\n".join(words)}


def read_docx(path: str) -> dict[str, Any]:
    """Return title, language, number of pages as Word counted them, and the first words."""
    with zipfile.ZipFile(path) as packed:
        if sum(part.file_size for part in packed.infolist()) > _UNPACKED:
            return {}
        app = packed.read("docProps/app.xml") if "docProps/app.xml" in packed.namelist() else b""
    pages = re.search(rb"<Pages>(\d{1,5})</Pages>", app)
    document = docx.Document(path)
    properties = document.core_properties
    return {
        "kind": "docx",
        "title": properties.title or "",
        "language": properties.language or "",
        "pages": int(pages[1]) if pages else None,
        "text": "\n".join(part.text for part in document.paragraphs[:_PARAGRAPHS_READ])[:_LONGEST],
    }


def main() -> None:
    """Read the file that is named as the argument and answer what it says."""
    path = sys.argv[1]
    with Path(path).open("rb") as file:
        start = file.read(1024)
    reader = read_pdf if b"%PDF-" in start else read_docx if start.startswith(b"PK") else None
    answer(**(reader(path) if reader else {}))


if __name__ == "__main__":
    main()
