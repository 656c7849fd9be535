"""What was sent together: how its mails fare, and how to pause, resume, repeat and withdraw them."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db import models, transaction
from django.db.models.functions import Greatest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.outbox import hints, suppression
from hub.outbox.models import DEFAULT_LIFETIME, Message, MessageQuerySet

State = Message.State

_PERMANENT = 500
# RFC 3463, 3.8: refused by the server's policy, which tells of the sender and may change.
_POLICY = "5.7."


@dataclass(frozen=True, slots=True)
class Progress:
    """How many mails of a batch are in which state. `deferred` of the waiting ones were refused for a while."""

    by_state: dict[str, int]
    deferred: int = 0

    def _count(self, *states: State) -> int:
        return sum(self.by_state.get(state, 0) for state in states)

    @property
    def total(self) -> int:
        """All mails."""
        return sum(self.by_state.values())

    @property
    def done(self) -> int:
        """Those about which nothing more is to come."""
        return self._count(State.SENT, State.FAILED, State.CANCELLED)

    @property
    def unfinished(self) -> int:
        """Those that a worker sends or will send."""
        return self._count(State.QUEUED, State.SENDING)

    @property
    def paused(self) -> int:
        """Those that wait for a facilitator."""
        return self._count(State.DRAFT)

    @property
    def sent(self) -> int:
        """Those that a mail server has accepted."""
        return self._count(State.SENT)

    @property
    def failed(self) -> int:
        """Those that were given up."""
        return self._count(State.FAILED)

    @property
    def lines(self) -> list[tuple[str, str, int]]:
        """State, its name beside a bar of progress, and the count; states without mails are left out."""
        named = [(state.value, _LABELS[state], self.by_state.get(state, 0)) for state in _LABELS]
        return [(state, str(label), count) for state, label, count in named if count]


_LABELS = {
    State.SENT: _("Sent"),
    State.SENDING: _("Being sent"),
    State.QUEUED: _("Waiting"),
    State.DRAFT: _("Paused"),
    State.FAILED: _("Failed"),
    State.CANCELLED: _("Withdrawn"),
}


def progress(*, batch: str) -> Progress:
    """Return how the mails of `batch` fare, in one query."""
    is_deferred = models.Q(state__in=[State.QUEUED, State.DRAFT], attempts__gt=0)
    rows = (
        _of(batch)
        .order_by()
        .values("state")
        .annotate(n=models.Count("pk"), deferred=models.Count("pk", filter=is_deferred))
        .values_list("state", "n", "deferred")
    )
    found = list(rows)
    return Progress({state: n for state, n, _deferred in found}, sum(deferred for _state, _n, deferred in found))


def troubled(*, batch: str) -> MessageQuerySet:
    """Return the mails of `batch` that a server has refused: given up, or waiting to be tried again."""
    refused = models.Q(state=State.FAILED) | models.Q(state=State.QUEUED, attempts__gt=0)
    return _of(batch).filter(refused).defer("sealed_content").order_by("state", "recipient", "pk")


def is_worth_a_try(message: Message) -> bool:
    """Whether sending a refused mail once more may help, without anybody correcting its address first."""
    if message.state != State.FAILED:
        return True
    if message.last_code and message.last_code >= _PERMANENT:
        return message.last_error.startswith(_POLICY)
    # Given up for its age; what cannot even be made into a mail was given up before.
    return message.expires_at <= message.updated_at


@transaction.atomic
def pause(*, batch: str) -> int:
    """Let nothing more of `batch` go out, not even what a worker has in its hands; return how many mails wait now.

    A mail whose dialogue with the server has begun is sent. The others keep the worker's lease: its fence stops at
    them, and whoever resumes knows that it may still come to them.
    """
    return (
        _of(batch).filter(state__in=[State.QUEUED, State.SENDING]).update(state=State.DRAFT, updated_at=timezone.now())
    )


@transaction.atomic
def resume(*, batch: str) -> int:
    """Send the paused mails of `batch` after all; return how many. Their lifetime begins anew."""
    paused = _of(batch).filter(state=State.DRAFT)
    # What a worker still holds, it sends itself, or another one does when the lease is over.
    held = paused.filter(lease_token__isnull=False).update(state=State.SENDING, **_fresh())
    queued = paused.update(state=State.QUEUED, **_fresh())
    transaction.on_commit(hints.give, robust=True)
    return held + queued


@transaction.atomic
def withdraw_rest(*, batch: str) -> int:
    """Take back what has not been sent of `batch`; return how many. What is being sent, is sent."""
    return (
        _of(batch)
        .filter(state__in=[State.DRAFT, State.QUEUED, State.SENDING])
        .update(state=State.CANCELLED, updated_at=timezone.now())
    )


@transaction.atomic
def retry(*, batch: str, chosen: Collection[int]) -> int:
    """Send the `chosen` ones among the refused mails of `batch` once more, now; return how many.

    Their addresses are believed in again, where a server had refused one for good.
    """
    rows = list(troubled(batch=batch).filter(pk__in=chosen).select_for_update())
    suppression.forget_bounces(emails=[row.recipient for row in rows if row.state == State.FAILED])
    now = timezone.now()
    Message.objects.filter(pk__in=[row.pk for row in rows]).update(
        state=State.QUEUED, not_before=now, claims=0, **_fresh()
    )
    transaction.on_commit(hints.give, robust=True)
    return len(rows)


def _of(batch: str) -> MessageQuerySet:
    return Message.objects.filter(batch=batch)


def _fresh() -> dict[str, Any]:
    now = timezone.now()
    return {"expires_at": Greatest("expires_at", models.Value(now + DEFAULT_LIFETIME)), "updated_at": now}
