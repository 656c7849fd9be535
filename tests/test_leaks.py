"""Nothing that leads into a meeting stands where a stranger can look.

A stranger walks: from the home page, the sitemap, the feeds and the robots file along every link, form and address she
can find, in every language, over the errors, too. What she gets is searched for the addresses of all meetings.
"""

import logging
import re
from collections.abc import Iterator
from datetime import timedelta
from html import unescape
from urllib.parse import urljoin, urlsplit

import pytest
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path
from django.utils import timezone

from events import services
from events.models import Event, Registration
from hub.urls import urlpatterns as hub_urlpatterns
from members.models import Member
from tests.factories import (
    CalendarFeedFactory,
    EventFactory,
    InvitationFactory,
    RegistrationFactory,
    ResourceFactory,
    SeriesFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]
SITE = "http://testserver"
LANGUAGES = ("en", "fr", "es")
START = (
    *("/", "/sitemap.xml", "/robots.txt", "/healthz", "/readyz", "/crash/", "/forbidden/", "/nowhere/"),
    *(f"{feed}?lang={code}" for code in LANGUAGES for feed in ("/calendar/events.ics", "/feeds/events.atom")),
    *(f"/feeds/resources.atom?lang={code}" for code in LANGUAGES),
    *("/calendar/nobody.ics", "/calendar/nobody.atom", "/join/nobody/", "/registration/nobody/"),
    *(f"/{code}/{page}" for code in LANGUAGES for page in ("", "nowhere/", "invitations/nobody/", "registrations/")),
)
# Each in all places where something leads into a meeting.
CANARIES = {
    "meeting_url": "https://canary-meeting.example/j/{}",
    "meeting_id": "canaryid{}",
    "meeting_passcode": "canarycode{}",
    "dial_in": "canarydial{}",
}
WORDS = ("canary-meeting", "canaryid", "canarycode", "canarydial")


def crash(request: HttpRequest) -> HttpResponse:
    """Break with the rows of all meetings in the hands."""
    meetings = list(Event.objects.values_list(*CANARIES))
    raise RuntimeError(len(meetings))


def forbidden(request: HttpRequest) -> HttpResponse:
    """Refuse."""
    raise PermissionDenied


urlpatterns = [path("crash/", crash), path("forbidden/", forbidden), *hub_urlpatterns]
handler403 = "hub.views.forbidden"
handler404 = "hub.views.not_found"
handler500 = "hub.views.server_error"


@pytest.fixture
def events() -> list[Event]:
    """Events in every state and for every audience, each with its own way into the meeting."""
    soon, past = timezone.now() + timedelta(minutes=5), timezone.now() - timedelta(days=9)
    kinds: list[dict[str, object]] = [
        {"slug": "open", "starts_at": soon, "series": SeriesFactory(slug="exchange")},
        {"slug": "open-without-details", "starts_at": soon, "hides_meeting_details": True},
        {"slug": "full", "capacity": 0},
        {"slug": "proposed", "date_status": "proposed"},
        {"slug": "members", "access": "members", "starts_at": soon},
        {"slug": "invited", "access": "invitation", "starts_at": soon},
        {"slug": "draft", "status": "draft"},
        {"slug": "past", "starts_at": past, "recording_url": "https://video.example/1"},
    ]
    made = []
    for number, fields in enumerate(kinds):
        ways = {name: pattern.format(number) for name, pattern in CANARIES.items()}
        made.append(EventFactory(**fields, **ways, complete=1))
    cancelled, postponed = (
        EventFactory(slug=slug, **{name: pattern.format(slug) for name, pattern in CANARIES.items()})
        for slug in ("cancelled", "postponed")
    )
    services.cancel_event(event=cancelled)
    services.postpone(event=postponed)
    for event in (*made, cancelled, postponed):
        RegistrationFactory(event=event)
        InvitationFactory(event=event)
    ResourceFactory()
    return [*made, cancelled, postponed]


def secrets_of_people(member: Member) -> list[str]:
    """Return the tokens of all personal links."""
    rows = [*Registration.objects.all(), *(row for event in Event.objects.all() for row in event.invitations.all())]
    return [CalendarFeedFactory(member=member).token, *(row.token for row in rows)]


def addresses_in(text: str, base: str) -> Iterator[str]:
    """Yield every address of ours in a text of any kind: links, forms, feeds, data, calendars."""
    flat = unescape(text.replace("\r\n ", ""))
    found = re.findall(r"""(?:href|src|action)=["']([^"']+)["']""", flat)
    found += re.findall(r"""(?:https?|webcal)://testserver[^\s"'<>\\]*""", flat)
    for address in found:
        parts = urlsplit(urljoin(base, address.replace("webcal://", "http://", 1)))
        if parts.netloc == "testserver" and not parts.path.startswith(("/static/", "/admin/")):
            yield f"{parts.path}?{parts.query}" if parts.query else parts.path


def walk(client: Client) -> Iterator[tuple[str, str]]:
    """Yield everything the hub answers to a visitor who follows all links: the address, and headers and body."""
    seen, waiting = set(START), list(START)
    while waiting:
        address = waiting.pop()
        response = client.get(address)
        body = b"".join(response) if response.streaming else response.content
        text = body.decode(errors="replace")
        headers = "\n".join(f"{name}: {value}" for name, value in response.headers.items())
        yield address, f"{response.status_code}\n{headers}\n{response.cookies.output()}\n\n{text}"
        found = [*addresses_in(text, f"{SITE}{address}"), *addresses_in(response.headers.get("Location", ""), SITE)]
        location = response.headers.get("Location", "")
        found += [location] if location.startswith("/") else []
        for other in found:
            # A page asks to be come back to; the way there and back has no end.
            if other not in seen and "next=" not in other:
                seen.add(other)
                waiting.append(other)


@pytest.fixture
def every_log(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    """What all loggers write, also those that hand nothing on, from the finest level."""
    names = [name for name, found in logging.Logger.manager.loggerDict.items() if isinstance(found, logging.Logger)]
    closed = [found for found in map(logging.getLogger, names) if not found.propagate]
    levels = {found: found.level for found in closed}
    caplog.set_level(logging.DEBUG)
    for found in closed:
        found.addHandler(caplog.handler)
        found.setLevel(logging.DEBUG)
    yield caplog
    for found, level in levels.items():
        found.removeHandler(caplog.handler)
        found.setLevel(level)


def test_a_stranger_who_follows_every_link_finds_no_way_into_a_meeting(
    events: list[Event], member: Member, every_log: pytest.LogCaptureFixture
) -> None:
    tokens = secrets_of_people(member)
    every_log.clear()
    stranger = Client(raise_request_exception=False)

    answers = dict(walk(stranger))

    leaks = {
        address: found
        for address, text in answers.items()
        if (found := [word for word in (*WORDS, *tokens) if word in text.replace("\r\n ", "")])
    }
    # Formatted, so with what tracebacks tell.
    logged = [word for word in (*WORDS, *tokens) if word in every_log.text]
    assert leaks == {}
    assert logged == []
    assert every_log.records
    statuses = {text.split("\n", 1)[0] for text in answers.values()}
    assert {"200", "302", "403", "404", "500"} <= statuses
    for code in LANGUAGES:
        assert {f"/{code}/events/{slug}/" for slug in ("open", "past", "cancelled", "postponed", "full")} <= set(
            answers
        )
        assert {f"/{code}/events/open/register/", f"/{code}/series/exchange/"} <= set(answers)
    assert {"/events/open.ics", "/calendar/events.ics?lang=fr", "/feeds/events.atom?lang=es"} <= set(answers)


def test_a_stranger_who_guesses_addresses_finds_none_either(events: list[Event]) -> None:
    stranger = Client(raise_request_exception=False)
    own = Registration.objects.all()
    guesses = [
        *(f"/events/{event.slug}.ics" for event in events),
        *(f"/en/events/{event.slug}/{page}" for event in events for page in ("join/", "invitation/")),
        *(f"/registrations/{row.uuid}/invite.ics" for row in own),
        *(f"/en/registrations/{row.uuid}/" for row in own),
    ]

    found = {address for address in guesses if any(word in str(stranger.get(address).content) for word in WORDS)}

    assert found == set()


def test_whoever_has_a_place_finds_the_way_behind_the_gate_and_nowhere_else(
    member: Member, member_client: Client
) -> None:
    ways = {name: pattern.format(1) for name, pattern in CANARIES.items()}
    event = EventFactory(slug="open", starts_at=timezone.now() + timedelta(minutes=5), **ways)
    RegistrationFactory(event=event, member=member, email=member.email)
    member_client.raise_request_exception = False

    answers = dict(walk(member_client))

    with_way = {address for address, text in answers.items() if any(word in text for word in WORDS)}
    behind = {f"/{code}/events/open/join/" for code in LANGUAGES}
    assert behind <= with_way
    assert {address for address in with_way if not address.endswith(("/join/", "/invite.ics"))} == set()
