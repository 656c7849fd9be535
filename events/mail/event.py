"""What the hub writes to somebody who has a seat at an event."""

from collections.abc import Callable
from typing import Any

from events import ical
from events.mail.letters import found, render
from events.models import Registration
from hub.outbox.models import Content, Message


def render_invitation_with_seat(
    kind: str, message: Message, more: Callable[[Registration], dict[str, Any]] | None = None
) -> Content | None:
    """Return a mail to somebody with a seat, with the calendar entry; None if the seat or the state is gone.

    `more` gives what else its letter says to this person.
    """
    registration = found(message)
    has_seat = registration is not None and registration.status == Registration.Status.CONFIRMED
    if registration is None or not has_seat or not registration.event.is_happening:
        return None
    return render(kind, registration, method=ical.REQUEST, **more(registration) if more else {})
