"""What the hub writes to participants. Each mail is a queued row; its text is made when it is sent.

A renderer returns None when its mail no longer applies, so nothing stale goes out after a newer state.
"""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.db.models import F
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.html import escape
from django.utils.translation import gettext_lazy as _

from events import ical
from events.models import Event, Invitation, Registration
from hub.clocks import clocks
from hub.languages import text_of
from hub.outbox import kinds, services
from hub.outbox.models import Content, Message

Status = Registration.Status

# A guest who asks again gets the mail again, but not more often than this (seconds).
_REMIND_EVERY = 600


def join_url(registration: Registration) -> str:
    """Return the personal link to the join gate."""
    return f"{settings.BASE_URL}{reverse('join', args=[registration.token])}"


def manage_url(registration: Registration) -> str:
    """Return the personal link to the registration, where it is confirmed, changed and cancelled."""
    return f"{settings.BASE_URL}{reverse('registration', args=[registration.token])}"


# ── What happened: one function per mail ─────────────────────────────────────────────────────


def confirm_address(registration: Registration) -> None:
    """Ask a guest to prove the address."""
    _enqueue("confirm_address", registration)


def confirmed(registration: Registration) -> None:
    """Send the invitation: meeting link and calendar entry."""
    _enqueue("confirmed", registration)


def promoted(registration: Registration) -> None:
    """Tell somebody from the waiting list that a seat is hers, with the invitation."""
    _enqueue("promoted", registration)


def waitlisted(registration: Registration) -> None:
    """Tell somebody that the event is full and what happens next."""
    _enqueue("waitlisted", registration)


def access_requested(registration: Registration) -> None:
    """Tell somebody that a facilitator has to approve."""
    _enqueue("access_requested", registration)


def declined(registration: Registration) -> None:
    """Tell somebody that she was not admitted."""
    _enqueue("declined", registration)


def cancelled(registration: Registration, *, had_seat: bool) -> None:
    """Confirm a cancellation; whoever had a seat gets the calendar entry withdrawn."""
    _enqueue("cancelled", registration, had_seat=had_seat)


def event_changed(registration: Registration) -> None:
    """Send the new time or meeting link as an update of the calendar entry."""
    _enqueue("event_changed", registration, suffix=f":{registration.event.ical_sequence}")


def waitlist_changed(registration: Registration) -> None:
    """Send somebody on the waiting list the new date to wait for."""
    _enqueue("waitlisted", registration, suffix=f":{registration.event.ical_sequence}")


def event_postponed(registration: Registration) -> None:
    """Tell a participant that the date is off."""
    _enqueue("event_postponed", registration, suffix=f":{registration.event.ical_sequence}")


def event_cancelled(registration: Registration) -> None:
    """Tell a participant that the event is off."""
    _enqueue("event_cancelled", registration, suffix=f":{registration.event.ical_sequence}")


def remind(registration: Registration) -> None:
    """Send the mail for the present state once more, to a guest who seems to have lost it."""
    kind = {
        Status.CONFIRMED: "confirmed",
        Status.WAITLISTED: "waitlisted",
        Status.PENDING: "access_requested" if registration.is_address_proven else "confirm_address",
    }[Status(registration.status)]
    last = registration.updated_at.timestamp()
    if time.time() - last > _REMIND_EVERY:
        _enqueue(kind, registration, suffix=f":again:{int(time.time() // _REMIND_EVERY)}")


def invitation(invited: Invitation) -> None:
    """Send a personal invitation."""
    services.enqueue(
        kind="events.invitation",
        dedupe_key=f"invitation:{invited.pk}:{invited.token_hash[:12]}",
        recipient=invited.email,
        recipient_name=invited.name,
        language=invited.language,
        payload={"invitation": invited.pk},
    )


def withdraw_unsent(registration: Registration) -> None:
    """Take back what still waits to be sent for a registration."""
    services.withdraw(dedupe_prefix=f"registration:{registration.uuid}:")


def _enqueue(kind: str, registration: Registration, *, suffix: str = "", **details: Any) -> None:
    services.enqueue(
        kind=f"events.{kind}",
        dedupe_key=f"registration:{registration.uuid}:{registration.round}:{kind}{suffix}",
        recipient=registration.email,
        recipient_name=registration.name,
        language=registration.language,
        time_zone=registration.time_zone,
        payload={
            "registration": str(registration.uuid),
            "round": registration.round,
            "sequence": registration.event.ical_sequence,
            **details,
        },
    )


# ── What it says: one renderer per mail ──────────────────────────────────────────────────────


@lru_cache(maxsize=64)
def _event(pk: int, _version: datetime) -> Event:
    return Event.objects.get(pk=pk)


def _registration(message: Message) -> Registration | None:
    """Return the registration a message is about, None if it is gone or has begun a new life since.

    It is read anew for each mail, its event only when that has changed since the last one.
    """
    rows = Registration.objects.annotate(event_version=F("event__updated_at"))
    registration = rows.filter(uuid=message.payload["registration"]).order_by().first()
    if registration is None or registration.round != message.payload["round"]:
        return None
    registration.event = _event(registration.event_id, registration.event_version)
    return registration


def _render(kind: str, registration: Registration, *, method: str = "", **more: Any) -> Content:
    event = registration.event
    calendar = ""
    if method and event.starts_at is not None:
        calendar = ical.invite(registration, method=method, stamp=timezone.now(), join_url=join_url(registration))
    letter = Letter(
        kind=kind,
        event=event,
        version=event.updated_at,
        language=registration.language,
        time_zone=registration.time_zone,
        listening_language=registration.listening_language,
        is_named=bool(registration.name),
        more=tuple(more.items()),
    )
    return _content(
        letter,
        name=registration.name,
        recipient=registration.email,
        join_url=join_url(registration),
        manage_url=manage_url(registration),
        calendar=calendar,
        method=method if calendar else "",
    )


@dataclass(frozen=True, slots=True)
class Letter:
    """What the readers of a mail share: all but their names and links."""

    kind: str
    event: Event
    version: datetime
    language: str
    time_zone: str
    listening_language: str = ""
    is_named: bool = False
    more: tuple[tuple[str, Any], ...] = ()


# What a letter has in the place of each reader's own; private-use characters are never escaped and never typed.
_PERSONAL = ("name", "recipient", "join_url", "manage_url", "invitation_url")
_MARKS = {name: f"\ue000{name}\ue001" for name in _PERSONAL}
_MARK = re.compile("\ue000([a-z_]+)\ue001")


@lru_cache(maxsize=256)
def _written(letter: Letter) -> tuple[str, str, str]:
    """Return subject, text and HTML of a letter. Hundreds of mails differ in names and links only: it is made once."""
    event, language = letter.event, letter.language
    with translation.override(language):
        has_date = event.starts_at is not None and event.ends_at is not None
        shown = clocks(event.starts_at, event.ends_at, event.time_zone, letter.time_zone) if has_date else []  # type: ignore[arg-type]
        context = {
            **_MARKS,
            "name": _MARKS["name"] if letter.is_named else "",
            "event": event,
            "title": text_of(event, "title", language),
            "teaser": text_of(event, "teaser", language),
            "status_note": text_of(event, "status_note", language),
            "clocks": shown,
            # The day as the event's city counts it; a clock whose local day differs says so itself.
            "day": shown[-1].starts if shown else None,
            "interpretation": ical.interpretation_line(event),
            "listening_language": letter.listening_language,
            "event_url": f"{settings.BASE_URL}{event.get_absolute_url()}",
            "language": language,
            "site_name": settings.SITE_NAME,
            "site_url": f"{settings.BASE_URL}/{language}/",
            **dict(letter.more),
        }
        subject, text, html = (
            render_to_string(f"events/email/{letter.kind}{ending}", context)
            for ending in ("_subject.txt", ".txt", ".html")
        )
    return " ".join(subject.split()), text.strip() + "\n", html


def _content(letter: Letter, *, calendar: str = "", method: str = "", **personal: str) -> Content:
    subject, text, html = _written(letter)

    def filled(pattern: str, clean: Callable[[str], str] = str) -> str:
        # In one pass: a mark within somebody's name stays what it is.
        return _MARK.sub(lambda mark: clean(personal.get(mark[1], mark[0])), pattern)

    return Content(
        subject=" ".join(filled(subject).split()),
        text=filled(text),
        html=filled(html, escape),
        calendar=calendar,
        method=method,
        reply_to=letter.event.contact_email,
    )


def _render_confirm_address(message: Message) -> Content | None:
    registration = _registration(message)
    if registration is None or registration.status != Status.PENDING or registration.is_address_proven:
        return None
    return _render("confirm_address", registration)


def _render_invitation_with_seat(kind: str, message: Message) -> Content | None:
    registration = _registration(message)
    if registration is None or registration.status != Status.CONFIRMED or not registration.event.is_happening:
        return None
    if kind == "event_changed" and registration.event.ical_sequence != message.payload["sequence"]:
        return None
    return _render(kind, registration, method=ical.REQUEST)


def _render_for_status(kind: str, status: str, message: Message) -> Content | None:
    registration = _registration(message)
    if registration is None or registration.status != status or not registration.event.is_happening:
        return None
    return _render(kind, registration)


def _render_cancelled(message: Message) -> Content | None:
    registration = _registration(message)
    if registration is None or registration.status != Status.CANCELLED:
        return None
    had_seat = bool(message.payload.get("had_seat"))
    return _render("cancelled", registration, method=ical.CANCEL if had_seat else "", had_seat=had_seat)


def _render_event_off(kind: str, status: str, message: Message) -> Content | None:
    registration = _registration(message)
    if registration is None or not registration.is_live or registration.event.status != status:
        return None
    if registration.event.ical_sequence != message.payload["sequence"]:
        return None
    had_seat = registration.status == Status.CONFIRMED
    return _render(kind, registration, method=ical.CANCEL if had_seat else "", had_seat=had_seat)


def _render_invitation(message: Message) -> Content | None:
    invited = Invitation.objects.select_related("event").filter(pk=message.payload["invitation"]).first()
    if invited is None or invited.status != Invitation.Status.OPEN or not invited.event.is_happening:
        return None
    letter = Letter(
        kind="invitation",
        event=invited.event,
        version=invited.event.updated_at,
        language=invited.language,
        time_zone=message.time_zone,
        is_named=bool(invited.name),
    )
    return _content(
        letter,
        name=invited.name,
        recipient=invited.email,
        invitation_url=f"{settings.BASE_URL}{reverse('events:invitation_open', args=[invited.token])}",
    )


kinds.register("events.confirm_address", _("Confirm your address"), _render_confirm_address)
kinds.register(
    "events.confirmed", _("You are registered"), lambda message: _render_invitation_with_seat("confirmed", message)
)
kinds.register(
    "events.promoted", _("A place is yours"), lambda message: _render_invitation_with_seat("promoted", message)
)
kinds.register(
    "events.waitlisted",
    _("You are on the waiting list"),
    lambda message: _render_for_status("waitlisted", Status.WAITLISTED, message),
)
kinds.register("events.cancelled", _("You gave up your place"), _render_cancelled)
kinds.register(
    "events.access_requested",
    _("Your request was received"),
    lambda message: _render_for_status("access_requested", Status.PENDING, message),
)
kinds.register(
    "events.declined",
    _("Your request was declined"),
    lambda message: _render_for_status("declined", Status.DECLINED, message),
)
kinds.register(
    "events.event_changed",
    _("The event has changed"),
    lambda message: _render_invitation_with_seat("event_changed", message),
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
kinds.register("events.invitation", _("Invitation"), _render_invitation)
