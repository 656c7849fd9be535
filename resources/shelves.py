"""A few of the newest works of each sort on one subject or place, and how many there are: one statement for all."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, cast
from urllib.parse import urlencode

from django.core.cache import cache
from django.db import connection
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from resources.models import Resource, sees_members_works
from resources.search import AXES
from resources.search.axes import STEP
from resources.search.sources import kind_numbers

Kind = Resource.Kind

# The kinds of works as readers look for them: name, label, kinds.
FAMILIES: tuple[tuple[str, str | Promise, tuple[str, ...]], ...] = (
    ("practices", _("Promising practices"), (Kind.PRACTICE,)),
    ("guidance", _("Guidance, tools and training"), (Kind.GUIDANCE, Kind.TOOL, Kind.CODE_OF_CONDUCT, Kind.TRAINING)),
    ("research", _("Reports, briefs and data"), (Kind.REPORT, Kind.BRIEF, Kind.DATASET)),
    ("law", _("Laws, agreements and standards"), (Kind.LAW, Kind.AGREEMENT, Kind.STANDARD)),
    (
        "media",
        _("Recordings, media and event documents"),
        (Kind.RECORDING, Kind.MEDIA, Kind.INFOGRAPHIC, Kind.EVENT_DOCUMENT),
    ),
)

# Counts are the same for many readers; they may be this old, in seconds.
_KEPT = 60


@dataclass(slots=True)
class Shelf:
    """What is asked for, and what is found.

    Attributes:
        name: by which the page's template knows it.
        label: above the works.
        all_of: numbers of the index that a work must have, all of them.
        any_of: numbers of which a work must have one; empty asks for none.
        asked: the parameters with which the list of resources shows the same works.
        works: the newest of them, as a list shows them.
        total: how many there are.
    """

    name: str
    label: str | Promise
    all_of: Sequence[int]
    any_of: Sequence[int] = ()
    asked: Sequence[tuple[str, str]] = ()
    works: list[Resource] = field(default_factory=list)
    total: int = 0

    @property
    def query(self) -> str:
        """The query of the list with the same works."""
        return urlencode(list(self.asked))

    @property
    def has_more(self) -> bool:
        """Whether there are more works than are shown."""
        return self.total > len(self.works)


def kind_codes(kinds: Iterable[str]) -> list[int]:
    """Return the numbers of kinds in the index."""
    return [AXES["kind"].code(kind_numbers()[kind]) for kind in kinds]


def families(all_of: Sequence[int], asked: Sequence[tuple[str, str]]) -> list[Shelf]:
    """Return an empty shelf for each family of kinds."""
    return [
        Shelf(name, label, all_of, kind_codes(kinds), [*asked, *(("kind", str(kind)) for kind in kinds)])
        for name, label, kinds in FAMILIES
    ]


def families_but_laws(all_of: Sequence[int], asked: Sequence[tuple[str, str]]) -> list[Shelf]:
    """Return the same for a page that shows laws and agreements in its own way."""
    shelves = [shelf for shelf in families(all_of, asked) if shelf.name != "law"]
    standards = [*all_of, *kind_codes([Kind.STANDARD])]
    return [
        *shelves,
        Shelf("standards", _("International standards"), standards, (), [*asked, ("kind", Kind.STANDARD)]),
    ]


def fill(shelves: Sequence[Shelf], user: object, *, limit: int) -> list[Shelf]:
    """Put the newest works on each shelf that `user` may see, with two queries for all; return those with works."""
    if not shelves:
        return []
    values = ", ".join(["(%s::int, %s::int[], %s::int[])"] * len(shelves))
    arguments: list[Any] = []
    for number, shelf in enumerate(shelves):
        arguments += [number, list(shelf.all_of), list(shelf.any_of)]
    with connection.cursor() as cursor:
        cursor.execute(_NEWEST.format(values=values), [*arguments, limit, sees_members_works(user)])
        rows = cursor.fetchall()
    found = {number: (ids or [], total) for number, ids, total in rows}
    works = {work.pk: work for work in works_by_key(user, [pk for ids, _total in found.values() for pk in ids])}
    for number, shelf in enumerate(shelves):
        ids, shelf.total = found[number]
        shelf.works = [works[pk] for pk in ids if pk in works]
    return [shelf for shelf in shelves if shelf.works]


# The values stand in a list of their own so that each shelf is one look into the index of facets.
_NEWEST = """
SELECT shelf.number, entry.ids, entry.total
FROM (VALUES {values}) AS shelf (number, all_of, any_of),
LATERAL (
    SELECT
        (array_agg(resource_id ORDER BY year DESC NULLS LAST, published_at DESC, resource_id))[:%s] AS ids,
        count(*) AS total
    FROM resources_indexentry
    WHERE facets @> shelf.all_of AND (shelf.any_of = '{{}}' OR facets && shelf.any_of) AND (is_public OR %s)
) AS entry
"""


def works_by_key(user: object, keys: Sequence[int]) -> list[Resource]:
    """Return the works with these keys that `user` may see, in the order of the keys, as a list shows them."""
    if not keys:
        return []
    rows = Resource.objects.visible_to(user).filter(pk__in=keys).select_related("law", "agreement").for_listing()
    found = {work.pk: work for work in rows}
    return [found[key] for key in keys if key in found]


def counts_of(axis: str, user: object) -> dict[int, int]:
    """Return how many works that `user` may see have each value of an axis, by the value's own key.

    What stands under a broader value counts there, too. Asked for once a minute.
    """
    members_too = sees_members_works(user)
    counted = cache.get_or_set(
        f"shelves:{axis}:{members_too}", lambda: _count(AXES[axis].number, members_too=members_too), _KEPT
    )
    return cast("dict[int, int]", counted)


def _count(number: int, *, members_too: bool) -> dict[int, int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT code - %(first)s, count(*) FROM resources_indexentry, unnest(facets) AS code "
            "WHERE code > %(first)s AND code < %(last)s AND (is_public OR %(members_too)s) GROUP BY code",
            {"first": number * STEP, "last": (number + 1) * STEP, "members_too": members_too},
        )
        return dict(cursor.fetchall())
