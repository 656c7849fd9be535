"""What the hub writes to those who are asked to judge a practice."""

from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hub.outbox import services as outbox
from hub.outbox.models import Message
from members.models import Member
from resources.mail.letters import Letter, message, register
from resources.models import Proposal, Review


def review_asked(review: Review) -> None:
    """Ask somebody for a review."""
    outbox.enqueue_all(messages=[_message("review_asked", review, "asked")])


def review_reminder(review: Review) -> Message:
    """Return the reminder before the due date, to be queued with others; another date is another reminder."""
    return _message("review_reminder", review, f"remind:{review.due_on}")


def review_called_off(review: Review) -> None:
    """Tell a reviewer that the review is not needed any more. To be called before the row is deleted."""
    outbox.withdraw(dedupe_prefix=f"review:{review.uuid}:")
    outbox.enqueue_all(messages=[_message("review_called_off", review, "off")])


def _message(kind: str, review: Review, key: str) -> Message:
    return message(kind, review.proposal, review.reviewer, key=f"review:{review.uuid}:{key}", review=str(review.uuid))


def _open(payload: dict[str, Any], *statuses: str) -> Review | None:
    return Review.objects.filter(uuid=payload["review"], status__in=statuses).first()


def _due(review: Review) -> tuple[str, ...]:
    return (_("Please submit your review by %(day)s.") % {"day": date_format(review.due_on)},) if review.due_on else ()


def _write_asked(proposal: Proposal, member: Member, payload: dict[str, Any]) -> Letter | None:
    review = _open(payload, Review.Status.ASKED)
    if review is None:
        return None
    return Letter(
        subject=_("May we ask for your review?"),
        kicker=_("Review of a practice"),
        lines=(
            _("A member has proposed this practice, and we ask you for your judgement before it is published."),
            _("There are six criteria and a recommendation; the author does not learn who reviews."),
            _("Say first whether you accept, and whether anything binds you to those who carried it out."),
            *_due(review),
        ),
        label=_("Answer the request"),
        path=reverse("resources:review", args=[review.uuid]),
    )


def _write_reminder(proposal: Proposal, member: Member, payload: dict[str, Any]) -> Letter | None:
    review = _open(payload, Review.Status.ASKED, Review.Status.ACCEPTED)
    if review is None or review.due_on is None:
        return None
    return Letter(
        subject=_("Your review is due soon:"),
        kicker=_("Review of a practice"),
        lines=(
            _("Your review of this practice is due on %(day)s.") % {"day": date_format(review.due_on)},
            _("If you cannot finish it, tell us on the same page: we then ask somebody else."),
        ),
        label=_("Go to my review"),
        path=reverse("resources:review", args=[review.uuid]),
    )


def _write_called_off(proposal: Proposal, member: Member, payload: dict[str, Any]) -> Letter | None:
    return Letter(
        subject=_("No review needed any more:"),
        kicker=_("Review of a practice"),
        lines=(
            _("We had asked you to review this practice. This is not needed any more. Thank you for your readiness."),
        ),
    )


register("review_asked", gettext_lazy("A review is asked for"), _write_asked)
register("review_reminder", gettext_lazy("A review is due soon"), _write_reminder)
register("review_called_off", gettext_lazy("A review is not needed any more"), _write_called_off)
