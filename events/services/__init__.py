"""The verbs of events, in one transaction each."""

from events.services.calendar import create_calendar_feed, revoke_calendar_feed
from events.services.event import announce_change, cancel_event, postpone, publish
from events.services.following import (
    awaits_date,
    confirm_following,
    start_following,
    stop_following,
    tell_followers,
)
from events.services.invitation import decline_invitation
from events.services.registration import (
    approve,
    cancel_registration,
    closed_reason,
    confirm_address,
    decline,
    fill_seats,
    record_join,
    register,
)

__all__ = [
    "announce_change",
    "approve",
    "awaits_date",
    "cancel_event",
    "cancel_registration",
    "closed_reason",
    "confirm_address",
    "confirm_following",
    "create_calendar_feed",
    "decline",
    "decline_invitation",
    "fill_seats",
    "postpone",
    "publish",
    "record_join",
    "register",
    "revoke_calendar_feed",
    "start_following",
    "stop_following",
    "tell_followers",
]
