"""What of the mail waits for a facilitator: deliveries that have failed. Whether mail is held stands above all else."""

from datetime import timedelta

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import ngettext

from hub import admin_home
from hub.outbox.models import Message

# What failed earlier has been seen.
_DAYS = 7


def part(request: HttpRequest) -> admin_home.Part:
    """Return how many mails of the last days could not be delivered."""
    today = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    since = today - timedelta(days=_DAYS)
    failed = admin_home.rows_for(request, Message, "view").filter(state=Message.State.FAILED, created_at__gte=since)
    count = failed.count()
    if not count:
        return admin_home.Part()
    words = ngettext(
        "%(count)s mail of the last %(days)s days could not be delivered",
        "%(count)s mails of the last %(days)s days could not be delivered",
        count,
    )
    query = urlencode({"state__exact": Message.State.FAILED, "created_at__gte": since.isoformat()})
    url = f"{reverse('admin:outbox_message_changelist')}?{query}"
    return admin_home.Part([admin_home.Task(words % {"count": count, "days": _DAYS}, url)])


admin_home.register("outbox", part, position=40)
