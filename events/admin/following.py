"""The administration of followers: who wants to hear of what, to look at, to forget and to take along."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.utils import label_for_field
from django.contrib.admin.widgets import AutocompleteSelect
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.admin.registration import EventFilter
from events.models import Event, Follow, Registration, Series
from hub.tables import csv_response


def followers_link(followed: Event | Series, count: int) -> SafeString:
    """Return `count`, how many people follow an event or a series, as a link to their list."""
    relation = "event" if isinstance(followed, Event) else "series__id__exact"
    address = f"{reverse('admin:events_follow_changelist')}?{relation}={followed.pk}"
    return format_html('<a href="{}">{}</a>', address, count)


@admin.register(Follow)
class FollowAdmin(admin.ModelAdmin):
    """People follow and stop by themselves; whoever asks us to be forgotten is deleted here."""

    list_display = ("email", "name", "event", "series", "language", "is_address_proven", "told_at", "created_at")
    list_select_related = ("event", "series")
    list_filter = (EventFilter, ("series", admin.RelatedOnlyFieldListFilter), "is_address_proven")
    search_fields = ("email", "name")
    fields = (
        "email", "name", "member", "event", "series", "language", "time_zone", "is_address_proven", "told_at",
        "created_at",
    )  # fmt: skip
    actions = ("export",)
    list_per_page = 50

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Nobody follows on behalf of somebody else."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Follow | None = None) -> bool:
        """Nobody corrects what people asked for."""
        return False

    @property
    def media(self) -> forms.Media:
        """Add the scripts of the event filter, which the list would not load by itself."""
        field = Registration._meta.get_field("event")  # noqa: SLF001 - public in all but name
        return super().media + AutocompleteSelect(field, self.admin_site).media

    @admin.action(description=gettext_lazy("Download as a table (CSV)"), permissions=["view"])
    def export(self, request: HttpRequest, queryset: models.QuerySet) -> HttpResponse:
        """Return the chosen followers as a file, times in UTC."""
        columns = ("email", "name", "event", "series", "language", "is_address_proven", "told_at", "created_at")
        header = [capfirst(str(label_for_field(name, Follow))) for name in columns]
        rows = ([_cell(row, name) for name in columns] for row in queryset.select_related("event", "series"))
        return csv_response(f"followers-{timezone.now():%Y-%m-%d}", header, rows)


def _cell(follow: Follow, name: str) -> Any:
    value = getattr(follow, name)
    if name.endswith("_at"):
        return f"{value:%Y-%m-%d %H:%M}Z" if value else ""
    if name == "is_address_proven":
        return _("Yes") if value else _("No")
    return follow.get_language_display() if name == "language" else value
