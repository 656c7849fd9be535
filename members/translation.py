"""Which fields of organisations and networks are written in three languages."""

from modeltranslation.translator import TranslationOptions, register

from members.models import Network, Organisation


@register(Organisation)
class OrganisationTranslation(TranslationOptions):
    fields = ("name", "acronym")


@register(Network)
class NetworkTranslation(TranslationOptions):
    fields = ("name", "description")
