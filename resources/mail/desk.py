"""What the hub writes to facilitators about proposals and reviews."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from hub.outbox import services as outbox
from members.models import Member
from members.roles import facilitators
from resources.mail.letters import Letter, desk_page, message, register, words_of
from resources.models import Proposal, ProposalComment, Review

Status = Proposal.Status


def _tell(kind: str, proposal: Proposal, *, key: str, but: Member | None = None, **details: Any) -> int:
    """Queue a mail for each facilitator but the one who caused it; return how many."""
    return outbox.enqueue_all(
        messages=[
            message(kind, proposal, member, key=f"proposal:{proposal.uuid}:{key}:{member.uuid}", **details)
            for member in facilitators()
            if but is None or member.pk != but.pk
        ]
    )


def proposal_submitted(proposal: Proposal) -> None:
    """Tell the facilitators that a proposal waits, once per round."""
    _tell("proposal_submitted", proposal, key=f"{proposal.round}:submitted", but=proposal.member)


def published_at_once(proposal: Proposal) -> None:
    """Tell the facilitators what a trusted organisation has just published."""
    _tell("published_at_once", proposal, key="at-once", but=proposal.member)


def proposal_answered(comment: ProposalComment) -> None:
    """Tell the facilitators what a member has answered."""
    proposal = comment.proposal
    _tell("proposal_answered", proposal, key=f"comment:{comment.pk}", but=comment.author, comment=comment.pk)


def review_ended(review: Review) -> None:
    """Tell the facilitators that a reviewer cannot or must not judge the practice."""
    _tell("review_ended", review.proposal, key=f"ended:{review.pk}", review=review.pk)


def reviews_in(proposal: Proposal, *, done: int) -> None:
    """Tell the facilitators that no review is open any more."""
    _tell("reviews_in", proposal, key=f"reviews:{done}", done=done)


def _write_submitted(proposal: Proposal, member: Member, payload: dict[str, Any]) -> Letter | None:
    if proposal.round != payload["round"] or proposal.status not in {Status.SUBMITTED, Status.IN_REVIEW}:
        return None
    words = (
        _("%(name)s proposes this for the library: %(kind)s.")
        if proposal.round == 1
        else _("%(name)s has changed this proposal and submits it again: %(kind)s.")
    )
    kind = proposal.resource.get_kind_display()
    return Letter(
        subject=_("Proposed:") if proposal.round == 1 else _("Proposed again:"),
        kicker=_("A proposal waits for you"),
        lines=(words % {"name": proposal.member, "kind": kind},),
        label=_("Read the proposal"),
        path=desk_page(proposal),
        is_signed=False,
    )


def _write_at_once(proposal: Proposal, member: Member, payload: dict[str, Any]) -> Letter | None:
    if proposal.resource.published_at is None:
        return None
    words = _(
        "%(name)s published this a moment ago, since what comes from %(organisation)s is shown at once: %(kind)s."
    )
    about = {
        "name": proposal.member,
        "organisation": proposal.member.affiliation,
        "kind": proposal.resource.get_kind_display(),
    }
    return Letter(
        subject=_("Published at once:"),
        kicker=_("New in the library"),
        lines=(words % about, _("You can correct it or take it out again.")),
        label=_("Look at it"),
        path=desk_page(proposal),
        is_signed=False,
    )


def _write_answered(proposal: Proposal, member: Member, payload: dict[str, Any]) -> Letter | None:
    text = words_of(payload)
    if not text:
        return None
    return Letter(
        subject=_("An answer:"),
        kicker=_("Comment on a proposal"),
        lines=(_("%(name)s writes about this proposal:") % {"name": proposal.member},),
        quote=text,
        label=_("Read the proposal"),
        path=desk_page(proposal),
        is_signed=False,
    )


def _write_ended(proposal: Proposal, member: Member, payload: dict[str, Any]) -> Letter | None:
    review = Review.objects.filter(pk=payload["review"]).select_related("reviewer").first()
    if review is None or proposal.status not in Proposal.OPEN:
        return None
    words = (
        _("%(name)s has declared a conflict of interest and does not review this practice.")
        if review.has_conflict
        else _("%(name)s cannot review this practice.")
    )
    return Letter(
        subject=_("A reviewer is missing:"),
        kicker=_("Review of a practice"),
        lines=(words % {"name": review.reviewer}, _("Ask somebody else, so that there are two reviews.")),
        quote=review.conflict_note,
        label=_("Choose a reviewer"),
        path=desk_page(proposal),
        is_signed=False,
    )


def _write_reviews_in(proposal: Proposal, member: Member, payload: dict[str, Any]) -> Letter | None:
    if proposal.status not in Proposal.OPEN:
        return None
    given = [
        str(review.get_recommendation_display())
        for review in proposal.reviews.filter(status=Review.Status.DONE, has_conflict=False)
    ]
    words = ngettext(
        "%(count)s review is done, and none is open.", "%(count)s reviews are done, and none is open.", len(given)
    )
    line = words % {"count": len(given)}
    recommended = _("The reviewers recommend: %(words)s.") % {"words": "; ".join(given)}
    return Letter(
        subject=_("Reviewed:"),
        kicker=_("Review of a practice"),
        lines=(line, recommended, _("Read on the page of the proposal what is still needed before you decide.")),
        label=_("Read the reviews"),
        path=desk_page(proposal),
        is_signed=False,
    )


register("proposal_submitted", gettext_lazy("A proposal waits for you"), _write_submitted)
register("published_at_once", gettext_lazy("A trusted organisation has published"), _write_at_once)
register("proposal_answered", gettext_lazy("A member answers a comment"), _write_answered)
register("review_ended", gettext_lazy("A reviewer is missing"), _write_ended)
register("reviews_in", gettext_lazy("The reviews are done"), _write_reviews_in)
