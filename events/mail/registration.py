"""What the hub writes to somebody about her registration."""

import time

from django.utils.translation import gettext_lazy as _

from events import ical
from events.mail.event import render_invitation_with_seat
from events.mail.letters import enqueue, found, render
from events.mail.reminder import reminders_ahead
from events.models import Registration
from hub.outbox import kinds
from hub.outbox import services as outbox
from hub.outbox.models import Content, Message

Status = Registration.Status

# A guest who asks again gets the mail again, but not more often than this (seconds).
_REMIND_EVERY = 600


def confirm_address(registration: Registration) -> None:
    """Ask a guest to prove the address."""
    enqueue("confirm_address", registration)


def confirmed(registration: Registration) -> None:
    """Send the invitation: meeting link and calendar entry."""
    enqueue("confirmed", registration)


def promoted(registration: Registration) -> None:
    """Tell somebody from the waiting list that a seat is hers, with the invitation."""
    enqueue("promoted", registration)


def waitlisted(registration: Registration) -> None:
    """Tell somebody that the event is full and what happens next."""
    enqueue("waitlisted", registration)


def access_requested(registration: Registration) -> None:
    """Tell somebody that a facilitator has to approve."""
    enqueue("access_requested", registration)


def declined(registration: Registration) -> None:
    """Tell somebody that she was not admitted."""
    enqueue("declined", registration)


def cancelled(registration: Registration, *, had_seat: bool) -> None:
    """Confirm a cancellation; whoever had a seat gets the calendar entry withdrawn."""
    enqueue("cancelled", registration, had_seat=had_seat)


def remind(registration: Registration) -> None:
    """Send the mail for the present state once more, to a guest who seems to have lost it."""
    kind = {
        Status.CONFIRMED: "confirmed",
        Status.WAITLISTED: "waitlisted",
        Status.PENDING: "access_requested" if registration.is_address_proven else "confirm_address",
    }[Status(registration.status)]
    last = registration.updated_at.timestamp()
    if time.time() - last > _REMIND_EVERY:
        enqueue(kind, registration, suffix=f":again:{int(time.time() // _REMIND_EVERY)}")


def withdraw_unsent(registration: Registration) -> None:
    """Take back what still waits to be sent for a registration."""
    outbox.withdraw(dedupe_prefix=f"registration:{registration.uuid}:")


def _render_confirm_address(message: Message) -> Content | None:
    registration = found(message)
    if registration is None or registration.status != Status.PENDING or registration.is_address_proven:
        return None
    return render("confirm_address", registration)


def _render_for_status(kind: str, status: str, message: Message) -> Content | None:
    registration = found(message)
    if registration is None or registration.status != status or not registration.event.is_happening:
        return None
    return render(kind, registration, **_note(registration))


def _render_confirmed(message: Message) -> Content | None:
    return render_invitation_with_seat(
        "confirmed", message, lambda registration: reminders_ahead(registration) | _note(registration)
    )


def _note(registration: Registration) -> dict[str, str]:
    """Return what a facilitator wrote about the decision, for a letter that tells it."""
    return {"note": registration.decision_note} if registration.decision_note else {}


def _render_cancelled(message: Message) -> Content | None:
    registration = found(message)
    if registration is None or registration.status != Status.CANCELLED:
        return None
    had_seat = bool(message.payload.get("had_seat"))
    return render("cancelled", registration, method=ical.CANCEL if had_seat else "", had_seat=had_seat)


kinds.register("events.confirm_address", _("Confirm your address"), _render_confirm_address)
kinds.register("events.confirmed", _("You are registered"), _render_confirmed)
kinds.register(
    "events.promoted",
    _("A place is yours"),
    lambda message: render_invitation_with_seat("promoted", message, reminders_ahead),
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
