"""What participants want to know, before the event."""

from collections.abc import Iterable
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from events.models.event import Event
from events.models.programme import DiscussionTopic
from events.models.registration import Registration
from hub.contains import contains_index, in_all_languages
from hub.languages import Text
from hub.models import Dated, Language, PubliclyIdentified


class QuestionQuerySet(models.QuerySet["Question"]):
    """Named choices of questions."""

    def shown(self) -> Self:
        """Return those a moderator has let through."""
        return self.filter(status=Question.Status.SHOWN)

    def answered(self) -> Self:
        """Return those whose answer is public."""
        return self.shown().filter(answered_at__isnull=False)

    def most_wanted_first(self) -> Self:
        """Return the questions with their number of `supporters`, the most wanted first."""
        return self.annotate(supporters=models.Count("supports")).order_by("-supporters", "created_at", "pk")

    def seen_by(self, registration: Registration) -> Self:
        """Return the questions with `is_supported`: whether the owner of `registration` supports them."""
        supports = QuestionSupport.objects.filter(question=models.OuterRef("pk"), registration=registration)
        return self.annotate(is_supported=models.Exists(supports))

    def under(self, topics: Iterable[DiscussionTopic]) -> list[tuple[DiscussionTopic | None, list["Question"]]]:
        """Return the questions under each of `topics`, and last those on another subject if there are any."""
        groups: dict[int | None, list[Question]] = {topic.pk: [] for topic in topics}
        others: list[Question] = []
        for question in self:
            groups.get(question.topic_id, others).append(question)
        found: list[tuple[DiscussionTopic | None, list[Question]]] = [(topic, groups[topic.pk]) for topic in topics]
        return [*found, (None, others)] if others else found


class Question(Dated, PubliclyIdentified):
    """A question under a discussion topic (or under none), which others support."""

    class Status(models.TextChoices):
        PENDING = "pending", _("To be read")
        SHOWN = "shown", _("Shown to participants")
        HIDDEN = "hidden", _("Not shown")

    event = models.ForeignKey(Event, models.CASCADE, related_name="questions", verbose_name=_("event"))
    topic = models.ForeignKey(
        DiscussionTopic,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="questions",
        verbose_name=_("discussion topic"),
    )
    registration = models.ForeignKey(
        Registration, models.SET_NULL, null=True, blank=True, related_name="questions", verbose_name=_("asked by")
    )
    text = models.TextField(_("question"), max_length=600)
    language = models.CharField(_("language"), max_length=2, choices=Language, default=Language.ENGLISH)
    status = models.CharField(_("status"), max_length=8, choices=Status, default=Status.PENDING)
    answer = models.TextField(_("answer"), blank=True, help_text=_("Published with the recording. Markdown."))
    answered_at = models.DateTimeField(_("answer published"), null=True, blank=True, editable=False)

    objects = QuestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["created_at", "pk"]
        indexes = [
            # What waits for a facilitator: the first page of the administration.
            models.Index(fields=["event"], name="question_unread", condition=models.Q(status="pending")),
            # The list of the administration, what is to be read, and its search.
            models.Index(fields=["created_at", "id"], name="question_oldest"),
            models.Index(fields=["status", "created_at", "id"], name="question_by_status"),
            contains_index("question_contains", "text", *in_all_languages("answer")),
        ]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def words(self) -> Text:
        """The question with the language it was asked in."""
        return Text(self.text, self.language)


class QuestionSupport(models.Model):
    """A participant wants to know this, too."""

    question = models.ForeignKey(Question, models.CASCADE, related_name="supports")
    registration = models.ForeignKey(Registration, models.CASCADE, related_name="supports")

    class Meta:
        verbose_name = _("support of a question")
        verbose_name_plural = _("supports of questions")
        constraints = [models.UniqueConstraint(fields=["question", "registration"], name="question_support_once")]

    def __str__(self) -> str:
        return f"{self.registration_id} → {self.question_id}"
