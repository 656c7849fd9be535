"""After a webinar: the report of the meeting is taken over, the hub's report is read and taken along."""

import io
import re
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import openpyxl
import pypdfium2
import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import BrowserContext, Page, expect

from events.models import Registration
from hub.taxonomy.models import Place
from tests.e2e.test_pages import violations
from tests.factories import EventFactory, RegistrationFactory

pytestmark = pytest.mark.xdist_group("e2e")
START = datetime(2026, 3, 10, 13, 30, tzinfo=UTC)
HOMES = {"ke": 9, "ug": 7, "np": 8, "mx": 2, "fr": 1}

type Browsers = Callable[..., BrowserContext]


def minutes_of(number: int) -> int:
    return 20 + number


def saved(page: Page, words: str) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("link", name=words).click()
    return Path(download.value.path()).read_bytes()


def test_attendance_is_taken_over_and_reported_as_a_recount_finds_it(browser_of: Browsers) -> None:
    event = EventFactory(starts_at=START, time_zone="Europe/Zurich", title_en="Fees, reported on")
    homes = [slug for slug, people in HOMES.items() for _person in range(people)]
    lines = ["Name (original name),Email,Join time,Leave time,Duration (minutes),Guest,In waiting room"]
    for number, slug in enumerate(homes):
        row = RegistrationFactory(
            event=event, country=Place.objects.get(slug=slug), gender="woman" if number % 2 else ""
        )
        # Every fourth person stays away.
        if number % 4:
            left = START + timedelta(hours=1, minutes=minutes_of(number))
            lines.append(f"{row.name},{row.email},03/10/2026 02:30:00 PM,{left:%m/%d/%Y %I:%M:%S %p},1,Yes,No")
    page = browser_of("facilitator").new_page()

    page.goto(f"/admin/events/event/{event.pk}/attendance/")
    page.set_input_files(
        "[name=report]", {"name": "participants.csv", "mimeType": "text/csv", "buffer": "\n".join(lines).encode()}
    )
    page.get_by_role("button", name="Read the report").click()
    page.get_by_role("button", name="Keep this attendance").click()
    page.wait_for_url("**/attendance/?event=*")
    page.goto(f"/admin/events/event/{event.pk}/change/")
    page.get_by_role("link", name="Report", exact=True).click()

    came = [number for number in range(len(homes)) if number % 4]
    countries = Counter(homes[number] for number in came)
    assert Registration.objects.filter(event=event, minutes_attended__gt=0).count() == len(came)
    headline = f"{len(came)} participants from {len(countries)} countries"
    expect(page.locator("#headline")).to_have_text(headline)
    figures = dict(
        zip(
            page.locator(".report-figures dt").all_text_contents(),
            page.locator(".report-figures dd").all_text_contents(),
            strict=True,
        )
    )
    assert figures["Registered"] == str(len(homes))
    assert figures["Minutes attended (sum)"] == str(sum(map(minutes_of, came)))
    plot = page.locator("figure", has=page.get_by_text("By country", exact=True))
    plot.locator("summary").click()
    rows = {re.sub(r"\s+", " ", row).strip() for row in plot.locator("tbody tr").all_inner_texts()}
    assert f"Kenya {countries['ke']} {HOMES['ke']}" in rows
    # Of four, two and one nothing is shown alone; the next larger country hides what they are together.
    assert not any(row.startswith(("Mexico", "France")) for row in rows)

    words = pypdfium2.PdfDocument(saved(page, "One page for a donor (PDF)"))[0].get_textpage().get_text_range()
    book = openpyxl.load_workbook(io.BytesIO(saved(page, "All tables (Excel)")))
    assert headline in words
    assert ("Kenya", HOMES["ke"], countries["ke"]) in list(book["By country"].iter_rows(values_only=True))


def test_reports_have_no_barriers_in_any_language(browser_of: Browsers) -> None:
    found = []
    for language in ("en", "fr", "es"):
        page = browser_of("facilitator").new_page()
        page.goto("/admin/")
        page.locator(f".admin-languages button[value={language}]").click()
        for path in ("reports/?begins=2022-01-01&ends=2023-12-31", "reports/library/"):
            page.goto(f"/admin/events/event/{path}")
            assert page.get_attribute("html", "lang") == language
            page.evaluate(AXE_SCRIPT)
            page.set_viewport_size({"width": 360, "height": 740})
            if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
                found.append(f"{language} {path} is wider than the screen")
            found += [fault for fault in violations(page) if fault.startswith(("serious", "critical"))]
    page.locator(".admin-languages button[value=en]").click()

    assert found == [], "\n".join(found)
