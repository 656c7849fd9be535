"""The lists of events: a dozen of each, then page by page."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from events.models import Event
from tests.factories import EventFactory, RegistrationFactory

pytestmark = pytest.mark.django_db


def shown(page):
    return [int(number) for number in re.findall(r'href="/en/events/event-(\d+)/"', page.text)]


def make(count, *, ended=False):
    """Make events on successive days, named by how far from today they are."""
    sign = -1 if ended else 1
    for days in range(1, count + 1):
        starts = timezone.now() + timedelta(days=sign * days)
        EventFactory(slug=f"event-{days}", starts_at=starts, ends_at=starts + timedelta(minutes=90))


def test_the_list_shows_a_dozen_of_each_and_leads_to_the_rest(client):
    make(14)

    page = client.get("/en/events/")

    assert shown(page) == list(range(1, 13))
    assert 'href="?when=upcoming"' in page.text
    assert "All coming events" in page.text
    assert "All recordings and notes" not in page.text


def test_all_coming_events_can_be_reached_page_by_page(client):
    make(26)

    first = client.get("/en/events/?when=upcoming")
    second = client.get("/en/events/?when=upcoming&page=2")

    assert shown(first) == list(range(1, 25))
    assert shown(second) == [25, 26]
    assert 'href="?when=upcoming&amp;page=2"' in first.text


def test_all_past_events_can_be_reached_page_by_page(client):
    make(26, ended=True)

    both = client.get("/en/events/")
    second = client.get("/en/events/?when=past&page=2")

    assert shown(both) == list(range(1, 13))
    assert "All recordings and notes" in both.text
    assert shown(second) == [25, 26]


def test_a_word_that_is_no_choice_shows_both_halves(client):
    make(1)

    page = client.get("/en/events/?when=tomorrow")

    assert shown(page) == [1]
    assert "Recordings and notes" in page.text


def test_what_a_visitor_typed_is_never_shown_to_another(client):
    make(14)

    client.get("/en/events/?theme=recruitment-fees&when=upcoming&utm_source=mine")
    client.get("/en/events/?theme=my-own-word")
    page = client.get("/en/events/")

    assert "utm_source" not in page.text
    assert "my-own-word" not in page.text
    assert shown(page) == list(range(1, 13))


def test_a_member_sees_her_registration_in_the_list_at_once(member_client, member):
    make(1)
    before = member_client.get("/en/events/").text
    RegistrationFactory(event=Event.objects.get(), member=member, email=member.email)

    after = member_client.get("/en/events/").text

    assert "You are registered" not in before
    assert "You are registered" in after
