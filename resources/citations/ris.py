"""RIS, for EndNote, Mendeley, Zotero and others."""

import re
from collections.abc import Iterable, Iterator

from django.conf import settings

from resources.citations.citation import Citation

# A value ends with its line.
_BREAKS = re.compile("[\x00-\x1f\x7f\x85\u2028\u2029]+")


def write(found: Iterable[Citation]) -> str:
    """Return the records of a .ris file."""
    return "\r\n".join(map(_record, found))


def _record(citation: Citation) -> str:
    lines = [f"{tag}  - {_BREAKS.sub(' ', text).strip()}" for tag, text in _values(citation) if text]
    return "\r\n".join([*lines, "ER  - ", ""])


def _values(citation: Citation) -> Iterator[tuple[str, str]]:
    yield "TY", citation.sort.ris
    yield "ID", citation.key
    # RIS asks for "Family, Given"; a body is named as it is.
    yield from (("AU", author.inverted) for author in citation.authors)
    yield "TI", citation.title.value
    yield "PY", str(citation.year or "")
    yield "DA", f"{citation.year:04}/{citation.month:02}/{citation.day:02}" if citation.day else ""
    yield "PB", "; ".join(citation.publishers)
    yield "T3", citation.series
    yield "IS", citation.number
    yield "ET", citation.version
    yield "M3", citation.genre
    yield "SN", citation.isbn
    yield "DO", citation.doi
    yield "SP", str(citation.pages or "")
    yield "LA", citation.language
    yield "AB", citation.abstract
    yield from (("KW", keyword) for keyword in citation.keywords)
    yield "N1", citation.rights
    yield "DB", str(settings.SITE_NAME)
    yield "L1", citation.file
    yield "UR", citation.url
