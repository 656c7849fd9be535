"""The statement of the search: what is found, in which order, and how many works have each value of each axis."""

# ruff: noqa: S608 - the statements are put together from fixed parts; all values are arguments

import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils import timezone

from hub.languages import CODES, current, sort_key
from hub.search import Query, compile_words
from hub.search.query import lexeme_count, weighted
from resources.search.axes import AXES, STEP
from resources.search.request import Search

# Of the summary (C), the names of terms (B) and titles (A); D is in no light vector.
_WEIGHTS = "{0, 0.2, 0.4, 1}"
# What the language of the reader and a new work are worth: less than a better match.
_OWN_LANGUAGE, _NEW = 0.3, 0.2
_INSIDE_ONLY = -1

# What fits into no argument.
_NO_TEXT = re.compile("[\x00\ud800-\udfff]")

_TITLES = ", ".join(f"sort_{code}" for code in CODES)


@dataclass(slots=True)
class Statement:
    """A search as parts of SQL, with named arguments.

    Attributes:
        ctes: the common table expressions; the last of them is `hits`, a row for each work that answers in words and
            fails at most one axis.
        order: of the hits.
        arguments: of all parts.
        query: the words looked for.
    """

    ctes: list[str]
    order: str
    arguments: dict[str, Any] = field(default_factory=dict)
    query: Query = field(default_factory=Query)

    @property
    def start(self) -> str:
        """The beginning of the statement."""
        return "WITH " + ",\n".join(self.ctes)


def hits(search: Search, *, members_too: bool, published_after: datetime | None = None) -> Statement:
    """Return the statement that finds the works which answer.

    Args:
        search: what is looked for.
        members_too: whether the reader may see works that are for members only.
        published_after: only works that were shown later than that.
    """
    query = compile_words(search.words) if search.words else Query()
    conditions = ["TRUE" if members_too else "is_public"]
    arguments: dict[str, Any] = {}
    if published_after is not None:
        conditions.append("published_at > %(after)s")
        arguments["after"] = published_after
    failed = _failed(search, arguments)
    ctes = []
    if query.negative:
        arguments["negative"] = query.negative
        ctes.append(
            "excluded AS MATERIALIZED ("
            "SELECT resource_id FROM resources_indexentry WHERE words @@ %(negative)s::tsquery"
            " UNION SELECT resource_id FROM resources_passage WHERE words @@ %(negative)s::tsquery)"
        )
        conditions.append("resource_id NOT IN (SELECT resource_id FROM excluded)")
    if search.words and query.is_empty:
        conditions.append("FALSE")
    where = " AND ".join(conditions)
    # Narrow rows are copied fast.
    columns = "resource_id, facets, year, published_at" + (f", sort_{current()}" if search.sort == "title" else "")
    if query.positive:
        ctes += [_INSIDE, _direct(columns, failed, where, arguments)]
        is_ranked = not search.sort
        if is_ranked:
            ctes.append(_scored(search, query, f"{where} AND {failed} = 0", arguments))
        arguments["positive"] = query.positive
        ctes.append(_with_inside(columns, failed, where, is_ranked=is_ranked))
    else:
        ctes.append(
            f"hits AS MATERIALIZED (SELECT * FROM (SELECT {columns}, {failed} AS failed"
            f" FROM resources_indexentry WHERE {where}) AS entries WHERE {_ONE_AT_MOST})"
        )
    return Statement(ctes, order(search, is_ranked=bool(query.positive)), arguments, query)


# Which passages of files have the words.
_INSIDE = "inside AS MATERIALIZED (SELECT id, resource_id FROM resources_passage WHERE words @@ %(positive)s::tsquery)"


def _direct(columns: str, failed: str, where: str, arguments: dict[str, Any]) -> str:
    """Return the works about which the words are written, with what they are worth apart from their words."""
    arguments |= {"language": current(), "this_year": timezone.now().year}
    return (
        f"direct AS MATERIALIZED (SELECT {columns}, {failed} AS failed, {_BONUS} AS bonus"
        f" FROM resources_indexentry WHERE words @@ %(positive)s::tsquery AND {where})"
    )


def _with_inside(columns: str, failed: str, where: str, *, is_ranked: bool) -> str:
    """Return all works: those, and the further ones that have the words inside their files only."""
    score = "bonus + coalesce(words_score, 0)" if is_ranked else "0"
    scored = "LEFT JOIN scored USING (resource_id)" if is_ranked else ""
    return (
        f"hits AS MATERIALIZED (SELECT {columns}, failed, {score} AS score FROM direct {scored} WHERE {_ONE_AT_MOST}"
        f" UNION ALL SELECT * FROM (SELECT {columns}, {failed} AS failed, {_INSIDE_ONLY} + {_BONUS} AS score"
        " FROM (SELECT resource_id FROM inside EXCEPT SELECT resource_id FROM direct) AS further"
        f" JOIN resources_indexentry USING (resource_id) WHERE {where}) AS only_inside WHERE {_ONE_AT_MOST})"
    )


def order(search: Search, *, is_ranked: bool) -> str:
    """Return the order of the works, one way only for each search."""
    newest = "year DESC NULLS LAST, published_at DESC, resource_id"
    orders = {
        "title": f"sort_{current()}, resource_id",
        "added": "published_at DESC, resource_id DESC",
        "newest": newest,
    }
    return orders.get(search.sort, f"score DESC, {newest}" if is_ranked else newest)


# Whether the mask of failed axes has one bit at most.
_ONE_AT_MOST = "failed & (failed - 1) = 0"


def _failed(search: Search, arguments: dict[str, Any]) -> str:
    """Return the mask of the chosen axes that a work does not answer, a bit for each."""
    parts = []
    for name, values in search.chosen.items():
        arguments[f"axis_{name}"] = AXES[name].codes(values)
        bit = 1 << AXES[name].number
        parts.append(f"CASE WHEN facets && %(axis_{name})s::int[] THEN 0 ELSE {bit} END")
    return f"({' + '.join(parts) or '0'})"


# What a work is worth apart from its words.
_BONUS = (
    # Numbers with a point are of the slow type `numeric` unless they are told not to be.
    f"(CASE WHEN languages @> ARRAY[%(language)s]::varchar[] THEN {_OWN_LANGUAGE}::float8 ELSE 0 END"
    f" + {_NEW}::float8 / (1 + 0.2::float8 * greatest(%(this_year)s - coalesce(year, 1990), 0)))"
)


def _scored(search: Search, query: Query, where: str, arguments: dict[str, Any]) -> str:
    """Return how well works answer: first where all the words stand, then how often.

    Only those that have them in their title, names or summary are looked at: the others come after them. Their narrow
    vectors stand in the rows themselves (migration 0005), so they can be read again and again.
    """
    arguments |= {
        # Where titles are kept, an apostrophe is straight.
        "title": sort_key(_NO_TEXT.sub("", search.words).strip(' "“”«»')).replace("’", "'"),
        "title_phrase": weighted(query.phrase, "A"),
        "title_literal": weighted(query.literal, "A"),
        "title_positive": weighted(query.positive, "A"),
        "literal": query.literal,
        "weights": _WEIGHTS,
        # `ts_rank` divides by the number of terms in the query, other names included.
        "evenly": min(lexeme_count(query.positive) / max(1, len(query.words)), 8),
    }
    in_title = " OR ".join(f"strpos(sort_{code}, %(title)s) > 0" for code in CODES)
    steps = [
        (f"%(title)s IN ({_TITLES})", 8),
        (in_title, 6),
        ("light @@ %(title_phrase)s::tsquery", 5),
        ("light @@ %(title_literal)s::tsquery", 4),
        ("light @@ %(title_positive)s::tsquery", 3),
        ("light @@ %(literal)s::tsquery", 2),
    ]
    cases = " ".join(f"WHEN {condition} THEN {worth}" for condition, worth in steps)
    return (
        f"scored AS MATERIALIZED (SELECT resource_id, (CASE {cases} ELSE 1 END)"
        " + ts_rank(%(weights)s::float4[], light, %(positive)s::tsquery) * %(evenly)s::float8 AS words_score"
        " FROM resources_indexentry"
        f" WHERE light @@ %(positive)s::tsquery AND {where})"
    )


def counts(search: Search) -> str:
    """Return the expression that counts the works of each value of each axis."""
    own_axis_only = f"WHERE failed = 0 OR failed = 1 << (code / {STEP})" if search.chosen else ""
    return (
        "counted AS (SELECT code, count(*) AS works FROM (SELECT unnest(facets) AS code, failed FROM hits) AS codes"
        f" {own_axis_only} GROUP BY code)"
    )
