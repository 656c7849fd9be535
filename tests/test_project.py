"""Guards over the whole site: a new page is covered the day it is added."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, path
from django.utils import timezone
from django.utils.translation import override

from hub.outbox.suppression import Subscription
from hub.urls import urlpatterns as hub_urlpatterns
from members.models import Member
from members.roles import reviewer_group
from resources.models import Practice
from tests.factories import (
    PASSWORD,
    CalendarFeedFactory,
    EventFactory,
    FollowFactory,
    InvitationFactory,
    MemberFactory,
    QuestionFactory,
    RegistrationFactory,
    ResourceFactory,
    SeriesFactory,
)
from tests.reading import PageReader
from tests.resources.intake import asked, draft, submitted

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ["en", "fr", "es"]

# ── The pages ────────────────────────────────────────────────────────────────────────────────
# Views that only act: a GET must be refused.
ONLY_ACT = {
    "events:calendar_feed_revoke",
    "events:follow_confirm",
    "events:follow_stop",
    "events:invitation_decline",
    "events:invitation_opened",
    "events:question_support",
    "events:question_take_back",
    "events:question_withdraw",
    "events:registration_cancel",
    "events:registration_confirm",
    "resources:add_to_list",
    "resources:list_delete",
    "resources:list_item",
    "resources:save",
    "resources:search_delete",
    "resources:proposal_comment",
    "resources:proposal_withdraw",
    "resources:review_reply",
}
# The same for everybody, or behind a secret address: asked for anew each time, and answered with 304.
FEEDS = {
    "calendar_feed", "events_atom", "oai", "opensearch", "personal_atom", "personal_calendar", "resources_atom",
    "sitemap",
}  # fmt: skip
FEEDS |= {
    f"resources:{page}_{form}" for page in ("index", "reading_list", "resource") for form in ("bibtex", "csl", "ris")
}
# A picture that the worker has not drawn.
ABSENT = {"thumbnail"}
# Only with something to look for in the address.
WANTING = {"resources:search_new"}
# Personal links, which move their token into the session and lead on.
LINKS = {"join", "registration", "follow", "events:invitation_open"}
# Steps of a conversation with their accounts: who opens them out of turn is led away or refused.
OUT_OF_TURN = {
    "account_confirm_login_code",
    "account_email_verification_sent",
    "account_inactive",
    "account_login",
    "account_reauthenticate",
    "account_request_login_code",
    "account_set_password",
    "account_signup",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "mfa_authenticate",
    "mfa_deactivate_totp",
    "mfa_download_recovery_codes",
    "mfa_generate_recovery_codes",
    "mfa_login_webauthn",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
    "mfa_view_recovery_codes",
}


type Addresses = dict[str, dict[str, str]]


def routes(patterns: list[URLPattern | URLResolver], prefix: str = "/", names: str = "") -> Iterator[tuple[str, str]]:
    """Yield the address pattern and full name of every view, in the current language."""
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield f"{prefix}{pattern.pattern}", f"{names}{pattern.name}"
        else:
            inner = f"{names}{pattern.namespace}:" if pattern.namespace else names
            yield from routes(pattern.url_patterns, f"{prefix}{pattern.pattern}", inner)


@pytest.fixture
def walker(db: None) -> Member:
    """The member whose rows the walk meets."""
    return MemberFactory(email="walker@labour.example", name="Wanja Walker", password=PASSWORD)


@pytest.fixture
def walker_client(walker: Member) -> Client:
    """Her browser."""
    client = Client()
    client.force_login(walker)
    return client


@pytest.fixture
def addresses(walker: Member) -> Addresses:
    """The address of every view outside the administration, by language and name, with rows behind the arguments."""
    own = RegistrationFactory(event=EventFactory(complete=1), member=walker, email=walker.email)
    invitation = InvitationFactory(email=walker.email)
    question = QuestionFactory(event=own.event, registration=own, status="pending")
    feed = CalendarFeedFactory(member=walker)
    follow = FollowFactory(member=walker, email=walker.email)
    reading_list = walker.reading_lists.create(title="Corridors", visibility="link")
    search = walker.saved_searches.create(name="Fees", query="q=fees", seen_until=timezone.now())
    walker.groups.add(reviewer_group())
    review = asked(submitted(MemberFactory(organisation_name="Elsewhere")), walker)
    described = Practice.objects.create(resource=ResourceFactory(kind="practice"), contact=MemberFactory())
    fitting = {
        "follow": {"uuid": str(follow.uuid), "token": follow.token},
        "event_follow": {"slug": follow.event.slug},
        "series": {"slug": SeriesFactory(description_en="Exchanges.").slug},
        "register": {"slug": EventFactory().slug},
        "events:invitation": {"slug": invitation.event.slug, "token": invitation.token},
        "events:question": {"uuid": str(question.uuid)},
        "resources:resource": {"slug": ResourceFactory().slug},
        "resources:save": {"slug": (work := ResourceFactory()).slug},
        "resources:add_to_list": {"slug": work.slug},
        "resources:list_": {"uuid": str(reading_list.uuid), "slug": work.slug},
        "resources:reading_list": {"uuid": str(reading_list.uuid)},
        "resources:search_": {"uuid": str(search.uuid)},
        "resources:proposal": {"uuid": str(draft(walker).uuid)},
        "resources:review": {"uuid": str(review.uuid)},
        "resources:contact": {"slug": described.resource.slug},
        "resources:theme": {"slug": "recruitment-fees"},
        "resources:place": {"slug": "ke"},
        "members:": {"uuid": str(MemberFactory(visibility=Member.Visibility.PUBLIC).uuid)},
        "personal_": {"token": feed.token},
        "calendar_feed_revoke": {"uuid": str(feed.uuid)},
    }
    way = {"origin": "np", "destination": "jo"}
    found: Addresses = {}
    for language in LANGUAGES:
        with override(language):
            views = dict(map(reversed, routes(get_resolver().url_patterns)))
        fitting["unsubscribe"] = {"token": Subscription(walker.email, "invitations", language).token}
        for name, pattern in views.items():
            values = {"slug": own.event.slug, "uuid": str(own.uuid), "token": own.token, **way}
            for part, others in fitting.items():
                values |= others if part in name and name != "registration" else {}
            address = re.sub(
                r"<\w+:(slug|uuid|token|origin|destination)>",
                lambda match, values=values: values.get(match[1], match[0]),
                pattern,
            )
            if not address.startswith("/admin/") and not re.search(r"[<(\\]", address):
                found.setdefault(language, {})[name] = address
    return found


def expected_of(name: str) -> set[int]:
    """Return the statuses with which a view may answer its owner's GET."""
    if name in OUT_OF_TURN:
        return {200, 302, 403, 404}
    if name in ABSENT:
        return {404}
    return {405 if name in ONLY_ACT else 302 if name in LINKS | WANTING else 200}


def is_page(response: HttpResponse) -> bool:
    return response.headers.get("Content-Type", "").startswith("text/html")


def faults(response: HttpResponse, language: str) -> list[str]:
    """Return what a page lacks."""
    page = PageReader(response.content.decode())
    complaints = {
        "not one h1": page.headings != 1,
        "no title": not page.title.partition(" – ")[0].strip(),
        f"lang is {page.language!r}": page.language != language,
    }
    return [complaint for complaint, applies in complaints.items() if applies]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_answers_whole_and_in_its_language(
    walker_client: Client, addresses: Addresses, language: str
) -> None:
    wrong = {}

    for name, address in addresses[language].items():
        response = walker_client.get(address)
        if response.status_code not in expected_of(name):
            wrong[name] = [f"answered {response.status_code} {response.headers.get('Location', '')}"]
        elif response.status_code == 200 and is_page(response):
            wrong[name] = faults(response, language)

    assert len(addresses[language]) > 45
    assert {name: found for name, found in wrong.items() if found} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_strangers_see_whole_pages_or_the_sign_in_or_nothing(
    client: Client, addresses: Addresses, language: str
) -> None:
    wrong = {}

    for name, address in addresses[language].items():
        response = Client(headers={"accept-language": language}).get(address)
        location = response.headers.get("Location", "")
        if response.status_code == 302 and name not in LINKS | OUT_OF_TURN | {"account_logout"}:
            wrong[name] = [] if location.startswith(f"/{language}/account/login/?next=") else [location]
        elif is_page(response) and response.status_code in {200, 404}:
            wrong[name] = faults(response, language)

    assert {name: found for name, found in wrong.items() if found} == {}


def test_personal_pages_are_kept_by_nobody(walker_client: Client, addresses: Addresses) -> None:
    guest = Client()
    guest.get(addresses["fr"]["registration"])
    by_proof = LINKS | {
        "invite_file",
        *(f"events:{name}" for name in ("registration", "register_sent", "join", "questions")),
    }
    kept = {
        name
        for name, address in addresses["fr"].items()
        if name not in FEEDS and "no-store" not in walker_client.get(address).headers.get("Cache-Control", "")
    }
    kept_of_guests = {
        name for name in by_proof if "no-store" not in guest.get(addresses["fr"][name]).headers.get("Cache-Control", "")
    }

    assert (kept, kept_of_guests) == (set(), set())


@pytest.mark.django_db
def test_every_list_and_form_of_the_administration_answers_and_strangers_are_asked_to_sign_in(client: Client) -> None:
    asked = Client().get("/admin/", follow=True).redirect_chain[-1]
    client.force_login(MemberFactory(is_staff=True, is_superuser=True))
    own = {address for address, _name in routes(get_resolver().url_patterns) if address.startswith("/admin/")}
    wrong = {}

    for address in sorted(own):
        if not re.search(r"[<(\\]", address) and not address.endswith(("/autocomplete/", "/tap/", "/language/")):
            answer = client.get(address)
            if answer.status_code not in {200, 302, 403, 405}:
                wrong[address] = answer.status_code

    assert asked == ("/en/account/login/?next=%2Fadmin%2F", 302)
    assert len(own) > 40
    assert wrong == {}


@pytest.mark.django_db
@pytest.mark.parametrize("host", ["evil", "testserver.evil.example", "evil.example:80"])
def test_another_host_name_is_refused(client: Client, host: str) -> None:
    assert client.get("/en/account/password/reset/", headers={"host": host}).status_code == 400


# ── What every answer carries ────────────────────────────────────────────────────────────────
def crash(request: HttpRequest) -> HttpResponse:
    """Be a page with a mistake."""
    raise RuntimeError


urlpatterns = [path("crash/", crash), *hub_urlpatterns]


@pytest.mark.urls(__name__)
@pytest.mark.django_db
def test_every_kind_of_answer_carries_the_headers_that_protect(client: Client) -> None:
    client.raise_request_exception = False
    event = EventFactory()
    answers = {
        address: client.get(address)
        for address in (
            "/en/",
            "/",
            "/en/nowhere/",
            "/crash/",
            "/admin/",
            f"/en/events/{event.slug}/register/",
            f"/events/{event.slug}.ics",
            "/healthz",
            "/robots.txt",
            staticfiles_storage.url("hub/css/hub.css"),
        )
    }
    answers["refused"] = Client(enforce_csrf_checks=True).post("/en/account/login/")

    assert sorted({answer.status_code for answer in answers.values()}) == [200, 302, 403, 404, 500]
    assert {address: found for address, answer in answers.items() if (found := lacking(answer))} == {}
    for answer in answers.values():
        answer.close()


def lacking(answer: HttpResponse) -> list[str]:
    """Return which protections an answer lacks."""
    policy = answer.headers.get("Content-Security-Policy", "")
    rules = [rule.strip() for rule in policy.split(";")]
    needed = [
        "default-src 'none'",
        "object-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "form-action 'self'",
    ]
    found = [rule for rule in needed if rule not in rules]
    found += [word for word in ("unsafe-inline", "unsafe-eval", "http:", "*") if word in policy]
    found += ["nosniff"] * (answer.headers.get("X-Content-Type-Options") != "nosniff")
    found += ["referrer"] * (answer.headers.get("Referrer-Policy") not in {"same-origin", "no-referrer"})
    found += ["opener"] * (answer.headers.get("Cross-Origin-Opener-Policy") != "same-origin")
    return found


@pytest.mark.django_db
def test_the_gate_tells_nobody_its_address_and_is_found_by_nobody(client: Client) -> None:
    registration = RegistrationFactory()

    link = client.get(f"/join/{registration.token}/")
    gate = client.get(link["Location"])

    assert (link["Referrer-Policy"], link["X-Robots-Tag"]) == ("no-referrer", "noindex")
    # With "no-referrer" here, browsers would post the button's form with "Origin: null", and it would be refused.
    assert (gate["Referrer-Policy"], gate["X-Robots-Tag"]) == ("same-origin", "noindex")


# ── Facts of time ────────────────────────────────────────────────────────────────────────────
EXCHANGES = [
    (datetime(2023, 6, 15, 13, 30, tzinfo=UTC), "15:30–17:00", "16:30–18:00"),
    (datetime(2022, 5, 12, 13, 0, tzinfo=UTC), "15:00–16:30", "16:00–17:30"),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("starts_at", "geneva", "nairobi"), EXCHANGES)
def test_the_exchanges_of_may_and_june_keep_summer_time(
    client: Client, starts_at: datetime, geneva: str, nairobi: str
) -> None:
    event = EventFactory(starts_at=starts_at, time_zone="Europe/Zurich")
    address = f"/en/events/{event.slug}/"

    here = PageReader(client.get(address).content.decode())
    client.cookies["tz"] = "Africa/Nairobi"
    there = PageReader(client.get(address).content.decode())
    client.cookies["tz"] = "Europe/Zurich"
    same = PageReader(client.get(address).content.decode())

    own, theirs = f"Event time, Geneva {geneva} UTC+2", f"Your time, Nairobi {nairobi} UTC+3"
    assert f"{theirs} {own}" in there.text
    for page in (here, same):
        assert own in page.text
        assert "Your time" not in page.text
    for page in (here, there, same):
        assert {moment.astimezone(UTC) for moment, _shown in page.times} == {starts_at}
        assert {moment.utcoffset() for moment, shown in page.times if shown == geneva} == {timedelta(hours=2)}
        assert not re.search(r"\b(CET|CEST|GMT|EAT|BST)\b", page.text)
    assert (starts_at.astimezone(ZoneInfo("Africa/Nairobi")), nairobi) in there.times
