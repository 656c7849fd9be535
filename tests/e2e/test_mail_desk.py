"""From the published event to two hundred invitations: the progress is seen, paused, and one failure is retried."""

import asyncio
import re
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import BrowserContext, Page, expect

from events.models import Event, Invitation, Mailing
from hub.outbox.models import Message
from tests.conftest import Sink, part
from tests.e2e.live import LiveHub, free_port, wait_for
from tests.e2e.test_pages import violations
from tests.factories import EventFactory

pytestmark = pytest.mark.xdist_group("e2e")
PEOPLE = 200
# A mail server takes its time; so slow that a person can press a button in between.
SECONDS_PER_MAIL = 0.01

type Browsers = Callable[..., BrowserContext]


class SlowSink(Sink):
    """A mail server that takes a moment for each mail."""

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Keep the mail."""
        await asyncio.sleep(SECONDS_PER_MAIL)
        return await super().handle_DATA(server, session, envelope)


@pytest.fixture
def slow_sink(hub: LiveHub) -> Iterator[SlowSink]:
    """A mail server of its own for the hub's worker."""
    sink, port = SlowSink(), free_port()
    controller = Controller(sink, hostname="127.0.0.1", port=port)
    controller.start()
    hub.kill("worker")
    hub.start("worker", MAIL_URL=f"smtp://127.0.0.1:{port}")
    yield sink
    hub.kill("worker")
    hub.start("worker")
    controller.stop()


def write_and_choose(desk: Page, event: Event) -> Mailing:
    """Begin an invitation from the hub's own template, and choose two hundred people of a list."""
    desk.goto(f"/admin/events/event/{event.pk}/change/")
    desk.click("a[href*='mailing/add/']")
    desk.select_option("[name=sheet]", label="Invitation")
    desk.click("input[name=_save]")
    desk.click("[data-language=en]")
    desk.fill("[name=subject_en]", "Come to {event_titel}")
    desk.click("input[name=_save]")
    expect(desk.locator(".errorlist").first).to_contain_text("Did you mean {event_title}?")
    desk.fill("[name=subject_en]", "Come to {event_title}")
    desk.click("input[name=_save]")
    lines = (f"Guest {n}; guest{n}@list.example; {('en', 'fr', 'es')[n % 3]}" for n in range(PEOPLE))
    desk.fill("[name=list_text]", "\n".join(lines))
    # Counted while it is typed, before anything is kept.
    expect(desk.locator("#count")).to_contain_text(f"{PEOPLE} people get this mail.")
    mailing = Mailing.objects.get(event=event)
    assert mailing.audience == {}
    desk.click("input[name=_next]")
    return mailing


def done(desk: Page) -> int:
    return int(desk.locator("#progress progress").get_attribute("value") or 0)


def test_two_hundred_invitations_go_out_are_paused_and_one_failure_is_retried(
    browser_of: Browsers, slow_sink: SlowSink
) -> None:
    event = EventFactory(status=Event.Status.DRAFT)
    dead, busy = "guest7@list.example", "guest11@list.example"
    slow_sink.answers |= {dead: "550 5.1.1 No such user here", busy: "451 4.7.1 Greylisted, come back"}
    desk = browser_of("facilitator").new_page()
    desk.goto(f"/admin/events/event/{event.pk}/change/")
    desk.click("button.tool-main")
    mailing = write_and_choose(desk, event)
    expect(desk.locator("#content")).to_contain_text("guest199@list.example")

    desk.goto(f"/admin/events/mailing/{mailing.pk}/preview/")
    expect(desk.frame_locator("iframe").locator("h1")).to_have_text(event.title_en)
    desk.goto(f"/admin/events/mailing/{mailing.pk}/send/")
    desk.click("form.send input[type=submit]")

    # It moves by itself; nobody loads the page.
    desk.wait_for_url("**/progress/")
    wait_for(lambda: 0 < done(desk) < PEOPLE, seconds=15, what="progress on its way")
    desk.click("button[name=pause]")
    expect(desk.locator("#progress .stage")).to_have_text("Paused")
    # What a server was taking at that moment still arrives; then nothing more does.
    time.sleep(0.5)
    at_rest = len(slow_sink.mails)
    time.sleep(1)
    assert len(slow_sink.mails) == at_rest < PEOPLE
    desk.evaluate(AXE_SCRIPT)
    assert [fault for fault in violations(desk) if fault.startswith(("serious", "critical"))] == []
    desk.click("button[name=resume]")
    most = f"{PEOPLE - 1} of {PEOPLE} mails are done."
    expect(desk.locator("#progress [role=status]")).to_have_text(most, timeout=60_000)

    expect(desk.locator("#refused tr", has_text=dead)).to_contain_text("550 5.1.1 No such user here")
    expect(desk.locator("#refused tr", has_text=busy).get_by_role("checkbox")).to_be_checked()
    expect(desk.locator("#refused tr", has_text=dead).get_by_role("checkbox")).not_to_be_checked()
    slow_sink.answers.clear()
    desk.check(f"#refused tr:has-text('{dead}') input")
    desk.click("input[name=retry]")
    expect(desk.locator("#progress .stage")).to_have_text("Sent")
    expect(desk.locator("#progress [data-state=sent] dd")).to_have_text(str(PEOPLE))

    assert sorted(slow_sink.recipients) == sorted(f"guest{n}@list.example" for n in range(PEOPLE))
    assert Message.objects.filter(batch=mailing.batch, state="sent").count() == PEOPLE
    [mail] = slow_sink.to(dead)
    token = re.search(r"/invitations/([\w-]+)/", part(mail, "text/plain"))
    assert token
    assert token[1] == Invitation.objects.get(event=event, email=dead).token


@pytest.mark.parametrize("script", [True, False])
def test_the_pages_of_the_mail_desk_have_no_barriers_and_fit_the_screen(browser_of: Browsers, script: bool) -> None:  # noqa: FBT001
    options: dict[str, Any] = {} if script else {"java_script_enabled": False}
    page = browser_of("facilitator", **options).new_page()
    mailing = Mailing.objects.filter(state="sent").earliest("pk")
    draft = Mailing.objects.filter(state="draft").earliest("pk")
    paths = [
        "events/mailing/",
        "events/mailing/add/",
        *(f"events/mailing/{draft.pk}/{name}/" for name in ("change", "audience", "preview", "send")),
        f"events/mailing/{mailing.pk}/progress/",
        "events/mailtemplate/",
        f"events/mailtemplate/{draft.template_id}/change/",
        "outbox/message/person/?address=member.en@hub.example",
    ]
    found = []
    for path in paths:
        page.goto(f"/admin/{path}")
        page.set_viewport_size({"width": 1280, "height": 900})
        if not script:
            assert page.locator("h1").count() == 1, path
            continue
        page.evaluate(AXE_SCRIPT)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            page.evaluate("document.getAnimations().forEach(animation => animation.finish())")
            grave = [fault for fault in violations(page) if fault.startswith(("serious", "critical"))]
            found += [f"{path} {scheme} {fault}" for fault in grave]
        page.set_viewport_size({"width": 360, "height": 740})
        if (wide := page.evaluate("document.documentElement.scrollWidth")) > 360:
            found.append(f"{path} is {wide} px wide")

    assert found == [], "\n".join(found)
