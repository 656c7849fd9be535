"""Whether mail can go out at all: a broken channel pauses for everybody and spends nobody's attempt."""

import logging
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from hub.outbox.models import Channel

logger = logging.getLogger(__name__)

# How long to wait after the first, second, … failure in a row to open the channel.
PAUSES = [timedelta(seconds=s) for s in (10, 30, 60, 120, 300)]


def is_closed(alias: str) -> bool:
    """Whether the channel is paused now or held by a facilitator."""
    row = Channel.objects.filter(alias=alias).first()
    if row is None:
        return False
    return row.is_held or (row.paused_until is not None and row.paused_until > timezone.now())


@transaction.atomic
def pause(alias: str, reason: Exception | str) -> None:
    """Close the channel for a while and raise the alarm once, when it closes for the first time."""
    now = timezone.now()
    Channel.objects.get_or_create(alias=alias)
    row = Channel.objects.select_for_update().get(alias=alias)
    if row.paused_until and row.paused_until > now:
        return
    row.paused_until = now + PAUSES[min(row.failures, len(PAUSES) - 1)]
    row.failures += 1
    row.reason = f"{type(reason).__name__}: {reason}" if isinstance(reason, Exception) else reason
    if row.paused_since is None:
        row.paused_since = now
        logger.error("Mail channel %s is paused: %s", alias, row.reason)
    row.save()


def note_success(alias: str) -> None:
    """Remember that the channel works again."""
    reopened = Channel.objects.filter(alias=alias, failures__gt=0).update(
        failures=0, paused_until=None, paused_since=None, reason=""
    )
    if reopened:
        logger.warning("Mail channel %s is open again", alias)
