"""Ways to narrow the list of works in the administration."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hub.languages import text_of
from hub.taxonomy.models import Framework, FrameworkItem
from resources.models import Edition


class PublishedFilter(admin.SimpleListFilter):
    """Whether readers see it."""

    title = gettext_lazy("shown")
    parameter_name = "shown"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Return the choices."""
        return [("yes", _("Yes")), ("no", _("No"))]

    def queryset(self, request: HttpRequest, queryset: models.QuerySet) -> models.QuerySet:
        """Narrow the list."""
        if self.value() in {"yes", "no"}:
            return queryset.filter(published_at__isnull=self.value() == "no")
        return queryset


class FormFilter(admin.SimpleListFilter):
    """How it can be read: as a file, by a link, or not yet."""

    title = gettext_lazy("file or link")
    parameter_name = "form"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Return the choices."""
        return [("none", _("Neither file nor link")), ("file", _("A file")), ("link", _("A link"))]

    def queryset(self, request: HttpRequest, queryset: models.QuerySet) -> models.QuerySet:
        """Narrow the list; a work stands in it once, however many editions it has."""
        editions = Edition.objects.filter(resource=models.OuterRef("pk"))
        match self.value():
            case "none":
                return queryset.filter(~models.Exists(editions))
            case "file":
                return queryset.filter(models.Exists(editions.exclude(file="")))
            case "link":
                return queryset.filter(models.Exists(editions.exclude(url="")))
        return queryset


class LanguageFilter(admin.SimpleListFilter):
    """The language of an edition."""

    title = gettext_lazy("language")
    parameter_name = "language"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Return the languages that there are editions in."""
        used = set(Edition.objects.values_list("language", flat=True).distinct())
        return [(code, str(label)) for code, label in Edition.Language.choices if code in used]

    def queryset(self, request: HttpRequest, queryset: models.QuerySet) -> models.QuerySet:
        """Narrow the list."""
        if self.value():
            editions = Edition.objects.filter(resource=models.OuterRef("pk"), language=self.value())
            return queryset.filter(models.Exists(editions))
        return queryset


class FrameworkFilter(admin.SimpleListFilter):
    """A principle, a guideline or an area of a strategy, with all that is part of it."""

    title = gettext_lazy("principle, guideline or area")
    parameter_name = "item"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Return the items that works are sorted by, those of a strategy with its name."""
        used = FrameworkItem.objects.filter(resources__isnull=False).distinct().select_related("framework")
        ordered = used.order_by("framework__position", "position", "pk")
        return [(str(item.pk), _label(item)) for item in ordered]

    def queryset(self, request: HttpRequest, queryset: models.QuerySet) -> models.QuerySet:
        """Narrow the list."""
        value = self.value()
        if value and value.isdecimal():
            sorted_by = queryset.model.framework_items.through.objects.filter(
                models.Q(frameworkitem=value) | models.Q(frameworkitem__parent=value), resource=models.OuterRef("pk")
            )
            return queryset.filter(models.Exists(sorted_by))
        return queryset


def _label(item: FrameworkItem) -> str:
    label = f"{item.code} {text_of(item, 'name')}"
    if item.framework.kind == Framework.Kind.STRATEGY:
        label = f"{label} ({text_of(item.framework, 'name')})"
    return label
