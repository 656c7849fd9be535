"""Which fields of the vocabulary are written in three languages."""

from modeltranslation.translator import TranslationOptions, register

from hub.taxonomy.models import Place, Sector, Theme


@register(Theme)
class ThemeTranslation(TranslationOptions):
    fields = ("name", "description")


@register(Sector)
class SectorTranslation(TranslationOptions):
    fields = ("name",)


@register(Place)
class PlaceTranslation(TranslationOptions):
    fields = ("name",)
