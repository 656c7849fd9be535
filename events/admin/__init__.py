"""The administration of events, their announcements, registrations and series."""

from events.admin.announcement import AnnouncementAdmin
from events.admin.attendance import AttendanceAdmin
from events.admin.concept_note import ConceptNoteAdmin
from events.admin.event import EventAdmin
from events.admin.following import FollowAdmin
from events.admin.invitation import InvitationAdmin
from events.admin.mail_desk import MailingAdmin
from events.admin.mail_template import MailTemplateAdmin
from events.admin.question import QuestionAdmin
from events.admin.registration import RegistrationAdmin
from events.admin.reminder_policy import ReminderPolicyAdmin
from events.admin.series import SeriesAdmin

__all__ = [
    "AnnouncementAdmin",
    "AttendanceAdmin",
    "ConceptNoteAdmin",
    "EventAdmin",
    "FollowAdmin",
    "InvitationAdmin",
    "MailTemplateAdmin",
    "MailingAdmin",
    "QuestionAdmin",
    "RegistrationAdmin",
    "ReminderPolicyAdmin",
    "SeriesAdmin",
]
