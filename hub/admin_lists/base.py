"""The base of all admins that have a list."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.admin.widgets import AutocompleteSelect
from django.db import models
from django.http import HttpRequest

from hub.admin_lists.changelist import ScalingList
from hub.admin_lists.counting import AutocompletePaginator, ListPaginator
from hub.admin_lists.exporting import ExportAdmin
from hub.admin_lists.filters import AutocompleteFilter
from hub.admin_lists.searching import search_list


class ListAdmin(ExportAdmin):
    """A list that does not slow down: what it counts, sorts and searches is bounded or has an index."""

    paginator = ListPaginator
    show_full_result_count = False
    # Numbers beside the choices of filters would be counted over all rows.
    show_facets = admin.ShowFacets.NEVER
    delete_confirmation_max_display = 20
    list_per_page = 50
    # Long columns that the list does not show.
    list_defer: Sequence[str] = ()

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ScalingList]:
        """Return the class of the list."""
        return ScalingList

    def get_search_results(
        self, request: HttpRequest, queryset: models.QuerySet, search_term: str
    ) -> tuple[models.QuerySet, bool]:
        """Return what is found, in which no row stands twice."""
        fields = self.get_search_fields(request)
        if not fields or not search_term:
            return queryset, False
        return search_list(queryset, fields, search_term), False

    @property
    def media(self) -> forms.Media:
        """Add the scripts of filters that find what one types, which a list would not load by itself."""
        for entry in self.list_filter:
            if isinstance(entry, tuple) and issubclass(entry[1], AutocompleteFilter):
                field = self.opts.get_field(str(entry[0]).partition("__")[0])
                return super().media + AutocompleteSelect(field, self.admin_site).media
        return super().media


class QuickAutocomplete(AutocompleteJsonView):
    """What a field offers while somebody types, without counting all there is."""

    def get_queryset(self) -> models.QuerySet:
        """Fetch along what names the rows."""
        related = self.model_admin.list_select_related
        return super().get_queryset().select_related(*related) if isinstance(related, tuple) else super().get_queryset()

    def get_paginator(self, queryset: models.QuerySet, per_page: int, **_kwargs: Any) -> AutocompletePaginator:  # type: ignore[override]
        """Return pages that end after a while."""
        return AutocompletePaginator(queryset, per_page)
