"""Countries and regions: the lists, and everything about one of them."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from hub.taxonomy.models import Place
from members.models import Member
from resources.models import Agreement, Law
from resources.services import index_works
from tests.factories import EventFactory, MemberFactory, OrganisationFactory, ResourceFactory
from tests.resources.test_themes import section, shown

pytestmark = pytest.mark.django_db


def law(slug: str, place: str, **fields: Any) -> None:
    """Make a law that applies in a place, without saying that it is about the place."""
    Law.objects.create(
        resource=ResourceFactory(slug=slug, kind="law"), jurisdiction=Place.objects.get(slug=place), **fields
    )


def test_countries_with_works_or_events_stand_in_their_regions(client: Client) -> None:
    ResourceFactory(places={"ke": "about"})
    ResourceFactory(places={"tz": "origin", "africa": "about"})
    EventFactory().places.add(Place.objects.get(slug="ug"))
    EventFactory(status="draft").places.add(Place.objects.get(slug="gh"))

    page = client.get("/en/places/").text

    africa = section(page, "africa")
    assert "2 resources" in africa
    assert re.findall(
        r'/en/places/(\w\w)/">[^<]*</a>(?: <small class="help"><span aria-hidden="true">(\d+)<)?', africa
    ) == [
        ("ke", "1"),
        ("ug", ""),
        ("tz", "1"),
    ]
    assert "/en/places/np/" not in africa
    assert "No resource yet" in section(page, "americas")


def test_a_country_shows_its_laws_with_what_they_say_about_fees(client: Client) -> None:
    law("old", "np", fees="silent", repealed_on=date(2020, 1, 1))
    law("new", "np", fees="prohibits")
    law("elsewhere", "jo")
    ResourceFactory(slug="not-described", kind="law", places={"np": "about"})

    laws = section(client.get("/en/places/np/").text, "laws")

    assert shown(laws) == ["new", "not-described", "old"]
    assert "Workers may not be charged" in laws
    assert laws.count("Repealed") == 1


def test_a_law_of_another_country_that_is_about_this_one_is_not_among_its_laws(client: Client) -> None:
    law("gulf", "qa")
    work = Law.objects.get().resource
    work.placements.create(place=Place.objects.get(slug="np"), role="origin")
    index_works([work.pk])

    assert section(client.get("/en/places/np/").text, "laws") == ""
    assert shown(section(client.get("/en/places/qa/").text, "laws")) == ["gulf"]


def test_a_country_shows_the_agreements_it_is_a_party_to(client: Client) -> None:
    out = ResourceFactory(slug="out", kind="agreement", year=2020, places={"np": "origin", "jo": "destination"})
    ResourceFactory(slug="in", kind="agreement", year=2019, places={"in": "origin", "np": "destination"})
    ResourceFactory(slug="others", kind="agreement", places={"in": "origin", "jo": "destination"})
    Agreement.objects.create(resource=out, is_text_public=False, clauses=["fees", "contract"])

    agreements = section(client.get("/en/places/np/").text, "agreements")

    assert shown(agreements) == ["out", "in"]
    assert "The text has not been made public." in agreements
    assert "Recruitment fees, Employment contract" in agreements


def test_a_country_shows_practices_other_works_ways_events_people_and_organisations(client: Client) -> None:
    ResourceFactory(slug="practice", kind="practice", places={"np": "origin", "jo": "destination"})
    ResourceFactory(slug="report", places={"np": "about"})
    ResourceFactory(slug="standard", kind="standard", places={"np": "about"})
    EventFactory(slug="event").places.add(Place.objects.get(slug="np"))
    EventFactory(slug="regional").places.add(Place.objects.get(slug="asia-pacific"))
    EventFactory(slug="african").places.add(Place.objects.get(slug="africa"))
    MemberFactory(name="Prakash Adhikari", visibility="public", country=Place.objects.get(slug="np"))
    MemberFactory(name="Hidden Person", country=Place.objects.get(slug="np"))
    OrganisationFactory(name="Department of Foreign Employment", country=Place.objects.get(slug="np"))

    page = client.get("/en/places/np/").text

    assert shown(section(page, "shelf-practices")) == ["practice"]
    assert shown(section(page, "shelf-research")) == ["report"]
    assert shown(section(page, "shelf-standards")) == ["standard"]
    assert 'href="/en/corridors/np/jo/">Nepal to Jordan</a>' in section(page, "corridors")
    events = section(page, "events")
    assert ("/event/" in events, "/regional/" in events, "/african/" in events) == (True, True, False)
    assert "Prakash Adhikari" in section(page, "people")
    assert "Hidden Person" not in page
    assert "Department of Foreign Employment" in section(page, "organisations")


def test_a_region_shows_works_about_its_countries_and_the_countries(client: Client) -> None:
    ResourceFactory(slug="kenyan", kind="law", places={"ke": "about"})

    page = client.get("/en/places/africa/").text

    assert shown(section(page, "shelf-law")) == ["kenyan"]
    assert "/en/places/ke/" in section(page, "countries")
    assert "/en/places/np/" not in section(page, "countries")


def test_what_is_for_members_only_is_shown_to_members_only(
    client: Client, member_client: Client, member: Member
) -> None:
    inner = ResourceFactory(
        slug="inner", kind="agreement", access="members", places={"np": "origin", "jo": "destination"}
    )
    hidden = ResourceFactory(slug="hidden", kind="law", published_at=None)
    Law.objects.create(resource=hidden, jurisdiction=Place.objects.get(slug="np"))
    Law.objects.create(
        resource=ResourceFactory(slug="inner-law", kind="law", access="members"),
        jurisdiction=Place.objects.get(slug="np"),
    )

    stranger, inside = (c.get("/en/places/np/").text for c in (client, member_client))

    assert (shown(stranger), "/corridors/np/jo/" in stranger) == ([], False)
    assert (set(shown(inside)), "/corridors/np/jo/" in inside) == ({inner.slug, "inner-law"}, True)


def test_a_place_without_anything_says_so_and_an_unknown_one_is_not_found(client: Client) -> None:
    empty = client.get("/en/places/fj/")

    assert "Nothing about this place in the library yet" in empty.text
    assert client.get("/en/places/nowhere/").status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_a_country_takes_the_same_queries_for_any_number_of_works(
    client: Client, count: int, django_assert_num_queries: Callable[[int], Any]
) -> None:
    nepal = Place.objects.get(slug="np")
    for kind in ("practice", "agreement", "report"):
        ResourceFactory.create_batch(count, kind=kind, places={"np": "origin", "jo": "destination"})
    for work in ResourceFactory.create_batch(count, kind="law", places={"np": "about"}):
        Law.objects.create(resource=work, jurisdiction=nepal)
    for event in [*EventFactory.create_batch(count), *EventFactory.create_batch(count, ended=True)]:
        event.places.add(nepal)
    OrganisationFactory.create_batch(count, country=nepal)
    MemberFactory.create_batch(count, visibility="public", country=nepal)

    with django_assert_num_queries(15):
        client.get("/en/places/np/")


@pytest.mark.parametrize("count", [1, 3])
def test_a_region_takes_the_same_queries_for_any_number_of_works(
    client: Client, count: int, django_assert_num_queries: Callable[[int], Any]
) -> None:
    ResourceFactory.create_batch(count, places={"ke": "about"})

    with django_assert_num_queries(8):
        client.get("/en/places/africa/")


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_places_takes_three_queries(
    client: Client, count: int, django_assert_num_queries: Callable[[int], Any]
) -> None:
    for slug in ("ke", "np", "mx")[:count]:
        ResourceFactory(places={slug: "about"})
        EventFactory().places.add(Place.objects.get(slug=slug))

    with django_assert_num_queries(3):
        client.get("/en/places/")
