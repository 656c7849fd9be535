"""The administration of events, registrations and series."""

from events.admin.event import EventAdmin
from events.admin.following import FollowAdmin
from events.admin.registration import RegistrationAdmin
from events.admin.series import SeriesAdmin

__all__ = ["EventAdmin", "FollowAdmin", "RegistrationAdmin", "SeriesAdmin"]
