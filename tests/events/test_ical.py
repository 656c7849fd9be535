"""Calendar objects, read back by parsers that share no code with what wrote them."""

import json
import shutil
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

import ics
import pytest
import vobject

from events import ical
from tests.factories import EventFactory, RegistrationFactory

pytestmark = pytest.mark.django_db
STAMP = datetime(2023, 6, 1, 12, 0, tzinfo=UTC)
JOIN = "https://hub.example/join/token/"
ROOT = Path(__file__).parents[2]

ICAL_JS = """
const ICAL = require("ical.js");
let text = "";
process.stdin.on("data", (chunk) => { text += chunk; });
process.stdin.on("end", () => {
  const component = new ICAL.Component(ICAL.parse(text));
  const event = new ICAL.Event(component.getFirstSubcomponent("vevent"));
  console.log(JSON.stringify({
    method: component.getFirstPropertyValue("method"), uid: event.uid, summary: event.summary,
    start: event.startDate.toJSDate().toISOString(), end: event.endDate.toJSDate().toISOString(),
    sequence: event.sequence, location: event.location, attendees: event.attendees.map((a) => a.getFirstValue()),
    organizer: event.organizer, description: event.description,
  }));
});
"""


def read_with_ical_js(text):
    node = shutil.which("node")
    assert node, "The tests need Node"
    program = ICAL_JS.replace('require("ical.js")', 'require("ical.js").default ?? require("ical.js")')
    result = subprocess.run([node, "-e", program], input=text.encode(), capture_output=True, cwd=ROOT, check=False)
    assert result.returncode == 0, result.stderr.decode()
    return json.loads(result.stdout)


def invite(method=ical.REQUEST, registration=None, **event_fields):
    registration = registration or RegistrationFactory(event=EventFactory(**event_fields))
    return ical.invite(registration, method=method, stamp=STAMP, join_url=JOIN)


def unfolded(text):
    return text.replace("\r\n ", "").split("\r\n")


def geneva(day, hour, minute=0):
    return datetime(*day, hour, minute, tzinfo=UTC)


def test_the_event_of_15_june_2023_is_at_1330_utc_in_every_parser():
    text = invite(
        starts_at=geneva((2023, 6, 15), 13, 30),
        ends_at=geneva((2023, 6, 15), 15),
        title_en="Public employment services",
    )

    by_vobject = vobject.readOne(text).vevent
    by_ics = next(iter(ics.Calendar(text).events))
    by_ical_js = read_with_ical_js(text)

    assert "DTSTART:20230615T133000Z" in unfolded(text)
    assert by_vobject.dtstart.value == geneva((2023, 6, 15), 13, 30)
    assert by_ics.begin.datetime == geneva((2023, 6, 15), 13, 30)
    assert by_ical_js["start"] == "2023-06-15T13:30:00.000Z"
    assert by_vobject.dtend.value == by_ics.end.datetime == geneva((2023, 6, 15), 15)
    assert by_vobject.summary.value == by_ics.name == by_ical_js["summary"] == "Public employment services"


HARD_TITLE = 'Équité; « contrat », “double "quote" \\ backslash” 🌍 ' + "très long " * 12


def test_hard_titles_and_names_survive_all_parsers():
    registration = RegistrationFactory(
        event=EventFactory(title_en=f"{HARD_TITLE}\nBCC:evil@example.org\x07"), name='مريم "Ray" O’Neill; Ltd'
    )

    text = invite(registration=registration)

    expected = f"{HARD_TITLE}\nBCC:evil@example.org"
    assert vobject.readOne(text).vevent.summary.value == expected
    assert next(iter(ics.Calendar(text).events)).name == expected
    assert read_with_ical_js(text)["summary"] == expected
    assert not [line for line in unfolded(text) if line.startswith("BCC")]
    assert next(line for line in unfolded(text) if line.startswith("ATTENDEE")).endswith(registration.email)


def test_the_bytes_are_folded_at_75_octets_with_crlf_everywhere():
    text = invite(title_en=HARD_TITLE)

    raw = text.encode()

    assert raw.endswith(b"END:VCALENDAR\r\n")
    assert raw.count(b"\n") == raw.count(b"\r\n")
    assert b"\r\n\r\n" not in raw
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    assert all(line.decode() or not line for line in raw.split(b"\r\n"))


def test_a_request_invites_exactly_the_recipient():
    registration = RegistrationFactory()

    read = read_with_ical_js(invite(registration=registration))

    assert read["method"] == "REQUEST"
    assert read["attendees"] == [f"mailto:{registration.email}"]
    assert read["organizer"] == "mailto:events@hub.example"
    assert read["location"] == JOIN
    assert read["description"].splitlines()[0] == f"Join: {JOIN}"


def test_a_request_has_what_calendar_programs_need_and_nothing_that_hurts():
    lines = unfolded(invite())

    names = [line.split(":")[0].split(";")[0] for line in lines if line]
    assert names.count("UID") == names.count("SEQUENCE") == names.count("DTSTAMP") == names.count("ORGANIZER") == 1
    assert {"METHOD", "STATUS", "TRANSP", "URL", "CONFERENCE"} <= set(names)
    assert not {"X-WR-CALNAME", "NAME", "CLASS", "VTIMEZONE", "REQUEST-STATUS", "RECURRENCE-ID"} & set(names)
    assert "BEGIN:VALARM" not in lines
    assert f"CONFERENCE;FEATURE=AUDIO,VIDEO;LABEL=Join the webinar;LANGUAGE=en;VALUE=URI:{JOIN}" in lines


def test_hidden_meeting_details_stay_out_of_the_description():
    shown = read_with_ical_js(invite())["description"]
    hidden = read_with_ical_js(invite(hides_meeting_details=True))["description"]

    assert "https://zoom.example/j/81234567890" in shown
    assert "fair-2023" in shown
    assert "zoom.example" not in hidden
    assert "fair-2023" not in hidden


def test_a_personal_cancellation_raises_the_sequence_without_status():
    registration = RegistrationFactory()
    before = read_with_ical_js(invite(registration=registration))
    registration.ical_sequence += 1

    text = invite(method=ical.CANCEL, registration=registration)

    after = read_with_ical_js(text)
    assert after["method"] == "CANCEL"
    assert after["uid"] == before["uid"]
    assert after["sequence"] == before["sequence"] + 1
    assert not [line for line in unfolded(text) if line.startswith("STATUS")]


def test_the_cancellation_of_the_event_says_so():
    registration = RegistrationFactory(event=EventFactory(status="cancelled"))

    assert "STATUS:CANCELLED" in unfolded(invite(method=ical.CANCEL, registration=registration))


def test_the_same_state_gives_the_same_bytes():
    registration = RegistrationFactory()

    assert invite(registration=registration) == invite(registration=registration)
    assert ical.public_file(registration.event, "en") == ical.public_file(registration.event, "en")


def test_the_text_is_in_the_participants_language():
    registration = RegistrationFactory(language="fr")

    read = read_with_ical_js(invite(registration=registration))

    assert read["summary"] == registration.event.title_fr
    assert "Interprétation en français et en espagnol" in read["description"]


def test_the_public_file_invites_nobody_and_tells_no_link(client):
    event = EventFactory(slug="open-day")

    response = client.get("/events/open-day.ics")

    text = response.content.decode()
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert read_with_ical_js(text)["uid"] == event.ical_uid
    for secret in ("METHOD", "ATTENDEE", "ORGANIZER", "zoom.example", "fair-2023", "812 3456"):
        assert secret not in text


@pytest.mark.parametrize(
    ("zone", "start"),
    [
        ("Europe/Zurich", datetime(2023, 3, 26, 0, 30, tzinfo=UTC)),
        ("Europe/Zurich", datetime(2023, 10, 29, 0, 30, tzinfo=UTC)),
        ("Africa/Casablanca", datetime(2023, 3, 19, 1, 30, tzinfo=UTC)),
        ("Australia/Lord_Howe", datetime(2023, 4, 1, 14, 45, tzinfo=UTC)),
    ],
)
def test_across_a_clock_change_the_instant_and_the_length_are_kept(zone, start):
    text = invite(starts_at=start, ends_at=start + timedelta(minutes=90), time_zone=zone)

    read = read_with_ical_js(text)

    assert read["start"] == start.strftime("%Y-%m-%dT%H:%M:00.000Z")
    assert vobject.readOne(text).vevent.dtend.value - vobject.readOne(text).vevent.dtstart.value == timedelta(
        minutes=90
    )


def test_the_add_links_carry_utc_times_and_no_meeting_link():
    event = EventFactory(starts_at=geneva((2023, 6, 15), 13, 30), ends_at=geneva((2023, 6, 15), 15))

    google, outlook = ical.google_url(event, "en"), ical.outlook_url(event, "en")

    assert "dates=20230615T133000Z%2F20230615T150000Z" in google
    assert "startdt=2023-06-15T13%3A30%3A00Z" in outlook
    assert "zoom" not in google + outlook
