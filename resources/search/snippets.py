"""What a result line shows of a work: its summary and a passage of its file, the found words marked."""

# ruff: noqa: S608 - the statement is put together from fixed parts; all values are arguments

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString

from hub.languages import fallbacks
from hub.markdown import to_text
from hub.search import CONFIGURATIONS, PLAIN, compile_words
from resources.search.request import Search

# Where PostgreSQL begins and ends a mark: private characters, which are taken out of the texts before. It does not
# escape the texts, so no markup of ours may pass through it.
_BEGIN, _END = "\ue000", "\ue001"
_MARKS = f"StartSel={_BEGIN}, StopSel={_END}"
_WHOLE = f"{_MARKS}, HighlightAll=true"
_PART = f"{_MARKS}, MaxFragments=1, MinWords=15, MaxWords=35"


class Snippet(NamedTuple):
    """Texts for a result line.

    Attributes:
        summary: in the best language for the reader; None where nothing is written.
        passage: of a file, where the words stand in one.
        page: of the passage; 0 where the format has no pages.
        edition_language: of the file with the passage, or empty.
    """

    summary: SafeString | None
    passage: SafeString | None
    page: int
    edition_language: str


@dataclass(frozen=True, slots=True)
class Marking:
    """What a statement over works, called `work`, needs to mark the words of a search.

    Attributes:
        best: the common table expression with the best passage of each work.
        columns: what `snippet_of` takes, in its order.
        join: brings the passages to the works.
        arguments: of all parts. The keys of the works come on top, as `ids`.
    """

    best: str
    columns: str
    join: str
    arguments: dict[str, Any]


def marking(search: Search, language: str, passages: Mapping[int, int] | None = None) -> Marking | None:
    """Return how the words of a search are marked; None where it has no words that can be found.

    Args:
        search: what was looked for; after a correction the corrected search.
        language: of the reader.
        passages: work to the key of its passage, as `Found` tells. Without it the best ones are looked for.
    """
    query = compile_words(search.words) if search.words else None
    if query is None or not query.positive:
        return None
    arguments = {
        "query": query.positive,
        "language": language,
        "private": _BEGIN + _END,
        "whole": _WHOLE,
        "part": _PART,
        "passages": list((passages or {}).values()),
    }
    return Marking(_best(is_known=passages is not None), _columns(language), _JOIN, arguments)


def snippet_of(summary: str | None, passage: str | None, page: int | None, edition_language: str | None) -> Snippet:
    """Return the snippet that the columns of a marking tell."""
    return Snippet(
        marked(to_text(summary)) if summary else None,
        marked(" ".join(passage.split())) if passage else None,
        page or 0,
        edition_language or "",
    )


def marked(text: str) -> SafeString:
    """Return a text that PostgreSQL has marked as HTML: everything escaped but the marks."""
    before, *found = text.split(_BEGIN)
    pieces = (piece.partition(_END) for piece in found)
    marks = format_html_join("", "<mark>{}</mark>{}", ((word, rest) for word, _end, rest in pieces))
    return format_html("{}{}", escape(before), marks)


def _configuration(column: str) -> str:
    cases = " ".join(f"WHEN '{code}' THEN '{name}'::regconfig" for code, name in CONFIGURATIONS.items())
    return f"CASE {column} {cases} ELSE '{PLAIN}'::regconfig END"


_JOIN = "LEFT JOIN best ON best.resource_id = work.id"


def _best(*, is_known: bool) -> str:
    chosen = "passage.id = ANY(%(passages)s)" if is_known else "passage.words @@ %(query)s::tsquery"
    return f"""
        best AS (
            SELECT DISTINCT ON (passage.resource_id)
                passage.resource_id, passage.page, passage.text, edition.language
            FROM resources_passage AS passage
            JOIN resources_edition AS edition ON edition.id = passage.edition_id
            WHERE passage.resource_id = ANY(%(ids)s) AND {chosen}
            ORDER BY passage.resource_id, edition.language = %(language)s DESC,
                ts_rank(passage.words, %(query)s::tsquery) DESC, passage.position
        )"""


@cache
def _columns(language: str) -> str:
    summary, written_in = best_text("work", "summary", language)
    return f"""
        ts_headline({_configuration(written_in)}, translate(nullif({summary}, ''), %(private)s, ''),
            %(query)s::tsquery, %(whole)s),
        ts_headline({_configuration("best.language")}, translate(best.text, %(private)s, ''),
            %(query)s::tsquery, %(part)s),
        best.page, best.language"""


def best_text(table: str, field: str, language: str) -> tuple[str, str]:
    """Return the expressions of a translated field as a reader of `language` is shown it, and of its language."""
    columns = {code: f"{table}.{field}_{code}" for code in fallbacks(language)}
    texts = ", ".join(f"nullif({column}, '')" for column in columns.values())
    cases = " ".join(f"WHEN {column} <> '' THEN '{code}'" for code, column in columns.items())
    return f"coalesce({texts}, '')", f"(CASE {cases} ELSE '{language}' END)"
