"""The join gate: early, open, over, cancelled, not registered."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from events import services
from events.models import Registration
from tests.conftest import part
from tests.events.admin_forms import change_url, form_of
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


def test_the_link_of_an_old_mail_leads_to_the_address_that_was_entered_minutes_before_the_start(desk, deliver):
    event = EventFactory(starts_at=soon(5), meeting_url="")
    registration = services.register(
        event=event,
        registration=RegistrationFactory.build(event=None, status="pending", email="ana@union.example"),
    )
    link = re.search(r"http://testserver(/join/\S+)", part(deliver().to(registration.email)[0], "text/plain"))[1]

    desk.post(change_url(event), form_of(desk, event, meeting_url="https://meet.example/first"))
    event.refresh_from_db()
    desk.post(change_url(event), form_of(desk, event, meeting_url="https://meet.example/second"))
    guest = Client()
    pressed = guest.post(guest.get(link)["Location"])

    assert pressed["Location"] == "https://meet.example/second"


@pytest.mark.parametrize(("minutes", "status", "came"), [(-20, 302, True), (-31, 200, False)])
def test_the_doors_stay_open_half_an_hour_for_meetings_that_run_over(member_client, member, minutes, status, came):
    registration = registered(member, starts_at=soon(minutes - 90), ends_at=soon(minutes))

    page, pressed = member_client.get(gate(registration)), member_client.post(gate(registration))

    registration.refresh_from_db()
    assert ("The doors are still open" in page.text) is came
    assert ("This event is over" in page.text) is not came
    assert (pressed.status_code, registration.joined_at is not None) == (status, came)


def test_nobody_else_gets_in_after_the_end(member_client, member):
    registration = registered(member, starts_at=soon(-100), ends_at=soon(-10))
    Registration.objects.update(status="waitlisted", waitlisted_at=timezone.now())

    response = member_client.post(gate(registration))

    assert "This event is over" in response.text


def test_another_members_gate_stays_closed(member):
    registration = registered(member, starts_at=soon(10))
    other = Client()
    other.force_login(MemberFactory())

    assert other.post(gate(registration)).status_code == 200
