"""Facilitators who press Send at the same moment, while somebody else changes the event."""

from datetime import timedelta

import pytest

from events import services
from events.models import Announcement
from hub.outbox.models import Message
from tests.announcing import change
from tests.chaos.threads import at_once
from tests.factories import EventFactory, MemberFactory, RegistrationFactory

pytestmark = pytest.mark.xdist_group("chaos")
PEOPLE = 5


def test_many_presses_of_send_are_one_mail_for_each_person() -> None:
    event = EventFactory()
    RegistrationFactory.create_batch(PEOPLE, event=event)
    change(event, ends_at=event.ends_at + timedelta(hours=1))
    senders = MemberFactory.create_batch(8)

    told = at_once(
        senders,
        lambda sender: services.send_announcement(announcement=Announcement.objects.get(), sender=sender),
    )

    assert sorted(told, key=str) == [0] * 7 + [PEOPLE]
    assert Message.objects.count() == PEOPLE


def test_changes_at_the_same_moment_leave_one_draft_of_the_newest_state() -> None:
    event = RegistrationFactory(event=EventFactory()).event

    at_once(
        [services.postpone, services.cancel_event, services.postpone, services.cancel_event],
        lambda verb: verb(event=event),
    )

    event.refresh_from_db()
    draft = event.announcements.get(state="draft")
    assert (draft.kind, draft.sequence) == (event.status, event.ical_sequence)
