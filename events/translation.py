"""Which fields of events are written in three languages."""

from modeltranslation.translator import TranslationOptions, register

from events.models import Contribution, DiscussionTopic, Event, Series


@register(Series)
class SeriesTranslation(TranslationOptions):
    fields = ("title", "description")


@register(Event)
class EventTranslation(TranslationOptions):
    fields = (
        "title",
        "teaser",
        "background",
        "objectives",
        "target_audience",
        "questions_note",
        "summary",
        "status_note",
        "recording_note",
        "contact_name",
    )


@register(Contribution)
class ContributionTranslation(TranslationOptions):
    fields = ("job_title",)


@register(DiscussionTopic)
class DiscussionTopicTranslation(TranslationOptions):
    fields = ("title", "description")
