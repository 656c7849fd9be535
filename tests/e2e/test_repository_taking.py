"""Taking something home from the library: citations, a feed, and news by mail, whose end is one press away."""

import re
from collections.abc import Callable
from datetime import timedelta
from email.message import EmailMessage
from xml.etree import ElementTree as ET

import pytest
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, expect

from hub.celery import app
from hub.outbox.models import Suppression
from members.models import Member
from resources.models import Resource, SavedSearch
from resources.services.news import week_began
from resources.tasks import send_news
from tests.conftest import part
from tests.e2e.live import LiveHub
from tests.e2e.steps import HEADING, SUBMIT, in_language
from tests.factories import ResourceFactory
from tests.resources.citing import bibliography, bibtex, csl, full_work, latex, ris

type Browsers = Callable[..., BrowserContext]

pytestmark = pytest.mark.xdist_group("e2e")

PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
DESK = {"viewport": {"width": 1280, "height": 900}}
RESULT = ".results > .result h2 a"
READER = "member.fr@hub.example"
ATOM = "{http://www.w3.org/2005/Atom}"


def fits(page: Page) -> bool:
    """Whether nothing makes the page wider than the screen."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))


def fact(page: Page, label: str) -> str:
    """Return what the page of a work says under a label."""
    return (
        page.locator(".facts-table > div").filter(has=page.locator(f"dt:text-is('{label}')")).locator("dd").inner_text()
    )


def taken(page: Page, label: str) -> tuple[str, str]:
    """Press the link of a format; return the name of the file that came and its text."""
    with page.expect_download() as started:
        page.locator(".formats").get_by_role("link", name=label, exact=True).click()
    return started.value.suggested_filename, started.value.path().read_text(encoding="utf-8")


def test_a_work_is_found_cited_and_taken_into_three_reference_managers(new_context: Browsers) -> None:
    work = full_work(title_en="Who recruits the beekeepers?")
    context = new_context(**PHONE)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto("/en/resources/?q=beekeepers")
    page.locator(RESULT).first.click()
    title = page.locator(HEADING).inner_text()
    authors, publisher = fact(page, "Authors"), fact(page, "Publisher")
    year = fact(page, "Published").split()[-1]
    address = page.locator("a.button.wide").get_attribute("href")
    assert (title, publisher, year) == (work.title_en, "International Labour Organization", "2020")
    assert authors == f"Jan Ø. van der Berg, {publisher}"
    assert address == "https://www.ilo.org/en/study_(final)?a=1&b={2}"

    page.get_by_role("button", name="Copy the citation").click()
    expect(page.locator(".copy [role=status]")).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator("#citation").inner_text()
    assert re.fullmatch(
        rf"van der Berg, Jan Ø\.; {publisher} \({year}\)\. {re.escape(title)} .+ https://doi\.org/10\.54394/KH_en",
        copied,
    )
    assert fits(page)

    name, text = taken(page, "BibTeX")
    ((key, entry),) = bibtex(text).items()
    person, body = entry.persons["author"]
    fields = {name: latex(str(entry.fields[name])) for name in ("title", "year", "institution")}
    assert name == f"{work.slug}.bib"
    assert fields == {"title": title, "year": year, "institution": publisher}
    assert (person.last_names, latex(body.last_names[0])) == (["Berg"], publisher)
    # A brace would end the field.
    assert entry.fields["url"].replace("%7B", "{").replace("%7D", "}") == address

    name, text = taken(page, "RIS")
    (record,) = ris(text)
    assert name == f"{work.slug}.ris"
    assert record["authors"] == ["van der Berg, Jan Ø.", publisher]
    assert [record[part] for part in ("id", "title", "year", "publisher", "urls")] == [
        key, title, year, publisher, [address],
    ]  # fmt: skip

    name, text = taken(page, "CSL-JSON")
    item = csl(text)[key]
    assert name == f"{work.slug}.csl.json"
    assert [item[part] for part in ("title", "publisher", "URL")] == [title, publisher, address]
    assert item["issued"]["date-parts"][0][0] == int(year)
    assert [author.get("family") or author.get("literal") for author in item["author"]] == ["van der Berg", publisher]
    (line,) = bibliography(text)
    assert [part for part in (title.rstrip("?"), year, publisher) if part not in line] == []


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_filtered_list_is_taken_away_in_its_order(new_context: Browsers, language: str) -> None:
    page = new_context(locale=language, **PHONE).new_page()
    page.goto(f"/{language}/resources/?kind=tool&language={language}&sort=title")
    titles = page.locator(RESULT).all_inner_texts()
    assert len(titles) > 1

    files = {label: taken(page, label) for label in ("BibTeX", "RIS", "CSL-JSON")}

    assert [name for name, _text in files.values()] == ["resources.bib", "resources.ris", "resources.csl.json"]
    assert [latex(str(entry.fields["title"])) for entry in bibtex(files["BibTeX"][1]).values()] == titles
    assert [record["title"] for record in ris(files["RIS"][1])] == titles
    assert [item["title"] for item in csl(files["CSL-JSON"][1]).values()] == titles
    assert fits(page)


def test_a_visitor_follows_the_feed_of_a_filtered_list(new_context: Browsers) -> None:
    page = new_context(**DESK).new_page()
    page.goto("/en/resources/?kind=law&language=en")
    listed = {link.get_attribute("href") for link in page.locator(RESULT).all()}

    with page.expect_response("**/feeds/resources.atom?*") as answered:
        page.get_by_role("link", name="News feed (Atom)").click()

    response = answered.value
    assert response.headers["content-type"] == "application/atom+xml; charset=utf-8"
    feed = ET.fromstring(response.body())
    entries = feed.findall(f"{ATOM}entry")
    assert feed.findtext(f"{ATOM}title") == "Fair Recruitment Knowledge Hub – Law, English"
    assert {entry.find(f"{ATOM}link").attrib["href"].partition("/en/")[2] for entry in entries} == {  # type: ignore[union-attr]
        path.partition("/en/")[2] for path in listed if path
    }
    assert len(entries) == len(listed) > 2


def sent_news(hub: LiveHub, saved: SavedSearch) -> EmailMessage:
    """Let a work answer a search before the last Monday, and the worker look for news; return the mail."""
    monday = week_began(timezone.now())
    SavedSearch.objects.filter(pk=saved.pk).update(seen_until=monday - timedelta(days=3))
    ResourceFactory(
        slug="shepherds-abroad",
        title_en="Shepherds abroad",
        title_fr="Les bergères à l’étranger",
        title_es="Pastoras en el extranjero",
        access=Resource.Access.MEMBERS,
        published_at=monday - timedelta(days=1),
    )
    # As beat does every hour.
    with app.connection_for_write(hub.redis_url) as connection:
        app.send_task(send_news.name, connection=connection)
    [mail] = hub.mails_to(READER, about="bergères")
    return mail


def test_a_member_hears_of_new_works_in_french_and_ends_it_with_one_press(
    hub: LiveHub, browser_of: Browsers, new_context: Browsers
) -> None:
    reader = Member.objects.get(email=READER)
    # The demo's own would share the mail.
    reader.saved_searches.update(frequency=SavedSearch.Frequency.NEVER)
    ResourceFactory(title_en="Shepherds at home", title_fr="Les bergères au pays")
    page = browser_of("member.fr", "fr", **DESK).new_page()
    page.goto("/fr/resources/?q=bergères&kind=report")
    expect(page.locator(RESULT)).to_have_count(1)
    page.get_by_role("link", name=in_language("fr", "Save this search and hear of new results")).click()
    expect(page.locator("[name=name]")).to_have_value("«\N{NO-BREAK SPACE}bergères\N{NO-BREAK SPACE}», Rapport")
    page.check("[name=frequency][value=weekly]")
    assert fits(page)
    page.click(SUBMIT)
    expect(page.locator("#searches ~ ul a").first).to_be_visible()
    saved = reader.saved_searches.get(frequency=SavedSearch.Frequency.WEEKLY)
    assert (saved.query, fits(page)) == ("q=berg%C3%A8res&kind=report", True)

    mail = sent_news(hub, saved)

    text, html = part(mail, "text/plain"), part(mail, "text/html")
    assert (mail["Content-Language"], mail["To"]) == ("fr", READER)
    assert mail["Subject"] == in_language("fr", "One new resource for your saved searches")
    for body in (text, html):
        assert in_language("fr", "This is new in the library since the last time, for the searches you keep.") in body
        assert "au pays" not in body
    assert '<html lang="fr"' in html
    link = re.search(r"http://127\.0\.0\.1:\d+/fr/resources/shepherds-abroad/", text)
    assert link
    page.goto(link[0])
    expect(page.locator(HEADING)).to_have_text("Les bergères à l’étranger")

    ending = re.search(r"http://127\.0\.0\.1:\d+/unsubscribe/\S+", text)
    assert ending
    # Without being signed in, on another machine.
    elsewhere = new_context(**PHONE).new_page()
    elsewhere.goto(ending[0])
    expect(elsewhere.locator(HEADING)).to_have_text(in_language("fr", "Unsubscribe"))
    expect(elsewhere.locator("html")).to_have_attribute("lang", "fr")
    expect(elsewhere.locator("main button")).to_have_count(1)
    refused = Suppression.objects.filter(email=READER, category=Suppression.Category.LIBRARY)
    assert not refused.exists()
    elsewhere.locator("main button").click()
    expect(elsewhere.locator(HEADING)).to_have_text(in_language("fr", "You are unsubscribed"))
    assert refused.exists()
    assert fits(elsewhere)
    elsewhere.get_by_role("button", name=in_language("fr", "Undo: keep writing to me")).click()
    expect(elsewhere.locator(HEADING)).to_have_text(in_language("fr", "Unsubscribe"))
    assert not refused.exists()
