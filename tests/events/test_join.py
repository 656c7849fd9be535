"""The join gate: early, open, over, cancelled, not registered."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from events.models import Registration
from tests.factories import EventFactory, MemberFactory, RegistrationFactory

pytestmark = pytest.mark.django_db
MEETING = "https://zoom.example/j/81234567890"


def registered(member, **event_fields):
    event = EventFactory(meeting_url=MEETING, **event_fields)
    return RegistrationFactory(event=event, member=member, email=member.email)


def gate(registration, language="en"):
    return f"/{language}/events/{registration.event.slug}/join/"


def soon(minutes):
    return timezone.now() + timedelta(minutes=minutes)


def test_the_button_records_the_first_join_and_leads_to_the_meeting(member_client, member):
    registration = registered(member, starts_at=soon(10))

    response = member_client.post(gate(registration))
    registration.refresh_from_db()
    first = registration.joined_at
    member_client.post(gate(registration))

    registration.refresh_from_db()
    assert (response.status_code, response["Location"]) == (302, MEETING)
    assert first is not None
    assert registration.joined_at == first


def test_opening_the_gate_changes_nothing_and_does_not_show_the_address(member_client, member):
    registration = registered(member, starts_at=soon(10))

    response = member_client.get(gate(registration))

    registration.refresh_from_db()
    assert "The doors are open" in response.text
    assert MEETING not in response.text
    assert registration.joined_at is None


def test_the_gate_lets_its_form_go_to_the_meeting_and_nowhere_else(member_client, member):
    registration = registered(member, starts_at=soon(10))

    response = member_client.get(gate(registration))

    policy = dict(part.strip().split(" ", 1) for part in response["Content-Security-Policy"].split(";"))
    assert policy["form-action"] == "'self' https://zoom.example"


def test_the_gate_is_kept_out_of_caches_referrers_and_search_engines(member_client, member):
    registration = registered(member, starts_at=soon(10))

    response = member_client.get(gate(registration))

    assert response["Cache-Control"] == "private, no-store"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"starts_at": soon(60)}, "You are early"),
        ({"starts_at": soon(-200)}, "This event is over"),
        ({"starts_at": soon(10), "status": "cancelled"}, "This event has been cancelled"),
        ({"starts_at": soon(10), "status": "postponed"}, "This event has been postponed"),
    ],
)
def test_a_closed_gate_says_why_and_lets_nobody_through(member_client, member, fields, words):
    registration = registered(member, **fields)

    page, pressed = member_client.get(gate(registration)), member_client.post(gate(registration))

    assert words in page.text
    assert pressed.status_code == 200
    registration.refresh_from_db()
    assert registration.joined_at is None


def test_the_gate_asks_who_is_not_registered_to_register(client, member_client):
    event = EventFactory(starts_at=soon(10))

    stranger, member = (
        client.post(f"/en/events/{event.slug}/join/"),
        member_client.get(f"/en/events/{event.slug}/join/"),
    )

    assert "You are not registered for this event" in stranger.text
    assert "You are not registered for this event" in member.text


def test_somebody_on_the_waiting_list_does_not_get_in(member_client, member):
    registration = registered(member, starts_at=soon(10))
    Registration.objects.update(status="waitlisted", waitlisted_at=timezone.now())

    response = member_client.post(gate(registration))

    assert "You are on the waiting list" in response.text


def test_the_mailed_link_leads_to_the_gate_in_the_registrants_language():
    registration = RegistrationFactory(event=EventFactory(starts_at=soon(10), meeting_url=MEETING), language="fr")
    guest = Client()

    response = guest.get(f"/join/{registration.token}/")
    pressed = guest.post(response["Location"])

    assert response["Location"] == gate(registration, "fr")
    assert response["Referrer-Policy"] == "no-referrer"
    assert pressed["Location"] == MEETING


def test_a_wrong_token_opens_nothing(client):
    response = client.get("/join/" + "A" * 43 + "/")

    assert response.status_code == 404
    assert "This link no longer works" in response.text


def test_the_proof_of_one_registration_opens_no_other_gate():
    first, second = (RegistrationFactory(event=EventFactory(starts_at=soon(10))) for _ in range(2))
    guest = Client()
    guest.get(f"/join/{first.token}/")

    response = guest.post(gate(second))

    assert response.status_code == 200
    second.refresh_from_db()
    assert second.joined_at is None


def test_a_gate_without_address_yet_says_so(member_client, member):
    registration = registered(member, starts_at=soon(10))
    registration.event.meeting_url = ""
    registration.event.save()

    assert "The meeting is being set up" in member_client.get(gate(registration)).text


def test_a_new_address_counts_at_once(member_client, member):
    registration = registered(member, starts_at=soon(10))
    registration.event.meeting_url = "https://meet.example/new"
    registration.event.save()

    assert member_client.post(gate(registration))["Location"] == "https://meet.example/new"


def test_another_members_gate_stays_closed(member):
    registration = registered(member, starts_at=soon(10))
    other = Client()
    other.force_login(MemberFactory())

    assert other.post(gate(registration)).status_code == 200
