"""Counts and pages of lists that may be long.

A list up to LIMIT rows is counted. Of a longer one the planner of PostgreSQL says about how long it is, from the
figures that it keeps anyway. Pages are reached from both ends; nobody turns ten thousand pages, and to skip the rows
before the five-thousandth would take the database long.
"""

import json
from functools import cached_property
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.formats import number_format
from django.utils.translation import gettext as _

# So many rows are counted, and sorted by whatever column.
LIMIT = 5_000
# So many rows can be passed over, from either end.
DEPTH = 10_000


def planned_rows(rows: QuerySet) -> int:
    """Return how many rows the planner expects, without reading any."""
    plan = rows.order_by().values("pk").explain(format="json")
    return int(json.loads(plan)[0]["Plan"]["Plan Rows"]) if plan else 0


def counted_rows(rows: QuerySet, most: int) -> int:
    """Return how many rows there are, `most` + 1 if there are more than `most`."""
    return rows.order_by().values("pk")[: most + 1].count()


def rounded(number: int) -> int:
    """Return a number of which only the first two digits mean anything."""
    return round(number, 2 - len(str(number))) if number > 0 else 0


def count_of(rows: QuerySet, link: str) -> Coalesce:
    """Return how many rows belong to each row of a list, as an annotation that is counted for the rows of a page only.

    Args:
        rows: of the other table, narrowed to `OuterRef("pk")`.
        link: the foreign key that leads to the list.
    """
    grouped = rows.order_by().values(link).annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(grouped), 0)


class ListPaginator(Paginator):
    """Pages of a query, few queries and none of them long."""

    object_list: QuerySet
    # Whether `count` is what the planner expects, and whether there are more than `count` says.
    is_estimate = False
    is_least = False
    # Whether a page was asked for that lies too far from both ends.
    is_too_far = False

    @cached_property
    def count(self) -> int:
        """How many rows there are, or about how many."""
        planned = planned_rows(self.object_list)
        if planned > LIMIT:
            self.is_estimate = True
            return planned
        if len(self._first_keys) <= self.per_page:
            # A search that finds little is not made a second time for its count.
            return len(self._first_keys)
        counted = counted_rows(self.object_list, LIMIT)
        self.is_least = counted > LIMIT
        return min(counted, LIMIT)

    @cached_property
    def _first_keys(self) -> list[Any]:
        """The keys of the first page and of one row behind it."""
        return list(self.object_list.values_list("pk", flat=True)[: self.per_page + 1])

    def sort(self, rows: QuerySet) -> None:
        """Take the same rows in another order."""
        self.object_list = rows
        self.__dict__.pop("_first_keys", None)

    @property
    def is_long(self) -> bool:
        """Whether the rows have not been counted to the end."""
        return self.count > 0 and (self.is_estimate or self.is_least)

    @property
    def count_words(self) -> str:
        """The count as people read it."""
        number = rounded(self.count) if self.is_long and self.is_estimate else self.count
        words = number_format(number, force_grouping=True)
        if self.is_estimate:
            return _("about %(count)s") % {"count": words}
        return _("more than %(count)s") % {"count": words} if self.is_least else words

    def page(self, number: int | str) -> Page:
        """Return a page; of pages too far from both ends the farthest that can be reached.

        The keys of a page are looked up first and then its rows, so that what the list tells of each row is not found
        out for those that are passed over.

        Raises:
            InvalidPage: if there is no such page.
        """
        number = self.validate_number(number)
        before, behind = (number - 1) * self.per_page, (self.num_pages - number) * self.per_page
        if self.is_estimate and before > DEPTH and behind > DEPTH:
            self.is_too_far = True
            number = DEPTH // self.per_page + 1
            before = (number - 1) * self.per_page
        ordered, key = self.object_list, self.object_list.model._meta.pk.attname  # noqa: SLF001 - public in all but name
        if self.is_estimate and before > DEPTH:
            keys = list(ordered.reverse().values_list("pk", flat=True)[behind : behind + self.per_page])[::-1]
        elif before:
            keys = list(ordered.values_list("pk", flat=True)[before : before + self.per_page])
            self._correct(before, keys)
        else:
            keys = self._first_keys[: self.per_page]
            self._correct(before, keys)
        place = {value: position for position, value in enumerate(keys)}
        found = ordered.order_by().filter(pk__in=keys) if keys else ordered.none()
        return Page(sorted(found, key=lambda row: place[getattr(row, key)]), number, self)

    def _correct(self, before: int, keys: list[Any]) -> None:
        """Put an estimate right that the end of the list has shown to be wrong."""
        if self.is_long and len(keys) < self.per_page and (keys or not before):
            self.count, self.is_estimate, self.is_least = before + len(keys), False, False
            self.__dict__.pop("num_pages", None)


class AutocompletePaginator(Paginator):
    """Pages of what a field offers: the first ten; whoever looks for more types another letter."""

    object_list: QuerySet

    @cached_property
    def count(self) -> int:
        """How many rows are offered."""
        most = 10 * self.per_page
        return min(counted_rows(self.object_list, most), most)
