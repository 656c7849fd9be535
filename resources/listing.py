"""What the rows of a list tell of works, and what is marked in them: one statement for all rows.

Model instances would cost as much as the search itself, so the rows come as they are.
"""

# ruff: noqa: S608 - the statement is put together from fixed parts; all values are arguments

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from django.db import connection

from hub.languages import current, fallbacks
from resources.models import Relation, Resource, sees_hidden_works, sees_members_works
from resources.search import Search, Snippet, marking
from resources.search.snippets import best_text, snippet_of


class Listed(NamedTuple):
    """What a list tells of a work, in the best language for the reader: plain values, so that it names its own row.

    Attributes:
        slug: its name in addresses.
        kind: what it is.
        year: of publication.
        access: who sees it.
        title: of the work.
        title_language: which the title is in.
        summary: Markdown; empty where nothing is written.
        summary_language: which the summary is in.
        publishers: their short names, as JSON.
        editions: language, kind, file, size, minutes and pages of each, as JSON.
        successor: the newest work that replaces it and that the reader may hear of, as JSON: name in addresses, title,
            language of the title; None where there is none.
    """

    slug: str
    kind: str
    year: int | None
    access: str
    title: str
    title_language: str
    summary: str
    summary_language: str
    publishers: str
    editions: str
    successor: str | None


# What a row shows of an edition.
EDITION = ("language", "kind", "file", "size", "minutes", "pages")

_COLUMNS = len(Listed._fields)


def listed(
    search: Search, ids: Sequence[int], *, user: object, passages: Mapping[int, int] | None = None
) -> dict[int, tuple[Listed, Snippet | None]]:
    """Return what a list in the current language tells of works, and what the words of a search mark in each.

    Works that the reader may not see are left out.

    Args:
        search: what was looked for; after a correction the corrected search.
        ids: keys of the works of a page.
        user: the reader.
        passages: work to the key of its passage, as `Found` tells. Without it the best ones are looked for.
    """
    if not ids:
        return {}
    marks = marking(search, current(), passages)
    columns = _columns(current(), members_too=sees_members_works(user))
    seen = _seen_by(user)
    sql = f"SELECT {columns} FROM resources_resource AS work WHERE {seen}"
    if marks:
        sql = (
            f"WITH {marks.best} SELECT {columns}, {marks.columns} FROM resources_resource AS work {marks.join}"
            f" WHERE {seen}"
        )
    with connection.cursor() as cursor:
        cursor.execute(sql, {"ids": list(ids)} | (marks.arguments if marks else {}))
        rows = cursor.fetchall()
    return {pk: (Listed(*told[:_COLUMNS]), snippet_of(*told[_COLUMNS:]) if marks else None) for pk, *told in rows}


def _seen_by(user: object) -> str:
    """Return the condition for what `visible_to` of the model lets a reader see."""
    condition = "work.id = ANY(%(ids)s)"
    if sees_hidden_works(user):
        return condition
    condition += " AND work.published_at IS NOT NULL"
    return condition if sees_members_works(user) else f"{condition} AND work.access = '{Resource.Access.PUBLIC}'"


@cache
def _columns(language: str, *, members_too: bool) -> str:
    title, title_language = best_text("work", "title", language)
    summary, summary_language = best_text("work", "summary", language)
    names = (f"nullif(publisher.{field}_{code}, '')" for code in fallbacks(language) for field in ("acronym", "name"))
    newer_title, newer_language = best_text("newer", "title", language)
    reserved = "" if members_too else f"AND newer.access = '{Resource.Access.PUBLIC}'"
    return f"""
        work.id, work.slug, work.kind, work.year, work.access, {title}, {title_language}, {summary}, {summary_language},
        array_to_json(ARRAY(
            SELECT coalesce({", ".join(names)}, '') FROM resources_resource_publishers AS link
            JOIN members_organisation AS publisher ON publisher.id = link.organisation_id
            WHERE link.resource_id = work.id ORDER BY publisher.id
        ))::text,
        array_to_json(ARRAY(
            SELECT json_build_array({", ".join(f"edition.{name}" for name in EDITION)})
            FROM resources_edition AS edition WHERE edition.resource_id = work.id ORDER BY edition.id
        ))::text,
        (
            SELECT json_build_array(newer.slug, coalesce(nullif({newer_title}, ''), newer.slug), {newer_language})::text
            FROM resources_relation AS relation JOIN resources_resource AS newer ON newer.id = relation.source_id
            WHERE relation.target_id = work.id AND relation.kind = '{Relation.Kind.SUPERSEDES}'
                AND newer.published_at IS NOT NULL {reserved}
            ORDER BY newer.year DESC NULLS LAST, newer.id DESC LIMIT 1
        )"""
