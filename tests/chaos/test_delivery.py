"""Mail arrives, whatever dies: workers, the broker, the line to the mail server."""

import asyncio
import signal
import socket
import statistics
import threading
import time
import uuid
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session
from django.core.mail import mailers
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from events.models import Registration
from hub.embedded import valkey
from hub.outbox import deliver as delivery
from hub.outbox.deliver import deliver_batch
from hub.outbox.models import Channel, Content, Message
from hub.outbox.services import enqueue
from tests.chaos.threads import at_once
from tests.chaos.visitor import Visitor
from tests.conftest import Sink
from tests.e2e.live import LiveHub, free_port, wait_for
from tests.factories import PASSWORD, EventFactory, MemberFactory

pytestmark = pytest.mark.xdist_group("chaos")
State = Message.State
KIND = "members.account"


def queue(*addresses: str) -> list[Message]:
    """Put a finished mail to each address into the queue."""
    for address in addresses:
        content = Content(subject=f"For {address}", text="Hello", html="<p>Hello</p>")
        enqueue(kind=KIND, dedupe_key=f"test:{address}", recipient=address, language="en", content=content)
    return list(Message.objects.filter(recipient__in=addresses).order_by("pk"))


def make_due() -> None:
    """Let the time pass that messages wait for."""
    Message.objects.filter(state=State.QUEUED).update(not_before=timezone.now())


def expire_leases() -> None:
    """Let the time pass after which a silent worker counts as dead."""
    Message.objects.filter(state=State.SENDING).update(lease_until=timezone.now() - timedelta(seconds=1))


def reopen_channel() -> None:
    """Let the time pass that a channel is paused for."""
    Channel.objects.update(paused_until=timezone.now() - timedelta(seconds=1))


# ── Real processes ───────────────────────────────────────────────────────────────────────────
class SlowSink(Sink):
    """A mail server that takes its time, so that a worker can be killed while it sends."""

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        await asyncio.sleep(0.03)
        return await super().handle_DATA(server, session, envelope)


@pytest.fixture
def slow_sink() -> Iterator[tuple[SlowSink, str]]:
    """A slow mail server and its MAIL_URL."""
    handler, port = SlowSink(), free_port()
    controller = Controller(handler, hostname="127.0.0.1", port=port)
    controller.start()
    yield handler, f"smtp://127.0.0.1:{port}"
    controller.stop()


def test_all_mail_arrives_though_the_workers_are_killed_and_the_broker_forgets(
    hub: LiveHub, slow_sink: tuple[SlowSink, str]
) -> None:
    sink, mail_url = slow_sink
    with transaction.atomic():
        messages = queue(*(f"person{n}@union.example" for n in range(500)))
    hub.start("beat", MAIL_URL=mail_url)
    hub.start("worker", MAIL_URL=mail_url)
    # Not at the end of a batch: what the killed processes had claimed must wait until their lease runs out.
    wait_for(lambda: len(sink.mails) >= 120, seconds=60, what="the first mails")

    hub.kill("worker")
    hub.flush_broker()
    left_claimed = Message.objects.filter(state=State.SENDING).count()
    hub.start("worker", MAIL_URL=mail_url)

    sent = Message.objects.filter(state=State.SENT)
    wait_for(lambda: sent.count() == len(messages), seconds=90, what="all mail", every=0.5)
    copies = Counter(mail["Message-ID"] for mail in sink.mails)
    assert left_claimed > 0
    assert set(copies) == {message.message_id for message in messages}
    # One of each of the two processes of the worker may have been between the server's answer and its record.
    assert sum(copies.values()) - len(messages) <= 2
    assert set(sink.recipients) == {message.recipient for message in messages}


def register_at(hub: LiveHub, slug: str) -> float:
    """Register a new member over HTTP and return how long the answer took, in seconds."""
    member = MemberFactory()
    browser = Client()
    browser.force_login(member)
    visitor = Visitor(hub.url, browser.cookies["sessionid"].value)
    visitor.get(f"/en/events/{slug}/register/")
    before = time.monotonic()
    status, location = visitor.post(f"/en/events/{slug}/register/", listening_language="en", consent="on")
    elapsed = time.monotonic() - before
    registration = Registration.objects.get(member=member)
    assert (status, location) == (302, f"/en/registrations/{registration.uuid}/")
    assert Message.objects.filter(recipient=member.email, kind="events.confirmed", state=State.QUEUED).count() == 1
    return elapsed


def test_a_frozen_broker_delays_no_registration_and_no_sign_in(hub: LiveHub, tmp_path: Path, settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
    member = MemberFactory(password=PASSWORD)
    event = EventFactory()
    broker = valkey.start(tmp_path, durable=False)
    try:
        hub.start("web", REDIS_URL=broker.url)
        lively = [register_at(hub, event.slug) for _ in range(8)]

        broker.process.send_signal(signal.SIGSTOP)
        frozen = [register_at(hub, event.slug) for _ in range(8)]
        visitor = Visitor(hub.url)
        visitor.get("/en/account/login/")
        before = time.monotonic()
        answer = visitor.post("/en/account/login/", login=member.email, password=PASSWORD)
        sign_in = time.monotonic() - before
    finally:
        broker.process.send_signal(signal.SIGCONT)
        broker.stop()

    assert answer == (302, "/en/")
    assert max(frozen) < statistics.median(lively) + 1
    assert sign_in < 5


# ── Faults of the mail server ────────────────────────────────────────────────────────────────
def test_a_refused_address_fails_alone(deliver: Callable[[], Sink], sink: Sink) -> None:
    first, refused, last = queue("first@union.example", "gone@union.example", "last@union.example")
    sink.answers["gone@union.example"] = "550 No such user"

    deliver()

    refused.refresh_from_db()
    assert sink.recipients == [first.recipient, last.recipient]
    assert (refused.state, refused.attempts, refused.last_code) == (State.FAILED, 1, 550)
    assert "No such user" in refused.last_error


def test_a_temporary_refusal_is_tried_again_later_and_later(deliver: Callable[[], Sink], sink: Sink) -> None:
    [message] = queue("busy@union.example")
    sink.answers["busy@union.example"] = "451 Try again later"
    waits = []

    for _ in range(3):
        make_due()
        before = timezone.now()
        deliver()
        message.refresh_from_db()
        waits.append((message.not_before - before).total_seconds())
    states = message.state, message.attempts, message.claims, message.last_code
    deliver()
    arrived_early = list(sink.recipients)
    sink.answers.clear()
    make_due()
    deliver()

    message.refresh_from_db()
    assert states == (State.QUEUED, 3, 0, 451)
    # A minute, five, a quarter of an hour, each give or take a fifth.
    assert [48 <= waits[0] <= 73, 240 <= waits[1] <= 361, 720 <= waits[2] <= 1081] == [True, True, True]
    assert arrived_early == []
    assert (message.state, message.attempts) == (State.SENT, 4)
    assert sink.recipients == ["busy@union.example"]


def greeting_421() -> tuple[int, Callable[[], None]]:
    """Run a server that sends everybody away; return its port and how to end it."""
    server = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            try:
                caller, _address = server.accept()
            except OSError:
                return
            with closing(caller):
                caller.sendall(b"421 Too busy\r\n")

    threading.Thread(target=serve, daemon=True).start()

    def end() -> None:
        server.shutdown(socket.SHUT_RDWR)
        server.close()

    return server.getsockname()[1], end


def asking_for_a_password() -> tuple[int, Callable[[], None]]:
    """Run a server that knows nobody; return its port and how to end it."""
    port = free_port()

    def nobody(*_args: object) -> AuthResult:
        return AuthResult(success=False, handled=False)

    controller = Controller(Sink(), hostname="127.0.0.1", port=port, authenticator=nobody, auth_require_tls=False)
    controller.start()
    return port, controller.stop


def nobody_listening() -> tuple[int, Callable[[], None]]:
    """Return a port where connections are refused."""
    return free_port(), lambda: None


@pytest.mark.parametrize("broken", [greeting_421, asking_for_a_password, nobody_listening])
def test_a_broken_line_pauses_all_mail_spends_no_attempt_and_alarms_once(
    broken: Callable[[], tuple[int, Callable[[], None]]],
    deliver: Callable[[], Sink],
    sink: Sink,
    settings: Any,
    caplog: pytest.LogCaptureFixture,
) -> None:
    messages = queue("one@union.example", "two@union.example")
    works = settings.MAILERS
    port, end = broken()
    options = {"host": "127.0.0.1", "port": port, "timeout": 10, "username": "hub", "password": "wrong"}
    settings.MAILERS = {"default": {"OPTIONS": options}}

    first = deliver_batch()
    second = deliver_batch()
    reopen_channel()
    third = deliver_batch()
    end()
    settings.MAILERS = works
    during_the_pause = deliver_batch()
    untouched = list(Message.objects.values_list("state", "attempts", "claims"))
    channel = Channel.objects.get()
    reopen_channel()
    deliver()

    assert [batch.is_paused for batch in (first, second, third, during_the_pause)] == [True] * 4
    assert [first.claimed, second.claimed, during_the_pause.claimed] == [2, 0, 0]
    assert untouched == [(State.QUEUED, 0, 0)] * 2
    assert channel.failures == 2
    assert [record.levelname for record in caplog.records if "is paused" in record.message] == ["ERROR"]
    assert sink.recipients == [message.recipient for message in messages]
    assert Channel.objects.get().failures == 0


def test_a_server_that_closes_in_the_dialogue_pauses_all_mail(deliver: Callable[[], Sink], sink: Sink) -> None:
    messages = queue("one@union.example", "two@union.example")
    sink.answers["*"] = "421 Shutting down"

    batch = deliver_batch()
    states = list(Message.objects.values_list("state", "attempts", "claims"))
    sink.answers.clear()
    reopen_channel()
    deliver()

    assert batch.is_paused
    assert states == [(State.QUEUED, 0, 0)] * 2
    assert sink.recipients == [message.recipient for message in messages]


# ── Workers that die or freeze ───────────────────────────────────────────────────────────────
def test_what_a_dead_worker_left_is_sent_by_another_under_the_same_message_id(deliver: Callable[[], Sink]) -> None:
    [message] = queue("left@union.example")
    delivery.claim(uuid.uuid4())
    early = list(deliver().recipients)
    expire_leases()

    sink = deliver()

    message.refresh_from_db()
    assert early == []
    assert [mail["Message-ID"] for mail in sink.mails] == [message.message_id]
    assert (message.state, message.is_uncertain) == (State.SENT, True)


def wake_late(deliver: Callable[[], Sink]) -> Sink:
    """Let a worker claim a mail and freeze, another one send it, and the first wake up."""
    queue("once@union.example")
    [frozen] = delivery.claim(uuid.uuid4())
    expire_leases()
    sink = deliver()
    backend = mailers["default"]
    delivery._deliver_one(frozen, backend, "default", delivery.Batch())
    backend.close()
    return sink


def test_a_worker_that_wakes_up_late_sends_nothing(deliver: Callable[[], Sink]) -> None:
    sink = wake_late(deliver)

    assert sink.recipients == ["once@union.example"]


def test_without_the_fence_it_would_send_again(deliver: Callable[[], Sink], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delivery, "_renew_lease", lambda _message: True)

    sink = wake_late(deliver)

    assert sink.recipients == ["once@union.example"] * 2
    assert len({mail["Message-ID"] for mail in sink.mails}) == 1


def test_a_mail_that_kills_its_worker_is_parked_and_the_others_are_sent(deliver: Callable[[], Sink]) -> None:
    [deadly] = queue("deadly@union.example")
    for _ in range(delivery.MAX_CLAIMS):
        assert [row.pk for row in delivery.claim(uuid.uuid4())] == [deadly.pk]
        expire_leases()
    queue("behind@union.example")

    sink = deliver()

    deadly.refresh_from_db()
    assert sink.recipients == ["behind@union.example"]
    assert (deadly.state, deadly.last_error) == (State.FAILED, "Claimed five times without an outcome.")


# ── The same mail from many hands ────────────────────────────────────────────────────────────
def test_twenty_presses_at_once_queue_one_mail() -> None:
    def press(_number: int) -> bool:
        return enqueue(kind=KIND, dedupe_key="pressed", recipient="one@union.example", language="en")

    answers = at_once(range(20), press)

    assert sorted(answers) == [False] * 19 + [True]
    assert Message.objects.filter(dedupe_key="pressed").count() == 1


def test_looking_first_would_not_be_enough() -> None:
    meeting_point = threading.Barrier(5)

    def press(_number: int) -> None:
        is_known = Message.objects.filter(dedupe_key="pressed").exists()
        meeting_point.wait(timeout=30)
        if not is_known:
            Message.objects.create(kind=KIND, dedupe_key="pressed", recipient="one@union.example")

    answers = at_once(range(5), press)

    assert sum(isinstance(answer, IntegrityError) for answer in answers) == 4
