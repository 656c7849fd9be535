"""What a result line shows of a work: its summary and a passage of its file, the found words marked."""

# ruff: noqa: S608 - the statement is put together from fixed parts; all values are arguments

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from django.db import connection
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString

from hub.languages import CODES, fallbacks
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


def snippets(
    search: Search, ids: Iterable[int], language: str, passages: Mapping[int, int] | None = None
) -> dict[int, Snippet]:
    """Return the snippets of works, all in one statement; nothing for a search without words.

    Args:
        search: what was looked for; after a correction the corrected search.
        ids: keys of the works of a page, which the reader may see.
        language: of the reader.
        passages: work to the key of its passage, as `Found` tells. Without it the best ones are looked for.
    """
    wanted = list(ids)
    query = compile_words(search.words) if search.words and wanted else None
    if query is None or not query.positive:
        return {}
    arguments: dict[str, Any] = {
        "ids": wanted,
        "query": query.positive,
        "language": language,
        "private": _BEGIN + _END,
        "whole": _WHOLE,
        "part": _PART,
        "passages": list((passages or {}).values()),
    }
    with connection.cursor() as cursor:
        cursor.execute(_statement(language, is_known=passages is not None), arguments)
        return {
            pk: Snippet(
                marked(to_text(summary)) if summary else None,
                marked(" ".join(passage.split())) if passage else None,
                page or 0,
                edition_language or "",
            )
            for pk, summary, passage, page, edition_language in cursor.fetchall()
        }


def marked(text: str) -> SafeString:
    """Return a text that PostgreSQL has marked as HTML: everything escaped but the marks."""
    before, *found = text.split(_BEGIN)
    pieces = (piece.partition(_END) for piece in found)
    marks = format_html_join("", "<mark>{}</mark>{}", ((word, rest) for word, _end, rest in pieces))
    return format_html("{}{}", escape(before), marks)


def _configuration(column: str) -> str:
    cases = " ".join(f"WHEN '{code}' THEN '{name}'::regconfig" for code, name in CONFIGURATIONS.items())
    return f"CASE {column} {cases} ELSE '{PLAIN}'::regconfig END"


def _statement(language: str, *, is_known: bool) -> str:
    order = [code for code in fallbacks(language) if code in CODES]
    summary = ", ".join(f"nullif(work.summary_{code}, '')" for code in order)
    written_in = " ".join(f"WHEN work.summary_{code} <> '' THEN '{code}'" for code in order)
    chosen = "passage.id = ANY(%(passages)s)" if is_known else "passage.words @@ %(query)s::tsquery"
    return f"""
        WITH best AS (
            SELECT DISTINCT ON (passage.resource_id)
                passage.resource_id, passage.page, passage.text, edition.language
            FROM resources_passage AS passage
            JOIN resources_edition AS edition ON edition.id = passage.edition_id
            WHERE passage.resource_id = ANY(%(ids)s) AND {chosen}
            ORDER BY passage.resource_id, edition.language = %(language)s DESC,
                ts_rank(passage.words, %(query)s::tsquery) DESC, passage.position
        ),
        texts AS (
            SELECT work.id, coalesce({summary}) AS summary, CASE {written_in} END AS written_in
            FROM resources_resource AS work WHERE work.id = ANY(%(ids)s)
        )
        SELECT texts.id,
            ts_headline({_configuration("texts.written_in")}, translate(texts.summary, %(private)s, ''),
                %(query)s::tsquery, %(whole)s),
            ts_headline({_configuration("best.language")}, translate(best.text, %(private)s, ''),
                %(query)s::tsquery, %(part)s),
            best.page, best.language
        FROM texts LEFT JOIN best ON best.resource_id = texts.id
    """
