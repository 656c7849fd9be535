"""Having practices judged: who can be asked, what a reviewer does, and when there is enough to decide on."""

from datetime import date, timedelta

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hub.outbox import services as outbox
from members.models import Member
from members.roles import reviewers
from resources import mail
from resources.errors import ReviewError
from resources.models import Proposal, Review

Status = Review.Status
OPEN = (Status.ASKED, Status.ACCEPTED)

# How many reviews a practice needs, and how many when two of them contradict each other.
NEEDED = 2
NEEDED_IN_DOUBT = 3
# How long before the due date reviewers are reminded.
REMIND_BEFORE = timedelta(days=3)


def _locked(review: Review, *statuses: str) -> Review:
    """Return the review's row, locked; the proposal is locked first, so that decisions and reviews take turns.

    Raises:
        ReviewError: if it is in none of the statuses, or the proposal is decided.
    """
    proposal = Proposal.objects.select_for_update(no_key=True).filter(reviews=review.pk).first()
    found = Review.objects.select_for_update().select_related("reviewer").filter(pk=review.pk).first()
    if proposal is None or found is None or proposal.status not in Proposal.OPEN:
        raise ReviewError(_("This review is not needed any more."))
    if found.status not in statuses:
        raise ReviewError(_("This review is finished: nothing in it can be changed any more."))
    found.proposal = proposal
    return found


def refusal(proposal: Proposal, reviewer: Member) -> str:
    """Return why somebody cannot review a proposal; empty if she can."""
    proposer = proposal.member
    if reviewer.pk == proposer.pk:
        return _("%(name)s has proposed the practice.") % {"name": reviewer}
    same_row = reviewer.organisation_id is not None and reviewer.organisation_id == proposer.organisation_id
    same_name = reviewer.affiliation.strip().casefold() == proposer.affiliation.strip().casefold() != ""
    if same_row or same_name:
        words = _("%(name)s belongs to the same organisation as the proposer: %(organisation)s.")
        return words % {"name": reviewer, "organisation": proposer.affiliation}
    if not reviewers().filter(pk=reviewer.pk).exists():
        return _("%(name)s is not among the reviewers.") % {"name": reviewer}
    if proposal.reviews.filter(reviewer=reviewer).exists():
        return _("%(name)s has been asked already.") % {"name": reviewer}
    return ""


@transaction.atomic
def ask(*, proposal: Proposal, reviewer: Member, due_on: date) -> Review:
    """Ask somebody to review a practice; she gets a mail.

    Raises:
        ReviewError: if she cannot, or there is nothing to review; the text says why.
    """
    proposal = Proposal.objects.select_for_update(no_key=True).get(pk=proposal.pk)
    if proposal.resource.kind != "practice" or proposal.status not in {
        Proposal.Status.SUBMITTED,
        Proposal.Status.IN_REVIEW,
    }:
        raise ReviewError(_("Only a practice that waits for a decision can be reviewed."))
    if due_on < timezone.localdate():
        raise ReviewError(_("The day is over already."))
    if reason := refusal(proposal, reviewer):
        raise ReviewError(reason)
    try:
        with transaction.atomic():
            review = Review.objects.create(proposal=proposal, reviewer=reviewer, due_on=due_on)
    except IntegrityError as error:
        raise ReviewError(_("%(name)s has been asked already.") % {"name": reviewer}) from error
    proposal.status = Proposal.Status.IN_REVIEW
    proposal.save(update_fields=["status", "updated_at"])
    mail.review_asked(review)
    return review


@transaction.atomic
def call_off(*, review: Review) -> None:
    """Take a request for a review back; the reviewer is told.

    Raises:
        ReviewError: if the review is finished.
    """
    found = _locked(review, *OPEN)
    mail.review_called_off(found)
    found.delete()


def call_off_open(proposal: Proposal) -> int:
    """Take all open requests of a locked proposal back, since it is decided; return how many reviewers are told."""
    reviews = list(proposal.reviews.filter(status__in=OPEN).select_related("reviewer"))
    for review in reviews:
        review.proposal = proposal
        mail.review_called_off(review)
        review.delete()
    return len(reviews)


@transaction.atomic
def accept(*, review: Review) -> Review:
    """Note that the reviewer has no conflict of interest and takes the review on. A second press changes nothing.

    Raises:
        ReviewError: if the review is finished.
    """
    found = _locked(review, *OPEN)
    found.status = Status.ACCEPTED
    found.has_conflict = False
    found.save(update_fields=["status", "has_conflict", "updated_at"])
    return found


@transaction.atomic
def turn_down(*, review: Review, has_conflict: bool, note: str = "") -> Review:
    """End a review that the reviewer cannot do, or must not do; the facilitators are told.

    Raises:
        ReviewError: if the review is finished.
    """
    found = _locked(review, *OPEN)
    found.status = Status.DECLINED
    found.has_conflict = True if has_conflict else None
    found.conflict_note = note
    found.save(update_fields=["status", "has_conflict", "conflict_note", "updated_at"])
    mail.review_ended(found)
    return found


_ANSWERS = ("scores", "recommendation", "comment", "internal_comment")


@transaction.atomic
def write(*, review: Review) -> Review:
    """Keep what a reviewer has written so far; `review` carries it.

    Raises:
        ReviewError: if she has not accepted, or the review is finished.
    """
    found = _locked(review, Status.ACCEPTED)
    for name in _ANSWERS:
        setattr(found, name, getattr(review, name))
    found.save(update_fields=[*_ANSWERS, "updated_at"])
    return found


@transaction.atomic
def submit(*, review: Review) -> Review:
    """Finish a review; the facilitators are told when no other is open. `review` carries what she has written.

    Raises:
        ReviewError: if she has not accepted, or the review is finished.
    """
    found = _locked(review, Status.ACCEPTED)
    for name in _ANSWERS:
        setattr(found, name, getattr(review, name))
    found.status = Status.DONE
    found.submitted_at = timezone.now()
    found.save(update_fields=[*_ANSWERS, "status", "submitted_at", "updated_at"])
    if not found.proposal.reviews.filter(status__in=OPEN).exists():
        mail.reviews_in(found.proposal, done=found.proposal.reviews.filter(status=Status.DONE).count())
    return found


def disagree(proposal: Proposal) -> bool:
    """Whether one reviewer says to publish and another not to."""
    given = set(_done(proposal).values_list("recommendation", flat=True))
    return {Review.Recommendation.PUBLISH, Review.Recommendation.REJECT} <= given


def _done(proposal: Proposal) -> QuerySet[Review]:
    return proposal.reviews.filter(status=Status.DONE, has_conflict=False)


def obstacles(proposal: Proposal) -> list[str]:
    """Return what keeps a practice from being published as far as its reviews go; empty for all other works."""
    if proposal.resource.kind != "practice":
        return []
    found = []
    if count := proposal.reviews.filter(status__in=OPEN).count():
        words = ngettext("%(count)s review is still open.", "%(count)s reviews are still open.", count)
        found.append(words % {"count": count})
    done = _done(proposal).count()
    if done < NEEDED:
        words = ngettext(
            "A practice needs two reviews without a conflict of interest; %(count)s is done.",
            "A practice needs two reviews without a conflict of interest; %(count)s are done.",
            done,
        )
        found.append(words % {"count": done})
    elif done < NEEDED_IN_DOUBT and disagree(proposal):
        found.append(_("The reviewers disagree: ask a third one."))
    return found


def remind_due(*, today: date | None = None) -> int:
    """Queue a reminder for each open review that is due within three days, once; return how many."""
    today = today or timezone.localdate()
    due = Review.objects.filter(
        Q(due_on__gte=today, due_on__lte=today + REMIND_BEFORE),
        status__in=OPEN,
        proposal__status__in=Proposal.OPEN,
    ).select_related("proposal", "reviewer")
    return outbox.enqueue_all(messages=[mail.review_reminder(review) for review in due])
