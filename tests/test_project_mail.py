"""Guards over all mail, and over what mail alone may tell."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from email.message import EmailMessage
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from events import mail, services
from events.models import Event, Follow, Registration
from hub.outbox.kinds import all_kinds
from hub.outbox.models import Message
from members.mail import membership_approved
from tests.conftest import Sink, part
from tests.factories import (
    EventFactory,
    InvitationFactory,
    MemberFactory,
    RegistrationFactory,
    ResourceFactory,
    SeriesFactory,
)
from tests.reading import PageReader

pytestmark = pytest.mark.django_db
LANGUAGES = ["en", "fr", "es"]
Status = Registration.Status
SITE = "http://testserver"


# ── The life of an event, mail by mail ───────────────────────────────────────────────────────
def story(language: str) -> Iterator[None]:
    """Let everything happen that mail is written about, and pause after each step, so that it can be sent."""
    texts = {f"teaser_{code}": f"Teaser {code}" for code in LANGUAGES}

    def event_(**fields: object) -> Event:
        return EventFactory(**texts, contact_email="ask@hub.example", **fields)

    def draft(name: str, **fields: object) -> Registration:
        email = f"{name}.{language}@union.example"
        answers = {"name": "Ana", "language": language, "time_zone": "Asia/Kathmandu", "listening_language": language}
        return RegistrationFactory.build(event=None, status=Status.PENDING, email=email, **answers | fields)

    public = event_(capacity=1)
    seated = services.register(event=public, registration=draft("seated"))
    services.register(event=public, registration=draft("waiting"))
    services.register(event=public, registration=draft("unproven", is_address_proven=False))
    yield
    services.cancel_registration(registration=seated)
    yield
    services.announce_change(event=public)
    yield
    services.postpone(event=public)
    yield
    services.publish(event=public)
    yield
    services.cancel_event(event=public)
    yield
    series = SeriesFactory(title_fr="Série", title_es="Serie")
    dated = event_(series=series, date_status=Event.DateStatus.PROPOSED)
    reader = {"name": "Ana", "language": language, "time_zone": "Asia/Kathmandu"}
    for followed, name in (({"event": dated}, "date"), ({"series": series}, "series")):
        email = f"{name}.{language}@union.example"
        follow = services.start_following(follow=Follow(**followed, **reader, email=email))
        yield
        services.confirm_following(follow=follow)
    dated.date_status = Event.DateStatus.CONFIRMED
    dated.save()
    services.tell_followers(event=dated)
    yield
    invitation = InvitationFactory(event=event_(access=Event.Access.INVITATION), language=language, name="Ana")
    mail.invitation(invitation)
    other = services.register(event=invitation.event, registration=draft("other"), invitation=invitation)
    yield
    services.decline(registration=other)
    member = MemberFactory(language=language, email=f"member.{language}@union.example", name="Ana")
    membership_approved(member)
    Client().post(f"/{language}/account/password/reset/", {"email": member.email})
    yield


def kinds_by_id() -> dict[str, str]:
    """Return the kind of every mail by its Message-ID."""
    return dict(Message.objects.values_list("message_id", "kind"))


def lines_of(message: EmailMessage) -> set[str]:
    """Return the lines of a mail's both texts, without what is the same in all languages: names and addresses."""
    visible = [message["Subject"], *part(message, "text/plain").splitlines()]
    visible += PageReader(part(message, "text/html")).texts
    names = r"https?://\S+|\S+@\S+|Fair Recruitment|Knowledge Hub|Asia|Google|Outlook|invite\.ics|UTC|ID"
    return {" ".join(re.sub(names, "", line).split()) for line in visible}


def test_every_kind_of_mail_is_complete_in_three_languages(deliver: Callable[[], Sink]) -> None:
    mails: dict[str, list[EmailMessage]] = {}
    for language in LANGUAGES:
        start = len(deliver().mails)
        for _step in story(language):
            sink = deliver()
        mails[language] = sink.mails[start:]
    kinds = kinds_by_id()

    lines: dict[tuple[str, str], set[str]] = {}
    for language, sent in mails.items():
        for message in sent:
            text, html = part(message, "text/plain"), part(message, "text/html")
            lines.setdefault((language, kinds[message["Message-ID"]]), set()).update(lines_of(message))
            assert message["Content-Language"] == PageReader(html).language == language
            assert min(len(message["Subject"].split()), len(text.split()), len(PageReader(html).text.split())) > 1
            assert re.findall(r"None|\{[{%]|%\(|&[a-z]+;", text) == []
    everywhere = {kind.name for kind in all_kinds()}
    english_elsewhere = {
        (language, kind): left
        for (language, kind), found in lines.items()
        if language != "en"
        and (left := {line for line in found & lines["en", kind] if len(re.findall(r"[^\W\d_]{2,}", line)) > 1})
    }
    assert {language: {kind for code, kind in lines if code == language} for language in LANGUAGES} == dict.fromkeys(
        LANGUAGES, everywhere
    )
    assert english_elsewhere == {}


def state_of_the_database() -> dict[str, str]:
    """Return a digest of every table but the sessions, without when people signed in."""
    with connection.cursor() as cursor:
        tables = [name for name in connection.introspection.table_names(cursor) if name != "django_session"]
        digests = {}
        for table in tables:
            rows = f"SELECT (to_jsonb(t) - 'last_login')::text AS row FROM {connection.ops.quote_name(table)} t"
            cursor.execute(f"SELECT md5(coalesce(string_agg(row, '' ORDER BY row), '')) FROM ({rows}) rows")
            digests[table] = cursor.fetchone()[0]
    return digests


def links_of(message: EmailMessage) -> set[str]:
    """Return the addresses on this site that a mail names in any of its parts."""
    text = "".join(part(message, kind) for kind in ("text/plain", "text/html"))
    return {link.removeprefix(SITE) for link in re.findall(rf"{SITE}[^\s\"'<>]*", unescape(text))}


@pytest.mark.parametrize("language", LANGUAGES)
def test_opening_every_link_of_every_mail_twice_changes_nothing(deliver: Callable[[], Sink], language: str) -> None:
    seen: set[str] = set()

    for _step in story(language):
        fresh = {link for message in deliver().mails for link in links_of(message)} - seen
        before = state_of_the_database()
        for link in fresh:
            scanner = Client()
            scanner.get(link, follow=True)
            scanner.get(link, follow=True)
        assert state_of_the_database() == before
        seen |= fresh

    words = {link.split("/")[1] for link in seen}
    assert {"join", "registration", "follow"} <= words
    assert any("/invitations/" in link for link in seen)


# ── The meeting's address ────────────────────────────────────────────────────────────────────
SECRETS = ("CANARY-URL", "CANARY-ID", "CANARY-CODE")


def planted(**fields: object) -> Event:
    """Return an event whose meeting can be recognised anywhere."""
    url, number, code = SECRETS
    where = {"meeting_url": f"https://zoom.example/j/{url}", "meeting_id": number, "meeting_passcode": code}
    return EventFactory(**where, **fields, complete=1)


@pytest.fixture
def planted_events() -> list[Event]:
    """Events of every access: to come, with open doors, over, postponed and cancelled."""
    soon = timezone.now() + timedelta(minutes=10)
    return [
        *(planted(access=access) for access in Event.Access.values),
        *(planted(access=access, starts_at=soon) for access in Event.Access.values),
        planted(ended=True, recording_url="https://video.example/1"),
        planted(status=Event.Status.CANCELLED),
        planted(status=Event.Status.POSTPONED),
    ]


def crawl(client: Client, starts: list[str]) -> dict[str, str]:
    """Return whatever answers to a visitor who follows every link of our own, head and body."""
    waiting, found = list(starts), {}
    while waiting:
        address = waiting.pop()
        if address in found or "/logout/" in address:
            continue
        response = client.get(address)
        body = b"".join(response) if response.streaming else response.content
        found[address] = f"{response.headers} {body.decode(errors='replace')}"
        if response.headers.get("Content-Type", "").startswith("text/html"):
            links = [link.partition("#")[0] for link in PageReader(body.decode()).links]
            waiting += [link for link in links if link.startswith("/") and "?" not in link]
        if location := response.headers.get("Location", ""):
            waiting += [location] if location.startswith("/") else []
    return found


def starts_at(events: list[Event]) -> list[str]:
    """Return where a curious visitor begins: the front doors, and every address of the events."""
    pages = ("", "register/", "register/sent/", "join/", "invitation/")
    own = [f"/{code}/events/{event.slug}/{page}" for code in LANGUAGES for event in events for page in pages]
    files = [f"/events/{event.slug}.ics" for event in events]
    lists = [f"/{code}/{page}" for code in LANGUAGES for page in ("", "nowhere/", "events/?q=fair", "search/?q=fair")]
    feeds = [
        "/calendar/events.ics?lang=en",
        "/feeds/events.atom?lang=fr",
        "/sitemap.xml",
        "/robots.txt",
        "/oai?verb=Identify",
    ]
    return [*own, *files, *lists, *feeds]


@pytest.mark.parametrize("visitor", ["stranger", "member", "applicant", "waiting"])
def test_the_meeting_is_shown_to_nobody_without_a_seat(planted_events: list[Event], visitor: str) -> None:
    client = Client()
    ResourceFactory()
    if visitor != "stranger":
        member = MemberFactory(status="applied" if visitor == "applicant" else "approved")
        client.force_login(member)
        if visitor == "waiting":
            for event in planted_events:
                in_line = {"status": Status.WAITLISTED, "waitlisted_at": timezone.now()}
                RegistrationFactory(event=event, member=member, email=member.email, **in_line)

    pages = crawl(client, starts_at(planted_events))

    assert len(pages) > 120
    assert [address for address, page in pages.items() if any(secret in page for secret in SECRETS)] == []


def test_whoever_has_a_seat_is_led_to_the_meeting(member_client: Client, member: object) -> None:
    event = planted(starts_at=timezone.now() + timedelta(minutes=10))
    RegistrationFactory(event=event, member=member)

    gate = member_client.get(f"/en/events/{event.slug}/join/").content.decode()
    pressed = member_client.post(f"/en/events/{event.slug}/join/")

    assert [secret in gate for secret in SECRETS] == [False, True, True]
    assert pressed["Location"] == event.meeting_url
