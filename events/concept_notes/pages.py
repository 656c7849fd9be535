"""PDF files as the text of a concept note: lines made into paragraphs again. Runs in a child; knows no Django."""

import re
from collections import Counter
from collections.abc import Iterator
from ctypes import byref, c_double, c_float, c_int, c_ulong, create_string_buffer
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw

from events.concept_notes.blocks import escaped, linked
from events.concept_notes.headings import heading_key, label_of

# PDFium's own calls, which have no types.
pdfium: Any = pypdfium2.raw

# A concept note has a few pages; what is longer is something else, and its beginning is enough to see that.
_PAGES = 40
_BULLETS = "•●▪■◦‣·➢➤✓\uf0b7\uf0a7\uf0d8"
_ITEM = re.compile(rf"^\s*(?:[{_BULLETS}]|[-–—*]\s|\d{{1,2}}[.)]\s|\(?[a-h]\)\s)")
_PAGE_NUMBER = re.compile(
    r"^\W*(?:page|página|seite|p\.)?\s*\d{1,3}(?:\s*(?:/|of|de|sur)\s*\d{1,3})?\W*$", re.IGNORECASE
)
# The part of a page's height at its top and foot in which page numbers stand, and what comes again on every page.
_NUMBER_MARGIN, _MARGIN = 0.12, 0.2
_BOLD = 600


@dataclass(slots=True)
class _Line:
    """A line of a page."""

    text: str
    left: float
    right: float
    base: float
    size: float
    is_strong: bool
    page: int
    height: float
    links: list[tuple[str, str]] = field(default_factory=list)

    def is_within(self, margin: float) -> bool:
        """Whether it stands in that part of its page at the top or at the foot."""
        return self.base < self.height * margin or self.base > self.height * (1 - margin)


def pdf_text(path: Path) -> str:
    """Return the text of a PDF file as a note's Markdown.

    Raises:
        pypdfium2.PdfiumError: if the file is damaged.
    """
    with pypdfium2.PdfDocument(path) as document:
        lines = [line for number in range(min(len(document), _PAGES)) for line in _lines(document[number], number)]
    lines = _without_furniture(lines)
    if not lines:
        return ""
    body = Counter(round(line.size, 1) for line in lines for _letter in line.text).most_common(1)[0][0]
    return "\n\n".join(_written(paragraph, body) for paragraph in _paragraphs(lines))


def _lines(page: Any, number: int) -> Iterator[_Line]:
    """Yield the lines of a page from top to bottom as its file has them."""
    height = page.get_height()
    links = _links(page)
    text_page = page.get_textpage()
    start = 0
    # Letter by letter, since only so their numbers are those by which PDFium tells their places.
    text = "".join(_letter(text_page, index) for index in range(text_page.count_chars()))
    for words in re.split(r"(\r\n|\r|\n)", text):
        if words.strip() and (line := _line(text_page, words, start, (number, height), links)):
            yield line
        start += len(words)
    text_page.close()
    page.close()


def _letter(text_page: Any, index: int) -> str:
    code = pdfium.FPDFText_GetUnicode(text_page, index)
    return chr(code) if 0 < code < 0xD800 or 0xE000 <= code <= 0x10FFFF else "\ufffd"


def _line(
    text_page: Any, words: str, start: int, page: tuple[int, float], links: list[tuple[str, tuple[float, ...]]]
) -> _Line | None:
    boxes: list[tuple[int, float, float, float, float]] = []
    sizes: Counter[float] = Counter()
    strong = seen = 0
    for place, letter in enumerate(words):
        if letter.isspace():
            continue
        index = start + place
        left, right, bottom, top = c_double(), c_double(), c_double(), c_double()
        if not pdfium.FPDFText_GetCharBox(text_page, index, byref(left), byref(right), byref(bottom), byref(top)):
            continue
        boxes.append((place, left.value, right.value, bottom.value, top.value))
        sizes[round(pdfium.FPDFText_GetFontSize(text_page, index), 1)] += 1
        seen += 1
        strong += _is_strong(text_page, index)
    if not boxes:
        return None
    x, y = c_double(), c_double()
    pdfium.FPDFText_GetCharOrigin(text_page, start + boxes[0][0], byref(x), byref(y))
    line = _Line(
        text=_clean(words),
        left=min(box[1] for box in boxes),
        right=max(box[2] for box in boxes),
        base=y.value,
        size=sizes.most_common(1)[0][0],
        is_strong=strong > seen * 0.8,
        page=page[0],
        height=page[1],
    )
    for url, (left_edge, bottom_edge, right_edge, top_edge) in links:
        inside = [
            place
            for place, left_x, right_x, low, high in boxes
            if left_edge - 1 <= (left_x + right_x) / 2 <= right_edge + 1
            and bottom_edge - 1 <= (low + high) / 2 <= top_edge + 1
        ]
        if inside:
            line.links.append((_clean(words[min(inside) : max(inside) + 1]), url))
    return line


def _is_strong(text_page: Any, index: int) -> bool:
    if pdfium.FPDFText_GetFontWeight(text_page, index) >= _BOLD:
        return True
    name, flags = create_string_buffer(120), c_int()
    pdfium.FPDFText_GetFontInfo(text_page, index, name, 120, byref(flags))
    return b"bold" in name.value.lower() or b"black" in name.value.lower()


def _clean(words: str) -> str:
    return re.sub(r"\s+", " ", words.replace("\x02", "-").replace("\ufffe", "-").replace("\ufffd", "")).strip()


def _links(page: Any) -> list[tuple[str, tuple[float, ...]]]:
    """Return the addresses to which places of a page lead, with their left, bottom, right and top."""
    found = []
    place, link = c_int(0), pdfium.FPDF_LINK()
    while pdfium.FPDFLink_Enumerate(page, byref(place), byref(link)):
        box = pdfium.FS_RECTF()
        action = pdfium.FPDFLink_GetAction(link)
        if not action or not pdfium.FPDFLink_GetAnnotRect(link, byref(box)):
            continue
        length = pdfium.FPDFAction_GetURIPath(page.pdf, action, None, c_ulong(0))
        if not 1 < length <= 2000:
            continue
        buffer = create_string_buffer(length)
        pdfium.FPDFAction_GetURIPath(page.pdf, action, buffer, c_ulong(length))
        edges = [c_float(edge).value for edge in (box.left, box.bottom, box.right, box.top)]
        found.append((buffer.value.decode("utf-8", "replace"), tuple(edges)))
    return found


def _without_furniture(lines: list[_Line]) -> list[_Line]:
    """Leave out page numbers, and what stands at the head or foot of several pages."""
    pages: dict[tuple[str, int], set[int]] = {}
    for line in lines:
        pages.setdefault(_furniture_key(line), set()).add(line.page)
    return [
        line
        for line in lines
        if not (line.is_within(_MARGIN) and len(pages[_furniture_key(line)]) > 1)
        and not (line.is_within(_NUMBER_MARGIN) and _PAGE_NUMBER.match(line.text))
    ]


def _furniture_key(line: _Line) -> tuple[str, int]:
    """Return what is the same for the foot of every page: its words, whatever the numbers, and its place."""
    return re.sub(r"\d+", "0", line.text.lower()), round(line.base / 2)


def _paragraphs(lines: list[_Line]) -> Iterator[list[_Line]]:
    """Yield the lines that belong together."""
    margins = {page: max(line.right for line in lines if line.page == page) for page in {line.page for line in lines}}
    gaps = Counter(
        round((above.base - below.base) / max(below.size, 1), 1)
        for above, below in pairwise(lines)
        if above.page == below.page and above.size == below.size and above.base > below.base
    )
    # The usual step from line to line, in heights of letters; paragraphs are further apart.
    usual = min((gap for gap, count in gaps.items() if count >= 2 and gap >= 0.9), default=1.3)
    paragraph: list[_Line] = []
    for line in lines:
        if paragraph and not _goes_on(paragraph[-1], line, usual, margins[paragraph[-1].page]):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield paragraph


def _goes_on(above: _Line, below: _Line, usual: float, margin: float) -> bool:
    if abs(above.size - below.size) > 0.6 or above.is_strong != below.is_strong or _ITEM.match(below.text):
        return False
    if label_of(below.text)[0] or heading_key(below.text):
        return False
    if above.page != below.page:
        # The page may have cut a paragraph; the reader of the text joins what is plainly cut.
        return _is_full(above, below, margin) and above.text[-1:] not in ".!?:"
    step = (above.base - below.base) / max(below.size, 1)
    if not 0 < step <= usual * 1.25 + 0.05:
        return False
    return _is_full(above, below, margin) or (_ITEM.match(above.text) is not None and below.left > above.left + 2)


def _is_full(above: _Line, below: _Line, margin: float) -> bool:
    """Whether the first word of the line below had no room in the line above."""
    letter = (below.right - below.left) / max(len(below.text), 1)
    word = len(below.text.split(maxsplit=1)[0]) + 1
    return above.right + word * letter > margin - 2 * letter


def _written(paragraph: list[_Line], body: float) -> str:
    first = paragraph[0]
    words = ""
    for line in paragraph:
        piece = _linked(line)
        words += piece if not words else piece if words.endswith("-") and piece[:1].islower() else f" {piece}"
    # A link over two lines is one.
    words = re.sub(r"\]\(([^()\s]+)\) \[([^\[\]]+)\]\(\1\)", r" \2](\1)", words)
    if _ITEM.match(first.text):
        return words
    if first.size > body + 1.5 and len(words) < 300:
        return f"{'#' if first.size > body + 4 else '##'} {words}"
    if first.is_strong and len(words) < 160 and "](" not in words and not words.endswith((".", ";")):
        return f"**{words}**"
    return words


def _linked(line: _Line) -> str:
    """Return the words of a line with its links."""
    text = line.text
    written, place = "", 0
    for words, url in line.links:
        start = text.find(words, place) if words else -1
        if start < 0:
            continue
        written += f"{escaped(text[place:start])}{linked(escaped(words), url)}"
        place = start + len(words)
    return written + escaped(text[place:])
