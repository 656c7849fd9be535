"""Files for tests, made here: harmless ones of every format, and such as are made to do harm."""

import io
import zipfile
import zlib
from collections.abc import Callable

import docx
import openpyxl
import pikepdf
import pptx
from PIL import Image

WORD = "wordprocessingml.document"
SCRIPT = b"<script>alert(document.domain)</script>"


def saved(document: object) -> bytes:
    """Return what the `save` of a document writes."""
    buffer = io.BytesIO()
    document.save(buffer)  # type: ignore[attr-defined]
    return buffer.getvalue()


def pdf(pages: int = 1, change: Callable[[pikepdf.Pdf], None] | None = None) -> bytes:
    """Return a PDF of blank pages, changed by `change`."""
    document = pikepdf.new()
    for _number in range(pages):
        document.add_blank_page(page_size=(200, 200))
    if change:
        change(document)
    buffer = io.BytesIO()
    document.save(buffer, deterministic_id=True)
    return buffer.getvalue()


def word(text: str = "Who pays for the visa") -> bytes:
    """Return a Word file with a paragraph, written by Ana."""
    document = docx.Document()
    document.add_paragraph(text)
    document.core_properties.author = "Ana Perez"
    return saved(document)


def workbook() -> bytes:
    """Return an Excel file."""
    book = openpyxl.Workbook()
    book.active["A1"] = "Fees"
    return saved(book)


def slides() -> bytes:
    """Return a PowerPoint file."""
    return saved(pptx.Presentation())


def image(form: str, size: tuple[int, int] = (40, 30), **options: object) -> bytes:
    """Return a picture."""
    buffer = io.BytesIO()
    Image.new("RGB", size, "navy").save(buffer, form, **options)
    return buffer.getvalue()


def photo() -> bytes:
    """Return a JPEG as a phone makes it: on its side, with the place where it was taken."""
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned to the right
    exif[0x010F] = "PhoneMaker"
    exif.get_ifd(0x8825).update({1: "N", 2: (36.0, 48.0, 0.0), 3: "E", 4: (10.0, 10.0, 0.0)})
    return image("JPEG", (40, 30), exif=exif)


def sound(tagged: bool = False) -> bytes:  # noqa: FBT001, FBT002 - a test reads it by name
    """Return what an MP3 file begins with, perhaps with a tag that names somebody."""
    tag = b"ID3\x03\x00\x00\x00\x00\x00\x15" + b"TPE1\x00\x00\x00\x0b\x00\x00\x00Ana Perez\x00"
    # 128 kbit/s at 44.1 kHz: 417 bytes each.
    return (tag if tagged else b"") + (b"\xff\xfb\x90\x00" + b"\x00" * 413) * 8


def open_document(**parts: bytes) -> bytes:
    """Return an OpenDocument text, with further parts."""
    mimetype = b"application/vnd.oasis.opendocument.text"
    texts = {"mimetype": mimetype, "content.xml": b"<content/>", "META-INF/manifest.xml": b"<m/>"}
    return archive(texts | parts)


def archive(parts: dict[str, bytes]) -> bytes:
    """Return a ZIP file."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return buffer.getvalue()


def with_parts(original: bytes, parts: dict[str, bytes]) -> bytes:
    """Return an Office file with further or other parts."""
    with zipfile.ZipFile(io.BytesIO(original)) as old:
        kept = {name: old.read(name) for name in old.namelist()}
    return archive(kept | parts)


def with_macros() -> bytes:
    """Return a .docm under the name of a .docx."""
    return with_parts(word(), {"word/vbaProject.bin": b"\xd0\xcf\x11\xe0macros"})


def relation(kind: str, target: str, *, mode: str = "External", prefix: str = "", encoding: str = "utf-8") -> bytes:
    """Return a part that relates another one to something, in any of the ways that XML can be written."""
    tag, colon = f"{prefix}:" if prefix else "", f":{prefix}" if prefix else ""
    return (
        f'<?xml version="1.0" encoding="{encoding}"?>'
        f'<{tag}Relationships xmlns{colon}="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<{tag}Relationship Id="a&gt;r1" Target="{target}" TargetMode="{mode}" '
        f'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"/></{tag}Relationships>'
    ).encode(encoding)


def relating(kind: str, target: str, **written: str) -> bytes:
    """Return a Word file with a relation to something."""
    return with_parts(word(), {"word/_rels/footer1.xml.rels": relation(kind, target, **written)})


def with_template(target: str) -> bytes:
    """Return a Word file that loads its template, and the template's macros, from elsewhere."""
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    settings = f'<w:settings xmlns:w="{namespace}" xmlns:r="r"><w:attachedTemplate r:id="r1"/><w:zoom/></w:settings>'
    parts = {
        "word/settings.xml": settings.encode(),
        "word/_rels/settings.xml.rels": relation("attachedTemplate", target),
    }
    return with_parts(word(), parts)


def with_external_workbook() -> bytes:
    """Return an Excel file that reads from another one."""
    link = relation("externalLinkPath", "file:///c:/secret.xlsx")
    return with_parts(workbook(), {"xl/externalLinks/_rels/externalLink1.xml.rels": link})


def asking(*instructions: str) -> bytes:
    """Return a Word file with a field whose instruction is written in pieces."""
    runs = "".join(f"<w:r><w:instrText>{text}</w:instrText></w:r>" for text in instructions)
    return with_parts(word(), {"word/document.xml": f'<w:document xmlns:w="w">{runs}</w:document>'.encode()})


def laughing() -> bytes:
    """Return a Word file whose text would unfold to billions of letters."""
    text = b'<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><w:document>&b;</w:document>'
    return with_parts(word(), {"word/document.xml": text})


def laughing_late() -> bytes:
    """Return the same, behind a long comment and in an encoding that hides it from a search."""
    text = f'<!--{" " * 9000}--><!DOCTYPE w [<!ENTITY a "ha">]><w>&a;</w>'
    return with_parts(word(), {"word/document.xml": text.encode("utf-16")})


def bomb() -> bytes:
    """Return a Word file of some kilobytes that unfolds to a thousand times as much."""
    return with_parts(word(), {"word/media/image1.png": b"\x00" * (20 * 1024**2)})


def nested_bomb() -> bytes:
    """Return an archive in an archive."""
    inner = archive({"a.txt": b"\x00" * 10_000_000})
    return with_parts(word(), {"word/embeddings/inner.zip": inner})


def holding(name: str, content: bytes) -> bytes:
    """Return a presentation that holds a file."""
    return with_parts(slides(), {f"ppt/embeddings/{name}": content})


def of_many_parts() -> bytes:
    """Return a Word file of more parts than any document has."""
    return with_parts(word(), {f"word/media/{number}.xml": b"" for number in range(6_000)})


def huge_picture() -> bytes:
    """Return a PNG of a few kilobytes that says it has 2.5 billion pixels."""
    small = image("PNG", (50, 50))
    head = small[12:16] + (50_000).to_bytes(4, "big") + (50_000).to_bytes(4, "big") + small[24:29]
    return small[:12] + head + zlib.crc32(head).to_bytes(4, "big") + small[33:]


def armed(document: pikepdf.Pdf) -> None:
    """Give a PDF scripts, a program to start, a file inside and a form that runs."""
    script = pikepdf.Dictionary(Type=pikepdf.Name.Action, S=pikepdf.Name.JavaScript, JS="app.alert('CANARY')")
    launch = pikepdf.Dictionary(S=pikepdf.Name.Launch, F="CANARY.exe")
    link = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=launch)
    clip = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.FileAttachment, Rect=[0, 0, 9, 9])
    web = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.Link,
        Rect=[0, 0, 9, 9],
        A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://www.ilo.org/"),
    )
    document.pages[0].obj["/Annots"] = pikepdf.Array([link, clip, web])
    document.pages[0].obj["/AA"] = pikepdf.Dictionary(O=script)
    document.Root["/OpenAction"] = script
    document.Root["/Names"] = pikepdf.Dictionary(JavaScript=pikepdf.Dictionary(Names=["a", script]))
    document.attachments["CANARY.exe"] = b"MZ CANARY"


def signed_by_ana(document: pikepdf.Pdf) -> None:
    """Note the maker of a PDF in both places."""
    document.docinfo["/Author"] = "Ana Perez"
    with document.open_metadata() as notes:
        notes["dc:creator"] = ["Ana Perez"]


def annotated(document: pikepdf.Pdf) -> None:
    """Put Ana's note into the margin of a PDF, and a field of a form beside it."""
    note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9], T="Ana Perez")
    field = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget, Rect=[0, 0, 9, 9], T="employer")
    field = document.make_indirect(field)
    document.Root["/AcroForm"] = pikepdf.Dictionary(Fields=[field])
    document.pages[0].obj["/Annots"] = pikepdf.Array([note, field])


def leading(document: pikepdf.Pdf) -> None:
    """Give a PDF links to a program, to a file in a network and to a page, as actions that look like something else."""
    actions = [
        pikepdf.Dictionary(S=pikepdf.Name.URI, URI="file:///c:/windows/CANARY.exe"),
        pikepdf.Dictionary(S=pikepdf.Name.GoToR, F="\\\\evil\\CANARY.pdf", D=[0]),
        pikepdf.Dictionary(S=pikepdf.Name.Launch, F="CANARY.exe", P=1, Type=pikepdf.Name.StructElem),
        pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://www.ilo.org/"),
    ]
    box = {"Type": pikepdf.Name.Annot, "Subtype": pikepdf.Name.Link, "Rect": [0, 0, 9, 9]}
    document.pages[0].obj["/Annots"] = pikepdf.Array([pikepdf.Dictionary(**box, A=action) for action in actions])


def looping() -> bytes:
    """Return a PDF whose tree of pages leads back into itself."""
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9>>endobj\n"
        b"trailer<</Root 1 0 R>>\n%%EOF"
    )
