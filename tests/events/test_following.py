"""Following an event, and ending it: proven, and in the hands of its owner alone."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from events import services
from events.errors import NotFollowable
from events.models import Event, Follow
from hub.outbox.models import Message
from tests.conftest import part
from tests.events.following import GUEST, PROPOSED, address, fix_date, personal_link
from tests.factories import (
    EventFactory,
    FollowFactory,
    InvitationFactory,
    MemberFactory,
    RegistrationFactory,
)

pytestmark = pytest.mark.django_db


# ── To follow ────────────────────────────────────────────────────────────────────────────────
def test_a_member_follows_with_one_press_and_the_page_says_so(member_client, member, proposed):
    before = member_client.get(proposed.get_absolute_url()).text

    response = member_client.post(address(proposed))
    after = member_client.get(response["Location"]).text

    follow = Follow.objects.get()
    assert response["Location"] == proposed.get_absolute_url()
    assert (follow.event, follow.member, follow.email, follow.is_address_proven) == (
        proposed,
        member,
        member.email,
        True,
    )
    assert ("Tell me when the date is fixed" in before, "Stop following" in before) == (True, False)
    assert ("Tell me when the date is fixed" in after, "Stop following" in after) == (False, True)
    assert not Message.objects.exists()


def test_a_member_who_presses_twice_follows_once(member_client, proposed):
    member_client.post(address(proposed))

    member_client.post(address(proposed))

    assert Follow.objects.count() == 1


def test_looking_at_the_page_follows_nothing(client, member_client, proposed):
    pages = [visitor.get(address(proposed)) for visitor in (client, member_client)]

    assert [page.status_code for page in pages] == [200, 200]
    assert not Follow.objects.exists()


def test_a_guest_counts_once_the_address_is_proven(client, deliver, proposed):
    sent = client.post(address(proposed, "fr"), GUEST)
    mail = deliver().to("amina@union.example")[0]
    page = client.get(personal_link(mail), follow=True)
    unproven = Follow.objects.get().is_address_proven
    pressed = client.post(f"/fr/follows/{Follow.objects.get().uuid}/confirm/")

    follow = Follow.objects.get()
    assert sent["Location"] == f"/fr/events/{proposed.slug}/follow/sent/"
    assert page.redirect_chain == [(f"/fr/follows/{follow.uuid}/", 302)]
    assert (unproven, follow.is_address_proven, follow.language, follow.name) == (False, True, "fr", "Amina Odhiambo")
    assert pressed["Location"] == f"/fr/follows/{follow.uuid}/"
    assert client.get(f"/fr/events/{proposed.slug}/").context["follow"] == follow


def test_a_name_is_not_needed(client, proposed):
    client.post(address(proposed), {"email": "amina@union.example"})

    assert Follow.objects.get().name == ""


def test_a_wrong_address_is_named_beside_the_field_and_nothing_typed_is_lost(client, proposed):
    response = client.post(address(proposed), {"name": "Amina Odhiambo", "email": "amina.union.example"})

    assert response.status_code == 422
    assert 'id="id_email_error"' in response.text
    assert 'value="Amina Odhiambo"' in response.text
    assert 'value="amina.union.example"' in response.text
    assert "<title>Error: " in response.text
    assert not Follow.objects.exists()


def test_the_answer_is_the_same_whether_the_address_was_known_or_not(client, proposed):
    FollowFactory(event=proposed, email="known@union.example")

    answers = [client.post(address(proposed), {"email": f"{name}@union.example"}) for name in ("known", "new")]

    assert len({(answer.status_code, answer["Location"]) for answer in answers}) == 1


def test_a_guest_who_asks_again_gets_the_mail_again_but_not_at_once(client, proposed):
    client.post(address(proposed), GUEST)
    client.post(address(proposed), GUEST)
    at_once = Message.objects.count()

    with time_machine.travel(timezone.now() + timedelta(minutes=11)):
        client.post(address(proposed), GUEST)

    assert (at_once, Message.objects.count(), Follow.objects.count()) == (1, 2, 1)


def test_who_follows_already_is_told_so_and_shown_where_to_stop(client, deliver, proposed):
    FollowFactory(event=proposed, email=GUEST["email"])

    client.post(address(proposed), GUEST)

    assert "You do already" in part(deliver().to(GUEST["email"])[0], "text/plain")


def test_guests_of_one_network_have_to_wait_after_twenty(client, proposed):
    answers = [client.post(address(proposed), {"email": f"guest{n}@union.example"}).status_code for n in range(21)]

    assert answers == [302] * 20 + [429]


def test_a_member_takes_over_what_she_followed_as_a_guest(member_client, member, proposed):
    FollowFactory(event=proposed, email=member.email.upper(), is_address_proven=False)

    member_client.post(address(proposed))

    follow = Follow.objects.get()
    assert (follow.member, follow.is_address_proven) == (member, True)


def test_an_event_with_a_date_cannot_be_followed(client, member_client):
    event = EventFactory()

    answers = [visitor.post(address(event), GUEST) for visitor in (client, member_client)]

    assert {answer["Location"] for answer in answers} == {event.get_absolute_url()}
    assert "Tell me when the date is fixed" not in client.get(event.get_absolute_url()).text
    assert not Follow.objects.exists()
    with pytest.raises(NotFollowable):
        services.start_following(follow=Follow(event=event, email="amina@union.example"))


def test_a_postponed_event_can_be_followed_by_who_has_no_place(client, member_client, member):
    event = EventFactory(status=Event.Status.POSTPONED)
    RegistrationFactory(event=event, member=member, email=member.email)

    pages = [visitor.get(event.get_absolute_url()).text for visitor in (client, member_client)]

    assert ["Tell me when the date is fixed" in page for page in pages] == [True, False]


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"status": Event.Status.DRAFT}, 404),
        ({"access": Event.Access.MEMBERS}, 302),
        ({"access": Event.Access.INVITATION}, 302),
    ],
)
def test_an_event_that_a_guest_may_not_see_cannot_be_followed(client, fields, status):
    event = EventFactory(date_status=PROPOSED, **fields)

    answers = [client.get(address(event)), client.post(address(event), GUEST)]

    assert [answer.status_code for answer in answers] == [status, status]
    assert all("/account/login/" in answer.headers.get("Location", "/account/login/") for answer in answers)
    assert not Follow.objects.exists()


def test_who_is_invited_can_follow_and_reveals_the_event_to_nobody_else(client, deliver):
    event = EventFactory(date_status=PROPOSED, access=Event.Access.INVITATION)
    invitation = InvitationFactory(event=event)
    client.get(f"/en/invitations/{invitation.token}/")

    for email in (invitation.email, "other@union.example"):
        client.post(address(event), {"email": email})

    assert deliver().recipients == [invitation.email]


# ── To stop ──────────────────────────────────────────────────────────────────────────────────
def test_a_member_stops_with_one_press_and_stays_where_she_was(member_client, member, proposed):
    follow = FollowFactory(event=proposed, member=member, email=member.email)

    response = member_client.post(f"/en/follows/{follow.uuid}/stop/", {"next": proposed.get_absolute_url()})

    assert response["Location"] == proposed.get_absolute_url()
    assert not Follow.objects.exists()


def test_a_guest_stops_by_the_link_of_a_mail(client):
    follow = FollowFactory()

    page = client.get(f"/follow/{follow.token}/", follow=True)
    kept = Follow.objects.count()
    response = client.post(f"/en/follows/{follow.uuid}/stop/")

    assert (page.status_code, kept) == (200, 1)
    assert response["Location"] == "/en/events/"
    assert not Follow.objects.exists()
    assert client.get(f"/follow/{follow.token}/").status_code == 404


def test_stopping_leads_to_no_other_site(client):
    follow = FollowFactory()
    client.get(f"/follow/{follow.token}/")

    response = client.post(f"/en/follows/{follow.uuid}/stop/", {"next": "https://evil.example/"})

    assert response["Location"] == "/en/events/"


def test_stopping_takes_back_what_was_not_sent_yet(proposed):
    follow = FollowFactory(event=proposed)
    fix_date(proposed)
    services.tell_followers(event=proposed)

    services.stop_following(follow=follow)
    services.stop_following(follow=follow)

    assert Message.objects.get().state == Message.State.CANCELLED


@pytest.mark.parametrize("action", ["confirm", "stop"])
def test_actions_on_what_is_followed_reject_get(member_client, member, action):
    follow = FollowFactory(member=member, is_address_proven=False)

    response = member_client.get(f"/en/follows/{follow.uuid}/{action}/")

    follow.refresh_from_db()
    assert (response.status_code, follow.is_address_proven) == (405, False)


@pytest.mark.parametrize("action", ["", "confirm/", "stop/"])
def test_nobody_else_can_see_confirm_or_end_what_somebody_follows(client, member_client, action):
    follow = FollowFactory(member=MemberFactory(), is_address_proven=False)
    client.get(f"/follow/{FollowFactory().token}/")
    url = f"/en/follows/{follow.uuid}/{action}"

    answers = [
        visitor.post(url).status_code if action else visitor.get(url).status_code for visitor in (client, member_client)
    ]

    follow.refresh_from_db()
    assert (answers, follow.is_address_proven) == ([404, 404], False)


def test_the_database_opens_no_personal_link(client):
    follow = FollowFactory()

    assert client.get(f"/follow/{follow.token_hash}/").status_code == 404
    assert client.get(f"/follow/{follow.token_nonce}/").status_code == 404
