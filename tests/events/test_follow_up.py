"""After the event: who came, who did not and who found no place are written to, once there is something to show."""

from datetime import timedelta

import pytest
from django.utils import timezone

from events import services
from events.errors import AnnouncementOutdated
from events.models import Event, EventDocument, Registration
from hub.outbox.models import Message
from tests.announcing import draft_of, send
from tests.conftest import part
from tests.events.admin_forms import change_url, form_of
from tests.factories import EventFactory, MemberFactory, RegistrationFactory, ResourceFactory

pytestmark = pytest.mark.django_db
Status = Registration.Status
AUDIENCES = ["attended", "absent", "waitlisted"]


@pytest.fixture
def past():
    """An event that is over, with a recording and one person for each audience, and one by the minutes alone."""
    event = EventFactory(ended=True, recording_url="https://video.example/1")
    RegistrationFactory(event=event, email="attended@union.example", joined_at=event.starts_at)
    RegistrationFactory(event=event, email="minutes@union.example", minutes_attended=40)
    RegistrationFactory(event=event, email="absent@union.example", minutes_attended=0)
    RegistrationFactory(event=event, email="waitlisted@union.example", status=Status.WAITLISTED)
    RegistrationFactory(event=event, email="gone@union.example", status=Status.CANCELLED)
    return event


def test_each_audience_gets_a_draft_and_its_own_words(past, deliver):
    drafts = services.arm_follow_up(event=past)

    sent = {draft.audience: send(past, draft.audience) for draft in drafts}
    sink = deliver()

    words = {name: part(sink.to(f"{name}@union.example")[0], "text/plain") for name in (*AUDIENCES, "minutes")}
    assert sent == {"attended": 2, "absent": 1, "waitlisted": 1}
    assert "Thank you for taking part" in words["attended"]
    assert "Thank you for taking part" in words["minutes"]
    assert "We are sorry we missed you" in words["absent"]
    assert "There was no place for you" in words["waitlisted"]
    assert all("https://video.example/1" in text for text in words.values())
    assert sink.to("gone@union.example") == []
    assert all("text/calendar" not in {p.get_content_type() for p in mail.walk()} for mail in sink.mails)


def test_an_empty_audience_gets_no_draft():
    event = EventFactory(ended=True, recording_url="https://video.example/1")
    RegistrationFactory(event=event)

    assert [draft.audience for draft in services.arm_follow_up(event=event)] == ["absent"]


def test_documents_and_summary_are_offered_and_drafts_of_documents_are_not(past, deliver):
    Event.objects.filter(pk=past.pk).update(recording_url="", summary_en="Fees must go.")
    shown, hidden = ResourceFactory(title_en="The slides"), ResourceFactory(title_en="A draft", published_at=None)
    EventDocument.objects.create(event=past, resource=shown, role=EventDocument.Role.PRESENTATION)
    EventDocument.objects.create(event=past, resource=hidden, role=EventDocument.Role.OUTCOME)

    services.arm_follow_up(event=past)
    assert draft_of(past, "absent").material == ["documents", "summary"]
    send(past, "absent")
    text = part(deliver().to("absent@union.example")[0], "text/plain")

    assert f"The slides\nhttp://testserver/en/resources/{shown.slug}/" in text.replace("\r\n", "\n")
    assert f"/en/events/{past.slug}/#summary" in text
    assert "A draft" not in text


def test_documents_for_members_only_are_shown_to_members_and_not_mailed(past, deliver, client, member_client):
    Event.objects.filter(pk=past.pk).update(recording_url="", summary_en="Fees must go.")
    inside = ResourceFactory(title_en="Inside the network", access="members")
    EventDocument.objects.create(event=past, resource=inside, role=EventDocument.Role.PRESENTATION)
    page = f"/en/events/{past.slug}/"

    services.arm_follow_up(event=past)
    send(past, "absent")
    text = part(deliver().to("absent@union.example")[0], "text/plain")

    assert "Inside the network" not in text
    # The page's article is kept for a minute: for members apart from strangers.
    for browser, sees in ((member_client, True), (client, False), (member_client, True)):
        assert ("Inside the network" in browser.get(page).content.decode()) == sees


def test_an_open_draft_follows_what_there_is_and_dissolves_when_nothing_is_left(past):
    services.arm_follow_up(event=past)

    Event.objects.filter(pk=past.pk).update(summary_en="Fees must go.")
    assert services.arm_follow_up(event=past) == []
    assert draft_of(past, "absent").material == ["recording", "summary"]

    Event.objects.filter(pk=past.pk).update(summary_en="", recording_url="")
    services.arm_follow_up(event=past)
    assert not past.announcements.filter(state="draft").exists()


def test_what_was_told_is_not_told_again_but_what_is_new_is(past):
    services.arm_follow_up(event=past)
    send(past, "absent")

    assert services.arm_follow_up(event=past) == []
    Event.objects.filter(pk=past.pk).update(summary_en="Fees must go.")
    (fresh,) = services.arm_follow_up(event=past)

    assert (fresh.audience, fresh.material) == ("absent", ["summary"])


def test_what_a_facilitator_put_away_does_not_come_back_by_itself(past):
    for draft in services.arm_follow_up(event=past):
        services.discard_announcement(announcement=draft)

    assert services.arm_follow_up(event=past) == []


@pytest.mark.parametrize("changes", [{"status": "cancelled"}, {"ends_at": timezone.now() + timedelta(days=9)}])
def test_nothing_is_armed_or_sent_unless_the_event_took_place(past, deliver, changes):
    services.arm_follow_up(event=past)
    draft = draft_of(past, "absent")
    send(past, "attended")
    Event.objects.filter(pk=past.pk).update(**changes)

    with pytest.raises(AnnouncementOutdated):
        services.send_announcement(announcement=draft, sender=MemberFactory())
    services.arm_follow_up(event=past)

    assert deliver().mails == []
    assert not past.announcements.filter(state="draft").exists()


def test_saving_the_recording_leads_the_facilitator_to_the_drafts(desk):
    event = RegistrationFactory(event=EventFactory(ended=True), joined_at=timezone.now()).event

    page = desk.post(change_url(event), form_of(desk, event, recording_url="https://video.example/1"), follow=True).text

    assert change_url(draft_of(event, "attended")) in page
    assert Message.objects.count() == 0
