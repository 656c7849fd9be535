"""The administration of followers: who wants to hear of what, to look at, to forget and to take along."""

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from events.models import Event, Follow, Series
from hub.admin_base import ActionButtons
from hub.admin_lists import AutocompleteFilter, DateRangeFilter


def followers_link(followed: Event | Series, count: int) -> SafeString:
    """Return `count`, how many people follow an event or a series, as a link to their list."""
    relation = "event" if isinstance(followed, Event) else "series"
    address = f"{reverse('admin:events_follow_changelist')}?{relation}={followed.pk}"
    return format_html('<a href="{}">{}</a>', address, count)


@admin.register(Follow)
class FollowAdmin(ActionButtons):
    """People follow and stop by themselves; whoever asks us to be forgotten is deleted here."""

    list_display = ("email", "name", "event", "series", "language", "is_address_proven", "told_at", "created_at")
    list_select_related = ("event", "series")
    list_filter = (
        ("event", AutocompleteFilter),
        ("series", AutocompleteFilter),
        "is_address_proven",
        ("created_at", DateRangeFilter),
    )
    search_fields = ("email", "name")
    fields = (
        "email", "name", "member", "event", "series", "language", "time_zone", "is_address_proven", "told_at",
        "created_at",
    )  # fmt: skip
    list_per_page = 50

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Nobody follows on behalf of somebody else."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Follow | None = None) -> bool:
        """Nobody corrects what people asked for."""
        return False
