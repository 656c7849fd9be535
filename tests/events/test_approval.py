"""Approval: who has to wait for a facilitator, and what the facilitator does about it."""

import pytest
from django.test import Client

from events import services
from events.models import Event, Registration
from tests.acting import act, ask
from tests.conftest import part
from tests.events.admin_forms import (
    ADD_REGISTRATION,
    REGISTRATIONS,
    change_url,
    form_of,
    kinds,
)
from tests.factories import EventFactory, InvitationFactory, MemberFactory, RegistrationFactory

pytestmark = pytest.mark.django_db
Status = Registration.Status


def draft(**fields):
    return RegistrationFactory.build(event=None, status=Status.PENDING, **fields)


def asking(event=None, **fields):
    """Return somebody who waits for approval."""
    event = event or EventFactory(requires_approval=True)
    return services.register(event=event, registration=draft(**fields))


def decide(client, verb, *rows, note=""):
    return act(client, REGISTRATIONS, verb, *rows, note=note)


# ── Registering ──────────────────────────────────────────────────────────────────────────────


def test_a_member_waits_for_approval_and_is_told_so():
    registration = asking(email="a@union.example")

    assert registration.status == Status.PENDING
    assert kinds("a@union.example") == ["events.access_requested"]


def test_a_guest_proves_the_address_before_waiting():
    guest = asking(email="g@union.example", is_address_proven=False)

    services.confirm_address(registration=guest)
    services.confirm_address(registration=guest)

    guest.refresh_from_db()
    assert (guest.status, guest.is_address_proven) == (Status.PENDING, True)
    assert kinds("g@union.example") == ["events.confirm_address", "events.access_requested"]


def test_an_invitation_to_ones_own_address_is_the_approval():
    invitation = InvitationFactory(event=EventFactory(requires_approval=True))
    unproven = draft(email=invitation.email.upper(), is_address_proven=False)

    with_link = services.register(event=invitation.event, registration=unproven, invitation=invitation)
    second = InvitationFactory(event=invitation.event)
    without_link = services.register(event=invitation.event, registration=draft(email=second.email))
    forwarded = services.register(event=invitation.event, registration=draft(), invitation=second)

    assert (with_link.status, without_link.status) == (Status.CONFIRMED, Status.CONFIRMED)
    assert forwarded.status == Status.PENDING


def test_the_mail_fits_approval_and_invitation(deliver):
    asking(email="a@union.example")

    mail = deliver().to("a@union.example")[0]

    for text in (part(mail, "text/plain"), part(mail, "text/html")):
        assert "A facilitator decides who takes part; you get a message with the answer." in text
        assert "by invitation" not in text


# ── Deciding ─────────────────────────────────────────────────────────────────────────────────


def test_the_approval_brings_the_reason_and_the_invitation(deliver):
    registration = asking(email="a@union.example")

    approved = services.approve(registration=registration, note="Welcome & <good> luck.")
    mail = deliver().to("a@union.example")[-1]

    assert (approved.status, approved.decision_note) == (Status.CONFIRMED, "Welcome & <good> luck.")
    assert "> Welcome & <good> luck." in part(mail, "text/plain")
    assert "Welcome &amp; &lt;good&gt; luck.</blockquote>" in part(mail, "text/html")
    assert "METHOD:REQUEST" in part(mail, "text/calendar")


def test_the_refusal_brings_the_reason(deliver):
    registration = asking(email="a@union.example")

    declined = services.decline(registration=registration, note="For inspectors only.")
    mail = deliver().to("a@union.example")[-1]

    assert (declined.status, declined.decision_note) == (Status.DECLINED, "For inspectors only.")
    assert "> For inspectors only." in part(mail, "text/plain")
    assert "For inspectors only.</blockquote>" in part(mail, "text/html")


def test_without_a_reason_the_mail_quotes_nothing(deliver):
    services.decline(registration=asking(email="a@union.example"))

    mail = deliver().to("a@union.example")[-1]

    assert "A note from" not in part(mail, "text/plain")
    assert "blockquote" not in part(mail, "text/html")


def test_who_is_approved_when_all_places_are_taken_joins_the_waiting_list(deliver):
    event = EventFactory(requires_approval=True, capacity=1)
    RegistrationFactory(event=event)
    registration = asking(event, email="a@union.example")

    approved = services.approve(registration=registration, note="Fine.")

    assert approved.status == Status.WAITLISTED
    assert kinds("a@union.example") == ["events.access_requested", "events.waitlisted"]
    assert "> Fine." in part(deliver().to("a@union.example")[-1], "text/plain")


def test_a_decision_is_taken_once():
    registration = asking(email="a@union.example")
    services.approve(registration=registration, note="First.")

    services.approve(registration=registration, note="Second.")
    declined = services.decline(registration=registration, note="Third.")

    assert (declined.status, declined.decision_note) == (Status.CONFIRMED, "First.")
    assert kinds("a@union.example") == ["events.access_requested", "events.confirmed"]


def test_who_asks_again_after_a_refusal_starts_without_the_old_reason():
    registration = asking(email="a@union.example")
    services.decline(registration=registration, note="Not this time.")

    again = asking(registration.event, email="a@union.example")

    assert (again.pk, again.status, again.decision_note) == (registration.pk, Status.PENDING, "")
    assert kinds("a@union.example") == [
        "events.access_requested",
        "events.declined",
        "events.access_requested",
    ]


# ── Pages of the event ───────────────────────────────────────────────────────────────────────


def test_the_pages_say_before_that_a_facilitator_approves_and_afterwards_that_one_waits(member_client, member):
    event = EventFactory(requires_approval=True)
    open_event = EventFactory()
    page, form = f"/en/events/{event.slug}/", f"/en/events/{event.slug}/register/"
    answers = {"listening_language": "en", "consent": "on"}

    before = member_client.get(page).text
    asked = member_client.get(form).text
    received = member_client.post(form, answers, follow=True).text
    after = member_client.get(page).text

    assert "A facilitator approves registrations." in before
    assert "A facilitator approves registrations." in asked
    assert "Ask for a place" in asked
    assert "Your request was received" in received
    assert "Waiting for approval" in after
    assert "A facilitator approves registrations." not in after
    assert "a facilitator decides" in member_client.get(f"{form}sent/").text
    assert "A facilitator approves" not in member_client.get(f"/en/events/{open_event.slug}/").text


# ── Administration ───────────────────────────────────────────────────────────────────────────


def test_the_form_of_an_event_asks_whether_to_approve(desk):
    event = EventFactory()

    desk.post(change_url(event), form_of(desk, event, requires_approval="on"))

    event.refresh_from_db()
    assert event.requires_approval


@pytest.mark.parametrize(("verb", "count"), [("approve", "2 mails go out."), ("decline", "2 mails go out.")])
def test_the_action_lists_who_can_be_decided_and_who_stays_and_changes_nothing(desk, verb, count):
    event = EventFactory(requires_approval=True, capacity=3, title_en="Fees")
    settled = RegistrationFactory(event=event, name="Settled Sam")
    rows = [asking(event, name="Asking Ana"), asking(event, name="Unproven Uma", is_address_proven=False)]

    page = ask(desk, REGISTRATIONS, verb, settled, *rows).text

    people, stays = page.split("1 stays as it is: Confirmed")
    assert "Asking Ana" in people
    assert "Unproven Uma" in people
    assert "has not confirmed the address yet" in people
    assert "Settled Sam" in stays
    assert count in page
    assert ("Fees: 2 free places." in page) == (verb == "approve")
    assert set(Registration.objects.values_list("status", flat=True)) == {Status.CONFIRMED, Status.PENDING}


@pytest.mark.parametrize(("verb", "status"), [("approve", Status.CONFIRMED), ("decline", Status.DECLINED)])
def test_the_answer_decides_about_all_who_wait_with_the_reason(desk, verb, status):
    event = EventFactory(requires_approval=True)
    rows = [asking(event), asking(event)]
    settled = RegistrationFactory(event=event)

    page = decide(desk, verb, *rows, settled, note=" As\nagreed. ").text

    found = {row.pk: (row.status, row.decision_note) for row in Registration.objects.all()}
    assert found == {
        **{row.pk: (status, "As agreed.") for row in rows},
        settled.pk: (Status.CONFIRMED, ""),
    }
    assert "2 registrations changed. The people are told by mail." in page
    assert "1 chosen row stays as it was." in page


@pytest.mark.parametrize("changes", [{"status": "postponed"}, {"status": "cancelled"}, {"ended": True}])
def test_nobody_is_decided_about_whom_no_mail_would_tell(desk, changes):
    registration = RegistrationFactory(event=EventFactory(**changes), status=Status.PENDING)

    page = decide(desk, "approve", registration).text

    registration.refresh_from_db()
    assert "Nothing of what you chose can be changed in this way." in page
    assert (registration.status, kinds(registration.email)) == (Status.PENDING, [])


def test_a_reason_is_needed_to_decline_and_not_to_approve(desk):
    first, second = asking(), asking()

    refused = decide(desk, "decline", first)
    decide(desk, "approve", second)

    first.refresh_from_db()
    second.refresh_from_db()
    assert refused.status_code == 422
    assert "Give a reason: it is what the people read." in refused.text
    assert (first.status, second.status) == (Status.PENDING, Status.CONFIRMED)


def test_a_reason_that_is_too_long_is_shown_again(desk):
    registration = asking()

    page = decide(desk, "approve", registration, note="x" * 501)

    registration.refresh_from_db()
    assert page.status_code == 422
    assert "x" * 501 in page.text
    assert registration.status == Status.PENDING


def test_the_buttons_on_one_registration_lead_to_the_same_page(desk):
    registration = asking(name="Asking Ana")
    press = {"CHANGE_FORM-action": "decline", "_selected_action": registration.pk}

    one = desk.get(change_url(registration)).text
    page = desk.post(change_url(registration), press, follow=True).text
    decide(desk, "decline", registration, note="Not this time.")

    assert "Approve …" in one
    assert "Decline …" in one
    assert "Asking Ana" in page
    assert "1 mail goes out." in page
    assert "Not this time." in desk.get(change_url(registration)).text


def test_only_who_may_change_registrations_decides(client, member_client, desk):
    registration = asking()
    viewer = Client()
    viewer.force_login(MemberFactory(is_staff=True))

    answers = [ask(browser, REGISTRATIONS, "approve", registration) for browser in (client, member_client, viewer)]

    registration.refresh_from_db()
    assert registration.status == Status.PENDING
    assert [answer.status_code for answer in answers][2] == 403


def test_whoever_is_added_by_hand_is_approved(desk):
    event = EventFactory(requires_approval=True)
    answers = {"name": "Ana Ruiz", "email": "ana@union.example", "language": "es", "listening_language": "es"}

    desk.post(ADD_REGISTRATION, {"event": event.pk, **answers})

    assert event.registrations.get().status == Status.CONFIRMED


def test_an_event_by_invitation_still_asks_for_approval_of_others():
    invitation = InvitationFactory()

    other = services.register(event=invitation.event, registration=draft(), invitation=invitation)

    assert invitation.event.access == Event.Access.INVITATION
    assert other.status == Status.PENDING
