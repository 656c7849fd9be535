"""Which fields of a work are written in three languages."""

from modeltranslation.translator import TranslationOptions, register

from resources.models import Practice, Resource


@register(Resource)
class ResourceTranslation(TranslationOptions):
    fields = ("title", "summary", "description")


@register(Practice)
class PracticeTranslation(TranslationOptions):
    fields = (*Practice.PARTS, "review_summary")
