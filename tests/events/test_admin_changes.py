"""What happens to participants when a facilitator changes an event."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from events import services
from events.models import Event, Registration
from hub.outbox.models import Message
from tests.acting import ask, confirm
from tests.announcing import draft_of
from tests.events.admin_forms import EVENTS, change_status, change_url, form_of, kinds
from tests.factories import EventFactory, RegistrationFactory

pytestmark = pytest.mark.django_db
Status = Event.Status


# ── Status ───────────────────────────────────────────────────────────────────────────────────


def test_publish_shows_the_event_and_says_what_is_missing(desk):
    event = EventFactory(status=Status.DRAFT, meeting_url="", title_fr="", date_status="proposed")

    page = change_status(desk, "publish", event).text

    event.refresh_from_db()
    assert event.status == Status.PUBLISHED
    assert "There is no meeting address yet" in page
    assert "The title is not translated: French." in page
    assert "The date is only proposed" in page


def test_publish_refuses_an_event_without_a_title(desk):
    event = EventFactory(status=Status.DRAFT, title_en="", title_fr="", title_es="")

    change_status(desk, "publish", event)

    event.refresh_from_db()
    assert event.status == Status.DRAFT


def test_publish_answers_to_post_only(desk):
    event = EventFactory(status=Status.DRAFT)

    response = desk.get(reverse("admin:events_event_status", args=["publish"]), {"event": event.pk})

    event.refresh_from_db()
    assert (response.status_code, event.status) == (405, Status.DRAFT)


@pytest.mark.parametrize(("verb", "status"), [("postpone", Status.POSTPONED), ("cancel", Status.CANCELLED)])
def test_postpone_and_cancel_ask_first_and_then_lead_to_the_announcement(desk, verb, status):
    registration = RegistrationFactory()
    event = registration.event
    url = reverse("admin:events_event_status", args=[verb])

    asked = desk.get(url, {"event": event.pk})
    event.refresh_from_db()
    assert event.status == Status.PUBLISHED
    assert "1 person will be told by mail." in asked.text

    response = desk.post(url, {"event": event.pk})
    event.refresh_from_db()
    assert event.status == status
    assert draft_of(event).kind == status
    assert response["Location"] == change_url(draft_of(event))
    assert kinds(registration.email) == []


def test_the_list_asks_before_it_cancels(desk):
    events = EventFactory.create_batch(2)
    RegistrationFactory(event=events[0])

    asked = ask(desk, EVENTS, "cancel", *events)

    assert "1 person will be told by mail." in asked.text
    assert Event.objects.filter(status=Status.CANCELLED).count() == 0
    confirm(desk, asked)
    assert Event.objects.filter(status=Status.CANCELLED).count() == 2


def test_publishing_a_cancelled_event_asks_first(desk):
    event = RegistrationFactory(event__status=Status.CANCELLED).event
    url = reverse("admin:events_event_status", args=["publish"])

    asked = desk.get(url, {"event": event.pk})
    listed = ask(desk, EVENTS, "publish", event)
    event.refresh_from_db()
    assert event.status == Status.CANCELLED
    assert "Let the event take place after all?" in asked.text
    assert "1 event will change:" in listed.text

    desk.post(url, {"event": event.pk})
    event.refresh_from_db()
    assert event.status == Status.PUBLISHED
    assert draft_of(event).kind == "reinstated"


def test_cancelling_an_event_nobody_counts_on_needs_no_mail(desk):
    event = EventFactory()

    page = change_status(desk, "cancel", event).text

    assert "Nobody needs to be told by mail." in page
    assert not event.announcements.exists()


def test_the_status_is_no_field(desk):
    event = EventFactory(status=Status.DRAFT)

    desk.post(change_url(event), form_of(desk, event, status="published"))

    event.refresh_from_db()
    assert event.status == Status.DRAFT


# ── Saving ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "changes",
    [{"start_1": "14:00"}, {"end_1": "23:00"}, {"time_zone": "Africa/Tunis"}, {"meeting_url": "https://new.example"}],
)
def test_changing_when_or_where_leads_to_an_announcement_and_mails_nobody(desk, changes):
    event = RegistrationFactory().event

    page = desk.post(change_url(event), form_of(desk, event, **changes), follow=True).text

    event.refresh_from_db()
    draft = draft_of(event)
    assert (draft.kind, draft.sequence, event.ical_sequence) == ("changed", 1, 1)
    assert page.count(change_url(draft)) == 1
    assert change_url(draft) in desk.get(change_url(event)).text
    assert f"{reverse('admin:events_announcement_changelist')}?event={event.pk}" in desk.get(EVENTS).text
    assert Message.objects.count() == 0


def test_changing_when_nobody_counts_on_it_needs_no_mail(desk):
    event = EventFactory()

    desk.post(change_url(event), form_of(desk, event, start_1="14:00"))

    event.refresh_from_db()
    assert event.ical_sequence == 1
    assert not event.announcements.exists()


def test_changing_a_text_tells_nobody(desk):
    registration = RegistrationFactory()

    desk.post(change_url(registration.event), form_of(desk, registration.event, teaser_en="Better words."))

    registration.event.refresh_from_db()
    assert registration.event.teaser_en == "Better words."
    assert registration.event.ical_sequence == 0
    assert not registration.event.announcements.exists()


def test_correcting_the_past_tells_nobody(desk):
    registration = RegistrationFactory(event=EventFactory(ended=True))

    desk.post(change_url(registration.event), form_of(desk, registration.event, meeting_url="https://new.example"))

    assert not registration.event.announcements.exists()


@pytest.mark.parametrize("capacity", [2, ""], ids=["one more", "no limit"])
def test_more_places_let_people_move_up(desk, capacity):
    event = EventFactory(capacity=1)
    RegistrationFactory(event=event)
    waiting = RegistrationFactory(event=event, status=Registration.Status.WAITLISTED, waitlisted_at=timezone.now())

    desk.post(change_url(event), form_of(desk, event, capacity=capacity))

    waiting.refresh_from_db()
    assert waiting.status == Registration.Status.CONFIRMED
    assert kinds(waiting.email) == ["events.promoted"]


def test_fewer_places_than_confirmed_people_are_refused(desk):
    event = EventFactory(capacity=5)
    RegistrationFactory.create_batch(2, event=event)

    response = desk.post(change_url(event), form_of(desk, event, capacity=1))

    assert response.context["adminform"].form.errors["capacity"] == [
        "2 people are confirmed already: there cannot be fewer places than that."
    ]
    event.refresh_from_db()
    assert event.capacity == 5


def test_who_saves_second_is_told_and_may_save_again(desk):
    event = EventFactory()
    stale = form_of(desk, event, teaser_en="Mine")
    desk.post(change_url(event), form_of(desk, event, teaser_en="Theirs"))

    response = desk.post(change_url(event), stale)
    event.refresh_from_db()
    assert "Somebody else has changed this event" in response.text
    assert event.teaser_en == "Theirs"

    desk.post(change_url(event), stale | {"version": response.context["adminform"].form["version"].value()})
    event.refresh_from_db()
    assert event.teaser_en == "Mine"


def test_an_open_form_does_not_undo_what_the_services_wrote(desk):
    event = EventFactory()
    data = form_of(desk, event) | {"version": ""}
    services.cancel_event(event=event)

    desk.post(change_url(event), data)

    event.refresh_from_db()
    assert (event.status, event.ical_sequence) == (Status.CANCELLED, 1)


# ── Invitations ──────────────────────────────────────────────────────────────────────────────


def with_invitation(desk, event, email="minister@labour.example"):
    existing = event.invitations.count()
    return form_of(desk, event) | {
        "invitations-TOTAL_FORMS": existing + 1,
        "invitations-INITIAL_FORMS": existing,
        **{f"invitations-{n}-id": row.pk for n, row in enumerate(event.invitations.all())},
        f"invitations-{existing}-email": email,
        f"invitations-{existing}-name": "The Minister",
        f"invitations-{existing}-language": "fr",
    }


def test_an_added_invitation_is_sent_once(desk):
    event = EventFactory(access="invitation")

    desk.post(change_url(event), with_invitation(desk, event))
    desk.post(change_url(event), with_invitation(desk, event, "other@labour.example"))

    assert kinds("minister@labour.example") == ["events.invitation"]
    assert kinds("other@labour.example") == ["events.invitation"]
    assert Message.objects.get(recipient="minister@labour.example").language == "fr"


def test_invitations_of_a_draft_wait_for_its_publication(desk):
    event = EventFactory(access="invitation", status=Status.DRAFT)

    desk.post(change_url(event), with_invitation(desk, event))
    assert kinds("minister@labour.example") == []

    change_status(desk, "publish", event)
    assert kinds("minister@labour.example") == ["events.invitation"]


def test_saving_in_french_keeps_the_untranslated_column_english(desk):
    event = EventFactory(title_en="Fees", title_fr="Commissions")
    desk.cookies["lang"] = "fr"

    response = desk.post(change_url(event), form_of(desk, event, title_fr="Les commissions"))

    assert response.status_code == 302
    columns = Event.objects.raw("SELECT id, title AS column_itself, title_fr FROM events_event")
    assert [(row.column_itself, row.title_fr) for row in columns] == [("Fees", "Les commissions")]


def test_saving_untouched_times_keeps_their_seconds(desk):
    exact = timezone.now() + timedelta(days=3)
    registration = RegistrationFactory(event__starts_at=exact)

    desk.post(change_url(registration.event), form_of(desk, registration.event, teaser_en="Better words."))

    registration.event.refresh_from_db()
    assert registration.event.starts_at == exact
    assert not registration.event.announcements.exists()
