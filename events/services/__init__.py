"""The verbs of events, in one transaction each."""

from events.services.announcement import (
    arm_follow_up,
    discard_announcement,
    follow_change,
    send_announcement,
)
from events.services.event import cancel_event, postpone, publish
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
    "approve",
    "arm_follow_up",
    "cancel_event",
    "cancel_registration",
    "closed_reason",
    "confirm_address",
    "decline",
    "decline_invitation",
    "discard_announcement",
    "fill_seats",
    "follow_change",
    "postpone",
    "publish",
    "record_join",
    "register",
    "send_announcement",
]
