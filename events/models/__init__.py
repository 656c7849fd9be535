"""When we meet: events, who speaks about what, and who takes part."""

from events.models.event import Event, EventDocument, EventOrganisation, Series
from events.models.programme import Contribution, DiscussionTopic
from events.models.registration import Invitation, Registration

__all__ = [
    "Contribution",
    "DiscussionTopic",
    "Event",
    "EventDocument",
    "EventOrganisation",
    "Invitation",
    "Registration",
    "Series",
]
