"""What goes on around a webinar: invitations and nominations, a date that is open at first, a change that is told."""

import re
from collections.abc import Callable
from datetime import timedelta
from email.message import EmailMessage

import pytest
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, Request, expect

from events.models import Event, Invitation
from tests.conftest import part
from tests.e2e.live import LiveHub
from tests.e2e.steps import HEADING, SUBMIT, answer_as_guest, in_language, link_in
from tests.factories import EventFactory, RegistrationFactory

pytestmark = pytest.mark.xdist_group("e2e")
MEETING = "https://zoom.example/j/81234567890"

type Browsers = Callable[..., BrowserContext]
type StandIn = Callable[[BrowserContext], list[Request]]


def invitation_link(mail: EmailMessage) -> str:
    found = re.search(r"http://127\.0\.0\.1:\d+/\w\w/invitations/[\w-]+/", part(mail, "text/plain"))
    assert found
    return found[0]


def accept(page: Page, address: str) -> None:
    """Press "Accept" on the page of an invitation and answer the questions of a guest."""
    page.click(".ticket a.button")
    answer_as_guest(page, address)
    page.click(SUBMIT)


def test_an_invited_official_nominates_a_colleague_who_is_approved_and_joins(
    hub: LiveHub, browser_of: Browsers, new_context: Browsers, meeting: StandIn
) -> None:
    event = EventFactory(
        access=Event.Access.INVITATION, starts_at=timezone.now() + timedelta(minutes=10), meeting_url=MEETING
    )
    chief, colleague = "chief@ministry.example", "colleague@ministry.example"
    about = f"/events/{event.slug}/"
    desk = browser_of("facilitator").new_page()

    desk.goto(f"/admin/events/event/{event.pk}/invite/")
    desk.fill("[name=list_text]", f"Amadou Chief; {chief}; fr\nnot an address")
    desk.fill("[name=nominations_allowed]", "1")
    desk.click("#invite_form input[type=submit]")
    expect(desk.locator("#content")).to_contain_text(chief)
    expect(desk.locator("#content")).to_contain_text("not an address")
    assert not event.invitations.exists()
    desk.click("input[name=confirm]")

    [mail] = hub.mails_to(chief, about=about)
    official = new_context(locale="fr").new_page()
    official.goto(invitation_link(mail))
    expect(official.locator(HEADING)).to_have_text(in_language("fr", "You are invited"))
    official.fill("#nominate [name=name]", "Awa Colleague")
    official.fill("#nominate [name=email]", colleague)
    official.select_option("#nominate [name=language]", "es")
    official.click("#nominate .actions button")
    expect(official.locator("#nominate")).to_contain_text("Awa Colleague")
    nominated = Invitation.objects.get(email=colleague)
    assert nominated.status == Invitation.Status.NOMINATED

    desk.goto(f"/admin/events/invitation/{nominated.pk}/change/")
    desk.click("button[value=approve]")

    [mail] = hub.mails_to(colleague, about=about)
    assert mail["Content-Language"] == "es"
    assert "Amadou Chief" in part(mail, "text/plain")
    context = new_context(locale="es")
    wanted = meeting(context)
    page = context.new_page()
    page.goto(invitation_link(mail))
    accept(page, colleague)
    confirmed = hub.mails_to(colleague, about=about, count=2)[-1]
    page.goto(link_in(confirmed, "join"))
    page.click(".ticket form button")

    expect(page.locator("h1")).to_have_text("In the meeting")
    assert [request.url for request in wanted] == [MEETING]
    assert event.registrations.get(email=colleague).joined_at is not None
    assert event.invitations.get(email=chief).opened_at is not None


def test_a_visitor_follows_a_proposed_event_and_is_told_of_its_date_once(
    hub: LiveHub, browser_of: Browsers, page: Page
) -> None:
    event = EventFactory(date_status=Event.DateStatus.PROPOSED)
    address = "follower@union.example"
    about = f"/events/{event.slug}/"

    page.goto(f"/fr/events/{event.slug}/")
    page.click(".ticket a.button")
    page.fill("main form.form [name=name]", "Aïcha")
    page.fill("main form.form [name=email]", address)
    page.click(SUBMIT)
    [proof] = hub.mails_to(address, about=about)
    page.goto(link_in(proof, "follow"))
    assert not event.follows.get().is_address_proven
    page.click("form[action$='/confirm/'] button")
    expect(page.locator(HEADING)).to_have_text(in_language("fr", "We tell you when the date is fixed"))

    desk = browser_of("facilitator").new_page()
    for _ in range(2):
        desk.goto(f"/admin/events/event/{event.pk}/change/")
        desk.select_option("[name=date_status]", "confirmed")
        desk.click("input[name=_save]")
        expect(desk.locator(".messagelist .success")).to_be_visible()

    news = hub.mails_to(address, about=about, count=2)
    assert len(news) == 2
    assert news[-1]["Content-Language"] == "fr"
    assert event.title_fr in news[-1]["Subject"]
    assert "List-Unsubscribe" in news[-1]
    assert MEETING not in part(news[-1], "text/plain")
    page.goto(f"/fr/events/{event.slug}/")
    expect(page.locator(".ticket a.button").first).to_have_attribute("href", f"/fr/events/{event.slug}/register/")


def test_a_facilitator_moves_an_event_reads_what_there_is_to_tell_and_sends_it(
    hub: LiveHub, browser_of: Browsers
) -> None:
    event = EventFactory()
    person = RegistrationFactory(event=event, email="told@union.example", language="es")
    about = f"/events/{event.slug}/"
    desk = browser_of("facilitator").new_page()

    desk.goto(f"/admin/events/event/{event.pk}/change/")
    desk.fill("[name=start_1]", "10:00")
    desk.fill("[name=end_1]", "11:00")
    desk.click("input[name=_save]")
    draft = event.announcements.get()
    assert list(hub.mail_directory.glob("*told-union*")) == []
    desk.goto(f"/admin/events/announcement/{draft.pk}/change/")
    expect(desk.locator("#content")).to_contain_text("10:00")
    desk.click("[data-language=es]")
    desk.fill("[name=text_es]", "Cambiamos la hora por la conferencia.")
    desk.click("input[name=_continue]")
    desk.click("a.tool-main")
    desk.click("form.ask input[type=submit]")

    [mail] = hub.mails_to(person.email, about=about)
    assert "Cambiamos la hora por la conferencia." in part(mail, "text/plain")
    assert "10:00–11:00" in part(mail, "text/plain")
    assert "SEQUENCE:1" in part(mail, "text/calendar")
