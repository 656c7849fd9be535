"""Filters for lists whose choices are too many for a list of links: a field that finds them, and a span of days.

Each is a form of its own beside the list, works without script and keeps the other filters.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any, TypedDict

from django import forms
from django.contrib import admin
from django.contrib.admin.exceptions import NotRegistered
from django.contrib.admin.widgets import AutocompleteSelect
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import pgettext

# What a form beside the list does not keep: the page, and the note about wrong parameters.
_FORGOTTEN = {"p", "e"}


class Form(TypedDict):
    """What the template of a filter shows."""

    field: Any
    others: list[tuple[str, str]]
    is_active: bool


class _FormFilter(admin.FieldListFilter):
    """A filter that is a form: its own parameters are its fields, all others are kept."""

    # Of many sorts, and each knows its own.
    field: Any

    def __init__(self, field: Any, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(field, request, *args, **kwargs)
        own = {*self.expected_parameters(), *_FORGOTTEN}
        self.others = [(key, value) for key, values in request.GET.lists() for value in values if key not in own]

    def given(self, name: str) -> str:
        """Return the value of a parameter, empty if there is none."""
        values: Any = self.used_parameters.get(name)
        return str(values[-1]) if values else ""


class AutocompleteFilter(_FormFilter):
    """One row of another table, found by typing a part of its name.

    For a foreign key or a many-to-many field: `list_filter = (("event", AutocompleteFilter),)`. The parameter is the
    name of the field and its value the key, such as `?event=12`. Who may not look at the other list is offered nothing.
    """

    template = "admin/filters/autocomplete.html"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Django hands over the admin of the list in the fifth place.
        self.site: admin.AdminSite = args[4].admin_site

    def expected_parameters(self) -> list[Any]:
        """Return the names of the parameters."""
        return [self.field_path]

    @property
    def key(self) -> int | None:
        """The key that was chosen."""
        value = self.given(self.field_path)
        return int(value) if value.isdecimal() and len(value) < 19 else None

    @property
    def _others_admin(self) -> admin.ModelAdmin | None:
        try:
            return self.site.get_model_admin(self.field.remote_field.model)
        except NotRegistered:
            return None

    def has_output(self) -> bool:
        """Whether there is something to choose, or chosen already: by a link."""
        owner = self._others_admin
        return self.key is not None or (owner is not None and owner.has_view_permission(self.request))

    def queryset(self, request: HttpRequest, queryset: models.QuerySet) -> models.QuerySet:
        """Narrow the list; a row stands in it once, however many others it is linked with."""
        if self.key is None:
            return queryset
        return queryset.filter(self.condition(self.key))

    def condition(self, key: int) -> models.Q | models.Exists:
        """Return the condition that a row is linked with the one of a key."""
        if not self.field.many_to_many:
            return models.Q((self.field_path, key))
        own, other = self.field.m2m_field_name(), self.field.m2m_reverse_field_name()
        links = self.field.remote_field.through._default_manager  # noqa: SLF001 - documented
        return models.Exists(links.filter(**{own: models.OuterRef("pk"), other: key}))

    def choices(self, changelist: Any) -> Iterator[Any]:
        """Return what the template shows: the field, and the other filters to keep."""
        owner = self._others_admin
        model = self.field.remote_field.model
        rows = owner.get_queryset(self.request) if owner else model._default_manager.all()  # noqa: SLF001
        field: forms.ModelChoiceField = forms.ModelChoiceField(
            rows,
            required=False,
            widget=AutocompleteSelect(self.field, self.site, attrs={"aria-label": capfirst(str(self.title))}),
        )
        html = field.widget.render(self.field_path, self.key, {"id": f"id_{self.field_path}_filter"})
        yield Form(field=html, others=self.others, is_active=self.key is not None)


class DateRangeFilter(_FormFilter):
    """The days from one to another, both included, in the zone of whoever looks.

    `?created_at__from=2026-05-01&created_at__to=2026-05-31`; either may be missing.
    """

    template = "admin/filters/date_range.html"

    def expected_parameters(self) -> list[Any]:
        """Return the names of the parameters."""
        return [f"{self.field_path}__from", f"{self.field_path}__to"]

    def _day(self, name: str) -> date | None:
        try:
            return date.fromisoformat(self.given(name))
        except ValueError:
            return None

    def _bound(self, day: date) -> date | datetime:
        if isinstance(self.field, models.DateTimeField):
            return timezone.make_aware(datetime.combine(day, time.min))
        return day

    def queryset(self, request: HttpRequest, queryset: models.QuerySet) -> models.QuerySet:
        """Narrow the list by bounds, which an index of the column finds."""
        first, last = map(self._day, self.expected_parameters())
        if first is not None:
            queryset = queryset.filter(**{f"{self.field_path}__gte": self._bound(first)})
        if last is not None and last < date.max:
            queryset = queryset.filter(**{f"{self.field_path}__lt": self._bound(last + timedelta(days=1))})
        return queryset

    def choices(self, changelist: Any) -> Iterator[Any]:
        """Return what the template shows: both fields, and the other filters to keep."""
        labels = (pgettext("span of days", "From"), pgettext("span of days", "To"))
        fields = [
            {"name": name, "id": f"id_{name}", "label": label, "value": self._day(name)}
            for name, label in zip(self.expected_parameters(), labels, strict=True)
        ]
        yield Form(field=fields, others=self.others, is_active=any(field["value"] for field in fields))
