"""What the hub writes to people about events: one function per mail, one module per subject."""

from events.mail.event import event_cancelled, event_changed, event_postponed
from events.mail.following import confirm_following, date_fixed, follow_url, series_event, withdraw_news
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

__all__ = [
    "access_requested",
    "cancelled",
    "confirm_address",
    "confirm_following",
    "confirmed",
    "date_fixed",
    "declined",
    "event_cancelled",
    "event_changed",
    "event_postponed",
    "follow_url",
    "invitation",
    "join_url",
    "manage_url",
    "promoted",
    "remind",
    "series_event",
    "waitlist_changed",
    "waitlisted",
    "withdraw_news",
    "withdraw_unsent",
]
