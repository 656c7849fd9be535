"""What followers are told: once, in their own language; and what facilitators see of them."""

import pytest
from django.test import Client
from django.utils import timezone

from events import services
from events.models import Event
from hub.outbox.kinds import kind
from hub.outbox.models import Message
from tests.acting import act
from tests.conftest import part
from tests.events.admin_forms import change_url, form_of, kinds
from tests.events.following import FOLLOWS, PROPOSED, address, fix_date, personal_link
from tests.factories import (
    EventFactory,
    FollowFactory,
    InvitationFactory,
    MemberFactory,
    RegistrationFactory,
    SeriesFactory,
)

pytestmark = pytest.mark.django_db


# ── To be told ───────────────────────────────────────────────────────────────────────────────
def test_followers_are_told_once_whatever_is_pressed(proposed):
    follow = FollowFactory(event=proposed)
    fix_date(proposed)

    told = [services.tell_followers(event=proposed)]
    services.publish(event=proposed)
    services.postpone(event=proposed)
    services.publish(event=proposed)
    told.append(services.tell_followers(event=proposed))

    follow.refresh_from_db()
    assert told == [1, 0]
    assert follow.told_at is not None
    assert kinds(follow.email) == ["events.date_fixed"]
    assert kind("events.date_fixed").category == "announcements"


def test_the_mail_has_both_clocks_the_way_to_register_and_to_stop_but_not_the_meeting(deliver, proposed):
    follow = FollowFactory(event=proposed, language="fr", time_zone="Africa/Nairobi", name="Ana")
    fix_date(proposed)
    services.tell_followers(event=proposed)

    mail = deliver().to(follow.email)[0]
    text = part(mail, "text/plain")
    page = Client().get(personal_link(mail))

    assert mail["Content-Language"] == "fr"
    assert "Nairobi" in text
    assert "Genève" in text
    assert f"http://testserver/fr/events/{proposed.slug}/" in text
    assert page["Location"] == f"/fr/follows/{follow.uuid}/"
    assert proposed.meeting_url not in mail.as_string()
    assert proposed.meeting_passcode not in mail.as_string()


def test_a_member_is_told_in_the_language_and_at_the_address_she_has_now(deliver, proposed):
    member = MemberFactory(email="new@labour.example", language="es", time_zone="America/Bogota")
    FollowFactory(event=proposed, member=member, email="old@labour.example", language="en")
    fix_date(proposed)

    services.tell_followers(event=proposed)

    mail = deliver().to("new@labour.example")[0]
    assert mail["Content-Language"] == "es"
    assert "Bogotá" in part(mail, "text/plain")


def test_an_unproven_address_is_not_told(proposed):
    FollowFactory(event=proposed, is_address_proven=False)
    fix_date(proposed)

    assert services.tell_followers(event=proposed) == 0


@pytest.mark.parametrize(
    "fields",
    [
        {"status": Event.Status.DRAFT},
        {"status": Event.Status.CANCELLED},
        {"date_status": PROPOSED},
        {"ended": True},
    ],
)
def test_there_is_nothing_to_tell_without_a_date_to_come(fields):
    event = EventFactory(**fields)
    follow = FollowFactory(event=event)

    told = services.tell_followers(event=event)

    follow.refresh_from_db()
    assert (told, follow.told_at) == (0, None)


@pytest.mark.parametrize("access", [Event.Access.MEMBERS, Event.Access.INVITATION])
def test_an_event_that_has_become_private_is_told_to_those_who_may_see_it(access):
    event = EventFactory(access=access)
    guest, member = FollowFactory(event=event), FollowFactory(event=event, member=MemberFactory())
    invited = FollowFactory(event=event, email=InvitationFactory(event=event).email)

    services.tell_followers(event=event)

    expected = {invited.email, *([member.member.email] if access == Event.Access.MEMBERS else [])}
    guest.refresh_from_db()
    assert set(Message.objects.values_list("recipient", flat=True)) == expected
    assert guest.told_at is None


@pytest.mark.parametrize("change", [{"status": "cancelled"}, {"date_status": "proposed"}, {"access": "invitation"}])
def test_a_mail_that_has_become_wrong_is_not_sent(deliver, proposed, change):
    follow = FollowFactory(event=proposed)
    fix_date(proposed)
    services.tell_followers(event=proposed)

    Event.objects.update(**change)

    assert deliver().to(follow.email) == []


def test_who_has_registered_hears_of_a_new_date_by_the_registration_only():
    event = EventFactory(status=Event.Status.POSTPONED)
    registration = RegistrationFactory(event=event)
    follow = FollowFactory(event=event, email=registration.email.upper())

    services.publish(event=event)

    follow.refresh_from_db()
    assert "events.date_fixed" not in kinds(follow.email)
    assert follow.told_at is not None


def test_whoever_follows_again_when_the_date_is_off_again_is_told_of_the_next_one(member_client, member, proposed):
    member_client.post(address(proposed))
    fix_date(proposed)
    services.tell_followers(event=proposed)
    Event.objects.update(date_status=PROPOSED)

    member_client.post(address(proposed))
    fix_date(proposed)
    services.tell_followers(event=proposed)

    assert kinds(member.email) == ["events.date_fixed"] * 2


# ── My registrations ─────────────────────────────────────────────────────────────────────────
def test_my_registrations_list_what_i_follow_with_a_way_to_stop(member_client, member, proposed):
    own = FollowFactory(event=proposed, member=member)
    series = FollowFactory(event=None, series=SeriesFactory(), member=member)
    done = FollowFactory(member=member, told_at=timezone.now())
    hidden = FollowFactory(event=EventFactory(access=Event.Access.INVITATION, date_status=PROPOSED), member=member)
    theirs = FollowFactory()

    page = member_client.get("/en/registrations/").text

    listed = [f"/en/follows/{follow.uuid}/stop/" in page for follow in (own, series, done, hidden, theirs)]
    assert listed == [True, True, False, False, False]
    assert hidden.event.title_en not in page


# ── The administration ───────────────────────────────────────────────────────────────────────
def test_confirming_the_date_in_the_form_tells_the_followers(desk, proposed):
    follow = FollowFactory(event=proposed)

    page = desk.post(change_url(proposed), form_of(desk, proposed, date_status="confirmed"), follow=True).text
    desk.post(change_url(proposed), form_of(desk, proposed, meeting_id="1"), follow=True)

    assert "Who follows the event or its series hears of the date. 1 mail is on its way." in page
    assert kinds(follow.email) == ["events.date_fixed"]


def test_another_proposed_date_tells_nobody(desk, proposed):
    FollowFactory(event=proposed)

    desk.post(change_url(proposed), form_of(desk, proposed, start_1="10:00"), follow=True)

    proposed.refresh_from_db()
    assert proposed.starts_at.astimezone(proposed.zone).hour == 10
    assert not Message.objects.exists()


def test_publishing_a_draft_with_a_date_tells_who_followed_it_before():
    event = EventFactory(status=Event.Status.DRAFT)
    follow = FollowFactory(event=event)

    services.publish(event=event)

    assert kinds(follow.email) == ["events.date_fixed"]


def test_the_list_of_followers_is_to_look_at_and_to_export(desk, proposed):
    follow, other = FollowFactory(event=proposed, name="=HYPERLINK()"), FollowFactory()

    page = desk.get(f"{FOLLOWS}?event={proposed.pk}").text
    table = act(desk, FOLLOWS, "export", follow).getvalue().decode()
    refused = [desk.get(f"{FOLLOWS}add/").status_code, desk.post(f"{FOLLOWS}{follow.pk}/change/", {}).status_code]

    assert (follow.email in page, other.email in page) == (True, False)
    assert (follow.email in table, other.email in table, "'=HYPERLINK()" in table) == (True, False, True)
    assert follow.token_nonce not in page + table
    assert refused == [403, 403]


def test_the_page_of_an_event_counts_its_followers_and_those_of_its_series(desk):
    event = EventFactory(date_status=PROPOSED, series=SeriesFactory())
    FollowFactory.create_batch(2, event=event)
    FollowFactory(event=event, is_address_proven=False)
    FollowFactory(event=None, series=event.series)

    page = desk.get(change_url(event)).text

    assert f'<a href="{FOLLOWS}?event={event.pk}">2</a>' in page
    assert f'<a href="{FOLLOWS}?series={event.series.pk}">1</a>' in page


def test_an_event_that_is_taken_back_after_a_cancellation_is_no_news_to_its_series():
    event = EventFactory(series=SeriesFactory())
    FollowFactory(event=None, series=event.series)
    services.cancel_event(event=event)

    services.publish(event=event)

    assert not Message.objects.exists()
