"""The XML inside Office and OpenDocument files, read so that nothing in it is fetched or unfolded.

It is parsed and not searched: a prefix, a character reference or another encoding hides a word from a search, but not
from the program that opens the file. Runs in the child process; knows nothing of Django.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from urllib.parse import urlsplit

from lxml import etree

from resources.files.refusal import Refused

# ECMA-376, part 2, 9.3: a package's parts have no document type. Entities are declared in one.
_DOCUMENT_TYPE = [b"<!DOCTYPE", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be")]
_ENCODING = re.compile(rb"^<\?xml[^>]*?encoding\s*=\s*[\"']([\w.-]+)[\"']", re.IGNORECASE)
# In these the check above finds what a parser would.
_ENCODINGS = {b"utf-8", b"utf8", b"us-ascii", b"ascii", b"utf-16", b"iso-8859-1", b"windows-1252"}
_OPTIONS = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}

# What a link may lead to. Relative ones lead to a place in the file, or beside it.
_SCHEMES = {"", "http", "https", "mailto", "tel", "ftp", "sip"}
# Relations to something outside that can be cut without a loss to the reader: the template (Word starts its macros),
# and pictures, films and sounds that were never part of the file but tell their owner who opens it.
_TEMPLATE = "attachedtemplate"
_CUT = {"image", "video", "audio", "media"}
# What Office itself writes where a picture has lost its source.
_NOTHING = "NULL"


def check(content: bytes) -> None:
    """Check that a part has no document type, in no encoding.

    Raises:
        Refused: if it has one, or is written so that nobody can tell.
    """
    named = _ENCODING.match(content.removeprefix(b"\xef\xbb\xbf")[:200])
    if any(mark in content for mark in _DOCUMENT_TYPE) or (named and named[1].lower() not in _ENCODINGS):
        raise Refused("active")


def parsed(content: bytes) -> etree._Element:
    """Return the root of a small part.

    Raises:
        Refused: if it is not well formed.
    """
    try:
        return etree.fromstring(content, etree.XMLParser(**_OPTIONS))
    except (etree.XMLSyntaxError, ValueError):
        raise Refused("broken") from None


def elements(content: bytes) -> Iterator[tuple[str, dict[str, str], str]]:
    """Yield name, attributes and text of every element of a part as it ends, all names without their namespaces.

    Raises:
        Refused: if it is not well formed.
    """
    try:
        for _event, element in etree.iterparse(BytesIO(content), events=("end",), **_OPTIONS):
            if isinstance(element.tag, str):
                attributes = {_local(str(name)): str(value) for name, value in element.attrib.items()}
                yield _local(element.tag), attributes, element.text or ""
            element.clear(keep_tail=False)
    except (etree.XMLSyntaxError, ValueError):
        raise Refused("broken") from None


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def leads_outside(target: str) -> bool:
    """Whether a link is one that a document should not have: to a program, a disk, or a computer in a network."""
    target = target.strip()
    try:
        scheme = urlsplit(target).scheme.lower()
    except ValueError:
        return True
    return scheme not in _SCHEMES or target.startswith(("\\", "//"))


def kind_of(relation: etree._Element) -> str:
    """Return what a relation of an Office file is for: the last word of its type, in lower case."""
    return str(relation.get("Type", "")).rpartition("/")[2].lower()


def is_external(relation: etree._Element) -> bool:
    """Whether a relation leads out of the file, by its mode or plainly by its address."""
    target = str(relation.get("Target", "")).strip()
    return str(relation.get("TargetMode", "")).lower() == "external" or "://" in target or target.startswith("\\\\")


def relations(content: bytes) -> list[etree._Element]:
    """Return the relations of a part of an Office file (ECMA-376, part 2, 6.5)."""
    return [one for one in parsed(content) if isinstance(one.tag, str) and _local(one.tag) == "Relationship"]


def can_be_cut(relation: etree._Element) -> bool:
    """Whether `without_fetching` takes the harm from a relation that leads outside."""
    kind = kind_of(relation)
    return kind in _CUT or kind in {_TEMPLATE, "hyperlink"}


def without_fetching(content: bytes) -> bytes:
    """Return the relations of a part without those that load something, and with harmless links only."""
    is_changed = False
    for relation in (found := relations(content)):
        kind = kind_of(relation)
        if not is_external(relation):
            continue
        if kind == _TEMPLATE:
            parent = relation.getparent()
            if parent is not None:
                parent.remove(relation)
        elif kind in _CUT:
            relation.set("Target", _NOTHING)
        elif kind == "hyperlink" and leads_outside(str(relation.get("Target", ""))):
            relation.set("Target", "about:blank")
        else:
            continue
        is_changed = True
    return _written(found[0].getroottree()) if is_changed else content


def without_template(content: bytes) -> bytes:
    """Return Word's settings without the mention of a template."""
    root = parsed(content)
    mentions = [one for one in root.iter() if isinstance(one.tag, str) and _local(one.tag) == "attachedTemplate"]
    for one in mentions:
        parent = one.getparent()
        if parent is not None:
            parent.remove(one)
    return _written(root.getroottree()) if mentions else content


def _written(tree: etree._ElementTree) -> bytes:
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
