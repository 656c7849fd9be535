"""What is read of a Word file: what readers see of it, in the form of the lists, tables and links it has."""

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from events.concept_notes.blocks import parse
from events.concept_notes.word import word_text
from tests.events.concept_notes.making import add_link


@pytest.fixture
def document():
    return docx.Document()


@pytest.fixture
def text_of(document, tmp_path):
    def read():
        document.save(tmp_path / "note.docx")
        return word_text(tmp_path / "note.docx")

    return read


def add(document, xml):
    document.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w')}>{xml}</w:p>"))


def run(words, properties=""):
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{words}</w:t></w:r>"


def test_what_was_deleted_or_hidden_is_not_read_and_what_was_added_is(document, text_of):
    deleted = "<w:del w:id='1' w:author='A'><w:r><w:delText>on Monday</w:delText></w:r></w:del>"
    added = f"<w:ins w:id='2' w:author='A'>{run('on Friday')}</w:ins>"
    add(document, f"{run('We meet ')}{deleted}{added}{run(' in secret', '<w:vanish/>')}")

    assert text_of() == "We meet on Friday"


def test_content_controls_are_read(document, text_of):
    body = document.element.body
    control = f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p>{run('Chosen from a list')}</w:p></w:sdtContent></w:sdt>"
    body.insert(0, parse_xml(control))

    assert text_of() == "Chosen from a list"


def test_headings_strong_words_and_links_are_kept(document, text_of):
    document.add_heading("Fees", level=0)
    document.add_heading("Background", level=1)
    paragraph = document.add_paragraph("A ")
    paragraph.add_run("strong").bold = True
    paragraph.add_run(" word and ")
    add_link(paragraph, "a (long) link", "https://library.example/a(b)")
    document.add_paragraph().add_run("Speakers").bold = True

    assert text_of() == (
        "# Fees\n\n# Background\n\nA **strong** word and [a (long) link](https://library.example/a%28b%29)\n\n**Speakers**"
    )


def test_lists_count_as_they_do_on_paper(document, text_of):
    for words in ("First", "Second"):
        document.add_paragraph(words, style="List Number")
    document.add_paragraph("Between")
    document.add_paragraph("Again", style="List Number")
    document.add_paragraph("A point", style="List Bullet")

    assert text_of().split("\n\n") == ["1. First", "2. Second", "Between", "1. Again", "- A point"]


def test_tables_are_labels_sections_or_rows(document, text_of):
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Date", "15 June 2028"
    table.cell(1, 0).text = "Speakers"
    table.cell(1, 1).paragraphs[0].text = "Ana Perez"
    table.cell(1, 1).add_paragraph("Li Wei")
    wide = document.add_table(rows=1, cols=3)
    wide.cell(0, 0).text, wide.cell(0, 2).text = "Kofi Mensah", "Union | Centre"
    merged = document.add_table(rows=1, cols=2)
    merged.cell(0, 0).merge(merged.cell(0, 1)).text = "Alone"

    text = text_of()

    assert text.split("\n\n") == [
        "| Date | 15 June 2028 |",
        "## Speakers",
        "Ana Perez",
        "Li Wei",
        r"| Kofi Mensah |  | Union \| Centre |",
        "Alone",
    ]
    assert parse(text).blocks[4].cell_texts == ["Kofi Mensah", "", "Union | Centre"]


def test_signs_of_a_file_are_no_signs_of_the_note(document, text_of):
    document.add_paragraph("Prices *rise* and [fall] by 3 | 4")

    block = parse(text_of()).blocks[0]

    assert (block.text, block.marks) == ("Prices *rise* and [fall] by 3 | 4", [])
