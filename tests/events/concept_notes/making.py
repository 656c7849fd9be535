"""The same concept note as a Word file and as a PDF file, made from its text here."""

import io
import re
from pathlib import Path

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from fpdf import FPDF

from events.concept_notes.blocks import Kind, parse
from events.concept_notes.headings import heading_key

FONTS = Path("/usr/share/fonts/truetype/dejavu")


def word(text: str) -> bytes:
    """Return a Word file with headings, lists, strong words, tables and links."""
    document = docx.Document()
    for block in parse(text).blocks:
        if block.kind == Kind.HEADING or (block.kind == Kind.PARAGRAPH and heading_key(block.text)):
            document.add_heading(block.text, level=2)
            continue
        if block.kind == Kind.ROW:
            table = document.add_table(rows=1, cols=len(block.cells))
            for cell, words in zip(table.rows[0].cells, block.cell_texts, strict=True):
                cell.text = words
            continue
        style = None
        if block.kind == Kind.ITEM:
            style = "List Bullet" if block.number is None else "List Number"
        write(document.add_paragraph(style=style), block)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def write(paragraph, block):
    """Write the words of a block with their links and strong words."""
    place = 0
    for mark in block.marks:
        paragraph.add_run(block.text[place : mark.start])
        words = block.text[mark.start : mark.end]
        if mark.kind == "link":
            add_link(paragraph, words, mark.url)
        else:
            paragraph.add_run(words).bold = True
        place = mark.end
    paragraph.add_run(block.text[place:])


def add_link(paragraph, words, url):
    """Add a hyperlink, which python-docx reads but does not write."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run = OxmlElement("w:r")
    shown = OxmlElement("w:t")
    shown.text = words
    run.append(shown)
    link.append(run)
    paragraph._p.append(link)


class Pages(FPDF):
    """Pages with a head and page numbers."""

    def header(self):
        self.set_font("Body", size=8)
        self.cell(w=0, h=5, text="Concept note – for internal use", align="R", new_x="LMARGIN", new_y="NEXT")
        self.ln(4)

    def footer(self):
        self.set_y(-15)
        self.set_font("Body", size=8)
        self.cell(w=0, h=5, text=f"Page {self.page_no()} of {{nb}}", align="C")


def pdf(text: str) -> bytes:
    """Return a PDF file of small pages, so that paragraphs are cut by their ends."""
    sheet = Pages(format=(170, 170))
    sheet.set_margin(18)
    sheet.set_auto_page_break(auto=True, margin=20)
    sheet.add_font("Body", "", FONTS / "DejaVuSans.ttf")
    sheet.add_font("Body", "B", FONTS / "DejaVuSans-Bold.ttf")
    sheet.add_page()
    for block in parse(text).blocks:
        is_heading = block.kind == Kind.HEADING or (block.kind == Kind.PARAGRAPH and bool(heading_key(block.text)))
        sheet.set_font("Body", style="B" if is_heading else "", size=12 if is_heading else 10)
        sign = ""
        if block.kind == Kind.ITEM:
            sign = "• " if block.number is None else f"{block.number}. "
        words = block.text if is_heading else linked(block)
        sheet.multi_cell(w=0, h=5, text=f"{sign}{words}", align="L", markdown=True, new_x="LMARGIN", new_y="NEXT")
        sheet.ln(3)
    return bytes(sheet.output())


def linked(block):
    """Return the words of a block with the links that fpdf2 understands."""
    text, place = "", 0
    for mark in block.links:
        # A link that leads nowhere, as fpdf2 can write it.
        url = "about:blank" if mark.url == "#" else mark.url
        text += f"{block.text[place : mark.start]}[{block.text[mark.start : mark.end]}]({url})"
        place = mark.end
    return re.sub(r"(?<!\*)\*\*(?!\*)", "", text + block.text[place:])
