"""What facilitators decide about proposals. Each decision is taken once, whoever presses first."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from members.models import Member
from resources import kinds, mail
from resources.errors import AlreadyDecided, Incomplete, NotReviewed
from resources.models import Practice, Proposal, ProposalComment, Resource
from resources.services.proposing import lock, show
from resources.services.reviewing import call_off_open, obstacles

Status = Proposal.Status

# What can be decided; of what waits for the member, too, since she may never answer.
UNDECIDED = (Status.SUBMITTED, Status.IN_REVIEW, Status.RETURNED)


def _undecided(proposal: Proposal) -> Proposal:
    found = lock(proposal)
    if found.status not in UNDECIDED:
        words = _("The proposal is not open any more: %(status)s.")
        raise AlreadyDecided(words % {"status": found.get_status_display()})
    return found


def _say(proposal: Proposal, author: Member, text: str) -> ProposalComment:
    return ProposalComment.objects.create(proposal=proposal, author=author, text=text)


@transaction.atomic
def send_back(*, proposal: Proposal, by: Member, question: str) -> Proposal:
    """Give a proposal back to its member with a question.

    Raises:
        AlreadyDecided: if it is not open, or waits for the member already.
    """
    found = _undecided(proposal)
    if found.status == Status.RETURNED:
        raise AlreadyDecided(_("The proposal waits for the member already."))
    found.status = Status.RETURNED
    found.save(update_fields=["status", "updated_at"])
    mail.proposal_returned(found, _say(found, by, question))
    return found


@transaction.atomic
def decline(*, proposal: Proposal, by: Member, reason: str) -> Proposal:
    """Refuse a proposal for good; the member and those who were to review it are told.

    Raises:
        AlreadyDecided: if it is not open any more.
    """
    found = _undecided(proposal)
    call_off_open(found)
    found.status = Status.DECLINED
    found.decided_at = timezone.now()
    found.decided_by = by
    found.save(update_fields=["status", "decided_at", "decided_by", "updated_at"])
    mail.proposal_declined(found, _say(found, by, reason))
    return found


@transaction.atomic
def accept(
    *,
    proposal: Proposal,
    by: Member,
    note: str = "",
    summaries: Mapping[str, str] | None = None,
    reviewed_on: date | None = None,
    next_review_on: date | None = None,
) -> Proposal:
    """Publish the work of a proposal and tell the member.

    Args:
        proposal: which.
        by: the facilitator who decides.
        note: what she tells the member.
        summaries: of a practice, what the reviewers say, for readers: language to text.
        reviewed_on: of a practice, when it was judged.
        next_review_on: of a practice, when it is to be looked at again.

    Returns:
        The proposal as it stands then.

    Raises:
        AlreadyDecided: if it is not open any more.
        NotReviewed: if reviews of a practice are missing or open, or nothing is said about them.
        Incomplete: if the work lacks what its kind must have.
    """
    found = _undecided(proposal)
    if found_obstacles := obstacles(found):
        raise NotReviewed(" ".join(found_obstacles))
    if lacking := kinds.missing(found.resource):
        raise Incomplete(_("This is still missing: %(names)s.") % {"names": kinds.named(lacking)})
    if found.resource.kind == Resource.Kind.PRACTICE:
        told = {code: text for code, text in (summaries or {}).items() if text.strip()}
        if not told:
            raise NotReviewed(_("Tell readers what the reviewers say."))
        _note_review(found.resource.practice, told, reviewed_on or timezone.localdate(), next_review_on)
    show(found, by=by)
    mail.proposal_published(found, _say(found, by, note) if note else None)
    return found


def _note_review(practice: Practice, summaries: Mapping[str, str], reviewed_on: date, next_on: date | None) -> None:
    for code, text in summaries.items():
        setattr(practice, f"review_summary_{code}", text)
    practice.reviewed_on = reviewed_on
    practice.next_review_on = next_on
    practice.save()


@transaction.atomic
def open_for_review(*, work: Resource, by: Member) -> Proposal:
    """Make a proposal of a hidden work that a facilitator has entered herself, so that it can be reviewed.

    One that was declined or withdrawn is open again; one that is open stays as it is.
    """
    now = timezone.now()
    fresh = {"status": Status.SUBMITTED, "submitted_at": now, "consented_at": now, "decided_at": None}
    proposal, is_new = Proposal.objects.get_or_create(resource=work, defaults={"member": by, "round": 1, **fresh})
    if not is_new and proposal.status in {Status.DECLINED, Status.WITHDRAWN}:
        for name, value in fresh.items():
            setattr(proposal, name, value)
        proposal.round += 1
        proposal.save()
    return proposal
