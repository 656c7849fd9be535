"""A real hub and a real browser. Every page is watched: a complaint on its console fails the test."""

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    Response,
    Route,
    expect,
    sync_playwright,
)
from pytest_django import DjangoDbBlocker

from tests.e2e.live import LiveHub
from tests.e2e.steps import sign_in

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# How long a page may take on a busy machine, in milliseconds.
_PATIENCE = 20_000
# What a browser says about a page that was answered with 404 or 422, which the tests ask for.
_STATUS_OF_A_PAGE = "Failed to load resource: the server responded with a status of"


@pytest.fixture(scope="package")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveHub]:
    """The hub with its demo data; mail is delivered as files."""
    # Each worker of the test run has a hub of its own.
    worker = os.environ.get("PYTEST_XDIST_WORKER", "gw0")
    number = int(worker.removeprefix("gw"))
    live = LiveHub(f"hub_e2e_{worker}", redis_number=11 + number % 4, directory=tmp_path_factory.mktemp("hub"))
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
    expect.set_options(timeout=_PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture(autouse=True)
def rows(hub: LiveHub, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Let the tests see and make rows of the running hub."""
    with hub.database(), django_db_blocker.unblock():
        yield


class Watch:
    """What browsers complained about, and what they asked other hosts for."""

    def __init__(self, own: str) -> None:
        self.own = own
        self.allowed = [f"{own}/", "data:", "about:", "blob:"]
        self.complaints: list[str] = []

    def over(self, context: BrowserContext) -> None:
        """Listen to all pages of a context."""
        context.on("console", self._note_message)
        context.on("weberror", lambda error: self.complaints.append(str(error.error)))
        context.on("response", self._note_response)
        context.on("request", self._note_request)

    def _note_message(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and not message.text.startswith(_STATUS_OF_A_PAGE):
            self.complaints.append(f"{message.page.url if message.page else ''}: {message.text}")

    def _note_response(self, response: Response) -> None:
        # Browsers ask for this by themselves where a page names no icon.
        if response.url == f"{self.own}/favicon.ico":
            return
        if response.status >= 500 or (response.status >= 400 and not response.request.is_navigation_request()):
            self.complaints.append(f"{response.url} answered {response.status}")

    def _note_request(self, request: Request) -> None:
        if not request.url.startswith(tuple(self.allowed)):
            self.complaints.append(f"{request.url} is not ours")


@pytest.fixture
def watch(hub: LiveHub) -> Iterator[Watch]:
    """Fail the test if a browser had to complain."""
    watch = Watch(hub.url)
    yield watch
    assert watch.complaints == []


@pytest.fixture
def new_context(hub: LiveHub, browser: Browser, watch: Watch) -> Iterator[Callable[..., BrowserContext]]:
    """Make browsers with a memory of their own: other people, other machines."""
    contexts: list[BrowserContext] = []

    def make(**options: Any) -> BrowserContext:
        defaults = {"base_url": hub.url, "locale": "en", "timezone_id": "Africa/Nairobi"}
        context = browser.new_context(**defaults | options)
        context.set_default_timeout(_PATIENCE)
        watch.over(context)
        contexts.append(context)
        return context

    yield make
    for context in contexts:
        context.close()


@pytest.fixture(scope="package")
def sessions() -> dict[str, Any]:
    """The cookies of those who have signed in: each does so once."""
    return {}


@pytest.fixture
def browser_of(new_context: Callable[..., BrowserContext], sessions: dict[str, Any]) -> Callable[..., BrowserContext]:
    """Return the browser of somebody from the demo who is signed in."""

    def make(name: str, language: str = "en", **options: Any) -> BrowserContext:
        if name not in sessions:
            context = new_context(locale=language)
            sign_in(context.new_page(), f"{name}@hub.example", language)
            sessions[name] = context.storage_state()
        return new_context(locale=language, storage_state=sessions[name], **options)

    return make


@pytest.fixture
def page(new_context: Callable[..., BrowserContext]) -> Page:
    """The browser of somebody in Nairobi who reads English and is not signed in."""
    return new_context().new_page()


@pytest.fixture
def meeting(watch: Watch) -> Callable[[BrowserContext], list[Request]]:
    """Stand in for the meeting's site, which must never be asked; return what was asked of it."""
    watch.allowed.append("https://zoom.example/")

    def stand_in(context: BrowserContext) -> list[Request]:
        wanted: list[Request] = []

        def answer(route: Route) -> None:
            wanted.append(route.request)
            route.fulfill(content_type="text/html", body='<link rel="icon" href="data:,"><h1>In the meeting</h1>')

        context.route("https://zoom.example/**", answer)
        return wanted

    return stand_in
