"""The administration of questions: let through, sort under topics and answer."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.db import models, transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from events import services
from events.admin.limits import WithinOwnEvents
from events.models import DiscussionTopic, Event, Question, QuestionSupport
from hub.admin_base import EVERYWHERE
from hub.admin_languages import TranslatedAdmin
from hub.admin_lists import AutocompleteFilter, DateRangeFilter, count_of, previewed, unless
from hub.languages import translations_of

Status = Question.Status


class TopicFilter(admin.SimpleListFilter):
    """The topics of the chosen event; without an event there are too many."""

    title = gettext_lazy("discussion topic")
    parameter_name = "topic"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Return the topics, and what stands under none."""
        event = request.GET.get("event", "")
        within = model_admin.events_within(request)
        topics = DiscussionTopic.objects.filter(event=int(event), event__in=within) if event.isdecimal() else []
        return [*((str(topic.pk), str(topic)) for topic in topics), ("none", _("Another subject"))]

    def queryset(self, request: HttpRequest, queryset: models.QuerySet) -> models.QuerySet:
        """Narrow the list."""
        value = self.value() or ""
        if value == "none":
            return queryset.filter(topic=None)
        return queryset.filter(topic=value) if value.isdecimal() else queryset


def _already(status: str) -> Any:
    """Return what hinders an action: a question that has the status already."""
    return unless(lambda question: str(question.get_status_display()) if question.status == status else "")


@admin.register(Question)
class QuestionAdmin(WithinOwnEvents, TranslatedAdmin):
    """Participants ask; facilitators decide, correct and answer."""

    assistants_may = frozenset({"view", "change"})

    list_display = ("short", "event", "topic", "status", "supporters", "language", "answered")
    list_select_related = ("event", "topic")
    list_filter = (("event", AutocompleteFilter), TopicFilter, "status", "language", ("created_at", DateRangeFilter))
    search_fields = ("text", *TranslatedAdmin.search_by("answer"))
    readonly_fields = ("event", "status", "supporters", "asked_by", "created_at", "answered_at")
    fieldsets = [
        (None, {"fields": ["event", "topic", "text", "language"]}),
        (gettext_lazy("Course of events"), {"fields": ["status", "supporters", "asked_by", "created_at"]}),
        (gettext_lazy("Answer"), {"fields": ["answer", "answered_at"]}),
    ]
    actions = ("show", "hide", "publish_answers")
    list_per_page = 50

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Say no: participants ask, on the page of the event."""
        return False

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Question]:
        """Count the supporters in the same query."""
        supports = QuestionSupport.objects.filter(question=models.OuterRef("pk"))
        return super().get_queryset(request).annotate(supporter_count=count_of(supports, "question"))

    def to_translate(self, request: HttpRequest) -> models.QuerySet[Question]:
        """Return the questions that are not hidden, those with a published answer first."""
        shown = self.get_queryset(request).exclude(status=Status.HIDDEN)
        return shown.order_by(models.F("answered_at").desc(nulls_last=True), "pk")

    def save_translation(self, request: HttpRequest, row: models.Model, names: list[str]) -> None:
        """Save through the services, so that the page of the event shows it at once."""
        services.correct_question(question=cast("Question", row))

    def formfield_for_foreignkey(
        self, db_field: models.ForeignKey, request: HttpRequest, **kwargs: Any
    ) -> forms.ModelChoiceField | None:
        """Offer the topics of the question's own event only."""
        if db_field.name == "topic":
            match = request.resolver_match
            question = match.kwargs.get("object_id") if match else None
            kwargs["queryset"] = DiscussionTopic.objects.filter(event__questions=question)
            kwargs["empty_label"] = _("Another subject")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def view_on_site(self, obj: Question) -> str:
        """Return the page where participants read the questions."""
        return reverse("events:questions", args=[obj.event.slug])

    # ── Columns and lines ──────────────────────────────────────────────────────────────────────

    @admin.display(description=gettext_lazy("question"), ordering="text")
    def short(self, question: Question) -> SafeString:
        """Return the first words, in their language."""
        return format_html('<span lang="{}">{}</span>', question.language, Truncator(question.text).chars(120))

    @admin.display(description=gettext_lazy("supporters"), ordering="supporter_count")
    def supporters(self, question: Any) -> int:
        """How many participants want to know this, too."""
        return question.supporter_count

    @admin.display(description=gettext_lazy("answer"))
    def answered(self, question: Question) -> str:
        """Say whether there is an answer and whether it can be read."""
        if question.answered_at:
            return _("On the event’s page")
        return _("Written, not published") if translations_of(question, "answer") else "–"

    @admin.display(description=gettext_lazy("asked by"))
    def asked_by(self, question: Question) -> SafeString | str:
        """Return who has asked, with a link; participants are never told."""
        if question.registration is None:
            return _("Nobody who is known any more")
        url = reverse("admin:events_registration_change", args=[question.registration_id])
        return format_html('<a href="{}">{}</a>', url, question.registration.name)

    # ── Saving and deleting ────────────────────────────────────────────────────────────────────

    def save_model(self, request: HttpRequest, obj: Question, form: forms.ModelForm, change: bool) -> None:  # noqa: FBT001
        """Save through the services, so that the page of the event shows it at once."""
        services.correct_question(question=obj)

    def delete_model(self, request: HttpRequest, obj: Question) -> None:
        """Delete a question, also from the answers of the registration form."""
        services.remove_question(question=obj)

    def delete_queryset(self, request: HttpRequest, queryset: models.QuerySet[Question]) -> None:
        """Delete the chosen questions in the same way."""
        with transaction.atomic():
            for question in queryset:
                services.remove_question(question=question)

    # ── Actions ────────────────────────────────────────────────────────────────────────────────

    def offers(self, action: str, obj: Question) -> bool:
        """Whether a question can be shown or hidden as it stands; answers are published for all of an event."""
        return obj.status != {"show": Status.SHOWN, "hide": Status.HIDDEN}.get(action)

    def _moderate(self, request: HttpRequest, questions: Iterable[Question], status: str) -> None:
        changed = 0
        for question in questions:
            if question.status != status:
                services.moderate(question=question, status=status)
                changed += 1
        words = ngettext("%(count)s question changed.", "%(count)s questions changed.", changed)
        self.message_user(request, words % {"count": changed})

    @admin.action(description=gettext_lazy("Show"), permissions=["change"], location=EVERYWHERE)
    @previewed(gettext_lazy("Show these questions?"), hindered=_already(Status.SHOWN))
    def show(self, request: HttpRequest, queryset: models.QuerySet[Question]) -> None:
        """Let participants see the questions."""
        self._moderate(request, queryset, Status.SHOWN)

    @admin.action(description=gettext_lazy("Hide"), permissions=["change"], location=EVERYWHERE)
    @previewed(gettext_lazy("Hide these questions?"), hindered=_already(Status.HIDDEN))
    def hide(self, request: HttpRequest, queryset: models.QuerySet[Question]) -> None:
        """Keep the questions from participants."""
        self._moderate(request, queryset, Status.HIDDEN)

    @admin.action(
        description=gettext_lazy("Publish all answers of the event"), permissions=["change"], location=EVERYWHERE
    )
    @previewed(gettext_lazy("Publish all answers of the events of these questions?"))
    def publish_answers(self, request: HttpRequest, queryset: models.QuerySet[Question]) -> None:
        """Put all answers of the chosen questions' events on the pages of these events."""
        events = Event.objects.filter(pk__in=set(queryset.values_list("event", flat=True)))
        published = sum(services.publish_answers(event=event) for event in events)
        words = ngettext("%(count)s answer published.", "%(count)s answers published.", published)
        self.message_user(request, words % {"count": published}, messages.SUCCESS if published else messages.WARNING)
        if any(not event.has_ended for event in events):
            self.message_user(request, _("Answers can be read on the page of an event once it is over."))
