"""The verbs of events, in one transaction each."""

from events.services.announcement import (
    arm_follow_up,
    discard_announcement,
    follow_change,
    send_announcement,
)
from events.services.assisting import settle_assistants
from events.services.attendance import assign_stay, delete_stays, import_report, match_stays
from events.services.audience import resolve
from events.services.calendar import create_calendar_feed, revoke_calendar_feed
from events.services.digest import send_digests
from events.services.event import cancel_event, postpone, publish
from events.services.following import (
    awaits_date,
    confirm_following,
    start_following,
    stop_following,
    tell_followers,
)
from events.services.invitation import (
    approve_nomination,
    decline_invitation,
    invite,
    nominate,
    note_opened,
    refuse_nomination,
    remind_invited,
    who_can_be_reminded,
)
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
from events.services.reminders import remind_due
from events.services.retention import forget

__all__ = [
    "QUESTIONS_EACH",
    "approve",
    "approve_nomination",
    "arm_follow_up",
    "ask",
    "assign_stay",
    "awaits_date",
    "cancel_event",
    "cancel_registration",
    "change_answers",
    "closed_reason",
    "confirm_address",
    "confirm_following",
    "correct_question",
    "create_calendar_feed",
    "decline",
    "decline_invitation",
    "delete_stays",
    "discard_announcement",
    "edit_question",
    "fill_seats",
    "follow_change",
    "forget",
    "import_report",
    "invite",
    "match_stays",
    "moderate",
    "nominate",
    "note_answer",
    "note_opened",
    "postpone",
    "publish",
    "publish_answers",
    "questions_closed_reason",
    "record_join",
    "refuse_nomination",
    "register",
    "remind_due",
    "remind_invited",
    "remove_question",
    "resolve",
    "revoke_calendar_feed",
    "send_announcement",
    "send_digests",
    "settle_assistants",
    "start_following",
    "stop_following",
    "support",
    "take_back_support",
    "tell_followers",
    "who_can_be_reminded",
    "withdraw_question",
]
