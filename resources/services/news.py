"""News of saved searches: which are due, and for whom there are any."""

from collections import defaultdict
from datetime import UTC, datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from hub.outbox import services as outbox
from members.models import Member
from resources import mail
from resources.models import SavedSearch
from resources.search import Search, found_ids

# When the news of a week and of a month are put together (UTC).
_HOUR = 5
_MONDAY = 0


def week_began(now: datetime) -> datetime:
    """Return the last Monday, 05:00 UTC, that is not after `now`."""
    at = now.astimezone(UTC).replace(hour=_HOUR, minute=0, second=0, microsecond=0)
    at -= timedelta(days=(at.weekday() - _MONDAY) % 7)
    return at if at <= now else at - timedelta(days=7)


def month_began(now: datetime) -> datetime:
    """Return the last first day of a month, 05:00 UTC, that is not after `now`."""
    at = now.astimezone(UTC).replace(day=1, hour=_HOUR, minute=0, second=0, microsecond=0)
    return at if at <= now else (at - timedelta(days=1)).replace(day=1)


@transaction.atomic
def send_news(*, now: datetime | None = None) -> int:
    """Queue one mail for each member whose saved searches are due and have found something new; return how many.

    What a search has been asked for is written down in the same transaction, so called again it finds nothing due, and
    nothing is told twice or left out however long beat stood still.
    """
    now = now or timezone.now()
    week, month = week_began(now), month_began(now)
    frequency = SavedSearch.Frequency
    due = Q(frequency=frequency.WEEKLY, seen_until__lt=week) | Q(frequency=frequency.MONTHLY, seen_until__lt=month)
    searches = SavedSearch.objects.filter(due, member__in=Member.objects.approved()).select_related("member")
    by_member: dict[Member, list[SavedSearch]] = defaultdict(list)
    # Whoever else looks at the same moment passes over what is being looked at here.
    for saved in searches.select_for_update(skip_locked=True, of=("self",)).order_by("member", "name", "pk"):
        by_member[saved.member].append(saved)
    messages = []
    for member, due_searches in by_member.items():
        spans = {}
        for saved in due_searches:
            until = week if saved.frequency == frequency.WEEKLY else month
            search = Search.followed(saved.query)
            if search and found_ids(search, members_too=True, limit=1, published_after=saved.seen_until):
                spans[str(saved.uuid)] = (saved.seen_until, until)
            saved.seen_until = until
        if spans:
            messages.append(mail.news(member, spans=spans, until=max(week, month), now=now))
    SavedSearch.objects.bulk_update([one for some in by_member.values() for one in some], ["seen_until"])
    return outbox.enqueue_all(messages=messages)
