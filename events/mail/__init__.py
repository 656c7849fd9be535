"""What the hub writes to people about events: one function per mail, one module per subject."""

from events.mail.digest import DIGEST, digest
from events.mail.event import event_cancelled, event_changed, event_postponed
from events.mail.invitation import invitation
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
from events.mail.reminder import reminder, reminder_suffix

__all__ = [
    "DIGEST",
    "access_requested",
    "cancelled",
    "confirm_address",
    "confirmed",
    "declined",
    "digest",
    "event_cancelled",
    "event_changed",
    "event_postponed",
    "invitation",
    "join_url",
    "manage_url",
    "promoted",
    "remind",
    "reminder",
    "reminder_suffix",
    "waitlist_changed",
    "waitlisted",
    "withdraw_unsent",
]
