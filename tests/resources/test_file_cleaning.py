"""What is stored of a file: no more than its reader needs."""

import io
import zipfile

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from resources.models import Edition
from tests.factories import ResourceFactory
from tests.resources import hostile


def upload(name, content):
    return SimpleUploadedFile(name, content)


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


def test_links_to_programs_and_networks_are_taken_out_of_a_pdf(edition):
    content = stored(edition, "leading.pdf", hostile.pdf(1, hostile.leading))

    with pikepdf.open(io.BytesIO(content)) as document:
        links = [str(one.A.URI) if "/A" in one else "" for one in document.pages[0].Annots]
    assert links == ["", "", "", "https://www.ilo.org/"]


@pytest.mark.parametrize("target", ["https://evil.example/t.dotm", "file:///C:/Users/Ana/Fair.dotx"])
def test_the_template_of_a_word_file_is_forgotten(edition, target):
    content = stored(edition, "note.docx", hostile.with_template(target))

    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        settings = parts.read("word/settings.xml")
        assert b"attachedTemplate" not in settings + parts.read("word/_rels/settings.xml.rels")
        assert b"zoom" in settings


@pytest.mark.parametrize(
    ("kind", "target", "left"),
    [
        ("image", "https://evil.example/who.png", b'Target="NULL"'),
        ("hyperlink", "file://evil/share/a.exe", b'Target="about:blank"'),
        ("hyperlink", r"\\evil\share", b'Target="about:blank"'),
        ("hyperlink", "https://www.ilo.org/", b'Target="https://www.ilo.org/"'),
        ("hyperlink", "#part-2", b'Target="#part-2"'),
    ],
)
def test_a_word_file_tells_nobody_that_it_is_read(edition, kind, target, left):
    content = stored(edition, "note.docx", hostile.relating(kind, target))

    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        assert left in parts.read("word/_rels/footer1.xml.rels")


def test_what_is_clear_in_a_picture_of_few_colours_stays_clear(edition):
    buffer = io.BytesIO()
    Image.new("P", (9, 9)).save(buffer, "PNG", transparency=0)

    content = stored(edition, "logo.png", buffer.getvalue())

    assert Image.open(io.BytesIO(content)).convert("RGBA").getpixel((4, 4)) == (0, 0, 0, 0)


def test_a_photo_of_two_pictures_is_stored_as_a_plain_one(edition):
    content = stored(
        edition, "two.jpg", hostile.image("MPO", save_all=True, append_images=[Image.new("RGB", (40, 30))])
    )

    with Image.open(io.BytesIO(content)) as picture:
        assert picture.format == "JPEG"


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


def test_notes_in_the_margin_lose_their_authors_and_fields_keep_their_names(edition):
    content = stored(edition, "notes.pdf", hostile.pdf(1, hostile.annotated), is_scrubbed=True)

    with pikepdf.open(io.BytesIO(content)) as document:
        assert [str(one.get("/T", "")) for one in document.pages[0].Annots] == ["", "employer"]


def test_photos_in_a_document_lose_their_place(edition):
    original = hostile.with_parts(hostile.word(), {"word/media/image1.jpg": hostile.photo()})

    content = stored(edition, "photo.docx", original, is_scrubbed=True)

    with zipfile.ZipFile(io.BytesIO(content)) as parts, parts.open("word/media/image1.jpg") as opened:
        picture = Image.open(opened)
        # On its side, as the document expects it.
        assert (picture.size, dict(picture.getexif())) == ((40, 30), {})


def test_a_workbook_forgets_the_folder_it_was_saved_in(edition):
    book = b'<workbook xmlns:x="x"><fileSharing userName="Ana"/><x:absPath url="C:\\Users\\Ana\\"/><sheets/></workbook>'

    content = stored(
        edition, "fees.xlsx", hostile.with_parts(hostile.workbook(), {"xl/workbook.xml": book}), is_scrubbed=True
    )

    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        assert parts.read("xl/workbook.xml") == b'<workbook xmlns:x="x"><sheets/></workbook>'


def test_sound_loses_all_its_tags(edition):
    ape = b"APETAGEX" + (2000).to_bytes(4, "little") + (41).to_bytes(4, "little") + b"\x01" + b"\x00" * 15
    tagged = hostile.sound(tagged=True) + b"Ana Perez" + ape + b"TAG" + b"Ana".ljust(125, b"\x00")

    content = stored(edition, "talk.mp3", tagged, is_scrubbed=True)

    assert content == hostile.sound()
