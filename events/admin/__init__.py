"""The administration of events, their announcements, registrations and series."""

from events.admin.announcement import AnnouncementAdmin
from events.admin.event import EventAdmin
from events.admin.registration import RegistrationAdmin
from events.admin.series import SeriesAdmin

__all__ = ["AnnouncementAdmin", "EventAdmin", "RegistrationAdmin", "SeriesAdmin"]
