"""The administration of the vocabulary."""

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from hub.admin_base import ActionButtons
from hub.admin_languages import TranslatedAdmin
from hub.taxonomy.forms import SynonymRingForm
from hub.taxonomy.models import (
    Audience,
    Framework,
    FrameworkItem,
    Instrument,
    Licence,
    Place,
    Sector,
    SynonymRing,
    Theme,
)


@admin.register(Theme)
class ThemeAdmin(TranslatedAdmin):
    """Themes, each perhaps below a broader one."""

    plain_texts = ("description",)
    list_display = ("name", "parent", "position")
    list_select_related = ("parent",)
    search_fields = (*TranslatedAdmin.search_by("name"), "slug")
    autocomplete_fields = ("parent",)
    fieldsets = [(None, {"fields": ["name", "description", "parent", "position", "slug"]})]


@admin.register(Sector)
class SectorAdmin(TranslatedAdmin):
    """Branches of the economy."""

    list_display = ("name", "position")
    search_fields = (*TranslatedAdmin.search_by("name"), "slug")
    fieldsets = [(None, {"fields": ["name", "position", "slug"]})]


@admin.register(Place)
class PlaceAdmin(TranslatedAdmin):
    """Countries and regions come with the hub: their names can be corrected, and that is all."""

    list_display = ("name", "kind", "iso_code", "parent")
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


@admin.register(Audience)
class AudienceAdmin(TranslatedAdmin):
    """Whom works are written for."""

    list_display = ("name", "position")
    search_fields = (*TranslatedAdmin.search_by("name"), "slug")
    fieldsets = [(None, {"fields": ["name", "position", "slug"]})]


@admin.register(Licence)
class LicenceAdmin(TranslatedAdmin):
    """What readers may do with works."""

    list_display = ("name", "is_open", "url")
    search_fields = (*TranslatedAdmin.search_by("name"), "slug")
    fieldsets = [(None, {"fields": ["name", "url", "is_open", "position", "slug"]})]


@admin.register(Instrument)
class InstrumentAdmin(TranslatedAdmin):
    """International texts."""

    list_display = ("code", "name", "kind", "year")
    list_filter = ("kind",)
    search_fields = (*TranslatedAdmin.search_by("name"), "code", "slug")
    fieldsets = [(None, {"fields": ["code", "name", "kind", "year", "url", "position", "slug"]})]


@admin.register(Framework)
class FrameworkAdmin(TranslatedAdmin):
    """Principles, guidelines and strategies, in their versions."""

    list_display = ("name", "kind", "adopted", "replaced_by")
    list_select_related = ("replaced_by",)
    search_fields = (*TranslatedAdmin.search_by("name"), "slug")
    autocomplete_fields = ("replaced_by",)
    fieldsets = [(None, {"fields": ["name", "kind", "adopted", "replaced_by", "position", "slug"]})]


@admin.register(FrameworkItem)
class FrameworkItemAdmin(TranslatedAdmin):
    """What a framework consists of."""

    list_display = ("code", "name", "framework", "parent")
    list_select_related = ("framework", "parent")
    list_filter = ("framework",)
    search_fields = (*TranslatedAdmin.search_by("name"), "code", "slug")
    autocomplete_fields = ("framework", "parent")
    fieldsets = [(None, {"fields": ["framework", "code", "name", "parent", "position", "slug"]})]


@admin.register(SynonymRing)
class SynonymRingAdmin(ActionButtons):
    """Words that find each other's works."""

    form = SynonymRingForm
    list_display = ("shown_words", "note", "updated_at")
    search_fields = ("terms", "note")
    fields = ("terms", "note")

    @admin.display(description=_("words that mean the same"))
    def shown_words(self, ring: SynonymRing) -> str:
        """Return the words of a ring, one beside the other."""
        return " · ".join(ring.words)
