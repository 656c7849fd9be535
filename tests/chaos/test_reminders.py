"""Several sweeps at the same moment."""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from events import services
from hub.outbox.models import Message
from members.roles import facilitator_group
from tests.chaos.threads import at_once
from tests.conftest import Sink
from tests.factories import EventFactory, MemberFactory, RegistrationFactory

pytestmark = pytest.mark.xdist_group("chaos")


def test_four_sweeps_at_once_remind_everybody_once(deliver: Callable[[], Sink]) -> None:
    soon, long_ago = timezone.now() + timedelta(minutes=30), timezone.now() - timedelta(hours=2)
    events = [EventFactory(starts_at=soon) for _ in range(3)]
    people = [RegistrationFactory(event=event, confirmed_at=long_ago) for event in events for _ in range(20)]

    queued = at_once(range(4), lambda _sweep: services.remind_due())
    sink = deliver()

    assert sum(queued) == Message.objects.count() == len(people)
    assert Counter(sink.recipients) == {person.email: 1 for person in people}


def test_four_summaries_at_once_are_one(deliver: Callable[[], Sink]) -> None:
    desk = [MemberFactory(is_staff=True) for _ in range(2)]
    for person in desk:
        person.groups.add(facilitator_group())
    RegistrationFactory()

    queued = at_once(range(4), lambda _sweep: services.send_digests())
    sink = deliver()

    assert sum(queued) == len(desk)
    assert Counter(sink.recipients) == {person.email: 1 for person in desk}
