"""A facilitator at her desk."""

import pytest
from django.test import Client

from events.models import Event
from members.roles import facilitator_group
from tests.factories import EventFactory, MemberFactory, RegistrationFactory


@pytest.fixture
def desk(db):
    """A browser in which a facilitator is signed in."""
    person = MemberFactory(name="Fatou Facilitator", is_staff=True)
    person.groups.add(facilitator_group())
    browser = Client()
    browser.force_login(person)
    return browser


@pytest.fixture
def registration(member):
    """The member's own place at an event with two topics."""
    return RegistrationFactory(event=EventFactory(complete=2), member=member, email=member.email)


@pytest.fixture
def event(registration):
    """The event of that place."""
    return registration.event


@pytest.fixture
def proposed():
    """An event whose date is only proposed."""
    return EventFactory(date_status=Event.DateStatus.PROPOSED)
