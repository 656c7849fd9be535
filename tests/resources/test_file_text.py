"""The text of files, and how many pages they have."""

import zipfile
from io import BytesIO

import pytest

from resources.files.extraction import Unreadable, extract
from resources.files.passages import CHARACTERS, clean, keep, pieces
from tests.resources import making


@pytest.fixture
def read(tmp_path):
    def run(content, extension):
        path = tmp_path / f"file.{extension}"
        path.write_bytes(content)
        return extract(path, extension)

    return run


def test_a_pdf_is_read_page_by_page(read):
    kept = read(making.pdf("Recruitment fees", "Who pays them", "Remedies"), "pdf")

    assert kept.pieces == [(1, "Recruitment fees"), (2, "Who pays them"), (3, "Remedies")]
    assert kept.pages == 3
    assert not kept.is_cut


def test_a_word_file_is_read_by_its_headings(read):
    kept = read(making.word(), "docx")

    assert kept.pieces == [
        (0, "Recruitment fees\nWho pays them\nCorridor Nepal to Jordan"),
        (0, "Remedies\nWhere workers complain"),
    ]


def test_a_word_file_has_the_pages_that_word_has_counted(read):
    target = BytesIO(making.word())
    with zipfile.ZipFile(target) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    parts["docProps/app.xml"] = parts["docProps/app.xml"].replace(b"<Pages>1<", b"<Pages>42<")
    assert b">42<" in parts["docProps/app.xml"]

    kept = read(making.zip_of(parts), "docx")

    assert kept.pages == 42


def test_a_presentation_is_read_slide_by_slide_with_tables_and_notes(read):
    kept = read(making.slides(), "pptx")

    assert kept.pieces == [(1, "Recruitment fees"), (2, "Remedies\nHotline\nSay where workers complain")]
    assert kept.pages == 2


def test_a_workbook_is_read_sheet_by_sheet(read):
    kept = read(making.workbook(), "xlsx")

    assert kept.pieces == [(0, "Fees\nCountry Fee\nNepal 120"), (0, "Remedies\nHotline 116")]
    assert kept.pages is None


def test_a_text_document_is_read_by_its_headings(read):
    kept = read(making.text_document(), "odt")

    assert kept.pieces == [(0, "Recruitment fees\nWho pays them"), (0, "Remedies\nWhere workers complain")]
    assert kept.pages == 7


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_table_of_text_is_read_in_the_character_sets_of_offices(read, encoding):
    kept = read("País;Tarifa\nPerú;0\n".encode(encoding), "csv")

    assert kept.pieces == [(0, "País Tarifa\nPerú 0")]


@pytest.mark.parametrize("extension", ["png", "mp3"])
def test_what_has_no_text_gives_none(read, extension):
    assert read(b"anything", extension).pieces == []


def test_a_file_with_a_password_says_so(read):
    with pytest.raises(Unreadable) as caught:
        read(making.locked_pdf(), "pdf")

    assert caught.value.code == "encrypted"


def test_text_has_no_controls_and_its_words_are_whole():
    assert clean("fair re\x02\r\ncruit\x00ment \u00a0 of\x0b  workers\n\n\n at\ud800 sea ") == (
        "fair recruitment of workers\nat sea"
    )


def test_long_text_is_cut_between_words():
    words = [f"word{number}" for number in range(5_000)]

    found = list(pieces(" ".join(words)))

    assert max(len(piece.split()) for piece in found) <= 2_000
    assert " ".join(found).split() == words


def test_text_without_spaces_is_cut_all_the_same():
    found = list(pieces("法" * 40_000))

    assert max(map(len, found)) <= 16_000
    assert sum(map(len, found)) == 40_000


def test_reading_ends_where_enough_has_been_read():
    told = iter([(1, "a " * (CHARACTERS // 2)), (2, "never"), (3, "read")])

    kept = keep(told)

    assert kept.is_cut
    assert {page for page, _text in kept.pieces} == {1}
    assert list(told) == [(3, "read")]


def test_pages_behind_the_two_thousandth_are_not_read(read):
    kept = read(making.blank_pdf(10_000), "pdf")

    assert kept.is_cut
    assert kept.pages == 10_000
