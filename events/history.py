"""The history of events, of who takes part, and of what is told to them."""

from events.models import (
    Announcement,
    Attendance,
    ConceptNote,
    Contribution,
    DiscussionTopic,
    Event,
    EventDocument,
    EventOrganisation,
    Follow,
    Invitation,
    Mailing,
    MailTemplate,
    Question,
    Registration,
    ReminderPolicy,
    Series,
)
from hub.history.kept import keep

# Follows from the status, or is counted.
_COURSE = {"status_changed_at", "ical_sequence", "ical_revised_at"}

keep(Series)
keep(Event, leaving_out=_COURSE, lists={"places", "themes", "assistants"})
for part in (Contribution, DiscussionTopic, EventOrganisation, EventDocument):
    keep(part, part_of="event")
keep(Registration, is_personal=True, leaving_out=_COURSE | {"joined_at", "minutes_attended"})
keep(Invitation, is_personal=True, leaving_out={"opened_at", "reminders", "reminded_at"})
keep(Attendance, is_personal=True)
keep(Follow, is_personal=True, leaving_out={"told_at"})
keep(Question, is_personal=True)
keep(Announcement, leaving_out={"sequence", "material"})
keep(ReminderPolicy)
keep(ConceptNote, leaving_out={"text"})
keep(MailTemplate)
keep(Mailing, leaving_out={"recipients"})
