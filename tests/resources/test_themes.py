"""Themes: the tree, and everything on one of them."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from hub.taxonomy.models import Theme
from members.models import Member
from tests.factories import EventFactory, MemberFactory, ResourceFactory

pytestmark = pytest.mark.django_db


def shown(text: str) -> list[str]:
    """Return the works that a page links to, in order."""
    return re.findall(r'href="/en/resources/([\w-]+)/"', text)


def section(text: str, name: str) -> str:
    """Return a part of a page by the id of its heading; empty if it is not there."""
    found = re.search(rf'<section[^>]* aria-labelledby="{name}">.*?</section>', text, re.DOTALL)
    return found[0] if found else ""


@pytest.fixture
def narrower(db: None) -> Theme:
    """A theme below another one."""
    theme = Theme.objects.exclude(parent=None).select_related("parent").first()
    assert theme is not None
    return theme


def test_the_tree_counts_a_work_under_its_theme_and_the_broader_one(client: Client, narrower: Theme) -> None:
    assert narrower.parent
    ResourceFactory(themes=[narrower.slug])
    ResourceFactory(themes=[narrower.parent.slug])

    page = client.get("/en/themes/").text

    counts = dict(re.findall(r'/en/themes/([\w-]+)/">[^<]*</a>(?:</h2>)?\s*<(?:p|small) class="help">([^<]*)<', page))
    assert counts[narrower.parent.slug] == "2 resources"
    assert counts[narrower.slug] == "One resource"
    assert set(counts.values()) == {"2 resources", "One resource", "No resource yet"}
    assert len(counts) == Theme.objects.count()


def test_a_theme_shows_the_newest_works_of_each_family(client: Client) -> None:
    for year in range(2015, 2022):
        ResourceFactory(slug=f"report-{year}", kind="report", year=year, themes=["recruitment-fees"])
    ResourceFactory(slug="practice", kind="practice", themes=["recruitment-fees"])
    ResourceFactory(slug="other-theme", kind="practice", themes=["forced-labour"])

    page = client.get("/en/themes/recruitment-fees/").text

    assert shown(section(page, "shelf-practices")) == ["practice"]
    research = section(page, "shelf-research")
    assert shown(research) == [f"report-{year}" for year in (2021, 2020, 2019, 2018, 2017)]
    assert "?theme=recruitment-fees&amp;kind=report&amp;kind=brief&amp;kind=dataset" in research
    assert "All 7" in research
    assert section(page, "shelf-media") == ""
    assert '?theme=recruitment-fees">8 resources' in page


def test_a_broader_theme_shows_the_works_and_events_of_the_narrower_one(client: Client, narrower: Theme) -> None:
    assert narrower.parent
    ResourceFactory(slug="inside", themes=[narrower.slug])
    event = EventFactory(slug="inside-event")
    event.themes.add(narrower)

    page = client.get(f"/en/themes/{narrower.parent.slug}/").text

    assert shown(section(page, "shelf-research")) == ["inside"]
    assert "/en/events/inside-event/" in section(page, "events")
    assert f"/en/themes/{narrower.slug}/" in section(page, "narrower")


def test_what_is_for_members_only_is_shown_to_members_only(
    client: Client, member_client: Client, member: Member
) -> None:
    fees = Theme.objects.get(slug="recruitment-fees")
    ResourceFactory(slug="inner", access="members", themes=[fees.slug])
    EventFactory(slug="inner-event", access="members").themes.add(fees)
    EventFactory(slug="draft", status="draft").themes.add(fees)
    for name in ("nobody", "members", "public"):
        MemberFactory(name=f"Seen by {name}", visibility=name).interests.add(fees)

    stranger, inside = (c.get("/en/themes/recruitment-fees/").text for c in (client, member_client))

    assert ("inner" in shown(stranger), "inner" in shown(inside)) == (False, True)
    assert ("inner-event" in stranger, "inner-event" in inside) == (False, True)
    assert re.findall(r"Seen by \w+", section(stranger, "people")) == ["Seen by public"]
    assert re.findall(r"Seen by \w+", section(inside, "people")) == ["Seen by members", "Seen by public"]
    assert "/draft/" not in inside


def test_events_are_told_apart_by_whether_they_are_over(client: Client) -> None:
    fees = Theme.objects.get(slug="recruitment-fees")
    EventFactory(slug="coming").themes.add(fees)
    EventFactory(slug="gone", ended=True).themes.add(fees)

    events = section(client.get("/en/themes/recruitment-fees/").text, "events")

    assert re.findall(r"Coming up|Recordings and notes|/en/events/[\w-]+/", events) == [
        "Coming up",
        "/en/events/coming/",
        "Recordings and notes",
        "/en/events/gone/",
    ]


def test_a_theme_without_anything_says_so_and_an_unknown_one_is_not_found(client: Client) -> None:
    empty = client.get("/fr/themes/recruitment-fees/")

    assert empty.status_code == 200
    assert "/fr/themes/" in empty.text
    assert client.get("/en/themes/nowhere/").status_code == 404


def test_a_theme_can_be_followed_and_is_known_in_its_languages(client: Client) -> None:
    Theme.objects.filter(slug="recruitment-fees").update(name_es="")

    page = client.get("/en/themes/recruitment-fees/").text

    assert 'href="/feeds/resources.atom?lang=en&amp;theme=recruitment-fees"' in page
    assert 'href="/feeds/events.atom?lang=en&amp;theme=recruitment-fees"' in page
    assert re.findall(r'hreflang="(\w\w)" href="http', page) == ["en", "fr"]


@pytest.mark.parametrize("count", [1, 3])
def test_a_theme_takes_the_same_queries_for_any_number_of_works(
    client: Client, count: int, django_assert_num_queries: Callable[[int], Any]
) -> None:
    fees = Theme.objects.get(slug="recruitment-fees")
    for kind in ("practice", "report", "law"):
        ResourceFactory.create_batch(count, kind=kind, themes=[fees.slug])
    for event in [*EventFactory.create_batch(count), *EventFactory.create_batch(count, ended=True)]:
        event.themes.add(fees)
    for person in MemberFactory.create_batch(count, visibility="public"):
        person.interests.add(fees)

    with django_assert_num_queries(8):
        client.get("/en/themes/recruitment-fees/")


@pytest.mark.parametrize("count", [1, 3])
def test_the_tree_takes_two_queries(
    client: Client, count: int, django_assert_num_queries: Callable[[int], Any]
) -> None:
    ResourceFactory.create_batch(count, themes=["recruitment-fees"])

    with django_assert_num_queries(2):
        client.get("/en/themes/")
