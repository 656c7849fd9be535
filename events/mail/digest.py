"""What the hub writes to facilitators once a day."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, override

from events.happenings import Happening, happenings
from hub.clocks import clocks
from hub.languages import text_of
from hub.outbox import kinds
from hub.outbox.models import Content, Message, Suppression
from hub.outbox.suppression import Subscription
from hub.outbox.writing import written
from members.models import Member
from members.roles import FACILITATORS

DIGEST = "events.digest"


def digest(member: Member, *, since: datetime, until: datetime) -> Message:
    """Return the summary of a span of time for a facilitator, to be queued with the others', once per day (UTC)."""
    return Message(
        kind=DIGEST,
        dedupe_key=f"digest:{member.uuid}:{until:%Y-%m-%d}",
        recipient=member.email,
        recipient_name=member.name,
        language=member.language,
        time_zone=member.time_zone,
        payload={"member": str(member.uuid), "since": since.isoformat(), "until": until.isoformat()},
        not_before=until,
        # Then the next one is there.
        expires_at=until + timedelta(days=1),
    )


def _render_digest(message: Message) -> Content | None:
    members = Member.objects.filter(is_active=True, is_staff=True, groups__name=FACILITATORS)
    member = members.filter(uuid=message.payload["member"]).first()
    since, until = (datetime.fromisoformat(message.payload[name]) for name in ("since", "until"))
    found = happenings(since, until) if member is not None else []
    if member is None or not found:
        return None
    with override(member.language):
        return written(
            "events/email/digest",
            name=member.name,
            recipient=member.email,
            language=member.language,
            unsubscribe_url=Subscription(member.email, Suppression.Category.DIGESTS, member.language).url,
            # Both ends of a span of no length: the clock shows one moment.
            since=clocks(since, since, member.time_zone or settings.EVENT_TIME_ZONE)[0],
            sections=[_section(happening, member) for happening in found],
        )


def _section(happening: Happening, member: Member) -> dict[str, Any]:
    """Return what the mail shows of one event."""
    event = happening.event
    has_date = event.starts_at is not None and event.ends_at is not None
    shown = clocks(event.starts_at, event.ends_at, event.time_zone, member.time_zone) if has_date else []  # type: ignore[arg-type]
    return {
        "title": text_of(event, "title"),
        "clock": shown[0] if shown else None,
        "news": _news(happening),
        "places": _places(happening),
        "url": f"{settings.BASE_URL}{reverse('admin:events_registration_changelist')}?event={event.pk}",
    }


def _news(happening: Happening) -> list[str]:
    """Return a line for each thing that happened or waits."""
    counted = [
        (
            happening.registered,
            ngettext("%(count)s new registration", "%(count)s new registrations", happening.registered),
        ),
        (
            happening.promoted,
            ngettext(
                "%(count)s person moved up from the waiting list",
                "%(count)s people moved up from the waiting list",
                happening.promoted,
            ),
        ),
        (
            happening.cancelled,
            ngettext(
                "%(count)s person gave up the place", "%(count)s people gave up their places", happening.cancelled
            ),
        ),
        (
            happening.undecided,
            ngettext(
                "%(count)s person waits for your decision",
                "%(count)s people wait for your decision",
                happening.undecided,
            ),
        ),
    ]
    return [words % {"count": count} for count, words in counted if count]


def _places(happening: Happening) -> str:
    """Return how many places are taken, against how many there are, and who is in line."""
    capacity, taken = happening.event.capacity, happening.confirmed
    if capacity is None:
        words = ngettext(
            "%(count)s person has a place; there is no limit.",
            "%(count)s people have a place; there is no limit.",
            taken,
        ) % {"count": taken}
    else:
        words = ngettext("%(taken)s of %(places)s place taken.", "%(taken)s of %(places)s places taken.", capacity) % {
            "taken": taken,
            "places": capacity,
        }
    if not happening.waiting:
        return words
    line = ngettext(
        "%(count)s person is on the waiting list.", "%(count)s people are on the waiting list.", happening.waiting
    )
    return f"{words} {line % {'count': happening.waiting}}"


kinds.register(DIGEST, _("Summary for facilitators"), _render_digest, category=Suppression.Category.DIGESTS)
