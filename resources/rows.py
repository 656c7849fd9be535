"""The row of a work in a list. It is made once for all readers who see the same row."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from hub.languages import Text, current, text_of
from resources.models import Resource, extension_of


class Copy(NamedTuple):
    """What a row shows of an edition."""

    language: str
    extension: str
    size: int | None
    minutes: int | None
    pages: int | None


@dataclass(frozen=True, slots=True)
class Row:
    """All that a row shows. Its template gets nothing else, so equal rows have equal HTML."""

    slug: str
    kind: str
    title: Text
    summary: Text
    year: int | None
    publishers: tuple[str, ...]
    editions: tuple[Copy, ...]
    language: str


def row_of(work: Resource) -> SafeString:
    """Return the row of `work` in the current language; `work` comes from `for_listing()`."""
    return _html(
        Row(
            slug=work.slug,
            kind=work.get_kind_display(),
            title=text_of(work, "title"),
            summary=text_of(work, "summary"),
            year=work.year,
            publishers=tuple(work.listed_publishers),
            editions=tuple(map(_copy, work.listed_editions)),
            language=current(),
        )
    )


def _copy(edition: dict[str, Any]) -> Copy:
    extension = extension_of(edition["file"]) if edition["file"] else ""
    return Copy(edition["language"], extension, edition["size"], edition["minutes"], edition["pages"])


# The first pages of the list in three languages: about 4 MB.
@lru_cache(maxsize=2048)
def _html(row: Row) -> SafeString:
    return render_to_string("resources/_row.html", {"row": row, "editions": row.editions})
