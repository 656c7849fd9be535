"""Documents as PDF: plain pages in a font that every reader has."""

import re
from datetime import datetime
from textwrap import shorten
from typing import NamedTuple

from fpdf import FPDF

from hub.demo.shapes import Document

_FONT = "Helvetica"
_MARGIN = 20
_BULLET_WIDTH = 4
_LONGEST_FOOT = 80
_INK = (16, 24, 40)
_ACCENT = (30, 45, 190)
_GREY = (90, 98, 110)
# The built-in fonts lack the narrow space of French and the minus sign of time zones.
_MISSING = str.maketrans({"\u202f": "\u00a0", "\u2212": "\u2013"})


class Pages(NamedTuple):
    """A finished PDF."""

    content: bytes
    number: int


class _Sheet(FPDF):
    """A4 pages that say at their foot what they belong to."""

    def __init__(self, foot: str) -> None:
        super().__init__(format="A4")
        self.foot = foot
        # The built-in fonts know Windows' Western characters: œ, ’, « and – besides Latin-1.
        self.core_fonts_encoding = "cp1252"
        self.set_margin(_MARGIN)
        self.set_auto_page_break(auto=True, margin=_MARGIN)

    def footer(self) -> None:
        """Write the name of the document and the page number."""
        self.set_y(-15)
        self.set_font(_FONT, size=8)
        self.set_text_color(*_GREY)
        self.cell(w=0, h=5, text=f"{self.foot} · {self.page_no()}", align="R")

    def write_block(self, text: str, *, size: float, style: str = "", gap: float = 0, bullet: bool = False) -> None:
        """Write `text` over the full width, after a bullet if asked, and go to the next line."""
        height = size * 0.48
        self.set_font(_FONT, style=style, size=size)
        if bullet:
            self.set_x(_MARGIN + _BULLET_WIDTH)
            self.cell(w=_BULLET_WIDTH, h=height, text="•")
        self.multi_cell(w=0, h=height, text=text, new_x="LMARGIN", new_y="NEXT", align="L")
        self.ln(gap)


def _plain(markdown: str) -> str:
    without_links = re.sub(r"\[([^\]]+)\]\([^)]+\)", r"\1", markdown)
    return without_links.replace("**", "").translate(_MISSING)


def make_pdf(document: Document, language: str, made_at: datetime) -> Pages:
    """Return `document` in one of its languages."""
    title = _plain(getattr(document.title, language))
    sheet = _Sheet(shorten(title, _LONGEST_FOOT, placeholder="…"))
    sheet.set_lang(language)
    sheet.set_title(title)
    sheet.set_creation_date(made_at)
    sheet.add_page()
    sheet.set_text_color(*_ACCENT)
    sheet.write_block(title, size=18, style="B", gap=1)
    sheet.set_text_color(*_GREY)
    sheet.write_block(_plain(getattr(document.subtitle, language)), size=11, gap=4)
    sheet.set_text_color(*_INK)
    for line in filter(None, _plain(getattr(document.body, language)).split("\n")):
        if line.startswith("## "):
            sheet.ln(2)
            sheet.start_section(line[3:])
            sheet.write_block(line[3:], size=12, style="B", gap=1)
        elif line.startswith("- "):
            sheet.write_block(line[2:], size=10, gap=0.6, bullet=True)
        else:
            sheet.write_block(line, size=10, gap=2)
    return Pages(bytes(sheet.output()), sheet.pages_count)
