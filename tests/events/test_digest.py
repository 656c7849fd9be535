"""The facilitators' daily summary."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from events import services
from events.tasks import send_digests
from hub.outbox.kinds import kind
from hub.outbox.models import Message
from members.roles import facilitator_group
from tests.conftest import part
from tests.events.admin_forms import REGISTRATIONS
from tests.factories import EventFactory, MemberFactory, RegistrationFactory

pytestmark = pytest.mark.django_db

SIX = datetime(2031, 6, 10, 6, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture(autouse=True)
def clock():
    """The clock of the tests, an hour before the summaries of a day; it stands still until it is moved."""
    with time_machine.travel(SIX - HOUR, tick=False) as traveller:
        yield traveller


def facilitator(**fields):
    person = MemberFactory(**{"is_staff": True, **fields})
    person.groups.add(facilitator_group())
    return person


def draft(**fields):
    return RegistrationFactory.build(event=None, status="pending", **fields)


def register(event, **fields):
    return services.register(event=event, registration=draft(**fields))


def digests():
    return Message.objects.filter(kind="events.digest")


def test_a_facilitator_hears_once_a_day_what_happened(clock, deliver):
    person = facilitator(name="Fatou", email="fatou@hub.example")
    event = EventFactory(capacity=2, title_en="Fees", starts_at=SIX + 7 * DAY)
    first, _second, _third = (register(event) for _ in range(3))
    services.cancel_registration(registration=first)
    approving = EventFactory(requires_approval=True, title_en="Circle", starts_at=SIX + 8 * DAY)
    register(approving)
    EventFactory(title_en="Quiet")

    clock.move_to(SIX)
    send_digests()
    send_digests()
    mail = deliver().to(person.email)[0]

    assert digests().count() == 1
    text, html = part(mail, "text/plain"), part(mail, "text/html")
    assert mail["Subject"] == "Registrations: what is new since Monday 9 June, 09:00"
    for content in (text, html):
        assert "3 new registrations" in content
        assert "1 person moved up from the waiting list" in content
        assert "1 person gave up the place" in content
        assert "2 of 2 places taken." in content
        assert "1 person waits for your decision" in content
        assert "0 people have a place; there is no limit." in content
        assert f"http://testserver{REGISTRATIONS}?event={event.pk}" in content
        assert "Quiet" not in content
    assert text.index("Fees") < text.index("Circle")


def test_nothing_happened_and_there_is_no_mail(clock):
    facilitator()
    event = EventFactory(starts_at=SIX + 7 * DAY)
    with time_machine.travel(SIX - 2 * DAY):
        register(event)
    with time_machine.travel(SIX - 40 * DAY):
        over = EventFactory(starts_at=SIX - 30 * DAY)
        register(over)
    RegistrationFactory(event=over, confirmed_at=timezone.now())
    EventFactory(status="draft")

    clock.move_to(SIX)

    assert services.send_digests() == 0


def test_only_active_staff_in_the_group_of_facilitators_get_it(clock):
    facilitator(email="in@hub.example")
    facilitator(is_active=False)
    facilitator(is_staff=False)
    MemberFactory(is_staff=True)
    MemberFactory()
    register(EventFactory(starts_at=SIX + DAY))

    clock.move_to(SIX)

    assert services.send_digests() == 1
    assert digests().get().recipient == "in@hub.example"


def test_each_change_is_told_in_one_summary_only(clock):
    facilitator()
    event = EventFactory(starts_at=SIX + 7 * DAY)
    register(event)

    clock.move_to(SIX)
    first = services.send_digests()
    clock.move_to(SIX + HOUR)
    register(event)
    again = services.send_digests()
    clock.move_to(SIX + DAY)
    second = services.send_digests()
    clock.move_to(SIX + 2 * DAY)
    third = services.send_digests()

    assert (first, again, second, third) == (1, 0, 1, 0)
    spans = [(row.payload["since"], row.payload["until"]) for row in digests().order_by("pk")]
    assert spans == [
        ((SIX - DAY).isoformat(), SIX.isoformat()),
        (SIX.isoformat(), (SIX + DAY).isoformat()),
    ]


def test_what_a_pause_of_the_hub_left_out_is_told_afterwards(clock):
    facilitator()
    event = EventFactory(starts_at=SIX + 7 * DAY)
    register(event)
    clock.move_to(SIX)
    services.send_digests()

    clock.move_to(SIX + DAY)
    register(event)
    clock.move_to(SIX + 3 * DAY)

    assert services.send_digests() == 1
    assert digests().first().payload["since"] == SIX.isoformat()


@pytest.mark.parametrize(
    ("language", "zone", "line"),
    [
        ("en", "Africa/Nairobi", "16:30–18:00 Nairobi (UTC+3)"),
        ("fr", "Africa/Abidjan", "13\u00a0h\u00a030–15\u00a0h Abidjan (UTC)"),
        ("es", "America/Mexico_City", "07:30–09:00 Ciudad de México (UTC−6)"),
    ],
)
def test_it_is_in_the_language_and_zone_of_the_member(clock, deliver, language, zone, line):
    person = facilitator(language=language, time_zone=zone)
    event = EventFactory(starts_at=datetime(2031, 6, 15, 13, 30, tzinfo=UTC))
    register(event)

    clock.move_to(SIX)
    services.send_digests()
    mail = deliver().to(person.email)[0]

    assert mail["Content-Language"] == language
    assert line in part(mail, "text/plain")
    assert getattr(event, f"title_{language}") in part(mail, "text/html")


def test_who_is_no_facilitator_any_more_gets_nothing(clock, deliver):
    person = facilitator()
    register(EventFactory(starts_at=SIX + DAY))
    clock.move_to(SIX)
    services.send_digests()

    person.groups.clear()
    sink = deliver()

    assert sink.to(person.email) == []
    assert digests().get().state == "cancelled"


def test_it_can_be_unsubscribed():
    assert kind("events.digest").category == "digests"


@pytest.mark.parametrize("count", [1, 3])
def test_it_costs_the_same_for_many_events_and_facilitators(clock, django_assert_num_queries, count):
    for _ in range(count):
        facilitator()
        register(EventFactory(starts_at=SIX + DAY))
    clock.move_to(SIX)

    # Until when each was told, the facilitators, what happened, all mails at once, how many are new.
    with django_assert_num_queries(5):
        services.send_digests()

    assert digests().count() == count
