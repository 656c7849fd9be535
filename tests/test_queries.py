"""How many queries a page takes: a literal number, the same for one row and for three."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from members.models import Member
from resources.models import Resource
from tests.factories import (
    EventFactory,
    FollowFactory,
    MemberFactory,
    OrganisationFactory,
    RegistrationFactory,
    ResourceFactory,
    SeriesFactory,
)

pytestmark = pytest.mark.django_db

one_or_three = pytest.mark.parametrize("count", [1, 3])


def resources(count: int) -> list[Resource]:
    """Make resources with a publisher each."""
    works = ResourceFactory.create_batch(count)
    for work in works:
        work.publishers.add(OrganisationFactory())
    return works


@one_or_three
def test_home_takes_the_same_queries_for_any_number_of_events_and_resources(
    client: Client, count: int, django_assert_num_queries: Callable[[int], Any]
) -> None:
    EventFactory.create_batch(count)
    resources(count)

    with django_assert_num_queries(5):
        client.get("/en/")


@one_or_three
def test_events_take_the_same_queries_for_any_length(
    client: Client, count: int, django_assert_num_queries: Callable[[int], Any]
) -> None:
    EventFactory.create_batch(count, complete=1)
    EventFactory.create_batch(count, complete=1, ended=True)
    SeriesFactory.create_batch(count, description_en="Exchanges.")

    with django_assert_num_queries(5):
        client.get("/en/events/")


@one_or_three
def test_events_for_a_member_take_the_same_queries_for_any_length(
    member_client: Client, member: Member, count: int, django_assert_num_queries: Callable[[int], Any]
) -> None:
    for event in EventFactory.create_batch(count, capacity=5):
        RegistrationFactory(event=event, member=member, email=member.email)

    # The session, the member and the registrations come on top.
    with django_assert_num_queries(8):
        member_client.get("/en/events/")


@one_or_three
def test_event_takes_the_same_queries_for_any_programme(
    client: Client, count: int, django_assert_num_queries: Callable[[int], Any]
) -> None:
    event = EventFactory(complete=count)

    with django_assert_num_queries(8):
        client.get(f"/en/events/{event.slug}/")


def test_event_file_takes_one_query(client: Client, django_assert_num_queries: Callable[[int], Any]) -> None:
    event = EventFactory(complete=1)

    with django_assert_num_queries(1):
        client.get(f"/events/{event.slug}.ics")


@one_or_three
@pytest.mark.parametrize("query", ["", "?sort=title", "?year=2023&kind=report&sort=added", "?kind=report&language=en"])
def test_resources_take_the_same_queries_for_any_length(
    client: Client, count: int, query: str, django_assert_num_queries: Callable[[int], Any]
) -> None:
    resources(count)
    # The names of what is offered are asked for once a minute.
    client.get(f"/en/resources/?q=nothing&{query.removeprefix('?')}")

    with django_assert_num_queries(2):
        client.get(f"/en/resources/{query}")


@one_or_three
@pytest.mark.parametrize("query", ["", "?kind=report&year=2023"])
def test_resources_take_few_queries_after_the_cache_was_emptied(
    client: Client, count: int, query: str, django_assert_num_queries: Callable[[int], Any]
) -> None:
    resources(count)
    # What a process does once only.
    client.get("/en/resources/?q=nothing")
    cache.clear()

    # The works, their rows and what all axes offer; before them the years, if the address names one.
    with django_assert_num_queries(4 if "year" in query else 3):
        client.get(f"/en/resources/{query}")


@one_or_three
def test_resources_for_a_member_take_the_same_queries_for_any_length(
    member_client: Client, count: int, django_assert_num_queries: Callable[[int], Any]
) -> None:
    resources(count)
    member_client.get("/en/resources/")

    # The session and the member come on top.
    with django_assert_num_queries(4):
        member_client.get("/en/resources/")


@one_or_three
def test_search_takes_the_same_queries_for_any_number_of_results(
    client: Client, count: int, django_assert_num_queries: Callable[[int], Any]
) -> None:
    resources(count)
    EventFactory.create_batch(count)
    MemberFactory.create_batch(count, visibility="public", about="Fair recruitment")
    client.get("/en/search/?q=recruitment")

    # Hits, spelling and rows of resources, coming and past events and their rows, people.
    with django_assert_num_queries(7):
        client.get("/en/search/?q=recruitment")


@one_or_three
def test_my_registrations_take_the_same_queries_for_any_length(
    member_client: Client, member: Member, count: int, django_assert_num_queries: Callable[[int], Any]
) -> None:
    for event in [*EventFactory.create_batch(count), *EventFactory.create_batch(count, ended=True)]:
        RegistrationFactory(event=event, member=member, email=member.email)
        FollowFactory(member=member, email=member.email)
        FollowFactory(event=None, series=SeriesFactory(), member=member, email=member.email)

    with django_assert_num_queries(4):
        member_client.get("/en/registrations/")
