"""The ways that workers take, from a place of origin to one of destination, told from the roles of places in works."""

from dataclasses import dataclass
from typing import cast

from django.core.cache import cache
from django.db import connection

from hub.languages import sort_key
from hub.taxonomy.models import Place
from resources.models import sees_members_works

# Counts are the same for many readers; they may be this old, in seconds.
_KEPT = 60
# More than anybody looks through; those with most works come first.
_MOST = 300


@dataclass(frozen=True, slots=True)
class Corridor:
    """One way, and how many works are about it."""

    origin: Place
    destination: Place
    count: int


def corridors(user: object, *, origin: Place | None = None, destination: Place | None = None) -> list[Corridor]:
    """Return the ways with works that `user` may see, those with most works first; two queries at most.

    Args:
        user: who reads.
        origin: only the ways that begin there.
        destination: only the ways that end there.
    """
    key = f"corridors:{sees_members_works(user)}:{origin.pk if origin else ''}:{destination.pk if destination else ''}"
    found = cache.get_or_set(key, lambda: _counted(user, origin, destination), _KEPT)
    counted = cast("list[tuple[int, int, int]]", found)
    keys = {key for here, there, _count in counted for key in (here, there)}
    places = Place.objects.in_bulk(keys) if keys else {}
    rows = [Corridor(places[here], places[there], count) for here, there, count in counted]
    return sorted(rows, key=lambda row: (-row.count, sort_key(row.origin.name), sort_key(row.destination.name)))


def _counted(user: object, origin: Place | None, destination: Place | None) -> list[tuple[int, int, int]]:
    arguments = {
        "members_too": sees_members_works(user),
        "origin": origin.pk if origin else None,
        "destination": destination.pk if destination else None,
        "most": _MOST,
    }
    with connection.cursor() as cursor:
        cursor.execute(_WAYS, arguments)
        return cursor.fetchall()


# Two rows of one work: the place that it says workers come from, and the one that they go to.
_WAYS = """
SELECT origin.place_id, destination.place_id, count(*)
FROM resources_resource_places AS origin
JOIN resources_resource_places AS destination USING (resource_id)
JOIN resources_indexentry AS entry USING (resource_id)
WHERE origin.role = 'origin' AND destination.role = 'destination' AND origin.place_id <> destination.place_id
    AND (entry.is_public OR %(members_too)s)
    AND (%(origin)s::bigint IS NULL OR origin.place_id = %(origin)s::bigint)
    AND (%(destination)s::bigint IS NULL OR destination.place_id = %(destination)s::bigint)
GROUP BY origin.place_id, destination.place_id
ORDER BY count(*) DESC, origin.place_id, destination.place_id
LIMIT %(most)s
"""
