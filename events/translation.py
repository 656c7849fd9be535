"""Which fields of events are written in three languages."""

from modeltranslation.translator import TranslationOptions, register

from events.models import Announcement, Contribution, DiscussionTopic, Event, Mailing, MailTemplate, Question, Series


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


@register(Announcement)
class AnnouncementTranslation(TranslationOptions):
    fields = ("text",)


@register(Question)
class QuestionTranslation(TranslationOptions):
    fields = ("answer",)


@register(MailTemplate)
class MailTemplateTranslation(TranslationOptions):
    fields = ("subject", "body")


@register(Mailing)
class MailingTranslation(TranslationOptions):
    fields = ("subject", "body")
