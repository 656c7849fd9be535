"""A facilitator at her desk."""

import pytest
from django.test import Client

from members.roles import facilitator_group
from tests.factories import MemberFactory


@pytest.fixture
def desk(db):
    """A browser in which a facilitator is signed in."""
    person = MemberFactory(name="Fatou Facilitator", is_staff=True)
    person.groups.add(facilitator_group())
    browser = Client()
    browser.force_login(person)
    return browser
