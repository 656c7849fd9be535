"""What the hub writes to people about events: one function per mail, one module per subject."""

from events.mail.event import event_cancelled, event_changed, event_postponed
from events.mail.invitation import invitation, invitation_reminders, invitations, with_mail_state
from events.mail.letters import join_url, manage_url
from events.mail.registration import (
    access_requested,
    cancelled,
    confirm_address,
    confirmed,
    declined,
    promoted,
    remind,
    waitlist_changed,
    waitlisted,
    withdraw_unsent,
)

__all__ = [
    "access_requested",
    "cancelled",
    "confirm_address",
    "confirmed",
    "declined",
    "event_cancelled",
    "event_changed",
    "event_postponed",
    "invitation",
    "invitation_reminders",
    "invitations",
    "join_url",
    "manage_url",
    "promoted",
    "remind",
    "waitlist_changed",
    "waitlisted",
    "with_mail_state",
    "withdraw_unsent",
]
