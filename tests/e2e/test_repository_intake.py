"""A practice on its way into the library: proposed on a phone, judged by two, published, found."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from hub.taxonomy.models import Place, Theme
from members.models import Member
from members.roles import reviewer_group
from resources.models import Proposal, Review
from tests.conftest import part
from tests.e2e.live import LiveHub
from tests.resources import hostile

pytestmark = pytest.mark.xdist_group("e2e")

PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
TITLE = "Quarry workers complain by telephone"
PARTS = {"context": "Nobody complained.", "action": "A line was opened.", "results": "Four hundred calls."}


def fits(page: Page) -> bool:
    """Whether nothing makes the page wider than the screen."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))


def propose(page: Page, tmp_path: Path) -> None:
    """Propose a practice with a file."""
    study = tmp_path / "study.pdf"
    study.write_bytes(hostile.pdf())
    page.goto("/en/resources/propose/")
    page.set_input_files("[name=file]", study)
    page.get_by_role("button", name="Go on").click()
    # What it is was forgotten: the file is not.
    expect(page.get_by_text("Your file has arrived and is kept.")).to_be_visible()
    assert fits(page)
    page.check("[name=kind][value=practice]")
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Describe it")
    page.fill("[name=title]", TITLE)
    page.locator("form.form .actions").get_by_role("button", name="Save draft").click()
    expect(page.get_by_text("Your draft is saved.")).to_be_visible()
    assert fits(page)
    page.goto("/en/proposals/")
    page.get_by_role("link", name=TITLE).click()
    page.fill("[name=summary]", "A free line in six languages.")
    for name, words in PARTS.items():
        page.fill(f"[name={name}]", words)
    page.check("[name=evidence][value=monitored]")
    page.select_option("[name=places-0-place]", str(Place.objects.get(slug="ke").pk))
    page.check(f"[name=themes][value='{Theme.objects.get(slug='access-to-justice').pk}']")
    page.check("[name=may_show]")
    page.get_by_role("button", name="Submit").click()
    expect(page.locator("#errors")).to_be_visible()
    page.check("[name=harms_nobody]")
    page.get_by_role("button", name="Submit").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Before you submit")
    assert fits(page)
    page.get_by_role("button", name=re.compile("[Ss]ubmit it")).click()
    expect(page.get_by_text("With the facilitators").first).to_be_visible()
    assert fits(page)


def judge(page: Page, review: Review) -> None:
    """Accept a review and write it."""
    page.goto("/en/reviews/")
    page.get_by_role("link", name=TITLE).click()
    page.check("[name=answer][value=accept]")
    page.get_by_role("button", name="Send my answer").click()
    expect(page.get_by_text(PARTS["results"])).to_be_visible()
    for criterion in Review.Criterion.values:
        page.check(f"[name=score_{criterion}][value='3']")
    page.check("[name=recommendation][value=publish]")
    page.fill("[name=comment]", "Convincing.")
    assert fits(page)
    page.get_by_role("button", name="Submit the review").click()
    expect(page.get_by_text("Thank you. Your review is submitted.")).to_be_visible()
    review.refresh_from_db()
    assert review.status == "done"


def test_a_practice_is_proposed_on_a_phone_judged_by_two_published_and_found(
    hub: LiveHub, browser_of: Callable[..., BrowserContext], tmp_path: Path
) -> None:
    for name in ("member.fr", "member.es"):
        Member.objects.get(email=f"{name}@hub.example").groups.add(reviewer_group())

    propose(browser_of("member.en", **PHONE).new_page(), tmp_path)

    proposal = Proposal.objects.get(resource__title_en=TITLE)
    told = hub.mails_to("facilitator@hub.example", about=TITLE)
    link = re.search(r"http://127\.0\.0\.1:\d+/admin/\S+", part(told[-1], "text/plain"))
    assert link
    desk = browser_of("facilitator").new_page()
    desk.goto(link[0])
    desk.get_by_role("link", name="Ask reviewers").click()
    for name in ("member.fr", "member.es"):
        desk.check(f"[name=reviewers][value='{Member.objects.get(email=f'{name}@hub.example').pk}']")
    desk.locator("#content").get_by_role("button", name="Ask reviewers").click()
    expect(desk.get_by_text("have been asked").first).to_be_visible()

    for name in ("member.fr", "member.es"):
        email = f"{name}@hub.example"
        hub.mails_to(email, about=TITLE)
        judge(browser_of(name, name[-2:], **PHONE).new_page(), proposal.reviews.get(reviewer__email=email))

    desk.goto(link[0])
    desk.get_by_role("link", name="Publish").click()
    desk.fill("[name=summary_en]", "Two reviewers found it convincing.")
    desk.locator("#content").get_by_role("button", name="Publish").click()
    expect(desk.get_by_text("is in the library now").first).to_be_visible()

    hub.mails_to("member.en@hub.example", about=TITLE)
    reader = browser_of("member.en", **PHONE).new_page()
    reader.goto("/en/resources/?q=quarry+telephone")
    reader.get_by_role("link", name=TITLE).first.click()
    expect(reader.get_by_role("heading", level=1)).to_have_text(TITLE)
