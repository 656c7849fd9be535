"""When to remind, as facilitators write and read it."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import override

from events.admin.reminder_field import ReminderField
from events.models import ReminderPolicy
from tests.events.admin_forms import change_url, form_of
from tests.factories import EventFactory, SeriesFactory

DAY = 24 * 60


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("7 days, 1 day, 1 hour", [7 * DAY, DAY, 60]),
        ("1 hour, 1 week and 1 day", [7 * DAY, DAY, 60]),
        ("7 jours, 1 jour et 1 heure", [7 * DAY, DAY, 60]),
        ("7 días, 1 día y 1 hora", [7 * DAY, DAY, 60]),
        ("2 semaines; 90 min", [14 * DAY, 90]),
        ("1 Semana", [7 * DAY]),
        ("3h", [180]),
        ("2\u00a0j, 2 d, 48 h", [2 * DAY]),
        ("1 day,", [DAY]),
        ("", None),
        ("  ", None),
        ("none", []),
        ("Aucun", []),
        ("ninguno", []),
    ],
)
@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_spans_are_read_in_all_languages_by_everybody(language, text, minutes):
    with override(language):
        assert ReminderField().clean(text) == minutes


@pytest.mark.parametrize("language", ["en", "fr", "es"])
@pytest.mark.parametrize("minutes", [None, [], [60], [7 * DAY, DAY, 60], [14 * DAY, 36 * 60, 90, 5]])
def test_what_the_form_shows_is_read_back_as_the_same(language, minutes):
    field = ReminderField()

    with override(language):
        shown = field.prepare_value(minutes)

        assert field.clean(shown) == minutes
        assert not field.has_changed(minutes, shown)


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("soon", "“soon” is no span of time. Write for example: 7 days, 1 day, 1 hour."),
        ("1 day, 3", "“3” is no span of time. Write for example: 7 days, 1 day, 1 hour."),
        ("2 moons", "“2 moons” is no span of time. Write for example: 7 days, 1 day, 1 hour."),
        ("-1 day", "“-1 day” is no span of time. Write for example: 7 days, 1 day, 1 hour."),
        ("1 min", "“1 min”: a reminder is sent at least 5 minutes and at most 60 days before the start."),
        ("10 weeks", "“10 weeks”: a reminder is sent at least 5 minutes and at most 60 days before the start."),
        ("999999 weeks", "“999999 weeks”: a reminder is sent at least 5 minutes and at most 60 days before the start."),
    ],
)
def test_what_cannot_be_read_is_named(text, error):
    field = ReminderField()

    with pytest.raises(ValidationError) as refused:
        field.clean(text)

    assert refused.value.messages == [error]
    assert field.has_changed([60], text)


@pytest.mark.django_db
def test_the_event_form_shows_words_and_stores_minutes(desk):
    event = EventFactory(reminder_minutes=[DAY, 60])

    data = form_of(desk, event)
    answer = desk.post(change_url(event), data | {"reminder_minutes": "3 days; 2 hours"})

    event.refresh_from_db()
    assert data["reminder_minutes"] == "1 day, 1 hour"
    assert answer.status_code == 302
    assert event.reminder_minutes == [3 * DAY, 120]


@pytest.mark.django_db
def test_a_mistake_is_shown_beside_the_field_and_what_was_typed_stays(desk):
    event = EventFactory(reminder_minutes=[60])

    page = desk.post(change_url(event), form_of(desk, event, reminder_minutes="1 day, 2 moons"))

    event.refresh_from_db()
    assert "“2 moons” is no span of time." in page.context["adminform"].form.errors["reminder_minutes"][0]
    assert "1 day, 2 moons" in page.text
    assert event.reminder_minutes == [60]


@pytest.mark.django_db
@pytest.mark.parametrize(("text", "minutes"), [("", None), ("none", []), ("1 week", [7 * DAY])])
def test_a_series_decides_for_its_events_or_leaves_it_to_the_site(desk, text, minutes):
    series = SeriesFactory(reminder_minutes=[60])

    desk.post(change_url(series), {"title_en": "Exchange", "slug": series.slug, "reminder_minutes": text})

    series.refresh_from_db()
    assert series.reminder_minutes == minutes


@pytest.mark.django_db
def test_the_site_has_one_policy_to_change_and_none_to_add_or_delete(desk):
    policy = ReminderPolicy.objects.get()
    base = "admin:events_reminderpolicy"

    page = desk.get(change_url(policy)).text
    listed = desk.get(reverse(f"{base}_changelist")).text
    desk.post(change_url(policy), {"minutes": "2 days"})

    policy.refresh_from_db()
    assert "7 days, 1 day, 1 hour" in page
    assert "7 days, 1 day, 1 hour" in listed
    assert policy.minutes == [2 * DAY]
    assert desk.get(reverse(f"{base}_add")).status_code == 403
    assert desk.post(reverse(f"{base}_delete", args=[policy.pk]), {"post": "yes"}).status_code == 403


@pytest.mark.django_db
def test_the_page_of_an_event_tells_the_reminders_to_come_on_its_own_clock(desk):
    start = datetime.now(UTC).replace(hour=13, minute=30, second=0, microsecond=0) + timedelta(days=3)
    event = EventFactory(starts_at=start, time_zone="UTC")
    over = EventFactory(ended=True)
    proposed = EventFactory(date_status="proposed")

    page = desk.get(change_url(event)).text

    assert f"{start - timedelta(days=1):%Y}, 13:30 · " in page
    assert f"{start:%Y}, 12:30 (UTC)" in page
    for other in (over, proposed):
        assert "No reminder is still to come." in desk.get(change_url(other)).text
