"""The public feeds, as calendars and feed readers fetch them."""

import json
import shutil
import subprocess
from datetime import timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import ics
import pytest
import vobject
from django.test import Client
from django.utils import timezone

from events import services
from events.models import Event
from hub.taxonomy.models import Place, Theme
from tests.announcing import change
from tests.factories import EventFactory, MemberFactory, RegistrationFactory, SeriesFactory

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).parents[2]
ADDRESS = "/calendar/events.ics"
ATOM = "{http://www.w3.org/2005/Atom}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

ICAL_JS = """
const module_ = require("ical.js");
const ICAL = module_.default ?? module_;
let text = "";
process.stdin.on("data", (chunk) => { text += chunk; });
process.stdin.on("end", () => {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const value = (component, name) => String(component.getFirstPropertyValue(name) ?? "");
  const names = ["uid", "sequence", "status", "transp", "summary", "description", "location", "dtstamp",
    "last-modified", "dtstart", "dtend", "attendee", "organizer"];
  console.log(JSON.stringify({
    head: Object.fromEntries(["method", "name", "x-wr-calname", "refresh-interval", "x-published-ttl"].map(
      (name) => [name, value(calendar, name)])),
    events: calendar.getAllSubcomponents("vevent").map(
      (event) => Object.fromEntries(names.map((name) => [name, value(event, name)]))),
  }));
});
"""


def by_ical_js(text: str) -> dict[str, Any]:
    """Return what ical.js reads in a calendar: its head, and its events as a list of properties."""
    node = shutil.which("node")
    assert node, "The tests need Node"
    result = subprocess.run([node, "-e", ICAL_JS], input=text.encode(), capture_output=True, cwd=ROOT, check=False)
    assert result.returncode == 0, result.stderr.decode()
    read: dict[str, Any] = json.loads(result.stdout)
    return read


def fetch(client: Client, query: str = "") -> str:
    response = client.get(f"{ADDRESS}{query}")
    assert response.status_code == 200
    return response.content.decode()


def titles(client: Client, query: str = "") -> list[str]:
    return [event["summary"] for event in by_ical_js(fetch(client, query))["events"]]


def entries_of(text: str) -> dict[str, str]:
    """Return the bytes of each event in a calendar by UID."""
    blocks = [block.partition("END:VEVENT")[0] for block in text.split("BEGIN:VEVENT")[1:]]
    return {block.replace("\r\n ", "").partition("UID:")[2].partition("\r\n")[0]: block for block in blocks}


def test_three_readers_find_the_same_events(client: Client) -> None:
    events = EventFactory.create_batch(2)

    text = fetch(client)

    uids = [event.ical_uid for event in events]
    starts = [event.starts_at for event in events]
    by_vobject = vobject.readOne(text).vevent_list
    by_ics = sorted(ics.Calendar(text).events, key=lambda event: event.name)
    assert [event["uid"] for event in by_ical_js(text)["events"]] == uids
    assert [event.uid.value for event in by_vobject] == uids
    assert [event.dtstart.value for event in by_vobject] == starts
    assert sorted(event.uid for event in by_ics) == sorted(uids)
    assert sorted(event.begin.datetime for event in by_ics) == sorted(starts)


def test_the_head_names_the_calendar_and_when_to_look_again_and_invites_nobody(client: Client) -> None:
    EventFactory()

    text = fetch(client, "?lang=fr")

    read = by_ical_js(text)
    assert read["head"] == {
        "method": "",
        "name": read["head"]["x-wr-calname"],
        "x-wr-calname": read["head"]["name"],
        "refresh-interval": "PT4H",
        "x-published-ttl": "PT4H",
    }
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT4H\r\n" in text
    assert {(event["attendee"], event["organizer"]) for event in read["events"]} == {("", "")}
    assert text.encode().count(b"\n") == text.encode().count(b"\r\n")


def test_the_name_tells_the_filters(client: Client) -> None:
    series = SeriesFactory(title_en="Knowledge exchange")
    theme, place = Theme.objects.all()[0], Place.objects.get(slug="tn")

    read = by_ical_js(fetch(client, f"?lang=en&theme={theme.slug}&place=tn&series={series.slug}&language=fr"))

    words = f"Knowledge exchange · {theme.name_en} · {place.name_en} · French"
    assert read["head"]["x-wr-calname"] == f"Fair Recruitment Knowledge Hub – {words}"


def test_each_language_writes_its_own_titles(client: Client) -> None:
    event = EventFactory()

    assert titles(client, "?lang=fr") == [event.title_fr]
    assert titles(client, "?lang=es") == [event.title_es]
    assert titles(client, "?lang=xx") == [event.title_en]


@pytest.mark.parametrize(
    "fields",
    [
        {"access": "members"},
        {"access": "invitation"},
        {"status": "draft"},
        {"status": "postponed"},
        {"starts_at": None, "date_status": "proposed"},
        {"starts_at": timezone.now() - timedelta(days=70)},
    ],
    ids=["members", "invitation", "draft", "postponed", "undated", "long past"],
)
def test_what_a_stranger_may_not_see_or_nobody_can_attend_is_left_out(client: Client, fields: dict[str, Any]) -> None:
    EventFactory(**fields)
    client.force_login(MemberFactory(is_staff=True, is_superuser=True))

    assert titles(client) == []


def test_filters_narrow_the_feed(client: Client) -> None:
    series, theme = SeriesFactory(), Theme.objects.filter(parent=None)[0]
    there = EventFactory(series=series, interpretation_fr=True, working_languages=["es"])
    there.themes.add(theme)
    there.places.add(Place.objects.get(slug="tn"))
    EventFactory(interpretation_fr=False, interpretation_es=False, working_languages=["en"])

    for query in (f"theme={theme.slug}", "place=tn", f"series={series.slug}", "language=es", "interpretation=fr"):
        assert titles(client, f"?{query}") == [there.title_en]


@pytest.mark.parametrize("query", ["theme=nowhere", "place=nowhere", "series=nowhere"])
def test_a_filter_that_names_nothing_is_a_wrong_address(client: Client, query: str) -> None:
    assert client.get(f"{ADDRESS}?{query}").status_code == 404


def test_the_state_of_an_event_is_said_in_words_too(client: Client) -> None:
    EventFactory(date_status="proposed")
    services.cancel_event(event=EventFactory())

    proposed, cancelled = by_ical_js(fetch(client))["events"]

    assert (proposed["status"], proposed["transp"]) == ("TENTATIVE", "OPAQUE")
    assert (cancelled["status"], cancelled["transp"]) == ("CANCELLED", "TRANSPARENT")
    assert proposed["description"].startswith("This date is proposed and not confirmed yet.")
    assert cancelled["description"].startswith("This event has been cancelled.")


def test_a_cancellation_stays_for_thirty_days(client: Client) -> None:
    event = EventFactory(starts_at=timezone.now() + timedelta(days=90))
    services.cancel_event(event=event)
    Event.objects.update(status_changed_at=timezone.now() - timedelta(days=29))
    before = titles(client)
    Event.objects.update(status_changed_at=timezone.now() - timedelta(days=31))

    assert (before, titles(client)) == ([event.title_en], [])


def test_an_event_keeps_its_uid_and_sequence_from_mail_to_feed(client: Client) -> None:
    event = RegistrationFactory().event
    change(event, starts_at=event.starts_at + timedelta(hours=1), ends_at=event.ends_at + timedelta(hours=1))

    read = by_ical_js(fetch(client))["events"][0]

    assert (read["uid"], read["sequence"]) == (event.ical_uid, "1")
    assert read["dtstamp"] == read["last-modified"] == event.updated_at.strftime("%Y-%m-%dT%H:%M:%SZ")


def test_without_a_change_the_bytes_are_equal_and_the_second_answer_is_empty(client: Client) -> None:
    EventFactory()

    first = client.get(ADDRESS)
    again = client.get(ADDRESS)
    known = client.get(ADDRESS, headers={"if-none-match": first["ETag"]})
    since = client.get(ADDRESS, headers={"if-modified-since": first["Last-Modified"]})

    assert first["Content-Type"] == "text/calendar; charset=utf-8"
    assert first["Cache-Control"] == "public, no-cache"
    assert first["ETag"].startswith('"')
    assert again.content == first.content
    assert (known.status_code, known.content, known["ETag"]) == (304, b"", first["ETag"])
    assert since.status_code == 304
    assert (first.cookies, known.cookies) == ({}, {})


def test_after_a_move_only_that_event_differs(client: Client) -> None:
    moved, other = EventFactory.create_batch(2)
    before = client.get(ADDRESS)
    change(moved, starts_at=moved.starts_at + timedelta(hours=1), ends_at=moved.ends_at + timedelta(hours=1))

    after = client.get(ADDRESS, headers={"if-none-match": before["ETag"]})

    old, new = entries_of(before.content.decode()), entries_of(after.content.decode())
    assert after.status_code == 200
    assert new[other.ical_uid] == old[other.ical_uid]
    assert new[moved.ical_uid] != old[moved.ical_uid]
    assert set(new) == set(old) == {moved.ical_uid, other.ical_uid}


def test_an_event_that_leaves_the_feed_changes_it(client: Client) -> None:
    old = EventFactory()
    latest = EventFactory()
    first = client.get(ADDRESS)
    latest.status = Event.Status.DRAFT
    latest.save()

    by_tag = client.get(ADDRESS, headers={"if-none-match": first["ETag"]})
    with_one = titles(client)

    assert by_tag.status_code == 200
    assert with_one == [old.title_en]


def test_languages_and_filters_have_tags_of_their_own(client: Client) -> None:
    EventFactory()
    queries = ("", "?lang=fr", "?language=fr", "?interpretation=fr", "?language=fr&interpretation=fr")

    assert len({client.get(f"{ADDRESS}{query}")["ETag"] for query in queries}) == len(queries)


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("address", "tagged"), [(ADDRESS, 2), ("/feeds/events.atom", 2)])
def test_a_feed_takes_the_same_queries_for_any_length(
    client: Client, count: int, address: str, tagged: int, django_assert_num_queries: Any
) -> None:
    EventFactory.create_batch(count, complete=1)

    with django_assert_num_queries(tagged + 1):
        first = client.get(address)
    with django_assert_num_queries(tagged):
        assert client.get(address, headers={"if-none-match": first["ETag"]}).status_code == 304


@pytest.mark.parametrize("address", [ADDRESS, "/feeds/events.atom", "/feeds/resources.atom"])
def test_feeds_are_only_read(client: Client, address: str) -> None:
    assert client.post(address).status_code == 405
    assert client.head(address).status_code == 200


# ── Atom ─────────────────────────────────────────────────────────────────────────────────────
def atom(client: Client, query: str = "") -> ET.Element:
    response = client.get(f"/feeds/events.atom{query}")
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ET.fromstring(response.content)


def test_atom_tells_of_coming_and_recorded_events(client: Client) -> None:
    EventFactory(ended=True)
    recorded = EventFactory(ended=True, recording_url="https://video.example/1")
    coming = EventFactory(
        starts_at=None, date_status="proposed", title_fr="", title_es="", title_en="Fees <& costs>\x07"
    )

    feed = atom(client, "?lang=fr")

    entries = feed.findall(f"{ATOM}entry")
    first = entries[0]
    assert feed.get(XML_LANG) == "fr"
    assert feed.findtext(f"{ATOM}title") == "Pôle de connaissances sur le recrutement équitable – Événements"
    assert feed.findtext(f"{ATOM}updated") == coming.updated_at.isoformat()
    assert [entry.findtext(f"{ATOM}id") for entry in entries] == [
        f"urn:uuid:{coming.uuid}",
        f"urn:uuid:{recorded.uuid}",
    ]
    assert first.findtext(f"{ATOM}title") == "Fees <& costs>"
    assert first.get(XML_LANG) == "en"
    assert first.findtext(f"{ATOM}updated") == coming.updated_at.isoformat()
    assert [link.get("href") for link in first.findall(f"{ATOM}link")] == [
        f"http://testserver/fr/events/{coming.slug}/"
    ]


def test_atom_is_sent_once_and_told_apart_by_its_filters(client: Client) -> None:
    series = SeriesFactory()
    event = EventFactory(series=series)
    EventFactory()

    first = client.get(f"/feeds/events.atom?series={series.slug}")
    known = client.get(f"/feeds/events.atom?series={series.slug}", headers={"if-none-match": first["ETag"]})

    narrow, wide = atom(client, f"?series={series.slug}&utm_source=x"), atom(client)
    assert (known.status_code, known.content) == (304, b"")
    assert [entry.findtext(f"{ATOM}title") for entry in narrow.findall(f"{ATOM}entry")] == [event.title_en]
    assert narrow.findtext(f"{ATOM}id") == f"http://testserver/feeds/events.atom?lang=en&series={series.slug}"
    assert narrow.findtext(f"{ATOM}id") != wide.findtext(f"{ATOM}id")


def test_an_empty_atom_feed_is_whole_and_stable(client: Client) -> None:
    first, again = client.get("/feeds/events.atom"), client.get("/feeds/events.atom")

    assert ET.fromstring(first.content).findall(f"{ATOM}entry") == []
    assert first.content == again.content
