"""What the child process does with a file: "read" or "draw", its path and its ending."""

import sys
import zipfile
from pathlib import Path

from docx.opc.exceptions import PackageNotFoundError as NoWord
from lxml.etree import LxmlError
from openpyxl.utils.exceptions import InvalidFileException
from PIL import Image, UnidentifiedImageError
from pptx.exc import PackageNotFoundError as NoPresentation

from resources.files import confined
from resources.files.extraction import Unreadable, extract
from resources.files.formats import PICTURE
from resources.files.thumbnails import draw

# What the libraries say of a damaged file. Everything else ends the child, and the parent says so.
_DAMAGED = (
    NoWord, NoPresentation, InvalidFileException, LxmlError, zipfile.BadZipFile, UnidentifiedImageError, KeyError,
    ValueError, IndexError, AttributeError, TypeError, OSError, EOFError, SyntaxError, NotImplementedError,
)  # fmt: skip


def main(verb: str, source: str, extension: str) -> None:
    """Read or draw the file and write the answer."""
    try:
        if verb == "read":
            kept = extract(Path(source), extension)
            confined.answer(pieces=kept.pieces, is_cut=kept.is_cut, pages=kept.pages)
        else:
            width, height = draw(Path(source), Path(PICTURE), extension)
            confined.answer(width=width, height=height)
    except Unreadable as error:
        confined.answer(failed=error.code)
    except (MemoryError, Image.DecompressionBombError):
        confined.answer(failed="bomb")
    except _DAMAGED:
        confined.answer(failed="broken")


if __name__ == "__main__":
    main(*sys.argv[1:])
