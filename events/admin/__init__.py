"""The administration of events, registrations and series."""

from events.admin.attendance import AttendanceAdmin
from events.admin.event import EventAdmin
from events.admin.registration import RegistrationAdmin
from events.admin.reminder_policy import ReminderPolicyAdmin
from events.admin.series import SeriesAdmin

__all__ = [
    "AttendanceAdmin",
    "EventAdmin",
    "RegistrationAdmin",
    "ReminderPolicyAdmin",
    "SeriesAdmin",
]
