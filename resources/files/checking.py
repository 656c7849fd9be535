"""Letting files in: limits of size, the look inside in a child process, and words for whoever is refused."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from resources.files import confined

_MEGABYTE = 1024**2
# What has a limit of its own in settings.UPLOAD_LIMITS; everything else is a document.
_FAMILIES = {"png": "image", "jpg": "image", "jpeg": "image", "mp3": "audio"}

# What the child process may use: on the clock, of the processor, and bytes. It holds whole pictures, and copies sound.
SECONDS, _CPU_SECONDS, _MEMORY, _LARGEST_COPY = 60, 40, 1536 * _MEGABYTE, 300 * _MEGABYTE

_REASONS = {
    "type": _("Files of this type are not accepted. Choose a PDF, Office, table (CSV), image or MP3 file."),
    "empty": _("The file is empty."),
    "mislabelled": _("The content of the file does not fit its name. Save it again in the format you want."),
    "encrypted": _("The file has a password or an old format. Save it without a password in a new format."),
    "broken": _("The file is damaged or incomplete. Open it, save it again and try anew."),
    "active": _("The file contains programs or other files. Save it without them, for example as PDF."),
    "macros": _("The file contains macros. Save it without macros, for example as PDF."),
    "fetching": _("The file loads parts of itself from elsewhere. Break these links, or save it as PDF."),
    "bomb": _("The file unfolds to far more than a document needs. Save it in a smaller form, for example as PDF."),
}


@dataclass(frozen=True, slots=True)
class Clean:
    """A file that has been let in: where its clean copy lies for the moment, what it is, the SHA-256 of what came."""

    path: Path
    media_type: str
    checksum: str


def extension_of(name: str) -> str:
    """Return the ending of a file's name in lower case, without the dot."""
    return name.rsplit(".", 1)[-1].lower() if "." in name else ""


def checksum_of(file: File) -> str:
    """Return the SHA-256 of a file's content in hexadecimal; an upload is left at its start."""
    digest = sha256()
    file.open("rb")
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()


def limit_of(name: str) -> int:
    """Return how many bytes a file of this name may have."""
    return int(settings.UPLOAD_LIMITS[_FAMILIES.get(extension_of(name), "document")]) * _MEGABYTE


def largest() -> int:
    """Return how many bytes a file of any type may have at most."""
    return max(settings.UPLOAD_LIMITS.values()) * _MEGABYTE


def validate_file(file: Any) -> None:
    """Refuse a file that has just been chosen if it is too large, not what its name says, or could do harm.

    Raises:
        ValidationError: with the reason in the reader's language.
    """
    if getattr(file, "_committed", False):
        return
    _check_size(file)
    with cleaned(file, is_scrubbed=False):
        pass


def _check_size(file: Any) -> None:
    if file.size > limit_of(file.name):
        raise ValidationError(
            _("The file has %(size)s. Files of this type may have up to %(limit)s."),
            code="size",
            params={"size": filesizeformat(file.size), "limit": filesizeformat(limit_of(file.name))},
        )


@contextmanager
def cleaned(file: File, *, is_scrubbed: bool) -> Iterator[Clean]:
    """Look into a file and give its clean copy, which is gone afterwards.

    Raises:
        ValidationError: if it must not come in.
    """
    extension = extension_of(file.name or "")
    with tempfile.TemporaryDirectory(prefix="hub-file-") as folder:
        target = Path(folder) / "target"
        source = _on_disk(file) or _copy(file, Path(folder) / "source")
        answer = _look_inside(source, target, extension, is_scrubbed=is_scrubbed)
        if reason := answer.get("refused"):
            raise ValidationError(_REASONS.get(reason, _REASONS["broken"]), code=reason)
        with source.open("rb") as opened:
            checksum = file_digest(opened, "sha256").hexdigest()
        yield Clean(target, answer["type"], checksum)


def _on_disk(file: Any) -> Path | None:
    """Return where an upload lies that was too large for the memory, so that it need not lie there twice."""
    for one in (file, getattr(file, "file", None)):
        if isinstance(one, TemporaryUploadedFile):
            return Path(one.temporary_file_path())
    return None


def _copy(file: File, target: Path) -> Path:
    file.open("rb")
    with target.open("wb") as opened:
        for chunk in file.chunks():
            opened.write(chunk)
    file.seek(0)
    return target


def _look_inside(source: Path, target: Path, extension: str, *, is_scrubbed: bool) -> dict[str, Any]:
    """Return what the child process says. One that dies, sleeps or eats memory has met a file that is to be refused."""
    arguments = (str(source), str(target), extension, *(["scrub"] if is_scrubbed else []))
    limits = {"seconds": SECONDS, "cpu_seconds": _CPU_SECONDS, "memory": _MEMORY, "largest_file": _LARGEST_COPY}
    try:
        return confined.run("resources.files.cleaner", *arguments, folder=target.parent, **limits)
    except confined.Stopped:
        return {"refused": "bomb"}


def take_in(edition: Any) -> None:
    """Put the clean copy of an edition's file in its place, with its type and checksum, before it is stored.

    To be called before the edition is saved. A stored file is looked at again only when it is to be scrubbed now.

    Raises:
        ValidationError: if the file must not come in: a form has said so before, a program hears it here.
    """
    # Django's own mark of a file that lies in the storage already.
    stored = edition.file.name if edition.file._committed else ""  # noqa: SLF001
    _check_size(edition.file)
    with cleaned(edition.file, is_scrubbed=edition.is_scrubbed) as clean, clean.path.open("rb") as opened:
        if stored:
            edition.file.close()
        edition.file.save(Path(edition.file.name).name, File(opened), save=False)
        edition.mime_type = clean.media_type
        if not stored:
            edition.checksum = clean.checksum
