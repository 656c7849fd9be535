"""Sending: claim due rows with a lease, send one message per call, record each outcome at once.

The lease is renewed just before each message (the fence), so a worker that was frozen and wakes up late sends nothing
that somebody else has taken over meanwhile.
"""

import contextlib
import logging
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.mail import mailers
from django.core.mail.backends.base import BaseEmailBackend
from django.db import DatabaseError, InterfaceError, OperationalError, connection, transaction
from django.db.models import Case, F, Value, When
from django.utils import timezone, translation
from django.utils.translation import gettext_noop

from hub.history.models import Entry
from hub.outbox import channel, suppression
from hub.outbox.kinds import NotYet, category_of
from hub.outbox.kinds import kind as registered_kind
from hub.outbox.mime import build
from hub.outbox.models import Message
from hub.outbox.outcomes import Outcome, Verdict, judge

logger = logging.getLogger(__name__)

BATCH = 50
# Six times the time-out of one SMTP answer: a slow server must not look like a dead worker.
LEASE = timedelta(seconds=60)
# Below Celery's soft limit, so that a batch on a slow line ends by itself and hands back what is left.
TIME_BUDGET = 35
# A row that was claimed this often without any outcome kills its worker: it is parked for a facilitator.
MAX_CLAIMS = 5
# After 250 has come the mail is out: keep trying to write that down for this long if the database is away (seconds).
RECORD_FOR = 60


@dataclass(slots=True)
class Batch:
    """What became of one claim."""

    claimed: int = 0
    sent: int = 0
    failed: int = 0
    retried: int = 0
    is_paused: bool = False

    @property
    def was_full(self) -> bool:
        """Whether more may be waiting."""
        return self.claimed >= BATCH and not self.is_paused


def deliver_batch(alias: str = "default", *, when_full: Callable[[], None] | None = None) -> Batch:
    """Claim and send up to BATCH due messages over one connection of the MAILERS entry `alias`.

    `when_full` is called after a full claim and before the sending, which takes its time: more may be waiting.
    """
    batch = Batch()
    if channel.is_closed(alias):
        batch.is_paused = True
        return batch
    lease_token = uuid.uuid4()
    messages = claim(lease_token)
    batch.claimed = len(messages)
    if not messages:
        return batch
    if batch.was_full and when_full is not None:
        when_full()
    backend = mailers[alias]
    deadline = time.monotonic() + TIME_BUDGET
    try:
        for message in messages:
            if time.monotonic() > deadline:
                break
            if message.claims > MAX_CLAIMS:
                _record(message, Outcome(Verdict.PARKED, None, "Claimed five times without an outcome."))
                batch.failed += 1
            elif not _deliver_one(message, backend, alias, batch):
                batch.is_paused = True
                break
    finally:
        # The server has every message already; how it says goodbye changes nothing.
        with contextlib.suppress(OSError):
            backend.close()
        _hand_back(lease_token)
    return batch


def claim(lease_token: uuid.UUID, now: datetime | None = None) -> list[Message]:
    """Return up to BATCH due rows, marked as ours; rows that somebody else is claiming are passed over."""
    now = now or timezone.now()
    with transaction.atomic():
        rows = list(Message.objects.due(now).select_for_update(skip_locked=True)[:BATCH])
        # Claimed again after a lease ran out: its worker died or froze somewhere near the sending.
        again = [row.pk for row in rows if row.state == Message.State.SENDING]
        for row in rows:
            row.is_uncertain = row.is_uncertain or row.state == Message.State.SENDING
            row.state = Message.State.SENDING
            row.claims += 1
            row.lease_token = lease_token
            row.lease_until = now + LEASE
        Message.objects.filter(pk__in=[row.pk for row in rows]).update(
            state=Message.State.SENDING, claims=F("claims") + 1, lease_token=lease_token, lease_until=now + LEASE
        )
        if again:
            Message.objects.filter(pk__in=again).update(is_uncertain=True)
    return rows


def _deliver_one(message: Message, backend: BaseEmailBackend, alias: str, batch: Batch) -> bool:
    """Send one message and record its outcome; return False if the channel turned out to be broken."""
    now = timezone.now()
    if message.expires_at <= now:
        _record(message, Outcome(Verdict.EXPIRED, None, message.last_error or "Not sent in time."))
        batch.failed += 1
        return True
    if objection := suppression.objection(email=message.recipient, category=category_of(message.kind)):
        _record(message, Outcome(Verdict.OBSOLETE, None, objection))
        return True
    if not _prepare(message, batch):
        return True
    if not _renew_lease(message):
        return True
    try:
        backend.open()
    except Exception as error:  # noqa: BLE001 - whatever keeps the channel from opening is not the message's fault
        channel.pause(alias, error)
        return False
    outcome = judge(lambda: backend.send_messages([build(message)]))
    if outcome.verdict is Verdict.CHANNEL_BROKEN:
        channel.pause(alias, outcome.reason)
        return False
    if outcome.breaks_connection:
        with contextlib.suppress(OSError):
            backend.close()
    if outcome.verdict is Verdict.SENT and not batch.sent:
        channel.note_success(alias)
    _record(message, outcome)
    if outcome.is_bounce:
        _insist(lambda: suppression.note_bounce(email=message.recipient, words=outcome.reason))
    batch.sent += outcome.verdict is Verdict.SENT
    batch.failed += outcome.verdict is Verdict.REFUSED
    batch.retried += outcome.verdict is Verdict.TRY_AGAIN
    return True


def _prepare(message: Message, batch: Batch) -> bool:
    """Render the text from the newest state; return False if there is nothing to send now.

    A mail that is tried again keeps its very bytes as long as they are true: a repeat must be recognised as one.
    """
    render = registered_kind(message.kind).render
    if render is None and message.sealed_content is not None:
        return True
    try:
        with translation.override(message.language):
            content = render(message) if render else None
    except (DatabaseError, InterfaceError):
        raise
    except NotYet as later:
        _record(message, Outcome(Verdict.DEFERRED, None, str(later), not_before=later.not_before))
        return False
    except Exception as error:
        logger.exception("Message %s of kind %s cannot be rendered", message.pk, message.kind)
        _record(message, Outcome(Verdict.PARKED, None, f"{type(error).__name__}: {error}"))
        batch.failed += 1
        return False
    if content is None:
        _record(message, Outcome(Verdict.OBSOLETE, None, "No longer applies."))
        return False
    if message.content is None or not message.content.says_the_same_as(content):
        message.content = content
    return True


def _renew_lease(message: Message) -> bool:
    """Keep the row for another LEASE, with its text; False if it is no longer ours."""
    now = timezone.now()
    message.lease_until = now + LEASE
    mine = Message.objects.filter(
        pk=message.pk, lease_token=message.lease_token, lease_until__gt=now, state=Message.State.SENDING
    )
    return bool(
        mine.update(lease_until=message.lease_until, subject=message.subject, sealed_content=message.sealed_content)
    )


# What the history of a mail says about an attempt that did not succeed.
_NOTES = {
    Verdict.TRY_AGAIN: gettext_noop("Not taken for now, is tried again: %(answer)s"),
    Verdict.REFUSED: gettext_noop("Refused for good: %(answer)s"),
    Verdict.EXPIRED: gettext_noop("Given up, for it came too late: %(answer)s"),
    Verdict.OBSOLETE: gettext_noop("Not sent, for it no longer applies: %(answer)s"),
    Verdict.PARKED: gettext_noop("Could not be tried: %(answer)s"),
}


def _record(message: Message, outcome: Outcome) -> None:
    """Write down what became of a message, whatever it takes: forgetting a sent mail would send it twice."""
    now = timezone.now()
    fields = outcome.changes(message, now) | {"lease_token": None, "lease_until": None, "claims": 0, "updated_at": now}
    if fields["state"] == Message.State.QUEUED:
        # What was paused or withdrawn during the dialogue stays so; nobody else takes a row out of our hands.
        kept = (When(state=state, then=Value(state)) for state in (Message.State.DRAFT, Message.State.CANCELLED))
        fields["state"] = Case(*kept, default=Value(Message.State.QUEUED))

    def write() -> None:
        # What went well stands in the row; of the rest each attempt is kept, since the row knows the last one only.
        note = _NOTES.get(outcome.verdict)
        if note is None:
            update()
            return
        with transaction.atomic():
            update()
            Entry.objects.note(message, note, answer=f"{outcome.code or ''} {outcome.reason}".strip())

    def update() -> None:
        mine = Message.objects.filter(pk=message.pk, lease_token=message.lease_token)
        if not mine.update(**fields):
            # The lease ran out during the dialogue; that the mail went out is true all the same.
            logger.warning("Message %s was taken over while it was being sent", message.pk)
            if outcome.verdict is Verdict.SENT:
                Message.objects.filter(pk=message.pk).update(**fields | {"is_uncertain": True})

    _insist(write)


def _insist(write: Callable[[], object]) -> None:
    give_up = time.monotonic() + RECORD_FOR
    while True:
        try:
            write()
        except (OperationalError, InterfaceError):
            if time.monotonic() > give_up:
                raise
            connection.close()
            time.sleep(0.5)
        else:
            return


def _hand_back(lease_token: uuid.UUID) -> None:
    """Return claimed rows that were not reached, so that nobody waits for the lease to run out."""
    unreached = Message.objects.filter(lease_token=lease_token)
    freed = {"lease_token": None, "lease_until": None, "claims": 0}
    _insist(lambda: unreached.filter(state=Message.State.SENDING).update(state=Message.State.QUEUED, **freed))
    # Paused or withdrawn meanwhile, and passed over by the fence.
    _insist(lambda: unreached.exclude(state=Message.State.SENDING).update(**freed))
