"""Ten invented notes, each laid out in another way, and what is read in them."""

import json
import re
from pathlib import Path

import pytest

from events.concept_notes.blocks import parse
from events.concept_notes.pages import pdf_text
from events.concept_notes.reading import read
from events.concept_notes.word import word_text
from tests.events.concept_notes import making
from tests.events.concept_notes.expecting import read_as, words_of

NOTES = sorted((Path(__file__).parent / "notes").glob("*.txt"))
# Values that are not words of the note but the hub's own for them.
CODED = {
    "start",
    "end",
    "date_status",
    "time_zone",
    "format",
    "access",
    "places",
    "working_languages",
    "interpretation",
}
CODED |= {"role", "status", "presenter_status", "country", "presenter_country", "number", "recording_minutes"}


def expected(note):
    return json.loads(note.with_suffix(".json").read_text(encoding="utf-8"))


def test_there_are_ten_in_three_languages():
    assert len(NOTES) == 10
    assert {expected(note)["language"] for note in NOTES} == {"en", "fr", "es"}


@pytest.mark.parametrize("note", NOTES, ids=lambda note: note.stem)
def test_a_note_is_read_as_expected(note):
    assert read_as(note.read_text(encoding="utf-8")) == expected(note)


@pytest.mark.parametrize("note", NOTES, ids=lambda note: note.stem)
def test_the_same_note_as_a_word_file_is_read_the_same(note, tmp_path):
    file = tmp_path / "note.docx"
    file.write_bytes(making.word(note.read_text(encoding="utf-8")))

    assert read_as(word_text(file)) == expected(note)


# A table in a PDF file is lines of words, so notes with tables are left out here.
@pytest.mark.parametrize(
    "note", [note for note in NOTES if "| " not in note.read_text(encoding="utf-8")], ids=lambda note: note.stem
)
def test_the_same_note_as_a_pdf_file_is_read_the_same(note, tmp_path):
    file = tmp_path / "note.pdf"
    file.write_bytes(making.pdf(note.read_text(encoding="utf-8")))

    assert read_as(pdf_text(file)) == expected(note)


@pytest.mark.parametrize("note", NOTES, ids=lambda note: note.stem)
def test_nothing_is_invented(note):
    text = note.read_text(encoding="utf-8")

    assert invented(text) == []


def invented(text):
    """Return the words of findings that the note does not have, and passages that do not stand where they say."""
    _language, findings = read(text)
    plain = parse(text).plain
    known = set(re.findall(r"\w+", plain)) | set(re.findall(r"https?://[^\s)>]+", text))
    wrong = []
    for one in findings:
        value = one["value"]
        if one["field"] in CODED:
            value = None
        elif isinstance(value, dict):
            value = {name: part for name, part in value.items() if name not in CODED}
        for word in words_of(value):
            wrong += [
                part for part in re.findall(r"\w+", word.replace("**", "")) if part not in known and word not in known
            ]
        shown = " […] ".join(plain[start:end] for start, end in one["spans"])
        wrong += [one["field"]] if shown != one["passage"] or not shown else []
    return [word for word in wrong if not re.fullmatch(r"\d", word)]
