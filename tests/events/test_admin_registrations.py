"""Registrations in the administration."""

import csv
import io

import pytest
from django.forms.models import model_to_dict
from django.urls import reverse
from django.utils import timezone

from events.models import Event, Invitation, Registration
from hub.outbox.models import Message
from tests.acting import act
from tests.events.admin_forms import ADD_REGISTRATION, REGISTRATIONS, change_url, kinds
from tests.factories import EventFactory, RegistrationFactory

pytestmark = pytest.mark.django_db
Status = Event.Status


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


def test_adding_somebody_by_hand_goes_through_the_services(desk):
    event = EventFactory(capacity=1)

    desk.post(ADD_REGISTRATION, new_registration(event))
    desk.post(ADD_REGISTRATION, new_registration(event, email="late@union.example"))

    states = dict(Registration.objects.values_list("email", "status"))
    assert states == {"ana@union.example": "confirmed", "late@union.example": "waitlisted"}
    assert kinds("ana@union.example") == ["events.confirmed"]
    assert Registration.objects.get(email="ana@union.example").is_address_proven


def test_somebody_who_comes_back_gets_her_old_row(desk):
    old = RegistrationFactory(status=Registration.Status.CANCELLED, email="ana@union.example")

    response = desk.post(ADD_REGISTRATION, new_registration(old.event), follow=True)

    assert response.status_code == 200
    assert Registration.objects.get().status == Registration.Status.CONFIRMED


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"status": Status.CANCELLED}, "This event has been cancelled."),
        ({"access": Event.Access.MEMBERS}, "This event is for members of the Hub."),
    ],
)
def test_a_refusal_of_the_services_is_shown_in_the_form(desk, fields, reason):
    response = desk.post(ADD_REGISTRATION, new_registration(EventFactory(**fields)))

    assert response.context["adminform"].form.non_field_errors() == [reason]
    assert "Ana Ruiz" in response.text
    assert (Registration.objects.count(), Message.objects.count()) == (0, 0)


def test_nobody_is_registered_twice_by_hand(desk):
    registration = RegistrationFactory(email="ana@union.example")

    response = desk.post(ADD_REGISTRATION, new_registration(registration.event, email="ANA@union.example"))

    assert "This address is registered for the event already." in response.text
    assert Registration.objects.count() == 1


def test_adding_somebody_to_an_event_by_invitation_invites_her(desk):
    event = EventFactory(access=Event.Access.INVITATION)

    desk.post(ADD_REGISTRATION, new_registration(event))

    assert Registration.objects.get().status == Registration.Status.CONFIRMED
    assert event.invitations.get().status == Invitation.Status.ACCEPTED


def test_a_correction_leaves_status_and_address_alone(desk):
    registration = RegistrationFactory(email="ana@union.example", status=Registration.Status.WAITLISTED)
    data = {key: value or "" for key, value in model_to_dict(registration).items()}

    desk.post(change_url(registration), data | {"name": "Ana María", "email": "x@y.example", "status": "confirmed"})

    registration.refresh_from_db()
    assert (registration.name, registration.email) == ("Ana María", "ana@union.example")
    assert registration.status == Registration.Status.WAITLISTED


def test_cancelling_frees_the_seat_for_the_next(desk):
    event = EventFactory(capacity=1)
    seated = RegistrationFactory(event=event)
    waiting = RegistrationFactory(event=event, status=Registration.Status.WAITLISTED, waitlisted_at=timezone.now())

    act(desk, REGISTRATIONS, "cancel", seated)

    waiting.refresh_from_db()
    assert waiting.status == Registration.Status.CONFIRMED
    assert kinds(seated.email) == ["events.cancelled"]


def test_a_registration_that_counts_cannot_be_deleted(desk):
    registration = RegistrationFactory()

    response = desk.post(reverse("admin:events_registration_delete", args=[registration.pk]), {"post": "yes"})

    assert response.status_code == 403
    assert Registration.objects.count() == 1


def test_the_list_is_narrowed_to_one_event(desk):
    wanted, _other = RegistrationFactory(), RegistrationFactory()

    response = desk.get(REGISTRATIONS, {"event": wanted.event_id})

    assert list(response.context["cl"].result_list) == [wanted]
    assert wanted.event.title in response.text


@pytest.mark.parametrize("value", ["x", "-1", "999999999999999999999999"])
def test_a_made_up_event_narrows_nothing_and_breaks_nothing(desk, value):
    assert desk.get(REGISTRATIONS, {"event": value}).status_code == 200


def test_the_exported_table_holds_no_formula(desk):
    registration = RegistrationFactory(
        name='=HYPERLINK("https://evil.example")',
        question="@SUM(A1)",
        accessibility_needs="-5",
        joined_at=timezone.now(),
    )

    response = act(desk, REGISTRATIONS, "export", registration)

    header, row = csv.reader(io.StringIO(response.getvalue().decode("utf-8-sig")))
    cells = dict(zip(header, row, strict=True))
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert cells["Full name"] == '\'=HYPERLINK("https://evil.example")'
    assert (cells["Question for the speakers"], cells["Accessibility needs"]) == ("'@SUM(A1)", "'-5")
    assert cells["Email"] == registration.email
