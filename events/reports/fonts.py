"""The hub's own fonts for PDF files: the packages of the web pages hold them in a shape that PDF does not know."""

import io
from functools import cache, lru_cache
from pathlib import Path

from django.conf import settings
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

_FILES = settings.NODE_MODULES / "@fontsource-variable" / "noto-sans" / "files"
# Tables that arrange letters; Latin letters stand without them.
_NOT_NEEDED = ("GSUB", "GPOS", "GDEF", "STAT")


def true_type(weight: int) -> bytes:
    """Return Noto Sans in one weight (400 to 700) as TrueType, with the letters of Western languages."""
    return _converted("latin", weight, None)


@lru_cache(maxsize=32)
def further_letters(weight: int, letters: frozenset[str]) -> bytes | None:
    """Return a font with those of `letters` that `true_type` lacks and that are Latin; None if there are none."""
    missing = {ord(letter) for letter in letters} - _known("latin")
    wanted = missing & _known("latin-ext")
    return _converted("latin-ext", weight, frozenset(wanted)) if wanted else None


def _path(part: str) -> Path:
    return Path(_FILES / f"noto-sans-{part}-wght-normal.woff2")


@cache
def _known(part: str) -> frozenset[int]:
    with TTFont(_path(part)) as font:
        return frozenset(font.getBestCmap() or ())


# Half a second for the Western letters, once a process.
@lru_cache(maxsize=32)
def _converted(part: str, weight: int, letters: frozenset[int] | None) -> bytes:
    with TTFont(_path(part)) as font:
        for table in _NOT_NEEDED:
            if table in font:
                del font[table]
        if letters is not None:
            subsetter = Subsetter(Options(notdef_outline=True, glyph_names=False))
            subsetter.populate(unicodes=letters)
            subsetter.subset(font)
        fixed = instancer.instantiateVariableFont(font, {"wght": weight})
        fixed.flavor = None
        file = io.BytesIO()
        fixed.save(file)
    return file.getvalue()
