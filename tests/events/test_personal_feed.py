"""A member's own calendar feeds: the page, and what her devices fetch."""

import logging
from datetime import timedelta
from typing import Any
from xml.etree import ElementTree as ET

import ics
import pytest
import vobject
from django.test import Client
from django.utils import timezone

from events import services
from events.models import CalendarFeed, Event, Registration
from members.models import Member
from tests.announcing import change
from tests.events.test_feeds import ATOM, by_ical_js
from tests.factories import CalendarFeedFactory, EventFactory, MemberFactory, RegistrationFactory

pytestmark = pytest.mark.django_db
PAGE = "/en/registrations/calendar/"
Status = Registration.Status


@pytest.fixture
def feed(member: Member) -> CalendarFeed:
    """The feed of the member's phone."""
    return CalendarFeedFactory(member=member)


def place(member: Member, status: str = Status.CONFIRMED, **fields: Any) -> Registration:
    registration: Registration = RegistrationFactory(
        member=member, email=member.email, status=status, event=EventFactory(**fields)
    )
    return registration


def address(feed: CalendarFeed, ending: str = "ics") -> str:
    return f"/calendar/{feed.token}.{ending}"


def events_of(feed: CalendarFeed) -> list[dict[str, str]]:
    response = Client().get(address(feed))
    assert response.status_code == 200
    found: list[dict[str, str]] = by_ical_js(response.content.decode())["events"]
    return found


# ── What a device fetches ────────────────────────────────────────────────────────────────────
def test_a_confirmed_place_comes_with_the_personal_link_and_never_with_the_meeting(
    member: Member, feed: CalendarFeed
) -> None:
    own = place(member)
    RegistrationFactory(event=own.event)

    text = Client().get(address(feed)).content.decode()

    [read] = by_ical_js(text)["events"]
    link = f"http://testserver/join/{own.token}/"
    by_vobject, by_ics = vobject.readOne(text).vevent, next(iter(ics.Calendar(text).events))
    assert (read["uid"], read["sequence"], read["status"]) == (own.event.ical_uid, "0", "CONFIRMED")
    assert read["location"] == by_vobject.location.value == by_ics.location == link
    assert read["description"].splitlines()[0] == f"Join: {link}"
    assert "Your time, Nairobi" in read["description"]
    for secret in (own.event.meeting_url, own.event.meeting_id, own.event.meeting_passcode, "ATTENDEE", "METHOD"):
        assert secret not in text.replace("\r\n ", "")


def test_the_feed_speaks_the_members_language(member: Member, feed: CalendarFeed) -> None:
    Member.objects.filter(pk=member.pk).update(language="fr")
    own = place(member)

    response = Client(headers={"accept-language": "es"}).get(address(feed))

    read = by_ical_js(response.content.decode())
    assert response["Content-Language"] == "fr"
    assert read["events"][0]["summary"] == own.event.title_fr
    assert read["head"]["x-wr-calname"].endswith("Mes inscriptions")


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ({"status": Status.WAITLISTED}, "You are on the waiting list."),
        ({"status": Status.PENDING}, "A facilitator still has to approve your registration."),
        ({"status": Status.PENDING, "is_address_proven": False}, "You still have to confirm your address."),
    ],
)
def test_who_waits_gets_a_tentative_entry_without_a_link(
    member: Member, feed: CalendarFeed, state: dict[str, Any], words: str
) -> None:
    own = place(member)
    Registration.objects.update(**state)

    [read] = events_of(feed)

    assert read["status"] == "TENTATIVE"
    assert read["description"].startswith(words)
    assert own.token not in str(read)


def test_only_what_still_counts_is_shown(member: Member, feed: CalendarFeed) -> None:
    place(member, Status.CANCELLED)
    place(member, Status.DECLINED)
    place(member, status=Status.CONFIRMED, starts_at=timezone.now() - timedelta(days=70))
    services.postpone(event=place(member).event)
    RegistrationFactory()
    called_off = place(member)
    services.cancel_event(event=called_off.event)

    [read] = events_of(feed)

    assert (read["uid"], read["status"], read["transp"]) == (called_off.event.ical_uid, "CANCELLED", "TRANSPARENT")
    assert called_off.token not in str(read)


def test_a_members_event_is_shown_to_who_has_a_place(member: Member, feed: CalendarFeed) -> None:
    own = place(member, access=Event.Access.MEMBERS)

    assert [event["uid"] for event in events_of(feed)] == [own.event.ical_uid]


@pytest.mark.parametrize("ending", ["ics", "atom"])
def test_it_is_sent_again_only_after_a_change(member: Member, feed: CalendarFeed, ending: str) -> None:
    own = place(member)

    first, again = Client().get(address(feed, ending)), Client().get(address(feed, ending))
    known = Client().get(address(feed, ending), headers={"if-none-match": first["ETag"]})
    change(own.event, meeting_url="https://zoom.example/j/new")
    changed = Client().get(address(feed, ending), headers={"if-none-match": first["ETag"]})

    assert first.content == again.content
    assert (known.status_code, known.content) == (304, b"")
    assert changed.status_code == 200
    for response in (first, known):
        assert response["Cache-Control"] == "private, no-cache"
        assert (response["Referrer-Policy"], response["X-Robots-Tag"]) == ("no-referrer", "noindex")
        assert response.cookies == {}


@pytest.mark.parametrize("ending", ["ics", "atom"])
def test_an_address_taken_back_answers_404(member: Member, feed: CalendarFeed, ending: str) -> None:
    services.revoke_calendar_feed(feed=feed)

    response = Client().get(address(feed, ending))
    unknown = Client().get(f"/calendar/nobody.{ending}")

    assert (response.status_code, response.content) == (404, unknown.content)
    assert feed.token.encode() not in response.content
    assert response["X-Robots-Tag"] == "noindex"


def test_the_feed_of_a_closed_account_answers_404(member: Member, feed: CalendarFeed) -> None:
    Member.objects.filter(pk=member.pk).update(is_active=False)

    assert Client().get(address(feed)).status_code == 404


def test_the_address_stands_in_no_log(member: Member, feed: CalendarFeed, caplog: pytest.LogCaptureFixture) -> None:
    services.revoke_calendar_feed(feed=feed)
    logging.getLogger("django.request").addHandler(caplog.handler)

    Client().get(address(feed))
    logging.getLogger("django.request").removeHandler(caplog.handler)

    assert feed.token not in caplog.text


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("ending", ["ics", "atom"])
def test_a_feed_takes_the_same_queries_for_any_length(
    member: Member, feed: CalendarFeed, ending: str, count: int, django_assert_num_queries: Any
) -> None:
    for _number in range(count):
        place(member)

    with django_assert_num_queries(3):
        Client().get(address(feed, ending))


def test_atom_tells_of_the_places_without_the_links(member: Member, feed: CalendarFeed) -> None:
    own = place(member)

    response = Client().get(address(feed, "atom"))

    [entry] = ET.fromstring(response.content).findall(f"{ATOM}entry")
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert entry.findtext(f"{ATOM}id") == f"urn:uuid:{own.uuid}"
    assert (entry.findtext(f"{ATOM}summary") or "").startswith("You have a place.")
    assert own.token not in response.content.decode()
    assert "zoom.example" not in response.content.decode()


# ── The page ─────────────────────────────────────────────────────────────────────────────────
def test_a_member_makes_a_feed_and_finds_its_address(member: Member, member_client: Client) -> None:
    answer = member_client.post(PAGE, {"label": "My phone"})
    page = member_client.get(PAGE).content.decode()

    feed = CalendarFeed.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"{PAGE}#feed-{feed.uuid}")
    assert (feed.member, feed.label) == (member, "My phone")
    assert f'value="http://testserver/calendar/{feed.token}.ics"' in page
    assert f'href="webcal://testserver/calendar/{feed.token}.ics"' in page
    assert f'href="http://testserver/calendar/{feed.token}.atom"' in page
    assert "every few hours" in page
    assert PAGE in member_client.get("/en/registrations/").content.decode()


def test_opening_the_page_makes_nothing(member_client: Client) -> None:
    assert member_client.get(PAGE).status_code == 200
    assert CalendarFeed.objects.count() == 0


@pytest.mark.parametrize("label", ["", "x" * 61])
def test_a_feed_needs_a_short_name(member_client: Client, label: str) -> None:
    response = member_client.post(PAGE, {"label": label})

    assert response.status_code == 422
    assert 'id="id_label_error"' in response.content.decode()
    assert f'value="{label}"' in response.content.decode() or not label
    assert CalendarFeed.objects.count() == 0


def test_ten_feeds_are_enough(member: Member, member_client: Client) -> None:
    CalendarFeedFactory.create_batch(10, member=member)

    refused = member_client.post(PAGE, {"label": "One more"})
    services.revoke_calendar_feed(feed=member.calendar_feeds.all()[0])
    made = member_client.post(PAGE, {"label": "One more"})

    assert (refused.status_code, made.status_code) == (422, 302)
    assert "You have ten calendar feeds." in refused.content.decode()
    assert 'value="One more"' in refused.content.decode()


def test_a_member_takes_a_feed_back_and_the_others_go_on(
    member: Member, member_client: Client, feed: CalendarFeed
) -> None:
    other = CalendarFeedFactory(member=member)

    answer = member_client.post(f"{PAGE}{feed.uuid}/revoke/")
    again = member_client.post(f"{PAGE}{feed.uuid}/revoke/")

    page = member_client.get(PAGE).content.decode()
    assert (answer.status_code, answer["Location"], again.status_code) == (302, PAGE, 302)
    assert (feed.token in page, other.token in page) == (False, True)
    assert Client().get(address(feed)).status_code == 404
    assert Client().get(address(other)).status_code == 200


def test_only_its_owner_takes_a_feed_back_and_only_by_a_press(member_client: Client, feed: CalendarFeed) -> None:
    revoke = f"{PAGE}{feed.uuid}/revoke/"
    stranger = Client()
    stranger.force_login(MemberFactory())

    assert member_client.get(revoke).status_code == 405
    assert stranger.post(revoke).status_code == 404
    assert Client().post(revoke)["Location"].startswith("/en/account/login/")
    assert stranger.post(f"{PAGE}999999/revoke/").status_code == 404
    assert Client().get(address(feed)).status_code == 200


def test_strangers_are_asked_to_sign_in(feed: CalendarFeed) -> None:
    for method in (Client().get, Client().post):
        assert method(PAGE)["Location"] == f"/en/account/login/?next={PAGE}"


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_takes_the_same_queries_for_any_number_of_feeds(
    member: Member, member_client: Client, count: int, django_assert_num_queries: Any
) -> None:
    CalendarFeedFactory.create_batch(count, member=member)

    with django_assert_num_queries(3):
        member_client.get(PAGE)
