"""What the repository passes on when two members are merged."""

from django.db.models import Case, Q, QuerySet, Value, When
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from members.merging import Line, Pair, reassign, reassign_once, register
from resources.models import Proposal, Review

_FURTHEST = [Review.Status.DECLINED, Review.Status.ASKED, Review.Status.ACCEPTED, Review.Status.DONE]


# ── Reviews: one reviewer judges a practice once, and not her own ──────────────────────────────────
def _doubles(pair: Pair) -> list[tuple[Review, Review]]:
    """Return the reviews of one practice by both: the one that stays, which has come further, and the other."""
    both = Review.objects.filter(proposal__reviews__reviewer=pair.gone, reviewer=pair.kept)
    theirs = {row.proposal_id: row for row in Review.objects.filter(reviewer=pair.gone)}
    found = []
    for own in both.distinct():
        other = theirs[own.proposal_id]
        ahead = _FURTHEST.index(Review.Status(other.status)) > _FURTHEST.index(Review.Status(own.status))
        found.append((other, own) if ahead else (own, other))
    return found


def _own_practices(pair: Pair) -> QuerySet[Review]:
    """Return the reviews in which one of the two judges what the other has proposed, of what is not decided yet."""
    crossed = Q(reviewer=pair.kept, proposal__member=pair.gone) | Q(reviewer=pair.gone, proposal__member=pair.kept)
    return Review.objects.filter(crossed, proposal__status__in=Proposal.OPEN)


def _foresee_reviews(pair: Pair) -> list[Line]:
    notes = []
    if doubles := len(_doubles(pair)):
        notes.append(_("Both were asked about %(count)s: the review that has come further stays.") % {"count": doubles})
    if crossed := _own_practices(pair).count():
        words = _("In %(count)s she would judge her own proposal: that counts as a conflict of interest.")
        notes.append(words % {"count": crossed})
    return [Line(_("Reviews"), Review.objects.filter(reviewer=pair.gone).count(), " ".join(notes))]


def _move_reviews(pair: Pair) -> None:
    done = Review.Status.DONE
    declined = Case(When(status=done, then=Value(done)), default=Value(Review.Status.DECLINED))
    _own_practices(pair).update(has_conflict=True, status=declined)
    for _stays, goes in _doubles(pair):
        goes.delete()
    Review.objects.filter(reviewer=pair.gone).update(reviewer=pair.kept)


register("resources.Review.reviewer", foresee=_foresee_reviews, move=_move_reviews)

# ── The rest ───────────────────────────────────────────────────────────────────────────────────────
reassign("resources.Proposal", "member", "decided_by", label=gettext_lazy("Proposals"))
reassign("resources.ProposalComment", "author", label=gettext_lazy("Comments on proposals"))
reassign("resources.Resource", "submitted_by", label=gettext_lazy("Works she brought in"))
reassign("resources.ReadingList", "member", label=gettext_lazy("Reading lists"))
reassign_once(
    "resources.SavedResource",
    "member",
    "resource",
    label=gettext_lazy("Saved works"),
    note=gettext_lazy("Both have saved %(count)s: it stays once."),
)
reassign_once(
    "resources.SavedSearch",
    "member",
    "query",
    label=gettext_lazy("Saved searches"),
    note=gettext_lazy("Both have saved %(count)s: the one of the account that stays goes on."),
)
reassign("resources.Practice", "contact", label=gettext_lazy("Practices she answers for"))
