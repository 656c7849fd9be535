"""The administration of the vocabulary."""

from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from hub.admin_languages import TranslatedAdmin, translation_marks
from hub.taxonomy.models import Place, Sector, Theme


@admin.register(Theme)
class ThemeAdmin(TranslatedAdmin):
    """Themes, each perhaps below a broader one."""

    list_display = ("name", "parent", "position", translation_marks)
    list_select_related = ("parent",)
    search_fields = (*TranslatedAdmin.search_by("name"), "slug")
    autocomplete_fields = ("parent",)
    fieldsets = [(None, {"fields": ["name", "description", "parent", "position", "slug"]})]


@admin.register(Sector)
class SectorAdmin(TranslatedAdmin):
    """Branches of the economy."""

    list_display = ("name", "position", translation_marks)
    search_fields = (*TranslatedAdmin.search_by("name"), "slug")
    fieldsets = [(None, {"fields": ["name", "position", "slug"]})]


@admin.register(Place)
class PlaceAdmin(TranslatedAdmin):
    """Countries and regions come with the hub: their names can be corrected, and that is all."""

    list_display = ("name", "kind", "iso_code", "parent", translation_marks)
    list_select_related = ("parent",)
    list_filter = ("kind", ("parent", admin.RelatedOnlyFieldListFilter))
    search_fields = (*TranslatedAdmin.search_by("name"), "iso_code")
    readonly_fields = ("kind", "iso_code", "parent", "slug")
    fieldsets = [(None, {"fields": ["name", "kind", "iso_code", "parent", "slug"]})]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Say no: places follow ISO 3166-1 and the regions of the ILO."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        """Say no: people, events and works refer to places."""
        return False
