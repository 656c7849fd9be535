"""Writes a file anew without what could run, and on request without traces of those who made it.

Runs in a child process with limits on time and memory; knows nothing of Django. Whatever hides before, between or
behind the parts of a file is not copied.
"""

import re
import shutil
import zipfile
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

import pikepdf
from PIL import Image, ImageOps

from resources.files import markup, sound

# Names of a PDF that make something happen without being asked, carry other files, or load a part from elsewhere.
_ACTIVE = frozenset(
    ("/OpenAction", "/AA", "/JavaScript", "/JS", "/EmbeddedFiles", "/EF", "/AF", "/XFA", "/Collection", "/Ref")
)
_ACTIONS = {
    "/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/Rendition", "/RichMediaExecute", "/GoToE", "/GoToR",
    "/Movie", "/Sound",
}  # fmt: skip
_STARTING = frozenset(("/A", "/PA", "/Next"))
_ATTACHING = {"/FileAttachment", "/RichMedia", "/Screen", "/Movie", "/Sound", "/3D"}
# What a stream reads from another file.
_OUTSIDE = ("/F", "/FFilter", "/FDecodeParms")
_WATCHED = _ACTIVE | _STARTING | {"/S", "/Annots"}
# No honest object holds others in itself so deep.
_DEPTH = 60
# Notes in the margin say who wrote them; the /T of a form's field is its name.
_NOTES = {
    "/Text", "/FreeText", "/Line", "/Square", "/Circle", "/Polygon", "/PolyLine", "/Highlight", "/Underline",
    "/Squiggly", "/StrikeOut", "/Stamp", "/Caret", "/Ink", "/Redact",
}  # fmt: skip

_AUTHORS = re.compile(
    rb'(\s(?:w:author|w:initials|author|initials|lastModifiedBy|userId|providerId|displayName|name)=)"[^"]*"'
)
_AUTHOR_PARTS = re.compile(
    r"(^|/)(comments\d*|commentsExtended|people|persons?|commentAuthors|authors)\.xml$|(^|/)persons?/", re.IGNORECASE
)
_TRACKED = re.compile(rb'(\sw:(?:author|initials)=)"[^"]*"')
_SHEET_AUTHORS = re.compile(rb"<author>.*?</author>", re.DOTALL)
_EMPTY_CORE = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    b'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>'
)
_EMPTY_APP = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
)
_EMPTY_CUSTOM = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>'
)
_EMPTY_META = (
    b'<?xml version="1.0" encoding="UTF-8"?><office:document-meta '
    b'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.3"><office:meta/>'
    b"</office:document-meta>"
)
_PROPERTIES = {
    "docProps/core.xml": _EMPTY_CORE,
    "docProps/app.xml": _EMPTY_APP,
    "docProps/custom.xml": _EMPTY_CUSTOM,
    "meta.xml": _EMPTY_META,
}
# Where Excel notes the folder that a workbook was saved in, and who reserved it.
_SHEET_TRACES = re.compile(
    rb"<(?:\w+:)?(?:absPath|fileSharing)\b[^>]*?(?:/>|>.*?</(?:\w+:)?(?:absPath|fileSharing)>)", re.DOTALL
)
# Word's numbers of the sessions in which something was written, and whom it was sent to.
_WORD_TRACES = re.compile(rb"<w:rsids>.*?</w:rsids>", re.DOTALL)
_PHOTO = b"\xff\xd8\xff"


def clean(source: Path, target: Path, extension: str, *, is_scrubbed: bool) -> None:
    """Write to `target` what is to be kept of a file that `inspection.inspect` has let in.

    Args:
        source: the file as it came.
        target: where the clean one is written.
        extension: what it is.
        is_scrubbed: whether names, programs, places and times that are noted inside are taken out, too.
    """
    if extension == "pdf":
        _clean_pdf(source, target, is_scrubbed=is_scrubbed)
    elif extension in {"docx", "pptx", "xlsx", "odt"}:
        _clean_archive(source, target, is_scrubbed=is_scrubbed)
    elif extension in {"png", "jpg", "jpeg"}:
        _clean_image(source, target)
    elif extension == "mp3" and is_scrubbed:
        sound.write_without_tags(source, target)
    else:
        shutil.copyfile(source, target)


def _clean_pdf(source: Path, target: Path, *, is_scrubbed: bool) -> None:
    with pikepdf.open(source) as document:
        for item in document.objects:
            _disarm(item)
        if is_scrubbed:
            _forget_makers(document)
        document.save(
            target,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            fix_metadata_version=False,
            deterministic_id=True,
        )


def _forget_makers(document: pikepdf.Pdf) -> None:
    for item in document.objects:
        if not isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
            continue
        for name in ("/Metadata", "/PieceInfo", "/LastModified"):
            if name in item:
                del item[name]
        annotations = item.get("/Annots")
        for one in annotations if isinstance(annotations, pikepdf.Array) else ():
            if isinstance(one, pikepdf.Dictionary) and str(one.get("/Subtype", "")) in _NOTES and "/T" in one:
                del one["/T"]
    del document.docinfo


def _disarm(item: object, depth: int = 0) -> None:
    """Take every action and attachment from an object of a PDF and from what it holds; links stay.

    What it only refers to is an object of its own, and has its own turn. There may be hundreds of thousands, so the
    names of each are asked for once.
    """
    children: Iterable[object]
    if isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
        if not _WATCHED.isdisjoint(item.keys()):
            _take_actions(item)
        if isinstance(item, pikepdf.Stream) and "/F" in item:
            for name in _OUTSIDE:
                if name in item:
                    del item[name]
        children = (value for _name, value in item.items())
    elif isinstance(item, pikepdf.Array):
        children = item
    else:
        return
    for child in children:
        if isinstance(child, pikepdf.Object) and not child.is_indirect and depth < _DEPTH:
            _disarm(child, depth + 1)


def _take_actions(item: pikepdf.Object) -> None:
    for name in _ACTIVE:
        if name in item:
            del item[name]
    for name in _STARTING:
        if _is_dangerous(item.get(name)):
            del item[name]
    if _is_dangerous(item):
        # Something else refers to it: as an action that no program knows it does nothing.
        item["/S"] = pikepdf.Name("/Nothing")
    annotations = item.get("/Annots")
    if isinstance(annotations, pikepdf.Array):
        item["/Annots"] = pikepdf.Array([one for one in annotations if not _is_attaching(one)])


def _is_dangerous(action: object) -> bool:
    if not isinstance(action, pikepdf.Dictionary):
        return False
    kind = str(action.get("/S", ""))
    return kind in _ACTIONS or (kind == "/URI" and markup.leads_outside(str(action.get("/URI", ""))))


def _is_attaching(annotation: object) -> bool:
    return isinstance(annotation, pikepdf.Dictionary) and str(annotation.get("/Subtype", "")) in _ATTACHING


def _clean_archive(source: Path, target: Path, *, is_scrubbed: bool) -> None:
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            if member.is_dir():
                continue
            content = _harmless_part(member.filename, old.read(member))
            if is_scrubbed:
                content = _scrubbed_part(member.filename, content)
            # An OpenDocument file says what it is in its first part, uncompressed.
            how = zipfile.ZIP_STORED if member.filename == "mimetype" else zipfile.ZIP_DEFLATED
            entry = zipfile.ZipInfo(member.filename, (1980, 1, 1, 0, 0, 0) if is_scrubbed else member.date_time)
            entry.external_attr = 0o600 << 16
            new.writestr(entry, content, how)


def _harmless_part(name: str, content: bytes) -> bytes:
    if name.lower().endswith(".rels"):
        return markup.without_fetching(content)
    if name.lower() == "word/settings.xml" and b"attachedTemplate" in content.replace(b"\x00", b""):
        return markup.without_template(content)
    return content


def _scrubbed_part(name: str, content: bytes) -> bytes:
    if name in _PROPERTIES:
        return _PROPERTIES[name]
    if content.startswith(_PHOTO):
        return _without_place(content)
    if not name.endswith(".xml"):
        return content
    if _AUTHOR_PARTS.search(name):
        content = _SHEET_AUTHORS.sub(b"<author></author>", content)
        return _AUTHORS.sub(rb'\1""', content)
    if name.startswith("word/"):
        return _WORD_TRACES.sub(b"", _TRACKED.sub(rb'\1""', content))
    if name == "xl/workbook.xml":
        return _SHEET_TRACES.sub(b"", content)
    if name == "content.xml":
        return re.sub(rb"<dc:creator>.*?</dc:creator>", b"<dc:creator></dc:creator>", content, flags=re.DOTALL)
    return content


def _without_place(content: bytes) -> bytes:
    """Return a photo in a document without what its camera noted; one that Pillow cannot read stays as it is."""
    try:
        with Image.open(BytesIO(content), formats=["JPEG"]) as image:
            # It stays on its side: the document itself says how it is to be turned.
            return _written(image, image)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return content


def _clean_image(source: Path, target: Path) -> None:
    """Write the pixels alone, the right way up: cameras note the place, and no reader needs to know it."""
    with Image.open(source, formats=["PNG", "JPEG"]) as image:
        target.write_bytes(_written(image, ImageOps.exif_transpose(image)))


def _written(image: Image.Image, upright: Image.Image) -> bytes:
    """Return a file with the pixels of `upright`, in the format of `image`."""
    # A phone's MPO is a JPEG with a second picture behind it, which goes.
    is_photo = image.format in {"JPEG", "MPO"}
    # The colour that means "nothing here" in a PNG without an alpha channel, and the meaning of the other colours.
    kept = {name: image.info[name] for name in ("icc_profile", "transparency") if name in image.info}
    if is_photo and upright.mode not in {"RGB", "L", "CMYK"}:
        upright = upright.convert("RGB")
    upright.info.clear()
    written = BytesIO()
    if is_photo:
        kept.pop("transparency", None)
        upright.save(written, "JPEG", quality=90, optimize=True, **kept)
    else:
        upright.save(written, "PNG", optimize=True, **kept)
    return written.getvalue()
