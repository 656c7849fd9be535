"""Ways to narrow the list of works in the administration."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hub.admin_lists import AutocompleteFilter
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
        """Return the languages that there can be editions in."""
        return [(code, str(label)) for code, label in Edition.Language.choices]

    def queryset(self, request: HttpRequest, queryset: models.QuerySet) -> models.QuerySet:
        """Narrow the list."""
        if self.value():
            editions = Edition.objects.filter(resource=models.OuterRef("pk"), language=self.value())
            return queryset.filter(models.Exists(editions))
        return queryset


class FrameworkFilter(AutocompleteFilter):
    """A principle, a guideline or an area of a strategy, with all that is part of it."""

    def condition(self, key: int) -> models.Q | models.Exists:
        """Return the condition that a work is sorted by the item or by a part of it."""
        links = self.field.remote_field.through._default_manager  # noqa: SLF001 - documented
        is_it = models.Q(frameworkitem=key) | models.Q(frameworkitem__parent=key)
        return models.Exists(links.filter(is_it, resource=models.OuterRef("pk")))
