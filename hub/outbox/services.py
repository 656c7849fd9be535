"""Putting mail into the queue, and taking it back."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from hub.outbox import hints
from hub.outbox.kinds import kind as registered_kind
from hub.outbox.models import DEFAULT_LIFETIME, Content, Message


def enqueue(
    *,
    kind: str,
    dedupe_key: str,
    recipient: str,
    recipient_name: str = "",
    language: str,
    time_zone: str = "",
    payload: dict[str, Any] | None = None,
    content: Content | None = None,
    not_before: datetime | None = None,
    lifetime: timedelta = DEFAULT_LIFETIME,
    batch: str = "",
) -> bool:
    """Write one mail into the queue, in the caller's transaction; return False if `dedupe_key` is there already.

    The text is made when the mail is due, from the rows that `payload` names, unless `content` gives it. `batch` names
    what is sent together, such as "announcement:12".

    Raises:
        KeyError: if no app registered `kind`.
    """
    due = not_before or timezone.now()
    message = Message(
        kind=kind,
        dedupe_key=dedupe_key,
        recipient=recipient,
        recipient_name=recipient_name,
        language=language,
        time_zone=time_zone,
        payload=payload or {},
        batch=batch,
        not_before=due,
        expires_at=due + lifetime,
    )
    if content is not None:
        message.content = content
    return enqueue_all(messages=[message]) == 1


def enqueue_all(*, messages: Sequence[Message]) -> int:
    """Write unsaved mails into the queue, in the caller's transaction; return how many were not there already.

    It takes as many queries for a thousand mails as for one. After the commit the workers get a hint, which may be
    lost: the sweep finds the rows anyway.

    Raises:
        KeyError: if no app registered the kind of one of them.
    """
    for message in messages:
        registered_kind(message.kind)
        message.expires_at = message.expires_at or message.not_before + DEFAULT_LIFETIME
    # ON CONFLICT DO NOTHING: the second of two simultaneous presses finds the row of the first.
    Message.objects.bulk_create(messages, ignore_conflicts=True)
    written = Message.objects.filter(message_id__in=[message.message_id for message in messages]).count()
    transaction.on_commit(hints.give, robust=True)
    return written


def withdraw(*, dedupe_prefix: str) -> int:
    """Cancel the queued mails whose key starts with `dedupe_prefix`; return how many. What is being sent, is sent."""
    return Message.objects.filter(
        dedupe_key__startswith=dedupe_prefix, state__in=[Message.State.DRAFT, Message.State.QUEUED]
    ).update(state=Message.State.CANCELLED, updated_at=timezone.now())


@transaction.atomic
def resend(*, message: Message) -> Message:
    """Queue a copy of a finished message, with the same text and a Message-ID of its own; return the copy."""
    copies = Message.objects.filter(dedupe_key__startswith=f"{message.dedupe_key}:again:").count()
    copy = Message(
        kind=message.kind,
        dedupe_key=f"{message.dedupe_key}:again:{copies + 1}",
        recipient=message.recipient,
        recipient_name=message.recipient_name,
        language=message.language,
        time_zone=message.time_zone,
        payload=message.payload,
        # A kind with a renderer is rendered afresh: the newest state, never a stale one.
        sealed_content=None if registered_kind(message.kind).render else message.sealed_content,
        subject=message.subject,
        not_before=timezone.now(),
    )
    copy.save()
    transaction.on_commit(hints.give, robust=True)
    return copy
