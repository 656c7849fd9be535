"""Files for the tests, made by other libraries than those that read them where there are any."""

import io
import zipfile

import docx
import openpyxl
import pikepdf
import pptx
from django.core.files.base import ContentFile
from fpdf import FPDF
from PIL import Image
from pptx.util import Inches

from resources.models import Edition, edition_path
from tests.factories import ResourceFactory

ODT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>
<text:h>Recruitment fees</text:h><text:p>Who <text:span>pays</text:span> them</text:p>
<text:h>Remedies</text:h><text:p>Where workers complain</text:p>
</office:text></office:body></office:document-content>"""
ODT_META = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"><office:meta>
<meta:document-statistic meta:page-count="7"/></office:meta></office:document-meta>"""


def pdf(*pages):
    sheet = FPDF(format="A4")
    sheet.set_font("Helvetica", size=12)
    for text in pages:
        sheet.add_page()
        sheet.multi_cell(w=0, h=6, text=text)
    return bytes(sheet.output())


def blank_pdf(count):
    document, target = pikepdf.new(), io.BytesIO()
    for _ in range(count):
        document.add_blank_page(page_size=(200, 200))
    document.save(target)
    return target.getvalue()


def looping_pdf():
    """A page tree that is its own branch."""
    document, target = pikepdf.new(), io.BytesIO()
    document.add_blank_page()
    tree = document.Root.Pages
    tree.Kids = pikepdf.Array([tree])
    tree.Count = 1_000_000
    document.save(target)
    return target.getvalue()


def locked_pdf():
    document, target = pikepdf.open(io.BytesIO(pdf("Secret"))), io.BytesIO()
    document.save(target, encryption=pikepdf.Encryption(owner="owner", user="reader"))
    return target.getvalue()


def word():
    document, target = docx.Document(), io.BytesIO()
    document.add_heading("Recruitment fees", 1)
    document.add_paragraph("Who pays them")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Corridor", "Nepal to Jordan"
    document.add_heading("Remedies", 1)
    document.add_paragraph("Where workers complain")
    document.save(target)
    return target.getvalue()


def slides():
    show, target = pptx.Presentation(), io.BytesIO()
    for title, notes in (("Recruitment fees", ""), ("Remedies", "Say where workers complain")):
        slide = show.slides.add_slide(show.slide_layouts[5])
        slide.shapes.title.text = title
        if notes:
            slide.notes_slide.notes_text_frame.text = notes
            table = slide.shapes.add_table(1, 1, Inches(1), Inches(1), Inches(2), Inches(1)).table
            table.cell(0, 0).text = "Hotline"
    show.save(target)
    return target.getvalue()


def workbook():
    book, target = openpyxl.Workbook(), io.BytesIO()
    book.active.title = "Fees"
    book.active.append(["Country", "Fee"])
    book.active.append(["Nepal", 120])
    book.create_sheet("Remedies").append(["Hotline", "116"])
    book.save(target)
    return target.getvalue()


def text_document():
    return zip_of({"content.xml": ODT, "meta.xml": ODT_META})


def picture(kind="PNG", size=(1200, 800), mode="RGB"):
    target = io.BytesIO()
    Image.radial_gradient("L").resize(size).convert(mode).save(target, kind)
    return target.getvalue()


def edition(content, name="report.pdf", *, language="en", **fields):
    """Return an edition whose file waits. It lies in the storage unchecked: the worker trusts no check."""
    made = Edition(resource=ResourceFactory(edition=False, **fields), language=language)
    made.file = made.file.storage.save(edition_path(made, name), ContentFile(content))
    made.save()
    return made


def zip_of(parts):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def huge_word():
    """A Word file of some hundred kilobytes whose only part has 600 MB."""
    with zipfile.ZipFile(io.BytesIO(word())) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    start, end = parts["word/document.xml"].split(b"<w:sectPr", 1)
    run = b"<w:p><w:r><w:t>fees</w:t></w:r></w:p>" * 27_000
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            with archive.open(name, "w") as opened:
                if name != "word/document.xml":
                    opened.write(content)
                    continue
                opened.write(start)
                for _ in range(200):
                    opened.write(run)
                opened.write(b"<w:sectPr" + end)
    return target.getvalue()


def long_odt():
    """A text that is longer than what is read of a file."""
    return zip_of(
        {"content.xml": ODT.replace("<text:h>Remedies", "<text:p>many words</text:p>" * 300_000 + "<text:h>R")}
    )


def noise():
    return _stored(Image.effect_noise((1000, 1000), 200))


def bomb_image():
    """A PNG of some kilobytes with seventy million points."""
    target = io.BytesIO()
    Image.new("1", (7_000, 10_000)).save(target, "PNG")
    return target.getvalue()


def _stored(image):
    target = io.BytesIO()
    image.save(target, "PNG")
    return target.getvalue()
