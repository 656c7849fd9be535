"""CSL-JSON, for citeproc processors, Zotero and pandoc."""

import json
from collections.abc import Iterable
from typing import Any

from django.conf import settings

from resources.citations.citation import Citation, Name

type Data = dict[str, Any]


def write(found: Iterable[Citation]) -> str:
    """Return an array of items."""
    return json.dumps([_item(citation) for citation in found], ensure_ascii=False, indent=1) + "\n"


def _item(citation: Citation) -> Data:
    parts = [part for part in (citation.year, citation.month, citation.day) if part]
    data: Data = {
        "id": citation.key,
        "type": citation.sort.csl,
        "title": citation.title.value,
        "author": [_name(author) for author in citation.authors],
        "issued": {"date-parts": [parts]} if parts else None,
        "publisher": "; ".join(citation.publishers),
        "genre": citation.genre,
        "collection-title": citation.series,
        # The number of a report stands where styles look for it.
        "number" if citation.sort.csl == "report" else "collection-number": citation.number,
        "edition": citation.version,
        "ISBN": citation.isbn,
        "DOI": citation.doi,
        "number-of-pages": str(citation.pages or ""),
        "language": citation.language,
        "abstract": citation.abstract,
        "keyword": ", ".join(citation.keywords),
        "source": str(settings.SITE_NAME),
        "URL": citation.url,
    }
    return {name: value for name, value in data.items() if value}


def _name(name: Name) -> Data:
    if name.body:
        return {"literal": name.body}
    return {part: text for part, text in (("family", name.family), ("given", name.given)) if text}
