"""Across every change of the clock: page, calendar and mail mean the same instants, and the form asks when in doubt."""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client
from icalendar import Calendar

from events import services
from events.models import Event
from hub import timezones
from tests.conftest import part
from tests.events.admin_forms import ADD_EVENT, change_url, form_of, new_event
from tests.factories import EventFactory, RegistrationFactory
from tests.reading import PageReader

pytestmark = pytest.mark.django_db

# The instant of a change, and what the clock of the city shows an hour before it and two hours after that. Mexico has
# kept its clock since October 2022: where others change, nothing happens.
CHANGES = {
    "Geneva, spring": ("Europe/Zurich", datetime(2027, 3, 28, 1, 0, tzinfo=UTC), "01:00–04:00", "UTC+1", "UTC+2"),
    "Geneva, autumn": ("Europe/Zurich", datetime(2027, 10, 31, 1, 0, tzinfo=UTC), "02:00–03:00", "UTC+2", "UTC+1"),
    "Casablanca, Ramadan": ("Africa/Casablanca", datetime(2027, 2, 7, 2, 0, tzinfo=UTC), "02:00–03:00", "UTC+1", "UTC"),
    "Casablanca, after": ("Africa/Casablanca", datetime(2027, 3, 14, 2, 0, tzinfo=UTC), "01:00–04:00", "UTC", "UTC+1"),
    "Lord Howe, spring": (
        *("Australia/Lord_Howe", datetime(2027, 10, 2, 15, 30, tzinfo=UTC), "01:00–03:30", "UTC+10:30", "UTC+11"),
    ),
    "Lord Howe, autumn": (
        *("Australia/Lord_Howe", datetime(2027, 4, 3, 15, 0, tzinfo=UTC), "01:00–02:30", "UTC+11", "UTC+10:30"),
    ),
    "Mexico, April": ("America/Mexico_City", datetime(2027, 4, 4, 8, 0, tzinfo=UTC), "01:00–03:00", "UTC−6", "UTC−6"),
    "Mexico, October": (
        "America/Mexico_City",
        datetime(2027, 10, 31, 7, 0, tzinfo=UTC),
        "00:00–02:00",
        "UTC−6",
        "UTC−6",
    ),
}
BEFORE_ALL = datetime(2027, 1, 10, 12, 0, tzinfo=UTC)
every_change = pytest.mark.parametrize("change", CHANGES)


def across(change):
    """Return an event that begins an hour before the change and lasts two hours."""
    zone, moment, *_rest = CHANGES[change]
    hour = timedelta(hours=1)
    return EventFactory(time_zone=zone, starts_at=moment - hour, ends_at=moment + hour)


def entry(text):
    """Return start and end of a calendar's only event."""
    [event] = Calendar.from_ical(text).walk("VEVENT")
    return event["dtstart"].dt, event["dtend"].dt


# ── What is shown and sent ───────────────────────────────────────────────────────────────────
@every_change
def test_the_clock_of_the_city_changes_during_the_event(change):
    zone, moment, _times, before, after = CHANGES[change]
    there = [(moment + timedelta(seconds=s)).astimezone(ZoneInfo(zone)) for s in (-1, 1)]

    assert [timezones.utc_offset(each) for each in there] == [before, after]


@every_change
def test_page_calendar_and_mail_mean_the_same_instants(client, deliver, change):
    _zone, _moment, times, before, _after = CHANGES[change]
    with time_machine.travel(BEFORE_ALL):
        event = across(change)
        draft = RegistrationFactory.build(
            event=None, status="pending", email="ana@union.example", time_zone="Asia/Amman"
        )
        services.register(event=event, registration=draft)
        mail = deliver().to("ana@union.example")[0]
        page = PageReader(client.get(f"/en/events/{event.slug}/").text)
        public = client.get(f"/events/{event.slug}.ics").text

    instants = (event.starts_at, event.ends_at)
    assert entry(public) == entry(part(mail, "text/calendar")) == instants
    assert {moment.astimezone(UTC) for moment, shown in page.times} == {event.starts_at}
    assert {timezones.utc_offset(moment) for moment, shown in page.times if shown == times} == {before}
    for text in (page.text, part(mail, "text/plain"), PageReader(part(mail, "text/html")).text):
        assert f"{times} {before}" in text
    assert event.duration_minutes == 120
    assert "120 minutes, online" in page.text


@every_change
def test_the_doors_open_so_many_real_minutes_before_the_start(change):
    event = across(change)
    link = f"/join/{RegistrationFactory(event=event).token}/"

    pages = []
    for moment in (event.starts_at - timedelta(minutes=16), event.ends_at - timedelta(minutes=1)):
        with time_machine.travel(moment, tick=False):
            pages.append(PageReader(Client().get(link, follow=True).text).text)

    assert "The doors open in 1 minute " in pages[0]
    assert "The doors are open" in pages[1]


@every_change
def test_opening_the_form_and_saving_it_moves_nothing(desk, change):
    event = across(change)

    desk.post(change_url(event), form_of(desk, event, meeting_id="1"))

    after = Event.objects.get()
    assert after.meeting_id == "1"
    assert (after.starts_at, after.ends_at) == (event.starts_at, event.ends_at)


# ── What is entered ──────────────────────────────────────────────────────────────────────────
def entered(zone, day, time, **more):
    return new_event(time_zone=zone, start_0=day, start_1=time, end_0=day, end_1="12:00", **more)


@pytest.mark.parametrize(
    ("zone", "day", "time", "offered"),
    [
        ("Europe/Zurich", "2027-03-28", "02:30", "Geneva on that day, 01:30 (UTC+1) or 03:30 (UTC+2)"),
        ("Africa/Casablanca", "2027-03-14", "02:15", "Casablanca on that day, 01:15 (UTC) or 03:15 (UTC+1)"),
        (
            "Australia/Lord_Howe",
            "2027-10-03",
            "02:15",
            "Lord Howe Island on that day, 01:45 (UTC+10:30) or 02:45 (UTC+11)",
        ),
    ],
)
def test_a_time_that_the_clock_skips_is_refused_with_both_neighbours(desk, zone, day, time, offered):
    city, both = offered.split(" on that day, ")

    response = desk.post(ADD_EVENT, entered(zone, day, time))

    assert response.context["adminform"].form.errors["start"] == [
        f"{time} does not exist in {city} on that day, since the clock is put forward: choose {both}."
    ]
    assert Event.objects.count() == 0


# What the clock shows twice, the offsets of both readings, and the instants they mean.
TWICE = [
    (("Europe/Zurich", "2027-10-31", "02:30"), ("UTC+2", "UTC+1"), ("10-31 00:30", "10-31 01:30")),
    (("Africa/Casablanca", "2027-02-07", "02:15"), ("UTC+1", "UTC"), ("02-07 01:15", "02-07 02:15")),
    (("Australia/Lord_Howe", "2027-04-04", "01:45"), ("UTC+11", "UTC+10:30"), ("04-03 14:45", "04-03 15:15")),
]


@pytest.mark.parametrize(("typed", "offsets", "_meant"), TWICE)
def test_a_time_that_comes_twice_is_refused_with_both_readings(desk, typed, offsets, _meant):
    response = desk.post(ADD_EVENT, entered(*typed))

    form = response.context["adminform"].form
    both = [f"{offsets[0]} (earlier)", f"{offsets[1]} (later)"]
    assert form.errors["start"] == [f"{typed[2]} happens twice on that day: choose {' or '.join(both)}."]
    assert [str(label) for _value, label in form.fields["start_reading"].widget.choices][1:] == both
    assert Event.objects.count() == 0


@pytest.mark.parametrize("reading", ["earlier", "later"])
@pytest.mark.parametrize(("typed", "_offsets", "meant"), TWICE)
def test_the_chosen_reading_is_the_instant_that_is_kept(desk, typed, _offsets, meant, reading):
    desk.post(ADD_EVENT, entered(*typed, start_reading=reading))

    assert f"{Event.objects.get().starts_at:%m-%d %H:%M}" == meant[reading == "later"]


@pytest.mark.parametrize(("day", "hour"), [("2027-04-04", 8), ("2027-10-31", 8)])
def test_mexico_takes_every_time_of_the_days_on_which_it_used_to_change(desk, day, hour):
    response = desk.post(ADD_EVENT, entered("America/Mexico_City", day, "02:30"))

    year, month, date = map(int, re.findall(r"\d+", day))
    assert response.status_code == 302
    assert Event.objects.get().starts_at == datetime(year, month, date, hour, 30, tzinfo=UTC)


def test_mexico_still_had_a_summer_in_2022(desk):
    desk.post(ADD_EVENT, entered("America/Mexico_City", "2022-07-01", "09:00"))

    assert Event.objects.get().starts_at == datetime(2022, 7, 1, 14, 0, tzinfo=UTC)
