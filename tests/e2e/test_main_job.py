"""The one thing the hub is for: somebody finds an event, registers, gets the link, joins or gives the place up."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage

import pytest
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, Request, expect

from events.models import Event, Registration
from hub.outbox.models import Message
from members.models import Member
from tests.conftest import part
from tests.e2e.live import LiveHub
from tests.e2e.steps import HEADING, SUBMIT, answer_as_guest, answer_as_member, in_language, link_in
from tests.factories import EventFactory, RegistrationFactory

pytestmark = pytest.mark.xdist_group("e2e")
Status = Registration.Status
MEETING = "https://zoom.example/j/81234567890"
LANGUAGES = ["en", "fr", "es"]

type Browsers = Callable[..., BrowserContext]
type StandIn = Callable[[BrowserContext], list[Request]]

# 13:30Z on a day in June, when Geneva has UTC+2, as the members' clocks show it; French leaves out the minutes of a
# full hour.
CLOCKS = {
    "en": ("16:30–18:00 UTC+3", "15:30–17:00 UTC+2"),
    "fr": ("14 h 30–16 h UTC+1", "15 h 30–17 h UTC+2"),
    "es": ("07:30–09:00 UTC−6", "15:30–17:00 UTC+2"),
}


def next_june() -> datetime:
    return datetime(timezone.now().year + 1, 6, 15, 13, 30, tzinfo=UTC)


def soon() -> datetime:
    return timezone.now() + timedelta(minutes=10)


def registration_of(event: Event, **filters: str) -> Registration:
    return event.registrations.get(**filters)


def mails_about(hub: LiveHub, address: str, event: Event, *, count: int = 1) -> list[EmailMessage]:
    """Wait for the mails to somebody about one event: every one names its page or its personal links."""
    return hub.mails_to(address, about=f"/events/{event.slug}/", count=count)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_member_registers_and_gets_the_link_in_her_language_and_on_her_clock(
    hub: LiveHub, browser_of: Browsers, new_context: Browsers, language: str
) -> None:
    event = EventFactory(starts_at=next_june(), complete=2)
    address = f"member.{language}@hub.example"
    page = browser_of(f"member.{language}", language).new_page()

    page.goto(f"/{language}/events/{event.slug}/")
    page.click(".ticket a.button")
    answer_as_member(page, language)
    page.click(SUBMIT)

    expect(page.locator(HEADING)).to_have_text(in_language(language, "Your place is confirmed"))
    registration = registration_of(event, member__email=address)
    assert page.url == f"{hub.url}/{language}/registrations/{registration.uuid}/"
    [mail] = mails_about(hub, address, event)
    text, html, calendar = (part(mail, f"text/{kind}") for kind in ("plain", "html", "calendar"))
    assert mail["To"] == address
    assert mail["Content-Language"] == language
    assert getattr(event, f"title_{language}") in mail["Subject"]
    assert in_language(language, "Thank you for registering. This is your way into the meeting.") in text
    assert f'<html lang="{language}"' in html
    for body in (text, html):
        assert [clock for clock in CLOCKS[language] if clock not in plain(body)] == []
    assert "METHOD:REQUEST" in calendar
    assert f"DTSTART:{next_june():%Y%m%dT%H%M%SZ}" in calendar
    assert f"SUMMARY;LANGUAGE={language}:" in calendar
    assert MEETING in text

    # Another browser, as after a click in a mail program: the link is all the proof there is.
    visitor = new_context(locale=language).new_page()
    visitor.goto(link_in(mail, "join"))

    expect(visitor.locator(HEADING)).to_have_text(in_language(language, "You are early"))
    assert visitor.url == f"{hub.url}/{language}/events/{event.slug}/join/"
    assert "zoom.example" not in visitor.content()
    assert registration_of(event).joined_at is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_link_of_the_mail_leads_through_the_gate_into_the_meeting_and_the_button_alone_counts(
    hub: LiveHub, browser_of: Browsers, new_context: Browsers, meeting: StandIn, language: str
) -> None:
    event = EventFactory(starts_at=soon(), meeting_url=MEETING)
    address = f"member.{language}@hub.example"
    page = browser_of(f"member.{language}", language).new_page()
    page.goto(f"/{language}/events/{event.slug}/register/")
    answer_as_member(page, language)
    page.click(SUBMIT)
    [mail] = mails_about(hub, address, event)
    visitor = new_context(locale=language)
    wanted = meeting(visitor)
    gate = visitor.new_page()

    gate.goto(link_in(mail, "join"))
    gate.reload()
    expect(gate.locator(HEADING)).to_have_text(in_language(language, "The doors are open"))
    assert registration_of(event).joined_at is None
    gate.click(".ticket form button")

    # The policy of the page let its form lead there: otherwise the browser would have stayed, and complained.
    expect(gate.locator("h1")).to_have_text("In the meeting")
    assert [request.url for request in wanted] == [MEETING]
    assert wanted[0].header_value("referer") is None
    assert registration_of(event).joined_at is not None


def test_the_gate_opens_by_itself(browser_of: Browsers) -> None:
    # The doors open a quarter of an hour before the start.
    event = EventFactory(starts_at=timezone.now() + timedelta(minutes=15, seconds=6))
    RegistrationFactory(event=event, member=Member.objects.get(email="member.en@hub.example"))
    gate = browser_of("member.en").new_page()

    gate.goto(f"/en/events/{event.slug}/join/")

    expect(gate.locator(HEADING)).to_have_text("You are early")
    expect(gate.locator(HEADING)).to_have_text("The doors are open", timeout=20_000)


def test_the_demo_has_an_event_whose_doors_are_open(browser_of: Browsers, meeting: StandIn) -> None:
    context = browser_of("member.fr", "fr")
    wanted = meeting(context)
    page = context.new_page()

    page.goto("/fr/events/open-door-session/join/")
    page.click(".ticket form button")

    expect(page.locator("h1")).to_have_text("In the meeting")
    assert [request.url for request in wanted] == ["https://zoom.example/j/84400112233"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_link_of_the_mail_gives_the_place_up_and_the_calendar_entry_is_withdrawn(
    hub: LiveHub, browser_of: Browsers, new_context: Browsers, language: str
) -> None:
    event = EventFactory()
    address = f"member.{language}@hub.example"
    page = browser_of(f"member.{language}", language).new_page()
    page.goto(f"/{language}/events/{event.slug}/register/")
    answer_as_member(page, language)
    page.click(SUBMIT)
    [mail] = mails_about(hub, address, event)
    visitor = new_context(locale=language).new_page()

    visitor.goto(link_in(mail, "registration"))
    visitor.click("#cancel button")

    said = in_language(language, "Your place has been given up. Thank you for making room.")
    expect(visitor.locator(".messages")).to_have_text(said)
    assert registration_of(event).status == Status.CANCELLED
    withdrawal = mails_about(hub, address, event, count=2)[-1]
    assert withdrawal["Content-Language"] == language
    assert "METHOD:CANCEL" in part(withdrawal, "text/calendar")
    visitor.goto(link_in(mail, "join"))
    expect(visitor.locator(HEADING)).to_have_text(in_language(language, "This link no longer works"))


def test_a_guest_confirms_the_address_and_gets_the_invitation(hub: LiveHub, page: Page) -> None:
    event = EventFactory()
    address = "guest.confirms@union.example"

    page.goto(f"/es/events/{event.slug}/register/")
    answer_as_guest(page, address)
    page.click(SUBMIT)
    expect(page.locator(HEADING)).to_have_text(in_language("es", "Look for our email"))
    [question] = mails_about(hub, address, event)
    page.goto(link_in(question, "registration"))
    page.reload()
    assert registration_of(event).status == Status.PENDING
    page.click("form[action$='/confirm/'] button")

    expect(page.locator(HEADING)).to_have_text(in_language("es", "Your place is confirmed"))
    assert registration_of(event).status == Status.CONFIRMED
    invitation = mails_about(hub, address, event, count=2)[-1]
    assert question["Content-Language"] == invitation["Content-Language"] == "es"
    assert not question.get_body(("calendar",))
    assert "METHOD:REQUEST" in part(invitation, "text/calendar")
    assert event.title_es in invitation["Subject"]
    assert MEETING not in part(question, "text/plain")
    assert MEETING in part(invitation, "text/plain")


def test_a_guest_waits_for_a_full_event_moves_up_when_a_seat_is_freed_and_gives_it_up(
    hub: LiveHub, page: Page, new_context: Browsers
) -> None:
    event = EventFactory(capacity=1)
    seated = RegistrationFactory(event=event)
    address = "guest.waits@union.example"

    page.goto(f"/es/events/{event.slug}/register/")
    answer_as_guest(page, address)
    page.click(SUBMIT)
    page.goto(link_in(mails_about(hub, address, event)[0], "registration"))
    page.click("form[action$='/confirm/'] button")
    expect(page.locator(HEADING)).to_have_text(in_language("es", "You are on the waiting list"))
    waiting = mails_about(hub, address, event, count=2)[-1]
    assert MEETING not in part(waiting, "text/plain")

    neighbour = new_context().new_page()
    neighbour.goto(f"/registration/{seated.token}/")
    neighbour.click("#cancel button")

    promoted = mails_about(hub, address, event, count=3)[-1]
    assert "METHOD:REQUEST" in part(promoted, "text/calendar")
    assert promoted["Content-Language"] == "es"
    assert registration_of(event, email=address).status == Status.CONFIRMED

    page.goto(link_in(promoted, "registration"))
    page.click("#cancel button")

    withdrawal = mails_about(hub, address, event, count=4)[-1]
    assert "METHOD:CANCEL" in part(withdrawal, "text/calendar")
    assert registration_of(event, email=address).status == Status.CANCELLED


def test_a_double_click_the_back_button_and_a_second_tab_make_one_registration(browser_of: Browsers) -> None:
    event = EventFactory()
    context = browser_of("member.en")
    page, second_tab = context.new_page(), context.new_page()
    for tab in (page, second_tab):
        tab.goto(f"/en/events/{event.slug}/register/")
        answer_as_member(tab, "en")

    page.dblclick(SUBMIT)
    expect(page.locator(HEADING)).to_have_text("Your place is confirmed")
    page.go_back()
    expect(page.locator(HEADING)).to_have_text("Your place is confirmed")
    second_tab.click(SUBMIT)
    expect(second_tab.locator(HEADING)).to_have_text("Your place is confirmed")

    registration = registration_of(event)
    assert second_tab.url.endswith(f"/en/registrations/{registration.uuid}/")
    assert list(Message.objects.filter(dedupe_key__contains=str(registration.uuid)).values_list("kind", flat=True)) == [
        "events.confirmed"
    ]


def test_a_guests_double_click_makes_one_registration_and_one_mail(hub: LiveHub, page: Page) -> None:
    event = EventFactory()
    page.goto(f"/en/events/{event.slug}/register/")
    answer_as_guest(page, "guest.clicks@union.example")

    page.dblclick(SUBMIT)

    expect(page.locator(HEADING)).to_have_text("Look for our email")
    registration = registration_of(event)
    assert Message.objects.filter(dedupe_key__contains=str(registration.uuid)).count() == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_wrong_answers_are_named_next_to_their_fields_and_nothing_typed_is_lost(page: Page, language: str) -> None:
    event = EventFactory()
    page.goto(f"/{language}/events/{event.slug}/register/")
    answer_as_guest(page, "amina.union.example")
    page.fill("[name=question]", "¿Quién paga?")
    page.select_option("[name=country]", "")
    page.uncheck("[name=consent]")

    page.click(SUBMIT)

    for name, words in {
        "email": "Enter an email address with an @, such as name@ministry.gov",
        "country": "Choose the country you work in",
        "consent": "This field is required.",
    }.items():
        field = page.locator(f"[name={name}]")
        expect(page.locator(f"#id_{name}_error")).to_have_text(in_language(language, words))
        assert f"id_{name}_error" in (field.get_attribute("aria-describedby") or "")
        expect(field).to_have_attribute("aria-invalid", "true")
    kept = {
        name: page.input_value(f"[name={name}]") for name in ("name", "email", "organisation_name", "group", "question")
    }
    assert kept == {
        "name": "Amina Odhiambo",
        "email": "amina.union.example",
        "organisation_name": "Sindicato de estibadores",
        "group": "union",
        "question": "¿Quién paga?",
    }
    expect(page.locator("[name=listening_language]").first).to_be_checked()
    assert page.input_value("[name=time_zone]") == "America/Bogota"
    assert page.title().startswith(in_language(language, "Error:"))
    assert not event.registrations.exists()


@pytest.mark.parametrize("path", ["/events/?when=past", "/events/open-door-session/", "/about/", "/account/login/"])
def test_the_language_switch_keeps_the_page(hub: LiveHub, page: Page, path: str) -> None:
    page.goto(f"/en{path}")

    for language in ("fr", "es", "en"):
        page.click(f".languages a[lang={language}]")
        page.wait_for_url(f"{hub.url}/{language}{path}")
        assert page.get_attribute("html", "lang") == language


def test_registering_and_giving_up_work_without_scripts(hub: LiveHub, new_context: Browsers) -> None:
    event = EventFactory()
    address = "guest.plain@union.example"
    page = new_context(java_script_enabled=False).new_page()

    page.goto(f"/fr/events/{event.slug}/")
    page.click(".ticket a.button")
    answer_as_guest(page, address)
    page.click(SUBMIT)
    page.goto(link_in(mails_about(hub, address, event)[0], "registration"))
    page.click("form[action$='/confirm/'] button")
    expect(page.locator(HEADING)).to_have_text(in_language("fr", "Your place is confirmed"))
    page.click("#cancel button")

    expect(page.locator(".messages")).to_be_visible()
    assert registration_of(event).status == Status.CANCELLED


def plain(body: str) -> str:
    """Return a text of a mail without mark-up, on one line."""
    return " ".join(re.sub(r"<[^>]+>", "", body).split())
