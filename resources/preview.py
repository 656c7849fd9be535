"""A work as readers will see it, for those who may look at it before it is shown."""

from typing import Any

from django.db.models import Prefetch

from hub.languages import text_of
from resources.models import Creator, Practice, Resource, ResourcePlace
from resources.proposal_forms.hints import LABELS

_PARTS: tuple[Any, ...] = (
    "editions",
    "publishers",
    "themes",
    "sectors",
    "audiences",
    "instruments",
    Prefetch("placements", ResourcePlace.objects.select_related("place")),
    Prefetch("creators", Creator.objects.select_related("organisation")),
)


def preview_of(pk: int) -> Resource:
    """Return a work with all that `proposals/_work.html` shows; `told_parts` are a practice’s parts, with names."""
    rows = Resource.objects.select_related("practice", "agreement", "law__jurisdiction", "licence")
    work = rows.prefetch_related(*_PARTS).get(pk=pk)
    practice: Practice | None = getattr(work, "practice", None)
    written = [part for part in Practice.PARTS if practice and text_of(practice, part).value]
    work.told_parts = [(LABELS[part], part) for part in written]  # type: ignore[attr-defined]
    return work
