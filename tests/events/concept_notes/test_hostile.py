"""Concept notes made to do harm: they are refused, or read without it."""

import io

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from events.concept_notes import receiving
from events.models import ConceptNote, Event
from tests.events.concept_notes import making
from tests.events.concept_notes.desk import ADD, kept, make_event, page_of, paste, upload
from tests.resources import hostile

pytestmark = pytest.mark.django_db
SCRIPT = "<script>alert(document.domain)</script>"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (hostile.with_macros(), "The file contains macros."),
        (hostile.laughing(), "The file contains programs or other files."),
        (hostile.laughing_late(), "The file contains programs or other files."),
        (hostile.asking(" DDE", "AUTO cmd"), "The file loads parts of itself from elsewhere."),
        (hostile.relating("frame", "https://evil.example/"), "The file loads parts of itself from elsewhere."),
        (hostile.bomb(), "The file unfolds to far more than a document needs."),
    ],
    ids=["macros", "entities", "hidden entities", "program", "frame", "bomb"],
)
def test_a_word_file_that_does_more_than_be_read_is_refused(desk, content, words):
    answer = desk.post(ADD, {"file": SimpleUploadedFile("note.docx", content)})

    assert answer.status_code == 422
    assert words in answer.text
    assert not ConceptNote.objects.exists()


def test_a_pdf_file_with_scripts_is_read_without_them(desk):
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(making.pdf("Fees and receipts\n\nBackground\n\nReceipts get lost.\n"))) as document:
        hostile.armed(document)
        document.save(buffer)

    note = upload(desk, "note.pdf", buffer.getvalue())

    assert "Receipts get lost." in note.text
    assert "CANARY" not in note.text


def test_markup_in_a_note_stays_text(desk):
    note = paste(
        desk, f"Fees {SCRIPT}\n\nBackground\n\nRead [this](javascript:alert(1)), [this](javascript:alert), {SCRIPT}.\n"
    )

    page = desk.get(page_of(note))
    make_event(desk, note, access="public", format="webinar", working_languages=["en"], time_zone="Europe/Zurich")
    event = Event.objects.get()
    shown = desk.get(event.get_absolute_url())

    assert SCRIPT not in page.text
    assert SCRIPT not in shown.text
    # The first is no link in a note's Markdown and stays as it is; the second keeps its words only.
    assert "this, <script>" in event.background_en
    assert 'href="javascript' not in shown.text
    assert "&lt;script&gt;" in page.text


def test_the_name_of_a_file_is_shown_as_it_is(desk):
    note = upload(desk, "a<img src=x onerror=alert(1)>.txt", b"Fees and receipts\n\nBackground\n\nReceipts get lost.\n")

    page = desk.get(page_of(note))

    assert "<img src=x" not in page.text
    assert "a&lt;img src=x onerror=alert(1)&gt;.txt" in page.text


def test_a_note_that_takes_too_long_is_given_up(desk, monkeypatch):
    # No child is as quick as that.
    monkeypatch.setattr(receiving, "_SECONDS", 0.05)

    answer = desk.post(ADD, {"text": "Fees and receipts\n\nBackground\n\nReceipts get lost.\n"})

    assert "The note could not be read in time." in answer.text
    assert "Receipts get lost." in answer.text
    assert not ConceptNote.objects.exists()


def test_a_word_file_with_a_whole_book_is_refused(desk):
    answer = desk.post(ADD, {"file": SimpleUploadedFile("note.docx", making.word("A word or two. " * 20_000))})

    assert "This is longer than any concept note" in answer.text
    assert not ConceptNote.objects.exists()


@pytest.mark.parametrize(
    "sign", ["[a](", "*a", "10:00 - ", "1 June ", "Ana Perez and ", "in collaboration with ", "(", "A. "]
)
def test_a_text_of_nothing_but_signs_is_read_in_time(sign):
    note = kept(f"Fees and receipts\n\nDate: {sign * 500}\n\nSpeakers\n\n{sign * 500}\n\n{sign * 2000}")

    assert note.text.startswith("Fees")


def test_signs_that_a_database_cannot_keep_are_left_out(desk):
    note = paste(desk, "Fees\x07 and receipts\u200b\n\nBackground\n\nReceipts get lost.\n")

    assert note.text.startswith("Fees and receipts\n")
