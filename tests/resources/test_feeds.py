"""The feed of the library, as feed readers fetch it."""

import re
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from django.test import Client

from hub.taxonomy.models import Theme
from resources.models import Resource
from resources.search import AXES
from resources.services import index_works
from tests.factories import MemberFactory, ResourceFactory

pytestmark = pytest.mark.django_db
ADDRESS = "/feeds/resources.atom"
ATOM = "{http://www.w3.org/2005/Atom}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def read(client: Client, query: str = "") -> ET.Element:
    response = client.get(f"{ADDRESS}{query}")
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ET.fromstring(response.content)


def ids(feed: ET.Element) -> list[str]:
    return [entry.findtext(f"{ATOM}id", "") for entry in feed.findall(f"{ATOM}entry")]


def test_the_last_changed_work_comes_first_with_its_language(client: Client) -> None:
    older = ResourceFactory(title_fr="Un rapport", summary_fr="Les **frais** & les coûts.")
    newer = ResourceFactory()

    feed = read(client, "?lang=fr")

    first, second = feed.findall(f"{ATOM}entry")
    assert ids(feed) == [f"urn:uuid:{newer.uuid}", f"urn:uuid:{older.uuid}"]
    assert (feed.get(XML_LANG), first.get(XML_LANG), second.get(XML_LANG)) == ("fr", "en", "fr")
    # Of type "html", so what is plain is escaped once more.
    assert second.findtext(f"{ATOM}summary", "").endswith("Les frais &amp; les coûts.")
    assert second.find(f"{ATOM}link").attrib["href"] == f"http://testserver/fr/resources/{older.slug}/"  # type: ignore[union-attr]


def test_what_is_not_published_is_left_out_whoever_asks(client: Client) -> None:
    ResourceFactory(published_at=None)
    client.force_login(MemberFactory(is_staff=True))

    assert ids(read(client)) == []


def test_a_theme_narrows_it(client: Client) -> None:
    theme = Theme.objects.filter(parent=None)[0]
    work = ResourceFactory(themes=[theme.slug])
    ResourceFactory()

    feed = read(client, f"?theme={theme.slug}")

    assert ids(feed) == [f"urn:uuid:{work.uuid}"]
    assert feed.findtext(f"{ATOM}title") == f"Fair Recruitment Knowledge Hub – {theme.name_en}"
    assert client.get(f"{ADDRESS}?theme=nowhere").status_code == 404


def test_words_and_filters_narrow_it_and_name_it(client: Client) -> None:
    law = ResourceFactory(kind="law", year=2020, title_fr="Une loi", title_en="A law on fees")
    tool = ResourceFactory(kind="tool", year=2020, title_en="A tool for fees")
    ResourceFactory(kind="brief", year=2020, title_en="Fees in brief")
    ResourceFactory(kind="law", year=2021, title_en="Another law on fees")
    ResourceFactory(kind="law", year=2020, title_en="A law on wages")

    feed = read(client, "?lang=en&q=fees&year=2020&kind=tool&kind=law&kind=law&sort=title&page=7")

    assert ids(feed) == [f"urn:uuid:{tool.uuid}", f"urn:uuid:{law.uuid}"]
    assert feed.findtext(f"{ATOM}title") == "Fair Recruitment Knowledge Hub – “fees”, Law, Tool, 2020"
    links = {link.attrib["rel"]: link.attrib["href"] for link in feed.findall(f"{ATOM}link")}
    assert links == {
        "alternate": "http://testserver/en/resources/?q=fees&kind=law&kind=tool&year=2020",
        "self": "http://testserver/feeds/resources.atom?q=fees&kind=law&kind=tool&year=2020&lang=en",
    }


@pytest.mark.parametrize("axis", AXES)
def test_an_unknown_value_is_refused_on_every_axis_and_an_empty_one_ignored(client: Client, axis: str) -> None:
    work = ResourceFactory()

    assert client.get(ADDRESS, {axis: "nowhere"}).status_code == 404
    assert ids(read(client, f"?{axis}=&lang=nonsense")) == [f"urn:uuid:{work.uuid}"]


def test_the_list_names_the_feed_with_the_same_works(client: Client) -> None:
    work = ResourceFactory(kind="law")
    ResourceFactory()

    page = client.get("/en/resources/?kind=law&sort=title").text
    link = re.search(r'<link rel="alternate" type="application/atom\+xml" title="([^"]*)" href="([^"]*)">', page)

    assert link is not None
    assert link[1] == "Law – Resources"
    assert ids(read(client, link[2].removeprefix(ADDRESS).replace("&amp;", "&"))) == [f"urn:uuid:{work.uuid}"]


def test_a_work_that_leaves_the_filter_is_a_change(client: Client) -> None:
    work, _other = ResourceFactory(kind="law", year=2020), ResourceFactory(kind="law", year=2020)
    first = client.get(f"{ADDRESS}?year=2020&kind=law")

    Resource.objects.filter(pk=work.pk).update(year=2021)
    index_works([work.pk])
    changed = client.get(f"{ADDRESS}?year=2020&kind=law", headers={"if-none-match": first["ETag"]})

    assert changed.status_code == 200


def test_it_is_sent_again_only_after_a_change(client: Client) -> None:
    work = ResourceFactory()
    first, again = client.get(ADDRESS), client.get(ADDRESS)

    known = client.get(ADDRESS, headers={"if-none-match": first["ETag"]})
    since = client.get(ADDRESS, headers={"if-modified-since": first["Last-Modified"]})
    work.save()
    changed = client.get(ADDRESS, headers={"if-none-match": first["ETag"]})

    assert first.content == again.content
    assert (known.status_code, since.status_code, changed.status_code) == (304, 304, 200)


@pytest.mark.parametrize("count", [1, 3])
def test_it_takes_the_same_queries_for_any_length(client: Client, count: int, django_assert_num_queries: Any) -> None:
    ResourceFactory.create_batch(count)

    with django_assert_num_queries(3):
        client.get(ADDRESS)
