"""What event assistants may do in the administration: work on their own events, and meet no other.

The permission of their role opens nothing by itself. A page that knows nothing of assistants is closed to them; those
that are for them build on the classes here.
"""

from collections.abc import Collection
from typing import Any

from django.contrib import admin
from django.contrib.admin.options import BaseModelAdmin, InlineModelAdmin
from django.db import models
from django.http import HttpRequest

from events.models import Event


def assists_only(request: HttpRequest) -> bool:
    """Return whether somebody works on her own events alone: an assistant who does not run all of them."""
    return request.user.has_perm("events.assist_event") and not request.user.has_perm("events.change_event")


def own_keys(request: HttpRequest) -> frozenset[int]:
    """Return the keys of the events that the user of a request helps with; asked for once a request."""
    keys: frozenset[int] | None = getattr(request, "assisted_events", None)
    if keys is None:
        keys = frozenset(Event.objects.assisted_by(request.user).order_by().values_list("pk", flat=True))
        request.assisted_events = keys  # type: ignore[attr-defined]
    return keys


def helps_with(request: HttpRequest, event: Event) -> bool:
    """Return whether an event is one that an assistant works on."""
    return assists_only(request) and event.pk in own_keys(request)


class OwnEventsOnly(BaseModelAdmin):
    """Opens rows that belong to an event to its assistants, and keeps those of other events from them.

    Attributes:
        event_column: the column that holds the key of the event.
        assistants_may: what assistants may do with the rows: some of "view", "add", "change" and "delete".
        shows_all_to_viewers: whether an assistant whose other role is to look at all rows does so. Not where actions
            on chosen rows would then reach those of other events.
    """

    event_column = "event_id"
    assistants_may: frozenset[str] = frozenset({"view"})
    shows_all_to_viewers = False

    def _opens(self, request: HttpRequest, verb: str, obj: Any = None) -> bool:
        """Whether it is an assistant's own event that allows it."""
        if verb not in self.assistants_may or not assists_only(request):
            return False
        return obj is None or getattr(obj, self.event_column) in own_keys(request)

    def is_limited(self, request: HttpRequest) -> bool:
        """Whether somebody meets only rows of her own events."""
        if not assists_only(request):
            return False
        return not (self.shows_all_to_viewers and super().has_view_permission(request))

    def events_within(self, request: HttpRequest) -> models.QuerySet[Event]:
        """Return the events whose rows somebody meets here."""
        return Event.objects.filter(pk__in=own_keys(request)) if self.is_limited(request) else Event.objects.all()

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whether this person may look; whoever may change may."""
        return super().has_view_permission(request, obj) or self._opens(request, "view", obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whether this person may change."""
        return super().has_change_permission(request, obj) or self._opens(request, "change", obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whether this person may delete."""
        return super().has_delete_permission(request, obj) or self._opens(request, "delete", obj)

    def formfield_for_foreignkey(self, db_field: models.ForeignKey, request: HttpRequest, **kwargs: Any) -> Any:
        """Offer and accept only events whose rows this person meets."""
        if db_field.remote_field.model is Event:
            kwargs.setdefault("queryset", self.events_within(request))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class WithinOwnEvents(OwnEventsOnly, admin.ModelAdmin):
    """The same for an admin with pages of its own."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Whether this person may add."""
        return super().has_add_permission(request) or self._opens(request, "add")

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        """Return the rows of an assistant's own events, of all events to everybody else."""
        rows = super().get_queryset(request)
        return rows.filter(**{f"{self.event_column}__in": own_keys(request)}) if self.is_limited(request) else rows


class PartOfOwnEvent(OwnEventsOnly, InlineModelAdmin):
    """The same for the parts on the page of an event; `obj` is the event itself there."""

    event_column = "pk"
    assistants_may = frozenset({"view", "add", "change", "delete"})

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whether this person may add."""
        return super().has_add_permission(request, obj) or self._opens(request, "add", obj)


def without(unwanted: Collection[str], sections: Any) -> Any:
    """Return the sections of a form without some fields, and without the sections that are empty then."""

    def kept(fields: Any) -> list[Any]:
        found: list[Any] = []
        for field in fields:
            if isinstance(field, list | tuple):
                if inner := tuple(name for name in field if name not in unwanted):
                    found.append(inner)
            elif field not in unwanted:
                found.append(field)
        return found

    cut = [(heading, {**told, "fields": kept(told["fields"])}) for heading, told in sections]
    return [(heading, told) for heading, told in cut if told["fields"]]
