"""What comes in as a file, and what does not."""

import io
import zipfile

import pikepdf
import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from resources.files import checking
from resources.files.checking import validate_file
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
    ("template.docx", hostile.with_remote_template, "fetching"),
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


def test_a_file_that_is_too_large_is_refused_with_the_limit(monkeypatch):
    monkeypatch.setitem(checking.LIMITS, "csv", 1)

    with pytest.raises(ValidationError, match=r"The file has 1\.1.*MB\. Files of this type may have up to 1\.0"):
        validate_file(upload("data.csv", b"a,b\n" * 300_000))


def test_a_child_that_sleeps_is_ended_and_the_next_file_comes_in(monkeypatch):
    monkeypatch.setattr(checking, "SECONDS", 0.01)
    with pytest.raises(ValidationError) as caught:
        validate_file(upload("report.pdf", hostile.pdf()))
    assert caught.value.code == "bomb"

    monkeypatch.setattr(checking, "SECONDS", 60)
    validate_file(upload("report.pdf", hostile.pdf()))


def test_a_pdf_of_ten_thousand_pages_comes_in(edition):
    content = stored(edition, "long.pdf", hostile.pdf(10_000))

    with pikepdf.open(io.BytesIO(content)) as document:
        assert len(document.pages) == 10_000


def test_scripts_programs_and_files_are_taken_out_of_a_pdf_and_links_stay(edition):
    content = stored(edition, "armed.pdf", hostile.pdf(1, hostile.armed) + hostile.SCRIPT)

    with pikepdf.open(io.BytesIO(content)) as document:
        document.save(plain := io.BytesIO(), stream_decode_level=pikepdf.StreamDecodeLevel.all, compress_streams=False,
                      object_stream_mode=pikepdf.ObjectStreamMode.disable)  # fmt: skip
        links = [str(one.A.URI) for one in document.pages[0].Annots if "/A" in one]
    text = plain.getvalue()
    assert [
        word for word in (b"CANARY", b"/JavaScript", b"/Launch", b"/EmbeddedFile", b"/OpenAction") if word in text
    ] == []
    assert links == ["https://www.ilo.org/"]
    assert hostile.SCRIPT not in content


def test_what_hides_behind_a_picture_is_not_stored(edition):
    content = stored(edition, "gifar.png", hostile.image("PNG") + hostile.archive({"Evil.class": b"CANARY" * 50}))

    assert b"Evil.class" not in content
    assert Image.open(io.BytesIO(content)).size == (40, 30)


def test_a_photo_loses_its_place_and_stands_upright(edition):
    content = stored(edition, "photo.jpg", hostile.photo())

    with Image.open(io.BytesIO(content)) as picture:
        assert (picture.size, dict(picture.getexif())) == ((30, 40), {})
    assert b"PhoneMaker" not in content


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("signed.pdf", lambda: hostile.pdf(1, hostile.signed_by_ana)),
        ("signed.docx", hostile.word),
        ("signed.mp3", lambda: hostile.sound(tagged=True)),
    ],
)
def test_names_are_taken_out_of_a_file_on_request_and_kept_otherwise(edition, name, make):
    def told(content):
        if name.endswith("docx"):
            with zipfile.ZipFile(io.BytesIO(content)) as parts:
                return any(b"Ana Perez" in parts.read(one) for one in parts.namelist())
        if name.endswith("pdf"):
            with pikepdf.open(io.BytesIO(content)) as document:
                return "Ana Perez" in str(document.docinfo.get("/Author", "")) or "/Metadata" in document.Root
        return b"Ana Perez" in content

    assert told(stored(edition, name, make()))
    first = edition.checksum

    edition.is_scrubbed = True
    edition.save()

    with edition.file.open("rb") as opened:
        assert not told(opened.read())
    assert edition.checksum == first


def test_tracked_changes_and_comments_lose_their_authors(edition):
    tracked = b'<w:document xmlns:w="urn:w"><w:ins w:id="1" w:author="Ana Perez" w:initials="AP"/></w:document>'
    comments = b'<w:comments xmlns:w="urn:w"><w:comment w:author="Ana Perez">Hm</w:comment></w:comments>'
    original = hostile.with_parts(hostile.word(), {"word/document.xml": tracked, "word/comments.xml": comments})

    content = stored(edition, "tracked.docx", original, is_scrubbed=True)

    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        assert all(b"Ana Perez" not in parts.read(name) for name in parts.namelist())
        assert b'w:author=""' in parts.read("word/document.xml")


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
