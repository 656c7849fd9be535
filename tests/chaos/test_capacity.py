"""Fifty places and two hundred people who press the button at the same moment."""

from collections import Counter
from collections.abc import Callable
from threading import Barrier

import pytest
from django.test import Client

from events import services
from events.models import Event, Registration
from hub.outbox.models import Message
from members.models import Member
from tests.chaos.threads import at_once
from tests.chaos.visitor import Visitor
from tests.conftest import Sink
from tests.e2e.live import LiveHub
from tests.factories import EventFactory, MemberFactory, RegistrationFactory

pytestmark = pytest.mark.xdist_group("chaos")
Status = Registration.Status
ANSWERS = {"listening_language": "en", "consent": "on"}
PEOPLE, PLACES = 200, 50


def signed_in(hub: LiveHub, member: Member) -> Visitor:
    """Return a member's browser."""
    client = Client()
    client.force_login(member)
    return Visitor(hub.url, client.cookies["sessionid"].value)


def test_two_hundred_people_and_fifty_places(hub: LiveHub, deliver: Callable[[], Sink]) -> None:
    event = EventFactory(capacity=PLACES)
    members = MemberFactory.create_batch(PEOPLE)
    visitors = [signed_in(hub, member) for member in members]
    path = f"/en/events/{event.slug}/register/"
    hub.start("web")
    opened = at_once(visitors, lambda visitor: visitor.get(path)[0])

    pressed = at_once(visitors, lambda visitor: visitor.post(path, **ANSWERS)[0])
    again = at_once(visitors[:40], lambda visitor: visitor.post(path, **ANSWERS)[0])

    by_seat = list(event.registrations.order_by("pk"))
    waiting = list(event.registrations.waitlist())
    assert Counter(opened) == {200: PEOPLE}
    assert Counter(pressed + again) == {302: PEOPLE + 40}
    assert Counter(row.status for row in by_seat) == {Status.CONFIRMED: PLACES, Status.WAITLISTED: PEOPLE - PLACES}
    assert {row.member_id for row in by_seat} == {member.pk for member in members}
    # Who came first has a seat, and nobody in line stands behind somebody who came later.
    assert [row.status for row in by_seat[:PLACES]] == [Status.CONFIRMED] * PLACES
    assert waiting == by_seat[PLACES:]
    assert [row.waitlisted_at for row in waiting] == sorted({row.waitlisted_at for row in waiting})

    sink = deliver()

    results = dict(Message.objects.values_list("recipient", "kind"))
    assert Counter(sink.recipients) == dict.fromkeys((member.email for member in members), 1)
    assert results == {row.email: f"events.{row.status}" for row in by_seat}


def test_forty_people_leave_while_forty_others_come(hub: LiveHub) -> None:
    event = EventFactory(capacity=20)
    for row in RegistrationFactory.build_batch(40, event=None, status=Status.PENDING):
        services.register(event=event, registration=row)
    leaving = list(event.registrations.all())
    coming = RegistrationFactory.build_batch(40, event=None, status=Status.PENDING)

    def leave(row: Registration) -> None:
        services.cancel_registration(registration=row)

    def come(row: Registration) -> None:
        services.register(event=event, registration=row)

    answers = at_once(
        [*((leave, row) for row in leaving), *((come, row) for row in coming)], lambda pair: pair[0](pair[1])
    )

    assert set(answers) == {None}
    assert event.registrations.confirmed().count() == 20
    assert event.registrations.waitlist().count() == 20
    assert event.registrations.filter(status=Status.CANCELLED).count() == 40


def race_for_one_place(drafts: list[Registration]) -> int:
    """Let people register for one place at the same moment; return how many got it."""
    event = EventFactory(capacity=1)
    answers = at_once(drafts, lambda draft: services.register(event=event, registration=draft).status)
    assert set(answers) <= {Status.CONFIRMED, Status.WAITLISTED}
    return event.registrations.confirmed().count()


def test_one_place_goes_to_one_of_eight() -> None:
    drafts = RegistrationFactory.build_batch(8, event=None, status=Status.PENDING)

    assert race_for_one_place(drafts) == 1


def hesitate(draft: Registration, others: Barrier) -> None:
    """Let a draft be saved only when all the others have counted the free places, too."""
    save = draft.save

    def wait_and_save() -> None:
        others.wait(timeout=30)
        save()

    draft.save = wait_and_save  # type: ignore[method-assign]


def test_without_the_lock_it_would_go_to_all_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(services.registration, "lock", lambda event: Event.objects.get(pk=event.pk))
    drafts = RegistrationFactory.build_batch(8, event=None, status=Status.PENDING)
    others = Barrier(len(drafts))
    for draft in drafts:
        hesitate(draft, others)

    assert race_for_one_place(drafts) == 8
