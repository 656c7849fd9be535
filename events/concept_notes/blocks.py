"""A concept note as a row of blocks: headings, paragraphs, items of lists and rows of tables. Knows nothing of Django.

A note is kept as text with a little Markdown: `#` before headings, `-` or `1.` before items, `|` between the cells of
a row, `**` around strong words, `[words](address)` for links. Word and PDF files are written down in that form, so
that one reader reads them all. Places in a note are counted in its `plain` text, which has none of those signs.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from events.concept_notes.headings import label_of

# As long as forty pages; a concept note has two or three.
CHARACTERS, LINES = 120_000, 4_000
# What stands between two blocks in the plain text.
_GAP = "\n\n"
# A text whose lines are shorter than this was broken into lines by a mail program or a PDF file.
_WRAP_WIDTH = 110
_WRAPPED_SHARE = 0.25

_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\xad]")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_SPACES = re.compile("[ \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_QUOTED = re.compile(r"^(?:>[ ]?)+")
_RULE = re.compile(r"^[-_=*~—–\s|:+]{3,}$")
_HEADING = re.compile(r"^(#{1,6})\s+(.+?)\s*#*$")
_BULLET = re.compile(r"^\s*(?:[•●▪■◦‣·∙➢➤✓\uf0b7\uf0a7\uf0d8]|[-–—*+](?=\s)|o(?=\t))\s*(?P<rest>\S.*)$")
_NUMBER = re.compile(r"^\s*(?:(?P<number>\d{1,2})[.)]|\(?(?P<letter>[a-hA-H])\))\s+(?P<rest>\S.*)$")
_STRONG = re.compile(r"^\*\*(?P<words>[^*\n]{1,200})\*\*:?$")
_ROW = re.compile(r"^\|(?P<cells>.*)\|$")

_MARK_UP = re.compile(
    r"\\(?P<escaped>[\\`*_{}\[\]()#+\-.!|<>~])"
    r"|\[(?P<words>(?:[^\[\]\n\\]|\\.){1,300})\]\((?P<url>[^()\s]{0,600})\)"
    r"|<(?P<auto>(?:https?://|mailto:)[^<>\s]{1,600})>"
    r"|(?P<bare>https?://[^\s<>\"“”«»|]{3,600})"
    r"|(?P<sign>\*{1,3}|__)"
)
_ENDS = '.!?:;…»”")'
_BARE_TAIL = ".,;:!?)'’]"


class Kind(StrEnum):
    """What a block is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of a block that are strong, emphasised or a link; the place is counted from the start of the block."""

    start: int
    end: int
    kind: str
    url: str = ""


@dataclass(slots=True)
class Block:
    """A heading, paragraph, item or row.

    Attributes:
        kind: which of them.
        text: its words.
        marks: which of them are strong or lead somewhere.
        level: of a heading, 1 to 6; 0 for a line of strong words, which may be one.
        number: of a numbered item.
        at: where it begins in the plain text of the note.
        cells: of a row, where each cell begins and ends in `text`.
    """

    kind: Kind
    text: str
    marks: list[Mark] = field(default_factory=list)
    level: int = 0
    number: int | None = None
    at: int = 0
    cells: list[tuple[int, int]] = field(default_factory=list)

    @property
    def end(self) -> int:
        """Where it ends in the plain text of the note."""
        return self.at + len(self.text)

    @property
    def links(self) -> list[Mark]:
        """The marks that lead somewhere."""
        return [mark for mark in self.marks if mark.kind == "link"]

    @property
    def cell_texts(self) -> list[str]:
        """The words of each cell of a row."""
        return [self.text[start:end] for start, end in self.cells]


@dataclass(slots=True)
class Note:
    """A whole concept note."""

    blocks: list[Block]

    def __post_init__(self) -> None:
        at = 0
        for block in self.blocks:
            block.at = at
            at += len(block.text) + len(_GAP)

    @property
    def plain(self) -> str:
        """The words of the note, with an empty line between blocks."""
        return _GAP.join(block.text for block in self.blocks)


def tidy(text: str) -> str:
    """Return text without what cannot be seen and with one sort of line end."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n\n")
    return _CONTROLS.sub("", _INVISIBLE.sub("", text.replace("\x0c", "\n")))


def escaped(text: str) -> str:
    """Return words in which nothing is taken for a sign of the note's Markdown."""
    return re.sub(r"([\\`*\[\]|])", r"\\\1", text)


def linked(words: str, url: str) -> str:
    """Return words as a link in the note's Markdown; no sign of the address ends it too early."""
    address = "".join(f"%{ord(sign):02X}" if sign in "() <>" else sign for sign in url.strip())
    return f"[{words}]({address[:600]})"


def parse(text: str) -> Note:
    """Return the blocks of a text; the same text always gives the same blocks."""
    lines = [_QUOTED.sub("", line).rstrip() for line in tidy(text).split("\n")]
    width = _wrap_width(lines)
    return Note(list(_joined(_block(kind, level, number, words) for kind, level, number, words in _raw(lines, width))))


def _wrap_width(lines: list[str]) -> int:
    """Return at which length lines were broken; 0 where each line is a paragraph."""
    lengths = [len(line) for line in lines if line.strip()]
    if not lengths or max(lengths) > _WRAP_WIDTH:
        return 0
    longest = max(lengths)
    near = sum(length > longest * 0.75 for length in lengths)
    return longest if longest > 45 and near >= _WRAPPED_SHARE * len(lengths) else 0


type _Raw = tuple[Kind, int, int | None, str]


def _raw(lines: Iterable[str], width: int) -> Iterator[_Raw]:
    """Yield kind, level, number and marked-up words of each block; lines that were broken are joined."""
    open_block: _Raw | None = None
    last = ""
    for line in lines:
        if not line.strip() or (_RULE.match(line) and not _BULLET.match(line)):
            if open_block:
                yield open_block
            open_block = None
            continue
        started = _started(line)
        is_below = open_block is not None and open_block[0] == Kind.ITEM and line.startswith("  ")
        if open_block and started is None and (is_below or _goes_on(last, line, width)):
            kind, level, number, words = open_block
            open_block = (kind, level, number, f"{words} {line.strip()}")
        else:
            if open_block:
                yield open_block
            open_block = started or (Kind.PARAGRAPH, 0, None, line.strip())
        last = line
        if open_block[0] in {Kind.HEADING, Kind.ROW}:
            yield open_block
            open_block = None
    if open_block:
        yield open_block


def _started(line: str) -> _Raw | None:
    """Return the block that a line begins by its sign; None for a line of words."""
    if found := _HEADING.match(line):
        return Kind.HEADING, len(found[1]), None, found[2]
    if found := _STRONG.match(line.strip()):
        return Kind.HEADING, 0, None, found["words"]
    if found := _ROW.match(line.strip()):
        return Kind.ROW, 0, None, found["cells"]
    cells = [cell.strip() for cell in line.split("\t") if cell.strip()]
    if len(cells) > 1 and not (_BULLET.match(line) or _NUMBER.match(line)):
        return Kind.ROW, 0, None, " | ".join(cell.replace("|", "/") for cell in cells)
    if found := _BULLET.match(line):
        return Kind.ITEM, 0, None, found["rest"]
    if found := _NUMBER.match(line):
        number = int(found["number"]) if found["number"] else ord(found["letter"].lower()) - ord("a") + 1
        return Kind.ITEM, 0, number, found["rest"]
    return None


def _goes_on(last: str, line: str, width: int) -> bool:
    """Whether a line only goes on below because the one before it was full."""
    if not width or label_of(line)[0]:
        return False
    first_word = line.split(maxsplit=1)[0]
    return len(last) + 1 + len(first_word) > width * 0.92


def _block(kind: Kind, level: int, number: int | None, words: str) -> Block:
    if kind != Kind.ROW:
        text, marks = _unmarked(words)
        return Block(kind, text, marks, level, number)
    block = Block(kind, "")
    for cell in re.split(r"(?<!\\)\|", words):
        text, marks = _unmarked(cell)
        if block.cells:
            block.text += " | "
        start = len(block.text)
        block.marks += [Mark(mark.start + start, mark.end + start, mark.kind, mark.url) for mark in marks]
        block.text += text
        block.cells.append((start, len(block.text)))
    return block


def _unmarked(words: str) -> tuple[str, list[Mark]]:
    """Return words without their signs, and what the signs said."""
    text, marks = "", []
    opened: dict[str, int] = {}
    at = 0
    words = _SPACES.sub(" ", words.replace("\t", " ")).strip()
    for found in _MARK_UP.finditer(words):
        text += words[at : found.start()]
        at = found.end()
        if found["escaped"] is not None:
            text += found["escaped"]
        elif found["words"] is not None:
            inner, inner_marks = _unmarked(found["words"])
            start = len(text)
            marks += [
                Mark(mark.start + start, mark.end + start, mark.kind) for mark in inner_marks if mark.kind != "link"
            ]
            marks.append(Mark(start, start + len(inner), "link", found["url"]))
            text += inner
        elif found["auto"] or found["bare"]:
            address = found["auto"] or found["bare"].rstrip(_BARE_TAIL)
            if not found["auto"]:
                at = found.start() + len(address)
            marks.append(Mark(len(text), len(text) + len(address), "link", address))
            text += address
        else:
            text += _sign(found, opened, marks, len(text))
    return _stripped(text + words[at:], marks)


def _sign(found: re.Match[str], opened: dict[str, int], marks: list[Mark], place: int) -> str:
    """Take a pair of signs as emphasis; return the sign itself where it is none."""
    sign, words = found["sign"], found.string
    after = words[found.end() : found.end() + 1]
    before = words[found.start() - 1 : found.start()] if found.start() else ""
    if sign in opened:
        if before.isspace():
            return sign
        marks.append(Mark(opened.pop(sign), place, "em" if sign == "*" else "strong"))
        return ""
    if not after or after.isspace() or before.isalnum() or words.find(sign, found.end()) < 0:
        return sign
    opened[sign] = place
    return ""


def _stripped(text: str, marks: list[Mark]) -> tuple[str, list[Mark]]:
    """Return the text without spaces at its ends, and the marks that are left."""
    lead = len(text) - len(text.lstrip())
    text = text.strip()
    moved = (Mark(max(mark.start - lead, 0), min(mark.end - lead, len(text)), mark.kind, mark.url) for mark in marks)
    return text, sorted((mark for mark in moved if mark.start < mark.end), key=lambda mark: (mark.start, -mark.end))


def _joined(blocks: Iterable[Block]) -> Iterator[Block]:
    """Join a paragraph that the end of a page has cut in two."""
    held: Block | None = None
    for block in blocks:
        if not block.text:
            continue
        if held and _is_cut(held, block):
            shift = len(held.text) + 1
            held.text = f"{held.text} {block.text}"
            held.marks += [Mark(mark.start + shift, mark.end + shift, mark.kind, mark.url) for mark in block.marks]
            continue
        if held:
            yield held
        held = block
    if held:
        yield held


def _is_cut(block: Block, following: Block) -> bool:
    if block.kind not in {Kind.PARAGRAPH, Kind.ITEM} or following.kind != Kind.PARAGRAPH:
        return False
    return len(block.text) > 60 and block.text[-1] not in _ENDS and following.text[0].islower()
