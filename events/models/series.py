"""Named choices of series."""

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.db import models

from hub.languages import CODES

if TYPE_CHECKING:
    from events.models.event import Series  # noqa: F401 - named by the string below


class SeriesQuerySet(models.QuerySet["Series"]):
    """Named choices of series."""

    def visible_to(self, user: object) -> Self:
        """Return the series that have a page for `user`: a description, or an event that `user` may see."""
        events = apps.get_model("events", "Event").objects.visible_to(user).filter(series=models.OuterRef("pk"))
        described = reduce(or_, (models.Q(**{f"description_{code}__gt": ""}) for code in CODES))
        return self.filter(described | models.Exists(events))
