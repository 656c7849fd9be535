"""When we meet: events, who speaks about what, and who takes part."""

from events.models.announcement import Announcement, ReminderPolicy
from events.models.attendance import Attendance
from events.models.concept_note import ConceptNote
from events.models.event import Event, Series
from events.models.following import CalendarFeed, Follow
from events.models.mailing import Mailing, MailTemplate
from events.models.programme import Contribution, DiscussionTopic, EventDocument, EventOrganisation
from events.models.question import Question, QuestionSupport
from events.models.registration import Invitation, Registration

__all__ = [
    "Announcement",
    "Attendance",
    "CalendarFeed",
    "ConceptNote",
    "Contribution",
    "DiscussionTopic",
    "Event",
    "EventDocument",
    "EventOrganisation",
    "Follow",
    "Invitation",
    "MailTemplate",
    "Mailing",
    "Question",
    "QuestionSupport",
    "Registration",
    "ReminderPolicy",
    "Series",
]
