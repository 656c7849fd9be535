"""Clocks: two cities, two offsets, never an abbreviation."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from hub import timezones
from hub.clocks import cities, clocks

JUNE = datetime(2023, 6, 15, 13, 30, tzinfo=UTC)
MAY = datetime(2022, 5, 12, 13, 0, tzinfo=UTC)
LENGTH = timedelta(minutes=90)


def lines(starts, event_zone="Europe/Zurich", viewer_zone="", language="en"):
    with translation.override(language):
        return [str(clock) for clock in clocks(starts, starts + LENGTH, event_zone, viewer_zone)]


def test_the_viewers_time_stands_beside_the_events_own():
    assert lines(JUNE, viewer_zone="Africa/Nairobi") == [
        "Your time, Nairobi 16:30–18:00 UTC+3",
        "Event time, Geneva 15:30–17:00 UTC+2",
    ]


def test_geneva_keeps_summer_time_in_may_and_june():
    assert lines(JUNE) == ["Event time, Geneva 15:30–17:00 UTC+2"]
    assert lines(MAY) == ["Event time, Geneva 15:00–16:30 UTC+2"]


def test_the_same_zone_shows_one_clock():
    assert len(lines(JUNE, viewer_zone="Europe/Zurich")) == 1


def test_two_cities_on_the_same_clock_share_it():
    assert lines(JUNE, viewer_zone="Europe/Stockholm") == [
        "Your time, Stockholm, and event time, Geneva 15:30–17:00 UTC+2"
    ]


def test_a_different_local_date_is_said_with_the_clock():
    late = datetime(2023, 6, 15, 20, 30, tzinfo=UTC)

    assert lines(late, viewer_zone="Asia/Manila")[0] == "Your time, Manila 04:30–06:00 UTC+8 (Friday 16 June)"


def test_french_writes_hours_its_own_way():
    assert lines(JUNE, language="fr")[0].endswith("15\u00a0h\u00a030–17\u00a0h UTC+2")


def test_half_hours_and_minus_signs_are_written_out():
    assert lines(JUNE, viewer_zone="Asia/Kathmandu")[0].endswith("19:15–20:45 UTC+5:45")
    assert lines(JUNE, viewer_zone="America/Mexico_City")[0].endswith("07:30–09:00 UTC−6")


def test_cities_have_names_in_the_readers_language():
    with translation.override("es"):
        names = [clock.city for clock in cities(JUNE, JUNE + LENGTH, "Europe/Zurich")]

    assert "Ciudad de México" in names


@pytest.mark.parametrize(
    ("local", "zone"),
    [
        (datetime(2023, 3, 26, 2, 30), "Europe/Zurich"),
        (datetime(2023, 10, 1, 2, 15), "Australia/Lord_Howe"),
        (datetime(2023, 4, 23, 2, 30), "Africa/Casablanca"),
    ],
)
def test_a_time_that_spring_skips_does_not_exist(local, zone):
    assert not timezones.exists(local, zone)
    assert len(timezones.readings(local, zone)) == 2


@pytest.mark.parametrize(
    ("local", "zone"),
    [
        (datetime(2023, 10, 29, 2, 30), "Europe/Zurich"),
        (datetime(2023, 4, 2, 1, 45), "Australia/Lord_Howe"),
        (datetime(2023, 3, 19, 2, 30), "Africa/Casablanca"),
    ],
)
def test_a_time_that_autumn_repeats_has_two_readings(local, zone):
    first, second = timezones.readings(local, zone)

    assert timezones.exists(local, zone)
    assert first < second


@given(
    moment=st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC)),
    zone=st.sampled_from(timezones.common_zone_names()),
)
def test_every_moment_is_among_the_readings_of_its_own_wall_clock(moment, zone):
    local = moment.astimezone(timezones.ZoneInfo(zone)).replace(tzinfo=None)

    assert timezones.exists(local, zone)
    assert moment in timezones.readings(local, zone)


@pytest.mark.parametrize("name", ["CET", "EST", "Etc/GMT+1", "Europe/Atlantis", "", "../etc/passwd"])
def test_only_cities_of_the_time_zone_database_are_zones(name):
    assert not timezones.is_zone(name)


def test_every_offered_zone_has_a_city_in_three_languages():
    for language in ("en", "fr", "es"):
        with translation.override(language):
            offered = timezones.choices()
        assert len(offered) > 300
        assert all(label.strip() and "/" not in label.partition(" (")[0] for _zone, label in offered)


@pytest.mark.parametrize(
    ("language", "label"),
    [
        ("en", "Mexico City (Americas, UTC−6)"),
        ("fr", "Mexico (Amériques, UTC−6)"),
        ("es", "Ciudad de México (América, UTC−6)"),
    ],
)
def test_the_list_of_zones_names_the_part_of_the_world_in_the_readers_language(language, label):
    with translation.override(language):
        assert dict(timezones.choices())["America/Mexico_City"] == label
