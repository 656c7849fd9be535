"""The verbs of questions: participants ask and support, facilitators let them through and answer.

Whatever takes several rows takes the event's lock first, then the registration's, so that no two verbs wait for each
other.
"""

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from events.errors import QuestionHasBeenRead, QuestionsClosed, TooManyQuestions
from events.models import DiscussionTopic, Event, Question, QuestionSupport, Registration
from events.services.locking import lock
from hub.history.models import Entry
from hub.languages import CODES, translations_of

Status = Question.Status

# How many questions one participant can ask about an event.
QUESTIONS_EACH = 5


def questions_closed_reason(event: Event) -> str:
    """Return why nobody can ask or support questions now, in the reader's language; empty if people can."""
    if event.status == Event.Status.CANCELLED:
        return _("This event has been cancelled.")
    if event.has_ended:
        return _("This event is over: no more questions are taken.")
    return ""


@transaction.atomic
def ask(*, registration: Registration, topic: DiscussionTopic | None, text: str, language: str) -> Question:
    """Ask a question, which a facilitator reads before others see it; the same words asked again are one question.

    Raises:
        QuestionsClosed: if the event is over or cancelled.
        TooManyQuestions: if the participant has asked as many as she may.
    """
    # Her own row is locked: two questions sent at once must not both be the last that is allowed.
    registration = (
        Registration.objects.select_for_update(of=["self"], no_key=True).select_related("event").get(pk=registration.pk)
    )
    _check_open(registration.event)
    same = registration.questions.filter(text=text).first()
    if same is not None:
        return same
    if registration.questions.count() >= QUESTIONS_EACH:
        words = ngettext(
            "You can ask %(count)s question about an event. Withdraw it to ask another.",
            "You can ask %(count)s questions about an event. Withdraw one of yours to ask another.",
            QUESTIONS_EACH,
        )
        raise TooManyQuestions(words % {"count": QUESTIONS_EACH})
    return Question.objects.create(
        event=registration.event, registration=registration, topic=topic, text=text, language=language
    )


@transaction.atomic
def edit_question(*, question: Question, topic: DiscussionTopic | None, text: str, language: str) -> Question:
    """Change one's own question while no facilitator has decided on it.

    Raises:
        QuestionsClosed: if the event is over or cancelled.
        QuestionHasBeenRead: if a facilitator has shown or hidden it meanwhile.
    """
    _check_open(lock(question.event))
    question = Question.objects.select_for_update().get(pk=question.pk)
    if question.status != Status.PENDING:
        raise QuestionHasBeenRead(_("A facilitator has read this question already: it can no longer be changed."))
    before = question.text
    question.topic, question.text, question.language = topic, text, language
    question.save(update_fields=["topic", "text", "language", "updated_at"])
    _echo(question, before, question.text)
    return question


@transaction.atomic
def withdraw_question(*, question: Question) -> None:
    """Take one's own question back, whether others have seen it or not.

    Raises:
        QuestionsClosed: if the event is over or cancelled.
    """
    _check_open(question.event)
    remove_question(question=question)


@transaction.atomic
def remove_question(*, question: Question) -> None:
    """Delete a question and its supports, also from the answers of the registration form."""
    event = lock(question.event)
    _echo(question, question.text, "")
    question.delete()
    if question.status == Status.SHOWN:
        _renew_page(event)


@transaction.atomic
def support(*, question: Question, registration: Registration) -> Question:
    """Note that a participant wants to know this, too; a second press and a press on one's own change nothing.

    Raises:
        QuestionsClosed: if the event is over or cancelled.
    """
    _check_open(question.event)
    if question.registration_id != registration.pk and question.status == Status.SHOWN:
        QuestionSupport.objects.get_or_create(question=question, registration=registration)
    return question


@transaction.atomic
def take_back_support(*, question: Question, registration: Registration) -> Question:
    """Take a support back; harmless if there is none.

    Raises:
        QuestionsClosed: if the event is over or cancelled.
    """
    _check_open(question.event)
    question.supports.filter(registration=registration).delete()
    return question


@transaction.atomic
def note_answer(*, registration: Registration, before: str = "") -> None:
    """Keep the question of the registration form, which was `before`, as a question like any other.

    While nobody has read it, it changes with the form; once read, other words are a new question. An emptied field
    withdraws it.

    Raises:
        QuestionsClosed: if the event is over or cancelled.
        TooManyQuestions: if it is a new question and the participant has asked as many as she may.
    """
    text = registration.question
    if text == before:
        return
    noted = registration.questions.filter(text=before).first() if before else None
    if noted is not None and not text:
        withdraw_question(question=noted)
    elif noted is not None and noted.status == Status.PENDING:
        edit_question(question=noted, topic=noted.topic, text=text, language=noted.language)
    elif text:
        ask(registration=registration, topic=None, text=text, language=registration.language)


@transaction.atomic
def moderate(*, question: Question, status: str) -> Question:
    """Show a question to the participants, or hide it; called twice it changes nothing the second time."""
    event = lock(question.event)
    question = Question.objects.select_for_update().get(pk=question.pk)
    if question.status == status:
        return question
    is_seen = Status.SHOWN in {question.status, status}
    question.status = status
    question.save(update_fields=["status", "updated_at"])
    if is_seen:
        _renew_page(event)
    return question


@transaction.atomic
def correct_question(*, question: Question) -> Question:
    """Save what a facilitator has corrected or answered; a published answer that was emptied is public no more."""
    event = lock(question.event)
    before = Question.objects.only("text", "answered_at").get(pk=question.pk)
    if not translations_of(question, "answer"):
        question.answered_at = None
    # As in English, whatever the reader's language: the untranslated column then keeps the English text.
    with override(settings.LANGUAGE_CODE):
        columns = ["topic", "text", "language", "answered_at", "updated_at", "answer"]
        question.save(update_fields=[*columns, *(f"answer_{code}" for code in CODES)])
    _echo(question, before.text, question.text)
    if before.answered_at or question.answered_at:
        _renew_page(event)
    return question


@transaction.atomic
def publish_answers(*, event: Event) -> int:
    """Put the answers to the questions shown on the event's page; return how many were not there before."""
    event = lock(event)
    # Greater than nothing: neither empty nor NULL.
    is_answered = Q(answer_en__gt="") | Q(answer_fr__gt="") | Q(answer_es__gt="")
    now = timezone.now()
    waiting = list(Question.objects.shown().filter(is_answered, event=event, answered_at=None))
    Question.objects.filter(pk__in=[question.pk for question in waiting]).update(answered_at=now, updated_at=now)
    Entry.objects.bulk_create(
        Entry.objects.changed(question, {"answered_at": [None, now.isoformat()]}) for question in waiting
    )
    if waiting:
        _renew_page(event)
    return len(waiting)


def _check_open(event: Event) -> None:
    if reason := questions_closed_reason(event):
        raise QuestionsClosed(reason)


def _echo(question: Question, before: str, now: str) -> None:
    """Let the registration form show the new words of a question that came from it."""
    Registration.objects.filter(questions=question, question=before).update(question=now)


def _renew_page(event: Event) -> None:
    """Have the event's page, kept for all its readers until the event changes, made anew.

    Only for what can be seen there: to whoever is editing the event it looks like somebody else's change.
    """
    Event.objects.filter(pk=event.pk).update(updated_at=timezone.now())
