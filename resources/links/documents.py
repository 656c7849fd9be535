"""What an uploaded document says about itself, so that whoever proposes it need not type it."""

import re
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.files import File

from resources.files import confined
from resources.identifiers import doi_in, isbn_in
from resources.models.edition import Language

_READER = "resources.links.document_reader"
_LARGEST = 60 * 1024 * 1024
_SECONDS = 10
_TITLE = 300
# What programs write where nobody wrote a title.
_NO_TITLE = re.compile(
    r"^(microsoft word|untitled|document\d*$|slide 1$|powerpoint)|\.(docx?|pdf|indd|pptx?|qxd|rtf)$", re.IGNORECASE
)
_NAMES = {"eng": "en", "fra": "fr", "fre": "fr", "spa": "es"}


@dataclass(frozen=True, slots=True)
class FileMetadata:
    """What is known of a document; what it does not say is empty. Who wrote it inside the file is not asked."""

    title: str = ""
    language: str = ""
    pages: int | None = None
    doi: str = ""
    isbn: str = ""


def describe_file(file: File) -> FileMetadata:
    """Return what a PDF or Word file says about itself; what cannot be read, or takes too long, says nothing.

    The file is read in a process of its own, with limits on time and memory.
    """
    if not file.size or file.size > _LARGEST:
        return FileMetadata()
    with tempfile.NamedTemporaryFile(suffix=".document") as copy:
        file.seek(0)
        for chunk in file.chunks():
            copy.write(chunk)
        copy.flush()
        file.seek(0)
        said = _said(copy.name)
    text = str(said.get("text", ""))
    title = " ".join(str(said.get("title", "")).split())[:_TITLE]
    pages = said.get("pages")
    return FileMetadata(
        title="" if _NO_TITLE.search(title) else title.replace("\0", ""),
        language=_language(str(said.get("language", ""))),
        pages=pages if isinstance(pages, int) and 0 < pages < 32_768 else None,
        doi=doi_in(text),
        isbn=isbn_in(text),
    )


def _said(path: str) -> dict[str, Any]:
    with tempfile.TemporaryDirectory(prefix="hub-document-") as folder:
        try:
            return confined.run(_READER, path, folder=Path(folder), seconds=_SECONDS)
        except confined.Stopped:
            return {}


def _language(text: str) -> str:
    word = text.strip().lower().replace("_", "-").partition("-")[0]
    code = _NAMES.get(word, word)
    return code if code in Language.values else ""
