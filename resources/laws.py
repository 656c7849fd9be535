"""The laws of a country: those that apply there, and those that are about it."""

from hub.taxonomy.models import Place
from resources.models import Law, Resource
from resources.search import AXES
from resources.shelves import Shelf, fill, kind_codes, works_by_key

# More than a country's page can show with profit.
_MOST = 12


def laws_of(user: object, *places: Place) -> dict[int, list[Resource]]:
    """Return the laws that `user` may see of each place, by its key, those in force first; four queries for all.

    A work counts where its law applies; while that has not been filled in, where the work is about.
    """
    keys = [place.pk for place in places]
    about = [Shelf(str(key), "", [*kind_codes([Resource.Kind.LAW]), AXES["place"].code(key)]) for key in keys]
    fill(about, user, limit=_MOST)
    applying: dict[int, list[int]] = {key: [] for key in keys}
    rows = Law.objects.filter(jurisdiction__in=keys).order_by("-resource__year", "resource")
    for resource, jurisdiction in rows.values_list("resource", "jurisdiction")[: _MOST * len(keys)]:
        applying[jurisdiction].append(resource)
    works = {work.pk: work for work in works_by_key(user, [key for found in applying.values() for key in found])}
    found: dict[int, list[Resource]] = {}
    for shelf, key in zip(about, keys, strict=True):
        named = [works[pk] for pk in applying[key] if pk in works and works[pk].published_at]
        unnamed = [work for work in shelf.works if getattr(work, "law", None) is None]
        found[key] = sorted([*named, *unnamed], key=_is_repealed)[:_MOST]
    return found


def _is_repealed(work: Resource) -> bool:
    law: Law | None = getattr(work, "law", None)
    return bool(law and law.repealed_on)
