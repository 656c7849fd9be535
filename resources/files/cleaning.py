"""Writes a file anew without what could run, and on request without traces of those who made it.

Runs in a child process with limits on time and memory; knows nothing of Django. Whatever hides before, between or
behind the parts of a file is not copied.
"""

import re
import shutil
import zipfile
from pathlib import Path

import pikepdf
from PIL import Image, ImageOps

# Names of a PDF that make something happen without being asked, or carry other files.
_ACTIVE = ("/OpenAction", "/AA", "/JavaScript", "/JS", "/EmbeddedFiles", "/EF", "/AF", "/XFA", "/Collection")
# No honest object holds others in itself so deep.
_DEPTH = 60
_ACTIONS = {"/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/Rendition", "/RichMediaExecute", "/GoToE"}
_ATTACHING = {"/FileAttachment", "/RichMedia", "/Screen", "/Movie", "/Sound", "/3D"}

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
_ID3_HEAD, _ID3_TAIL = 10, 128


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
        target.write_bytes(without_tags(source.read_bytes()))
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
        if isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
            for name in ("/Metadata", "/PieceInfo", "/LastModified"):
                if name in item:
                    del item[name]
    del document.docinfo


def _disarm(item: pikepdf.Object, depth: int = 0) -> None:
    """Take every action and attachment from an object of a PDF and from what it holds; links stay.

    What it only refers to is an object of its own, and has its own turn.
    """
    if isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
        _take_actions(item)
        children = list(item.values())
    elif isinstance(item, pikepdf.Array):
        children = list(item)
    else:
        return
    for child in children:
        if isinstance(child, pikepdf.Object) and not child.is_indirect and depth < _DEPTH:
            _disarm(child, depth + 1)


def _take_actions(item: pikepdf.Object) -> None:
    for name in _ACTIVE:
        if name in item:
            del item[name]
    for name in ("/A", "/PA", "/Next"):
        if _is_dangerous(item.get(name)):
            del item[name]
    if _is_dangerous(item):
        # Something else refers to it: as an action that no program knows it does nothing.
        item["/S"] = pikepdf.Name("/Nothing")
    annotations = item.get("/Annots")
    if isinstance(annotations, pikepdf.Array):
        item["/Annots"] = pikepdf.Array([one for one in annotations if not _is_attaching(one)])


def _is_dangerous(action: object) -> bool:
    return isinstance(action, pikepdf.Dictionary) and str(action.get("/S", "")) in _ACTIONS


def _is_attaching(annotation: object) -> bool:
    return isinstance(annotation, pikepdf.Dictionary) and str(annotation.get("/Subtype", "")) in _ATTACHING


def _clean_archive(source: Path, target: Path, *, is_scrubbed: bool) -> None:
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            if member.is_dir():
                continue
            content = old.read(member)
            if is_scrubbed:
                content = _scrubbed_part(member.filename, content)
            # An OpenDocument file says what it is in its first part, uncompressed.
            how = zipfile.ZIP_STORED if member.filename == "mimetype" else zipfile.ZIP_DEFLATED
            entry = zipfile.ZipInfo(member.filename, (1980, 1, 1, 0, 0, 0) if is_scrubbed else member.date_time)
            entry.external_attr = 0o600 << 16
            new.writestr(entry, content, how)


def _scrubbed_part(name: str, content: bytes) -> bytes:
    if name in _PROPERTIES:
        return _PROPERTIES[name]
    if not name.endswith(".xml"):
        return content
    if _AUTHOR_PARTS.search(name):
        content = _SHEET_AUTHORS.sub(b"<author></author>", content)
        return _AUTHORS.sub(rb'\1""', content)
    if name.startswith("word/"):
        return _TRACKED.sub(rb'\1""', content)
    if name == "content.xml":
        return re.sub(rb"<dc:creator>.*?</dc:creator>", b"<dc:creator></dc:creator>", content, flags=re.DOTALL)
    return content


def _clean_image(source: Path, target: Path) -> None:
    """Write the pixels alone, the right way up: cameras note the place, and no reader needs to know it."""
    with Image.open(source, formats=["PNG", "JPEG"]) as image:
        form = image.format
        upright = ImageOps.exif_transpose(image)
        options = {"icc_profile": image.info.get("icc_profile")}
        if form == "JPEG":
            if upright.mode not in {"RGB", "L", "CMYK"}:
                upright = upright.convert("RGB")
            upright.info.clear()
            upright.save(target, "JPEG", quality=90, optimize=True, **options)
        else:
            upright.info.clear()
            upright.save(target, "PNG", optimize=True, **options)


def without_tags(content: bytes) -> bytes:
    """Return the sound of an MP3 file without its tags: ID3v2 in front (id3.org, 3.1), ID3v1 at the end."""
    while content[:3] == b"ID3" and len(content) > _ID3_HEAD:
        size = 0
        for byte in content[6:10]:
            size = (size << 7) | (byte & 0x7F)
        content = content[_ID3_HEAD + size :]
    if content[-_ID3_TAIL : -_ID3_TAIL + 3] == b"TAG":
        content = content[:-_ID3_TAIL]
    return content
