"""Office and OpenDocument files: archives that are looked into part by part.

Runs in a child process with limits on time and memory; knows nothing of Django.
"""

import re
import zipfile
from io import BytesIO
from pathlib import Path
from typing import IO

from resources.files import markup
from resources.files.refusal import Refused

# The main part of each Office format, as [Content_Types].xml names it.
MAIN_PARTS = {
    "docx": "wordprocessingml.document.main+xml",
    "pptx": "presentationml.presentation.main+xml",
    "xlsx": "spreadsheetml.sheet.main+xml",
}
OPEN_DOCUMENT = b"application/vnd.oasis.opendocument.text"

# A document of this many parts or bytes is no document.
MEMBERS, UNPACKED, RATIO, RATIO_FROM = 5_000, 400 * 1024**2, 200, 8 * 1024**2
# The numbers behind a chart are a workbook inside the file; such a workbook holds none in turn.
_DEPTH, _NESTED = 1, 50 * 1024**2

_OFFICE_MACROS = re.compile(r"vbaProject|vbaData|/activeX/|macrosheets?/|attachedToolbars", re.IGNORECASE)
_MACRO_TYPES = re.compile(r"macroEnabled|vbaProject|vbaData|activeX|macrosheet|dialogsheet", re.IGNORECASE)
# Where Excel keeps what it fetches, whatever leads there.
_FETCHING_NAMES = re.compile(r"^/?xl/(connections\.xml|queryTables/|externalLinks/)", re.IGNORECASE)
_ODF_MACROS = re.compile(r"^(Basic|Scripts)/.+", re.IGNORECASE)
_ARCHIVES = re.compile(
    r"\.(zip|7z|rar|jar|gz|bz2|xz|tar|exe|dll|com|js|vbs|bat|cmd|ps1|hta|scr|lnk|html?|mht|svgz|swf)$", re.IGNORECASE
)
# Parts of these kinds run, or bring in what does: relations by the last word of their type.
_ACTIVE_PARTS = {"oleobject", "afchunk", "control", "activexcontrolbinary"}
_MACRO_PARTS = {"vbaproject", "xlmacrosheet", "xlintlmacrosheet", "dialogsheet", "attachedtoolbars", "wordvbadata"}
_FETCHING_PARTS = {"connections", "querytable", "externallink", "externallinkpath", "subdocument", "frame"}
# Programs, archives and old containers, by how they begin. Office packs its own drawings with gzip.
_HARMFUL = (b"MZ", b"\x7fELF", b"\xd0\xcf\x11\xe0", b"Rar!", b"7z\xbc\xaf", b"BZh", b"\xfd7zXZ", b"#!", b"%PDF-")
_GZIP, _PACKED_DRAWINGS = b"\x1f\x8b", (".emz", ".wmz")
# Word mixes the beginning of its fonts with a key, so any may look like anything.
_MIXED = (".odttf",)
_DRAWN_SCRIPT = re.compile(
    rb"<\s*(\w+:)?(script|foreignObject|handler)\b|\son\w+\s*=|<!ENTITY|javascript:", re.IGNORECASE
)
# A field that asks another program for its value, or starts it.
_DDE = re.compile(r"\bDDE(AUTO)?\b", re.IGNORECASE)
_ODF_FETCHING = {"dde-source", "dde-connection-decl", "dde-link", "section-source", "cell-range-source"}
_ODF_ACTIVE = {"object-ole", "applet", "plugin", "floating-frame"}
_ODF_LOADING = {"image", "object", "fill-image", "background-image"}


def opened(source: Path | IO[bytes], head: bytes, found: str = "") -> zipfile.ZipFile:
    """Return the archive in a file, after a look at its list of parts.

    Args:
        source: the file.
        head: its first bytes.
        found: what it looks like, for the reason.

    Raises:
        Refused: if it is none, or one made to do harm.
    """
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        # The container of Word 97, in which newer programs also wrap what has a password.
        raise Refused("encrypted")
    if not head.startswith(b"PK\x03\x04"):
        raise Refused("mislabelled", found)
    try:
        archive = zipfile.ZipFile(source)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        raise Refused("broken") from None
    members = archive.infolist()
    names = [member.filename.casefold() for member in members]
    if len(members) > MEMBERS or sum(member.file_size for member in members) > UNPACKED:
        raise Refused("bomb")
    for member in members:
        if member.file_size > RATIO_FROM and member.file_size > RATIO * max(member.compress_size, 1):
            raise Refused("bomb")
        if member.flag_bits & 0x1:
            raise Refused("encrypted")
        parts = re.split(r"[/\\]", member.filename)
        if not parts[0] or ".." in parts or ":" in parts[0] or _ARCHIVES.search(member.filename):
            raise Refused("active")
    # Office takes no notice of capitals: of two parts it might open the one that was not looked at.
    if len(set(names)) != len(names):
        raise Refused("broken")
    return archive


def _read(archive: zipfile.ZipFile, name: str) -> bytes:
    try:
        return archive.read(name)
    except KeyError:
        return b""
    except (zipfile.BadZipFile, EOFError, OSError, ValueError, NotImplementedError):
        raise Refused("broken") from None
    except Exception as error:  # zlib.error has no home of its own among these
        raise Refused("broken") from error


def inspect_office(source: Path | IO[bytes], head: bytes, extension: str, found: str = "", depth: int = 0) -> None:
    """Look into a Word, Excel or PowerPoint file.

    Args:
        source: the file.
        head: its first bytes.
        extension: what it says it is; empty for any of the three.
        found: what it looks like, for the reason.
        depth: in how many others it is.

    Raises:
        Refused: if it is something else, or does more than be read.
    """
    with opened(source, head, found) as archive:
        names = archive.namelist()
        types = _types(_read(archive, "[Content_Types].xml"))
        if any(map(_MACRO_TYPES.search, types)) or any(map(_OFFICE_MACROS.search, names)):
            raise Refused("macros")
        kinds = [ending for ending, part in MAIN_PARTS.items() if any(one.endswith(part) for one in types)]
        if kinds != [extension] and (extension or not kinds):
            raise Refused("mislabelled", kinds[0] if kinds else "zip")
        if any(map(_FETCHING_NAMES.search, names)):
            raise Refused("fetching")
        for name in names:
            content = _read(archive, name)
            if name.lower().endswith(".rels"):
                _check_relations(content, depth)
            elif content.startswith(b"PK\x03\x04"):
                _check_nested(name, content, depth)
            else:
                _check_part(name, content)


def _types(content: bytes) -> list[str]:
    if not content:
        return []
    markup.check(content)
    return [str(one.get("ContentType", "")) for one in markup.parsed(content) if isinstance(one.tag, str)]


def _check_relations(content: bytes, depth: int) -> None:
    markup.check(content)
    for relation in markup.relations(content):
        kind = markup.kind_of(relation)
        if kind in _MACRO_PARTS:
            raise Refused("macros")
        if kind in _ACTIVE_PARTS:
            raise Refused("active")
        if kind in _FETCHING_PARTS:
            raise Refused("fetching")
        # What is inside another file is stored as it is, so nothing can be cut there.
        may_be = kind == "hyperlink" if depth else markup.can_be_cut(relation)
        if markup.is_external(relation) and not may_be:
            raise Refused("fetching")


def _check_nested(name: str, content: bytes, depth: int) -> None:
    if depth >= _DEPTH or len(content) > _NESTED or "/embeddings/" not in f"/{name.lower()}":
        raise Refused("active")
    try:
        inspect_office(BytesIO(content), content[:8], "", depth=depth + 1)
    except Refused as refused:
        raise Refused("active" if refused.code == "mislabelled" else refused.code) from None


def _check_part(name: str, content: bytes) -> None:
    name = name.lower()
    if content.startswith(_HARMFUL) and not name.endswith(_MIXED):
        raise Refused("active")
    if content.startswith(_GZIP) and not name.endswith(_PACKED_DRAWINGS):
        raise Refused("active")
    begins = content[:200].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if begins.startswith((b"<html", b"<script")) or (name.endswith(".svg") and _DRAWN_SCRIPT.search(content)):
        raise Refused("active")
    if name.endswith(".svg"):
        # Drawing programs write a document type, of which Office takes no notice.
        return
    if begins.startswith(b"<") or name.endswith((".xml", ".vml")):
        markup.check(content)
        # Only where it can stand: reading all of a large table as XML would take long.
        if name.startswith("word/") and b"instr" in content.replace(b"\x00", b"") and _has_dde(content):
            raise Refused("fetching")


def _has_dde(content: bytes) -> bool:
    """Whether a field asks another program; Word may have cut its instruction into several pieces."""
    instructions = []
    for name, attributes, text in markup.elements(content):
        if name == "instrText":
            instructions.append(text)
        elif name == "fldSimple":
            instructions.append(f" {attributes.get('instr', '')} ")
        elif name == "fldChar":
            instructions.append(" ")
    return _DDE.search("".join(instructions)) is not None


def inspect_open_document(source: Path, head: bytes, found: str = "") -> None:
    """Look into an OpenDocument text (OASIS OpenDocument 1.3).

    Raises:
        Refused: if it is something else, or does more than be read.
    """
    with opened(source, head, found) as archive:
        if _read(archive, "mimetype").strip() != OPEN_DOCUMENT:
            raise Refused("mislabelled", "zip")
        if b"encryption-data" in _read(archive, "META-INF/manifest.xml"):
            raise Refused("encrypted")
        if any(map(_ODF_MACROS.match, archive.namelist())):
            raise Refused("macros")
        for name in archive.namelist():
            content = _read(archive, name)
            if content.startswith((*_HARMFUL, b"PK\x03\x04", _GZIP)):
                raise Refused("active")
            if name.lower().endswith((".xml", ".rdf")):
                _check_open_part(name.rpartition("/")[2], content)


def _check_open_part(name: str, content: bytes) -> None:
    # Older programs wrote a document type into the manifest; one that declares nothing does nothing.
    if name != "manifest.xml" or b"ENTITY" in content.replace(b"\x00", b""):
        markup.check(content)
    if name not in {"content.xml", "styles.xml"}:
        return
    for element, attributes, _text in markup.elements(content):
        if element == "event-listener":
            raise Refused("macros")
        if element in _ODF_FETCHING:
            raise Refused("fetching")
        if element in _ODF_ACTIVE:
            raise Refused("active")
        target = attributes.get("href", "")
        if element in _ODF_LOADING and (":" in target or target.startswith(("/", "\\", "../"))):
            raise Refused("fetching")
