"""The administration of events, registrations and series."""

from events.admin.event import EventAdmin
from events.admin.question import QuestionAdmin
from events.admin.registration import RegistrationAdmin
from events.admin.series import SeriesAdmin

__all__ = ["EventAdmin", "QuestionAdmin", "RegistrationAdmin", "SeriesAdmin"]
