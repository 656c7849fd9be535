"""Inviting, reminding, answering, and proposing colleagues."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from events import services
from events.errors import AlreadyInvited, NominationsUsedUp, NotAdmitted, RegistrationClosed
from events.models import Event, Invitation, Registration
from events.services.audience import Invitee
from hub.outbox.models import Message, Suppression
from tests.conftest import part
from tests.factories import EventFactory, InvitationFactory, MemberFactory, RegistrationFactory

pytestmark = pytest.mark.django_db
Status = Invitation.Status
PROPOSAL = {"name": "Ben Otieno", "email": "ben@ministry.example", "language": "fr"}


def kinds(email):
    return list(Message.objects.filter(recipient=email).order_by("pk").values_list("kind", flat=True))


def people(*emails):
    return [Invitee(email, "Somebody", "es") for email in emails]


def invited_emails(event):
    return sorted(event.invitations.values_list("email", flat=True))


def holder(invitation):
    """Return a browser that has followed the link of an invitation."""
    browser = Client()
    browser.get(f"/en/invitations/{invitation.token}/")
    return browser


def page_of(invitation, suffix=""):
    return f"/en/events/{invitation.event.slug}/invitation/{suffix}"


# ── Inviting ─────────────────────────────────────────────────────────────────────────────────


def test_invite_makes_invitations_and_queues_their_mail():
    event = EventFactory(access="invitation")

    created = services.invite(event=event, people=people("a@x.example", "b@x.example"), nominations_allowed=2)

    assert [(row.email, row.name, row.language, row.status, row.nominations_allowed) for row in created] == [
        ("a@x.example", "Somebody", "es", Status.OPEN, 2),
        ("b@x.example", "Somebody", "es", Status.OPEN, 2),
    ]
    assert len({row.token for row in created}) == 2
    assert kinds("a@x.example") == kinds("b@x.example") == ["events.invitation"]


def test_invite_passes_over_whoever_was_invited_registered_or_unsubscribed():
    event = EventFactory()
    RegistrationFactory(event=event, email="registered@x.example")
    RegistrationFactory(event=event, email="gave.up@x.example", status="cancelled")
    Suppression.objects.create(email="no.invitations@x.example", category="invitations", reason="unsubscribed")
    Suppression.objects.create(email="bounced@x.example", category="", reason="bounced")
    Suppression.objects.create(email="no.digests@x.example", category="digests", reason="unsubscribed")
    everybody = people(
        "registered@x.example",
        "gave.up@x.example",
        "no.invitations@x.example",
        "bounced@x.example",
        "no.digests@x.example",
    )

    services.invite(event=event, people=everybody)
    second = services.invite(event=event, people=people("GAVE.UP@x.example", "no.digests@x.example"))

    assert second == []
    assert invited_emails(event) == ["gave.up@x.example", "no.digests@x.example"]
    assert kinds("gave.up@x.example") == ["events.invitation"]


def test_invitations_to_a_draft_are_not_sent_yet():
    event = EventFactory(status=Event.Status.DRAFT)

    services.invite(event=event, people=people("a@x.example"))

    assert kinds("a@x.example") == []


def test_five_hundred_people_are_invited_in_a_few_queries(django_assert_max_num_queries):
    event = EventFactory(access="invitation")
    everybody = people(*(f"person{number}@x.example" for number in range(500)))

    with django_assert_max_num_queries(15):
        created = services.invite(event=event, people=everybody)

    assert len(created) == event.invitations.count() == Message.objects.count() == 500


# ── Reminding ────────────────────────────────────────────────────────────────────────────────


def test_only_those_who_have_not_answered_are_reminded_and_once_a_day(deliver):
    event = EventFactory(access="invitation")
    silent = InvitationFactory(event=event, language="fr")
    accepted = InvitationFactory(event=event, status=Status.ACCEPTED)
    declined = InvitationFactory(event=event, status=Status.DECLINED)
    nominated = InvitationFactory(event=event, status=Status.NOMINATED)
    elsewhere = InvitationFactory(event=event, email="other.way@x.example")
    RegistrationFactory(event=event, email="Other.Way@x.example")

    reminded = services.remind_invited(invitations=event.invitations.all())
    again = services.remind_invited(invitations=event.invitations.all())

    silent.refresh_from_db()
    assert (reminded, again) == ([silent], [])
    assert silent.reminders == 1
    assert [kinds(row.email) for row in (accepted, declined, nominated, elsewhere)] == [[], [], [], []]
    sent = deliver().to(silent.email)
    assert len(sent) == 1
    assert f"/invitations/{silent.token}/" in part(sent[0], "text/plain")


def test_a_day_later_a_second_reminder_goes_out():
    silent = InvitationFactory()
    services.remind_invited(invitations=Invitation.objects.all())
    Invitation.objects.update(reminded_at=timezone.now() - timedelta(days=1, minutes=1))

    services.remind_invited(invitations=Invitation.objects.all())

    silent.refresh_from_db()
    assert silent.reminders == 2
    assert kinds(silent.email) == ["events.invitation_reminder"] * 2


@pytest.mark.parametrize("changes", [{"ended": True}, {"status": "cancelled"}, {"status": "draft"}])
def test_nobody_is_reminded_of_an_event_that_is_off_or_over(changes):
    InvitationFactory(event=EventFactory(access="invitation", **changes))

    assert services.remind_invited(invitations=Invitation.objects.all()) == []


def test_a_reminder_that_has_been_answered_meanwhile_is_not_sent(deliver):
    silent = InvitationFactory()
    services.remind_invited(invitations=Invitation.objects.all())
    services.decline_invitation(invitation=silent)

    assert deliver().mails == []


# ── Access ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("status", [Status.NOMINATED, Status.REFUSED])
def test_a_nomination_opens_nothing(status):
    member = MemberFactory()
    invitation = InvitationFactory(email=member.email, status=status)
    event = invitation.event
    signed_in = Client()
    signed_in.force_login(member)

    assert holder(invitation).get(page_of(invitation)).status_code == 302
    assert Client().get(f"/en/invitations/{invitation.token}/").status_code == 404
    assert signed_in.get(event.get_absolute_url()).status_code == 404
    assert signed_in.get(page_of(invitation)).status_code == 404
    assert signed_in.post(page_of(invitation, "decline/")).status_code == 404
    assert not Event.objects.visible_to(member).exists()
    draft = RegistrationFactory.build(event=None, member=member, email=member.email)
    for given in (None, invitation):
        with pytest.raises(NotAdmitted):
            services.register(event=event, registration=draft, invitation=given)
    services.decline_invitation(invitation=invitation)
    invitation.refresh_from_db()
    assert invitation.status == status


def test_a_forwarded_invitation_waits_for_approval():
    invitation = InvitationFactory()
    draft = RegistrationFactory.build(event=None, email="colleague@x.example")

    registration = services.register(event=invitation.event, registration=draft, invitation=invitation)

    invitation.refresh_from_db()
    assert registration.status == Registration.Status.PENDING
    assert kinds("colleague@x.example") == ["events.access_requested"]
    assert invitation.status == Status.OPEN


def test_a_forwarded_invitation_to_a_public_event_is_as_good_as_none():
    invitation = InvitationFactory(event=EventFactory())
    draft = RegistrationFactory.build(event=None, email="colleague@x.example")

    registration = services.register(event=invitation.event, registration=draft, invitation=invitation)

    assert registration.status == Registration.Status.CONFIRMED


# ── The page ─────────────────────────────────────────────────────────────────────────────────


def test_looking_at_an_invitation_twice_changes_nothing_and_the_script_notes_the_first_time():
    invitation = InvitationFactory()
    browser = holder(invitation)
    before = Invitation.objects.values().get()

    pages = [browser.get(page_of(invitation)) for _visit in range(2)]

    assert Invitation.objects.values().get() == before
    assert all("data-opened" in page.text and "opened" in page.text for page in pages)

    answer = browser.post(page_of(invitation, "opened/"))
    invitation.refresh_from_db()
    first = invitation.opened_at
    browser.post(page_of(invitation, "opened/"))

    invitation.refresh_from_db()
    assert answer.status_code == 204
    assert first is not None
    assert invitation.opened_at == first
    assert "data-opened" not in browser.get(page_of(invitation)).text


def test_only_the_invited_can_say_that_the_page_was_opened(client, member_client):
    invitation = InvitationFactory()
    address = page_of(invitation, "opened/")

    assert holder(invitation).get(address).status_code == 405
    assert client.post(address)["Location"].startswith("/en/account/login/")
    assert member_client.post(address).status_code == 404
    strict = Client(enforce_csrf_checks=True)
    strict.get(f"/en/invitations/{invitation.token}/")
    assert strict.post(address).status_code == 403
    invitation.refresh_from_db()
    assert invitation.opened_at is None


def test_an_invited_person_proposes_colleagues_up_to_her_limit():
    invitation = InvitationFactory(nominations_allowed=1)
    browser = holder(invitation)

    answer = browser.post(page_of(invitation), PROPOSAL)

    nomination = invitation.nominations.get()
    assert (answer.status_code, answer["Location"]) == (302, page_of(invitation))
    assert (nomination.email, nomination.name, nomination.language, nomination.status) == (
        "ben@ministry.example",
        "Ben Otieno",
        "fr",
        Status.NOMINATED,
    )
    assert kinds("ben@ministry.example") == []
    page = browser.get(page_of(invitation)).text
    assert "A facilitator has not decided yet" in page
    assert 'name="email"' not in page

    late = browser.post(page_of(invitation), PROPOSAL | {"email": "zoe@ministry.example"})

    assert late.status_code == 422
    assert "You have proposed as many colleagues as you can." in late.text
    assert 'value="zoe@ministry.example"' in late.text
    assert invitation.nominations.count() == 1


def test_a_proposal_with_an_error_keeps_what_was_typed():
    invitation = InvitationFactory(nominations_allowed=1)

    answer = holder(invitation).post(page_of(invitation), PROPOSAL | {"email": "ben.ministry"})

    assert answer.status_code == 422
    assert "<title>Error:" in answer.text
    assert 'value="ben.ministry"' in answer.text
    assert "such as name@ministry.gov" in answer.text
    assert not invitation.nominations.exists()


def test_strangers_and_other_members_propose_nobody(client, member_client):
    invitation = InvitationFactory(nominations_allowed=1)

    assert client.post(page_of(invitation), PROPOSAL)["Location"].startswith("/en/account/login/")
    assert member_client.post(page_of(invitation), PROPOSAL).status_code == 404
    assert not invitation.nominations.exists()


def test_without_an_allowance_nobody_is_asked_for_colleagues():
    invitation = InvitationFactory()
    browser = holder(invitation)

    assert "Propose a colleague" not in browser.get(page_of(invitation)).text
    assert browser.post(page_of(invitation), PROPOSAL).status_code == 422


# ── Nominations ──────────────────────────────────────────────────────────────────────────────


def test_a_nomination_beyond_the_limit_is_refused_but_a_refused_one_does_not_count():
    invitation = InvitationFactory(nominations_allowed=1)
    first = services.nominate(invitation=invitation, **PROPOSAL)

    with pytest.raises(NominationsUsedUp):
        services.nominate(invitation=invitation, name="Zoe", email="zoe@x.example", language="en")
    services.refuse_nomination(invitation=first)
    services.nominate(invitation=invitation, name="Zoe", email="zoe@x.example", language="en")

    assert sorted(invitation.nominations.values_list("email", "status")) == [
        ("ben@ministry.example", Status.REFUSED),
        ("zoe@x.example", Status.NOMINATED),
    ]


@pytest.mark.parametrize("known", ["invited", "registered", "nominated"])
def test_a_colleague_who_is_known_cannot_be_nominated(known):
    invitation = InvitationFactory(nominations_allowed=3)
    if known == "registered":
        RegistrationFactory(event=invitation.event, email=PROPOSAL["email"].upper())
    else:
        status = Status.NOMINATED if known == "nominated" else Status.OPEN
        InvitationFactory(event=invitation.event, email=PROPOSAL["email"].upper(), status=status)

    with pytest.raises(AlreadyInvited):
        services.nominate(invitation=invitation, **PROPOSAL)


def test_nobody_is_nominated_for_an_event_that_is_over():
    invitation = InvitationFactory(event=EventFactory(access="invitation", ended=True), nominations_allowed=1)

    with pytest.raises(RegistrationClosed):
        services.nominate(invitation=invitation, **PROPOSAL)


def test_a_nominated_person_nominates_nobody():
    invitation = InvitationFactory(status=Status.NOMINATED, nominations_allowed=1)

    with pytest.raises(NominationsUsedUp):
        services.nominate(invitation=invitation, **PROPOSAL)


def test_an_approved_nomination_is_sent_once_and_names_who_made_it(deliver):
    invitation = InvitationFactory(name="Ana Silva", nominations_allowed=1)
    nomination = services.nominate(invitation=invitation, **PROPOSAL | {"language": "en"})

    for _press in range(2):
        approved = services.approve_nomination(invitation=nomination)

    sent = deliver().to("ben@ministry.example")
    assert approved.status == Status.OPEN
    assert len(sent) == 1
    assert "Ana Silva suggested that we invite you." in part(sent[0], "text/plain")
    assert "Ana Silva suggested that we invite you." in part(sent[0], "text/html")
    assert holder(approved).get(page_of(approved)).status_code == 200


def test_a_refused_nomination_is_told_to_who_made_it_and_to_nobody_else():
    invitation = InvitationFactory(nominations_allowed=1)
    nomination = services.nominate(invitation=invitation, **PROPOSAL)

    for _press in range(2):
        services.refuse_nomination(invitation=nomination)

    nomination.refresh_from_db()
    assert nomination.status == Status.REFUSED
    assert Message.objects.count() == 0
    assert "Could not be invited this time" in holder(invitation).get(page_of(invitation)).text


def test_an_invitation_in_force_cannot_be_refused():
    invitation = InvitationFactory(status=Status.ACCEPTED)

    assert services.refuse_nomination(invitation=invitation).status == Status.ACCEPTED
    assert services.approve_nomination(invitation=invitation).status == Status.ACCEPTED
