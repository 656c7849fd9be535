"""The facilitators' daily summary of what happened around registrations."""

from datetime import datetime, timedelta
from functools import cache

from django.utils import timezone

from events import mail
from events.happenings import happenings
from hub.outbox import services as outbox
from hub.outbox.models import Message
from members.models import Member
from members.roles import FACILITATORS

_DAY = timedelta(days=1)
# How far a summary goes back at most, when none could be made for some days.
_LIMIT = timedelta(days=7)


def send_digests(*, now: datetime | None = None) -> int:
    """Queue one summary for each active facilitator, if anything happened since her last one; return how many.

    Called twice on one day (UTC) it changes nothing the second time; what happened meanwhile is in the next day's.
    """
    now = now or timezone.now()
    facilitators = Member.objects.filter(is_active=True, is_staff=True, groups__name=FACILITATORS).order_by("pk")
    last = _ends_of_last_digests(now)
    is_news = cache(lambda since: bool(happenings(since, now)))
    spans = [(member, max(last.get(str(member.uuid), now - _DAY), now - _LIMIT)) for member in facilitators]
    return outbox.enqueue_all(
        messages=[mail.digest(member, since=since, until=now) for member, since in spans if is_news(since)]
    )


def _ends_of_last_digests(now: datetime) -> dict[str, datetime]:
    """Return until when each facilitator has been told, by the UUID: nothing is told twice and nothing left out."""
    rows = Message.objects.filter(kind=mail.DIGEST, created_at__gte=now - _LIMIT).order_by("created_at", "pk")
    return {
        payload["member"]: datetime.fromisoformat(payload["until"])
        for payload in rows.values_list("payload", flat=True)
    }
