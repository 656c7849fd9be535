"""What the join gate says to whoever stands before it."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from events import services
from tests.conftest import part
from tests.factories import EventFactory, RegistrationFactory, ResourceFactory
from tests.reading import PageReader

pytestmark = pytest.mark.django_db
JUNE = datetime(2027, 6, 15, 13, 30, tzinfo=UTC)
DIAL_IN = "Kenya: +254 20 000 0000\nSenegal: +221 33 000 00 00"
SECRETS = ("812 3456 7890", "fair-2023", "+254 20 000 0000")


def soon(minutes):
    return timezone.now() + timedelta(minutes=minutes)


def at_the_gate(*, language="en", registration=None, **event_fields):
    """Return the gate's page for somebody who followed the link in her mail."""
    event = EventFactory(**{"dial_in": DIAL_IN} | event_fields)
    row = RegistrationFactory(event=event, language=language, **registration or {})
    guest = Client()
    return guest.get(guest.get(f"/join/{row.token}/")["Location"])


def text(response):
    return PageReader(response.text).text


# ── Too early ────────────────────────────────────────────────────────────────────────────────
def test_who_is_early_reads_both_clocks_the_remaining_time_and_a_way_to_try_again():
    event = EventFactory(starts_at=JUNE)
    row = RegistrationFactory(event=event)
    guest = Client()
    guest.cookies["tz"] = "Asia/Kathmandu"

    with time_machine.travel(JUNE - timedelta(hours=1, minutes=20), tick=False):
        response = guest.get(guest.get(f"/join/{row.token}/")["Location"])

    page = PageReader(response.text)
    assert "The doors open in 1 hour, 5 minutes" in page.text
    assert "Event time, Geneva 15:15 UTC+2, Tuesday 15 June 2027" in page.text
    assert "Your time, Kathmandu 19:00 UTC+5:45, Tuesday 15 June 2027" in page.text
    assert f"/en/events/{event.slug}/join/" in page.links
    assert JUNE - timedelta(minutes=15) in [moment for moment, _shown in page.times]


@pytest.mark.parametrize(("seconds", "words"), [(1, "1 minute"), (60, "1 minute"), (61, "2 minutes")])
def test_the_last_started_minute_counts(seconds, words):
    event = EventFactory(starts_at=JUNE)
    row = RegistrationFactory(event=event)
    guest = Client()

    with time_machine.travel(JUNE - timedelta(minutes=15, seconds=seconds), tick=False):
        page = text(guest.get(guest.get(f"/join/{row.token}/")["Location"]))

    assert f"The doors open in {words} " in page


def test_a_moved_event_says_from_when_to_when():
    moved = {"previous_starts_at": datetime(2026, 12, 1, 14, 0, tzinfo=UTC), "starts_at": JUNE}

    page = text(at_the_gate(**moved))

    assert "This event has been moved" in page
    assert "It was to start on Tuesday 1 December 2026 at 15:00 and has been moved to Tuesday 15 June 2027" in page


def test_a_place_at_an_event_without_a_fixed_date_is_kept():
    page = text(at_the_gate(starts_at=None, ends_at=None, date_status="proposed"))

    assert "The date is not fixed yet" in page
    assert "Your place is kept." in page


# ── Open ─────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Choose French: this is the language you want to listen in."),
        ("fr", "Choisissez français : c’est la langue que vous voulez écouter."),
        ("es", "Elija francés: es el idioma en el que quiere escuchar."),
    ],
)
def test_the_open_gate_names_the_button_and_the_chosen_language(language, words):
    response = at_the_gate(language=language, starts_at=soon(5), registration={"listening_language": "fr"})

    assert words in text(response).replace("\u00a0", " ")


def test_whoever_listens_to_the_speakers_themselves_need_not_choose():
    page = text(at_the_gate(starts_at=soon(5), working_languages=["en"], registration={"listening_language": "en"}))

    assert "You listen in English, which is spoken in the meeting: you need not choose anything." in page


def test_without_interpretation_there_is_nothing_to_explain():
    page = text(at_the_gate(starts_at=soon(5), interpretation_fr=False, interpretation_es=False))

    assert "To hear your language" not in page


def test_the_open_gate_shows_numbers_to_dial_and_what_the_meeting_asks_for():
    page = text(at_the_gate(starts_at=soon(5)))

    assert [secret in page for secret in SECRETS] == [True, True, True]


def test_a_meeting_without_details_still_has_its_telephone_numbers():
    page = text(at_the_gate(starts_at=soon(5), hides_meeting_details=True))

    assert [secret in page for secret in SECRETS] == [False, False, True]


@pytest.mark.parametrize(
    ("fields", "registration"),
    [
        ({"starts_at": soon(60)}, {}),
        ({"starts_at": soon(-300)}, {}),
        ({"starts_at": soon(5), "status": "cancelled"}, {}),
        ({"starts_at": soon(5), "status": "postponed"}, {}),
        ({"starts_at": soon(5), "meeting_url": ""}, {}),
        ({"starts_at": soon(5)}, {"status": "waitlisted", "waitlisted_at": soon(-60)}),
        ({"starts_at": soon(5)}, {"status": "pending"}),
    ],
)
def test_a_closed_gate_shows_nothing_of_the_meeting(fields, registration):
    response = at_the_gate(**fields, registration=registration)

    assert [secret in response.text for secret in SECRETS] == [False, False, False]


# ── Closed ───────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("fields", "registration", "words"),
    [
        ({"status": "cancelled", "status_note_en": "The speaker is ill."}, {}, "The speaker is ill."),
        ({"status": "postponed"}, {}, "We write to you when the new date is fixed."),
        ({"meeting_url": ""}, {}, "this page opens by itself when they have"),
        ({}, {"status": "waitlisted", "waitlisted_at": soon(-60)}, "you are number 1 in line"),
        ({}, {"status": "pending"}, "A facilitator has to approve it."),
        ({}, {"status": "pending", "is_address_proven": False}, "Confirm your address first"),
    ],
)
def test_a_closed_gate_says_what_happens_next(fields, registration, words):
    assert words in text(at_the_gate(**{"starts_at": soon(5)} | fields, registration=registration))


def test_who_is_not_registered_is_led_to_the_registration(client):
    event = EventFactory(starts_at=soon(60))

    page = PageReader(client.get(f"/en/events/{event.slug}/join/").text)

    assert f"/en/events/{event.slug}/register/" in page.links
    assert f"/en/account/login/?next=/en/events/{event.slug}/join/" in page.links


def test_after_the_end_the_gate_leads_to_recording_and_documents():
    event = EventFactory(ended=True, recording_url="https://video.example/1", recording_minutes=88)
    event.documents.create(resource=ResourceFactory(title_en="Minutes of the exchange"))
    hidden = ResourceFactory(title_en="Not published", published_at=None)
    event.documents.create(resource=hidden)
    row = RegistrationFactory(event=event)
    guest = Client()

    page = PageReader(guest.get(guest.get(f"/join/{row.token}/")["Location"]).text)

    assert "https://video.example/1" in page.links
    assert "Minutes of the exchange" in page.text
    assert "Not published" not in page.text


@pytest.mark.parametrize("item_count", [1, 3])
def test_the_closed_gate_costs_the_same_for_many_documents(member, django_assert_num_queries, item_count):
    event = EventFactory(ended=True)
    for _ in range(item_count):
        event.documents.create(resource=ResourceFactory())
    RegistrationFactory(event=event, member=member)
    browser = Client()
    browser.force_login(member)

    with django_assert_num_queries(5):
        browser.get(f"/en/events/{event.slug}/join/")


def test_without_a_recording_the_gate_says_when_there_will_be_one():
    assert "A recording appears on the page of the event if the speakers agree." in text(at_the_gate(ended=True))


# ── Mail and calendar ────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(("is_hidden", "is_there"), [(False, True), (True, False)])
def test_mail_and_calendar_carry_the_numbers_to_dial_unless_they_are_hidden(deliver, is_hidden, is_there):
    event = EventFactory(dial_in=DIAL_IN, hides_meeting_details=is_hidden)
    draft = RegistrationFactory.build(event=None, status="pending", email="ana@union.example")
    services.register(event=event, registration=draft)

    mail = deliver().to("ana@union.example")[0]

    texts = [part(mail, kind) for kind in ("text/plain", "text/html", "text/calendar")]
    unfolded = [re.sub(r"\r\n ", "", found) for found in texts]
    assert ["+254 20 000 0000" in found for found in unfolded] == [is_there] * 3
