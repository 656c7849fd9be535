"""The administration of series."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy

from events.admin.following import followers_link
from events.admin.reminder_field import ReminderField
from events.models import Event, Follow, Series
from hub.admin_languages import TranslatedAdmin, TranslatedForm
from hub.admin_lists import count_of


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
    list_display = ("title", "coming", "past", "followers")
    search_fields = (*TranslatedAdmin.search_by("title"), "slug")
    readonly_fields = ("coming", "past", "followers")

    def get_fieldsets(self, request: HttpRequest, obj: Series | None = None) -> Any:
        """Return the texts, and below them the numbers of a series that is there already."""
        numbers = [("coming", "past", "followers")] if obj is not None else []
        return [
            (None, {"fields": self.replace_orig_field(["title", "description", "slug", "reminder_minutes", *numbers])})
        ]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Series]:
        """Count the events and the followers in the same query."""
        events = Event.objects.filter(series=models.OuterRef("pk"))
        is_past = models.Q(ends_at__lte=timezone.now())
        return (
            super()
            .get_queryset(request)
            .annotate(
                coming_count=count_of(events.exclude(is_past), "series"),
                past_count=count_of(events.filter(is_past), "series"),
                follower_count=count_of(Follow.objects.proven().filter(series=models.OuterRef("pk")), "series"),
            )
        )

    def view_on_site(self, obj: Series) -> str:
        """Return the page of the series in the language of the administration."""
        return obj.get_absolute_url()

    @admin.display(description=gettext_lazy("events to come"), ordering="coming_count")
    def coming(self, series: Any) -> int:
        """How many events of the series have not ended, drafts and those without a date included."""
        return series.coming_count

    @admin.display(description=gettext_lazy("past events"), ordering="past_count")
    def past(self, series: Any) -> int:
        """How many events of the series have ended."""
        return series.past_count

    @admin.display(description=gettext_lazy("followers"), ordering="follower_count")
    def followers(self, series: Any) -> SafeString:
        """How many people follow the series, with a link to them."""
        return followers_link(series, series.follower_count)
