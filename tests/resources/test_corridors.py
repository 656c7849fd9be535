"""Corridors: the list of ways, and everything on one of them."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from hub.taxonomy.models import Place
from resources.models import Agreement, Law
from tests.factories import EventFactory, MemberFactory, ResourceFactory
from tests.resources.test_themes import section, shown

pytestmark = pytest.mark.django_db
WAY = {"np": "origin", "jo": "destination"}


def test_ways_are_listed_with_the_number_of_their_works(client: Client) -> None:
    ResourceFactory.create_batch(2, places=WAY)
    ResourceFactory(places={"bd": "origin", "np": "origin", "qa": "destination"})
    ResourceFactory(places={"ke": "about", "ug": "about"})
    ResourceFactory(places=WAY, published_at=None)
    ResourceFactory(places=WAY, access="members")

    page = client.get("/en/corridors/").text

    assert re.findall(r'/en/corridors/(\w\w)/(\w\w)/">[^<]*</a> <span>([^<]*)<', page) == [
        ("np", "jo", "2 resources"),
        ("bd", "qa", "One resource"),
        ("np", "qa", "One resource"),
    ]


def test_a_way_shows_agreements_laws_of_both_ends_practices_and_events(client: Client) -> None:
    nepal, jordan = (Place.objects.get(slug=slug) for slug in ("np", "jo"))
    Agreement.objects.create(
        resource=ResourceFactory(slug="agreement", kind="agreement", places=WAY), is_text_public=True, clauses=["wages"]
    )
    ResourceFactory(slug="back", kind="agreement", places={"jo": "origin", "np": "destination"})
    Law.objects.create(resource=ResourceFactory(slug="law-np", kind="law"), jurisdiction=nepal, fees="regulates")
    Law.objects.create(resource=ResourceFactory(slug="law-jo", kind="law"), jurisdiction=jordan)
    ResourceFactory(slug="practice", kind="practice", places=WAY)
    ResourceFactory(slug="only-about", kind="practice", places={"np": "about", "jo": "about"})
    EventFactory(slug="both").places.add(nepal, jordan)
    EventFactory(slug="one").places.add(nepal)

    page = client.get("/en/corridors/np/jo/").text

    agreements = section(page, "agreements")
    assert shown(agreements) == ["agreement"]
    assert "Everybody can read the text." in agreements
    assert "Protection of wages" in agreements
    assert re.findall(r"<h3>([^<]*)</h3>|/en/resources/([\w-]+)/", section(page, "laws")) == [
        ("Nepal", ""),
        ("", "law-np"),
        ("Jordan", ""),
        ("", "law-jo"),
    ]
    assert shown(section(page, "shelf-practices")) == ["practice"]
    assert re.findall(r"/en/events/([\w-]+)/", section(page, "events")) == ["both"]
    assert 'href="/en/corridors/jo/np/"' in page


def test_staff_see_the_events_about_both_ends_only_too(client: Client) -> None:
    EventFactory(slug="both").places.set(Place.objects.filter(slug__in=["np", "jo"]))
    EventFactory(slug="one").places.set(Place.objects.filter(slug="np"))
    client.force_login(MemberFactory(is_staff=True))

    page = client.get("/en/corridors/np/jo/").text

    assert re.findall(r"/en/events/([\w-]+)/", section(page, "events")) == ["both"]


def test_the_title_says_the_way_in_the_readers_language(client: Client) -> None:
    titles = [
        re.search(r"<title>(.*?) –", client.get(f"/{code}/corridors/np/jo/").text)[1]  # type: ignore[index]
        for code in ("en", "fr", "es")
    ]

    assert titles[0] == "Nepal to Jordan"
    assert all({"n", "j"} <= set(title.lower()) for title in titles)


@pytest.mark.parametrize(
    ("way", "status"), [("fj/is", 200), ("np/nowhere", 404), ("nowhere/np", 404), ("np/np", 404), ("africa/qa", 200)]
)
def test_only_unknown_places_and_a_way_to_itself_are_not_found(client: Client, way: str, status: int) -> None:
    answer = client.get(f"/en/corridors/{way}/")

    assert answer.status_code == status
    assert ("Nothing about exactly this corridor yet" in answer.text) == (status == 200)


@pytest.mark.parametrize("count", [1, 3])
def test_a_way_takes_the_same_queries_for_any_number_of_works(
    client: Client, count: int, django_assert_num_queries: Callable[[int], Any]
) -> None:
    nepal, jordan = (Place.objects.get(slug=slug) for slug in ("np", "jo"))
    for work in ResourceFactory.create_batch(count, kind="agreement", places=WAY):
        Agreement.objects.create(resource=work, clauses=["fees"])
    ResourceFactory.create_batch(count, kind="practice", places=WAY)
    for place in (nepal, jordan):
        for work in ResourceFactory.create_batch(count, kind="law", places={place.slug: "about"}):
            Law.objects.create(resource=work, jurisdiction=place)
    for event in [*EventFactory.create_batch(count), *EventFactory.create_batch(count, ended=True)]:
        event.places.add(nepal, jordan)

    with django_assert_num_queries(10):
        client.get("/en/corridors/np/jo/")


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_ways_takes_two_queries(
    client: Client, count: int, django_assert_num_queries: Callable[[int], Any]
) -> None:
    for slug in ("np", "bd", "in")[:count]:
        ResourceFactory(places={slug: "origin", "qa": "destination"})

    with django_assert_num_queries(2):
        client.get("/en/corridors/")
