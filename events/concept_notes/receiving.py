"""Receiving a concept note: limits of size, the look inside in a child process, and words for whoever is refused."""

import tempfile
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.concept_notes.blocks import CHARACTERS
from events.errors import ConceptNoteError
from events.models import ConceptNote
from members.models import Member
from resources.files import confined
from resources.files.checking import cleaned, extension_of

# With pictures in it. The text of a note has some ten thousand letters.
LARGEST_FILE = 8 * 1024**2
LARGEST_TEXT_FILE = 1024**2
FORMS = {
    "docx": ConceptNote.Source.WORD,
    "pdf": ConceptNote.Source.PDF,
    "txt": ConceptNote.Source.TEXT,
    "md": ConceptNote.Source.TEXT,
}
# What the child may use; a note of three pages takes it a second.
_SECONDS, _CPU_SECONDS = 40, 25

_REFUSED = {
    "type": gettext_lazy(
        "Choose a Word file (.docx), a PDF file or a text file (.txt). For any other, paste the text."
    ),
    "empty": gettext_lazy("The file is empty."),
    "slow": gettext_lazy("The note could not be read in time. Save it in a simpler form, or paste its text."),
    "stopped": gettext_lazy("The note could not be read. Save it anew, or paste its text."),
    "bomb": gettext_lazy("The note could not be read. Save it anew, or paste its text."),
    "broken": gettext_lazy("The file is damaged or incomplete. Open it, save it again, or paste its text."),
    "wordless": gettext_lazy(
        "There is no text in it. If it is a scanned page, copy the text by hand or ask for the original file."
    ),
    "binary": gettext_lazy("This is not a text file. Choose a Word or PDF file, or paste the text."),
}


def receive(*, member: Member, file: UploadedFile | None = None, text: str = "") -> ConceptNote:
    """Read a concept note and keep what was read; nothing else is changed.

    Args:
        member: who does it.
        file: a Word, PDF or text file.
        text: the text, if there is no file.

    Raises:
        ConceptNoteError: if it cannot be read; nothing is kept then.
    """
    source: str = ConceptNote.Source.TEXT
    if file is not None:
        source = FORMS.get(extension_of(file.name or ""), "")
        answer = _of_file(file, source)
    else:
        answer = _of_text(text)
    if code := answer.get("failed"):
        raise ConceptNoteError(_refusal(code))
    return ConceptNote.objects.create(
        name=(file.name or "")[-200:] if file is not None else "",
        source=source,
        language=answer["language"],
        text=answer["text"],
        findings=answer["findings"],
        created_by=member,
    )


def _of_file(file: UploadedFile, source: str) -> dict[str, Any]:
    if not source:
        raise ConceptNoteError(_refusal("type"))
    largest = LARGEST_TEXT_FILE if source == ConceptNote.Source.TEXT else LARGEST_FILE
    size = file.size or 0
    if size > largest:
        raise ConceptNoteError(
            _("The file has %(size)s. A concept note may have up to %(limit)s.")
            % {"size": filesizeformat(size), "limit": filesizeformat(largest)}
        )
    if not size:
        raise ConceptNoteError(_refusal("empty"))
    if source == ConceptNote.Source.TEXT:
        return _of_text(_decoded(file.read()))
    try:
        with cleaned(file, is_scrubbed=False) as clean:
            return _read(clean.path, source)
    except ValidationError as error:
        raise ConceptNoteError(" ".join(error.messages)) from None


def _decoded(raw: bytes) -> str:
    """Return the text of a file as one of the usual programs has written it."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", "replace")
    if b"\x00" in raw or raw.startswith((b"%PDF-", b"PK\x03\x04", b"{\\rtf")):
        raise ConceptNoteError(_refusal("binary"))
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def _of_text(text: str) -> dict[str, Any]:
    # The child could hold far more, but not the page on which it is looked at.
    if len(text) > CHARACTERS:
        return {"failed": "long"}
    with tempfile.TemporaryDirectory(prefix="hub-note-") as folder:
        source = Path(folder) / "note.txt"
        # A lone surrogate is no text, and no file can hold it.
        source.write_text(text, encoding="utf-8", errors="replace")
        return _read(source, ConceptNote.Source.TEXT)


def _read(source: Path, form: str) -> dict[str, Any]:
    with tempfile.TemporaryDirectory(prefix="hub-note-") as folder:
        try:
            return confined.run(
                "events.concept_notes.reader",
                str(source),
                form,
                folder=Path(folder),
                seconds=_SECONDS,
                cpu_seconds=_CPU_SECONDS,
            )
        except confined.Stopped as stopped:
            return {"failed": stopped.code}


def _refusal(code: str) -> str:
    if code == "long":
        return _("This is longer than any concept note: %(limit)s letters are read at most. Give only the note.") % {
            "limit": number_format(CHARACTERS, force_grouping=True)
        }
    return str(_REFUSED.get(code, _REFUSED["broken"]))
