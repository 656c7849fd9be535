"""The day of an event is the day in its own city, on pages as in mails, wherever midnight falls."""

from datetime import UTC, datetime

import pytest

from hub.outbox.models import Message
from tests.conftest import part
from tests.factories import EventFactory, RegistrationFactory
from tests.reading import PageReader

pytestmark = pytest.mark.django_db

# The zone, the instant, and the day there: in UTC it is another one.
EVENINGS = {
    "America/Mexico_City": (datetime(2031, 6, 11, 0, 30, tzinfo=UTC), "Tuesday 10 June 2031", "Tue 10 Jun"),
    "Europe/Zurich": (datetime(2031, 6, 10, 22, 30, tzinfo=UTC), "Wednesday 11 June 2031", "Wed 11 Jun"),
    "Pacific/Auckland": (datetime(2031, 6, 10, 20, 0, tzinfo=UTC), "Wednesday 11 June 2031", "Wed 11 Jun"),
}


@pytest.mark.parametrize("zone", EVENINGS)
def test_every_page_names_the_day_of_the_events_city(member_client, member, zone):
    moment, day, tile = EVENINGS[zone]
    event = EventFactory(starts_at=moment, time_zone=zone)
    own = RegistrationFactory(event=event, member=member, email=member.email)

    pages = {
        path: PageReader(member_client.get(path).text).text
        for path in (event.get_absolute_url(), f"{event.get_absolute_url()}join/", own.get_absolute_url())
    }
    lists = [PageReader(member_client.get(path).text).text for path in ("/en/events/", "/en/registrations/")]

    assert {path for path, text in pages.items() if day not in text} == set()
    assert [tile in text for text in lists] == [True, True]


@pytest.mark.parametrize("zone", EVENINGS)
def test_the_mail_names_the_same_day(deliver, zone):
    moment, day, _tile = EVENINGS[zone]
    event = EventFactory(starts_at=moment, time_zone=zone)
    RegistrationFactory(event=event, email="grace@union.example", time_zone="")
    Message.objects.create(
        kind="events.confirmed",
        recipient="grace@union.example",
        dedupe_key="once",
        payload={"registration": str(event.registrations.get().uuid), "round": 0, "sequence": 0},
    )

    [mail] = deliver().to("grace@union.example")

    assert day in part(mail, "text/plain")
    assert day in part(mail, "text/html")


@pytest.mark.parametrize(
    ("language", "month", "tile"), [("fr", 6, "juin"), ("fr", 7, "juil."), ("es", 1, "ene"), ("en", 6, "Jun")]
)
def test_a_tile_names_a_month_that_cannot_be_mistaken(client, language, month, tile):
    event = EventFactory(starts_at=datetime(2031, month, 11, 12, 0, tzinfo=UTC))

    page = client.get(f"/{language}/events/").text

    assert f"<span>{tile}</span></time>" in page
    assert event.slug in page
