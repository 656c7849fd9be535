"""The list of an admin, made so that it costs the same however long it is."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.utils import lookup_spawns_duplicates
from django.contrib.admin.views.main import ORDER_VAR, ChangeList
from django.core.paginator import InvalidPage
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext as _

from hub.admin_lists.counting import DEPTH, ListPaginator
from hub.admin_lists.filters import AutocompleteFilter


def quick_columns(model: type[models.Model]) -> set[str]:
    """Return the columns by which an index orders the whole table."""
    opts = model._meta  # noqa: SLF001 - documented
    leading = {index.fields[0].removeprefix("-") for index in opts.indexes if index.fields and index.condition is None}
    single = {field.name for field in opts.concrete_fields if field.unique or getattr(field, "db_index", False)}
    return {"pk"} | {name for name in leading | single if name == "id" or not opts.get_field(name).is_relation}


class ScalingList(ChangeList):
    """A list that counts, sorts and turns pages within bounds, and says so where it did not do what was asked for."""

    model_admin: Any
    paginator: ListPaginator
    notes: list[str]

    def get_filters(self, request: HttpRequest) -> tuple[Any, ...]:
        """Return the filters; those that never make doubles need no search for doubles, which reads everything."""
        specs, has_filters, remaining, _may_double, has_active = super().get_filters(request)
        may_double = any(lookup_spawns_duplicates(self.lookup_opts, key) for key in remaining) or any(
            lookup_spawns_duplicates(self.lookup_opts, spec.field_path)
            for spec in specs
            if isinstance(spec, admin.FieldListFilter)
            and spec.used_parameters
            and not isinstance(spec, AutocompleteFilter)
        )
        return specs, has_filters, remaining, may_double, has_active

    def get_queryset(self, request: HttpRequest, exclude_parameters: Any = None) -> models.QuerySet:
        """Return the rows without the long texts that the list does not show."""
        rows = super().get_queryset(request, exclude_parameters)
        return rows.defer(*deferred) if (deferred := self.model_admin.list_defer) else rows

    def get_results(self, request: HttpRequest) -> None:
        """Fetch the rows of the page."""
        self.notes = []
        paginator: ListPaginator = self.model_admin.get_paginator(request, self.queryset, self.list_per_page)
        if paginator.is_long:
            self._sort_quickly(request)
            paginator.sort(self.queryset)
        can_show_all = not paginator.is_long and paginator.count <= self.list_max_show_all
        if self.show_all and can_show_all:
            self.result_list = self.queryset._clone()  # noqa: SLF001 - as Django does
        else:
            try:
                page = paginator.page(self.page_num if paginator.count > self.list_per_page else 1)
            except InvalidPage as error:
                raise IncorrectLookupParameters from error
            if not page.object_list and self.page_num > 1:
                raise IncorrectLookupParameters
            self.result_list, self.page_num = page.object_list, page.number
        if paginator.is_too_far:
            words = _(
                "Of a list this long only the first and the last %(count)s rows can be paged to. Narrow it with a "
                "filter or a search, or download it."
            )
            self.notes.append(words % {"count": DEPTH})
        self.paginator = paginator
        self.result_count = paginator.count
        self.count_words = paginator.count_words
        self.multi_page = paginator.count > self.list_per_page
        self.can_show_all = can_show_all
        self.full_result_count = None
        self.show_full_result_count = False
        self.show_admin_actions = True

    def _sort_quickly(self, request: HttpRequest) -> None:
        """Sort a long list by no column but those that an index sorts by."""
        quick = quick_columns(self.model)
        orders = {name: self.get_ordering_field(name) for name in self.list_display}
        self.sortable_by = [
            str(name) for name, order in orders.items() if isinstance(order, str) and _bare(order) in quick
        ]
        if ORDER_VAR not in self.params:
            return
        first = next(iter(self._chosen_columns(self.params[ORDER_VAR])), "")
        if first not in self.sortable_by:
            del self.params[ORDER_VAR], self.filter_params[ORDER_VAR]
            default: Any = self.model_admin.get_ordering(request) or self.lookup_opts.ordering
            self.queryset = self.queryset.order_by(*default)
            if not self.queryset.totally_ordered:
                self.queryset = self.queryset.order_by(*default, "-pk")
            words = _("A list this long cannot be sorted by this column. Narrow it with a filter or a search first.")
            self.notes.append(words)

    def _chosen_columns(self, orders: str) -> Iterable[str]:
        for order in orders.split("."):
            number = order.rpartition("-")[2]
            if number.isdecimal() and int(number) < len(self.list_display):
                yield str(self.list_display[int(number)])


def _bare(order: str) -> str:
    return order.removeprefix("-")
