"""Text as it is kept: clean, in pieces that the search can hold, and not without end. Knows nothing of Django."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

# More than this of one file is not read.
PAGES = 2_000
CHARACTERS = 2_000_000

# The longest piece. A tsvector holds a megabyte; a snippet should say where in the file it stands.
_WORDS = 2_000
_LONGEST = 16_000

_PIECE = re.compile(rf"\s*(?:\S+\s*){{1,{_WORDS}}}")

# The hyphen at the end of a line, as PDF readers give it: the word goes on after it.
_SOFT_HYPHENS = re.compile("[\x02\xad\ufffe]\\s*")
# PostgreSQL takes no NUL; the others are no text. Tabs and ends of lines stay.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_SPACES = re.compile(r"[ \t\r\xa0]+")
_LINES = re.compile(r"\s*\n\s*")

# The text of a page, slide or section, after the number of its page: 0 where there are no pages.
type Part = tuple[int, str]


@dataclass(slots=True)
class Kept:
    """The pieces of a file, whether there was more, and how many pages the file has, where it has pages."""

    pieces: list[Part] = field(default_factory=list)
    is_cut: bool = False
    pages: int | None = None


def clean(text: str) -> str:
    """Return text without what is no text, and with single spaces."""
    joined = _SOFT_HYPHENS.sub("", text)
    return _LINES.sub("\n", _SPACES.sub(" ", _CONTROLS.sub("", joined))).strip()


def pieces(text: str) -> Iterator[str]:
    """Yield text in pieces of at most 2,000 words and 16,000 characters, cut between words where there are any."""
    start = 0
    while start < len(text):
        end = min(start + _LONGEST, len(text))
        if found := _PIECE.match(text, start, end):
            end = found.end()
        space = max(text.rfind(" ", start, end), text.rfind("\n", start, end))
        if end < len(text) and not text[end - 1].isspace() and space > start:
            # The last word goes on behind the cut.
            end = space + 1
        yield text[start:end].strip()
        start = end


def keep(parts: Iterable[Part]) -> Kept:
    """Return what is kept of the parts of a file; reading ends where enough has been read."""
    kept, room = Kept(), CHARACTERS
    for page, raw in parts:
        if page > PAGES or room <= 0:
            kept.is_cut = True
            break
        text = clean(raw[: room + 1])
        kept.is_cut = kept.is_cut or len(raw) > room
        room -= len(raw)
        kept.pieces += [(page, piece) for piece in pieces(text) if piece]
    return kept
