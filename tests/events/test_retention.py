"""What is forgotten a year after an event, and what stays."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from events import services
from events.models import Attendance, Event, Invitation, Mailing, Registration
from events.services.retention import KEPT_FOR
from hub.history.models import Entry
from hub.outbox.models import Message
from tests.acting import act
from tests.events.mailing import begun
from tests.factories import EventFactory, InvitationFactory, MemberFactory, RegistrationFactory

pytestmark = pytest.mark.django_db


def ended(days):
    starts = timezone.now() - timedelta(days=days)
    return EventFactory(starts_at=starts, ends_at=starts + timedelta(minutes=90))


def answers(**changes):
    return {"question": "Who pays?", "accessibility_needs": "Captions", "organisation_name": "Dockers"} | changes


def test_a_year_later_nothing_tells_who_a_guest_was_and_the_figures_stay():
    event = ended(366)
    guest = RegistrationFactory(event=event, name="Amina", group="union", joined_at=event.starts_at, **answers())
    Attendance.objects.create(event=event, name="Amina", joined_at=event.starts_at, left_at=event.ends_at)

    emptied = services.forget(now=timezone.now())

    guest.refresh_from_db()
    assert emptied == 1
    assert guest.email == f"{guest.uuid}@forgotten.invalid"
    assert (guest.name, guest.question, guest.accessibility_needs, guest.organisation_name) == ("", "", "", "")
    assert (guest.group, guest.listening_language, guest.joined_at) == ("union", "en", event.starts_at)
    assert not Attendance.objects.exists()


def test_a_member_keeps_the_event_in_her_list_without_her_answers(member_client, member):
    event = ended(366)
    own = RegistrationFactory(event=event, member=member, email=member.email, **answers())

    services.forget(now=timezone.now())

    own.refresh_from_db()
    assert (own.member, own.email, own.question, own.accessibility_needs) == (member, member.email, "", "")
    assert event.title_en in member_client.get("/en/registrations/").text


def test_before_the_year_is_over_nothing_is_forgotten():
    RegistrationFactory(event=ended(364), name="Amina", **answers())
    RegistrationFactory(event=EventFactory(), name="Grace", **answers())

    emptied = services.forget(now=timezone.now())

    assert emptied == 0
    assert set(Registration.objects.values_list("name", "question")) == {("Amina", "Who pays?"), ("Grace", "Who pays?")}


def test_forgetting_twice_changes_nothing_more():
    RegistrationFactory(event=ended(366), **answers())
    RegistrationFactory(event=ended(366), member=MemberFactory(), **answers())
    first = services.forget(now=timezone.now())

    second = services.forget(now=timezone.now())

    assert (first, second) == (2, 0)


def test_invitations_mail_and_the_history_forget_names_too(admin_client):
    with time_machine.travel(timezone.now() - timedelta(days=380)):
        event = EventFactory()
        invited = InvitationFactory(event=event, name="Chief", email="chief@ministry.example")
        draft = RegistrationFactory.build(event=None, status="pending", name="Amina")
        guest = services.register(event=event, registration=draft)
    act(admin_client, reverse("admin:events_registration_changelist"), "cancel", guest)
    about = Entry.objects.about([guest])
    assert "Amina" in str(list(about.values_list("changes", flat=True)))

    services.forget(now=timezone.now())

    invited.refresh_from_db()
    assert invited.email == f"{invited.pk}@forgotten.invalid"
    assert "Chief" not in set(Invitation.objects.values_list("name", flat=True))
    assert not about.exists()
    kept = str(list(Entry.objects.values_list("changes", "object_repr", "additional_data")))
    assert not {"Amina", "Chief"} & set(re.findall(r"\w+", kept))
    # What was written this year, the mail about the cancellation, stays until its own year is over.
    assert list(Message.objects.values_list("kind", flat=True)) == ["events.cancelled"]
    assert Event.objects.count() == 1


def test_addresses_of_drafts_that_nobody_sent_are_forgotten():
    event, lines = EventFactory(), ("ana@x.example",)
    old, fresh = (begun("Invitation", event, list_text=lines, everybody=("yes",)) for _ in range(2))
    Mailing.objects.filter(pk=old.pk).update(updated_at=timezone.now() - KEPT_FOR - timedelta(days=1))

    services.forget(now=timezone.now())

    old.refresh_from_db()
    fresh.refresh_from_db()
    assert (old.audience, fresh.audience["list_text"]) == ({"everybody": ["yes"]}, list(lines))
