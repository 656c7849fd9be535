"""What the worker does with new files: their text by page, and a picture of the first one."""

import logging
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.contrib.postgres.search import SearchVector
from django.core.files.base import ContentFile
from django.db import connection, transaction
from django.db.models import F, Q, Value
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.languages import CODES
from resources.files import confined
from resources.files.formats import DRAWN, IMAGES, PICTURE, WITHOUT_TEXT
from resources.models import Edition, Passage, Resource, discard, files_waiting, thumbnail_path
from resources.services import index_works

logger = logging.getLogger(__name__)

CHILD = "resources.files.worker"
ATTEMPTS = 3
# A worker that has said nothing for so long is gone; longer than the task's own time limit.
LEASE = timedelta(minutes=5)
# Any number that no other lock of this database has.
_LOCK = 0x66696C6573  # "files"
_LARGEST_PICTURE = 100_000
_MOST_PAGES = 32_767  # what the column holds

NOTES = {
    # Done, but:
    "cut": _("The file is very long. Only its beginning can be searched."),
    "empty": _("There is no text in the file, perhaps only pictures of pages. It is found by its title and summary."),
    "undrawn": _("There is no preview because the first page could not be drawn."),
    # Failed, because:
    "broken": _("The file is damaged or incomplete, so its text cannot be searched. Please upload it again."),
    "encrypted": _("The file has a password, so its text cannot be searched. Please upload it without one."),
    "bomb": _("The file needs too much memory, so its text cannot be searched. Please upload it in a simpler form."),
    "slow": _("Reading the file takes too long, so its text cannot be searched. Please upload it in a simpler form."),
    "stopped": _(
        "Reading the file was broken off, so its text cannot be searched. Please upload it in a simpler form."
    ),
    "attempts": _("The file could not be processed in three attempts. Please try again later."),
}


def process_waiting(*, until: datetime | None = None) -> int:
    """Process the files that wait, one after the other; return how many were taken.

    Safe to run in several workers at once: one of them works, the others are free for mail. Once `until` is past,
    another task goes on.
    """
    count = 0
    with _turn() as has_turn:
        while has_turn and (edition := _claim()):
            count += 1
            _process(edition)
            if until and timezone.now() >= until:
                break
        else:
            return count
    files_waiting.give()
    return count


@contextmanager
def _turn() -> Iterator[bool]:
    """Tell whether it is our turn: many new files must not keep all workers from the mail.

    The lock is the connection's, so a worker that dies gives it back.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [_LOCK])
        [has_turn] = cursor.fetchone()
    try:
        yield has_turn
    finally:
        if has_turn:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [_LOCK])


@transaction.atomic
def process_again(*, works: Any) -> int:
    """Have the files of works processed anew, done or not; return how many."""
    held = Edition.objects.filter(resource__in=works).exclude(file="")
    count = held.update(processing=Edition.Processing.WAITING, processing_note="", processed_at=None)
    if count:
        transaction.on_commit(files_waiting.give, robust=True)
    return count


@transaction.atomic
def _claim() -> Edition | None:
    """Take the next file for the length of the lease. What failed in our hands three times has failed."""
    now = timezone.now()
    free = Q(processed_at=None) | Q(processed_at__lt=now - LEASE)
    waiting = Edition.objects.filter(free, processing=Edition.Processing.WAITING).order_by(
        F("processed_at").asc(nulls_first=True), "pk"
    )
    while edition := waiting.select_for_update(skip_locked=True).first():
        tries = int(edition.processing_note or 0)
        if tries < ATTEMPTS:
            edition.processing_note, edition.processed_at = str(tries + 1), now
            _set(edition, "processing_note", "processed_at")
            return edition
        edition.processing, edition.processing_note = Edition.Processing.FAILED, "attempts"
        edition.processed_at = now
        _set(edition, "processing", "processing_note", "processed_at")
    return None


def _set(edition: Edition, *fields: str) -> None:
    # Not by `save`: the work of a machine is no change of the edition, whose date readers see.
    Edition.objects.filter(pk=edition.pk).update(**{name: getattr(edition, name) for name in fields})


def _process(edition: Edition) -> None:
    try:
        with tempfile.TemporaryDirectory(prefix="hub-file-") as folder:
            _process_in(Path(folder), edition)
    except Exception:
        # The storage or the database, not the file: it is tried again when the lease is over.
        logger.exception("Edition %s could not be processed", edition.pk)


def _process_in(folder: Path, edition: Edition) -> None:
    source = folder / f"source.{edition.extension}"
    with edition.file.open("rb") as opened, source.open("wb") as copy:
        for chunk in opened.chunks():
            copy.write(chunk)
    told = _child("read", source, edition.extension, folder / "text")
    picture: dict[str, Any] = {}
    if edition.extension in DRAWN:
        picture = _child("draw", source, edition.extension, folder / "picture")
        if edition.extension in IMAGES:
            # An image has no text; what matters is whether it can be seen.
            told = told | {"failed": picture.get("failed")}
    thumbnail = _store(edition, picture, folder / "picture" / PICTURE)
    is_kept = False
    try:
        is_kept = _keep(edition, told, thumbnail)
    finally:
        if thumbnail and not is_kept:
            edition.thumbnail.storage.delete(thumbnail)


def _store(edition: Edition, picture: dict[str, Any], drawn: Path) -> str:
    """Store the picture, if there is one; return its name."""
    if not picture.get("width") or not drawn.is_file() or drawn.stat().st_size > _LARGEST_PICTURE:
        return ""
    name = thumbnail_path(edition, f"{int(picture['width'])}x{int(picture['height'])}.webp")
    return edition.thumbnail.storage.save(name, ContentFile(drawn.read_bytes()))


def _child(verb: str, source: Path, extension: str, folder: Path) -> dict[str, Any]:
    folder.mkdir()
    try:
        return confined.run(CHILD, verb, str(source), extension, folder=folder)
    except confined.Stopped as stopped:
        return {"failed": stopped.code}


@transaction.atomic
def _keep(claimed: Edition, told: dict[str, Any], thumbnail: str) -> bool:
    """Replace all that is known of the file, unless it was changed or taken by another worker meanwhile.

    Returns:
        Whether it was replaced.
    """
    # The work first, then its parts: the order in which a facilitator's form takes them.
    Resource.objects.select_for_update().filter(pk=claimed.resource_id).first()
    edition = Edition.objects.select_for_update().filter(pk=claimed.pk, file=str(claimed.file.name)).first()
    if not edition or (edition.processing, edition.processed_at) != (Edition.Processing.WAITING, claimed.processed_at):
        return False
    edition.passages.all().delete()
    Passage.objects.bulk_create(_passages(edition, told.get("pieces", [])), batch_size=100)
    discard(edition.thumbnail)
    edition.thumbnail = thumbnail
    pages = told.get("pages")
    if pages and not edition.pages:
        edition.pages = min(pages, _MOST_PAGES)
    failed = told.get("failed")
    edition.processing = Edition.Processing.FAILED if failed else Edition.Processing.DONE
    edition.processing_note = failed or _note(edition, told)
    edition.processed_at = timezone.now()
    _set(edition, "thumbnail", "pages", "processing", "processing_note", "processed_at")
    index_works([edition.resource_id])
    return True


def _passages(edition: Edition, pieces: list[tuple[int, str]]) -> list[Passage]:
    configuration = f"kh_{edition.language if edition.language in CODES else 'xx'}"
    return [
        Passage(
            edition=edition,
            resource_id=edition.resource_id,
            page=page,
            position=position,
            text=text,
            words=SearchVector(Value(text), config=configuration),
        )
        for position, (page, text) in enumerate(pieces)
    ]


def _note(edition: Edition, told: dict[str, Any]) -> str:
    if told.get("is_cut"):
        return "cut"
    if edition.extension in DRAWN and not edition.thumbnail:
        return "undrawn"
    return "" if told.get("pieces") or edition.extension in WITHOUT_TEXT else "empty"
