"""One's own questions, the one of the registration form, and what the event's page shows."""

import pytest
from django.core.cache import cache
from django.test import Client

from events import services
from events.models import DiscussionTopic, Event, Question, QuestionSupport, Registration
from tests.events.questions import action_of, asked, end, page_of
from tests.events.test_registration_pages import ANSWERS, guest_answers
from tests.factories import EventFactory, MemberFactory, QuestionFactory, RegistrationFactory
from tests.reading import PageReader

pytestmark = pytest.mark.django_db
Status = Question.Status


# ── Changing and withdrawing ─────────────────────────────────────────────────────────────────
def test_an_unread_question_can_be_changed(member_client, registration, event):
    question = QuestionFactory(event=event, registration=registration, status=Status.PENDING)
    topic = event.topics.last()
    assert question.text in member_client.get(action_of(question, "")).text

    response = member_client.post(action_of(question, ""), asked(topic=topic.pk, language="es"))

    question.refresh_from_db()
    assert response["Location"] == page_of(event)
    assert (question.text, question.topic, question.language) == ("Who pays for the medical test?", topic, "es")


def test_a_question_that_was_emptied_is_refused_and_stays(member_client, registration, event):
    question = QuestionFactory(event=event, registration=registration, status=Status.PENDING)

    response = member_client.post(action_of(question, ""), asked(text=""))

    assert response.status_code == 422
    assert 'id="id_text_error"' in response.text
    assert Question.objects.get(pk=question.pk).text == question.text


def test_an_unread_question_stays_as_it_was_after_the_end(member_client, registration, event):
    question = QuestionFactory(event=event, registration=registration, status=Status.PENDING)
    end(event)

    response = member_client.post(action_of(question, ""), asked())

    assert response.status_code == 422
    assert "This event is over: no more questions are taken." in response.text
    assert Question.objects.get(pk=question.pk).text == question.text


@pytest.mark.parametrize("status", [Status.SHOWN, Status.HIDDEN])
def test_a_question_that_was_read_cannot_be_changed(member_client, registration, event, status):
    question = QuestionFactory(event=event, registration=registration, status=status)

    assert member_client.get(action_of(question, "")).status_code == 404
    assert member_client.post(action_of(question, ""), asked()).status_code == 404


def test_withdraw_takes_the_question_away_and_a_second_press_is_harmless(member_client, registration, event):
    question = QuestionFactory(event=event, registration=registration)
    services.support(question=question, registration=RegistrationFactory(event=event))

    member_client.post(action_of(question, "withdraw/"))
    response = member_client.post(action_of(question, "withdraw/"))

    assert response["Location"] == page_of(event)
    assert (Question.objects.count(), QuestionSupport.objects.count()) == (0, 0)


def test_nobody_withdraws_after_the_end(member_client, registration, event):
    question = QuestionFactory(event=event, registration=registration)
    end(event)

    response = member_client.post(action_of(question, "withdraw/"), follow=True)

    assert "This event is over: no more questions are taken." in response.text
    assert Question.objects.exists()


@pytest.mark.parametrize("action", ["support/", "take-back/", "withdraw/"])
def test_actions_on_a_question_reject_get(member_client, registration, event, action):
    question = QuestionFactory(event=event, registration=registration)

    assert member_client.get(action_of(question, action)).status_code == 405


@pytest.mark.parametrize("action", ["", "support/", "take-back/", "withdraw/"])
def test_actions_on_a_question_are_for_participants_only(client, action):
    question = QuestionFactory(status=Status.SHOWN if action else Status.PENDING)
    services.support(question=question, registration=RegistrationFactory(event=question.event))
    other = Client()
    other.force_login(MemberFactory())

    assert client.post(action_of(question, action), asked()).status_code == 404
    assert other.post(action_of(question, action), asked()).status_code == 404
    assert Question.objects.get().text == question.text
    assert question.supports.count() == (1 if action else 0)


def test_another_participants_question_is_neither_changed_nor_withdrawn(member_client, event):
    pending = QuestionFactory(event=event, status=Status.PENDING)

    assert member_client.get(action_of(pending, "")).status_code == 404
    assert member_client.post(action_of(pending, ""), asked()).status_code == 404
    member_client.post(action_of(pending, "withdraw/"))
    assert Question.objects.get().text == pending.text


# ── The question of the registration form ────────────────────────────────────────────────────
def answers(**changes):
    return {"listening_language": "en", "question": "Who pays?", "accessibility_needs": ""} | changes


def test_the_question_of_the_form_becomes_one_to_be_read(member_client, member):
    event = EventFactory(complete=1)

    member_client.post(f"/en/events/{event.slug}/register/", ANSWERS)

    question = event.questions.get()
    assert (question.text, question.topic, question.status) == ("Who pays?", None, Status.PENDING)
    assert question.registration.member == member


def test_the_question_of_a_guest_is_in_the_language_of_the_form(client):
    event = EventFactory()

    client.post(f"/es/events/{event.slug}/register/", guest_answers(question="¿Quién paga?"))

    assert event.questions.get().language == "es"


def test_a_form_without_a_question_makes_none(member_client):
    event = EventFactory()

    member_client.post(f"/en/events/{event.slug}/register/", ANSWERS | {"question": ""})

    assert not Question.objects.exists()


def test_an_unread_question_changes_with_the_form(member_client, registration):
    member_client.post(registration.get_absolute_url(), answers())

    member_client.post(registration.get_absolute_url(), answers(question="Who pays the broker?"))
    member_client.post(registration.get_absolute_url(), answers(question="Who pays the broker?"))

    assert registration.questions.get().text == "Who pays the broker?"


def test_the_form_changes_with_the_unread_question(member_client, registration, event):
    member_client.post(registration.get_absolute_url(), answers())
    question = registration.questions.get()

    member_client.post(action_of(question, ""), asked())
    member_client.post(registration.get_absolute_url(), answers(question="Who pays for the medical test?"))

    registration.refresh_from_db()
    assert registration.question == "Who pays for the medical test?"
    assert registration.questions.count() == 1


def test_other_words_than_those_that_were_read_are_a_new_question(member_client, registration):
    member_client.post(registration.get_absolute_url(), answers())
    services.moderate(question=registration.questions.get(), status=Status.SHOWN)

    member_client.post(registration.get_absolute_url(), answers(question="Who pays the broker?"))

    states = dict(registration.questions.values_list("text", "status"))
    assert states == {"Who pays?": "shown", "Who pays the broker?": "pending"}


def test_an_emptied_form_withdraws_the_question_and_a_withdrawn_one_leaves_the_form(member_client, registration):
    member_client.post(registration.get_absolute_url(), answers())
    member_client.post(registration.get_absolute_url(), answers(question=""))
    assert not registration.questions.exists()

    member_client.post(registration.get_absolute_url(), answers())
    member_client.post(action_of(registration.questions.get(), "withdraw/"))

    registration.refresh_from_db()
    assert registration.question == ""


def test_one_question_too_many_in_the_form_is_refused_beside_the_field(member_client, registration, event):
    QuestionFactory.create_batch(5, event=event, registration=registration)

    response = member_client.post(registration.get_absolute_url(), answers(listening_language="fr"))

    registration.refresh_from_db()
    assert response.status_code == 422
    assert 'id="id_question_error"' in response.text
    assert "Who pays?" in response.text
    assert (registration.question, registration.listening_language) == ("", "en")


def test_who_comes_back_with_as_many_questions_as_allowed_still_gets_a_place(member_client, registration, event):
    QuestionFactory.create_batch(5, event=event, registration=registration)
    services.cancel_registration(registration=registration)

    response = member_client.post(f"/en/events/{event.slug}/register/", ANSWERS)

    registration.refresh_from_db()
    assert response.status_code == 302
    assert (registration.status, registration.question) == (Registration.Status.CONFIRMED, "Who pays?")
    assert registration.questions.count() == 5


def test_the_page_of_the_registration_leads_to_the_questions(member_client, registration, event):
    response = member_client.get(registration.get_absolute_url())

    assert page_of(event) in PageReader(response.text).links


# ── On the page of the event ─────────────────────────────────────────────────────────────────
def event_text(client, event, language="en"):
    return PageReader(client.get(f"/{language}/events/{event.slug}/").text).text


def test_the_event_says_at_once_how_many_questions_can_be_read(client, event):
    QuestionFactory(event=event)
    second = QuestionFactory(event=event, status=Status.PENDING)
    assert "Participants have asked 1 question so far." in event_text(client, event)

    services.moderate(question=second, status=Status.SHOWN)

    assert "Participants have asked 2 questions so far." in event_text(client, event)


def test_a_withdrawn_question_is_no_longer_counted_at_once(member_client, client, registration, event):
    question = QuestionFactory(event=event, registration=registration)
    assert "Participants have asked 1 question so far." in event_text(client, event)

    member_client.post(action_of(question, "withdraw/"))

    assert "Participants have asked" not in event_text(client, event)


def test_what_cannot_be_seen_on_the_event_leaves_its_version_alone(member_client, registration, event):
    question = QuestionFactory(event=event, registration=registration, status=Status.PENDING)
    other = QuestionFactory(event=event)
    before = Event.objects.get(pk=event.pk).updated_at

    member_client.post(action_of(other, "support/"))
    member_client.post(action_of(question, "withdraw/"))
    services.moderate(question=QuestionFactory(event=event, status=Status.PENDING), status=Status.HIDDEN)

    assert Event.objects.get(pk=event.pk).updated_at == before


def test_the_event_offers_its_participants_to_ask(member_client, client, registration, event):
    own, others = event_text(member_client, event), event_text(client, event)

    assert "Ask a question" in own
    assert "Ask a question" not in others


def test_published_answers_stand_at_once_on_the_page_of_the_event_under_their_topics(client, event):
    first, second = event.topics.all()
    facts = {"event": event, "answer_en": "The **employer** does."}
    QuestionFactory(topic=second, text="Who pays the broker?", **facts)
    QuestionFactory(topic=None, text="Is there a list?", event=event, answer_fr="Oui, *ici*.")
    QuestionFactory(text="Hidden?", status=Status.HIDDEN, **facts)
    QuestionFactory(event=event, text="Unanswered?")
    end(event)
    before = event_text(client, event)

    count = services.publish_answers(event=event)

    text = event_text(client, event)
    assert count == 2
    assert "Who pays the broker?" not in before
    assert f"{second.title} Who pays the broker? The employer does." in text
    assert "Another subject Is there a list? in French Oui, ici ." in text
    assert text.count(first.title) == 1
    assert "Hidden?" not in text
    assert "Unanswered?" not in text


def test_publish_answers_twice_publishes_nothing_twice(event):
    question = QuestionFactory(event=event, answer_en="Nobody.")

    counts = [services.publish_answers(event=event) for _ in range(2)]

    question.refresh_from_db()
    assert counts == [1, 0]
    assert question.answered_at is not None


@pytest.mark.parametrize("count", [1, 3])
def test_the_answers_take_the_same_queries_for_any_number(client, count, django_assert_num_queries):
    event = EventFactory(complete=1, ended=True)
    topic = DiscussionTopic.objects.get(event=event)
    QuestionFactory.create_batch(count, event=event, topic=topic, answer_en="Nobody.")
    services.publish_answers(event=event)
    cache.clear()

    with django_assert_num_queries(8):
        client.get(f"/en/events/{event.slug}/")
