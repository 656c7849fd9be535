"""What the tests of following ask for."""

import re

from events.models import Event
from tests.conftest import part

FOLLOWS = "/admin/events/follow/"
GUEST = {"name": "Amina Odhiambo", "email": "amina@union.example"}
PROPOSED = Event.DateStatus.PROPOSED


def address(event, language="en"):
    return f"/{language}/events/{event.slug}/follow/"


def fix_date(event):
    """Confirm the date as the administration stores it."""
    event.date_status = Event.DateStatus.CONFIRMED
    event.save()


def personal_link(mail):
    return re.search(r"http://testserver(/follow/[\w-]+/)", part(mail, "text/plain"))[1]
