"""The search through all of the hub, and how browsers learn of it."""

import re
from html import unescape
from xml.etree import ElementTree as ET

import pytest
from django.test import Client

from events.models import Event
from resources.models import Resource
from tests.factories import EventFactory, MemberFactory, OrganisationFactory, ResourceFactory
from tests.reading import PageReader

pytestmark = pytest.mark.django_db


def search(client: Client, words: str, language: str = "en") -> str:
    response = client.get(f"/{language}/search/", {"q": words})
    assert response.status_code == 200
    return response.content.decode()


def found(page: str, kind: str) -> list[str]:
    """Return the short names of what is found, in order."""
    return re.findall(rf'href="/\w\w/{kind}/([\w-]+)/"', page.partition('<div class="wrap section-body">')[2])


def people(page: str) -> list[str]:
    part = page.partition('id="found-people"')[2]
    return [unescape(name) for name in re.findall(r"<h3>(.*?)</h3>", part)]


def test_events_resources_and_people_are_found_together(client: Client) -> None:
    past = EventFactory(title_en="Fees in seafaring", slug="past", ended=True)
    coming = EventFactory(title_en="Fees at sea", slug="coming")
    EventFactory(title_en="Other things")
    work = ResourceFactory(title_en="Who pays the fees", slug="work")
    MemberFactory(name="Amina Odhiambo", about="I work on fees", visibility="public")

    page = search(client, "fees")

    assert found(page, "events") == [coming.slug, past.slug]
    assert found(page, "resources") == [work.slug]
    assert people(page) == ["Amina Odhiambo"]
    assert "4 results for “fees”" in PageReader(page).text
    assert 'name="robots" content="noindex, follow"' in page


def test_of_each_the_best_few_are_shown_with_the_way_to_all(client: Client) -> None:
    EventFactory.create_batch(5, title_en="On fees")
    ResourceFactory.create_batch(6, title_en="The fees")
    ResourceFactory(title_en="Others")

    page = search(client, '"fees" -others')

    assert (len(found(page, "events")), len(found(page, "resources"))) == (4, 4)
    links = re.findall(r'class="more" href="([^"]*)">(.*?) <svg', page)
    assert links == [
        ("/en/resources/?q=%22fees%22+-others", "All 6 resources"),
        ("/en/events/?q=fees", "All 5 events"),
    ]
    assert "6 resources" in PageReader(client.get(links[0][0]).content.decode()).text
    assert len(found(client.get(links[1][0]).content.decode(), "events")) == 5


def test_nobody_is_found_who_does_not_want_to_be(client: Client, member_client: Client) -> None:
    for visibility in ("nobody", "members", "public"):
        MemberFactory(name=f"Findable {visibility}", visibility=visibility)
    MemberFactory(name="Findable applicant", visibility="public", status="applied")
    applicant = Client()
    applicant.force_login(MemberFactory(status="applied", name="Somebody"))

    assert people(search(client, "findable")) == ["Findable public"]
    assert people(search(applicant, "findable")) == ["Findable public"]
    assert people(search(member_client, "findable")) == ["Findable members", "Findable public"]


def test_people_are_found_by_work_and_country_but_never_by_their_address(client: Client) -> None:
    organisation = OrganisationFactory(name_en="Ministry of Labour", name_fr="Ministère du travail")
    MemberFactory(
        name="Amina Odhiambo",
        email="secret@labour.example",
        job_title="Inspector",
        organisation=organisation,
        visibility="public",
    )

    for words in ("amina ministere", "inspector", "TRAVAIL", "odhiambo labour"):
        assert people(search(client, words)) == ["Amina Odhiambo"], words
    for words in ("secret@labour.example", "secret", "amina secret"):
        assert people(search(client, words)) == [], words


def test_what_is_for_members_is_found_by_members(client: Client, member_client: Client) -> None:
    ResourceFactory(title_en="Reserved", slug="reserved", access=Resource.Access.MEMBERS)
    ResourceFactory(title_en="Reserved draft", published_at=None)
    EventFactory(title_en="Reserved exchange", status=Event.Status.DRAFT)

    assert "Nothing was found for “reserved”" in PageReader(search(client, "reserved")).text
    assert found(search(member_client, "reserved"), "resources") == ["reserved"]


@pytest.mark.parametrize("words", ["", "   ", "\x00"])
def test_without_words_the_page_says_where_to_begin(client: Client, words: str) -> None:
    ResourceFactory()

    page = search(client, words)

    assert found(page, "resources") == []
    assert 'href="/en/resources/"' in page.partition('<div class="wrap section-body">')[2]
    assert "Nothing was found" not in page


@pytest.mark.parametrize(
    "words", ['"', "-", "- -", "OR", "a" * 500, "<script>alert(1)</script>", "%_\\", "' OR 1=1 --"]
)
def test_whatever_is_typed_is_answered_and_shown_as_text(client: Client, words: str) -> None:
    ResourceFactory()

    assert "<script>alert" not in search(client, words)


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_browsers_learn_of_the_search_in_each_language(client: Client, language: str) -> None:
    page = client.get(f"/{language}/").content.decode()
    address = re.search(r'<link rel="search" type="application/opensearchdescription\+xml" [^>]*href="([^"]*)">', page)
    assert address is not None

    response = client.get(address[1])
    again = client.get(address[1], headers={"if-none-match": response["ETag"]})

    assert response["Content-Type"] == "application/opensearchdescription+xml; charset=utf-8"
    assert again.status_code == 304
    space = "{http://a9.com/-/spec/opensearch/1.1/}"
    described = ET.fromstring(response.content)
    name = described.findtext(f"{space}ShortName", "")
    assert 0 < len(name) <= 16
    assert 0 < len(described.findtext(f"{space}LongName", "")) <= 48
    assert described.findtext(f"{space}Language") == language
    templates = {url.attrib["type"]: url.attrib["template"] for url in described.findall(f"{space}Url")}
    assert templates["text/html"] == f"http://testserver/{language}/search/?q={{searchTerms}}"
    for template in templates.values():
        path = template.removeprefix("http://testserver").replace("{searchTerms}", "fees%20%26%20costs")
        assert client.get(path).status_code == 200


def test_the_boxes_of_the_home_page_and_of_the_head_lead_to_the_search(client: Client) -> None:
    home = client.get("/en/").content.decode()
    events = client.get("/en/events/").content.decode()

    form = r'<form class="searchbar" action="([^"]*)">'
    assert re.findall(form, home) == ["/en/search/", "/en/search/"]
    assert re.findall(form, events) == ["/en/search/"]
