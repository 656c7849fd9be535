"""Events: the two that the hub's source documents describe, and invented ones still to come."""

from hub.demo.events.alliance import ALLIANCE
from hub.demo.events.circles import CIRCLE_EVENTS
from hub.demo.events.employment_services import EMPLOYMENT_SERVICES
from hub.demo.events.inspection import INSPECTION
from hub.demo.events.planned import PLANNED
from hub.demo.events.public import PUBLIC

PAST = (ALLIANCE, EMPLOYMENT_SERVICES)
UPCOMING = (*PUBLIC, INSPECTION, *CIRCLE_EVENTS, *PLANNED)
MEETINGS = (*PAST, *UPCOMING)
