"""The search itself: one statement for the page's works, their number and the counts of all facets."""

# ruff: noqa: S608 - the statements are put together from fixed parts; all values are arguments

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import sha256
from typing import Any
from uuid import uuid4

from django.core.cache import cache
from django.db import connection, transaction

from hub.languages import current
from resources.search import spelling
from resources.search.axes import AXES, STEP
from resources.search.request import Search
from resources.search.statement import Statement, counts, hits, order

# How long the counts of a list without words are kept, in seconds. A change of any work drops them.
KEPT = 60
_VERSION = "search:version"

# So few works that other words may find more.
FEW = 3

type Counts = dict[str, dict[int, int]]


@dataclass(frozen=True, slots=True)
class Found:
    """What was found.

    Attributes:
        ids: keys of the works of the page, in order.
        total: how many works answer.
        counts: axis to the number of each of its values to how many works have it, as if nothing were chosen on this
            axis itself.
        suggestion: other words that would find more ("did you mean"), or empty.
        corrected: the words that were looked for instead, because what was typed finds nothing; or empty.
        passages: work to the passage in its files that answers best, where one does.
    """

    ids: list[int]
    total: int
    counts: Counts = field(default_factory=dict)
    suggestion: str = ""
    corrected: str = ""
    passages: Mapping[int, int] = field(default_factory=dict)


def find(search: Search, *, members_too: bool, page: int = 1, per_page: int = 20) -> Found:
    """Return a page of the works that answer, and the counts.

    Where the words find nothing, what they were probably meant to be is looked for, with the same filters.

    Args:
        search: what is looked for.
        members_too: whether the reader may see works that are for members only.
        page: from 1.
        per_page: how many works make a page.
    """
    if not search.words:
        return _browse(search, members_too=members_too, page=page, per_page=per_page)
    found = _look(search, members_too=members_too, page=page, per_page=per_page)
    if found.total > FEW:
        return found
    for words in spelling.corrections(search.words):
        other = _look(search.with_words(words), members_too=members_too, page=page, per_page=per_page)
        if other.total > found.total:
            return replace(found, suggestion=words) if found.total else replace(other, corrected=words)
    return found


def found_ids(search: Search, *, members_too: bool, limit: int, published_after: datetime | None = None) -> list[int]:
    """Return the keys of the first `limit` works that answer, in order, without counting anything.

    Args:
        search: what is looked for.
        members_too: whether the reader may see works that are for members only.
        limit: how many at most.
        published_after: only works that were shown later than that.
    """
    if not search.words:
        return _page_of_all(search, members_too=members_too, page=1, per_page=limit, published_after=published_after)
    statement = hits(search, members_too=members_too, published_after=published_after)
    sql = f"{statement.start} SELECT resource_id FROM hits WHERE failed = 0 ORDER BY {statement.order} LIMIT %(limit)s"
    with connection.cursor() as cursor:
        cursor.execute(sql, statement.arguments | {"limit": limit})
        return [pk for (pk,) in cursor.fetchall()]


def forget_counts() -> None:
    """Drop all kept counts once the change that is under way is there for others to see."""
    transaction.on_commit(lambda: cache.set(_VERSION, uuid4().hex, None))


def _look(search: Search, *, members_too: bool, page: int, per_page: int) -> Found:
    """Return what one statement finds."""
    statement = hits(search, members_too=members_too)
    has_words = bool(statement.query.positive)
    arguments = statement.arguments | {"limit": per_page, "offset": (page - 1) * per_page, "language": current()}
    ctes = [*statement.ctes, counts(search), _page(statement)]
    if has_words:
        ctes.append(_BEST)
    passages = "(SELECT array_agg(ARRAY[resource_id, id]) FROM best)" if has_words else "NULL"
    sql = (
        f"WITH {', '.join(ctes)} SELECT (SELECT array_agg(resource_id ORDER BY place) FROM page),"
        " (SELECT count(*) FROM hits WHERE failed = 0),"
        " (SELECT array_agg(code) FROM counted), (SELECT array_agg(works) FROM counted),"
        f" {passages}"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, arguments)
        ids, total, codes, works, best = cursor.fetchone()
    return Found(ids or [], total, _by_axis(codes or [], works or []), passages=dict(best or []))


def _page(statement: Statement) -> str:
    return (
        f"page AS MATERIALIZED (SELECT resource_id, row_number() OVER (ORDER BY {statement.order}) AS place"
        f" FROM hits WHERE failed = 0 ORDER BY {statement.order} LIMIT %(limit)s OFFSET %(offset)s)"
    )


# Of the passages of the page's works the one in the reader's language that answers best.
_BEST = """
    best AS (
        SELECT DISTINCT ON (passage.resource_id) passage.resource_id, passage.id
        FROM inside
        JOIN page USING (resource_id)
        JOIN resources_passage AS passage ON passage.id = inside.id
        JOIN resources_edition AS edition ON edition.id = passage.edition_id
        ORDER BY passage.resource_id, edition.language = %(language)s DESC,
            ts_rank(passage.words, %(positive)s::tsquery) DESC, passage.position
    )"""


def _by_axis(codes: list[int], works: list[int]) -> Counts:
    names = {axis.number: axis.name for axis in AXES.values()}
    found: Counts = {}
    for code, number in zip(codes, works, strict=True):
        found.setdefault(names[code // STEP], {})[code % STEP] = number
    return found


# ── Lists without words: their counts go through all works, so they are kept for a minute ────


def _browse(search: Search, *, members_too: bool, page: int, per_page: int) -> Found:
    key = _key(search, members_too=members_too)
    kept = cache.get_many([_VERSION, key])
    version, known = kept.get(_VERSION), kept.get(key)
    if known is None or known[0] != version:
        found = _look(search, members_too=members_too, page=page, per_page=per_page)
        cache.set(key, (version, found.total, found.counts), KEPT)
        return found
    _version, total, numbers = known
    return Found(_page_of_all(search, members_too=members_too, page=page, per_page=per_page), total, numbers)


def _key(search: Search, *, members_too: bool) -> str:
    """Return the name of the counts of a search, whatever its order, in the cache."""
    asked = Search(search.words, search.chosen).query(all=int(members_too))
    return f"search:counts:{sha256(asked.encode()).hexdigest()}"


def _page_of_all(
    search: Search, *, members_too: bool, page: int, per_page: int, published_after: datetime | None = None
) -> list[int]:
    conditions = ["TRUE" if members_too else "is_public"]
    arguments: dict[str, Any] = {"limit": per_page, "offset": (page - 1) * per_page}
    for name, values in search.chosen.items():
        arguments[name] = AXES[name].codes(values)
        conditions.append(f"facets && %({name})s::int[]")
    if published_after is not None:
        conditions.append("published_at > %(after)s")
        arguments["after"] = published_after
    sql = (
        f"SELECT resource_id FROM resources_indexentry WHERE {' AND '.join(conditions)}"
        f" ORDER BY {order(search, is_ranked=False)} LIMIT %(limit)s OFFSET %(offset)s"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, arguments)
        return [pk for (pk,) in cursor.fetchall()]
