"""Questions in the administration: let through, sorted, answered, and listed for those on the podium."""

import pytest
from django.test import Client
from django.urls import reverse

from events import services
from events.models import Question
from hub.taxonomy.models import Place
from tests.acting import act
from tests.events.admin_forms import change_url
from tests.factories import EventFactory, QuestionFactory, RegistrationFactory
from tests.reading import PageReader

pytestmark = pytest.mark.django_db
Status = Question.Status
QUESTIONS = reverse("admin:events_question_changelist")


def by_topic(event):
    return reverse("admin:events_event_questions", args=[event.pk])


def form_of(client, question, **changes):
    """Return what the form of `question` sends when nothing but `changes` is typed."""
    form = client.get(change_url(question)).context["adminform"].form
    return {name: form[name].value() or "" for name in form.fields} | changes


# ── Letting through ──────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(("action", "status"), [("show", Status.SHOWN), ("hide", Status.HIDDEN)])
def test_questions_are_shown_and_hidden_from_the_list(desk, action, status):
    questions = QuestionFactory.create_batch(2, status=Status.PENDING)

    response = act(desk, QUESTIONS, action, *questions)

    assert set(Question.objects.values_list("status", flat=True)) == {status}
    assert "2 questions changed." in response.text


def test_a_question_is_shown_by_a_button_beside_it(desk):
    question = QuestionFactory(status=Status.PENDING)

    desk.post(change_url(question), {"_selected_action": question.pk, "CHANGE_FORM-action": "show"})

    question.refresh_from_db()
    assert question.status == Status.SHOWN


def test_the_list_tells_supporters_and_narrows_to_an_event_and_its_topics(desk):
    event = EventFactory(complete=2)
    wanted = QuestionFactory(event=event, topic=event.topics.first(), text="Wanted?")
    services.support(question=wanted, registration=RegistrationFactory(event=event))
    QuestionFactory(event=event, text="Beside?")
    QuestionFactory(text="Elsewhere?")

    rows = {
        query: [(row.text, row.supporter_count) for row in desk.get(f"{QUESTIONS}?{query}").context["cl"].result_list]
        for query in (
            f"event={event.pk}&topic={wanted.topic_id}",
            f"event={event.pk}&topic=none",
            "status__exact=shown",
        )
    }

    assert [sorted(found) for found in rows.values()] == [
        [("Wanted?", 1)],
        [("Beside?", 0)],
        [("Beside?", 0), ("Elsewhere?", 0), ("Wanted?", 1)],
    ]
    assert "2. Topic 2" in desk.get(f"{QUESTIONS}?event={event.pk}").text


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_takes_the_same_queries_for_any_number(desk, count, django_assert_num_queries):
    event = EventFactory(complete=1)
    QuestionFactory.create_batch(count, event=event, topic=event.topics.get(), answer_en="Yes.")

    with django_assert_num_queries(7):
        desk.get(QUESTIONS)


def test_nobody_adds_a_question_here(desk):
    assert desk.get(reverse("admin:events_question_add")).status_code == 403


# ── Correcting and answering ─────────────────────────────────────────────────────────────────
def test_a_question_is_put_under_a_topic_of_its_event_only(desk):
    event, other = EventFactory(complete=2), EventFactory(complete=1)
    question = QuestionFactory(event=event)
    topic = event.topics.last()

    refused = desk.post(change_url(question), form_of(desk, question, topic=other.topics.get().pk))
    desk.post(change_url(question), form_of(desk, question, topic=topic.pk))

    question.refresh_from_db()
    assert "topic" in refused.context["adminform"].form.errors
    assert question.topic == topic


def test_correcting_the_words_corrects_the_answer_in_the_registration_form(desk):
    registration = RegistrationFactory(question="Does Mr X pay?")
    services.note_answer(registration=registration)
    question = Question.objects.get()

    desk.post(change_url(question), form_of(desk, question, text="Does the employer pay?"))

    registration.refresh_from_db()
    assert (Question.objects.get().text, registration.question) == ("Does the employer pay?", "Does the employer pay?")


def test_the_question_of_a_registration_is_corrected_among_the_questions_only(desk):
    registration = RegistrationFactory(question="Who pays?")

    form = desk.get(change_url(registration)).context["adminform"].form

    assert "question" not in form.fields
    assert "name" in form.fields


def test_answers_are_written_in_tabs_and_published_for_the_whole_event(desk, client):
    event = EventFactory(ended=True)
    question, other = QuestionFactory.create_batch(2, event=event)
    for row in (question, other):
        desk.post(change_url(row), form_of(desk, row, answer_fr="L’employeur paie."))
    assert "paie" not in client.get(f"/fr/events/{event.slug}/").text

    response = act(desk, QUESTIONS, "publish_answers", question)

    assert "2 answers published." in response.text
    assert client.get(f"/fr/events/{event.slug}/").text.count("L’employeur paie.") == 2


def test_a_corrected_answer_is_read_at_once_and_an_emptied_one_is_gone(desk, client):
    event = EventFactory(ended=True)
    question = QuestionFactory(event=event, answer_en="Nobody.")
    services.publish_answers(event=event)
    pages = [client.get(f"/en/events/{event.slug}/").text]

    for answer in ("The employer.", ""):
        desk.post(change_url(question), form_of(desk, question, answer_en=answer))
        pages.append(client.get(f"/en/events/{event.slug}/").text)

    question.refresh_from_db()
    assert ["Nobody." in page for page in pages] == [True, False, False]
    assert ["The employer." in page for page in pages] == [False, True, False]
    assert [question.text in page for page in pages] == [True, True, False]
    assert question.answered_at is None


def test_answers_published_before_the_end_are_said_to_wait_for_it(desk):
    question = QuestionFactory(answer_en="Nobody.")

    response = act(desk, QUESTIONS, "publish_answers", question)

    assert "Answers can be read on the page of an event once it is over." in response.text


def test_a_deleted_question_leaves_the_registration_form_too(desk):
    registration = RegistrationFactory(question="Who pays?")
    services.note_answer(registration=registration)

    desk.post(reverse("admin:events_question_delete", args=[Question.objects.get().pk]), {"post": "yes"})

    registration.refresh_from_db()
    assert not Question.objects.exists()
    assert registration.question == ""


def test_deleting_several_questions_shows_on_the_page_of_the_event_at_once(desk, client):
    event = EventFactory()
    questions = QuestionFactory.create_batch(2, event=event)
    assert "Participants have asked 2 questions so far." in PageReader(client.get(event.get_absolute_url()).text).text

    desk.post(
        QUESTIONS,
        {"action": "delete_selected", "_selected_action": [question.pk for question in questions], "post": "yes"},
    )

    assert "have asked" not in client.get(event.get_absolute_url()).text


# ── For the podium ───────────────────────────────────────────────────────────────────────────
def test_the_page_of_an_event_counts_its_questions_and_leads_to_them(desk):
    event = EventFactory()
    QuestionFactory.create_batch(2, event=event)
    QuestionFactory(event=event, status=Status.PENDING)

    page = PageReader(desk.get(change_url(event)).text)

    assert "1 to be read · 2 shown · Questions by topic" in page.text
    assert by_topic(event) in page.links
    assert f"{QUESTIONS}?event={event.pk}&status__exact=pending" in page.links


def test_the_list_for_the_podium_has_no_names_and_nothing_hidden(desk):
    event = EventFactory(complete=2)
    asker = RegistrationFactory(
        event=event,
        name="Shy Asker",
        email="shy@union.example",
        organisation_name="Secret Union",
        group="union",
        country=Place.objects.get(slug="ke"),
    )
    facts = {"event": event, "topic": event.topics.first(), "registration": asker}
    QuestionFactory(text="Lonely?", **facts)
    wanted = QuestionFactory(text="¿Querida?", language="es", **facts)
    QuestionFactory(text="Unread?", status=Status.PENDING, **facts)
    QuestionFactory(text="Hidden?", status=Status.HIDDEN, **facts)
    services.support(question=wanted, registration=RegistrationFactory(event=event))

    html = desk.get(by_topic(event)).text

    text = PageReader(html).text
    assert "1 ¿Querida? Spanish Trade union Kenya 0 Lonely? English Trade union Kenya 0 To be read Unread?" in text
    assert "2. Topic 2 No question on this topic yet." in text
    assert '<span lang="es">¿Querida?</span>' in html
    assert [word for word in ("Shy Asker", "shy@union.example", "Secret Union", "Hidden?") if word in html] == []


def test_the_list_for_the_podium_says_when_nobody_has_asked(desk):
    assert "Nobody has asked a question yet." in desk.get(by_topic(EventFactory())).text


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_for_the_podium_takes_the_same_queries_for_any_number(desk, count, django_assert_num_queries):
    event = EventFactory(complete=1)
    for question in QuestionFactory.create_batch(count, event=event, topic=event.topics.get()):
        question.registration.country = Place.objects.get(slug="ke")
        question.registration.save()
    desk.get(by_topic(event))

    # The session, the facilitator and her two kinds of permissions; the event, its topics and questions.
    with django_assert_num_queries(7):
        desk.get(by_topic(event))


def test_the_list_for_the_podium_is_for_staff_who_may_see_questions(member, member_client):
    event = EventFactory()
    assert Client().get(by_topic(event)).status_code == 302
    member.is_staff = True
    member.save()

    assert member_client.get(by_topic(event)).status_code == 403
