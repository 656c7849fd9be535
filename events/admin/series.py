"""The administration of series."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy

from events.models import Series
from hub.admin_languages import TranslatedAdmin, translation_marks


@admin.register(Series)
class SeriesAdmin(TranslatedAdmin):
    """Events that belong together."""

    list_display = ("title", "event_count", translation_marks)
    search_fields = (*TranslatedAdmin.search_by("title"), "slug")
    fieldsets = [(None, {"fields": ["title", "description", "slug"]})]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Series]:
        """Count the events in the same query."""
        return super().get_queryset(request).annotate(event_count=models.Count("events"))

    @admin.display(description=gettext_lazy("events"), ordering="event_count")
    def event_count(self, series: Any) -> int:
        """How many events the series has."""
        return series.event_count
