"""A real hub and a real browser. Every page is watched: a complaint on its console fails the test."""

import json
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Response, Route, sync_playwright

from hub.demo.people import PASSWORD
from tests.e2e.live import LiveHub

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# What a browser says about a page that was answered with 404 or 422, which the tests ask for.
_STATUS_OF_A_PAGE = "Failed to load resource: the server responded with a status of"


@pytest.fixture(scope="package")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveHub]:
    """The hub with its demo data; mail is delivered as files."""
    live = LiveHub("hub_e2e", redis_number=9, directory=tmp_path_factory.mktemp("hub"))
    try:
        live.prepare()
        live.manage("load_demo")
        for program in ("web", "worker", "beat"):
            live.start(program)
        yield live
    finally:
        live.discard()


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """The machine's own chromium."""
    program = next(filter(None, map(shutil.which, CHROMIUM)), None)
    assert program, f"none of {', '.join(CHROMIUM)} is installed"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


class Watch:
    """What browsers complained about, and what they asked other hosts for."""

    def __init__(self, own: str) -> None:
        self.own = own
        self.complaints: list[str] = []

    def over(self, context: BrowserContext) -> None:
        """Listen to all pages of a context."""
        context.on("console", self._note_message)
        context.on("weberror", lambda error: self.complaints.append(str(error.error)))
        context.on("response", self._note_response)
        context.on("request", lambda request: self._note_address(request.url))

    def _note_message(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and not message.text.startswith(_STATUS_OF_A_PAGE):
            self.complaints.append(f"{message.page and message.page.url}: {message.text}")

    def _note_response(self, response: Response) -> None:
        # A browser asks for this by itself where a page names no icon, as the administration's do not.
        if response.url == f"{self.own}/favicon.ico":
            return
        if response.status >= 400 and not response.request.is_navigation_request():
            self.complaints.append(f"{response.url} answered {response.status}")
        if response.status >= 500:
            self.complaints.append(f"{response.url} answered {response.status}")

    def _note_address(self, url: str) -> None:
        if not url.startswith((f"{self.own}/", "data:", "about:", "blob:")):
            self.complaints.append(f"{url} is not ours")


@pytest.fixture
def new_context(hub: LiveHub, browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Make browsers with a memory of their own; at the end of the test they must have had nothing to complain about."""
    watch = Watch(hub.url)
    contexts: list[BrowserContext] = []

    def make(**options: Any) -> BrowserContext:
        defaults = {"base_url": hub.url, "locale": "en", "timezone_id": "Africa/Nairobi"}
        context = browser.new_context(**defaults | options)
        context.set_default_timeout(15_000)
        watch.over(context)
        contexts.append(context)
        return context

    yield make
    for context in contexts:
        context.close()
    assert watch.complaints == []


@pytest.fixture
def context(new_context: Callable[..., BrowserContext]) -> BrowserContext:
    """A reader of English in Nairobi."""
    return new_context()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """An empty tab."""
    return context.new_page()


def sign_in(page: Page, email: str, language: str = "en") -> None:
    """Sign in with the demo's password, as people do."""
    page.goto(f"/{language}/account/login/")
    page.fill("[name=login]", email)
    page.fill("[name=password]", PASSWORD)
    page.locator("main form").get_by_role("button").first.click()
    page.wait_for_url(f"**/{language}/")


def catch_meeting(context: BrowserContext) -> list[str]:
    """Answer in place of the meeting's site, which must never be asked; return the addresses that were wanted."""
    wanted: list[str] = []

    def answer(route: Route) -> None:
        wanted.append(route.request.url)
        route.fulfill(content_type="text/html", body="<title>Meeting</title><h1>In the meeting</h1>")

    context.route("https://zoom.example/**", answer)
    return wanted
