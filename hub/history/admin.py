"""The whole history as a list: by person, by kind and by time."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.contrib.admin.widgets import AutocompleteSelect
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hub.history.kept import kept_models
from hub.history.models import Entry
from hub.history.reading import Names, about, in_short, lines, what, who

# Each step is wider than the one before; the list starts with the second, so that it is quick however much there is.
_PERIODS = {
    "day": (gettext_lazy("The last 24 hours"), timedelta(days=1)),
    "month": (gettext_lazy("The last 30 days"), timedelta(days=30)),
    "year": (gettext_lazy("The last 12 months"), timedelta(days=365)),
}


class PeriodFilter(admin.SimpleListFilter):
    """How far back."""

    title = gettext_lazy("period")
    parameter_name = "period"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Return the choices."""
        return [*((key, str(label)) for key, (label, _span) in _PERIODS.items()), ("all", _("All that is kept"))]

    def choices(self, changelist: Any) -> Iterator[Any]:
        """Return the choices without Django's "All": nothing chosen means the last 30 days."""
        chosen = self.value() or "month"
        for key, label in self.lookup_choices:
            query = changelist.get_query_string({self.parameter_name: key})
            yield {"selected": key == chosen, "query_string": query, "display": label}

    def queryset(self, request: HttpRequest, queryset: models.QuerySet) -> models.QuerySet:
        """Narrow the list."""
        if self.value() == "all":
            return queryset
        _label, span = _PERIODS.get(self.value() or "", _PERIODS["month"])
        return queryset.filter(timestamp__gte=timezone.now() - span)


class KindFilter(admin.SimpleListFilter):
    """What was changed, in words."""

    title = gettext_lazy("kind")
    parameter_name = "kind"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Return the models whose history this person may read."""
        named = [
            (f"{model._meta.label_lower}", capfirst(str(model._meta.verbose_name_plural)))  # noqa: SLF001
            for model in kept_models()
            if model_admin.may_look_at(request, model)
        ]
        return sorted(named, key=lambda choice: choice[1])

    def queryset(self, request: HttpRequest, queryset: models.QuerySet) -> models.QuerySet:
        """Narrow the list; with an event its programme and documents are kinds of their own."""
        chosen = [model for model in kept_models() if model._meta.label_lower == self.value()]  # noqa: SLF001
        return queryset.filter(content_type=ContentType.objects.get_for_model(chosen[0])) if chosen else queryset


class PersonFilter(admin.SimpleListFilter):
    """Who did it, found by typing a part of a name."""

    title = gettext_lazy("person")
    parameter_name = "person"
    template = "admin/history/person_filter.html"

    def __init__(self, request: HttpRequest, params: dict[str, Any], model: type[models.Model], own: Any) -> None:
        super().__init__(request, params, model, own)
        self.site = own.admin_site
        self.others = [
            (key, value) for key, values in request.GET.lists() for value in values if key not in {"person", "p"}
        ]

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Return something, or Django leaves the filter out."""
        return [("", _("All"))]

    def queryset(self, request: HttpRequest, queryset: models.QuerySet) -> models.QuerySet:
        """Narrow the list."""
        value = self.value() or ""
        return queryset.filter(actor=value) if value.isdecimal() else queryset

    def choices(self, changelist: Any) -> Iterator[Any]:
        """Return what the template shows: the field, and the other filters to keep."""
        value = self.value() or ""
        people: forms.ModelChoiceField = forms.ModelChoiceField(
            get_user_model()._default_manager.all(),  # noqa: SLF001 - Django's own name
            required=False,
            widget=person_widget(self.site, {"aria-label": capfirst(str(self.title))}),
        )
        html = people.widget.render("person", value if value.isdecimal() else None, {"id": "id_person_filter"})
        yield {"field": html, "others": self.others}


def person_widget(site: admin.AdminSite, attrs: dict[str, str] | None = None) -> AutocompleteSelect:
    """Return a field that finds people."""
    return AutocompleteSelect(Entry._meta.get_field("actor"), site, attrs=attrs)  # noqa: SLF001


class NamedList(ChangeList):
    """Asks for the names of all rows of a page at once."""

    def get_results(self, request: HttpRequest) -> None:
        """Fetch the page, then the names it speaks of."""
        super().get_results(request)
        rows = list(self.result_list)
        names = Names(rows)
        for entry in rows:
            entry.names = names
        self.result_list = rows


admin.site.unregister(Entry)


@admin.register(Entry)
class EntryAdmin(admin.ModelAdmin):
    """Nobody writes here: the history follows from what is done elsewhere."""

    list_display = ("timestamp", "whose", "what_happened", "row", "fields_changed")
    list_filter = (PeriodFilter, PersonFilter, KindFilter)
    list_select_related = ("actor", "content_type")
    list_per_page = 50
    show_full_result_count = False
    actions = None
    ordering = ("-timestamp", "-pk")
    fields = ("timestamp", "whose", "what_happened", "row", "differences")

    @property
    def media(self) -> forms.Media:
        """Add the scripts of the person filter, which the list would not load by itself."""
        return super().media + person_widget(self.admin_site).media

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        """Return the list that knows names."""
        return NamedList

    def may_look_at(self, request: HttpRequest, model: type[models.Model]) -> bool:
        """Whether this person may look at rows of a model: at its own admin's word, else at its permission."""
        own = self.admin_site._registry.get(model)  # noqa: SLF001 - there is no other way to ask
        if own is not None:
            return own.has_view_permission(request)
        return request.user.has_perm(f"{model._meta.app_label}.view_{model._meta.model_name}")  # noqa: SLF001

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Entry]:
        """Leave out what is about rows that this person may not look at."""
        hidden = [model for model in kept_models() if not self.may_look_at(request, model)]
        kinds = ContentType.objects.get_for_models(*hidden).values()
        return super().get_queryset(request).exclude(content_type__in=list(kinds))

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Say no."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Entry | None = None) -> bool:
        """Say no."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Entry | None = None) -> bool:
        """Say no: entries go when they are old, and with the people they are about."""
        return False

    @admin.display(description=gettext_lazy("who"), ordering="actor")
    def whose(self, entry: Entry) -> str:
        """Return whose doing it was."""
        return who(entry)

    @admin.display(description=gettext_lazy("what"))
    def what_happened(self, entry: Entry) -> str:
        """Return what was done."""
        return what(entry)

    @admin.display(description=gettext_lazy("of what"))
    def row(self, entry: Any) -> SafeString | str:
        """Return the row, with the way to its history while it is there."""
        names: Names = getattr(entry, "names", None) or Names([entry])
        words = about(entry, names)
        label, _colon, key = entry.page.partition(":")
        model = entry.content_type.model_class()
        if model is None or not names.has(model, entry.object_pk):
            return words
        try:
            url = reverse(f"admin:{label.replace('.', '_')}_history", args=[key])
        except NoReverseMatch:
            return words
        return format_html('<a href="{}">{}</a>', url, words)

    @admin.display(description=gettext_lazy("fields"))
    def fields_changed(self, entry: Entry) -> str:
        """Return which fields it changed."""
        return in_short(entry)

    @admin.display(description=gettext_lazy("from what to what"))
    def differences(self, entry: Entry) -> SafeString | str:
        """Return what was and what is, field by field."""
        (line,) = lines([entry])
        rows = format_html_join(
            "",
            '<tr><th scope="row">{}</th><td>{}</td><td>{}</td></tr>',
            ((one.label, one.before, one.after) for one in line.differences),
        )
        if not rows:
            return "–"
        head = format_html(
            '<tr><th scope="col">{}</th><th scope="col">{}</th><th scope="col">{}</th></tr>',
            _("Field"),
            _("Before"),
            _("After"),
        )
        return format_html('<table class="changes"><thead>{}</thead><tbody>{}</tbody></table>', head, rows)
