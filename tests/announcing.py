"""A facilitator's part in the life of an event: she changes it, reads what there is to tell, and sends it."""

from typing import Any

from events import services
from events.models import Announcement, Event
from events.told import state_of
from tests.factories import MemberFactory


def change(event: Event, **fields: Any) -> Announcement | None:
    """Save an event with other values, as the administration does; return the draft that follows."""
    event.refresh_from_db()
    before = state_of(event)
    for name, value in fields.items():
        setattr(event, name, value)
    event.save()
    draft = services.follow_change(event=event, before=before)
    event.refresh_from_db()
    return draft


def draft_of(event: Event, audience: str = "everybody") -> Announcement:
    """Return the one announcement that waits."""
    return event.announcements.get(state="draft", audience=audience)


def send(event: Event, audience: str = "everybody") -> int:
    """Send what waits; return how many mails were queued."""
    return services.send_announcement(announcement=draft_of(event, audience), sender=MemberFactory(is_staff=True))
