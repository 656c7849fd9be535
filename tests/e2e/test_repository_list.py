"""Finding something in the library with a phone, with and without scripts, in three languages."""

import re
from collections.abc import Callable
from itertools import product

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from resources.models import Resource

type Browsers = Callable[..., BrowserContext]

pytestmark = pytest.mark.xdist_group("e2e")

PHONE = {"width": 360, "height": 740}
OPEN_FILTERS = "main .sheet-open"
APPLY = "#filters > .button"
RESULT = ".results > .result"


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def phone(request: pytest.FixtureRequest, new_context: Browsers) -> Callable[[str], Page]:
    """Open a phone's browser in a language."""

    def make(language: str) -> Page:
        context = new_context(
            locale=language, viewport=PHONE, has_touch=True, is_mobile=True, java_script_enabled=request.param
        )
        return context.new_page()

    return make


def total(page: Page) -> int:
    """Return how many works the list says it has."""
    words = page.locator(".results-head [role=status]").inner_text()
    number = re.search(r"\d+", words)
    return int(number[0]) if number else 1


def choose(page: Page, axis: str, value: str) -> int:
    """Tick a value in the sheet, apply it, and return the number that stood beside it."""
    page.click(OPEN_FILTERS)
    box = page.locator(f"#filters [name={axis}][value='{value}']")
    expect(page.locator("#filters")).to_be_visible()
    number = int(box.locator("xpath=../small").inner_text())
    box.check()
    page.click(APPLY)
    expect(page.locator(".chips a:not(.plain)")).not_to_have_count(0)
    return number


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_a_tool_is_found_by_facets_on_a_phone(phone: Callable[[str], Page], language: str) -> None:
    page = phone(language)
    page.goto(f"/{language}/resources/")
    everything = total(page)

    expect(page.locator("#filters")).to_be_hidden()
    tools = choose(page, "kind", "tool")
    assert (total(page), page.locator(RESULT).count()) == (tools, tools)
    both = choose(page, "language", language)
    assert (total(page), page.locator(RESULT).count()) == (both, both)
    assert 0 < both <= tools < everything
    assert f"/{language}/resources/?kind=tool&language={language}" in page.url
    wide = page.locator("html").evaluate("e => e.scrollWidth")
    assert wide <= PHONE["width"]

    page.locator(".chips a").first.click()
    expect(page.locator(".chips a:not(.plain)")).to_have_count(1)
    assert both < total(page) <= everything
    page.click(".chips .plain")
    expect(page.locator(".chips")).to_have_count(0)
    assert total(page) == everything


def unanswered() -> tuple[str, int]:
    """Return a kind and a year that works have, but none has both."""
    works = Resource.objects.visible_to(None).exclude(year=None)
    pairs = set(works.values_list("kind", "year"))
    return next(pair for pair in product(*map(sorted, map(set, zip(*pairs, strict=True)))) if pair not in pairs)


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_two_choices_that_nothing_answers_together_show_the_way_out(
    phone: Callable[[str], Page], language: str
) -> None:
    page = phone(language)
    kind, year = unanswered()

    page.goto(f"/{language}/resources/?kind={kind}&year={year}")
    expect(page.locator(RESULT)).to_have_count(0)
    ways = page.locator(".ways-out li")
    expect(ways).to_have_count(2)
    number = int((re.search(r"\d+", ways.first.locator("small").inner_text()) or ["1"])[0])
    ways.first.locator("a").click()

    expect(page.locator(RESULT)).not_to_have_count(0)
    assert total(page) == number


def test_from_the_home_page_to_the_second_page_of_results(phone: Callable[[str], Page]) -> None:
    page = phone("es")
    page.goto("/es/")
    page.fill("#q", "contratacion")
    page.locator("main .searchbar button").click()
    page.wait_for_url("**/es/search/?q=contratacion")
    page.locator("[aria-labelledby=found-resources] .more").click()
    page.wait_for_url("**/es/resources/?q=contratacion")
    found = total(page)

    page.locator(".sorts a").last.click()
    expect(page.locator(".sorts [aria-current]")).to_have_count(1)
    assert "sort=title" in page.url
    if found > 20:
        page.locator(".pager [rel=next]").click()
        page.wait_for_url("**page=2")
    assert total(page) == found


def test_the_head_of_every_page_leads_to_the_search(phone: Callable[[str], Page]) -> None:
    page = phone("fr")
    page.goto("/fr/events/")

    page.click(".site-header .sheet-open")
    page.fill("#find", "frais")
    page.press("#find", "Enter")

    page.wait_for_url("**/fr/search/?q=frais")
    expect(page.locator("main h1")).to_have_count(1)
    expect(page.locator("main .result").first).to_be_visible()
