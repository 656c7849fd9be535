"""The log of mail: everything is there but the personal links."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hub.outbox.channel import is_closed
from hub.outbox.models import Channel, Content, Message
from hub.outbox.services import enqueue
from members.roles import facilitator_group
from tests.acting import act
from tests.factories import MemberFactory

pytestmark = pytest.mark.django_db
LOG = reverse("admin:outbox_message_changelist")
CHANNELS = reverse("admin:outbox_channel_changelist")
TOKEN = "Zk3v9wX0aB_cD-eF1gH2iJ3kL4mN5oP6qR7sT8uV9wX"
State = Message.State


@pytest.fixture
def client(db):
    """A browser in which a facilitator is signed in."""
    person = MemberFactory(name="Fatou Facilitator", is_staff=True)
    person.groups.add(facilitator_group())
    browser = Client()
    browser.force_login(person)
    return browser


def message(state=State.SENT, kind="events.confirmed", **fields):
    link = f"https://hub.example/join/{TOKEN}/"
    # Long lines of a calendar entry are folded, here in the midst of the token.
    folded = f"https://hub.example/join/{TOKEN[:20]}\r\n {TOKEN[20:]}/"
    calendar = f"BEGIN:VCALENDAR\r\nDESCRIPTION:Join: {folded}\r\nEND:VCALENDAR\r\n"
    content = Content(
        subject="You are registered",
        text=f"Join: {link}\nChange: https://hub.example/registration/{TOKEN}/\nhttps://hub.example/en/invitations/{TOKEN}",
        html=f'<p>You are <a href="{link}">registered</a></p>',
        calendar=calendar,
        method="REQUEST",
    )
    enqueue(
        kind=kind,
        dedupe_key=f"test:{Message.objects.count()}",
        recipient="ana@union.example",
        language="es",
        payload={"registration": "00000000-0000-0000-0000-000000000000", "round": 0, "sequence": 0},
        content=content,
    )
    row = Message.objects.latest("pk")
    Message.objects.filter(pk=row.pk).update(state=state, **fields)
    row.refresh_from_db()
    return row


def change_url(row):
    return reverse(f"admin:outbox_{row._meta.model_name}_change", args=[row.pk])


def test_the_pages_answer_and_none_adds(client):
    row = message()
    channel = Channel.objects.create(alias="default")

    for url in (LOG, change_url(row), CHANNELS, change_url(channel)):
        assert client.get(url).status_code == 200, url
    for name in ("message", "channel"):
        assert client.get(reverse(f"admin:outbox_{name}_add")).status_code == 403


@pytest.mark.parametrize("item_count", [1, 3])
def test_the_log_costs_the_same_for_many(client, django_assert_num_queries, item_count):
    for _ in range(item_count):
        message()
    client.get(LOG)

    with django_assert_num_queries(8):
        client.get(LOG)


def test_the_text_is_shown_without_any_personal_link(client):
    page = client.get(change_url(message())).text

    assert page.count("/join/••••/") == 3
    assert "/registration/••••/" in page
    assert "/invitations/••••" in page
    assert "DESCRIPTION:Join" in page
    assert "&lt;p&gt;You are" in page
    assert [part for part in (TOKEN, TOKEN[:20], TOKEN[20:]) if part in page] == []


def test_codes_that_sign_people_in_are_never_shown(admin_client):
    page = admin_client.get(change_url(message(kind="members.account"))).text

    assert "the text carries a code or link that signs its reader in" in page
    assert "BEGIN:VCALENDAR" not in page


def test_the_row_cannot_be_changed_or_deleted(client):
    row = message()

    changed = client.post(change_url(row), {"recipient": "x@y.example", "_save": "1"})
    deleted = client.post(reverse("admin:outbox_message_delete", args=[row.pk]), {"post": "yes"})

    row.refresh_from_db()
    assert (changed.status_code, deleted.status_code, row.recipient) == (403, 403, "ana@union.example")


def test_send_again_queues_a_copy_of_what_is_finished(client):
    sent, waiting = message(), message(State.QUEUED)

    response = act(client, LOG, "send_again", sent, waiting)

    copies = Message.objects.exclude(pk__in=[sent.pk, waiting.pk])
    assert [(copy.state, copy.recipient) for copy in copies] == [(State.QUEUED, "ana@union.example")]
    assert copies.get().message_id != sent.message_id
    assert "1 chosen row stays as it was." in response.text


def test_send_again_from_the_page_of_the_mail(client):
    sent = message()

    client.post(change_url(sent), {"CHANGE_FORM-action": "send_again", "_selected_action": str(sent.pk)})

    assert Message.objects.filter(state=State.QUEUED).count() == 1


def test_send_failed_again_leaves_the_others(client):
    failed, sent = message(State.FAILED), message()

    act(client, LOG, "send_failed_again", failed, sent)

    assert Message.objects.filter(dedupe_key__startswith=f"{failed.dedupe_key}:again").count() == 1
    assert Message.objects.count() == 3


def test_withdraw_takes_back_only_what_waits(client):
    draft, waiting, sending, sent = (message(state) for state in (State.DRAFT, State.QUEUED, State.SENDING, State.SENT))

    act(client, LOG, "withdraw", draft, waiting, sending, sent)

    states = list(Message.objects.order_by("pk").values_list("state", flat=True))
    assert states == [State.CANCELLED, State.CANCELLED, State.SENDING, State.SENT]


def test_search_and_filters(client):
    row = message(State.FAILED)
    message()

    for query in ({"state": "failed"}, {"kind": "events.confirmed", "q": "ana@union", "state": "failed"}):
        assert list(client.get(LOG, query).context["cl"].result_list) == [row]
    assert list(client.get(LOG, {"kind": "events.invitation"}).context["cl"].result_list) == []


def test_a_paused_channel_is_announced_on_the_index_and_above_the_log(client):
    until = timezone.now() + timedelta(minutes=5)
    Channel.objects.create(alias="default", paused_until=until, reason="535 wrong password")

    for url in (reverse("admin:index"), LOG):
        page = client.get(url).text
        assert "Mail is paused until" in page
        assert "535 wrong password" in page


def test_an_open_channel_is_no_news(client):
    Channel.objects.create(alias="default", paused_until=timezone.now() - timedelta(minutes=5))

    assert "channel-closed" not in client.get(LOG).text


def test_all_mail_can_be_held_and_released(client):
    tap = reverse("admin:outbox_channel_tap")

    client.post(tap, {"hold": "1"})
    assert is_closed("default")
    assert "Mail is held" in client.get(reverse("admin:index")).text

    client.post(tap, {"release": "1"})
    assert not is_closed("default")
    assert client.get(tap).status_code == 405


def test_releasing_a_paused_channel_opens_it_at_once(client):
    channel = Channel.objects.create(alias="default", paused_until=timezone.now() + timedelta(minutes=5), failures=2)

    act(client, CHANNELS, "release", channel)

    channel.refresh_from_db()
    assert not is_closed("default")
    assert channel.failures == 2


def test_staff_without_the_right_can_neither_look_nor_hold(member, member_client):
    member.is_staff = True
    member.save()

    assert member_client.get(LOG).status_code == 403
    assert member_client.post(reverse("admin:outbox_channel_tap"), {"hold": "1"}).status_code == 403
    assert not is_closed("default")
