"""How an event stands for whoever looks at it: may she register, is she in, has it ended."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.models import Event, Registration
from events.services import closed_reason

Status = Registration.Status


@dataclass(frozen=True, slots=True)
class Standing:
    """What the register box and the list rows show.

    `state` is the stylesheet's data-state: open, registered, live, full, waiting, pending, soon, closed, ended,
    cancelled or postponed. `tone` (ok, warn, bad, play, muted) and `icon` belong to `words`.
    """

    state: str
    tone: str
    icon: str
    words: str
    can_join: bool = False


def standing(event: Event, registration: Registration | None = None, now: datetime | None = None) -> Standing:
    """Return how `event` stands for the owner of `registration`, or for somebody who has none.

    `event` needs the annotation of `with_seats_taken()` where it has a capacity and has not ended.
    """
    now = now or timezone.now()
    if event.status == Event.Status.CANCELLED:
        return Standing("cancelled", "bad", "close", _("Cancelled"))
    if event.status == Event.Status.POSTPONED:
        return Standing("postponed", "warn", "clock", _("Postponed"))
    if event.ends_at is not None and event.ends_at <= now:
        if event.recording_url:
            return Standing("ended", "play", "play", _("Recording"))
        return Standing("ended", "muted", "calendar", _("Notes") if event.summary else _("Ended"))
    if registration is not None and registration.is_live:
        return _own(event, registration, now)
    if reason := closed_reason(event, now):
        if event.registration_opens_at and event.registration_opens_at > now and event.is_date_confirmed:
            words = _("Opens on %(date)s") % {
                "date": date_format(event.registration_opens_at.astimezone(event.zone), "MONTH_DAY_FORMAT")
            }
            return Standing("soon", "muted", "calendar", words)
        if not event.is_date_confirmed:
            return Standing("soon", "muted", "calendar", _("Date to be confirmed"))
        return Standing("closed", "muted", "lock", reason)
    if event.capacity is not None and event.seats_taken >= event.capacity:  # type: ignore[attr-defined]
        words = ngettext("The only place is taken", "All %(count)s places are taken", event.capacity)
        return Standing("full", "warn", "clock", words % {"count": event.capacity})
    return Standing("open", "ok", "check", _open_words(event))


def _own(event: Event, registration: Registration, now: datetime) -> Standing:
    if registration.status == Status.CONFIRMED:
        doors = event.doors_open_at
        if doors is not None and doors <= now:
            live = event.starts_at is not None and event.starts_at <= now
            words = _("Live now") if live else _("The doors are open")
            return Standing("live", "ok", "check", words, can_join=True)
        return Standing("registered", "ok", "check", _("You are registered"))
    if registration.status == Status.WAITLISTED:
        return Standing("waiting", "warn", "clock", _("On the waiting list"))
    if registration.is_address_proven:
        return Standing("pending", "warn", "clock", _("Waiting for approval"))
    return Standing("pending", "warn", "mail", _("Confirm your address"))


def _open_words(event: Event) -> str:
    if event.registration_closes_at:
        until = date_format(event.registration_closes_at.astimezone(event.zone), "MONTH_DAY_FORMAT")
        return _("Registration is open until %(date)s") % {"date": until}
    return _("Registration is open")
