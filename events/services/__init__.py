"""The verbs of events, in one transaction each."""

from events.services.announcement import (
    arm_follow_up,
    discard_announcement,
    follow_change,
    send_announcement,
)
from events.services.attendance import assign_stay, delete_stays, import_report, match_stays
from events.services.digest import send_digests
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
from events.services.reminders import remind_due
from events.services.retention import forget

__all__ = [
    "approve",
    "arm_follow_up",
    "assign_stay",
    "cancel_event",
    "cancel_registration",
    "closed_reason",
    "confirm_address",
    "decline",
    "decline_invitation",
    "delete_stays",
    "discard_announcement",
    "fill_seats",
    "follow_change",
    "forget",
    "import_report",
    "match_stays",
    "postpone",
    "publish",
    "record_join",
    "register",
    "remind_due",
    "send_announcement",
    "send_digests",
]
