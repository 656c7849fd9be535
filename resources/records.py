"""What the repository keeps about a person. Downloads are counted without anybody's name."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from members.dossier import Moment, Record, register
from resources.models import (
    Practice,
    Proposal,
    ProposalComment,
    ReadingList,
    Resource,
    Review,
    SavedResource,
    SavedSearch,
)

register(
    Record(
        "resources.proposal",
        _("Proposals"),
        lambda person: Proposal.objects.filter(member=person.member),
        (Moment("submitted_at", _("Proposed a work")), Moment("decided_at", _("Her proposal was decided on"))),
        words=lambda proposal: f"{proposal.resource} ({proposal.get_status_display()})",
        url=lambda proposal: reverse("admin:resources_proposal_change", args=[proposal.pk]),
        related=("resource",),
    )
)
register(
    Record(
        "resources.comment",
        _("Comments on proposals"),
        lambda person: ProposalComment.objects.filter(author=person.member, author__isnull=False),
        (Moment("created_at", _("Commented on a proposal")),),
        words=lambda comment: f"{comment.proposal}: {comment}",
        related=("proposal__resource",),
    )
)
register(
    Record(
        "resources.review",
        _("Reviews"),
        lambda person: Review.objects.filter(reviewer=person.member),
        (Moment("created_at", _("Was asked for a review")), Moment("submitted_at", _("Gave a review"))),
        words=lambda review: f"{review.proposal} ({review.get_status_display()})",
        related=("proposal__resource",),
    )
)
register(
    Record(
        "resources.work",
        _("Works she brought in"),
        lambda person: Resource.objects.filter(submitted_by=person.member, submitted_by__isnull=False),
        words=str,
    )
)
register(
    Record(
        "resources.practice",
        _("Practices she answers for"),
        lambda person: Practice.objects.filter(contact=person.member, contact__isnull=False),
    )
)
register(
    Record(
        "resources.saved",
        _("Saved works"),
        lambda person: SavedResource.objects.filter(member=person.member),
    )
)
register(
    Record(
        "resources.list",
        _("Reading lists"),
        lambda person: ReadingList.objects.filter(member=person.member),
    )
)
register(
    Record(
        "resources.search",
        _("Saved searches"),
        lambda person: SavedSearch.objects.filter(member=person.member),
    )
)
