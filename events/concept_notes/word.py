"""Word files as the text of a concept note. Runs in a child process; knows nothing of Django."""

from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

import docx
from docx.oxml.ns import qn

from events.concept_notes.blocks import escaped, linked
from events.concept_notes.headings import heading_key

# Nothing inside these is read: what was deleted, moved away, or drawn beside the text (and there once more for old
# programs).
_SKIPPED = {qn("w:del"), qn("w:moveFrom"), qn("w:pict"), qn("w:drawing"), qn("w:footnoteReference"), qn("w:rPr")}
_WRAPPERS = {qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:moveTo"), qn("w:customXml"), qn("w:smartTag")}
# Tables in tables deeper than this are no concept note.
_DEPTH = 4
_LONGEST_HEADING = 160


class WordText:
    """Writes a Word file down as a note's Markdown."""

    def __init__(self, file: IO[bytes] | str) -> None:
        self.document = docx.Document(file)
        self.links = {
            key: str(relation.target_ref)
            for key, relation in self.document.part.rels.items()
            if relation.is_external and relation.reltype.endswith("/hyperlink")
        }
        self.styles = {style.style_id: str(style.name).lower() for style in self.document.styles}
        self.numbered = self._numbered()
        self.counts: dict[str, int] = {}

    def text(self) -> str:
        """Return the whole text."""
        return "\n\n".join(self._blocks(self.document.element.body))

    def _numbered(self) -> set[tuple[str, str]]:
        """Return the lists, and their levels, that count and have no bullets."""
        try:
            root = self.document.part.numbering_part.element
        except (KeyError, NotImplementedError):
            return set()
        formats = {}
        for abstract in root.iter(qn("w:abstractNum")):
            for level in abstract.iter(qn("w:lvl")):
                kind = level.find(qn("w:numFmt"))
                formats[abstract.get(qn("w:abstractNumId")), level.get(qn("w:ilvl"))] = (
                    kind.get(qn("w:val")) if kind is not None else ""
                )
        found = set()
        for number in root.iter(qn("w:num")):
            abstract = number.find(qn("w:abstractNumId"))
            name = abstract.get(qn("w:val")) if abstract is not None else ""
            found |= {
                (number.get(qn("w:numId")), level)
                for (owner, level), kind in formats.items()
                if owner == name and kind not in {"bullet", "none", ""}
            }
        return found

    def _blocks(self, element: Any, depth: int = 0) -> Iterator[str]:
        for child in element:
            if child.tag == qn("w:p"):
                if words := self._paragraph(child):
                    yield words
            elif child.tag == qn("w:tbl"):
                yield from self._table(child, depth)
            elif child.tag in _WRAPPERS:
                yield from self._blocks(child, depth)

    # ── Paragraphs ───────────────────────────────────────────────────────────────────────────────
    def _paragraph(self, paragraph: Any) -> str:
        words = self._words(paragraph).strip()
        if not words:
            return ""
        style = self._style(paragraph)
        if style == "title" or style.startswith(("heading 1", "titre 1", "título 1")):
            return f"# {_one_line(words)}"
        if style.startswith(("heading", "titre", "título", "subtitle")):
            level = next((int(sign) for sign in style if sign.isdigit()), 2)
            return f"{'#' * min(max(level, 2), 6)} {_one_line(words)}"
        number = self._list(paragraph, style)
        if number is not None:
            return f"{number} {_one_line(words)}"
        if self._is_strong(paragraph) and len(words) <= _LONGEST_HEADING and "\n" not in words:
            plain = words.strip("*").strip()
            # A line of strong words may be a heading; the reader decides by its words and place.
            return f"**{plain}**" if plain and "*" not in plain and not plain.endswith((".", ";")) else words
        # A line break within a paragraph begins a line of its own.
        return "\n\n".join(line.strip() for line in words.split("\n") if line.strip())

    def _style(self, paragraph: Any) -> str:
        found = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        return self.styles.get(found.get(qn("w:val")), "") if found is not None else ""

    def _list(self, paragraph: Any, style: str) -> str | None:
        """Return the sign before an item of a list; None for what is none."""
        number = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}")
        level = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:ilvl')}")
        key = number.get(qn("w:val")) if number is not None else ""
        depth = level.get(qn("w:val")) if level is not None else "0"
        if key and key != "0":
            is_numbered = (key, depth) in self.numbered
        elif style.startswith(("list number", "list bullet", "list paragraph")) and not style.startswith(
            "list paragraph"
        ):
            key, is_numbered = style, style.startswith("list number")
        else:
            # Whatever stands between two lists makes the second one begin anew.
            self.counts.pop("list number", None)
            return None
        if not is_numbered:
            return "-"
        self.counts[key] = self.counts.get(key, 0) + 1
        return f"{self.counts[key]}."

    @staticmethod
    def _is_strong(paragraph: Any) -> bool:
        runs = [
            run for run in paragraph.iter(qn("w:r")) if any((text.text or "").strip() for text in run.iter(qn("w:t")))
        ]
        return bool(runs) and all(_is_on(run, "w:b") for run in runs)

    def _words(self, element: Any) -> str:
        """Return the words of a paragraph with its links and strong words."""
        words = ""
        for child in element:
            if child.tag in _SKIPPED:
                continue
            if child.tag == qn("w:r"):
                words += self._run(child)
            elif child.tag == qn("w:hyperlink"):
                inner = self._plain_words(child).replace("\n", " ")
                url = self.links.get(child.get(qn("r:id")) or "", "#")
                if inner.strip():
                    words += linked(escaped(inner), url)
            elif child.tag in _WRAPPERS or child.tag == qn("w:fldSimple"):
                words += self._words(child)
        return words

    def _run(self, run: Any) -> str:
        if _is_on(run, "w:vanish"):
            return ""
        text = escaped(self._plain_words(run))
        if not text.strip() or "\n" in text:
            return text
        sign = "**" if _is_on(run, "w:b") else "*" if _is_on(run, "w:i") else ""
        lead, tail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
        return f"{lead}{sign}{text.strip()}{sign}{tail}"

    def _plain_words(self, element: Any) -> str:
        words = ""
        for child in element:
            if child.tag in _SKIPPED:
                continue
            if child.tag == qn("w:t"):
                words += child.text or ""
            elif child.tag in {qn("w:br"), qn("w:cr")}:
                words += "\n"
            elif child.tag == qn("w:tab"):
                words += " "
            elif child.tag == qn("w:noBreakHyphen"):
                words += "-"
            elif len(child):
                words += self._plain_words(child)
        return words

    # ── Tables ───────────────────────────────────────────────────────────────────────────────────
    def _table(self, table: Any, depth: int) -> Iterator[str]:
        """Yield rows; one of two cells of which the first is a heading is that heading and what stands below it."""
        if depth >= _DEPTH:
            return
        for row in table.iter(qn("w:tr")):
            cells = [list(self._blocks(cell, depth + 1)) for cell in row.iter(qn("w:tc"))]
            if len(cells) <= 2 or not any(cells):
                # Without a column that is only there for the looks.
                cells = [cell for cell in cells if cell]
            if len(cells) == 1:
                yield from cells[0]
            elif len(cells) == 2 and len(cells[0]) == 1 and heading_key(_bare(cells[0][0]), is_label=True):
                if len(cells[1]) == 1 and not cells[1][0].startswith(("- ", "1. ", "#", "|")):
                    yield f"| {_bare(cells[0][0])} | {cells[1][0]} |"
                else:
                    yield f"## {_bare(cells[0][0])}"
                    yield from cells[1]
            elif cells:
                yield f"| {' | '.join(' '.join(map(_bare, cell)) for cell in cells)} |"


def _is_on(run: Any, name: str) -> bool:
    found = run.find(f"{qn('w:rPr')}/{qn(name)}")
    return found is not None and found.get(qn("w:val")) not in {"0", "false", "off"}


def _bare(words: str) -> str:
    """Return words without the sign of a heading or item before them."""
    return words.lstrip("#").removeprefix("- ").strip().strip("*").rstrip(" :")


def _one_line(words: str) -> str:
    return " ".join(words.split())


def word_text(path: Path) -> str:
    """Return the text of a Word file as a note's Markdown.

    Raises:
        KeyError, ValueError, lxml.etree.LxmlError: and others that python-docx knows, if the file is damaged.
    """
    return WordText(str(path)).text()
