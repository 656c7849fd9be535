"""What the hub writes to participants about changes of an event."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext_lazy as _

from events import ical
from events.mail.letters import enqueue, found, render
from events.models import Event, Registration
from hub.outbox import kinds
from hub.outbox.models import Content, Message

Status = Registration.Status


def event_changed(registration: Registration) -> None:
    """Send the new time or meeting link as an update of the calendar entry."""
    enqueue("event_changed", registration, suffix=f":{registration.event.ical_sequence}")


def event_postponed(registration: Registration) -> None:
    """Tell a participant that the date is off."""
    enqueue("event_postponed", registration, suffix=f":{registration.event.ical_sequence}")


def event_cancelled(registration: Registration) -> None:
    """Tell a participant that the event is off."""
    enqueue("event_cancelled", registration, suffix=f":{registration.event.ical_sequence}")


def render_invitation_with_seat(
    kind: str, message: Message, more: Callable[[Registration], dict[str, Any]] | None = None
) -> Content | None:
    """Return a mail to somebody with a seat, with the calendar entry; None if the seat or the state is gone.

    `more` gives what else its letter says to this person.
    """
    registration = found(message)
    if registration is None or registration.status != Status.CONFIRMED or not registration.event.is_happening:
        return None
    if kind == "event_changed" and registration.event.ical_sequence != message.payload["sequence"]:
        return None
    return render(kind, registration, method=ical.REQUEST, **more(registration) if more else {})


def _render_event_off(kind: str, status: str, message: Message) -> Content | None:
    registration = found(message)
    if registration is None or not registration.is_live or registration.event.status != status:
        return None
    if registration.event.ical_sequence != message.payload["sequence"]:
        return None
    had_seat = registration.status == Status.CONFIRMED
    return render(kind, registration, method=ical.CANCEL if had_seat else "", had_seat=had_seat)


kinds.register(
    "events.event_changed",
    _("The event has changed"),
    lambda message: render_invitation_with_seat("event_changed", message),
)
kinds.register(
    "events.event_postponed",
    _("The event is postponed"),
    lambda message: _render_event_off("event_postponed", Event.Status.POSTPONED, message),
)
kinds.register(
    "events.event_cancelled",
    _("The event is cancelled"),
    lambda message: _render_event_off("event_cancelled", Event.Status.CANCELLED, message),
)
