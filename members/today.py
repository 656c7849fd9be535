"""What of people waits for a facilitator: applications for membership."""

from datetime import timedelta

from django.db.models import Count, Min
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext

from hub import admin_home
from members.models import Member

# Who has waited a week for a word does not come back.
_LATE = timedelta(days=7)


def part(request: HttpRequest) -> admin_home.Part:
    """Return how many people have applied, and since when the first of them waits."""
    applied = admin_home.rows_for(request, Member).filter(status=Member.Status.APPLIED)
    found = applied.aggregate(count=Count("pk"), oldest=Min("created_at"))
    if not found["count"]:
        return admin_home.Part()
    words = ngettext("%(count)s application for membership", "%(count)s applications for membership", found["count"])
    task = admin_home.Task(
        words % {"count": found["count"]},
        f"{reverse('admin:members_member_changelist')}?status__exact={Member.Status.APPLIED}",
        admin_home.since(found["oldest"]),
        is_late=timezone.now() - found["oldest"] > _LATE,
    )
    return admin_home.Part([task])


admin_home.register("members", part, position=5)
