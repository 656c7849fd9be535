"""Registering, waiting, moving up, giving up."""

from datetime import timedelta

import pytest
from django.utils import timezone

from events import services
from events.errors import NotAdmitted, RegistrationClosed
from events.models import Event, Registration
from hub.outbox.models import Message
from tests.factories import EventFactory, InvitationFactory, MemberFactory, RegistrationFactory

pytestmark = pytest.mark.django_db
Status = Registration.Status


def draft(**fields):
    return RegistrationFactory.build(event=None, status=Status.PENDING, **fields)


def kinds(email):
    return list(Message.objects.filter(recipient=email).order_by("pk").values_list("kind", flat=True))


def test_register_with_a_free_seat_confirms_and_queues_the_invitation():
    event = EventFactory(capacity=2)

    registration = services.register(event=event, registration=draft(email="a@union.example"))

    assert registration.status == Status.CONFIRMED
    assert kinds("a@union.example") == ["events.confirmed"]


def test_register_when_full_joins_the_waitlist():
    event = EventFactory(capacity=1)
    services.register(event=event, registration=draft())

    late = services.register(event=event, registration=draft(email="late@union.example"))

    assert late.status == Status.WAITLISTED
    assert late.waitlist_position == 1
    assert kinds("late@union.example") == ["events.waitlisted"]


def test_register_twice_is_one_registration_and_one_mail():
    event = EventFactory()
    first = services.register(event=event, registration=draft(email="Ana@union.example"))

    second = services.register(event=event, registration=draft(email="ana@union.example"))

    assert second == first
    assert event.registrations.count() == 1
    assert Message.objects.count() == 1


def test_a_guest_is_pending_until_the_address_is_proven():
    event = EventFactory(capacity=1)

    guest = services.register(event=event, registration=draft(email="g@union.example", is_address_proven=False))
    assert guest.status == Status.PENDING
    assert event.registrations.confirmed().count() == 0
    proven = services.confirm_address(registration=guest)

    assert proven.status == Status.CONFIRMED
    assert kinds("g@union.example") == ["events.confirm_address", "events.confirmed"]


def test_a_freed_seat_goes_to_the_first_in_line():
    event = EventFactory(capacity=1)
    seated = services.register(event=event, registration=draft())
    first = services.register(event=event, registration=draft(email="first@union.example"))
    second = services.register(event=event, registration=draft())

    services.cancel_registration(registration=seated)

    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.status, second.status) == (Status.CONFIRMED, Status.WAITLISTED)
    assert kinds("first@union.example") == ["events.waitlisted", "events.promoted"]


def test_cancel_twice_changes_nothing_the_second_time():
    event = EventFactory()
    registration = services.register(event=event, registration=draft(email="c@union.example"))

    services.cancel_registration(registration=registration)
    services.cancel_registration(registration=registration)

    assert kinds("c@union.example") == ["events.confirmed", "events.cancelled"]


def test_cancelling_kills_the_personal_links():
    event = EventFactory()
    registration = services.register(event=event, registration=draft())
    before = registration.token_hash

    services.cancel_registration(registration=registration)

    registration.refresh_from_db()
    assert registration.token_hash != before


def test_registering_again_after_a_cancellation_continues_the_sequence():
    event = EventFactory()
    first = services.register(event=event, registration=draft(email="back@union.example"))
    services.cancel_registration(registration=first)

    again = services.register(event=event, registration=draft(email="back@union.example", listening_language="fr"))

    assert again.pk == first.pk
    assert again.status == Status.CONFIRMED
    assert again.listening_language == "fr"
    assert again.sequence == 2
    assert kinds("back@union.example") == ["events.confirmed", "events.cancelled", "events.confirmed"]


def test_raising_the_capacity_promotes_in_order():
    event = EventFactory(capacity=1)
    rows = [services.register(event=event, registration=draft()) for _ in range(4)]
    event.capacity = 3
    event.save()

    promoted = services.fill_seats(event=event)

    assert [row.pk for row in promoted] == [rows[1].pk, rows[2].pk]
    assert event.registrations.waitlist().count() == 1


def test_places_given_up_while_the_event_was_postponed_go_to_the_waiting_list_when_it_is_published():
    event = EventFactory(capacity=1)
    seated = services.register(event=event, registration=draft())
    waiting = services.register(event=event, registration=draft(email="wait@union.example"))
    services.postpone(event=event)
    services.cancel_registration(registration=seated)
    assert not event.registrations.confirmed().exists()

    services.publish(event=event)

    waiting.refresh_from_db()
    assert waiting.status == Status.CONFIRMED
    assert kinds("wait@union.example")[-1] == "events.promoted"


def test_a_newcomer_never_passes_somebody_who_waits():
    event = EventFactory(capacity=1)
    services.register(event=event, registration=draft())
    services.register(event=event, registration=draft())
    Event.objects.filter(pk=event.pk).update(capacity=5)

    newcomer = services.register(event=event, registration=draft())

    assert newcomer.status == Status.WAITLISTED


@pytest.mark.parametrize(
    "changes",
    [
        {"status": Event.Status.CANCELLED},
        {"status": Event.Status.POSTPONED},
        {"status": Event.Status.DRAFT},
        {"date_status": Event.DateStatus.PROPOSED},
        {"registration_closes_at": timezone.now() - timedelta(days=1)},
        {"registration_opens_at": timezone.now() + timedelta(days=1)},
        {"starts_at": timezone.now() - timedelta(days=30)},
    ],
)
def test_register_is_refused_while_registration_is_closed(changes):
    event = EventFactory(**changes)

    with pytest.raises(RegistrationClosed):
        services.register(event=event, registration=draft())

    assert not event.registrations.exists()


def test_an_event_for_members_refuses_guests_and_applicants():
    event = EventFactory(access=Event.Access.MEMBERS)
    applicant = MemberFactory(status="applied")

    with pytest.raises(NotAdmitted):
        services.register(event=event, registration=draft())
    with pytest.raises(NotAdmitted):
        services.register(event=event, registration=draft(member=applicant, email=applicant.email))


def test_an_invited_person_is_confirmed_and_another_address_waits_for_approval():
    invitation = InvitationFactory()

    invited = services.register(
        event=invitation.event,
        registration=draft(email=invitation.email.upper(), is_address_proven=False),
        invitation=invitation,
    )
    other = services.register(
        event=invitation.event, registration=draft(email="colleague@ministry.example"), invitation=invitation
    )

    assert invited.status == Status.CONFIRMED
    assert other.status == Status.PENDING
    assert kinds("colleague@ministry.example") == ["events.access_requested"]
    assert services.approve(registration=other).status == Status.CONFIRMED
