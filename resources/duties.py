"""What a reviewer can hand over: the practices that she has been asked about and not begun."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from members.duties import Duty, Task, Tasks, register
from members.models import Member
from resources import mail
from resources.models import Proposal, Review
from resources.services.reviewing import refusal


def _asked(giver: Member) -> QuerySet[Review]:
    found = Review.objects.filter(reviewer=giver, proposal__status__in=Proposal.OPEN).order_by("pk")
    return found.select_related("proposal__member__organisation", "proposal__resource")


def _find(giver: Member, taker: Member) -> Tasks:
    tasks = Tasks()
    for review in _asked(giver).filter(status=Review.Status.ASKED):
        if reason := refusal(review.proposal, taker):
            tasks.staying.append(f"{review.proposal}: {reason}")
        else:
            tasks.passing.append(Task(str(review.pk), _("Review of “%(work)s”") % {"work": review.proposal}))
    begun = _asked(giver).filter(status=Review.Status.ACCEPTED).count()
    if begun:
        words = ngettext(
            "%(count)s review that has been begun stays.", "%(count)s reviews that have been begun stay.", begun
        )
        tasks.staying.append(words % {"count": begun})
    return tasks


def _move(giver: Member, taker: Member, keys: list[str]) -> None:
    rows = _asked(giver).filter(status=Review.Status.ASKED, pk__in=keys).select_for_update(of=("self",))
    for review in rows:
        if not refusal(review.proposal, taker):
            review.reviewer = taker
            review.save(update_fields=["reviewer", "updated_at"])
            mail.review_asked(review)


register(Duty("resources.reviews", gettext_lazy("Reviews not begun"), find=_find, move=_move))
