"""What a change of an event leads to: a draft, and after its sending the mails, in order and never stale."""

import re
from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.utils import timezone

from events import services
from events.errors import AnnouncementOutdated
from events.models import Announcement, Event, Registration
from hub.outbox.models import Message
from tests.announcing import change, draft_of, send
from tests.conftest import part
from tests.factories import EventFactory, MemberFactory, RegistrationFactory

pytestmark = pytest.mark.django_db
Status = Registration.Status
HOUR = timedelta(hours=1)


def move(event, by=HOUR):
    event.refresh_from_db()
    return change(event, starts_at=event.starts_at + by, ends_at=event.ends_at + by)


def waiting(event, **fields):
    return RegistrationFactory(event=event, status=Status.WAITLISTED, waitlisted_at=timezone.now(), **fields)


def calendar_line(mail, name):
    unfolded = part(mail, "text/calendar").replace("\r\n ", "")
    return re.search(rf"^{name}[^:]*:(.*?)\r?$", unfolded, re.MULTILINE)[1]


# ── In order ─────────────────────────────────────────────────────────────────────────────────


def test_an_events_whole_life_reaches_a_calendar_in_order(deliver):
    event = EventFactory(title_en="Fees")
    person = RegistrationFactory.build(event=None, status=Status.PENDING, email="x@union.example")
    services.register(event=event, registration=person)
    deliver()

    move(event)
    send(event)
    deliver()
    assert change(event, title_en="Who pays?") is None
    change(event, meeting_url="https://zoom.example/j/new")
    send(event)
    deliver()
    services.cancel_event(event=event)
    send(event)
    deliver()
    services.publish(event=event)
    send(event)
    mails = deliver().to("x@union.example")

    event.refresh_from_db()
    assert [mail["Subject"].partition(":")[0] for mail in mails] == [
        "Your link",
        "New details",
        "New details",
        "Cancelled",
        "Takes place after all",
    ]
    assert [calendar_line(mail, "SEQUENCE") for mail in mails] == ["0", "1", "2", "3", "4"]
    assert [calendar_line(mail, "METHOD") for mail in mails] == ["REQUEST", "REQUEST", "REQUEST", "CANCEL", "REQUEST"]
    assert {calendar_line(mail, "UID") for mail in mails} == {event.ical_uid}
    assert calendar_line(mails[3], "STATUS") == "CANCELLED"
    assert calendar_line(mails[4], "SUMMARY") == "Who pays?"


def test_mails_of_an_older_announcement_are_withdrawn_by_a_newer_change(deliver):
    event = RegistrationFactory(email="x@union.example").event
    move(event)
    send(event)

    services.cancel_event(event=event)
    sink = deliver()

    assert sink.mails == []
    assert [message.state for message in Message.objects.all()] == ["cancelled"]


def test_an_announcement_that_was_read_before_a_newer_change_is_refused():
    event = RegistrationFactory().event
    read = move(event)
    move(event)

    with pytest.raises(AnnouncementOutdated):
        services.send_announcement(announcement=read, sender=MemberFactory())

    assert Message.objects.count() == 0
    assert draft_of(event).sequence == 2


def test_a_discarded_announcement_is_refused():
    draft = move(RegistrationFactory().event)
    services.discard_announcement(announcement=draft)

    with pytest.raises(AnnouncementOutdated):
        services.send_announcement(announcement=draft, sender=MemberFactory())


def test_nobody_is_told_a_new_date_that_is_over():
    event = RegistrationFactory().event
    draft = move(event)
    Event.objects.filter(pk=event.pk).update(starts_at=timezone.now() - 2 * HOUR, ends_at=timezone.now() - HOUR)

    with pytest.raises(AnnouncementOutdated):
        services.send_announcement(announcement=draft, sender=MemberFactory())


def test_a_second_press_sends_nothing():
    event = RegistrationFactory().event
    draft = move(event)
    sender = MemberFactory()

    first = services.send_announcement(announcement=draft, sender=sender)
    second = services.send_announcement(announcement=draft, sender=sender)

    draft.refresh_from_db()
    assert (first, second) == (1, 0)
    assert (draft.state, draft.sent_by) == ("sent", sender)
    assert list(Message.objects.values_list("batch", flat=True)) == [f"announcement:{draft.pk}"]


# ── Drafts ───────────────────────────────────────────────────────────────────────────────────


def test_changes_before_the_sending_go_into_one_draft_that_keeps_what_people_know():
    event = RegistrationFactory().event
    known = event.starts_at

    move(event)
    change(event, meeting_id="999")
    services.postpone(event=event)

    draft = event.announcements.get()
    assert (draft.kind, draft.sequence) == ("postponed", 3)
    assert draft.before["starts_at"] == known.isoformat()
    assert draft.before["meeting_id"] == "812 3456 7890"


def test_a_change_taken_back_dissolves_its_draft():
    event = RegistrationFactory().event
    Registration.objects.update(created_at=timezone.now() - HOUR, confirmed_at=timezone.now() - HOUR)
    move(event)

    move(event, -HOUR)

    event.refresh_from_db()
    assert event.announcements.get().state == "discarded"
    assert (event.ical_sequence, event.previous_starts_at) == (2, None)


def test_whoever_registered_between_a_change_and_its_return_is_told(deliver):
    event = RegistrationFactory().event
    move(event)
    between = event.starts_at
    RegistrationFactory(event=event, email="late@union.example")

    move(event, -HOUR)

    assert draft_of(event).before["starts_at"] == between.isoformat()
    send(event)
    assert len(deliver().to("late@union.example")) == 1


def test_cancelling_and_publishing_again_before_the_sending_tells_nobody_anything():
    event = RegistrationFactory().event
    Registration.objects.update(created_at=timezone.now() - HOUR, confirmed_at=timezone.now() - HOUR)
    services.cancel_event(event=event)

    services.publish(event=event)

    assert [row.state for row in event.announcements.all()] == ["discarded"]


def test_a_date_fixed_while_an_event_was_postponed_is_compared_with_the_one_people_had():
    event = RegistrationFactory().event
    known = event.starts_at
    services.postpone(event=event)
    send(event)
    assert move(event) is None

    services.publish(event=event)

    draft = draft_of(event)
    assert (draft.kind, draft.before["status"], draft.before["starts_at"]) == (
        "reinstated",
        "postponed",
        known.isoformat(),
    )


def test_after_a_discarded_draft_the_next_one_compares_with_what_people_were_told():
    event = RegistrationFactory().event
    known = event.starts_at
    services.discard_announcement(announcement=move(event))

    draft = move(event)

    assert draft.before["starts_at"] == known.isoformat()


@pytest.mark.parametrize("fields", [{"is_address_proven": False, "status": Status.PENDING}, {"status": "cancelled"}])
def test_an_event_nobody_counts_on_gets_a_new_revision_but_no_draft(fields):
    event = RegistrationFactory(**fields).event

    assert move(event) is None
    assert (event.ical_sequence, event.announcements.count()) == (1, 0)


def test_a_draft_event_and_the_past_lead_to_nothing():
    unpublished = RegistrationFactory(event__status=Event.Status.DRAFT).event
    past = RegistrationFactory(event=EventFactory(ended=True)).event

    for event in (unpublished, past):
        assert move(event) is None
        assert (event.ical_sequence, event.previous_starts_at) == (0, None)


def test_the_event_page_says_from_where_it_was_moved_until_it_is_moved_back(client):
    event = EventFactory(time_zone="Europe/Zurich")
    page = f"/en/events/{event.slug}/"
    assert "Moved from" not in client.get(page).text

    move(event)
    assert "Moved from" in client.get(page).text

    move(event, -HOUR)
    assert "Moved from" not in client.get(page).text


@pytest.mark.parametrize(
    ("fields", "phase"),
    [
        ({"date_status": "proposed"}, "proposed"),
        ({}, "confirmed"),
        ({"status": "postponed"}, "postponed"),
        ({"status": "cancelled"}, "cancelled"),
        ({"live": True}, "live"),
        ({"ended": True}, "held"),
        ({"ended": True, "recording_url": "https://video.example/1"}, "recorded"),
    ],
)
def test_an_event_knows_its_phase(fields, phase):
    assert EventFactory(**fields).phase == phase


# ── Mails ────────────────────────────────────────────────────────────────────────────────────


def test_who_waits_gets_the_words_without_a_calendar_entry(deliver):
    event = RegistrationFactory(event=EventFactory(capacity=1), email="in@union.example").event
    waiting(event, email="line@union.example")
    RegistrationFactory(event=event, status=Status.PENDING, email="asks@union.example")
    move(event)

    assert send(event) == 3
    sink = deliver()

    mails = [sink.to(f"{name}@union.example")[0] for name in ("in", "line", "asks")]
    has_calendar = ["text/calendar" in {p.get_content_type() for p in mail.walk()} for mail in mails]
    assert has_calendar == [True, False, False]
    assert "You stay on the waiting list" in part(mails[1], "text/plain")
    assert "Your request is still being read" in part(mails[2], "text/plain")
    assert all("zoom.example" not in part(mail, "text/html") for mail in mails[1:])


def test_a_mail_shows_the_old_and_the_new_date_on_the_readers_clock_and_the_words_in_her_language(deliver):
    event = EventFactory(starts_at=timezone.now().replace(hour=13, minute=30, second=0, microsecond=0) + 7 * 24 * HOUR)
    RegistrationFactory(event=event, language="en", time_zone="Africa/Nairobi", email="en@union.example")
    RegistrationFactory(event=event, language="fr", time_zone="Africa/Abidjan", email="fr@union.example")
    RegistrationFactory(event=event, language="es", time_zone="America/Bogota", email="es@union.example")
    draft = move(event)
    draft.text_en, draft.text_fr = "The Minister asked for it.\n<b>Sorry</b>.", "À la demande de la Ministre."
    draft.save()

    send(event)
    sink = deliver()

    english = sink.to("en@union.example")[0]
    assert "Before: " in part(english, "text/plain")
    assert re.search(r"Before: .* 16:30–18:00 Nairobi \(UTC\+3\)", part(english, "text/plain"))
    assert re.search(r"Now: .* 17:30–19:00 Nairobi \(UTC\+3\)", part(english, "text/plain"))
    assert re.search(r"<s>.* 16:30–18:00 Nairobi \(UTC\+3\)</s>", part(english, "text/html"))
    assert "<b>Sorry</b>" in part(english, "text/plain")
    assert "&lt;b&gt;Sorry&lt;/b&gt;" in part(english, "text/html")
    assert "À la demande de la Ministre." in part(sink.to("fr@union.example")[0], "text/plain")
    assert "The Minister asked for it." in part(sink.to("es@union.example")[0], "text/plain")
    assert "UTC−5" in part(sink.to("es@union.example")[0], "text/plain")


def test_a_postponement_names_the_date_that_is_off_even_if_a_new_one_stands_there(deliver):
    event = RegistrationFactory(email="x@union.example").event
    known = event.starts_at
    services.postpone(event=event)
    move(event)

    send(event)
    mail = deliver().to("x@union.example")[0]

    assert calendar_line(mail, "DTSTART") == f"{known:%Y%m%dT%H%M%SZ}"
    assert calendar_line(mail, "SEQUENCE") == "2"


def test_reinstated_has_words_of_its_own_for_the_waiting_list(deliver):
    event = RegistrationFactory(event=EventFactory(capacity=1), email="in@union.example").event
    waiting(event, email="line@union.example")
    services.cancel_event(event=event)
    send(event)
    services.publish(event=event)

    send(event)
    sink = deliver()

    assert "takes place after all, and you still have your place" in part(sink.to("in@union.example")[-1], "text/plain")
    assert "takes place after all, and you are still on the waiting list" in part(
        sink.to("line@union.example")[-1], "text/plain"
    )


def test_a_date_that_is_only_proposed_again_is_tentative_in_calendars(deliver):
    event = RegistrationFactory(email="x@union.example").event
    change(event, date_status="proposed")

    send(event)
    mail = deliver().to("x@union.example")[0]

    assert "(proposed)" in part(mail, "text/plain")
    assert calendar_line(mail, "STATUS") == "TENTATIVE"


def test_who_gave_up_the_place_after_the_sending_is_not_told(deliver):
    registration = RegistrationFactory(email="x@union.example")
    move(registration.event)
    send(registration.event)

    services.cancel_registration(registration=registration)

    assert [mail["Subject"].partition(":")[0] for mail in deliver().to("x@union.example")] == ["Given up"]


def test_the_database_refuses_a_second_draft():
    event = RegistrationFactory().event
    draft = move(event)

    with pytest.raises(IntegrityError, match="announcement_one_draft"):
        Announcement.objects.create(event=event, kind=draft.kind)
