"""What the hub writes to somebody about her proposal."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hub.outbox import services as outbox
from members.models import Member
from resources.mail.letters import Letter, message, own_page, register, words_of
from resources.models import Proposal, ProposalComment

Status = Proposal.Status


def _tell(kind: str, proposal: Proposal, *, key: str, comment: ProposalComment | None = None) -> None:
    details = {"comment": comment.pk} if comment else {}
    mail = message(kind, proposal, proposal.member, key=f"proposal:{proposal.uuid}:{key}", **details)
    outbox.enqueue_all(messages=[mail])


def proposal_returned(proposal: Proposal, comment: ProposalComment) -> None:
    """Ask the member what the facilitators want to know before they decide."""
    _tell("proposal_returned", proposal, key=f"{proposal.round}:returned", comment=comment)


def proposal_declined(proposal: Proposal, comment: ProposalComment) -> None:
    """Tell the member that the work is not taken, and why."""
    _tell("proposal_declined", proposal, key="declined", comment=comment)


def proposal_published(proposal: Proposal, comment: ProposalComment | None = None) -> None:
    """Tell the member that the work can be read now."""
    _tell("proposal_published", proposal, key="published", comment=comment)


def proposal_commented(comment: ProposalComment) -> None:
    """Pass a facilitator's comment on to the member."""
    _tell("proposal_commented", comment.proposal, key=f"comment:{comment.pk}", comment=comment)


def _write_returned(proposal: Proposal, member: Member, payload: dict[str, Any]) -> Letter | None:
    if proposal.status != Status.RETURNED or proposal.round != payload["round"]:
        return None
    return Letter(
        subject=_("A question about:"),
        kicker=_("Your proposal"),
        lines=(
            _("Thank you for your proposal. Before it can be published, the facilitators ask you:"),
            _("Answer on the page of your proposal, or change it there, and submit it again."),
        ),
        quote=words_of(payload),
        label=_("Go to my proposal"),
        path=own_page(proposal),
    )


def _write_declined(proposal: Proposal, member: Member, payload: dict[str, Any]) -> Letter | None:
    if proposal.status != Status.DECLINED:
        return None
    return Letter(
        subject=_("Not taken into the library:"),
        kicker=_("Your proposal"),
        lines=(
            _("Thank you for your proposal. The facilitators have read it and do not take it into the library."),
            _("If you think this is a mistake, reply to this message."),
        ),
        quote=words_of(payload),
        label=_("Go to my proposal"),
        path=own_page(proposal),
    )


def _write_published(proposal: Proposal, member: Member, payload: dict[str, Any]) -> Letter | None:
    if proposal.status != Status.ACCEPTED or proposal.resource.published_at is None:
        return None
    return Letter(
        subject=_("Published:"),
        kicker=_("Your proposal"),
        lines=(_("Thank you. What you have proposed is in the library now, and others can find it."),),
        quote=words_of(payload),
        label=_("See it in the library"),
        path=proposal.resource.get_absolute_url(),
    )


def _write_commented(proposal: Proposal, member: Member, payload: dict[str, Any]) -> Letter | None:
    text = words_of(payload)
    if not text:
        return None
    return Letter(
        subject=_("A comment on:"),
        kicker=_("Your proposal"),
        lines=(_("The facilitators write about your proposal:"),),
        quote=text,
        label=_("Go to my proposal"),
        path=own_page(proposal),
    )


register("proposal_returned", gettext_lazy("A question about your proposal"), _write_returned)
register("proposal_declined", gettext_lazy("Your proposal was declined"), _write_declined)
register("proposal_published", gettext_lazy("Your proposal is published"), _write_published)
register("proposal_commented", gettext_lazy("A comment on your proposal"), _write_commented)
