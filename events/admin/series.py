"""The administration of series."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy

from events.admin.reminder_field import ReminderField
from events.models import Series
from hub.admin_languages import TranslatedAdmin, TranslatedForm, translation_marks


class SeriesForm(TranslatedForm):
    """Texts, and when to remind participants."""

    reminder_minutes = ReminderField(
        help_text=gettext_lazy("For example: 7 days, 1 day, 1 hour. Empty: as the site does. None: “none”.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if reminders := self.fields.get("reminder_minutes"):
            reminders.label = capfirst(str(reminders.label))


@admin.register(Series)
class SeriesAdmin(TranslatedAdmin):
    """Events that belong together."""

    form = SeriesForm
    list_display = ("title", "event_count", translation_marks)
    search_fields = (*TranslatedAdmin.search_by("title"), "slug")
    fieldsets = [(None, {"fields": ["title", "description", "slug", "reminder_minutes"]})]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Series]:
        """Count the events in the same query."""
        return super().get_queryset(request).annotate(event_count=models.Count("events"))

    @admin.display(description=gettext_lazy("events"), ordering="event_count")
    def event_count(self, series: Any) -> int:
        """How many events the series has."""
        return series.event_count
