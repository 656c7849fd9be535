# ruff: noqa: INP001 - a script beside the papers, no part of a package
"""Make the pictures of the README and of docs/ from a running demo: `.venv/bin/python docs/screenshots.py`.

It registers the demo's English member for an event, so that there is a mail to show; run a second time it finds
the registration and shows the newest mail there is.
"""

import argparse
import shutil
import sys
import time
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default as default_policy
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
# An event of the demo with speakers, interpretation and open registration.
EVENT = "/en/events/labour-inspection-recruitment-chain/"
PASSWORD = "demo-hub-2026"  # noqa: S105 - the demo's, which it prints
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
WIDTH = 1280
LARGEST = 200_000
SECONDS_FOR_MAIL = 30
SUBMIT = "main form.form .actions button"


def new_page(browser: Browser, url: str, height: int = 900) -> Page:
    """Open a browser window of somebody in Nairobi who reads English."""
    context = browser.new_context(
        base_url=url,
        viewport={"width": WIDTH, "height": height},
        locale="en",
        timezone_id="Africa/Nairobi",
        color_scheme="light",
        reduced_motion="reduce",
    )
    context.set_default_timeout(15_000)
    return context.new_page()


def keep(page: Page, name: str) -> None:
    """Write what the window shows; stop if the file is too large for a repository."""
    page.evaluate("document.fonts.ready")
    target = IMAGES / f"{name}.png"
    page.screenshot(path=target)
    size = target.stat().st_size
    if size > LARGEST:
        sys.exit(f"{target} has {size} bytes, more than {LARGEST}: show less of the page")
    sys.stdout.write(f"{target.relative_to(ROOT)}  {size // 1000} kB\n")


def sign_in(page: Page, email: str) -> None:
    """Sign in with the demo's password."""
    page.goto("/en/account/login/")
    page.fill("[name=login]", email)
    page.fill("[name=password]", PASSWORD)
    page.click(SUBMIT)
    page.wait_for_url("**/en/")


def register(page: Page) -> None:
    """Register for the event, unless that has been done."""
    page.goto(EVENT)
    button = page.locator(".ticket a.button[href$='/register/']")
    if button.count():
        button.click()
        page.locator("[name=listening_language]").first.check()
        page.check("[name=consent]")
        page.click(SUBMIT)
        page.wait_for_url("**/registrations/**")


def newest_invitation(folder: Path) -> EmailMessage:
    """Return the newest mail with a calendar entry in it; wait for one if it is still on its way."""
    deadline = time.monotonic() + SECONDS_FOR_MAIL
    while time.monotonic() < deadline:
        for path in sorted(folder.glob("*.eml"), reverse=True):
            mail = message_from_bytes(path.read_bytes(), policy=default_policy)
            if any(part.get_content_type() == "text/calendar" for part in mail.walk()):
                return mail
        time.sleep(0.5)
    sys.exit(f"No mail with a calendar entry came into {folder}: does the demo's worker run?")


def html_of(mail: EmailMessage) -> str:
    """Return the HTML part of a mail."""
    part = mail.get_body(("html",))
    if part is None:
        sys.exit("The mail has no HTML part")
    return str(part.get_content())


def main() -> None:
    """Take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--url", default="http://127.0.0.1:8000", help="where the demo runs")
    parser.add_argument("--mail", type=Path, default=ROOT / "var" / "mail", help="the folder of its mail")
    options = parser.parse_args()
    program = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if program is None:
        sys.exit(f"None of {', '.join(CHROMIUM)} is installed")
    IMAGES.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])

        visitor = new_page(browser, options.url)
        # The second look knows the visitor's time zone.
        visitor.goto("/en/")
        visitor.reload()
        keep(visitor, "home")
        visitor.goto(EVENT)
        keep(visitor, "event")

        member = new_page(browser, options.url)
        sign_in(member, "member.en@hub.example")
        register(member)
        letter = new_page(browser, options.url, height=1200)
        letter.set_content(html_of(newest_invitation(options.mail)))
        keep(letter, "mail")

        facilitator = new_page(browser, options.url)
        sign_in(facilitator, "facilitator@hub.example")
        facilitator.goto("/admin/events/event/")
        keep(facilitator, "admin")
        browser.close()


if __name__ == "__main__":
    main()
