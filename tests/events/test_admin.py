"""Events, registrations and series in the administration."""

import csv
import io
from datetime import UTC, datetime, timedelta

import pytest
from django.forms.models import model_to_dict
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from events import services
from events.models import Event, Invitation, Registration, Series
from hub.outbox.models import Message
from members.roles import facilitator_group
from tests.factories import EventFactory, InvitationFactory, MemberFactory, RegistrationFactory, SeriesFactory

pytestmark = pytest.mark.django_db
EVENTS = reverse("admin:events_event_changelist")
REGISTRATIONS = reverse("admin:events_registration_changelist")
ADD_EVENT = reverse("admin:events_event_add")
ADD_REGISTRATION = reverse("admin:events_registration_add")
INLINES = ("event_organisations", "contributions", "topics", "documents", "invitations")
Status = Event.Status


@pytest.fixture
def client(db):
    """A browser in which a facilitator is signed in."""
    person = MemberFactory(name="Fatou Facilitator", is_staff=True)
    person.groups.add(facilitator_group())
    browser = Client()
    browser.force_login(person)
    return browser


def change_url(row):
    return reverse(f"admin:events_{row._meta.model_name}_change", args=[row.pk])


def act(client, url, action, *rows):
    return client.post(url, {"action": action, "_selected_action": [row.pk for row in rows]}, follow=True)


def change_status(client, verb, event):
    return client.post(reverse("admin:events_event_status", args=[verb]), {"event": event.pk}, follow=True)


def empty_inlines():
    return {f"{name}-{key}_FORMS": 0 for name in INLINES for key in ("TOTAL", "INITIAL")}


def new_event(**fields):
    """Return what the form of a new event sends."""
    return {
        "title_en": "Fees",
        "format": "webinar",
        "access": "public",
        "start_0": "2023-06-15",
        "start_1": "15:30",
        "end_0": "2023-06-15",
        "end_1": "17:00",
        "time_zone": "Europe/Zurich",
        "date_status": "confirmed",
        "working_languages": ["en"],
        "join_opens_minutes": 15,
        **empty_inlines(),
        **fields,
    }


def form_of(client, event, **changes):
    """Return what the form of `event` sends when nothing but `changes` is typed."""
    form = client.get(change_url(event)).context["adminform"].form
    data = empty_inlines()
    for name in form.fields:
        value = form[name].value()
        if name in {"start", "end", "opens", "closes"}:
            data |= {f"{name}_0": f"{value:%Y-%m-%d}" if value else "", f"{name}_1": f"{value:%H:%M}" if value else ""}
        elif isinstance(form.fields[name].initial, bool) or isinstance(value, bool):
            data |= {name: "on"} if value else {}
        else:
            data[name] = "" if value is None else value
    return data | changes


def kinds(email):
    return list(Message.objects.filter(recipient=email).order_by("pk").values_list("kind", flat=True))


# ── Pages ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_every_page_answers(client, language):
    registration = RegistrationFactory(event=EventFactory(complete=2))
    client.cookies["lang"] = language
    rows = [registration, registration.event, SeriesFactory()]

    for row in rows:
        name = row._meta.model_name
        urls = (reverse(f"admin:events_{name}_changelist"), reverse(f"admin:events_{name}_add"), change_url(row))
        for url in urls:
            assert client.get(url).status_code == 200, url


@pytest.mark.parametrize("item_count", [1, 3])
def test_the_list_of_events_costs_the_same_for_many(client, django_assert_num_queries, item_count):
    for _ in range(item_count):
        RegistrationFactory(event=EventFactory(complete=1, series=SeriesFactory(), capacity=1))
    client.get(EVENTS)

    with django_assert_num_queries(11):
        client.get(EVENTS)


@pytest.mark.parametrize("item_count", [1, 3])
def test_the_list_of_registrations_costs_the_same_for_many(client, django_assert_num_queries, item_count):
    for _ in range(item_count):
        RegistrationFactory()
    client.get(REGISTRATIONS)

    with django_assert_num_queries(7):
        client.get(REGISTRATIONS)


def test_the_list_tells_seats_and_translations(client):
    event = EventFactory(capacity=2, title_es="")
    RegistrationFactory.create_batch(2, event=event)
    RegistrationFactory(event=event, status=Registration.Status.WAITLISTED, waitlisted_at=timezone.now())

    page = client.get(EVENTS).text

    assert "2 / 2 (+1 waiting)" in page
    assert "French: parts are missing" in page
    assert "Spanish: not translated" in page


@pytest.mark.parametrize("when", ["upcoming", "past"])
def test_filter_by_time(client, when):
    coming, over = EventFactory(title_en="Coming"), EventFactory(title_en="Over", ended=True)

    found = client.get(EVENTS, {"when": when}).context["cl"].result_list

    assert list(found) == ([coming] if when == "upcoming" else [over])


def test_the_event_page_tells_who_listens_in_what(client):
    event = EventFactory()
    RegistrationFactory.create_batch(2, event=event, listening_language="fr")
    RegistrationFactory(event=event, listening_language="es")
    RegistrationFactory(event=event, status=Registration.Status.CANCELLED)

    page = client.get(change_url(event)).text

    assert "French 2 · Spanish 1" in page
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


def test_a_local_time_is_stored_as_the_instant_it_means(client):
    client.post(ADD_EVENT, new_event())

    event = Event.objects.get()
    assert event.starts_at == datetime(2023, 6, 15, 13, 30, tzinfo=UTC)
    assert event.ends_at == datetime(2023, 6, 15, 15, 0, tzinfo=UTC)
    assert (event.status, event.slug) == (Status.DRAFT, "fees")


def test_the_form_shows_the_offset_of_that_day(client):
    event = EventFactory(starts_at=datetime(2023, 6, 15, 13, 30, tzinfo=UTC))

    page = client.get(change_url(event)).text

    assert 'value="15:30"' in page
    assert "Geneva, UTC+2 on that day" in page


def test_a_time_that_the_clock_skips_is_refused_and_the_nearest_are_named(client):
    response = client.post(ADD_EVENT, new_event(start_0="2023-03-26", start_1="02:30", end_0="2023-03-26"))

    error = (
        "02:30 does not exist in Geneva on that day, since the clock is put forward: "
        "choose 01:30 (UTC+1) or 03:30 (UTC+2)."
    )
    assert response.context["adminform"].form.errors["start"] == [error]
    assert 'value="02:30"' in response.text
    assert Event.objects.count() == 0


def test_a_time_that_comes_twice_is_refused_with_both_readings(client):
    response = client.post(ADD_EVENT, new_event(start_0="2023-10-29", start_1="02:30", end_0="2023-10-29"))

    assert response.context["adminform"].form.errors["start"] == [
        "02:30 happens twice on that day: choose UTC+2 (earlier) or UTC+1 (later)."
    ]
    assert '<select name="start_reading"' in response.text
    assert Event.objects.count() == 0


@pytest.mark.parametrize(("reading", "hour"), [("earlier", 0), ("later", 1)])
def test_a_time_that_comes_twice_is_taken_with_a_chosen_reading(client, reading, hour):
    data = new_event(start_0="2023-10-29", start_1="02:30", end_0="2023-10-29", start_reading=reading)

    client.post(ADD_EVENT, data)

    event = Event.objects.get()
    assert event.starts_at == datetime(2023, 10, 29, hour, 30, tzinfo=UTC)
    # Opened again, the choice is there and saving changes nothing.
    client.post(change_url(event), form_of(client, event))
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
def test_what_cannot_be_is_refused_beside_its_field(client, changes, field, error):
    response = client.post(ADD_EVENT, new_event(**changes))

    assert response.context["adminform"].form.errors[field] == [error]


def test_a_date_may_be_open_while_it_is_only_proposed(client):
    nothing = {"start_0": "", "start_1": "", "end_0": "", "end_1": ""}

    refused = client.post(ADD_EVENT, new_event(**nothing))
    client.post(ADD_EVENT, new_event(**nothing, date_status="proposed"))

    assert "start" in refused.context["adminform"].form.errors
    assert Event.objects.get().starts_at is None


def test_registration_opens_and_closes_on_the_clock_of_the_event(client):
    client.post(ADD_EVENT, new_event(opens_0="2023-05-01", opens_1="09:00", time_zone="Africa/Nairobi"))

    assert Event.objects.get().registration_opens_at == datetime(2023, 5, 1, 6, 0, tzinfo=UTC)


# ── Status ───────────────────────────────────────────────────────────────────────────────────


def test_publish_shows_the_event_and_says_what_is_missing(client):
    event = EventFactory(status=Status.DRAFT, meeting_url="", title_fr="", date_status="proposed")

    page = change_status(client, "publish", event).text

    event.refresh_from_db()
    assert event.status == Status.PUBLISHED
    assert "There is no meeting address yet" in page
    assert "The title is not translated: French." in page
    assert "The date is only proposed" in page


def test_publish_refuses_an_event_without_a_title(client):
    event = EventFactory(status=Status.DRAFT, title_en="", title_fr="", title_es="")

    change_status(client, "publish", event)

    event.refresh_from_db()
    assert event.status == Status.DRAFT


def test_publish_answers_to_post_only(client):
    event = EventFactory(status=Status.DRAFT)

    response = client.get(reverse("admin:events_event_status", args=["publish"]), {"event": event.pk})

    event.refresh_from_db()
    assert (response.status_code, event.status) == (405, Status.DRAFT)


@pytest.mark.parametrize(
    ("verb", "status", "kind"),
    [("postpone", Status.POSTPONED, "events.event_postponed"), ("cancel", Status.CANCELLED, "events.event_cancelled")],
)
def test_postpone_and_cancel_ask_first_and_then_tell_everybody(client, verb, status, kind):
    registration = RegistrationFactory()
    event = registration.event
    url = reverse("admin:events_event_status", args=[verb])

    asked = client.get(url, {"event": event.pk})
    event.refresh_from_db()
    assert event.status == Status.PUBLISHED
    assert "1 person will be told by mail." in asked.text

    client.post(url, {"event": event.pk})
    event.refresh_from_db()
    assert event.status == status
    assert kinds(registration.email) == [kind]


def test_the_list_asks_before_it_cancels(client):
    events = EventFactory.create_batch(2)
    RegistrationFactory(event=events[0])

    asked = act(client, EVENTS, "cancel", *events)

    assert "1 person will be told by mail." in asked.text
    assert Event.objects.filter(status=Status.CANCELLED).count() == 0
    client.post(reverse("admin:events_event_status", args=["cancel"]), {"event": [event.pk for event in events]})
    assert Event.objects.filter(status=Status.CANCELLED).count() == 2


def test_publishing_a_cancelled_event_again_sends_the_seats_back(client):
    registration = RegistrationFactory(event__status=Status.CANCELLED)

    change_status(client, "publish", registration.event)

    assert kinds(registration.email) == ["events.event_changed"]


def test_the_status_is_no_field(client):
    event = EventFactory(status=Status.DRAFT)

    client.post(change_url(event), form_of(client, event, status="published"))

    event.refresh_from_db()
    assert event.status == Status.DRAFT


# ── Saving ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "changes",
    [{"start_1": "14:00"}, {"end_1": "23:00"}, {"time_zone": "Africa/Tunis"}, {"meeting_url": "https://new.example"}],
)
def test_changing_when_or_where_tells_those_with_a_seat(client, changes):
    registration = RegistrationFactory()
    event = registration.event
    waiting = RegistrationFactory(event=event, status=Registration.Status.WAITLISTED, waitlisted_at=timezone.now())

    response = client.post(change_url(event), form_of(client, event, **changes), follow=True)

    assert kinds(registration.email) == ["events.event_changed"]
    assert kinds(waiting.email) == []
    assert "1 mail is on its way." in response.text


def test_changing_a_text_tells_nobody(client):
    registration = RegistrationFactory()

    client.post(change_url(registration.event), form_of(client, registration.event, teaser_en="Better words."))

    registration.event.refresh_from_db()
    assert registration.event.teaser_en == "Better words."
    assert Message.objects.count() == 0


def test_correcting_the_past_tells_nobody(client):
    registration = RegistrationFactory(event=EventFactory(ended=True))

    client.post(change_url(registration.event), form_of(client, registration.event, meeting_url="https://new.example"))

    assert Message.objects.count() == 0


def test_more_places_let_people_move_up(client):
    event = EventFactory(capacity=1)
    RegistrationFactory(event=event)
    waiting = RegistrationFactory(event=event, status=Registration.Status.WAITLISTED, waitlisted_at=timezone.now())

    client.post(change_url(event), form_of(client, event, capacity=2))

    waiting.refresh_from_db()
    assert waiting.status == Registration.Status.CONFIRMED
    assert kinds(waiting.email) == ["events.promoted"]


def test_fewer_places_than_confirmed_people_are_refused(client):
    event = EventFactory(capacity=5)
    RegistrationFactory.create_batch(2, event=event)

    response = client.post(change_url(event), form_of(client, event, capacity=1))

    assert response.context["adminform"].form.errors["capacity"] == [
        "2 people are confirmed already: there cannot be fewer places than that."
    ]
    event.refresh_from_db()
    assert event.capacity == 5


def test_who_saves_second_is_told_and_may_save_again(client):
    event = EventFactory()
    stale = form_of(client, event, teaser_en="Mine")
    client.post(change_url(event), form_of(client, event, teaser_en="Theirs"))

    response = client.post(change_url(event), stale)
    event.refresh_from_db()
    assert "Somebody else has changed this event" in response.text
    assert event.teaser_en == "Theirs"

    client.post(change_url(event), stale | {"version": response.context["adminform"].form["version"].value()})
    event.refresh_from_db()
    assert event.teaser_en == "Mine"


def test_an_open_form_does_not_undo_what_the_services_wrote(client):
    event = EventFactory()
    data = form_of(client, event) | {"version": ""}
    services.cancel_event(event=event)

    client.post(change_url(event), data)

    event.refresh_from_db()
    assert (event.status, event.ical_sequence) == (Status.CANCELLED, 1)


# ── Invitations ──────────────────────────────────────────────────────────────────────────────


def with_invitation(client, event, email="minister@labour.example"):
    existing = event.invitations.count()
    return form_of(client, event) | {
        "invitations-TOTAL_FORMS": existing + 1,
        "invitations-INITIAL_FORMS": existing,
        **{f"invitations-{n}-id": row.pk for n, row in enumerate(event.invitations.all())},
        f"invitations-{existing}-email": email,
        f"invitations-{existing}-name": "The Minister",
        f"invitations-{existing}-language": "fr",
    }


def test_an_added_invitation_is_sent_once(client):
    event = EventFactory(access="invitation")

    client.post(change_url(event), with_invitation(client, event))
    client.post(change_url(event), with_invitation(client, event, "other@labour.example"))

    assert kinds("minister@labour.example") == ["events.invitation"]
    assert kinds("other@labour.example") == ["events.invitation"]
    assert Message.objects.get(recipient="minister@labour.example").language == "fr"


def test_invitations_of_a_draft_wait_for_its_publication(client):
    event = EventFactory(access="invitation", status=Status.DRAFT)

    client.post(change_url(event), with_invitation(client, event))
    assert kinds("minister@labour.example") == []

    change_status(client, "publish", event)
    assert kinds("minister@labour.example") == ["events.invitation"]


# ── Registrations ────────────────────────────────────────────────────────────────────────────


def new_registration(event, **fields):
    return {
        "event": event.pk,
        "name": "Ana Ruiz",
        "email": "ana@union.example",
        "language": "es",
        "listening_language": "es",
        "time_zone": "America/Mexico_City",
        **fields,
    }


def test_adding_somebody_by_hand_goes_through_the_services(client):
    event = EventFactory(capacity=1)

    client.post(ADD_REGISTRATION, new_registration(event))
    client.post(ADD_REGISTRATION, new_registration(event, email="late@union.example"))

    states = dict(Registration.objects.values_list("email", "status"))
    assert states == {"ana@union.example": "confirmed", "late@union.example": "waitlisted"}
    assert kinds("ana@union.example") == ["events.confirmed"]
    assert Registration.objects.get(email="ana@union.example").is_address_proven


def test_somebody_who_comes_back_gets_her_old_row(client):
    old = RegistrationFactory(status=Registration.Status.CANCELLED, email="ana@union.example")

    response = client.post(ADD_REGISTRATION, new_registration(old.event), follow=True)

    assert response.status_code == 200
    assert Registration.objects.get().status == Registration.Status.CONFIRMED


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"status": Status.CANCELLED}, "This event has been cancelled."),
        ({"access": Event.Access.MEMBERS}, "This event is for members of the Hub."),
    ],
)
def test_a_refusal_of_the_services_is_shown_in_the_form(client, fields, reason):
    response = client.post(ADD_REGISTRATION, new_registration(EventFactory(**fields)))

    assert response.context["adminform"].form.non_field_errors() == [reason]
    assert "Ana Ruiz" in response.text
    assert (Registration.objects.count(), Message.objects.count()) == (0, 0)


def test_nobody_is_registered_twice_by_hand(client):
    registration = RegistrationFactory(email="ana@union.example")

    response = client.post(ADD_REGISTRATION, new_registration(registration.event, email="ANA@union.example"))

    assert "This address is registered for the event already." in response.text
    assert Registration.objects.count() == 1


def test_adding_somebody_to_an_event_by_invitation_invites_her(client):
    event = EventFactory(access=Event.Access.INVITATION)

    client.post(ADD_REGISTRATION, new_registration(event))

    assert Registration.objects.get().status == Registration.Status.CONFIRMED
    assert event.invitations.get().status == Invitation.Status.ACCEPTED


def test_a_correction_leaves_status_and_address_alone(client):
    registration = RegistrationFactory(email="ana@union.example", status=Registration.Status.WAITLISTED)
    data = {key: value or "" for key, value in model_to_dict(registration).items()}

    client.post(change_url(registration), data | {"name": "Ana María", "email": "x@y.example", "status": "confirmed"})

    registration.refresh_from_db()
    assert (registration.name, registration.email) == ("Ana María", "ana@union.example")
    assert registration.status == Registration.Status.WAITLISTED


@pytest.mark.parametrize(
    ("action", "status", "kind"),
    [("approve", "confirmed", "events.confirmed"), ("decline", "declined", "events.declined")],
)
def test_who_asks_for_access_is_approved_or_declined(client, action, status, kind):
    asking = RegistrationFactory(status=Registration.Status.PENDING)
    settled = RegistrationFactory(event=asking.event)

    act(client, REGISTRATIONS, action, asking, settled)

    asking.refresh_from_db()
    settled.refresh_from_db()
    assert (asking.status, settled.status) == (status, "confirmed")
    assert (kinds(asking.email), kinds(settled.email)) == ([kind], [])


def test_cancelling_frees_the_seat_for_the_next(client):
    event = EventFactory(capacity=1)
    seated = RegistrationFactory(event=event)
    waiting = RegistrationFactory(event=event, status=Registration.Status.WAITLISTED, waitlisted_at=timezone.now())

    act(client, REGISTRATIONS, "cancel", seated)

    waiting.refresh_from_db()
    assert waiting.status == Registration.Status.CONFIRMED
    assert kinds(seated.email) == ["events.cancelled"]


def test_a_registration_that_counts_cannot_be_deleted(client):
    registration = RegistrationFactory()

    response = client.post(reverse("admin:events_registration_delete", args=[registration.pk]), {"post": "yes"})

    assert response.status_code == 403
    assert Registration.objects.count() == 1


def test_the_list_is_narrowed_to_one_event(client):
    wanted, _other = RegistrationFactory(), RegistrationFactory()

    response = client.get(REGISTRATIONS, {"event": wanted.event_id})

    assert list(response.context["cl"].result_list) == [wanted]
    assert wanted.event.title in response.text


@pytest.mark.parametrize("value", ["x", "-1", "999999999999999999999999"])
def test_a_made_up_event_narrows_nothing_and_breaks_nothing(client, value):
    assert client.get(REGISTRATIONS, {"event": value}).status_code == 200


def test_the_exported_table_holds_no_formula(client):
    registration = RegistrationFactory(
        name='=HYPERLINK("https://evil.example")',
        question="@SUM(A1)",
        accessibility_needs="-5",
        joined_at=timezone.now(),
    )

    response = act(client, REGISTRATIONS, "export", registration)

    header, row = csv.reader(io.StringIO(response.content.decode("utf-8-sig")))
    cells = dict(zip(header, row, strict=True))
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert cells["Full name"] == '\'=HYPERLINK("https://evil.example")'
    assert (cells["Question for the speakers"], cells["Accessibility needs"]) == ("'@SUM(A1)", "'-5")
    assert cells["Email"] == registration.email


# ── Around it ────────────────────────────────────────────────────────────────────────────────


def test_an_event_with_registrations_cannot_be_deleted(client):
    event = RegistrationFactory().event

    client.post(reverse("admin:events_event_delete", args=[event.pk]), {"post": "yes"})

    assert Event.objects.filter(pk=event.pk).exists()


def test_a_series_makes_its_address_from_its_title(client):
    client.post(reverse("admin:events_series_add"), {"title_fr": "Série d’échanges"})

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


def test_an_open_invitation_shows_its_answer_but_no_field(client):
    invitation = InvitationFactory()

    page = client.get(change_url(invitation.event)).text

    assert invitation.email in page
    assert 'name="invitations-0-email"' not in page


def test_the_date_hierarchy_survives_a_year(client):
    EventFactory(starts_at=timezone.now() + timedelta(days=400))

    assert client.get(EVENTS, {"starts_at__year": timezone.now().year}).status_code == 200
