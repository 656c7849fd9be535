"""What becomes of a new file: the worker reads and draws it, once, whatever happens meanwhile."""

import re
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from hashlib import sha256

import pytest
from django.contrib.postgres.search import SearchQuery
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection, transaction
from django.utils import timezone

from hub import hints
from hub.demo.pdf import make_pdf
from hub.demo.works import WORKS
from resources.files import processing
from resources.models import Edition, Passage
from resources.tasks import process_files
from tests.resources import making

pytestmark = pytest.mark.django_db
DONE, FAILED, WAITING = Edition.Processing.DONE, Edition.Processing.FAILED, Edition.Processing.WAITING


@pytest.fixture(autouse=True)
def storage(settings, tmp_path):
    """A folder of their own for the files of a test."""
    settings.STORAGES = settings.STORAGES | {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}
    }
    return tmp_path


def matching(words, configuration):
    return Passage.objects.filter(words=SearchQuery(words, config=configuration))


def test_a_new_file_waits_and_is_known_by_its_content():
    edition = making.edition(b"%PDF-1.7 brief")

    assert edition.processing == WAITING
    assert edition.size == 14
    assert edition.mime_type == "application/pdf"
    assert edition.checksum == sha256(b"%PDF-1.7 brief").hexdigest()


def test_text_is_found_on_its_page_by_the_words_of_its_language():
    edition = making.edition(making.pdf("Page de titre", "Rien", "Les travailleuses recrutées"), language="fr")

    process_files()

    edition.refresh_from_db()
    assert (edition.processing, edition.processing_note, edition.pages) == (DONE, "", 3)
    assert matching("travailleuse", "kh_fr").get().page == 3
    assert list(edition.passages.values_list("page", "position", "text")) == [
        (1, 0, "Page de titre"),
        (2, 1, "Rien"),
        (3, 2, "Les travailleuses recrutées"),
    ]
    assert {passage.resource_id for passage in edition.passages.all()} == {edition.resource_id}


def test_the_documents_of_the_demo_are_found_on_their_later_pages():
    work = next(work for work in WORKS if work.slug == "vacancy-checklist")
    document = make_pdf(work.document, "en", timezone.now())
    edition = making.edition(document.content)

    process_files()

    last = edition.passages.get(page=document.number)
    assert document.number >= 2
    rare = max(set(re.findall(r"[a-z]{6,}", last.text)), key=len)
    found = Passage.objects.extra(where=["words @@ plainto_tsquery('kh_en', %s)"], params=[rare])
    assert last in found


def test_a_failure_between_leaves_no_picture_and_no_half(monkeypatch):
    edition = making.edition(making.pdf("Words"))

    def fail(pks):
        raise OSError

    monkeypatch.setattr(processing, "index_works", fail)
    process_files()

    edition.refresh_from_db()
    assert edition.processing == WAITING
    assert not edition.passages.exists()
    assert default_storage.listdir("thumbnails")[1] == []


def test_text_in_another_language_is_found_as_it_is_written():
    making.edition(making.pdf("Die Vermittlung"), language="de")

    process_files()

    assert matching("vermittlung", "kh_xx").exists()


def test_the_first_page_is_drawn_and_its_size_known():
    edition = making.edition(making.pdf("Text"))

    process_files()

    edition.refresh_from_db()
    assert edition.thumbnail_size == (320, 453)
    assert edition.thumbnail.size <= 15_000


def test_pages_that_somebody_has_counted_stay():
    edition = making.edition(making.pdf("Text"))
    edition.pages = 12
    edition.save()

    process_files()

    edition.refresh_from_db()
    assert edition.pages == 12


@pytest.mark.parametrize(
    ("content", "name", "state", "note"),
    [
        (making.pdf(""), "a.pdf", DONE, "empty"),
        (making.pdf("Text")[:200], "a.pdf", FAILED, "broken"),
        (making.locked_pdf(), "a.pdf", FAILED, "encrypted"),
        (making.picture(), "a.png", DONE, ""),
        (b"\x89PNG", "a.png", FAILED, "broken"),
        (making.bomb_image(), "a.png", FAILED, "bomb"),
        (b"ID3", "a.mp3", DONE, ""),
        (making.blank_pdf(2_001), "a.pdf", DONE, "cut"),
    ],
)
def test_facilitators_are_told_what_became_of_a_file(content, name, state, note):
    edition = making.edition(content, name)

    process_files()

    edition.refresh_from_db()
    assert (edition.processing, edition.processing_note) == (state, note)
    assert note == "" or processing.NOTES[note]


def test_a_file_that_stops_its_reader_fails_and_the_next_is_read(monkeypatch):
    bad = making.edition(making.pdf("Bad"))
    monkeypatch.setattr(processing, "CHILD", "tests.resources.naughty_reader")
    process_files()
    monkeypatch.undo()
    good = making.edition(making.pdf("Good"))

    process_files()

    bad.refresh_from_db()
    good.refresh_from_db()
    assert (bad.processing, bad.processing_note) == (FAILED, "stopped")
    assert good.processing == DONE


def test_doing_it_twice_changes_nothing(django_capture_on_commit_callbacks):
    edition = making.edition(making.pdf("One", "Two"))
    process_files()
    first = list(edition.passages.values_list("page", "position", "text"))

    with django_capture_on_commit_callbacks(execute=True):
        assert processing.process_again(works=[edition.resource]) == 1
        process_files()

    assert list(edition.passages.values_list("page", "position", "text")) == first
    edition.refresh_from_db()
    assert edition.processing == DONE
    assert default_storage.listdir("thumbnails")[1] == [edition.thumbnail.name.removeprefix("thumbnails/")]


def test_the_date_of_a_work_is_not_that_of_its_processing():
    edition = making.edition(making.pdf("One"))
    edition.refresh_from_db()

    process_files()

    before = edition.updated_at
    edition.refresh_from_db()
    assert edition.updated_at == before


def test_another_file_is_read_anew(django_capture_on_commit_callbacks):
    edition = making.edition(making.pdf("Old words", "More"))
    process_files()
    edition.refresh_from_db()
    old, drawn = edition.file.name, edition.thumbnail.name

    with django_capture_on_commit_callbacks(execute=True):
        edition.file = ContentFile(making.pdf("New words"), "new.pdf")
        edition.save()

    assert (edition.processing, edition.pages, edition.passages.count()) == (WAITING, None, 0)
    assert not default_storage.exists(old)
    assert not default_storage.exists(drawn)
    process_files()
    edition.refresh_from_db()
    assert edition.pages == 1
    assert [passage.text for passage in edition.passages.all()] == ["New words"]


def test_a_corrected_language_has_the_text_read_by_its_rules():
    edition = making.edition(making.pdf("Les chevaux"), language="en")
    process_files()
    assert not matching("cheval", "kh_fr").exists()

    edition.refresh_from_db()
    edition.language = "fr"
    edition.save(update_fields=["language"])
    process_files()

    edition.refresh_from_db()
    assert edition.processing == DONE
    assert matching("cheval", "kh_fr").exists()
    assert edition.thumbnail.storage.exists(edition.thumbnail.name)


def test_a_link_in_the_place_of_a_file_leaves_nothing_of_it(django_capture_on_commit_callbacks):
    edition = making.edition(making.pdf("Old words"))
    process_files()
    edition.refresh_from_db()
    old = edition.file.name

    with django_capture_on_commit_callbacks(execute=True):
        edition.file, edition.url = "", "https://www.ilo.org/report"
        edition.save()

    edition.refresh_from_db()
    assert (edition.processing, edition.checksum, edition.mime_type, edition.size) == ("", "", "", None)
    assert not edition.thumbnail
    assert not edition.passages.exists()
    assert not default_storage.exists(old)


def test_saving_anything_else_leaves_the_file_alone(django_capture_on_commit_callbacks):
    edition = making.edition(making.pdf("Words"))
    process_files()
    edition.refresh_from_db()

    with django_capture_on_commit_callbacks(execute=True) as callbacks:
        edition.title = "Another"
        edition.save()

    assert callbacks == []
    edition.refresh_from_db()
    assert edition.processing == DONE
    assert default_storage.exists(edition.file.name)


def test_a_deleted_work_leaves_no_file(django_capture_on_commit_callbacks):
    edition = making.edition(making.pdf("Words"))
    process_files()
    edition.refresh_from_db()

    with django_capture_on_commit_callbacks(execute=True):
        edition.resource.delete()

    assert not default_storage.exists(edition.file.name)
    assert not default_storage.exists(edition.thumbnail.name)


def test_a_deletion_that_is_taken_back_costs_no_file(django_capture_on_commit_callbacks):
    edition = making.edition(making.pdf("Words"))

    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        edition.delete()
        transaction.set_rollback(True)

    assert default_storage.exists(edition.file.name)


def test_a_file_replaced_while_it_was_read_keeps_the_news(monkeypatch):
    edition = making.edition(making.pdf("Old words"))
    child = processing._child

    def slowly(verb, *rest):
        if verb == "read":
            same = Edition.objects.get(pk=edition.pk)
            same.file = ContentFile(making.pdf("New words"), "new.pdf")
            same.save()
            monkeypatch.undo()
        return child(verb, *rest)

    monkeypatch.setattr(processing, "_child", slowly)
    process_files()

    process_files()
    assert [passage.text for passage in edition.passages.all()] == ["New words"]


def test_a_storage_that_is_away_is_tried_three_times():
    edition = making.edition(making.pdf("Words"))
    default_storage.delete(edition.file.name)

    for attempt in ("1", "2", "3"):
        process_files()
        edition.refresh_from_db()
        assert (edition.processing, edition.processing_note) == (WAITING, attempt)
        # Within the lease nobody else takes it.
        assert processing.process_waiting() == 0
        Edition.objects.update(processed_at=timezone.now() - processing.LEASE - timedelta(seconds=1))
    process_files()

    edition.refresh_from_db()
    assert (edition.processing, edition.processing_note) == (FAILED, "attempts")


@pytest.mark.django_db(transaction=True)
def test_a_hint_is_given_after_the_commit_and_a_broker_that_is_away_delays_nobody(settings, monkeypatch):
    given = threading.Event()

    def refuse(self):
        given.set()
        raise ConnectionRefusedError

    monkeypatch.setattr(hints.Hint, "_publish", refuse)
    monkeypatch.setattr(hints, "_REST", 0)

    with transaction.atomic():
        edition = making.edition(making.pdf("Words"))
        assert not given.wait(0.2)

    assert given.wait(5)
    # The hint is lost; the sweep of the clock finds the file.
    assert settings.CELERY_BEAT_SCHEDULE["process files"]["task"] == process_files.name
    process_files()
    edition.refresh_from_db()
    assert edition.processing == DONE


@pytest.mark.django_db(transaction=True)
def test_while_one_worker_reads_the_others_are_free_for_mail(monkeypatch):
    making.edition(making.pdf("Words"))
    others = []

    def look(told, *, run=processing._process):
        with ThreadPoolExecutor(1) as pool:
            others.append(pool.submit(elsewhere).result())
        run(told)

    def elsewhere():
        try:
            return processing.process_waiting()
        finally:
            connection.close()

    monkeypatch.setattr(processing, "_process", look)
    making.edition(making.pdf("More words"))

    assert processing.process_waiting() == 2
    assert others == [0, 0]


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_take_each_file_once():
    editions = [making.edition(making.pdf(f"Words {n}")) for n in range(4)]
    barrier, taken = threading.Barrier(2), []

    def work():
        try:
            barrier.wait()
            taken.append(processing.process_waiting())
        finally:
            connection.close()

    workers = [threading.Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert sum(taken) == 4
    assert all(Edition.objects.get(pk=edition.pk).processing == DONE for edition in editions)
    assert Passage.objects.count() == 4
