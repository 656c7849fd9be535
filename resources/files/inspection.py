"""What a file is, by its content. Refuses what is mislabelled, encrypted, active or made to do harm.

Runs in a child process with limits on time and memory; knows nothing of Django.
"""

import re
import zipfile
from pathlib import Path

import pikepdf
import puremagic
from PIL import Image, UnidentifiedImageError

from resources.files.formats import MEDIA_TYPES

# The main part of each Office format, as [Content_Types].xml names it.
_MAIN_PARTS = {
    "docx": b"wordprocessingml.document.main+xml",
    "pptx": b"presentationml.presentation.main+xml",
    "xlsx": b"spreadsheetml.sheet.main+xml",
}
_OFFICE_MACROS = re.compile(r"vbaProject|vbaData|/activeX/|macrosheets?/|attachedToolbars", re.IGNORECASE)
_ODF_MACROS = re.compile(r"^(Basic|Scripts)/.+", re.IGNORECASE)
_ARCHIVES = re.compile(r"\.(zip|7z|rar|jar|gz|bz2|xz|tar|exe|dll|js|vbs|bat|cmd|ps1|hta|scr|lnk)$", re.IGNORECASE)
# Relations that make a program fetch something, or run it, when the document is opened.
_FETCHING = re.compile(
    rb"<Relationship\b(?=[^>]*TargetMode\s*=\s*[\"']External[\"'])"
    rb"(?=[^>]*Type\s*=\s*[\"'][^\"']*/(?:attachedTemplate|oleObject|frame|subDocument|externalLink|externalLinkPath|"
    rb"package|control|webSettings)[\"'])",
    re.IGNORECASE,
)
_MARK_UP = re.compile(rb"<\s*(!doctype|html|head|body|script|svg|iframe|\?php|\?xml|%)|^#!", re.IGNORECASE)
_HEAD = 8192

# A document of this many parts or bytes is no document.
MEMBERS, UNPACKED, RATIO, RATIO_FROM = 5_000, 400 * 1024**2, 200, 8 * 1024**2
PIXELS = 60_000_000
# What a PDF may have at most; a longer one is stored, but only its beginning is read.
PDF_PAGES = 50_000


class Refused(Exception):
    """A file does not come in; `code` says why and `detail` what it is instead."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code)
        self.code, self.detail = code, detail


def inspect(path: Path, extension: str) -> str:
    """Return the media type of a file whose ending says `extension`.

    Raises:
        Refused: if the content says something else, or the file must not come in.
    """
    if extension not in MEDIA_TYPES:
        raise Refused("type", extension)
    with path.open("rb") as opened:
        head = opened.read(_HEAD)
    if not head:
        raise Refused("empty")
    if extension == "pdf":
        _inspect_pdf(path, head)
    elif extension in _MAIN_PARTS:
        _inspect_office(path, head, extension)
    elif extension == "odt":
        _inspect_open_document(path, head)
    elif extension in {"png", "jpg", "jpeg"}:
        _inspect_image(path, head, MEDIA_TYPES[extension])
    elif extension == "mp3":
        _inspect_audio(head)
    else:
        _inspect_table(path, head)
    return MEDIA_TYPES[extension]


def looks_like(head: bytes) -> str:
    """Return what the first bytes of a file look like, as the ending of such files; empty if nobody knows."""
    if head.startswith(b"%PDF-"):
        return "pdf"
    if _MARK_UP.search(head[:1024].lstrip()[:256]):
        return "svg" if b"<svg" in head.lower() else "html"
    try:
        found = puremagic.magic_string(head)
    except (puremagic.PureError, ValueError):
        return ""
    return found[0].extension.lstrip(".") if found else ""


def _inspect_pdf(path: Path, head: bytes) -> None:
    # Readers accept some bytes in front of the mark; so do those who hide a web page there.
    if not head.startswith(b"%PDF-"):
        raise Refused("mislabelled", looks_like(head))
    try:
        with pikepdf.open(path) as document:
            pages = len(document.pages)
    except pikepdf.PasswordError:
        raise Refused("encrypted") from None
    except (pikepdf.PdfError, ValueError, OverflowError, RecursionError):
        raise Refused("broken") from None
    if not pages:
        raise Refused("broken")
    if pages > PDF_PAGES:
        raise Refused("bomb")


def _opened_archive(path: Path, head: bytes) -> zipfile.ZipFile:
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        # The container of Word 97, in which newer programs also wrap what has a password.
        raise Refused("encrypted")
    if not head.startswith(b"PK\x03\x04"):
        raise Refused("mislabelled", looks_like(head))
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        raise Refused("broken") from None
    members = archive.infolist()
    names = [member.filename for member in members]
    if len(members) > MEMBERS or sum(member.file_size for member in members) > UNPACKED:
        raise Refused("bomb")
    for member in members:
        if member.file_size > RATIO_FROM and member.file_size > RATIO * max(member.compress_size, 1):
            raise Refused("bomb")
        if member.flag_bits & 0x1:
            raise Refused("encrypted")
        if member.filename.startswith("/") or ".." in member.filename.split("/") or _ARCHIVES.search(member.filename):
            raise Refused("active")
    if len(set(names)) != len(names):
        raise Refused("broken")
    return archive


def _read(archive: zipfile.ZipFile, name: str) -> bytes:
    try:
        return archive.read(name)
    except KeyError:
        return b""
    except (zipfile.BadZipFile, EOFError, OSError, ValueError, NotImplementedError):
        raise Refused("broken") from None
    except Exception as error:  # zlib.error has no home of its own among these
        raise Refused("broken") from error


def _inspect_office(path: Path, head: bytes, extension: str) -> None:
    with _opened_archive(path, head) as archive:
        types = _read(archive, "[Content_Types].xml")
        if b"macroEnabled" in types or any(_OFFICE_MACROS.search(name) for name in archive.namelist()):
            raise Refused("macros")
        if _MAIN_PARTS[extension] not in types:
            others = [ending for ending, part in _MAIN_PARTS.items() if part in types]
            raise Refused("mislabelled", others[0] if others else "zip")
        for name in archive.namelist():
            content = _read(archive, name)
            if name.endswith(".rels") and _FETCHING.search(content):
                raise Refused("fetching")
            if name.endswith((".xml", ".rels")) and b"<!DOCTYPE" in content[:2048]:
                raise Refused("active")


def _inspect_open_document(path: Path, head: bytes) -> None:
    with _opened_archive(path, head) as archive:
        if _read(archive, "mimetype").strip() != MEDIA_TYPES["odt"].encode():
            raise Refused("mislabelled", "zip")
        if b"encryption-data" in _read(archive, "META-INF/manifest.xml"):
            raise Refused("encrypted")
        if any(_ODF_MACROS.match(name) for name in archive.namelist()):
            raise Refused("macros")
        for name in archive.namelist():
            content = _read(archive, name)
            if name.endswith(".xml") and b"<!DOCTYPE" in content[:2048] and b"<!ENTITY" in content:
                raise Refused("active")


def _inspect_image(path: Path, head: bytes, media_type: str) -> None:
    Image.MAX_IMAGE_PIXELS = None  # the limit is checked here, before a pixel is decoded
    try:
        with Image.open(path, formats=["PNG", "JPEG"]) as image:
            if Image.MIME.get(image.format or "") != media_type:
                raise Refused("mislabelled", (image.format or "").lower())
            if image.width * image.height > PIXELS:
                raise Refused("bomb")
            image.load()
    except UnidentifiedImageError:
        raise Refused("mislabelled", looks_like(head)) from None
    except (OSError, SyntaxError, ValueError, EOFError):
        raise Refused("broken") from None


def _inspect_audio(head: bytes) -> None:
    # An ID3 tag, or the eleven set bits that a frame begins with, of a version and layer that exist.
    has_frame = (
        head[0] == 0xFF and head[1:2] and head[1] & 0xE0 == 0xE0 and head[1] & 0x06 != 0 and head[1] & 0x18 != 0x08
    )
    if not (head.startswith(b"ID3") or has_frame):
        raise Refused("mislabelled", looks_like(head))


def _inspect_table(path: Path, head: bytes) -> None:
    """Check that it is text and no mark-up: a browser that guesses types must find nothing to guess."""
    found = looks_like(head)
    if found in {"pdf", "html", "svg", "zip", "exe", "png", "jpg"} or _MARK_UP.search(head):
        raise Refused("mislabelled", found or "html")
    with path.open("rb") as opened:
        while block := opened.read(1024**2):
            if b"\x00" in block:
                raise Refused("mislabelled", found)
