"""Which fields of the vocabulary are written in three languages."""

from modeltranslation.translator import TranslationOptions, register

from hub.taxonomy.models import Audience, Framework, FrameworkItem, Instrument, Licence, Place, Sector, Theme


@register(Theme)
class ThemeTranslation(TranslationOptions):
    fields = ("name", "description")


@register(Sector)
class SectorTranslation(TranslationOptions):
    fields = ("name",)


@register(Place)
class PlaceTranslation(TranslationOptions):
    fields = ("name",)


@register(Audience)
class AudienceTranslation(TranslationOptions):
    fields = ("name",)


@register(Licence)
class LicenceTranslation(TranslationOptions):
    fields = ("name",)


@register(Instrument)
class InstrumentTranslation(TranslationOptions):
    fields = ("name",)


@register(Framework)
class FrameworkTranslation(TranslationOptions):
    fields = ("name",)


@register(FrameworkItem)
class FrameworkItemTranslation(TranslationOptions):
    fields = ("name",)
