"""What the page of a work says about keeping it."""

from dataclasses import dataclass
from typing import Any

from django import template
from django.template.context import Context

from resources import counting
from resources.models import ReadingList, Resource

register = template.Library()


@dataclass(frozen=True, slots=True)
class Kept:
    """How a work stands to the reader: whether she has saved it, her lists, and on which of them it is."""

    is_saved: bool
    lists: list[ReadingList]
    on: list[ReadingList]


@register.simple_tag(takes_context=True)
def kept_by_reader(context: Context, work: Resource) -> Kept | None:
    """Return how a work stands to the reader, None for a visitor: nothing is asked for then."""
    user: Any = context["request"].user
    if not user.is_authenticated:
        return None
    lists = list(user.reading_lists.all())
    on = set(user.reading_lists.filter(items__resource=work).values_list("pk", flat=True)) if lists else set()
    return Kept(
        is_saved=work.saved_by.filter(member=user).exists(),
        lists=[one for one in lists if one.pk not in on],
        on=[one for one in lists if one.pk in on],
    )


@register.simple_tag
def downloads_of(work: Resource) -> int:
    """Return how often the files of a work were fetched."""
    return counting.downloads_of(work)
