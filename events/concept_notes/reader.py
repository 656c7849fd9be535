"""What the child process does with a concept note: its path and its form, "docx", "pdf" or "text".

Its answer is {"text": …, "language": …, "findings": […]}, or {"failed": code}.
"""

import sys
import zipfile
from pathlib import Path

from docx.opc.exceptions import PackageNotFoundError
from lxml.etree import LxmlError
from pypdfium2 import PdfiumError

from events.concept_notes.blocks import CHARACTERS, LINES, tidy
from events.concept_notes.pages import pdf_text
from events.concept_notes.reading import read
from events.concept_notes.word import word_text
from resources.files import confined

# A file with less is a picture of a text, or empty.
_FEWEST = 20
_DAMAGED = (
    PackageNotFoundError, LxmlError, PdfiumError, zipfile.BadZipFile, KeyError, ValueError, IndexError, AttributeError,
    TypeError, OSError, EOFError, NotImplementedError,
)  # fmt: skip


def main(source: str, form: str) -> None:
    """Read the note and write the answer."""
    try:
        text = _text(Path(source), form)
    except (MemoryError, RecursionError):
        confined.answer(failed="bomb")
        return
    except _DAMAGED:
        confined.answer(failed="broken")
        return
    if len(text) > CHARACTERS or text.count("\n") > LINES:
        confined.answer(failed="long")
    elif sum(map(str.isalpha, text)) < _FEWEST:
        confined.answer(failed="wordless")
    else:
        language, findings = read(text)
        confined.answer(text=text, language=language, findings=findings)


def _text(source: Path, form: str) -> str:
    if form == "docx":
        return tidy(word_text(source)).strip()
    if form == "pdf":
        return tidy(pdf_text(source)).strip()
    return tidy(source.read_text(encoding="utf-8")).strip()


if __name__ == "__main__":
    main(*sys.argv[1:])
