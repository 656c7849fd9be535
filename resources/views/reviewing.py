"""The pages of those who are asked to judge a practice."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from members.models import Member
from resources import proposal_states
from resources.errors import ReviewError
from resources.models import Proposal, Review
from resources.preview import preview_of
from resources.review_forms import ReplyForm, ReviewForm
from resources.services import reviewing
from resources.views.intake_access import approved_member, own_review

Status = Review.Status


@require_safe
@approved_member
def reviews(request: HttpRequest) -> HttpResponse:
    """List the reviews somebody was asked for: what is to be done first, then what is finished."""
    rows = Review.objects.filter(reviewer=cast("Member", request.user)).select_related("proposal__resource")
    shown = [(row, proposal_states.REVIEW[row.status]) for row in rows.order_by("due_on", "pk")]
    context = {
        "open": [(row, state) for row, state in shown if _is_open(row)],
        "finished": [(row, state) for row, state in shown if not _is_open(row)],
    }
    return render(request, "resources/reviews/index.html", context)


def _is_open(review: Review) -> bool:
    return review.status in reviewing.OPEN and review.proposal.status in Proposal.OPEN


@own_review
def review(request: HttpRequest, review: Review) -> HttpResponse:
    """Show what is to be reviewed; POST saves the review or submits it."""
    if request.method != "POST":
        return _page(request, review)
    is_final = "submit" in request.POST
    form = ReviewForm(request.POST, review=review, is_final=is_final)
    if not form.is_valid():
        return _page(request, review, form=form, status=422)
    try:
        if is_final:
            reviewing.submit(review=form.filled())
            messages.success(request, _("Thank you. Your review is submitted."))
        else:
            reviewing.write(review=form.filled())
            messages.success(request, _("Your review is saved. You can go on another day."))
    except ReviewError as error:
        messages.error(request, str(error))
    return redirect("resources:review", review.uuid)


@require_POST
@own_review
def review_reply(request: HttpRequest, review: Review) -> HttpResponse:
    """Accept a review, decline it, or declare a conflict of interest, which ends it."""
    form = ReplyForm(request.POST)
    if not form.is_valid():
        return _page(request, review, reply=form, status=422)
    answer, note = form.cleaned_data["answer"], form.cleaned_data["note"]
    try:
        if answer == ReplyForm.ACCEPT:
            reviewing.accept(review=review)
            messages.success(request, _("Thank you. You can read everything and write your review now."))
        else:
            reviewing.turn_down(review=review, has_conflict=answer == ReplyForm.CONFLICT, note=note)
            messages.success(request, _("Thank you for telling us. The facilitators ask somebody else."))
    except ReviewError as error:
        messages.error(request, str(error))
    return redirect("resources:review", review.uuid)


def _page(
    request: HttpRequest,
    review: Review,
    *,
    form: ReviewForm | None = None,
    reply: ReplyForm | None = None,
    status: int = 200,
) -> HttpResponse:
    proposal = review.proposal
    is_open = _is_open(review)
    has_accepted = review.status in {Status.ACCEPTED, Status.DONE}
    others = proposal.reviews.exclude(pk=review.pk).filter(status=Status.DONE, has_conflict=False)
    context = {
        "review": review,
        "proposal": proposal,
        "work": preview_of(proposal.resource_id),
        "state": proposal_states.REVIEW[review.status],
        "is_open": is_open,
        "has_accepted": has_accepted,
        "reply": (reply or ReplyForm()) if is_open else None,
        "form": (form or ReviewForm(review=review)) if is_open and review.status == Status.ACCEPTED else None,
        "own": _told(review) if review.status == Status.DONE else None,
        # What others have found is read only after one's own judgement is made.
        "others": [_told(other) for other in others] if review.status == Status.DONE else [],
        "comments": proposal.comments.select_related("author") if has_accepted else [],
    }
    return render(request, "resources/reviews/review.html", context, status=status)


def _told(review: Review) -> dict[str, object]:
    """Return what a finished review says."""
    return {
        "marks": [(criterion.label, review.scores.get(criterion.value, "–")) for criterion in Review.Criterion],
        "recommendation": review.get_recommendation_display(),
        "comment": review.comment,
        "internal_comment": review.internal_comment,
    }
