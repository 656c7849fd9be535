"""Writing Word files with real headings, lists, tables and hyperlinks. Knows nothing of Django and of events."""

from io import BytesIO
from typing import Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from markdown_it import MarkdownIt
from markdown_it.token import Token

_INK = RGBColor(0x23, 0x00, 0x50)
_LINK = "1E2DBE"
_FONT = "Noto Sans"


class Paper:
    """A Word file that is being written."""

    def __init__(self, title: str, language: str) -> None:
        self.document: Any = docx.Document()
        self.document.core_properties.title = title
        self.document.core_properties.author = ""
        self.document.core_properties.language = language
        for section in self.document.sections:
            section.left_margin = section.right_margin = Cm(2.5)
        self._dress(language)

    def _dress(self, language: str) -> None:
        styles = self.document.styles
        styles["Normal"].font.name = _FONT
        styles["Normal"].font.size = Pt(10.5)
        for name in ("Title", "Subtitle", *(f"Heading {level}" for level in range(1, 5))):
            font = styles[name].font
            font.name, font.color.rgb = _FONT, _INK
            # Headings of the template name a font of its own for each alphabet.
            fonts = styles[name].element.rPr.rFonts
            for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
                fonts.attrib.pop(qn(f"w:{theme}"), None)
        for mark in styles.element.iter(qn("w:lang")):
            mark.set(qn("w:val"), {"en": "en-GB", "fr": "fr-FR", "es": "es-ES"}.get(language, language))
        link = styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
        link.font.underline = True
        link.font.color.rgb = RGBColor.from_string(_LINK)

    def title(self, words: str) -> None:
        """Write the title."""
        self.document.add_paragraph(words, style="Title")

    def heading(self, words: str, level: int = 2) -> None:
        """Write a heading."""
        self.document.add_heading(words, level=level)

    def paragraph(self, words: str = "") -> Any:
        """Write a paragraph and return it."""
        return self.document.add_paragraph(words)

    def item(self, words: str = "") -> Any:
        """Write an item of a list and return it."""
        return self.document.add_paragraph(words, style="List Bullet")

    def link(self, paragraph: Any, words: str, url: str) -> None:
        """Write words that lead somewhere at the end of a paragraph."""
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), paragraph.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        run = paragraph.add_run(words, style="Hyperlink")
        link.append(run._r)  # noqa: SLF001 - python-docx reads hyperlinks but has no call to write one
        paragraph._p.append(link)  # noqa: SLF001

    def table(self, rows: list[tuple[str, str | list[str]]]) -> None:
        """Write a table of names and values; a list is written as one, however short it is."""
        table = self.document.add_table(rows=0, cols=2, style="Table Grid")
        for name, values in rows:
            cells = table.add_row().cells
            cells[0].width, cells[1].width = Cm(4.5), Cm(11.5)
            cells[0].paragraphs[0].add_run(name).bold = True
            if isinstance(values, str):
                cells[1].text = values
                continue
            for number, value in enumerate(values):
                paragraph = cells[1].paragraphs[0] if not number else cells[1].add_paragraph()
                paragraph.add_run(value)
                paragraph.style = "List Bullet"
        self.document.add_paragraph()

    def grid(self, head: list[str], rows: list[list[str]]) -> None:
        """Write a table with a head that is repeated on each page."""
        table = self.document.add_table(rows=1, cols=len(head), style="Table Grid")
        for cell, words in zip(table.rows[0].cells, head, strict=True):
            cell.paragraphs[0].add_run(words).bold = True
        again = OxmlElement("w:tblHeader")
        table.rows[0]._tr.get_or_add_trPr().append(again)  # noqa: SLF001 - as above
        for row in rows:
            for cell, words in zip(table.add_row().cells, row, strict=True):
                cell.text = words
        self.document.add_paragraph()

    # ── Markdown ─────────────────────────────────────────────────────────────────────────────────
    def markdown(self, text: str) -> None:
        """Write CommonMark as paragraphs, lists and headings."""
        tokens = MarkdownIt("commonmark", {"html": False}).parse(text)
        lists: list[tuple[str, Any]] = []
        heading = 0
        for token in tokens:
            if token.type in {"bullet_list_open", "ordered_list_open"}:
                is_bullet = token.type == "bullet_list_open"
                lists.append(("List Bullet", None) if is_bullet else ("List Number", self._counter(token)))
            elif token.type in {"bullet_list_close", "ordered_list_close"}:
                lists.pop()
            elif token.type == "heading_open":
                heading = max(3, min(int(token.tag[1]), 4))
            elif token.type == "inline":
                self._inline(self._block(lists, heading), token.children or [])
                heading = 0
            elif token.type in {"fence", "code_block"}:
                self.paragraph(token.content.rstrip())

    def _block(self, lists: list[tuple[str, Any]], heading: int) -> Any:
        if heading:
            return self.document.add_heading("", level=heading)
        if not lists:
            return self.paragraph()
        style, counter = lists[-1]
        paragraph = self.document.add_paragraph(style=style)
        if counter is not None:
            number = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001 - as above
            number.get_or_add_numId().val = counter
        return paragraph

    def _counter(self, token: Token) -> int:
        """Return the number of a list that begins to count anew: Word would go on from the one before."""
        numbering = self.document.part.numbering_part.element
        style = self.document.styles["List Number"].element
        numbered = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}").get(qn("w:val"))
        owner = next(num for num in numbering.findall(qn("w:num")) if num.get(qn("w:numId")) == numbered)
        fresh = numbering.add_num(int(owner.find(qn("w:abstractNumId")).get(qn("w:val"))))
        fresh.add_lvlOverride(ilvl=0).add_startOverride(int(token.attrGet("start") or 1))
        return int(fresh.numId)

    def _inline(self, paragraph: Any, tokens: list[Token]) -> None:
        is_strong = is_emphasised = False
        url, words = "", ""
        for token in tokens:
            if token.type in {"strong_open", "strong_close"}:
                is_strong = token.type == "strong_open"
            elif token.type in {"em_open", "em_close"}:
                is_emphasised = token.type == "em_open"
            elif token.type == "link_open":
                url, words = str(token.attrGet("href") or ""), ""
            elif token.type == "link_close":
                self.link(paragraph, words or url, url)
                url = ""
            elif token.type == "softbreak":
                paragraph.add_run(" ")
            elif token.type == "hardbreak":
                paragraph.add_run().add_break()
            elif url:
                words += token.content
            else:
                run = paragraph.add_run(token.content)
                run.bold, run.italic = is_strong or None, is_emphasised or None

    def saved(self) -> bytes:
        """Return the file."""
        buffer = BytesIO()
        self.document.save(buffer)
        return buffer.getvalue()
