"""The search itself: one statement for the page's works, their number and the counts of all facets."""

from dataclasses import dataclass, field
from datetime import datetime

from django.db import connection

from hub.languages import current
from resources.search.axes import AXES, STEP
from resources.search.request import Search


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
    """

    ids: list[int]
    total: int
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    suggestion: str = ""
    corrected: str = ""


def find(search: Search, *, members_too: bool, page: int = 1, per_page: int = 20) -> Found:
    """Return a page of the works that answer, and the counts.

    Args:
        search: what is looked for.
        members_too: whether the reader may see works that are for members only.
        page: from 1.
        per_page: how many works make a page.
    """
    where, arguments = _conditions(search, members_too=members_too)
    with connection.cursor() as cursor:
        statement = f"SELECT resource_id, facets FROM resources_indexentry WHERE {where} ORDER BY {_order(search)}"  # noqa: S608 - fixed parts only
        cursor.execute(statement, arguments)
        rows = cursor.fetchall()
    counts: dict[str, dict[int, int]] = {}
    names = {axis.number: axis.name for axis in AXES.values()}
    for _pk, facets in rows:
        for code in facets:
            values = counts.setdefault(names[code // STEP], {})
            values[code % STEP] = values.get(code % STEP, 0) + 1
    first = (page - 1) * per_page
    return Found([pk for pk, _facets in rows][first : first + per_page], len(rows), counts)


def found_ids(search: Search, *, members_too: bool, limit: int, published_after: datetime | None = None) -> list[int]:
    """Return the keys of the first `limit` works that answer, in order, without counting anything.

    Args:
        search: what is looked for.
        members_too: whether the reader may see works that are for members only.
        limit: how many at most.
        published_after: only works that were shown later than that.
    """
    where, arguments = _conditions(search, members_too=members_too)
    if published_after is not None:
        where, arguments = f"{where} AND published_at > %s", [*arguments, published_after]
    with connection.cursor() as cursor:
        statement = f"SELECT resource_id FROM resources_indexentry WHERE {where} ORDER BY {_order(search)} LIMIT %s"  # noqa: S608 - fixed parts only
        cursor.execute(statement, [*arguments, limit])
        return [pk for (pk,) in cursor.fetchall()]


def _conditions(search: Search, *, members_too: bool) -> tuple[str, list[object]]:
    where, arguments = ["TRUE" if members_too else "is_public"], []
    if search.words:
        configurations = ("kh_en", "kh_fr", "kh_es")
        where.append("words @@ (" + " || ".join(f"websearch_to_tsquery('{name}', %s)" for name in configurations) + ")")
        arguments += [search.words] * 3
    for name, values in search.chosen.items():
        where.append("facets && %s::int[]")
        arguments.append(AXES[name].codes(values))
    return " AND ".join(where), arguments


def _order(search: Search) -> str:
    title = f"sort_{current()}, resource_id"
    return {"title": title, "added": "published_at DESC, resource_id DESC"}.get(
        search.sort, "year DESC NULLS LAST, published_at DESC, resource_id"
    )
