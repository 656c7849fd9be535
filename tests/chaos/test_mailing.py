"""Facilitators who press Send for the same mailing at the same moment."""

import pytest

from events import services
from events.models import Invitation, Mailing
from hub.outbox.models import Message
from tests.chaos.threads import at_once
from tests.events.mailing import begun
from tests.factories import EventFactory, MemberFactory

pytestmark = pytest.mark.xdist_group("chaos")
PEOPLE = 5


def test_many_presses_of_send_invite_each_person_once() -> None:
    lines = tuple(f"guest{number}@list.example" for number in range(PEOPLE))
    mailing = begun("Invitation", EventFactory(), list_text=lines)
    seen = services.fingerprint(mailing=mailing, roll=services.roll_of(mailing=mailing))
    senders = MemberFactory.create_batch(8)

    queued = at_once(
        senders,
        lambda sender: services.send_mailing(mailing=Mailing.objects.get(pk=mailing.pk), seen=seen, sender=sender),
    )

    assert sorted(queued, key=str) == [0] * 7 + [PEOPLE]
    assert Message.objects.filter(batch=mailing.batch).count() == Invitation.objects.count() == PEOPLE
