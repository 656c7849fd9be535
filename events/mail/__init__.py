"""What the hub writes to people about events: one function per mail, one module per subject."""

from events.mail.announcement import announcement, announcement_preview, batch_of
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
    waitlisted,
    withdraw_unsent,
)

__all__ = [
    "access_requested",
    "announcement",
    "announcement_preview",
    "batch_of",
    "cancelled",
    "confirm_address",
    "confirmed",
    "declined",
    "invitation",
    "join_url",
    "manage_url",
    "promoted",
    "remind",
    "waitlisted",
    "withdraw_unsent",
]
