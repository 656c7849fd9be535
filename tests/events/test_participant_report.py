"""Reading a provider's report: every dialect of table, clock and language, and no line that can stop it."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from events.services.attendance import minutes_within
from events.services.participant_report import UnreadableReport, read, same_name, spellings

# Geneva: 15:30.
START = datetime(2023, 6, 15, 13, 30, tzinfo=UTC)
CAME, LEFT = datetime(2023, 6, 15, 13, 25, tzinfo=UTC), datetime(2023, 6, 15, 14, 59, 30, tzinfo=UTC)
GRACE = ("Grace Wanjiku", "grace@labour.example", CAME, LEFT)

ZOOM = """\
Topic,ID,Host name,Host email,Start time,End time,Participants,Duration (minutes)
"Fees, and who pays",812 3456 7890,Host,host@hub.example,06/15/2023 03:20:11 PM,06/15/2023 05:05:00 PM,42,105

Name (original name),Email,Join time,Leave time,Duration (minutes),Guest,In waiting room
Grace Wanjiku,Grace@Labour.example,06/15/2023 03:25:00 PM,06/15/2023 04:59:30 PM,95,Yes,No
"""
ZOOM_WEBINAR = """\
Attendee Report
Topic,Webinar ID,Actual Start Time,Actual Duration (minutes),# Registered
Fees,812 3456 7890,06/15/2023 03:20:11 PM,105,60

Panelist Details,
Attended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes),Is Guest,Country/Region Name
Yes,Ana Speaker,ana@union.example,06/15/2023 03:25:00 PM,06/15/2023 04:59:30 PM,95,Yes,Chile

Attendee Details,
Attended,User Name (Original Name),First Name,Email,Registration Time,Join Time,Leave Time,Is Guest
Yes,Grace Wanjiku,Grace,grace@labour.example,06/01/2023 08:00:00 AM,06/15/2023 03:25:00 PM,06/15/2023 04:59:30 PM,Yes
No,Kofi Absent,Kofi,kofi@labour.example,06/01/2023 08:00:00 AM,--,--,--
"""
TEAMS = """\
1. Summary
Meeting title\tFees
Start time\t6/15/23, 3:20:11 PM

2. Participants
Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tRole
Grace Wanjiku\t6/15/23, 3:25:00 PM\t6/15/23, 4:59:30 PM\t1h 34m 30s\tgrace@labour.example\tAttendee
"""
TEAMS_STAYS = """
3. In-Meeting Activities
Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole
Grace Wanjiku\t6/15/23, 3:25:00 PM\t6/15/23, 3:40:00 PM\t15m\tgrace@labour.example\tAttendee
Grace Wanjiku\t6/15/23, 3:50:00 PM\t6/15/23, 4:59:30 PM\t1h 9m 30s\tgrace@labour.example\tAttendee
"""
FRENCH = """\
Nom (nom d’origine);Adresse e-mail;Heure d’arrivée;Heure de départ;Durée (minutes);Invité;En salle d’attente
Grace Wanjiku;grace@labour.example;15/06/2023 15:25:00;15/06/2023 16:59:30;95;Oui;Non
Amélie Été;amelie@labour.example;15/06/2023 15:20:00;15/06/2023 15:25:00;5;Oui;Oui
"""
SPANISH = """\
Nombre (nombre original),Correo electrónico,Hora de entrada,Hora de salida,Duración (minutos),En la sala de espera
Grace Wanjiku,grace@labour.example,15/06/2023 03:25:00 p. m.,15/06/2023 04:59:30 p. m.,95,No
"""
ISO = """\
name,email,join time,leave time
Grace Wanjiku,grace@labour.example,2023-06-15T13:25:00Z,2023-06-15 18:29:30+03:30
"""


def report(text, *, encoding="utf-8", zone="Europe/Zurich", near=START):
    return read(text.encode(encoding), zone_name=zone, near=near)


def people(found):
    return [(stay.name, stay.email, stay.joined_at, stay.left_at) for stay in found.stays]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ZOOM, "utf-8"),
        (ZOOM, "utf-8-sig"),
        (ZOOM.replace("\n", "\r\n"), "utf-16"),
        (ZOOM.replace(",", ";"), "cp1252"),
        (TEAMS, "utf-16"),
        (FRENCH, "utf-8-sig"),
        (FRENCH, "cp1252"),
        (SPANISH, "utf-8"),
        (SPANISH.replace(". m.", ".\u00a0m."), "cp1252"),
    ],
)
def test_every_dialect_says_the_same(text, encoding):
    found = report(text, encoding=encoding)

    assert people(found) == [GRACE]
    assert found.bad_lines == []


def test_times_with_an_offset_need_no_zone():
    assert people(report(ISO, zone="Asia/Manila")) == [GRACE]


def test_panelists_and_attendees_stand_in_two_tables_and_who_never_came_in_neither():
    found = report(ZOOM_WEBINAR)

    assert [stay.name for stay in found.stays] == ["Ana Speaker", "Grace Wanjiku"]
    assert found.bad_lines == []


def test_single_stays_count_instead_of_their_sum():
    found = report(TEAMS + TEAMS_STAYS, encoding="utf-16")

    assert [(stay.left_at - stay.joined_at) for stay in found.stays] == [
        timedelta(minutes=15),
        timedelta(minutes=69, seconds=30),
    ]


def test_the_waiting_room_is_no_meeting():
    found = report(FRENCH)

    assert (len(found.stays), found.waiting) == (1, 1)


@pytest.mark.parametrize(
    ("zone", "hour"), [("Europe/Zurich", 13), ("Africa/Nairobi", 12), ("America/Mexico_City", 21), ("UTC", 15)]
)
def test_the_clock_of_the_report_is_the_one_that_was_chosen(zone, hour):
    assert report(ZOOM, zone=zone).stays[0].joined_at == datetime(2023, 6, 15, hour, 25, tzinfo=UTC)


@pytest.mark.parametrize(
    ("near", "written", "meant"),
    [
        (datetime(2023, 6, 5, 13, 30, tzinfo=UTC), "06/05/2023", (6, 5)),
        (datetime(2023, 5, 6, 13, 30, tzinfo=UTC), "06/05/2023", (5, 6)),
        (datetime(2023, 6, 5, 13, 30, tzinfo=UTC), "05/06/2023", (6, 5)),
        (datetime(2023, 5, 6, 13, 30, tzinfo=UTC), "05.06.2023", (5, 6)),
        (datetime(2023, 12, 31, 13, 30, tzinfo=UTC), "12/31/23", (12, 31)),
    ],
)
def test_a_date_that_can_be_two_days_is_the_one_nearer_to_the_event(near, written, meant):
    text = f"Name,Join time,Leave time\nGrace,{written} 15:25,{written} 16:59:30\n"

    [stay] = report(text, near=near).stays

    assert (stay.joined_at.month, stay.joined_at.day) == meant
    assert stay.left_at - stay.joined_at == timedelta(minutes=94, seconds=30)


def test_a_stay_across_the_change_of_the_clock_lasts_as_long_as_it_lasted():
    text = "Name,Join time,Leave time\nGrace,2023-10-29 02:40:00,2023-10-29 02:10:00\n"

    [stay] = report(text, near=datetime(2023, 10, 29, 0, 30, tzinfo=UTC)).stays

    assert stay.left_at - stay.joined_at == timedelta(minutes=30)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Kofi,,soon,06/15/2023 16:00", "“soon” is no date and time."),
        ("Kofi,,06/15/2023 16:00,13/13/2023 16:00", "“13/13/2023 16:00” is no date and time."),
        ("Kofi,,06/15/2023 16:00,", "“” is no date and time."),
        ("Kofi,,06/15/2023 16:00,06/15/2023 15:59", "The time of leaving lies before the time of joining."),
        (",masked***,06/15/2023 15:00,06/15/2023 15:59", "There is neither a name nor an address."),
    ],
)
def test_a_bad_line_is_named_by_number_and_reason_and_the_rest_is_read(line, reason):
    head, first = "Name,Email,Join time,Leave time", "Grace,,06/15/2023 15:25,06/15/2023 16:00"

    found = report(f"{head}\n{line}\n{first}\n")

    assert [(bad.number, bad.reason) for bad in found.bad_lines] == [(2, reason)]
    assert [stay.name for stay in found.stays] == ["Grace"]


def test_the_reason_is_told_in_the_readers_language():
    with translation.override("fr"):
        [bad] = report("Nom,Heure d’arrivée,Heure de départ\nKofi,bientôt,bientôt\n").bad_lines

    assert bad.reason == "«\u00a0bientôt\u00a0» n’est ni une date ni une heure."


@pytest.mark.parametrize("text", ["", "\n\n", "Name,Email\nGrace,grace@labour.example\n", "\x89PNG\r\n", "a" * 200_000])
def test_what_is_no_report_is_refused(text):
    with pytest.raises(UnreadableReport):
        report(text)


def test_a_masked_address_is_none():
    [stay] = report("Name,Email,Join time,Leave time\nGrace,g***@x,06/15/2023 15:25,06/15/2023 16:00\n").stays

    assert stay.email == ""


@pytest.mark.parametrize(
    ("one", "other"),
    [("Grace Wanjiku", "WANJIKU, Grace"), ("Amélie Été", "amelie ete"), ("José  Núñez", "Nunez Jose")],
)
def test_two_spellings_of_a_name_are_the_same(one, other):
    assert same_name(one) == same_name(other)


def test_a_name_with_the_original_one_can_be_both():
    assert spellings("Grace (Grace Wanjiku)") == ["grace grace wanjiku", "grace", "grace wanjiku"]


@given(st.binary(max_size=400))
def test_no_file_breaks_the_reader(data):
    try:
        found = read(data, zone_name="Europe/Zurich", near=START)
    except UnreadableReport:
        return
    assert all(stay.left_at >= stay.joined_at for stay in found.stays)


CELLS = st.text(st.sampled_from("0123456789/-:., apm+zTZ\"';\t\0é"), max_size=24)


@given(rows=st.lists(st.lists(CELLS, min_size=4, max_size=6), max_size=8), zone=st.sampled_from(["UTC", "Asia/Manila"]))
def test_no_line_breaks_the_reader(rows, zone):
    text = "Name,Email,Join time,Leave time\n" + "\n".join(",".join(row) for row in rows)

    found = report(text, zone=zone)

    assert all(stay.left_at >= stay.joined_at and (stay.name or stay.email) for stay in found.stays)
    assert all(bad.number > 1 and bad.reason for bad in found.bad_lines)


@given(
    starts=st.datetimes(datetime(2023, 6, 15), datetime(2023, 6, 16), timezones=st.just(UTC)),
    minutes=st.integers(0, 600),
    pattern=st.sampled_from(
        ["%m/%d/%Y %I:%M:%S %p", "%d/%m/%Y %H:%M:%S", "%Y-%m-%d %H:%M:%S", "%m/%d/%y, %I:%M:%S %p"]
    ),
)
def test_whatever_was_written_is_read_back(starts, minutes, pattern):
    starts = starts.replace(microsecond=0)
    ends = starts + timedelta(minutes=minutes)
    text = f"Name\tJoin time\tLeave time\nGrace\t{starts:{pattern}}\t{ends:{pattern}}\n"

    [stay] = report(text, zone="UTC").stays

    assert (stay.joined_at, stay.left_at) == (starts, ends)


MOMENTS = st.datetimes(datetime(2023, 6, 15, 10), datetime(2023, 6, 15, 20), timezones=st.just(UTC))


@given(st.lists(st.tuples(MOMENTS, MOMENTS).map(lambda pair: (min(pair), max(pair))), max_size=6))
def test_minutes_count_once_and_never_beyond_the_event(spans):
    begins, ends = START, START + timedelta(minutes=90)
    whole = [(begins + timedelta(seconds=n)) for n in range(90 * 60)]

    counted = minutes_within(spans, begins, ends)

    seconds = sum(any(start <= moment < end for start, end in spans) for moment in whole)
    assert abs(counted - seconds / 60) <= 1 + len(spans) / 30
    assert 0 <= counted <= 90
    assert minutes_within(spans * 2, begins, ends) == counted
