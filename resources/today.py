"""What of the library waits for a facilitator: proposals and practices, dead links, files that could not be read."""

from datetime import timedelta
from typing import Any

from django.db.models import Count, Exists, Min, OuterRef, Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hub import admin_home
from hub.admin_home import Task
from resources.models import Edition, LinkCheck, Proposal, Resource, Review
from resources.services import reviewing

Status = Proposal.Status

# From then on a waiting proposal stands out, as it does in the list of proposals.
_LATE = timedelta(days=14)
# As many works as an address can name.
_MOST_NAMED = 100


def part(request: HttpRequest) -> admin_home.Part:
    """Return what waits in the library."""
    return admin_home.Part([*_proposals(request), *_dead_links(request), *_unread_files(request)])


def _proposals(request: HttpRequest) -> list[Task]:
    """Tell apart whose turn it is: ours, or the reviewers'."""
    open_reviews = Review.objects.filter(proposal=OuterRef("pk"), status__in=reviewing.OPEN)
    late_reviews = open_reviews.filter(due_on__lt=timezone.localdate())
    with_reviewers = Q(status=Status.IN_REVIEW, is_with_reviewers=True)
    ours = Q(status=Status.SUBMITTED) | Q(status=Status.IN_REVIEW, is_with_reviewers=False)
    rows = admin_home.rows_for(request, Proposal).filter(status__in=[Status.SUBMITTED, Status.IN_REVIEW])
    found: dict[str, Any] = (
        Proposal.objects.filter(pk__in=rows.values("pk"))
        .annotate(is_with_reviewers=Exists(open_reviews), is_late=Exists(late_reviews))
        .aggregate(
            ours=Count("pk", filter=ours),
            practices=Count("pk", filter=ours & Q(resource__kind=Resource.Kind.PRACTICE)),
            oldest=Min("submitted_at", filter=ours),
            reviewed=Count("pk", filter=with_reviewers),
            late=Count("pk", filter=with_reviewers & Q(is_late=True)),
        )
    )
    url = reverse("admin:resources_proposal_changelist")
    tasks = []
    if found["ours"]:
        words = ngettext(
            "%(count)s proposal for the library: it is your turn",
            "%(count)s proposals for the library: it is your turn",
            found["ours"],
        )
        details = []
        if found["practices"]:
            practices = ngettext("%(count)s practice", "%(count)s practices", found["practices"])
            details.append(practices % {"count": found["practices"]})
        if found["oldest"]:
            details.append(admin_home.since(found["oldest"]))
        is_late = bool(found["oldest"]) and timezone.now() - found["oldest"] > _LATE
        tasks.append(Task(words % {"count": found["ours"]}, f"{url}?queue=us", ", ".join(details), is_late))
    if found["reviewed"]:
        words = ngettext(
            "%(count)s practice is with its reviewers",
            "%(count)s practices are with their reviewers",
            found["reviewed"],
        )
        late = ngettext("%(count)s with a review that is late", "%(count)s with a review that is late", found["late"])
        detail = late % {"count": found["late"]} if found["late"] else _("no review is late")
        tasks.append(
            Task(words % {"count": found["reviewed"]}, f"{url}?queue=reviewers", detail, is_late=bool(found["late"]))
        )
    return tasks


def _dead_links(request: HttpRequest) -> list[Task]:
    count = admin_home.rows_for(request, LinkCheck, "act").filter(state=LinkCheck.State.DEAD).count()
    if not count:
        return []
    words = ngettext("%(count)s dead link in the library", "%(count)s dead links in the library", count)
    url = f"{reverse('admin:resources_linkcheck_changelist')}?state__exact={LinkCheck.State.DEAD}"
    return [Task(words % {"count": count}, url)]


def _unread_files(request: HttpRequest) -> list[Task]:
    works = admin_home.rows_for(request, Resource)
    failed = Edition.objects.filter(processing=Edition.Processing.FAILED, resource__in=works.values("pk"))
    keys = list(failed.order_by("resource").values_list("resource", flat=True))
    if not keys:
        return []
    words = ngettext("%(count)s file could not be read", "%(count)s files could not be read", len(keys))
    named = ",".join(map(str, list(dict.fromkeys(keys))[:_MOST_NAMED]))
    return [Task(words % {"count": len(keys)}, f"{reverse('admin:resources_resource_changelist')}?id__in={named}")]


admin_home.register("resources", part, position=30)
