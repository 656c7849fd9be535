"""No file can take the worker with it."""

import time
from pathlib import Path

import psutil
import pytest

from resources.files import confined
from tests.resources import making

NAUGHTY = "tests.resources.naughty"
WORKER = "resources.files.worker"


def run(folder, verb, content, extension):
    source = folder / f"source.{extension}"
    source.write_bytes(content)
    out = folder / verb
    out.mkdir()
    return confined.run(WORKER, verb, str(source), extension, folder=out)


def test_a_child_that_sleeps_is_ended_with_its_own_children(tmp_path):
    with pytest.raises(confined.Stopped, match="slow"):
        confined.run(NAUGHTY, "sleep", str(tmp_path / "source"), folder=tmp_path, seconds=2)

    pid = int((tmp_path / "sleeper").read_text())
    deadline = time.monotonic() + 5
    while psutil.pid_exists(pid) and psutil.Process(pid).status() != psutil.STATUS_ZOMBIE:
        assert time.monotonic() < deadline
        time.sleep(0.05)


@pytest.mark.parametrize("verb", ["eat", "write", "die", "mumble"])
def test_a_child_that_eats_memory_or_disk_or_dies_is_stopped(tmp_path, verb):
    with pytest.raises(confined.Stopped, match="stopped"):
        confined.run(NAUGHTY, verb, folder=tmp_path)

    assert sum(file.stat().st_size for file in tmp_path.iterdir()) <= 32 * 1024**2


def test_a_child_that_computes_for_ever_is_stopped(tmp_path):
    start = time.monotonic()

    with pytest.raises(confined.Stopped, match="slow"):
        confined.run(NAUGHTY, "spin", folder=tmp_path, cpu_seconds=1)

    assert time.monotonic() - start < 30


def test_a_child_knows_no_secret(tmp_path):
    assert confined.run(NAUGHTY, "look", folder=tmp_path) == {"secrets": 0}


@pytest.mark.parametrize(
    ("content", "extension", "failed"),
    [
        (b"%PDF-1.7 no more than that", "pdf", "broken"),
        (making.pdf("Some text")[:300], "pdf", "broken"),
        (making.locked_pdf(), "pdf", "encrypted"),
        (b"PK\x03\x04 broken", "docx", "broken"),
        (b"PK\x03\x04 broken", "pptx", "broken"),
        (b"PK\x03\x04 broken", "xlsx", "broken"),
        (b"PK\x03\x04 broken", "odt", "broken"),
        (making.text_document(), "docx", "broken"),
        (making.zip_of({"content.xml": "<a><b></a>"}), "odt", "broken"),
    ],
)
def test_a_damaged_file_is_named_as_such(tmp_path, content, extension, failed):
    assert run(tmp_path, "read", content, extension) == {"failed": failed}


@pytest.mark.parametrize(
    ("make", "extension"),
    [(making.looping_pdf, "pdf"), (making.huge_word, "docx"), (making.long_odt, "odt")],
    ids=["looping", "huge", "long"],
)
def test_a_file_made_to_do_harm_ends_nobody_else(tmp_path, make, extension):
    try:
        told = run(tmp_path, "read", make(), extension)
    except confined.Stopped as stopped:
        told = {"failed": stopped.code}

    assert told.get("failed") or told["is_cut"], told


@pytest.mark.parametrize("size", [(320, 240), (1200, 800), (800, 6000), (6000, 300)])
@pytest.mark.parametrize(("kind", "mode"), [("PNG", "RGB"), ("PNG", "P"), ("PNG", "RGBA"), ("JPEG", "RGB")])
def test_the_picture_of_an_image_is_small(tmp_path, kind, mode, size):
    told = run(tmp_path, "draw", making.picture(kind, size, mode), "png" if kind == "PNG" else "jpg")

    drawn = tmp_path / "draw" / "picture.webp"
    with making.Image.open(drawn) as opened:
        assert opened.format == "WEBP"
        assert opened.size == (told["width"], told["height"])
        assert opened.width == 320
        assert opened.height <= 480
    assert drawn.stat().st_size <= 15_000


def test_the_picture_of_a_noisy_image_is_small_all_the_same(tmp_path):
    told = run(tmp_path, "draw", making.noise(), "png")

    assert told == {"width": 320, "height": 320}
    assert (tmp_path / "draw" / "picture.webp").stat().st_size <= 15_000


def test_the_first_page_of_a_pdf_is_drawn(tmp_path):
    told = run(tmp_path, "draw", making.pdf("One", "Two"), "pdf")

    assert told == {"width": 320, "height": 453}
    assert Path(tmp_path / "draw" / "picture.webp").stat().st_size <= 15_000


def test_an_image_that_unfolds_to_more_than_a_wall_is_refused(tmp_path):
    assert run(tmp_path, "draw", making.bomb_image(), "png") == {"failed": "bomb"}
