"""Questions before the event: who may read, ask and support them."""

import pytest
from django.test import Client

from events import services
from events.models import Event, Question, Registration
from tests.events.questions import action_of, asked, end, page_of
from tests.factories import EventFactory, MemberFactory, QuestionFactory, RegistrationFactory
from tests.reading import PageReader

pytestmark = pytest.mark.django_db
Status = Question.Status


# ── Reading ──────────────────────────────────────────────────────────────────────────────────
def test_questions_stand_under_their_topics_the_most_wanted_first(member_client, event):
    first, second = event.topics.all()
    lonely = QuestionFactory(event=event, topic=second, text="Lonely question?")
    wanted = QuestionFactory(event=event, topic=second, text="Wanted question?")
    QuestionFactory(event=event, text="Question beside all topics?")
    for supporter in RegistrationFactory.create_batch(2, event=event):
        services.support(question=wanted, registration=supporter)

    response = member_client.get(page_of(event))

    text = PageReader(response.text).text
    places = [
        text.index(words)
        for words in (
            first.title,
            "No question on this topic yet.",
            second.title,
            wanted.text,
            "2 supporters",
            lonely.text,
            "Another subject",
            "Question beside all topics?",
        )
    ]
    assert places == sorted(places)


def test_a_question_in_another_language_says_so_to_eye_and_ear(member_client, event):
    QuestionFactory(event=event, text="¿Quién paga el visado?", language="es")

    response = member_client.get(page_of(event, "fr"))

    assert '<span lang="es">¿Quién paga el visado?</span> <small class="foreign">' in response.text


def test_nobody_reads_who_has_asked_or_what_was_not_let_through(member_client, event):
    asker = RegistrationFactory(event=event, name="Shy Asker", organisation_name="Secret Union")
    QuestionFactory(event=event, registration=asker)
    QuestionFactory(event=event, registration=asker, text="Pending?", status=Status.PENDING)
    QuestionFactory(event=event, registration=asker, text="Hidden?", status=Status.HIDDEN)

    text = member_client.get(page_of(event)).text

    assert [words for words in ("Shy Asker", "Secret Union", asker.email, "Pending?", "Hidden?") if words in text] == []
    assert "The names of those who ask are shown to nobody but the facilitators." in text


def test_ones_own_questions_show_how_they_stand(member_client, registration, event):
    for status in Status:
        QuestionFactory(event=event, registration=registration, text=f"Mine is {status}?", status=status)

    text = PageReader(member_client.get(page_of(event)).text).text

    assert "Mine is pending? A facilitator reads it first Change it Withdraw it" in text
    assert "Mine is shown? Shown to participants Withdraw it" in text
    assert "Mine is hidden? Not shown Withdraw it" in text


def test_a_guest_with_the_mailed_link_reads_the_questions(client, event):
    guest = RegistrationFactory(event=event)
    question = QuestionFactory(event=event)
    client.get(f"/registration/{guest.token}/")

    assert question.text in client.get(page_of(event)).text


@pytest.mark.parametrize("path", ["", "register/"])
def test_strangers_are_led_to_registration_and_read_nothing(client, path):
    question = QuestionFactory()

    response = client.get(page_of(question.event))

    assert response.status_code == 200
    assert question.text not in response.text
    assert f"/en/events/{question.event.slug}/{path}" in PageReader(response.text).links


def test_a_guest_who_has_not_confirmed_the_address_is_led_to_do_so(client, event):
    unproven = RegistrationFactory(event=event, is_address_proven=False, status=Registration.Status.PENDING)
    question = QuestionFactory(event=event)
    client.get(f"/registration/{unproven.token}/")

    response = client.get(page_of(event))

    assert question.text not in response.text
    assert f"/en/registrations/{unproven.uuid}/" in PageReader(response.text).links


def test_who_has_given_up_the_place_reads_no_more(member_client, registration, event):
    question = QuestionFactory(event=event)
    services.cancel_registration(registration=registration)

    assert question.text not in member_client.get(page_of(event)).text


def test_questions_of_an_event_for_members_ask_strangers_to_sign_in(client):
    event = EventFactory(access=Event.Access.MEMBERS)

    assert client.get(page_of(event))["Location"].startswith("/en/account/login/?next=/en/events/")


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_takes_the_same_queries_for_any_number_of_questions(
    member_client, registration, event, count, django_assert_num_queries
):
    topic = event.topics.first()
    for question in [
        *QuestionFactory.create_batch(count, event=event, topic=topic),
        *QuestionFactory.create_batch(count, event=event, registration=registration),
    ]:
        services.support(question=question, registration=RegistrationFactory(event=event))

    # The session, the member, the event and her registration; topics, questions, her own and the topics of the form.
    with django_assert_num_queries(8):
        member_client.get(page_of(event))


# ── Asking ───────────────────────────────────────────────────────────────────────────────────
def test_ask_keeps_the_question_for_a_facilitator_to_read(member_client, registration, event):
    topic = event.topics.first()

    response = member_client.post(page_of(event), asked(topic=topic.pk, language="fr"), follow=True)

    question = registration.questions.get()
    assert response.redirect_chain == [(page_of(event), 302)]
    assert "A facilitator reads your question before others see it." in response.text
    assert (question.event, question.topic, question.status) == (event, topic, Status.PENDING)
    assert (question.text, question.language) == ("Who pays for the medical test?", "fr")


def test_ask_twice_makes_one_question(member_client, registration, event):
    member_client.post(page_of(event), asked())

    response = member_client.post(page_of(event), asked())

    assert response.status_code == 302
    assert registration.questions.count() == 1


@pytest.mark.parametrize(
    ("field", "value"), [("text", "x" * 601), ("text", ""), ("language", "de"), ("topic", "999999")]
)
def test_ask_with_invalid_input_says_so_beside_the_field_and_loses_nothing(
    member_client, registration, event, field, value
):
    entered = asked() | {field: value}

    response = member_client.post(page_of(event), entered)

    assert response.status_code == 422
    assert f'id="id_{field}_error"' in response.text
    assert "<title>Error: " in response.text
    assert entered["text"] in response.text
    assert not registration.questions.exists()


def test_ask_takes_no_topic_of_another_event(member_client, registration, event):
    foreign = EventFactory(complete=1).topics.get()

    response = member_client.post(page_of(event), asked(topic=foreign.pk))

    assert response.status_code == 422
    assert not registration.questions.exists()


def test_a_sixth_question_is_refused_beside_the_field_and_kept(member_client, registration, event):
    QuestionFactory.create_batch(5, event=event, registration=registration)

    response = member_client.post(page_of(event), asked())

    assert response.status_code == 422
    assert "You can ask 5 questions about an event. Withdraw one of yours to ask another." in response.text
    assert 'id="id_text_error"' in response.text
    assert "Who pays for the medical test?" in response.text
    assert registration.questions.count() == 5


def test_nobody_asks_after_the_end(member_client, registration, event):
    end(event)

    response = member_client.post(page_of(event), asked())

    assert response.status_code == 422
    assert "This event is over: no more questions are taken." in response.text
    assert "<form" not in response.text.partition('class="article"')[2].partition("</main>")[0]
    assert not registration.questions.exists()


def test_ask_is_for_participants_only(client, event):
    other = Client()
    other.force_login(MemberFactory())

    assert client.post(page_of(event), asked()).status_code == 403
    assert other.post(page_of(event), asked()).status_code == 403
    assert not Question.objects.exists()


# ── Supporting ───────────────────────────────────────────────────────────────────────────────
def test_support_leads_back_to_the_question_and_a_second_press_changes_nothing(member_client, registration, event):
    question = QuestionFactory(event=event)

    response = member_client.post(action_of(question, "support/"))
    member_client.post(action_of(question, "support/"))

    assert response["Location"] == f"{page_of(event)}#question-{question.uuid}"
    assert [support.registration for support in question.supports.all()] == [registration]
    assert "Take my support back" in member_client.get(page_of(event)).text


def test_take_back_leads_back_to_the_question_and_a_second_press_changes_nothing(member_client, registration, event):
    question = QuestionFactory(event=event)
    services.support(question=question, registration=registration)

    member_client.post(action_of(question, "take-back/"))
    response = member_client.post(action_of(question, "take-back/"))

    assert response["Location"] == f"{page_of(event)}#question-{question.uuid}"
    assert not question.supports.exists()


def test_ones_own_question_needs_no_support(member_client, registration, event):
    question = QuestionFactory(event=event, registration=registration)

    member_client.post(action_of(question, "support/"))

    assert not question.supports.exists()
    assert "I want to know this, too" not in member_client.get(page_of(event)).text


@pytest.mark.parametrize("status", [Status.PENDING, Status.HIDDEN])
def test_only_what_participants_see_is_supported(member_client, event, status):
    question = QuestionFactory(event=event, status=status)

    assert member_client.post(action_of(question, "support/")).status_code == 404
    assert not question.supports.exists()


@pytest.mark.parametrize("action", ["support/", "take-back/"])
def test_nobody_supports_after_the_end(member_client, registration, event, action):
    question = QuestionFactory(event=event)
    services.support(question=question, registration=registration)
    end(event)

    response = member_client.post(action_of(question, action), follow=True)

    assert "This event is over: no more questions are taken." in response.text
    assert question.supports.count() == 1
