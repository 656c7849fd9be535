"""Pages of events: the lists, the event, registering and what follows."""

from events.views.detail import event
from events.views.feeds import (
    calendar_feed,
    calendar_feed_revoke,
    calendar_feeds,
    events_atom,
    personal_atom,
    personal_calendar,
)
from events.views.files import event_file, invite_file
from events.views.following import (
    event_follow,
    event_follow_sent,
    follow,
    follow_confirm,
    follow_link,
    follow_stop,
    series_follow,
    series_follow_sent,
)
from events.views.gate import join, join_link, registration_link
from events.views.inviting import invitation, invitation_decline, invitation_open, invitation_opened
from events.views.lists import index, with_standings
from events.views.questions import (
    question,
    question_support,
    question_take_back,
    question_withdraw,
    questions,
)
from events.views.registering import (
    register,
    register_sent,
    registration,
    registration_cancel,
    registration_confirm,
    registrations,
)
from events.views.series import series

__all__ = [
    "calendar_feed",
    "calendar_feed_revoke",
    "calendar_feeds",
    "event",
    "event_file",
    "event_follow",
    "event_follow_sent",
    "events_atom",
    "follow",
    "follow_confirm",
    "follow_link",
    "follow_stop",
    "index",
    "invitation",
    "invitation_decline",
    "invitation_open",
    "invitation_opened",
    "invite_file",
    "join",
    "join_link",
    "personal_atom",
    "personal_calendar",
    "question",
    "question_support",
    "question_take_back",
    "question_withdraw",
    "questions",
    "register",
    "register_sent",
    "registration",
    "registration_cancel",
    "registration_confirm",
    "registration_link",
    "registrations",
    "series",
    "series_follow",
    "series_follow_sent",
    "with_standings",
]
