"""Inviting from the administration: choose, look, confirm; and the ledger of invitations."""

import csv
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from events import services
from events.models import Event, Invitation
from events.services.audience import Invitee
from hub.outbox.models import Message
from members.models import Network
from members.roles import facilitator_group
from tests.acting import act
from tests.events.admin_forms import change_url, kinds
from tests.factories import EventFactory, InvitationFactory, MemberFactory, RegistrationFactory

pytestmark = pytest.mark.django_db
LEDGER = reverse("admin:events_invitation_changelist")
Status = Invitation.Status


def invite_url(event):
    return reverse("admin:events_event_invite", args=[event.pk])


def answers(**changes):
    return {"list_text": "", "list_language": "en", "nominations_allowed": 0} | changes


def carried(page):
    """Return what the hidden fields of a preview send."""
    fields = re.findall(r'<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?', page.text)
    sent: dict[str, list[str]] = {}
    for name, value in fields:
        sent.setdefault(name, []).append(value.replace("&#x27;", "'"))
    return {name: values for name, values in sent.items() if name != "csrfmiddlewaretoken"}


def words_of(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def visible(page):
    return words_of(page.text)


# ── Choosing and confirming ──────────────────────────────────────────────────────────────────


def test_a_facilitator_looks_at_the_list_and_confirms_it(desk):
    event = EventFactory(access="invitation")
    network = Network.objects.create(slug="alliance", name_en="Alliance")
    member = MemberFactory(email="ines@x.example", name="Inès", language="fr")
    member.networks.add(network)
    InvitationFactory(event=event, email="known@x.example")
    lines = "Ana,ana@x.example,es\nknown@x.example\nnobody"

    preview = desk.post(invite_url(event), answers(networks=[network.pk], list_text=lines, nominations_allowed=2))

    words = visible(preview)
    assert "2 people will be invited" in words
    assert "French: 1 Inès &lt;ines@x.example&gt;" in words
    assert "Spanish: 1 Ana &lt;ana@x.example&gt;" in words
    assert "Invited already: 1 &lt;known@x.example&gt;" in words
    assert "Line 3: There is no address. nobody" in words
    assert event.invitations.count() == 1
    assert Message.objects.count() == 0

    done = desk.post(invite_url(event), carried(preview) | {"confirm": "1"}, follow=True)

    assert done.redirect_chain == [(f"{LEDGER}?event={event.pk}", 302)]
    assert "2 people invited. 2 mails are on their way." in visible(done)
    assert sorted(event.invitations.values_list("email", "language", "nominations_allowed")) == [
        ("ana@x.example", "es", 2),
        ("ines@x.example", "fr", 2),
        ("known@x.example", "en", 0),
    ]
    assert kinds("ana@x.example") == kinds("ines@x.example") == ["events.invitation"]


def test_a_second_press_of_confirm_invites_nobody_twice(desk):
    event = EventFactory()
    preview = desk.post(invite_url(event), answers(list_text="ana@x.example"))
    data = carried(preview) | {"confirm": "1"}

    desk.post(invite_url(event), data)
    again = desk.post(invite_url(event), data)

    assert "Meanwhile the list has changed." in visible(again)
    assert kinds("ana@x.example") == ["events.invitation"]


def test_what_has_changed_since_the_preview_is_shown_again(desk):
    event = EventFactory()
    preview = desk.post(invite_url(event), answers(list_text="ana@x.example\nben@x.example"))
    RegistrationFactory(event=event, email="ben@x.example")

    answer = desk.post(invite_url(event), carried(preview) | {"confirm": "1"})

    assert "Meanwhile the list has changed." in visible(answer)
    assert "1 person will be invited" in visible(answer)
    assert not event.invitations.exists()


def test_an_uploaded_file_is_carried_on_to_the_confirmation(desk):
    event = EventFactory()
    raw = "Nom;Courriel;Langue\r\nChloé O'Neill;chloe@x.example;français\r\n".encode("cp1252")
    file = SimpleUploadedFile("liste.csv", raw, "text/csv")

    preview = desk.post(invite_url(event), answers(list_file=file))
    desk.post(invite_url(event), carried(preview) | {"confirm": "1"})

    assert list(event.invitations.values_list("name", "email", "language")) == [
        ("Chloé O'Neill", "chloe@x.example", "fr")
    ]


def test_the_choice_can_be_changed_and_nothing_typed_is_lost(desk):
    event = EventFactory()
    preview = desk.post(invite_url(event), answers(list_text="ana@x.example", languages=["fr"]))

    form = desk.post(invite_url(event), carried(preview) | {"change": "1"})

    assert form.status_code == 200
    assert "ana@x.example</textarea>" in form.text
    assert re.search(r'value="fr"[^>]*checked', form.text)
    assert not event.invitations.exists()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "Choose whom to invite, or enter a list."),
        ({"list_text": "ana@x.example", "nominations_allowed": 99}, "less than or equal to 20"),
        ({"list_text": "ana@x.example", "list_language": "de"}, "Select a valid choice"),
    ],
)
def test_a_choice_that_cannot_be_used_is_shown_again_with_the_reason(desk, changes, words):
    event = EventFactory()

    answer = desk.post(invite_url(event), answers(**changes))

    assert answer.status_code == 422
    assert words in visible(answer)
    assert changes.get("list_text", "") in answer.text


def test_a_file_that_is_no_text_is_refused_with_a_hint(desk):
    file = SimpleUploadedFile("people.xlsx", b"PK\x03\x04\x00\x00")

    answer = desk.post(invite_url(EventFactory()), answers(list_file=file))

    assert answer.status_code == 422
    assert "Save the list as CSV in your spreadsheet" in visible(answer)


def test_invitations_to_a_draft_are_sent_with_its_publication(desk):
    event = EventFactory(status=Event.Status.DRAFT)
    preview = desk.post(invite_url(event), answers(list_text="ana@x.example"))

    done = desk.post(invite_url(event), carried(preview) | {"confirm": "1"}, follow=True)
    before = kinds("ana@x.example")
    desk.post(reverse("admin:events_event_status", args=["publish"]), {"event": event.pk})

    assert "The invitations are sent when the event is published." in visible(done)
    assert before == []
    assert kinds("ana@x.example") == ["events.invitation"]


def test_looking_at_the_form_changes_nothing_and_the_event_leads_to_it(desk):
    event = EventFactory()

    first, second = desk.get(invite_url(event)), desk.get(invite_url(event))

    assert (first.status_code, second.status_code) == (200, 200)
    assert invite_url(event) in desk.get(change_url(event)).text
    assert not event.invitations.exists()


@pytest.mark.parametrize("changes", [{"ended": True}, {"status": "cancelled"}])
def test_nobody_is_invited_to_what_is_over_or_cancelled(desk, changes):
    event = EventFactory(**changes)

    answer = desk.post(invite_url(event), answers(list_text="ana@x.example"), follow=True)

    assert answer.redirect_chain == [(change_url(event), 302)]
    assert invite_url(event) not in answer.text


def test_only_facilitators_invite(client, member_client):
    event = EventFactory()
    visitor = Client()
    visitor.force_login(MemberFactory(is_staff=True))

    for browser in (client, member_client):
        assert browser.post(invite_url(event), answers(list_text="ana@x.example")).status_code == 302
    assert visitor.get(invite_url(event)).status_code == 403
    assert visitor.post(invite_url(event), answers(list_text="ana@x.example")).status_code == 403
    assert not event.invitations.exists()


# ── The event's own page ─────────────────────────────────────────────────────────────────────


def test_many_invitations_are_counted_on_the_page_of_the_event_and_not_listed(desk):
    event = EventFactory()
    InvitationFactory.create_batch(20, event=event)
    InvitationFactory(event=event, email="last@x.example", status=Status.ACCEPTED)

    page = desk.get(change_url(event))

    assert f'<a href="{LEDGER}?event={event.pk}">Not answered 20 · Accepted 1</a>' in page.text
    assert "last@x.example" not in page.text


# ── The ledger ───────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("count", [1, 3])
def test_the_ledger_takes_the_same_queries_for_any_length(desk, django_assert_num_queries, count):
    event = EventFactory()
    for _row in range(count):
        proposer = InvitationFactory(event=event)
        InvitationFactory(event=event, nominated_by=proposer, status=Status.NOMINATED)
    desk.get(f"{LEDGER}?event={event.pk}")

    with django_assert_num_queries(8):
        desk.get(f"{LEDGER}?event={event.pk}")


def test_the_ledger_tells_what_became_of_each_invitation(desk, deliver):
    event = EventFactory()
    [ana] = services.invite(event=event, people=[Invitee("ana@x.example", "Ana")], nominations_allowed=1)
    deliver()
    services.note_opened(invitation=ana)
    services.decline_invitation(invitation=ana)
    services.nominate(invitation=ana, name="Ben", email="ben@x.example", language="en")

    page = desk.get(f"{LEDGER}?event={event.pk}")

    second, first = (
        words_of(row) for row in re.findall(r"<tr>(?:(?!</tr>).)*@x\.example.*?</tr>", page.text, re.DOTALL)
    )
    assert re.fullmatch(r"ana@x\.example Ana .+ Sent .+ Will not come .+ 0", first)
    assert re.fullmatch(r"ben@x\.example Ben .+ – - Nominated, to be approved - Ana 0", second)
    assert desk.get(change_url(ana)).status_code == 200
    assert desk.get(reverse("admin:events_invitation_add")).status_code == 403


def test_reminding_says_how_many_hear_and_how_many_do_not(desk):
    silent = InvitationFactory()
    answered = InvitationFactory(event=silent.event, status=Status.ACCEPTED)

    first = act(desk, LEDGER, "remind", silent, answered)
    second = act(desk, LEDGER, "remind", silent)

    assert "1 mail is on its way." in visible(first)
    assert "1 chosen row stays as it was." in visible(first)
    assert "Nothing of what you chose can be changed in this way." in visible(second)
    assert kinds(silent.email) == ["events.invitation_reminder"]


def test_nominations_are_approved_and_refused_in_the_ledger(desk):
    proposer = InvitationFactory(nominations_allowed=2)
    ben, zoe = InvitationFactory.create_batch(2, event=proposer.event, nominated_by=proposer, status=Status.NOMINATED)

    approved = act(desk, LEDGER, "approve", ben, proposer)
    act(desk, LEDGER, "refuse", zoe)

    assert "1 nomination decided." in visible(approved)
    assert "1 chosen row stays as it was." in visible(approved)
    assert [row.status for row in Invitation.objects.order_by("pk")] == [Status.OPEN, Status.OPEN, Status.REFUSED]
    assert (kinds(ben.email), kinds(zoe.email)) == (["events.invitation"], [])


def test_adding_a_nominated_person_by_hand_decides_on_the_nomination(desk):
    nomination = InvitationFactory(status=Status.REFUSED)
    data = {
        "event": nomination.event.pk,
        "name": "Ben",
        "email": nomination.email,
        "language": "en",
        "listening_language": "en",
    }

    desk.post(reverse("admin:events_registration_add"), data)

    nomination.refresh_from_db()
    assert nomination.status == Status.ACCEPTED
    assert nomination.registration.status == "confirmed"


def test_the_ledger_is_downloaded_as_a_table(desk):
    proposer = InvitationFactory(email="ana@x.example", name="=Ana", status=Status.ACCEPTED)
    InvitationFactory(event=proposer.event, email="ben@x.example", name="Ben", nominated_by=proposer, language="fr")

    answer = act(desk, LEDGER, "export", *Invitation.objects.all())

    header, *rows = csv.reader(answer.getvalue().decode("utf-8-sig").splitlines())
    event = str(proposer.event)
    assert header == [
        "Email",
        "Full name",
        "Event",
        "Mail",
        "Page opened",
        "Answer",
        "Answered",
        "Nominated by",
        "Reminders",
        "Language of the mail",
    ]
    assert rows == [
        ["ben@x.example", "Ben", event, "–", "", "Not answered", "", "'=Ana", "0", "French"],
        ["ana@x.example", "'=Ana", event, "–", "", "Accepted", "", "", "0", "English"],
    ]


def test_whoever_only_looks_can_neither_remind_nor_decide():
    looker = MemberFactory(is_staff=True)
    looker.user_permissions.add(facilitator_group().permissions.get(codename="view_invitation"))
    browser = Client()
    browser.force_login(looker)
    nomination = InvitationFactory(status=Status.NOMINATED)

    act(browser, LEDGER, "approve", nomination)

    nomination.refresh_from_db()
    assert browser.get(LEDGER).status_code == 200
    assert nomination.status == Status.NOMINATED


def test_the_form_shows_how_an_address_is_written(desk):
    event = EventFactory()

    page = desk.get(reverse("admin:events_event_invite", args=[event.pk])).text

    assert "or Name &lt;email&gt;." in page
