"""The verbs of events, in one transaction each."""

from events.services.event import announce_change, cancel_event, postpone, publish
from events.services.invitation import decline_invitation
from events.services.questions import (
    QUESTIONS_EACH,
    ask,
    correct_question,
    edit_question,
    moderate,
    note_answer,
    publish_answers,
    questions_closed_reason,
    remove_question,
    support,
    take_back_support,
    withdraw_question,
)
from events.services.registration import (
    approve,
    cancel_registration,
    change_answers,
    closed_reason,
    confirm_address,
    decline,
    fill_seats,
    record_join,
    register,
)

__all__ = [
    "QUESTIONS_EACH",
    "announce_change",
    "approve",
    "ask",
    "cancel_event",
    "cancel_registration",
    "change_answers",
    "closed_reason",
    "confirm_address",
    "correct_question",
    "decline",
    "decline_invitation",
    "edit_question",
    "fill_seats",
    "moderate",
    "note_answer",
    "postpone",
    "publish",
    "publish_answers",
    "questions_closed_reason",
    "record_join",
    "register",
    "remove_question",
    "support",
    "take_back_support",
    "withdraw_question",
]
