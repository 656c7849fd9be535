"""Reminders before the start: to whom, when, and each exactly once."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from events import services
from events.models import Event, ReminderPolicy
from events.tasks import remind
from hub.outbox.models import Message
from tests.conftest import part
from tests.factories import EventFactory, RegistrationFactory, SeriesFactory

pytestmark = pytest.mark.django_db

START = datetime(2031, 6, 19, 13, 30, tzinfo=UTC)
WEEK, DAY, HOUR = timedelta(days=7), timedelta(days=1), timedelta(hours=1)
LONG_BEFORE = START - timedelta(days=30)


@pytest.fixture
def clock():
    """The clock of the tests, a month before the start; it stands still until it is moved."""
    with time_machine.travel(LONG_BEFORE, tick=False) as traveller:
        yield traveller


def seated(event=None, **fields):
    """Return somebody who has had a seat from now on, in an event at START."""
    return RegistrationFactory(event=event or EventFactory(starts_at=START), **fields)


def sweep_at(clock, *moments):
    """Let the task run at each moment, twice; return how many reminders there are altogether afterwards."""
    for moment in moments:
        clock.move_to(moment)
        remind()
        remind()
    return Message.objects.filter(kind="events.reminder").count()


def minutes_of(registration):
    """Return the offsets of the reminders of a registration, in the order of queueing."""
    rows = Message.objects.filter(kind="events.reminder", recipient=registration.email).order_by("pk")
    return [row.payload["minutes"] for row in rows]


def move(event, by):
    """Move an event as the form does."""
    event.refresh_from_db()
    event.starts_at += by
    event.ends_at += by
    event.save()


def test_a_participant_is_reminded_a_week_a_day_and_an_hour_before(clock):
    registration = seated()

    counts = [
        sweep_at(clock, START - before)
        for before in (WEEK + HOUR, WEEK, 2 * DAY, DAY, 2 * HOUR, HOUR, timedelta(minutes=5), timedelta(0))
    ]

    assert counts == [0, 1, 1, 2, 2, 3, 3, 3]
    assert minutes_of(registration) == [7 * 24 * 60, 24 * 60, 60]


def test_only_who_has_a_seat_is_reminded(clock):
    event = EventFactory(starts_at=START)
    for status in ("pending", "waitlisted", "cancelled", "declined"):
        seated(event, status=status)

    assert sweep_at(clock, START - WEEK, START - DAY, START - HOUR) == 0


@pytest.mark.parametrize(
    "changes",
    [{"status": "draft"}, {"status": "postponed"}, {"status": "cancelled"}, {"date_status": "proposed"}],
)
def test_nobody_is_reminded_of_what_does_not_happen(clock, changes):
    seated(EventFactory(starts_at=START, **changes))

    assert sweep_at(clock, START - WEEK, START - DAY, START - HOUR) == 0


def test_who_registers_late_gets_what_is_still_due_later(clock):
    event = EventFactory(starts_at=START)
    clock.move_to(START - 3 * DAY)
    late = seated(event)
    clock.move_to(START - 3 * HOUR)
    very_late = seated(event)

    sweep_at(clock, START - 2 * HOUR, START - HOUR)

    assert minutes_of(late) == [24 * 60, 60]
    assert minutes_of(very_late) == [60]


def test_after_a_pause_only_the_nearest_reminder_is_sent(clock):
    registration = seated()

    sweep_at(clock, START - timedelta(minutes=30))

    assert minutes_of(registration) == [60]


def test_a_reminder_that_was_held_up_gives_way_to_the_next(clock, deliver):
    registration = seated()
    sweep_at(clock, START - WEEK, START - DAY + HOUR, START - timedelta(minutes=30))

    sink = deliver()

    assert len(sink.to(registration.email)) == 1
    assert list(Message.objects.order_by("pk").values_list("state", flat=True)) == ["cancelled", "cancelled", "sent"]


def test_a_reminder_is_worth_nothing_once_the_event_has_started(clock, deliver):
    seated()
    sweep_at(clock, START - HOUR)

    clock.move_to(START)
    sink = deliver()

    assert sink.mails == []
    assert Message.objects.get().state == Message.State.CANCELLED


def test_moving_the_event_to_another_day_reminds_again(clock):
    registration = seated()
    sweep_at(clock, START - WEEK, START - DAY)

    move(registration.event, 20 * DAY)
    sweep_at(clock, START, START + 13 * DAY, START + 19 * DAY, START + 20 * DAY - HOUR)

    assert minutes_of(registration) == [10080, 1440, 10080, 1440, 60]


def test_moving_the_event_within_the_day_never_reminds_twice(clock):
    registration = seated()
    sweep_at(clock, START - HOUR)

    move(registration.event, 3 * HOUR)
    sweep_at(clock, START, START + 2 * HOUR, START + 2 * HOUR + timedelta(minutes=30))

    assert minutes_of(registration) == [60]


def test_the_day_is_the_one_of_the_events_own_city(clock):
    # 23:30 in Auckland; an hour later it is the next day there, while it stays the same in UTC.
    registration = seated(EventFactory(starts_at=START.replace(hour=11), time_zone="Pacific/Auckland"))
    sweep_at(clock, START.replace(hour=10))

    move(registration.event, 2 * HOUR)
    sweep_at(clock, START.replace(hour=12))

    assert minutes_of(registration) == [60, 60]


CHANGES = {
    "postponed": lambda registration: services.postpone(event=registration.event),
    "cancelled": lambda registration: services.cancel_event(event=registration.event),
    "given up": lambda registration: services.cancel_registration(registration=registration),
    "moved to the next day": lambda registration: move(registration.event, DAY),
    "proposed only": lambda registration: Event.objects.filter(pk=registration.event_id).update(
        date_status="proposed", updated_at=START - HOUR / 2
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_queued_reminder_that_no_longer_applies_is_not_sent(clock, deliver, change):
    registration = seated()
    sweep_at(clock, START - HOUR)

    CHANGES[change](registration)
    sink = deliver()

    assert [mail for mail in sink.mails if mail["Subject"].startswith("Reminder")] == []
    assert Message.objects.get(kind="events.reminder").state == "cancelled"


def test_who_gives_up_and_comes_back_is_reminded_of_the_new_place(clock):
    registration = seated()
    sweep_at(clock, START - WEEK)
    services.cancel_registration(registration=registration)
    draft = RegistrationFactory.build(event=None, status="pending", email=registration.email)

    services.register(event=registration.event, registration=draft)
    sweep_at(clock, START - 6 * DAY, START - DAY)

    assert minutes_of(registration) == [10080, 1440]


@pytest.mark.parametrize(
    ("own", "of_series", "of_site", "expected"),
    [
        ([30], [60], [90], [30]),
        (None, [60], [90], [60]),
        (None, None, [90], [90]),
        ([], [60], [90], []),
        (None, [], [90], []),
        (None, None, [], []),
        (None, None, None, []),
        ([5, 30, 30], None, None, [30, 5]),
    ],
)
def test_the_event_decides_else_its_series_else_the_site(clock, own, of_series, of_site, expected):
    ReminderPolicy.objects.update(minutes=of_site)
    series = SeriesFactory(reminder_minutes=of_series)
    registration = seated(EventFactory(starts_at=START, series=series, reminder_minutes=own))

    sweep_at(clock, *(START - timedelta(minutes=minutes) for minutes in (90, 60, 30, 5)))

    assert minutes_of(registration) == expected


@pytest.mark.parametrize("count", [1, 3])
def test_a_sweep_costs_the_same_for_many_participants(clock, django_assert_num_queries, count):
    event = EventFactory(starts_at=START)
    for _ in range(count):
        seated(event)
    clock.move_to(START - HOUR)

    # The events; and for this one a savepoint, who has no reminder yet, all rows at once, how many are new.
    with django_assert_num_queries(6):
        services.remind_due()
    with django_assert_num_queries(4):
        services.remind_due()

    assert Message.objects.count() == count


READERS = {
    ("en", "Africa/Nairobi"): ("Your time, Nairobi 16:30–18:00 UTC+3", "Join the webinar"),
    ("es", "America/Mexico_City"): ("Ciudad de México 07:30–09:00 UTC−6", "Unirse al seminario web"),
}


@pytest.mark.parametrize(("language", "zone"), READERS)
def test_a_reminder_has_both_clocks_and_the_way_in_and_no_calendar_entry(clock, deliver, language, zone):
    registration = seated(language=language, time_zone=zone)
    own_clock, button = READERS[language, zone]
    sweep_at(clock, START - DAY)

    mail = deliver().to(registration.email)[0]

    text, html = part(mail, "text/plain"), part(mail, "text/html")
    assert own_clock in text
    assert "15:30–17:00 UTC+2" in text
    assert getattr(registration.event, f"title_{language}") in mail["Subject"]
    assert mail["Content-Language"] == language
    for content in (text, html):
        assert button in content
        assert f"/join/{registration.token}/" in content
        assert "invite.ics" not in content
    assert [p.get_content_type() for p in mail.walk()] == ["multipart/alternative", "text/plain", "text/html"]


@pytest.mark.parametrize(
    ("before", "sentence"),
    [
        (9 * DAY, "We remind you 7 days, 1 day and 1 hour before the start."),
        (3 * DAY, "We remind you 1 day and 1 hour before the start."),
        (3 * HOUR, "We remind you 1 hour before the start."),
        (HOUR / 2, ""),
    ],
)
def test_the_confirmation_says_which_reminders_will_come(clock, deliver, before, sentence):
    event = EventFactory(starts_at=START)
    clock.move_to(START - before)
    draft = RegistrationFactory.build(event=None, status="pending", email="ana@union.example")

    services.register(event=event, registration=draft)
    mail = deliver().to("ana@union.example")[0]

    for content in (part(mail, "text/plain"), part(mail, "text/html")):
        assert sentence in content
        assert ("We remind you" in content) == bool(sentence)


def test_a_change_of_the_policy_is_in_the_next_confirmation(clock, deliver):
    event = EventFactory(starts_at=START)
    services.register(event=event, registration=RegistrationFactory.build(event=None, email="a@union.example"))
    first = deliver().to("a@union.example")[0]

    ReminderPolicy.objects.update(minutes=[90])
    services.register(event=event, registration=RegistrationFactory.build(event=None, email="b@union.example"))
    second = deliver().to("b@union.example")[0]

    assert "7 days, 1 day and 1 hour" in part(first, "text/plain")
    assert "We remind you 90 minutes before" in part(second, "text/plain")


def test_a_reminder_held_up_while_the_event_moves_within_the_day_comes_at_its_new_time_once(clock, deliver):
    registration = seated()
    sweep_at(clock, START - HOUR)
    Event.objects.update(starts_at=START + 3 * HOUR, ends_at=START + 4 * HOUR, updated_at=START - HOUR / 2)

    clock.move_to(START - HOUR / 2)
    before = deliver().to(registration.email)
    sweep_at(clock, START + 2 * HOUR, START + 2 * HOUR + HOUR / 60)
    after = deliver().to(registration.email)

    assert before == []
    assert len(after) == 1
    assert "18:30–19:30" in part(after[0], "text/plain")
    assert minutes_of(registration) == [60]
