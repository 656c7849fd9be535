"""From rows to the text of a mail about a proposal. The text is made when the mail is sent, in the reader's language.

A renderer returns None when its mail no longer applies, so nothing stale goes out after a newer state.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import override

from hub.languages import text_of
from hub.outbox import kinds
from hub.outbox.models import Content, Message
from members.models import Member
from resources.models import Proposal, ProposalComment


@dataclass(frozen=True, slots=True)
class Letter:
    """What a mail about a proposal says, in the language of its reader.

    Attributes:
        subject: before the title of the work.
        kicker: above the title.
        lines: paragraphs.
        quote: somebody's own words.
        label: what the button leads to.
        path: where it leads.
        is_signed: whether the facilitators sign: not when they are written to.
    """

    subject: str
    kicker: str
    lines: tuple[str, ...]
    quote: str = ""
    label: str = ""
    path: str = ""
    is_signed: bool = True


# Returns what is to be written about a proposal to somebody, None if it no longer applies.
type Writer = Callable[[Proposal, Member, dict[str, Any]], Letter | None]


def message(kind: str, proposal: Proposal, member: Member, *, key: str, **details: Any) -> Message:
    """Return an unsaved mail about a proposal, once per `key`; `details` are for its writer."""
    return Message(
        kind=f"resources.{kind}",
        dedupe_key=key,
        recipient=member.email,
        recipient_name=member.name,
        language=member.language,
        time_zone=member.time_zone,
        payload={"proposal": str(proposal.uuid), "member": str(member.uuid), "round": proposal.round, **details},
    )


def register(kind: str, label: str | Promise, write: Writer) -> None:
    """Make a kind of mail about proposals known."""

    def render(message: Message) -> Content | None:
        proposal = Proposal.objects.select_related("resource").filter(uuid=message.payload["proposal"]).first()
        member = Member.objects.filter(uuid=message.payload["member"], is_active=True).first()
        if proposal is None or member is None:
            return None
        with override(member.language):
            letter = write(proposal, member, message.payload)
            return None if letter is None else _content(letter, proposal, member)

    kinds.register(f"resources.{kind}", label, render)


def _content(letter: Letter, proposal: Proposal, member: Member) -> Content:
    title = text_of(proposal.resource, "title")
    subject = " ".join(f"{letter.subject} {title}".split())
    context = {
        "letter": letter,
        "name": member.name,
        "title": title,
        "url": f"{settings.BASE_URL}{letter.path}" if letter.path else "",
        "recipient": member.email,
        "language": member.language,
        "site_name": settings.SITE_NAME,
        "site_url": f"{settings.BASE_URL}/{member.language}/",
        "subject": subject,
    }
    return Content(
        subject=subject,
        text=render_to_string("resources/email/letter.txt", context).strip() + "\n",
        html=render_to_string("resources/email/letter.html", context),
    )


def own_page(proposal: Proposal) -> str:
    """Return the proposer's page, in the current language."""
    return reverse("resources:proposal", args=[proposal.uuid])


def desk_page(proposal: Proposal) -> str:
    """Return the facilitators' page."""
    return reverse("admin:resources_proposal_change", args=[proposal.pk])


def words_of(payload: dict[str, Any]) -> str:
    """Return the comment that a mail quotes; empty where it has been deleted meanwhile."""
    comment = ProposalComment.objects.filter(pk=payload.get("comment") or 0).first()
    return comment.text if comment else ""
