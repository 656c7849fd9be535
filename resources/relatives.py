"""What stands beside a work: the works it is tied to by a relation, and those on the same subjects and places."""

from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet

from hub.taxonomy.models import Place
from resources.models import Relation, Resource
from resources.search import AXES

_SHOWN = 4
# The newest works that share a subject are compared more closely; older ones are not looked at.
_CANDIDATES = 300
# A report can be cited by hundreds.
_MOST_RELATIONS = 100


@dataclass(frozen=True, slots=True)
class Tie:
    """What another work is to the one that is read: its kind, which of the two comes first in the sentence, where."""

    kind: str
    is_source: bool
    other: Resource
    place: Place | None


def ties_of(work: Resource, visible: QuerySet[Resource]) -> dict[str, list[Tie]]:
    """Return the relations of a work, both ways, to works of `visible`, with one query.

    Returns:
        By name, in the order in which they are told: "replaced_by", "replaces", "adaptation_of", "adaptations",
        "part_of", "parts", "cites", "cited_by". Names without a work are left out.
    """
    shown = visible.order_by().values("pk")
    rows = (
        Relation.objects.filter(Q(source=work, target__in=shown) | Q(target=work, source__in=shown))
        .select_related("source", "target", "place")
        .order_by("kind", "pk")[:_MOST_RELATIONS]
    )
    found: dict[str, list[Tie]] = {name: [] for name, _kind, _is_source in _NAMES}
    names = {(str(kind), is_source): name for name, kind, is_source in _NAMES}
    for row in rows:
        is_source = row.source_id == work.pk
        other = row.target if is_source else row.source
        found[names[row.kind, is_source]].append(Tie(row.kind, is_source, other, row.place))
    return {name: ties for name, ties in found.items() if ties}


# Name, kind of the relation, whether the work that is read is its source.
_NAMES = (
    ("replaced_by", Relation.Kind.SUPERSEDES, False),
    ("replaces", Relation.Kind.SUPERSEDES, True),
    ("adaptation_of", Relation.Kind.ADAPTATION, True),
    ("adaptations", Relation.Kind.ADAPTATION, False),
    ("part_of", Relation.Kind.PART, True),
    ("parts", Relation.Kind.PART, False),
    ("cites", Relation.Kind.CITES, True),
    ("cited_by", Relation.Kind.CITES, False),
)


def similar_to(work: Resource, *, members_too: bool, except_for: set[int]) -> list[int]:
    """Return the keys of the works that share most subjects and countries with `work`, the newest first among equals.

    Args:
        work: with its themes and placements.
        members_too: whether the reader may see works that are for members only.
        except_for: keys of works that the page shows anyway.
    """
    codes = [AXES["theme"].code(theme.pk) for theme in work.themes.all()]
    # What is about the world or a region resembles too much.
    countries = (row.place for row in work.placements.all() if row.place.kind == Place.Kind.COUNTRY)
    codes += [AXES["place"].code(place.pk) for place in countries]
    if not codes:
        return []
    arguments: dict[str, Any] = {
        "codes": sorted(set(codes)),
        "except_for": [work.pk, *except_for],
        "members_too": members_too,
        "candidates": _CANDIDATES,
        "shown": _SHOWN,
    }
    with connection.cursor() as cursor:
        cursor.execute(_SIMILAR, arguments)
        return [pk for (pk,) in cursor.fetchall()]


_SIMILAR = """
SELECT resource_id
FROM (
    SELECT resource_id, facets, year, published_at
    FROM resources_indexentry
    WHERE facets && %(codes)s::int[] AND resource_id <> ALL (%(except_for)s::bigint[])
        AND (is_public OR %(members_too)s)
    ORDER BY year DESC NULLS LAST, published_at DESC
    LIMIT %(candidates)s
) AS candidate
ORDER BY
    (SELECT count(*) FROM unnest(facets) AS code WHERE code = ANY (%(codes)s::int[])) DESC,
    year DESC NULLS LAST, published_at DESC, resource_id
LIMIT %(shown)s
"""
