"""Events in the administration: the lists, the form, local time."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from events.models import Event, Registration, Series
from members.roles import facilitator_group
from tests.events.admin_forms import ADD_EVENT, EVENTS, REGISTRATIONS, change_status, change_url, form_of, new_event
from tests.factories import EventFactory, InvitationFactory, RegistrationFactory, SeriesFactory

pytestmark = pytest.mark.django_db
Status = Event.Status


# ── Pages ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_every_page_answers(desk, language):
    registration = RegistrationFactory(event=EventFactory(complete=2))
    desk.cookies["lang"] = language
    rows = [registration, registration.event, SeriesFactory()]

    for row in rows:
        name = row._meta.model_name
        urls = (reverse(f"admin:events_{name}_changelist"), reverse(f"admin:events_{name}_add"), change_url(row))
        for url in urls:
            assert desk.get(url).status_code == 200, url


@pytest.mark.parametrize("item_count", [1, 3])
def test_the_list_of_events_costs_the_same_for_many(desk, django_assert_num_queries, item_count):
    for _ in range(item_count):
        RegistrationFactory(event=EventFactory(complete=1, series=SeriesFactory(), capacity=1))
    desk.get(EVENTS)

    with django_assert_num_queries(8):
        desk.get(EVENTS)


@pytest.mark.parametrize("item_count", [1, 3])
def test_the_list_of_registrations_costs_the_same_for_many(desk, django_assert_num_queries, item_count):
    for _ in range(item_count):
        RegistrationFactory()
    desk.get(REGISTRATIONS)

    with django_assert_num_queries(7):
        desk.get(REGISTRATIONS)


def test_the_list_tells_seats_and_translations(desk):
    event = EventFactory(capacity=2, title_es="")
    RegistrationFactory.create_batch(2, event=event)
    RegistrationFactory(event=event, status=Registration.Status.WAITLISTED, waitlisted_at=timezone.now())

    page = desk.get(EVENTS).text

    assert "2 / 2 (+1 waiting)" in page
    assert "French: parts are missing" in page
    assert "Spanish: not translated" in page


@pytest.mark.parametrize("when", ["upcoming", "past"])
def test_filter_by_time(desk, when):
    coming, over = EventFactory(title_en="Coming"), EventFactory(title_en="Over", ended=True)

    found = desk.get(EVENTS, {"when": when}).context["cl"].result_list

    assert list(found) == ([coming] if when == "upcoming" else [over])


def test_the_event_page_tells_who_listens_in_what_and_who_needs_an_interpreter(desk):
    event = EventFactory(working_languages=["en"], interpretation_es=False)
    for language, statuses in {
        "en": ["confirmed", "cancelled"],
        "fr": ["confirmed", "confirmed", "waitlisted", "pending"],
        "es": ["waitlisted"],
    }.items():
        for status in statuses:
            RegistrationFactory(event=event, listening_language=language, status=status, waitlisted_at=timezone.now())

    page = desk.get(change_url(event)).text

    lines = (
        "French: 2 confirmed, 2 waiting; needs an interpreter",
        "English: 1 confirmed, 0 waiting",
        "Spanish: 0 confirmed, 1 waiting; needs an interpreter, but none is planned",
    )
    assert "".join(f"<li>{line}</li>" for line in lines) in page
    assert f"{REGISTRATIONS}?event={event.pk}" in page


def test_members_of_staff_who_may_only_look_see_the_stored_times(member, member_client):
    member.is_staff = True
    member.save()
    codenames = ["view_event"]
    member.user_permissions.set(facilitator_group().permissions.filter(codename__in=codenames))

    response = member_client.get(change_url(EventFactory()))

    assert response.status_code == 200
    assert "status_tools" not in response.context


# ── Local time ───────────────────────────────────────────────────────────────────────────────


def test_a_local_time_is_stored_as_the_instant_it_means(desk):
    desk.post(ADD_EVENT, new_event())

    event = Event.objects.get()
    assert event.starts_at == datetime(2023, 6, 15, 13, 30, tzinfo=UTC)
    assert event.ends_at == datetime(2023, 6, 15, 15, 0, tzinfo=UTC)
    assert (event.status, event.slug) == (Status.DRAFT, "fees")


def test_a_new_event_starts_in_the_zone_of_the_settings(desk, settings):
    form = desk.get(ADD_EVENT).context["adminform"].form

    assert form["time_zone"].value() == settings.EVENT_TIME_ZONE


def test_the_form_shows_the_offset_of_that_day(desk):
    event = EventFactory(starts_at=datetime(2023, 6, 15, 13, 30, tzinfo=UTC))

    page = desk.get(change_url(event)).text

    assert 'value="15:30"' in page
    assert "Geneva, UTC+2 on that day" in page


def test_a_time_that_the_clock_skips_is_refused_and_the_nearest_are_named(desk):
    response = desk.post(ADD_EVENT, new_event(start_0="2023-03-26", start_1="02:30", end_0="2023-03-26"))

    error = (
        "02:30 does not exist in Geneva on that day, since the clock is put forward: "
        "choose 01:30 (UTC+1) or 03:30 (UTC+2)."
    )
    assert response.context["adminform"].form.errors["start"] == [error]
    assert 'value="02:30"' in response.text
    assert Event.objects.count() == 0


def test_a_time_that_comes_twice_is_refused_with_both_readings(desk):
    response = desk.post(ADD_EVENT, new_event(start_0="2023-10-29", start_1="02:30", end_0="2023-10-29"))

    assert response.context["adminform"].form.errors["start"] == [
        "02:30 happens twice on that day: choose UTC+2 (earlier) or UTC+1 (later)."
    ]
    assert '<select name="start_reading"' in response.text
    assert Event.objects.count() == 0


@pytest.mark.parametrize(("reading", "hour"), [("earlier", 0), ("later", 1)])
def test_a_time_that_comes_twice_is_taken_with_a_chosen_reading(desk, reading, hour):
    data = new_event(start_0="2023-10-29", start_1="02:30", end_0="2023-10-29", start_reading=reading)

    desk.post(ADD_EVENT, data)

    event = Event.objects.get()
    assert event.starts_at == datetime(2023, 10, 29, hour, 30, tzinfo=UTC)
    # Opened again, the choice is there and saving changes nothing.
    desk.post(change_url(event), form_of(desk, event))
    event.refresh_from_db()
    assert event.starts_at == datetime(2023, 10, 29, hour, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("changes", "field", "error"),
    [
        ({"end_1": "15:00"}, "end", "The end must come after the start."),
        ({"end_0": "", "end_1": ""}, "end", "Give the end as well."),
        ({"start_1": ""}, "start", "Give the time as well."),
        ({"title_en": ""}, "title_en", "Write this in at least one language."),
        ({"working_languages": []}, "working_languages", "This field is required."),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(desk, changes, field, error):
    response = desk.post(ADD_EVENT, new_event(**changes))

    assert response.context["adminform"].form.errors[field] == [error]


def test_a_date_may_be_open_while_it_is_only_proposed(desk):
    nothing = {"start_0": "", "start_1": "", "end_0": "", "end_1": ""}

    refused = desk.post(ADD_EVENT, new_event(**nothing))
    desk.post(ADD_EVENT, new_event(**nothing, date_status="proposed"))

    assert "start" in refused.context["adminform"].form.errors
    assert Event.objects.get().starts_at is None


def test_registration_opens_and_closes_on_the_clock_of_the_event(desk):
    desk.post(ADD_EVENT, new_event(opens_0="2023-05-01", opens_1="09:00", time_zone="Africa/Nairobi"))

    assert Event.objects.get().registration_opens_at == datetime(2023, 5, 1, 6, 0, tzinfo=UTC)


# ── Around it ────────────────────────────────────────────────────────────────────────────────


def test_an_event_with_registrations_cannot_be_deleted(desk):
    event = RegistrationFactory().event

    desk.post(reverse("admin:events_event_delete", args=[event.pk]), {"post": "yes"})

    assert Event.objects.filter(pk=event.pk).exists()


def test_a_series_makes_its_address_from_its_title(desk):
    desk.post(reverse("admin:events_series_add"), {"title_fr": "Série d’échanges"})

    assert Series.objects.get().slug == "serie-dechanges"


def test_visitors_are_sent_to_sign_in():
    for url in (EVENTS, ADD_EVENT, REGISTRATIONS, reverse("admin:events_event_status", args=["cancel"])):
        assert Client().get(url).status_code == 302


def test_status_changes_need_the_right_to_change_events(member, member_client):
    member.is_staff = True
    member.save()
    event = EventFactory()

    response = change_status(member_client, "cancel", event)

    event.refresh_from_db()
    assert (response.status_code, event.status) == (403, Status.PUBLISHED)


def test_an_open_invitation_shows_its_answer_but_no_field(desk):
    invitation = InvitationFactory()

    page = desk.get(change_url(invitation.event)).text

    assert invitation.email in page
    assert 'name="invitations-0-email"' not in page


def test_topics_without_a_number_follow_the_last(desk):
    topics = {"topics-TOTAL_FORMS": 3, "topics-0-title_en": "Fees", "topics-1-title_en": "Contracts"}
    numbered = {"topics-0-number": "4", "topics-1-number": "", "topics-2-number": "", "topics-2-title_en": "Remedies"}

    response = desk.post(ADD_EVENT, new_event(**topics, **numbered))

    event = Event.objects.get()
    assert response.status_code == 302
    assert list(event.topics.values_list("number", "title_en")) == [(4, "Fees"), (5, "Contracts"), (6, "Remedies")]
