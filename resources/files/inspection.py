"""What a file is, by its content. Refuses what is mislabelled, encrypted, active or made to do harm.

Runs in a child process with limits on time and memory; knows nothing of Django.
"""

import re
import zipfile
from pathlib import Path

import pikepdf
import puremagic
from PIL import Image, UnidentifiedImageError

from resources.files import containers, sound
from resources.files.formats import MEDIA_TYPES
from resources.files.refusal import Refused

_MARK_UP = re.compile(rb"<\s*(!doctype|html|head|body|script|svg|iframe|\?php|\?xml|%)|^#!", re.IGNORECASE)
# Cells that make a spreadsheet start a program or send other cells away.
_FORMULAS = re.compile(
    rb"(?:^|[\n\r,;\t\"'])[ ]*[=+@-][^\n\r,;\t\"]{0,100}?"
    rb"(?:\|[^\n\r]{0,200}?!|\b(?:HYPERLINK|WEBSERVICE|IMPORT\w+|DDE|CALL|EXEC|REGISTER(?:\.ID)?)\s*\()",
    re.IGNORECASE,
)
_HEAD = 8192

PIXELS = 60_000_000
# What a PDF may have at most; a longer one is stored, but only its beginning is read.
PDF_PAGES = 50_000


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
    elif extension in containers.MAIN_PARTS:
        containers.inspect_office(path, head, extension, looks_like(head))
    elif extension == "odt":
        containers.inspect_open_document(path, head, looks_like(head))
    elif extension in {"png", "jpg", "jpeg"}:
        _inspect_image(path, head, MEDIA_TYPES[extension])
    elif extension == "mp3":
        _inspect_audio(path, head)
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


def _inspect_image(path: Path, head: bytes, media_type: str) -> None:
    Image.MAX_IMAGE_PIXELS = None  # the limit is checked here, before a pixel is decoded
    try:
        with Image.open(path, formats=["PNG", "JPEG"]) as image:
            # Phones put a second picture behind the first: MPO, which is a JPEG to everybody else.
            found = "JPEG" if image.format == "MPO" else image.format or ""
            if Image.MIME.get(found) != media_type:
                raise Refused("mislabelled", found.lower())
            if image.width * image.height > PIXELS:
                raise Refused("bomb")
            image.load()
    except UnidentifiedImageError:
        raise Refused("mislabelled", looks_like(head)) from None
    except (OSError, SyntaxError, ValueError, EOFError):
        raise Refused("broken") from None


def _inspect_audio(path: Path, head: bytes) -> None:
    # A player skips what it does not know, so another file may stand behind the sound, or hide in the tag before it.
    if zipfile.is_zipfile(path) or b"%PDF-" in head[:1024] or not sound.has_frames(path):
        raise Refused("mislabelled", looks_like(head))


def _inspect_table(path: Path, head: bytes) -> None:
    """Check that it is text and no mark-up: a browser that guesses types must find nothing to guess."""
    found = looks_like(head)
    if found in {"pdf", "html", "svg", "zip", "exe", "png", "jpg"} or _MARK_UP.search(head):
        raise Refused("mislabelled", found or "html")
    rest = b""
    with path.open("rb") as opened:
        while block := opened.read(1024**2):
            if b"\x00" in block:
                raise Refused("mislabelled", found)
            if _FORMULAS.search(rest + block):
                raise Refused("active")
            rest = block[-200:]
