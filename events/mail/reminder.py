"""The reminder before an event, and what other mails say about it."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from events.mail.letters import found, render
from events.models import Event, Registration
from events.reminder_times import due_at, may_remind, spans, still_to_come
from hub.outbox import kinds
from hub.outbox.models import Content, Message


def reminder(registration: Registration, *, minutes: int, until: int, now: datetime) -> Message:
    """Return the reminder that is due `minutes` before the start, to be queued with many others.

    It is worth sending until the next reminder is due, `until` minutes before the start, and never after that.
    """
    event = registration.event
    return Message(
        kind="events.reminder",
        dedupe_key=(f"registration:{registration.uuid}:{registration.round}:reminder{reminder_suffix(event, minutes)}"),
        recipient=registration.email,
        recipient_name=registration.name,
        language=registration.language,
        time_zone=registration.time_zone,
        payload={
            "registration": str(registration.uuid),
            "round": registration.round,
            "minutes": minutes,
            "until": until,
            "day": _day(event),
        },
        not_before=now,
        # The renderer drops it once the event has begun; until then the event may move to a later hour.
        expires_at=due_at(event, 0) + timedelta(days=1),
    )


def reminder_suffix(event: Event, minutes: int) -> str:
    """Return the end of the key against doubles: another day of the event is another reminder, another hour is not."""
    return f":{minutes}:{_day(event)}"


def reminders_ahead(registration: Registration) -> dict[str, Any]:
    """Return what a confirmation says about the reminders to come, for its letter; nothing if there are none."""
    ahead = still_to_come(registration.event, timezone.now())
    if not ahead:
        return {}
    with override(registration.language):
        return {"reminders": spans(ahead)}


def _day(event: Event) -> str:
    return due_at(event, 0).astimezone(event.zone).date().isoformat()


def _render_reminder(message: Message) -> Content | None:
    registration = found(message)
    if registration is None or registration.status != Registration.Status.CONFIRMED:
        return None
    event, now = registration.event, timezone.now()
    if not may_remind(event, now) or _day(event) != message.payload["day"]:
        return None
    due, until = (due_at(event, message.payload[name]) for name in ("minutes", "until"))
    if now < due:
        # Moved to a later hour of the day: its key is taken, so this row has to wait for it.
        raise kinds.NotYet(due)
    if now >= until:
        # Held up until the next reminder took its place.
        return None
    return render("reminder", registration)


kinds.register("events.reminder", _("Reminder"), _render_reminder)
