"""Unsubscribing: by a page, by the button of a mail program, and what is not sent from then on."""

import re
from email.message import EmailMessage
from email.policy import SMTP
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from events import mail
from hub.logs import mask_personal_links
from hub.outbox.mime import build
from hub.outbox.models import Message, Suppression
from hub.outbox.suppression import Subscription, read_token
from members.roles import facilitator_group
from tests.conftest import part
from tests.factories import InvitationFactory, MemberFactory, RegistrationFactory

pytestmark = pytest.mark.django_db
State = Message.State
ONE_CLICK = {"List-Unsubscribe": "One-Click"}
ADDRESS = "ana@ministry.example"


def path_of(language="en", email=ADDRESS):
    return f"/unsubscribe/{Subscription(email, 'invitations', language).token}/"


def suppressions():
    return list(Suppression.objects.values_list("email", "category", "reason"))


def invite(email=ADDRESS, **fields):
    """Queue an invitation; return its row in the queue."""
    mail.invitation(InvitationFactory(email=email, **fields))
    return Message.objects.latest("pk")


def unsubscribe_path(sent: EmailMessage) -> str:
    return sent["List-Unsubscribe"].removeprefix("<http://testserver").removesuffix(">")


# ── The mail ─────────────────────────────────────────────────────────────────────────────────


def test_an_invitation_can_be_unsubscribed_by_header_text_and_html(deliver):
    invite(language="fr")

    sent = deliver().to(ADDRESS)[0]

    text_link = re.search(r"http://testserver(/unsubscribe/\S+)", part(sent, "text/plain"))[1]
    html_link = re.search(r'http://testserver(/unsubscribe/[^"]+)"', unescape(part(sent, "text/html")))[1]
    meant = [read_token(path.split("/")[2]) for path in (unsubscribe_path(sent), text_link, html_link)]
    assert meant == [Subscription(ADDRESS, "invitations", "fr")] * 3
    assert sent["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_the_header_stays_in_one_line_as_mail_programs_need_it(deliver):
    row = invite()
    deliver()
    row.refresh_from_db()

    raw = build(row).message(policy=SMTP).as_bytes()

    assert re.search(rb"^List-Unsubscribe: <http://testserver/unsubscribe/[\w=-]{100,}/>\r$", raw, re.MULTILINE)


def test_mail_about_ones_own_registration_cannot_be_unsubscribed(deliver):
    registration = RegistrationFactory()
    mail.confirmed(registration)

    sent = deliver().to(registration.email)[0]

    assert sent["List-Unsubscribe"] is None
    assert "/unsubscribe/" not in part(sent, "text/plain") + part(sent, "text/html")


# ── The token ────────────────────────────────────────────────────────────────────────────────


def test_the_token_shows_no_address_and_leaves_no_row():
    path = path_of()

    assert "ana" not in path
    assert suppressions() == []
    assert mask_personal_links(path) == "/unsubscribe/••••/"


@pytest.mark.parametrize("token", ["nonsense", "gAAAAABm", "é"])
def test_a_forged_token_is_not_found_by_any_method(client, token):
    genuine = path_of().split("/")[2]
    changed = genuine[:30] + ("A" if genuine[30] != "A" else "B") + genuine[31:]

    answers = [
        ask(f"/unsubscribe/{forged}/", ONE_CLICK).status_code
        for forged in (token, changed)
        for ask in (client.get, client.post)
    ]

    assert answers == [404] * 4
    assert suppressions() == []


# ── The page ─────────────────────────────────────────────────────────────────────────────────


def test_looking_at_the_page_changes_nothing(client):
    path = path_of("es")

    first, second = client.get(path), client.get(path)

    assert (first.status_code, second.status_code) == (200, 200)
    assert '<html lang="es"' in first.text
    assert ADDRESS not in first.text
    assert suppressions() == []


def test_the_button_unsubscribes_and_can_be_undone():
    browser = Client(enforce_csrf_checks=True)
    path = path_of()
    browser.get(path)
    token = browser.cookies["csrftoken"].value

    pressed = browser.post(path, {"csrfmiddlewaretoken": token})
    again = browser.post(path, {"csrfmiddlewaretoken": token})
    page = browser.get(path)

    assert (pressed.status_code, pressed["Location"], again.status_code) == (302, path, 302)
    assert suppressions() == [(ADDRESS, "invitations", "unsubscribed")]
    assert 'name="undo"' in page.text

    browser.post(path, {"csrfmiddlewaretoken": token, "undo": "1"})

    assert suppressions() == []
    assert 'name="undo"' not in browser.get(path).text


def test_the_button_needs_the_page_that_it_stands_on():
    browser = Client(enforce_csrf_checks=True)

    assert browser.post(path_of()).status_code == 403
    assert suppressions() == []


def test_a_mail_program_unsubscribes_with_one_post_and_no_cookie():
    program = Client(enforce_csrf_checks=True)

    answers = [program.post(path_of(), ONE_CLICK) for _press in range(2)]

    assert [(answer.status_code, answer.cookies.output()) for answer in answers] == [(200, "")] * 2
    assert suppressions() == [(ADDRESS, "invitations", "unsubscribed")]


def test_another_method_is_refused(client):
    assert client.put(path_of()).status_code == 405


# ── Sending ──────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("category", ["invitations", ""])
def test_a_suppression_made_after_the_queueing_counts(deliver, category):
    row = invite()
    Suppression.objects.create(email=ADDRESS.upper(), category=category, reason="unsubscribed")

    sink = deliver()

    row.refresh_from_db()
    assert sink.mails == []
    assert (row.state, row.last_error) == (State.CANCELLED, "Unsubscribed.")


def test_a_suppression_of_another_category_does_not_count(deliver):
    invite()
    Suppression.objects.create(email=ADDRESS, category="digests", reason="unsubscribed")

    assert len(deliver().to(ADDRESS)) == 1


def test_an_address_refused_for_good_gets_no_more_invitations_but_its_own_mail(deliver, sink):
    sink.answers[ADDRESS] = "550 5.1.1 No such mailbox"
    refused = invite()
    deliver()
    later = invite()
    registration = RegistrationFactory(email=ADDRESS)
    mail.confirmed(registration)
    own = Message.objects.latest("pk")

    deliver()

    bounce = Suppression.objects.get()
    for row in (refused, later, own):
        row.refresh_from_db()
    assert (bounce.email, bounce.category, bounce.reason) == (ADDRESS, "", "bounced")
    assert bounce.detail == "5.1.1 No such mailbox"
    assert [row.state for row in (refused, later, own)] == [State.FAILED, State.CANCELLED, State.FAILED]
    assert later.last_error == "The address bounced."
    assert own.last_code == 550


@pytest.mark.parametrize("answer", ["450 4.2.1 Try later", "550 5.7.1 Relaying denied"])
def test_a_refusal_that_says_nothing_of_the_address_is_no_bounce(deliver, sink, answer):
    sink.answers["*"] = answer
    invite()

    deliver()

    assert suppressions() == []


def test_a_text_refused_for_good_is_no_bounce(deliver, sink):
    sink.answers["DATA"] = "554 5.6.0 I do not like this text"
    invite()

    deliver()

    assert suppressions() == []


# ── The administration ───────────────────────────────────────────────────────────────────────


def test_facilitators_look_at_suppressed_addresses_and_may_let_them_be_written_to_again(client):
    person = MemberFactory(is_staff=True)
    person.groups.add(facilitator_group())
    client.force_login(person)
    row = Suppression.objects.create(email=ADDRESS, reason="bounced", detail="5.1.1 No such mailbox")
    change = reverse("admin:outbox_suppression_change", args=[row.pk])

    listed = client.get(reverse("admin:outbox_suppression_changelist"))
    client.post(change, {"email": "other@ministry.example"})
    added = client.get(reverse("admin:outbox_suppression_add"))

    assert "5.1.1 No such mailbox" in listed.text
    assert added.status_code == 403
    assert suppressions() == [(ADDRESS, "", "bounced")]

    client.post(reverse("admin:outbox_suppression_delete", args=[row.pk]), {"post": "yes"})

    assert suppressions() == []
