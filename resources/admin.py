"""The administration of the repository."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from hub.admin_base import EVERYWHERE, FewShortcuts
from hub.admin_languages import TranslatedAdmin, translation_marks
from resources.models import Edition, Resource


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


class EditionInline(FewShortcuts, admin.StackedInline):
    """The work in its languages: one file or link each."""

    model = Edition
    extra = 0
    fields = (("language", "kind"), "title", "file", "url", "file_name", ("pages", "minutes"), ("isbn", "doi"))


@admin.register(Resource)
class ResourceAdmin(TranslatedAdmin):
    """Works and their editions."""

    list_display = ("title", "kind", "year", "is_shown", "edition_languages", translation_marks)
    list_filter = (PublishedFilter, "kind", "editions__language", "themes", "sectors")
    search_fields = (*TranslatedAdmin.search_by("title"), "slug")
    autocomplete_fields = ("publishers", "themes", "sectors", "places", "submitted_by")
    readonly_fields = ("published_at",)
    inlines = (EditionInline,)
    actions = ("publish", "unpublish")
    fieldsets = [
        (gettext_lazy("Title and texts"), {"fields": ["title", "summary", "description", "slug"]}),
        (gettext_lazy("The work"), {"fields": ["kind", "year", "publishers", "licence"]}),
        (gettext_lazy("What it is about"), {"fields": ["themes", "sectors", "places"]}),
        (gettext_lazy("Publication"), {"fields": ["published_at", "submitted_by"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Resource]:
        """Fetch the editions of all rows at once."""
        return super().get_queryset(request).prefetch_related("editions")

    def view_on_site(self, obj: Resource) -> str:
        """Return the page of the work in the language of the administration."""
        return obj.get_absolute_url()

    @admin.display(description=gettext_lazy("shown"), boolean=True, ordering="published_at")
    def is_shown(self, resource: Resource) -> bool:
        """Tell whether readers see it."""
        return resource.published_at is not None

    @admin.display(description=gettext_lazy("editions"))
    def edition_languages(self, resource: Resource) -> str:
        """Return the languages in which the work itself can be read."""
        return " ".join(edition.language.upper() for edition in resource.editions.all())

    def offers(self, action: str, obj: Resource) -> bool:
        """Whether a work can be shown or hidden."""
        return (obj.published_at is None) == (action == "publish")

    @admin.action(description=gettext_lazy("Publish"), permissions=["change"], location=EVERYWHERE)
    def publish(self, request: HttpRequest, queryset: models.QuerySet[Resource]) -> None:
        """Show works to readers; the day they were first shown stays."""
        without_edition = [work for work in queryset if not work.editions.all()]
        hidden = [work for work in queryset if work.published_at is None]
        for work in hidden:
            work.published_at = timezone.now()
            work.save(update_fields=["published_at", "updated_at"])
            self.log_change(request, work, _("Published."))
        words = ngettext("%(count)s resource is shown now.", "%(count)s resources are shown now.", len(hidden))
        self.message_user(request, words % {"count": len(hidden)})
        for work in without_edition:
            words = _("“%(title)s” has neither a file nor a link yet.")
            self.message_user(request, words % {"title": work}, "WARNING")

    @admin.action(description=gettext_lazy("Unpublish"), permissions=["change"], location=EVERYWHERE)
    def unpublish(self, request: HttpRequest, queryset: models.QuerySet[Resource]) -> None:
        """Hide works from readers."""
        shown = [work for work in queryset if work.published_at is not None]
        for work in shown:
            work.published_at = None
            work.save(update_fields=["published_at", "updated_at"])
            self.log_change(request, work, _("Unpublished."))
        words = ngettext("%(count)s resource is hidden now.", "%(count)s resources are hidden now.", len(shown))
        self.message_user(request, words % {"count": len(shown)})
