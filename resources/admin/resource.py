"""The administration of the repository."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from hub.admin_base import EVERYWHERE
from hub.admin_languages import TranslatedAdmin, translation_marks
from resources import services
from resources.admin.inlines import (
    AgreementInline,
    CreatorInline,
    EditionInline,
    LawInline,
    PlacementInline,
    PracticeInline,
    RelationInline,
)
from resources.files.processing import process_again
from resources.models import Resource


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


@admin.register(Resource)
class ResourceAdmin(TranslatedAdmin):
    """Works and their editions."""

    list_display = ("title", "kind", "year", "is_shown", "edition_languages", translation_marks)
    list_filter = (PublishedFilter, "kind", "editions__language", "themes", "sectors")
    search_fields = (*TranslatedAdmin.search_by("title"), "slug")
    autocomplete_fields = (
        "publishers", "themes", "sectors", "audiences", "instruments", "framework_items", "licence", "submitted_by",
    )  # fmt: skip
    readonly_fields = ("published_at",)
    actions = ("publish", "unpublish", "process_files")
    fieldsets = [
        (gettext_lazy("Title and texts"), {"fields": ["title", "summary", "description", "slug"]}),
        (
            gettext_lazy("The work"),
            {
                "fields": [
                    "kind", ("year", "issued_on"), "publishers", ("series", "series_number"), "version",
                    "original_language", "licence",
                ],
            },
        ),
        (
            gettext_lazy("What it is about"),
            {"fields": ["themes", "sectors", "audiences", "instruments", "framework_items"]},
        ),
        (gettext_lazy("Only for some kinds"), {"fields": [("covers_from", "covers_to"), "hours"]}),
        (gettext_lazy("Publication"), {"fields": ["access", "published_at", "verified_on", "submitted_by"]}),
    ]  # fmt: skip

    def get_inlines(self, request: HttpRequest, obj: Resource | None) -> list[Any]:
        """Return the parts that a work of this kind has."""
        parts: list[Any] = [EditionInline, PlacementInline, CreatorInline, RelationInline]
        own: dict[str, Any] = {
            Resource.Kind.PRACTICE: PracticeInline,
            Resource.Kind.AGREEMENT: AgreementInline,
            Resource.Kind.LAW: LawInline,
        }
        return [own[obj.kind], *parts] if obj and obj.kind in own else parts

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Resource]:
        """Fetch the editions of all rows at once."""
        return super().get_queryset(request).prefetch_related("editions")

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:  # noqa: FBT001
        """Save the parts, then tell the search."""
        super().save_related(request, form, formsets, change)
        services.index_works([form.instance.pk])

    def delete_model(self, request: HttpRequest, obj: Resource) -> None:
        """Note for harvesters that the work is gone, then delete it."""
        services.bury(works=[obj])
        super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: models.QuerySet[Resource]) -> None:
        """Do the same for several works."""
        services.bury(works=queryset)
        super().delete_queryset(request, queryset)

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
        """Whether a work can be shown or hidden, and whether it has files to be read."""
        if action == "process_files":
            return any(edition.file for edition in obj.editions.all())
        return (obj.published_at is None) == (action == "publish")

    @admin.action(description=gettext_lazy("Publish"), permissions=["change"], location=EVERYWHERE)
    def publish(self, request: HttpRequest, queryset: models.QuerySet[Resource]) -> None:
        """Show works to readers; the day they were first shown stays."""
        without_edition = [work for work in queryset if not work.editions.all()]
        hidden = services.publish(works=queryset)
        for work in hidden:
            self.log_change(request, work, _("Published."))
        words = ngettext("%(count)s resource is shown now.", "%(count)s resources are shown now.", len(hidden))
        self.message_user(request, words % {"count": len(hidden)})
        for work in without_edition:
            words = _("“%(title)s” has neither a file nor a link yet.")
            self.message_user(request, words % {"title": work}, "WARNING")

    @admin.action(description=gettext_lazy("Unpublish"), permissions=["change"], location=EVERYWHERE)
    def unpublish(self, request: HttpRequest, queryset: models.QuerySet[Resource]) -> None:
        """Hide works from readers."""
        shown = services.hide(works=queryset)
        for work in shown:
            self.log_change(request, work, _("Unpublished."))
        words = ngettext("%(count)s resource is hidden now.", "%(count)s resources are hidden now.", len(shown))
        self.message_user(request, words % {"count": len(shown)})

    @admin.action(description=gettext_lazy("Read the files again"), permissions=["change"], location=EVERYWHERE)
    def process_files(self, request: HttpRequest, queryset: models.QuerySet[Resource]) -> None:
        """Have the text of the files read and their previews drawn anew."""
        count = process_again(works=queryset)
        words = ngettext(
            "%(count)s file will be read again within a minute.",
            "%(count)s files will be read again within a minute.",
            count,
        )
        self.message_user(request, words % {"count": count})
