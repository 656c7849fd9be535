"""The administration of events, invitations, registrations and series."""

from events.admin.event import EventAdmin
from events.admin.invitation import InvitationAdmin
from events.admin.registration import RegistrationAdmin
from events.admin.series import SeriesAdmin

__all__ = ["EventAdmin", "InvitationAdmin", "RegistrationAdmin", "SeriesAdmin"]
