"""What all tests share. Real PostgreSQL, real broker, a real SMTP conversation; no mocks."""

import socket
from collections.abc import Callable, Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default as default_policy
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.utils import translation
from whitenoise.middleware import WhiteNoiseMiddleware

from hub.outbox.deliver import deliver_batch
from hub.search import rings
from members.models import Member
from tests import databases
from tests.factories import MemberFactory


class Sink:
    """An SMTP server that keeps what it gets. `answers` says what it replies to an address or at DATA."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []
        self.recipients: list[str] = []
        # An address, or "*" for all, to the reply at RCPT; "DATA" to the reply after the text.
        self.answers: dict[str, str] = {}

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, rcpt_options: list[str]
    ) -> str:
        if answer := self.answers.get(address) or self.answers.get("*"):
            return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        if answer := self.answers.get("DATA"):
            return answer
        content = envelope.content
        raw = content if isinstance(content, bytes) else (content or "").encode()
        self.mails.append(message_from_bytes(raw, policy=default_policy))  # type: ignore[arg-type]
        self.recipients += envelope.rcpt_tos
        return "250 OK"

    def to(self, address: str) -> list[EmailMessage]:
        """Return the mails to an address, in the order of arrival."""
        return [mail for mail in self.mails if mail["To"] == address]


def part(mail: EmailMessage, content_type: str) -> str:
    """Return the decoded text of the first part of that type."""
    found = next(p for p in mail.walk() if p.get_content_type() == content_type)
    payload = found.get_payload(decode=True)
    assert isinstance(payload, bytes)
    return payload.decode()


@pytest.fixture
def sink(settings: Any) -> Iterator[Sink]:
    """An SMTP server that the hub's mail goes to."""
    handler = Sink()
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    controller = Controller(handler, hostname="127.0.0.1", port=port)
    controller.start()
    settings.MAILERS = {"default": {"OPTIONS": {"host": "127.0.0.1", "port": port, "timeout": 10}}}
    yield handler
    controller.stop()


@pytest.fixture
def deliver(sink: Sink) -> Callable[[], Sink]:
    """Send all mail that is due to the sink, as a worker would."""

    def run() -> Sink:
        while deliver_batch().was_full:
            pass
        return sink

    return run


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """Make the tests' database as a copy of the migrated one."""
    connection.settings_dict["TEST"]["TEMPLATE"] = databases.migrated()


@pytest.fixture(scope="session", autouse=True)
def static_files_known() -> Iterator[None]:
    """Let every client after the first take over what that one found in the folder of the static files.

    WhiteNoise looks at all of them when a client sends its first request, which takes longer than the answer.
    """
    found: dict[tuple[str, str], dict[str, Any]] = {}
    look = WhiteNoiseMiddleware.update_files_dictionary

    def look_once(middleware: WhiteNoiseMiddleware, root: str, prefix: str) -> None:
        if (root, prefix) not in found:
            others, middleware.files = middleware.files, {}
            look(middleware, root, prefix)
            found[root, prefix], middleware.files = middleware.files, others
        middleware.files.update(found[root, prefix])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(WhiteNoiseMiddleware, "update_files_dictionary", look_once)
        yield


@pytest.fixture(autouse=True)
def quick_and_clean(settings: Any) -> None:
    """Cheap password hashes, English as the language, and nothing left in the cache from the test before."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    cache.clear()
    rings.forget()
    # A request for a French page leaves its language with the thread.
    translation.activate("en")


@pytest.fixture
def member(db: None) -> Member:
    """An approved member in Nairobi who reads English."""
    return MemberFactory(name="Grace Wanjiku", email="grace@labour.example")


@pytest.fixture
def member_client(member: Member) -> Client:
    """A browser in which `member` is signed in."""
    client = Client()
    client.force_login(member)
    return client
