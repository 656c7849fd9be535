"""No file takes the worker with it, though nobody has looked into it before."""

from typing import Any

import psutil
import pytest

from hub.celery import app
from resources.models import Edition, Passage, Resource
from resources.tasks import process_files
from tests.e2e.live import LiveHub, wait_for
from tests.resources import hostile, making

pytestmark = pytest.mark.xdist_group("chaos")


def hostile_files() -> dict[str, bytes]:
    """Return contents by name. Checked uploads never look like this; a store that somebody else writes to may."""
    return {
        "polyglot.pdf": b"<html>" + hostile.SCRIPT + hostile.pdf(),
        "archive.pdf": hostile.pdf() + hostile.archive({"Evil.class": b"x"}),
        "armed.pdf": hostile.pdf(1, hostile.armed),
        "looping.pdf": hostile.looping(),
        "branch.pdf": making.looping_pdf(),
        "broken.pdf": b"%PDF-1.7\n" + b"\x9c" * 500,
        "locked.pdf": making.locked_pdf(),
        "long.pdf": hostile.pdf(10_000),
        "page.png": b"<svg xmlns='http://www.w3.org/2000/svg'>" + hostile.SCRIPT + b"</svg>",
        "pixels.png": hostile.huge_picture(),
        "macros.docx": hostile.with_macros(),
        "laughs.docx": hostile.laughing(),
        "bomb.docx": making.huge_word(),
        "nested.docx": hostile.nested_bomb(),
        "cut.docx": hostile.word()[:-300],
        "external.xlsx": hostile.with_external_workbook(),
        "table.pptx": hostile.workbook(),
        "binary.csv": b"a,b\n\x00\x01\x02",
    }


# What facilitators read of some of them.
NOTES = {
    "branch.pdf": "broken",
    "broken.pdf": "broken",
    "locked.pdf": "encrypted",
    "long.pdf": "cut",
    "page.png": "broken",
    "pixels.png": "bomb",
    "laughs.docx": "broken",
    "cut.docx": "broken",
    "table.pptx": "broken",
}


def test_the_worker_is_alive_after_all_hostile_files_and_reads_the_next(hub: LiveHub, settings: Any) -> None:
    settings.STORAGES = settings.STORAGES | {
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": hub.environment["MEDIA_ROOT"]},
        }
    }
    files = hostile_files()
    editions = [making.edition(content, name) for name, content in files.items()]
    hub.start("worker")
    worker = psutil.Process(hub.running["worker"].pid)
    pool = wait_for(lambda: len(found := set(worker.children())) == 2 and found, seconds=60, what="the worker")

    def waiting() -> bool:
        # As the clock does, each time the half minute of a task is over.
        with app.connection_for_write(hub.redis_url) as connection:
            app.send_task(process_files.name, connection=connection, expires=5)
        return Edition.objects.filter(processing=Edition.Processing.WAITING).exists()

    try:
        wait_for(lambda: not waiting(), seconds=240, what="the hostile files", every=1)
        last = making.edition(making.pdf("Who pays them"))
        wait_for(lambda: not waiting(), seconds=60, what="the last file", every=1)

        notes = {
            name: Edition.objects.get(pk=edition.pk).processing_note
            for name, edition in zip(files, editions, strict=True)
        }
        assert {name: notes[name] for name in NOTES} == NOTES
        assert Passage.objects.get(edition=last).text == "Who pays them"
        # The same processes as before: none of them had to be replaced.
        assert set(worker.children()) == pool
    finally:
        Resource.objects.filter(editions__in=editions).delete()
