"""The sitemap, as a search engine reads it."""

from typing import Any
from xml.etree import ElementTree as ET

import pytest
from django.test import Client

from hub.sitemaps import CONTENTS, Pages
from hub.taxonomy.models import Theme
from tests.factories import EventFactory, MemberFactory, ResourceFactory, SeriesFactory

pytestmark = pytest.mark.django_db
SITE = "http://testserver"
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def read(client: Client) -> dict[str, tuple[str, dict[str, str]]]:
    """Return when each address changed and where its translations are."""
    response = client.get("/sitemap.xml")
    assert response["Content-Type"] == "application/xml; charset=utf-8"
    return {
        url.findtext("s:loc", "", NAMES): (
            url.findtext("s:lastmod", "", NAMES),
            {link.attrib["hreflang"]: link.attrib["href"] for link in url.findall("x:link", NAMES)},
        )
        for url in ET.fromstring(response.content).findall("s:url", NAMES)
    }


def test_pages_are_listed_in_the_languages_they_are_written_in(client: Client) -> None:
    event = EventFactory(title_es="")
    work = ResourceFactory(title_fr="", title_es="")
    series = SeriesFactory(title_en="", title_es="Intercambios", description_es="Diez intercambios.")

    found = read(client)

    pages = ["", "events/", "resources/", "about/", "accessibility/", "privacy/", "themes/", "places/", "corridors/"]
    fixed = {f"{SITE}/{code}/{page}" for code in ("en", "fr", "es") for page in pages}
    english, french = (f"{SITE}/{code}/events/{event.slug}/" for code in ("en", "fr"))
    resource = f"{SITE}/en/resources/{work.slug}/"
    spanish = f"{SITE}/es/series/{series.slug}/"
    assert set(found) == fixed | {english, french, resource, spanish}
    assert found[french] == (
        event.updated_at.isoformat(),
        {"en": english, "fr": french, "x-default": english},
    )
    assert found[resource][1] == {"en": resource, "x-default": resource}
    assert found[spanish] == (series.updated_at.isoformat(), {"es": spanish, "x-default": spanish})
    assert found[f"{SITE}/es/about/"][1]["x-default"] == f"{SITE}/en/about/"


def test_every_listed_address_answers_a_stranger(client: Client) -> None:
    EventFactory()
    ResourceFactory()

    statuses = {client.get(address.removeprefix(SITE)).status_code for address in read(client)}

    assert statuses == {200}


@pytest.mark.parametrize(
    "fields",
    [{"access": "members"}, {"access": "invitation"}, {"status": "draft"}],
    ids=["members", "invited", "draft"],
)
def test_what_a_stranger_may_not_see_is_not_listed(client: Client, fields: dict[str, Any]) -> None:
    event = EventFactory(**fields)
    work = ResourceFactory(published_at=None)
    series = SeriesFactory()
    client.force_login(MemberFactory(is_staff=True))

    text = client.get("/sitemap.xml").content.decode()

    assert event.slug not in text
    assert work.slug not in text
    assert series.slug not in text


def test_it_is_sent_once(client: Client) -> None:
    event = EventFactory()
    first = client.get("/sitemap.xml")

    known = client.get("/sitemap.xml", headers={"if-none-match": first["ETag"]})
    event.save()
    changed = client.get("/sitemap.xml", headers={"if-none-match": first["ETag"]})

    assert (known.status_code, changed.status_code) == (304, 200)


@pytest.mark.parametrize("count", [1, 3])
def test_it_takes_the_same_queries_for_any_length(client: Client, count: int, django_assert_num_queries: Any) -> None:
    EventFactory.create_batch(count)
    ResourceFactory.create_batch(count)
    SeriesFactory.create_batch(count, description_en="Exchanges.")

    with django_assert_num_queries(9):
        client.get("/sitemap.xml")


def test_robots_are_told_of_it_and_calendars_are_let_in(client: Client) -> None:
    lines = client.get("/robots.txt").content.decode().splitlines()

    assert f"Sitemap: {SITE}/sitemap.xml" in lines
    assert not [line for line in lines if line.startswith("Disallow: /calendar")]


def test_a_language_in_which_a_work_has_no_title_leads_to_the_real_page(client: Client) -> None:
    work = ResourceFactory(title_en="", title_fr="Un rapport", title_es="Un informe")
    listed = [address for address in read(client) if f"/resources/{work.slug}/" in address]

    fallback = client.get(f"/en/resources/{work.slug}/").content.decode()

    assert listed == [f"{SITE}/fr/resources/{work.slug}/", f"{SITE}/es/resources/{work.slug}/"]
    assert f'<link rel="canonical" href="{SITE}/fr/resources/{work.slug}/">' in fallback
    assert 'hreflang="en"' not in fallback.partition("</head>")[0]


def test_pages_of_rows_without_a_date_are_listed_by_one_line(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    # The route stands for one of a page that is made of terms.
    pages = Pages(Theme.objects.all, field="name", route="resources:resource", is_dated=False)
    monkeypatch.setattr("hub.sitemaps.CONTENTS", (*CONTENTS, pages))
    theme = Theme.objects.all()[0]
    before = client.get("/sitemap.xml")["ETag"]

    found = read(client)
    Theme.objects.filter(pk=theme.pk).update(name_es="")
    renamed = read(client)

    addresses = {code: f"{SITE}/{code}/resources/{theme.slug}/" for code in ("en", "fr", "es")}
    assert found[addresses["fr"]] == ("", addresses | {"x-default": addresses["en"]})
    assert addresses["es"] not in renamed
    assert client.get("/sitemap.xml")["ETag"] != before
