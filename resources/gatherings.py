"""Events beside works: reached through the accessors that events give to what stands left of them."""

from typing import Any, NamedTuple

from django.db.models import QuerySet

from hub.languages import CODES

_SHOWN = 4


class Gatherings(NamedTuple):
    """The next events and the latest."""

    coming: list[Any]
    past: list[Any]


def coming_and_past(events: QuerySet[Any]) -> Gatherings:
    """Return the next and the latest of `events`, which the reader may see, with what a short list shows of them."""
    rows: Any = events.only("slug", "starts_at", "time_zone", *(f"title_{code}" for code in CODES))
    return Gatherings(list(rows.upcoming()[:_SHOWN]), list(rows.past()[:_SHOWN]))


def places_of(events: Any, user: object) -> set[int]:
    """Return the keys of all places that events which `user` may see are about; `events` are those of any place."""
    return set(events.model.objects.visible_to(user).order_by().values_list("places", flat=True).distinct())
