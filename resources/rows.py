"""The row of a work in a list. It is made once for all readers who see the same row."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from hub.languages import Text, current, fallbacks, name_of, text_of
from hub.markdown import to_text
from hub.templatetags.hub import marked_as
from resources.listing import EDITION, Listed, listed
from resources.models import Edition, Resource, extension_of
from resources.search import Found, Search, Snippet

# The rows of the first pages of the list in three languages: about 4 MB.
_KEPT = 2048
# No text of a work can hold it.
_SLOT = SafeString("<!--marked-->")


class Copy(NamedTuple):
    """What a row shows of an edition."""

    language: str
    extension: str
    size: int | None
    minutes: int | None
    pages: int | None
    # Named only where the reader should know: a translation that nobody stands for.
    kind: str

    @property
    def is_translated_by_machine(self) -> bool:
        """Whether no human being has translated it."""
        return self.kind == Edition.Kind.MACHINE


class Successor(NamedTuple):
    """A newer work that replaces another one."""

    slug: str
    title: Text


@dataclass(frozen=True, slots=True)
class Row:
    """All that a row shows. Its template gets nothing else, so equal rows have equal HTML."""

    slug: str
    kind: str
    title: Text
    summary: Text
    year: int | None
    publishers: tuple[str, ...]
    # The best one for the reader comes first.
    editions: tuple[Copy, ...]
    is_for_members: bool
    has_summary: bool
    successor: Successor | None
    language: str
    # Whether room is left for what the words of a search have marked.
    has_slot: bool = False

    @property
    def slot(self) -> SafeString:
        """The room for it."""
        return _SLOT

    @property
    def is_readable(self) -> bool:
        """Whether there is an edition in the reader's language, or the text is on the hub's own page."""
        return not self.editions or self.editions[0].language == self.language

    @property
    def languages(self) -> list[str]:
        """The languages of the editions, the best first."""
        return [edition.language for edition in self.editions]


def rows_of(search: Search, found: Found, *, user: object) -> list[SafeString]:
    """Return the rows of what was found, in order, in the current language.

    Args:
        search: what was looked for.
        found: what was found.
        user: the reader.
    """
    works = listed(search, found.ids, user=user, passages=found.passages)
    return [listed_row(*works[pk]) for pk in found.ids if pk in works]


def row_of(work: Resource, *, members_too: bool = False) -> SafeString:
    """Return the row of a work in the current language.

    Args:
        work: from `for_listing()`.
        members_too: whether the reader may hear of works that are for members only.
    """
    summary = text_of(work, "summary")
    return _html(
        Row(
            slug=work.slug,
            kind=work.get_kind_display(),
            title=text_of(work, "title"),
            summary=Text(to_text(summary.value), summary.language),
            year=work.year,
            publishers=tuple(sorted(work.listed_publishers)),
            editions=_editions(work.listed_editions),
            is_for_members=work.access == Resource.Access.MEMBERS,
            successor=_successor(work.listed_successors, members_too=members_too),
            has_summary=bool(summary.value),
            language=current(),
        )
    )


def listed_row(work: Listed, snippet: Snippet | None = None) -> SafeString:
    """Return the row of a work in the current language.

    Args:
        work: what a list tells of it.
        snippet: where the words of a search stand in it.
    """
    html = _listed_html(work, current(), has_slot=snippet is not None)
    if snippet is None:
        return html
    # What is marked is seen by one reader; the rest of the row is made once for all.
    return SafeString(html.replace(_SLOT, _marked(work.summary_language, snippet), 1))


# Its own memory, since it takes longer to take a work's texts apart than to find its row.
@lru_cache(maxsize=_KEPT)
def _listed_html(work: Listed, language: str, *, has_slot: bool) -> SafeString:
    return _render(
        Row(
            slug=work.slug,
            kind=str(Resource.Kind(work.kind).label),
            title=Text(work.title, work.title_language),
            summary=Text("" if has_slot else to_text(work.summary), work.summary_language),
            year=work.year,
            publishers=tuple(sorted(json.loads(work.publishers))),
            editions=_editions(dict(zip(EDITION, values, strict=True)) for values in json.loads(work.editions)),
            is_for_members=work.access == Resource.Access.MEMBERS,
            successor=_newer(*json.loads(work.successor)) if work.successor else None,
            has_summary=bool(work.summary),
            language=language,
            has_slot=has_slot,
        )
    )


def _newer(slug: str, title: str, language: str) -> Successor:
    return Successor(slug, Text(title, language))


def _marked(summary_language: str, snippet: Snippet) -> SafeString:
    """Return the paragraphs with marked words: the summary, and the place in a file."""
    parts = []
    if snippet.summary:
        summary = Text(str(snippet.summary), summary_language)
        parts.append(SafeString(f"<p>{marked_as(summary, snippet.summary)}</p>"))
    if snippet.passage:
        parts.append(_passage(snippet, snippet.passage))
    return SafeString("".join(parts))


def _passage(snippet: Snippet, text: SafeString) -> SafeString:
    page, foreign = SafeString(), SafeString()
    if snippet.page:
        page = format_html("<b>{}</b> ", _("p. %(page)s") % {"page": snippet.page})
    if snippet.edition_language != current():
        foreign = format_html(' <small class="foreign">({})</small>', name_of(snippet.edition_language))
    words = format_html('<span lang="{}">… {} …</span>', snippet.edition_language, text)
    return format_html('<p class="passage">{}{}{}</p>', page, words, foreign)


def _editions(editions: Iterable[dict[str, Any]]) -> tuple[Copy, ...]:
    order = {code: place for place, code in enumerate(fallbacks(current()))}
    # Sorting keeps the order of editions in languages that the reader has not asked for.
    return tuple(sorted(map(_copy, editions), key=lambda copy: order.get(copy.language, len(order))))


def _copy(edition: dict[str, Any]) -> Copy:
    extension = extension_of(edition["file"]) if edition["file"] else ""
    return Copy(edition["language"], extension, edition["size"], edition["minutes"], edition["pages"], edition["kind"])


def _successor(newer: list[dict[str, Any]], *, members_too: bool) -> Successor | None:
    for work in newer:
        if members_too or work["access"] == Resource.Access.PUBLIC:
            codes = fallbacks(current())
            title = next((Text(work[f"title_{code}"], code) for code in codes if work[f"title_{code}"]), None)
            return Successor(work["slug"], title or Text(work["slug"], current()))
    return None


@lru_cache(maxsize=_KEPT)
def _html(row: Row) -> SafeString:
    return _render(row)


def _render(row: Row) -> SafeString:
    return render_to_string("resources/_row.html", {"row": row, "best": row.editions[0] if row.editions else None})
