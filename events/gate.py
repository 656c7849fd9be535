"""The join gate: whom it lets into the meeting, and what it says to everybody else."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.timesince import timeuntil
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.models import Event, Registration
from hub.languages import name_of

Status = Registration.Status

# Good discussions run over, and whoever loses the line then must find the way back in; half an hour later the room is
# empty.
OVERTIME = timedelta(minutes=30)

_TITLES: dict[str, str | Promise] = {
    "cancelled": gettext_lazy("This event has been cancelled"),
    "postponed": gettext_lazy("This event has been postponed"),
    "over": gettext_lazy("This event is over"),
    "open": gettext_lazy("The doors are open"),
    "overtime": gettext_lazy("The doors are still open"),
    "unset": gettext_lazy("The meeting is being set up"),
    "moved": gettext_lazy("This event has been moved"),
    "early": gettext_lazy("You are early"),
    "undated": gettext_lazy("The date is not fixed yet"),
    "waiting": gettext_lazy("You are on the waiting list"),
    "pending": gettext_lazy("Your registration is not complete yet"),
    "stranger": gettext_lazy("You are not registered for this event"),
}


@dataclass(frozen=True, slots=True)
class Gate:
    """How the gate stands for a visitor.

    `state` is a key of the titles above. `address` is the meeting's, and only while its doors are open to this visitor.
    `seconds` is how long to wait until they open, 0 if that is not the question.
    """

    state: str
    address: str = ""
    seconds: int = 0

    @property
    def title(self) -> str | Promise:
        """The heading of the page."""
        return _TITLES[self.state]

    @property
    def is_open(self) -> bool:
        """Whether the visitor may go in."""
        return bool(self.address)

    @property
    def remaining(self) -> str:
        """How long it takes until the doors open, in words: "1 hour, 5 minutes"."""
        now = timezone.now()
        # Started minutes count: "0 minutes" would tell nobody to wait.
        return timeuntil(now + timedelta(seconds=self.seconds + 59), now)


def gate_of(event: Event, registration: Registration | None, now: datetime | None = None) -> Gate:
    """Return how the gate of `event` stands for the owner of `registration`, or for somebody who has none."""
    now = now or timezone.now()
    if event.status == Event.Status.CANCELLED:
        return Gate("cancelled")
    if event.status == Event.Status.POSTPONED:
        return Gate("postponed")
    has_seat = registration is not None and registration.status == Status.CONFIRMED
    may_stay = has_seat and event.meeting_url
    if event.ends_at is not None and event.ends_at + (OVERTIME if may_stay else timedelta()) <= now:
        return Gate("over")
    if registration is None:
        return Gate("stranger")
    if not has_seat:
        return Gate("waiting" if registration.status == Status.WAITLISTED else "pending")
    return _for_a_seat(event, now)


def _for_a_seat(event: Event, now: datetime) -> Gate:
    opens = event.doors_open_at
    if opens is None or not event.is_date_confirmed or not event.is_happening:
        return Gate("undated")
    if now < opens:
        # Rounded up: whoever looks again after so many seconds must not be early once more.
        seconds = ceil((opens - now).total_seconds())
        return Gate("moved" if event.previous_starts_at else "early", seconds=seconds)
    if not event.meeting_url:
        return Gate("unset")
    is_late = event.ends_at is not None and event.ends_at <= now
    return Gate("overtime" if is_late else "open", address=event.meeting_url)


def how_to_listen(registration: Registration) -> list[str]:
    """Return what to press in the meeting to hear one's language, step by step; empty without interpretation."""
    if not registration.event.interpretation_languages:
        return []
    language = name_of(registration.listening_language)
    if not registration.has_interpreter:
        return [
            _(
                "You listen in %(language)s, which is spoken in the meeting: you need not choose anything. When "
                "somebody speaks another language, press the globe or “Interpretation” and choose %(language)s."
            )
            % {"language": language},
        ]
    return [
        _("In the meeting, press the globe or “Interpretation”. On a telephone, press the three dots first."),
        _("Choose %(language)s: this is the language you want to listen in.") % {"language": language},
        _("If the speaker’s own voice disturbs you, press “Mute original audio” in the same place."),
    ]
