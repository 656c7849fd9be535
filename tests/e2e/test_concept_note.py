"""From a concept note to a draft event in a real browser, without barriers, also on a small screen."""

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import BrowserContext, Page, expect

from events.models import Event
from tests.e2e.test_pages import SIZES, violations
from tests.events.concept_notes.making import word

pytestmark = pytest.mark.xdist_group("pages")
NOTE = """\
# Knowledge exchange series: Checking offers before people pay

## Proposed date and time

15 June 2028, 15:30–17:00 CET (Geneva)

The ILO Fair Recruitment Initiative is hosting a webinar on offers that are false. It is a public event.

## Background

Job offers travel by phone, and so do false ones.

## Discussion topics

1. Checking an offer: experience from the Tunisian Agency for Technical Cooperation (ATCT)

## Speakers

To be confirmed

## Moderator

Miriam Example, Institute of Lakes

## Working languages

English, French – interpretation in French

## Further resources

- [Vacancy checklist](https://library.example/checklist)

The coffee is on us.
"""


def faults(page: Page) -> list[str]:
    """Return what axe finds in both colours, and whether the page is wider than the screen."""
    found = []
    page.evaluate(AXE_SCRIPT)
    for size in SIZES:
        page.set_viewport_size(size)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            # Colours on their way to others would be measured half-way.
            page.evaluate("document.getAnimations().forEach(animation => animation.finish())")
            found += [f"{size['width']} {scheme}: {fault}" for fault in violations(page)]
        if (wide := page.evaluate("document.documentElement.scrollWidth")) > size["width"]:
            found.append(f"{size['width']}: {wide} px wide")
    page.set_viewport_size(SIZES[0])
    page.emulate_media(color_scheme="light")
    return found


def test_a_facilitator_makes_an_event_of_a_word_file(browser_of: Callable[..., BrowserContext], tmp_path: Path) -> None:
    (tmp_path / "Note.docx").write_bytes(word(NOTE))
    page = browser_of("facilitator").new_page()

    page.goto("/admin/events/event/")
    page.get_by_role("link", name="From a concept note").click()
    given = faults(page)
    page.get_by_label("File").set_input_files(tmp_path / "Note.docx")
    page.get_by_role("button", name="Read the note").click()
    expect(page.get_by_role("heading", name="Review of a concept note")).to_be_visible()
    reviewed = faults(page)

    # The place of a passage is shown in the whole note, and leads back.
    page.get_by_role("link", name="Show it in the note (CET)").click()
    expect(page.locator("mark", has_text="CET")).to_be_in_viewport()

    page.get_by_role("button", name="Make the draft event").click()
    expect(page.get_by_text("Tick what is doubtful once you have checked it.")).to_be_visible()
    refused = faults(page)
    for box in page.locator(".note-doubt input").all():
        box.check()
    page.get_by_role("button", name="Make the draft event").click()
    expect(page.get_by_text("The draft event is made, and nobody sees it yet.")).to_be_visible()

    event = Event.objects.get(title_en="Checking offers before people pay")
    with page.expect_download() as download:
        page.get_by_role("link", name="FR français").click()
    assert download.value.suggested_filename.endswith("-fr.docx")
    assert (event.status, event.contributions.count(), event.topics.count()) == ("draft", 2, 1)
    assert {"given": given, "reviewed": reviewed, "refused": refused} == {"given": [], "reviewed": [], "refused": []}
