"""The verbs of personal calendar feeds."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from events.errors import TooManyFeeds
from events.models import CalendarFeed
from members.models import Member

# More devices than anybody has; a limit all the same, or a script could fill the table.
FEEDS = 10


@transaction.atomic
def create_calendar_feed(*, member: Member, label: str) -> CalendarFeed:
    """Make a feed of `member`'s registrations with an address of its own; return it.

    Args:
        member: whose registrations the feed carries.
        label: what the member calls it, usually after the device.

    Raises:
        TooManyFeeds: if the member has ten that are in use.
    """
    member = Member.objects.select_for_update(no_key=True).get(pk=member.pk)
    if member.calendar_feeds.live().count() >= FEEDS:
        raise TooManyFeeds(_("You have ten calendar feeds. Take one back that you no longer use, then add a new one."))
    return CalendarFeed.objects.create(member=member, label=label)


@transaction.atomic
def revoke_calendar_feed(*, feed: CalendarFeed) -> CalendarFeed:
    """Take a feed back: its address answers no more. Called twice it changes nothing the second time."""
    feed = CalendarFeed.objects.select_for_update().get(pk=feed.pk)
    if feed.revoked_at is None:
        feed.revoked_at = timezone.now()
        feed.save(update_fields=["revoked_at", "updated_at"])
    return feed
