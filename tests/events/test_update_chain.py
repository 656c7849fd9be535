"""What a calendar holds after the mails of an event have come: in order, out of order, and twice."""

import itertools
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import ics
import pytest
import time_machine
import vobject
from django.utils import timezone

from events import services
from events.models import Event, Registration
from tests.announcing import change, send
from tests.conftest import Sink, part
from tests.events.test_ical import read_with_ical_js
from tests.factories import EventFactory, RegistrationFactory

pytestmark = pytest.mark.django_db
ADDRESS = "grace@union.example"
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Entry:
    """What a calendar program reads in one object, and where RFC 5546 (2.1.5) puts it in the order of updates."""

    uid: str
    sequence: int
    stamp: datetime
    is_off: bool
    starts: datetime
    title: str


def with_vobject(text: str) -> Entry:
    calendar = vobject.readOne(text)
    event = calendar.vevent
    return Entry(
        event.uid.value,
        int(event.sequence.value),
        event.dtstamp.value,
        calendar.method.value == "CANCEL",
        event.dtstart.value,
        event.summary.value,
    )


def with_ical_js(text: str) -> Entry:
    read: dict[str, Any] = read_with_ical_js(text)
    stamp = vobject.readOne(text).vevent.dtstamp.value
    starts = datetime.fromisoformat(read["start"])
    return Entry(read["uid"], read["sequence"], stamp, read["method"] == "CANCEL", starts, read["summary"])


def with_ics(text: str) -> Entry:
    calendar = ics.Calendar(text)
    event = next(iter(calendar.events))
    extra = {line.name: line.value for line in event.extra}
    return Entry(
        event.uid,
        int(extra["SEQUENCE"]),
        event.created.datetime,
        calendar.method == "CANCEL",
        event.begin.datetime,
        event.name,
    )


def held_after(objects: Iterable[str], read: Callable[[str], Entry]) -> Entry:
    """Return the one entry that a calendar holds once all objects have come, in whatever order they did."""
    held: dict[str, Entry] = {}
    for entry in map(read, objects):
        known = held.get(entry.uid)
        if known is None or (entry.sequence, entry.stamp) >= (known.sequence, known.stamp):
            held[entry.uid] = entry
    [only] = held.values()
    return only


def register(event: Event) -> Registration:
    draft = RegistrationFactory.build(event=None, status="pending", email=ADDRESS)
    return services.register(event=event, registration=draft)


@pytest.fixture
def chain(deliver: Callable[[], Sink]) -> list[str]:
    """The calendar objects of a life: invited, moved, retitled, link changed, cancelled, invited again."""
    event = EventFactory(title_en="Fees", starts_at=timezone.now() + timedelta(days=30))
    with time_machine.travel(timezone.now(), tick=False) as clock:
        register(event)
        deliver()
        for step in (
            lambda: change(event, starts_at=event.starts_at + MINUTE, ends_at=event.ends_at + MINUTE),
            lambda: change(event, title_en="Who pays?", meeting_url="https://zoom.example/j/2"),
            lambda: services.cancel_event(event=event),
            lambda: services.publish(event=event),
        ):
            clock.shift(MINUTE)
            event.refresh_from_db()
            step()
            event.refresh_from_db()
            send(event)
            sink = deliver()
    return [part(mail, "text/calendar") for mail in sink.to(ADDRESS)]


@pytest.mark.parametrize("read", [with_vobject, with_ical_js, with_ics])
def test_each_step_reaches_the_calendar_in_order(chain: list[str], read: Callable[[str], Entry]) -> None:
    held = [held_after(chain[: count + 1], read) for count in range(len(chain))]

    start = held[0].starts
    assert [entry.sequence for entry in held] == [0, 1, 2, 3, 4]
    assert [entry.starts - start for entry in held] == [timedelta(), MINUTE, MINUTE, MINUTE, MINUTE]
    assert [entry.title for entry in held] == ["Fees", "Fees", "Who pays?", "Who pays?", "Who pays?"]
    assert [entry.is_off for entry in held] == [False, False, False, True, False]


def test_out_of_order_and_twice_the_calendar_ends_with_the_newest(chain: list[str]) -> None:
    newest = with_vobject(chain[-1])

    ends = {held_after([*order, order[0]], with_vobject) for order in itertools.permutations(chain)}

    assert ends == {newest}


def test_whoever_comes_back_gets_an_invitation_that_outlasts_her_cancellation(deliver: Callable[[], Sink]) -> None:
    event = EventFactory()
    own = register(event)
    deliver()
    services.cancel_registration(registration=own)
    deliver()
    register(event)

    objects = [part(mail, "text/calendar") for mail in deliver().to(ADDRESS)]

    ends = [held_after(order, with_vobject) for order in itertools.permutations(objects)]
    assert [with_vobject(text).is_off for text in objects] == [False, True, False]
    assert {(entry.is_off, entry.sequence) for entry in ends} == {(False, 2)}
