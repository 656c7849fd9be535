"""Announcements in the administration: read, write, look at, send and put away."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from events import services
from hub.outbox.models import Message
from members.roles import facilitator_group
from tests.announcing import change, draft_of
from tests.events.admin_forms import change_url
from tests.factories import EventFactory, RegistrationFactory, SeriesFactory
from tests.reading import PageReader

pytestmark = pytest.mark.django_db
LIST = reverse("admin:events_announcement_changelist")
HOUR = timedelta(hours=1)


@pytest.fixture
def event():
    """An event in a far June, 15:30 in Geneva, with two people in and one in line, moved by an hour."""
    event = EventFactory(starts_at=datetime(2031, 6, 15, 13, 30, tzinfo=UTC), time_zone="Europe/Zurich")
    RegistrationFactory.create_batch(2, event=event, language="fr")
    RegistrationFactory(event=event, status="waitlisted", waitlisted_at=timezone.now(), language="es")
    change(event, starts_at=event.starts_at + HOUR, ends_at=event.ends_at + HOUR, meeting_id="999")
    return event


def url_of(name, draft):
    return reverse(f"admin:events_announcement_{name}", args=[draft.pk])


def press_send(browser, draft, version=None):
    draft.refresh_from_db()
    return browser.post(url_of("send", draft), {"version": version or draft.updated_at.isoformat()}, follow=True)


def test_the_page_of_a_draft_shows_what_changed_and_who_is_told(desk, event):
    page = desk.get(change_url(draft_of(event))).text

    assert "<s>Sunday 15 June 2031, 15:30 Geneva (UTC+2)</s>" in page
    assert "Sunday 15 June 2031, 16:30 Geneva (UTC+2)" in page
    assert "<s>812 3456 7890</s>" in page
    assert "3 people will be told by mail." in page
    assert "Confirmed 2 · On the waiting list 1" in " ".join(page.split())
    assert "(French 2 · Spanish 1)" in page


def test_words_are_saved_in_each_language(desk, event):
    draft = draft_of(event)

    desk.post(change_url(draft), {"text_en": "We moved.", "text_fr": "Nous avons changé d’heure.", "text_es": ""})

    draft.refresh_from_db()
    assert (draft.text_en, draft.text_fr, draft.text_es) == ("We moved.", "Nous avons changé d’heure.", "")


@pytest.mark.parametrize(
    ("status", "words"), [("confirmed", "Rejoindre le webinaire"), ("waitlisted", "liste d’attente")]
)
def test_the_preview_is_the_mail_of_a_language_and_a_kind_of_recipient(desk, event, status, words):
    draft = draft_of(event)
    draft.text_fr = "Pardon pour le changement."
    draft.save()

    page = desk.get(url_of("preview", draft), {"language": "fr", "status": status}).text

    assert "Pardon pour le changement." in page
    assert words in page
    assert ("METHOD:REQUEST" in page) == (status == "confirmed")
    assert "/join/" not in page.replace("/join/••••", "")
    assert Message.objects.count() == 0


@pytest.mark.parametrize("query", [{"language": "de"}, {"status": "declined"}])
def test_a_preview_that_does_not_exist_is_not_found(desk, event, query):
    assert desk.get(url_of("preview", draft_of(event)), query).status_code == 404


def test_sending_asks_first_and_then_tells_how_the_mails_fare(desk, event, deliver):
    draft = draft_of(event)

    asked = desk.get(url_of("send", draft)).text
    assert "3 people will be told by mail." in asked
    assert Message.objects.count() == 0
    page = press_send(desk, draft).text
    deliver()

    draft.refresh_from_db()
    assert "3 mails are on their way." in page
    assert "Waiting 3" in page
    assert "Sent 3" in desk.get(change_url(draft)).text
    assert draft.sent_by.name == "Fatou Facilitator"


def test_a_second_press_of_send_sends_nothing(desk, event):
    draft = draft_of(event)
    press_send(desk, draft)

    page = press_send(desk, draft).text

    assert "This announcement does not wait any more." in page
    assert Message.objects.count() == 3


def test_what_changed_after_it_was_read_is_not_sent(desk, event):
    draft = draft_of(event)
    read = draft.updated_at.isoformat()
    change(event, meeting_id="1000")

    page = press_send(desk, draft, read).text

    assert "has changed since you read it" in page
    assert Message.objects.count() == 0


def test_a_new_date_that_is_over_is_refused_with_the_reason(desk, event):
    draft = draft_of(event)
    past = timezone.now() - 2 * HOUR
    type(event).objects.filter(pk=event.pk).update(starts_at=past, ends_at=past + HOUR)

    page = press_send(desk, draft).text

    assert "This event is over." in page
    assert Message.objects.count() == 0


def test_discarding_is_a_press_of_a_button_and_tells_nobody(desk, event):
    draft = draft_of(event)

    refused = desk.get(url_of("discard", draft))
    desk.post(url_of("discard", draft))
    again = desk.post(url_of("discard", draft), follow=True)

    draft.refresh_from_db()
    assert refused.status_code == 405
    assert (draft.state, again.status_code) == ("discarded", 200)
    assert Message.objects.count() == 0


def test_what_was_sent_is_neither_discarded_nor_rewritten(desk, event):
    draft = draft_of(event)
    press_send(desk, draft)

    page = desk.post(url_of("discard", draft), follow=True).text
    answer = desk.post(change_url(draft), {"text_en": "Too late."})

    draft.refresh_from_db()
    assert "This announcement does not wait any more." in page
    assert (draft.state, draft.text_en, answer.status_code) == ("sent", None, 403)


def test_announcements_are_neither_added_nor_deleted(desk, event):
    draft = draft_of(event)

    assert desk.get(reverse("admin:events_announcement_add")).status_code == 403
    assert desk.post(reverse("admin:events_announcement_delete", args=[draft.pk]), {"post": "yes"}).status_code == 403


@pytest.mark.parametrize("name", ["preview", "send", "discard"])
def test_strangers_sign_in_and_staff_without_the_right_are_refused(member, member_client, event, name):
    draft = draft_of(event)
    member.is_staff = True
    member.save()
    member.user_permissions.set(facilitator_group().permissions.filter(codename="view_announcement"))

    refused = member_client.post(url_of(name, draft), {"version": draft.updated_at.isoformat()})
    asked = Client().post(url_of(name, draft))

    draft.refresh_from_db()
    assert (refused.status_code, asked.status_code, draft.state) == (403, 302, "draft")
    assert member_client.get(change_url(draft)).status_code == 200


def test_an_unknown_announcement_is_not_found(desk):
    assert desk.get(reverse("admin:events_announcement_send", args=[4711])).status_code == 404


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_every_page_answers(desk, event, language):
    draft = draft_of(event)
    desk.cookies["lang"] = language

    for url in (LIST, change_url(draft), url_of("preview", draft), url_of("send", draft)):
        assert desk.get(url).status_code == 200, url


@pytest.mark.parametrize("item_count", [1, 3])
def test_the_list_costs_the_same_for_many(desk, django_assert_num_queries, item_count):
    for _ in range(item_count):
        event = RegistrationFactory(event=EventFactory(series=SeriesFactory())).event
        services.cancel_event(event=event)
    desk.get(LIST)

    with django_assert_num_queries(7):
        desk.get(LIST)


def test_before_sending_each_language_shows_the_words_it_will_read(desk, event):
    draft = draft_of(event)
    draft.text_en = "We are sorry."
    draft.save()

    page = PageReader(desk.get(url_of("send", draft)).text).text

    assert "English We are sorry. French (English) We are sorry. Spanish (English) We are sorry." in page
