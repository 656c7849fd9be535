"""The verbs of events, in one transaction each."""

from events.services.audience import resolve
from events.services.event import announce_change, cancel_event, postpone, publish
from events.services.invitation import (
    approve_nomination,
    decline_invitation,
    invite,
    nominate,
    note_opened,
    refuse_nomination,
    remind_invited,
)
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
    "approve_nomination",
    "cancel_event",
    "cancel_registration",
    "closed_reason",
    "confirm_address",
    "decline",
    "decline_invitation",
    "fill_seats",
    "invite",
    "nominate",
    "note_opened",
    "postpone",
    "publish",
    "record_join",
    "refuse_nomination",
    "register",
    "remind_invited",
    "resolve",
]
