"""Reminding participants before the start, without anybody's click."""

from datetime import datetime, timedelta
from typing import Any

from django.db import models, transaction
from django.db.models.functions import Cast, Concat
from django.utils import timezone

from events import mail
from events.models import Event, Registration
from events.reminder_times import DAY, due_at, offsets, with_policy
from hub.outbox import services as outbox
from hub.outbox.models import Message

# The earliest reminder that the forms take.
_HORIZON = timedelta(minutes=60 * DAY)


def remind_due(*, now: datetime | None = None) -> int:
    """Queue the reminders that are due at `now`; return how many are new.

    Of several that are due, after a pause of the hub, only the one nearest to the start is sent. Whoever registered
    after it was due has just got all details with the confirmation. Two sweeps at once queue each mail once.
    """
    now = now or timezone.now()
    coming = Event.objects.filter(
        status=Event.Status.PUBLISHED,
        date_status=Event.DateStatus.CONFIRMED,
        starts_at__gt=now,
        starts_at__lte=now + _HORIZON,
    )
    return sum(_remind(event, now) for event in with_policy(coming).order_by("starts_at", "pk"))


@transaction.atomic
def _remind(event: Event, now: datetime) -> int:
    due = [minutes for minutes in offsets(event) if due_at(event, minutes) <= now]
    if not due:
        return 0
    nearest = due[-1]
    closer = [minutes for minutes in offsets(event) if minutes < nearest]
    rows = list(_not_yet_reminded(event, nearest, closer))
    for registration in rows:
        registration.event = event
    until = max(closer, default=0)
    return outbox.enqueue_all(messages=[mail.reminder(row, minutes=nearest, until=until, now=now) for row in rows])


def _not_yet_reminded(event: Event, minutes: int, closer: list[int]) -> models.QuerySet[Registration]:
    """Return who has had a seat since before the reminder was due, and has neither it nor one closer to the start.

    One closer to the start went out before if the event was moved to a later hour of the same day. The sweep comes
    every minute: asking the queue first spares it to write the same thousand rows in vain.
    """
    text = models.CharField()
    key: Any = Concat(
        models.Value("registration:"),
        Cast("uuid", text),
        models.Value(":"),
        Cast("round", text),
        models.Value(":reminder"),
        output_field=text,
    )
    keys = [
        Concat(models.OuterRef("reminder_key"), models.Value(mail.reminder_suffix(event, one)), output_field=text)
        for one in (minutes, *closer)
    ]
    return (
        event.registrations.confirmed()
        .filter(confirmed_at__lt=due_at(event, minutes))
        .annotate(reminder_key=key)
        .exclude(models.Exists(Message.objects.filter(dedupe_key__in=keys)))
        .order_by("pk")
    )
