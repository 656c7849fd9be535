"""The question of gender: asked of everybody who registers, answered by nobody who does not want to."""

from datetime import timedelta

import pytest
from django.utils import timezone

from events import services
from events.models import Registration
from members.models import Member
from tests.events.test_registration_pages import ANSWERS, guest_answers
from tests.factories import EventFactory, RegistrationFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("answer", "kept"), [({}, ""), ({"gender": ""}, ""), ({"gender": "woman"}, "woman")])
def test_guests_may_say_it_or_leave_it(client, answer, kept):
    event = EventFactory()

    response = client.post(f"/en/events/{event.slug}/register/", guest_answers(**answer))

    assert response.status_code == 302
    assert Registration.objects.get().gender == kept


def test_the_question_comes_after_the_country_and_begins_with_no_answer(client):
    page = client.get(f"/en/events/{EventFactory().slug}/register/").text

    assert page.index('name="country"') < page.index('name="gender"') < page.index('name="time_zone"')
    assert '<option value="" selected>I prefer not to say</option>' in page
    assert "Used only for figures about groups of people" in page


def test_members_say_it_once_in_the_profile_and_it_goes_along(member_client, member):
    event = EventFactory()
    Member.objects.filter(pk=member.pk).update(gender="man")

    member_client.post(f"/en/events/{event.slug}/register/", ANSWERS)

    assert Registration.objects.get().gender == "man"


def test_whoever_comes_back_with_another_answer_is_counted_by_it(client):
    event = EventFactory()
    RegistrationFactory(event=event, email="amina@union.example", gender="man", status="cancelled")

    client.post(f"/en/events/{event.slug}/register/", guest_answers(gender=""))

    assert Registration.objects.get().gender == ""


def test_it_is_forgotten_with_the_other_answers(member):
    event = EventFactory(starts_at=timezone.now() - timedelta(days=400))
    RegistrationFactory(event=event, gender="woman")
    RegistrationFactory(event=event, gender="woman", member=member, email=member.email)

    services.forget(now=timezone.now())

    assert set(Registration.objects.values_list("gender", flat=True)) == {""}
