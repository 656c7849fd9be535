"""Where a proposal or a review stands, in plain words for the member."""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from resources.models import Proposal, Review


class State(NamedTuple):
    """How a page shows it: the tone, the icon, a few words, and a sentence on what happens next."""

    tone: str
    icon: str
    words: str | Promise
    next: str | Promise


PROPOSAL: dict[str, State] = {
    Proposal.Status.DRAFT: State("warn", "file", _("Draft"), _("Only you see it. Submit it when it is ready.")),
    Proposal.Status.SUBMITTED: State(
        "play", "clock", _("With the facilitators"), _("They read it and write to you. You need not do anything.")
    ),
    Proposal.Status.RETURNED: State(
        "warn",
        "alert",
        _("Waiting for you"),
        _("The facilitators have a question. Answer it, change what is needed, and submit it again."),
    ),
    Proposal.Status.IN_REVIEW: State(
        "play",
        "clock",
        _("In review"),
        _("Reviewers judge the practice. The facilitators write to you with the result."),
    ),
    Proposal.Status.ACCEPTED: State("ok", "check", _("Published"), _("It can be found in the library.")),
    Proposal.Status.DECLINED: State("bad", "close", _("Not taken"), _("The facilitators’ reason is below.")),
    Proposal.Status.WITHDRAWN: State("muted", "close", _("Withdrawn"), _("You have taken it back.")),
}

REVIEW: dict[str, State] = {
    Review.Status.ASKED: State("warn", "alert", _("Waiting for your answer"), _("Say whether you can review it.")),
    Review.Status.ACCEPTED: State("play", "clock", _("In progress"), _("You can save it and go on another day.")),
    Review.Status.DONE: State("ok", "check", _("Submitted"), _("Thank you. The facilitators decide with it.")),
    Review.Status.DECLINED: State("muted", "close", _("Not reviewed"), _("The facilitators ask somebody else.")),
}
