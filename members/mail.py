"""What the hub writes to people about their account."""

from datetime import datetime
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from hub.languages import fallbacks
from hub.outbox import kinds, services
from hub.outbox.models import Content, Message
from hub.outbox.writing import written
from members.models import ApplicationAnswer, Member

ACCOUNT = "members.account"
RELAY = "members.relay"
APPROVED = "members.approved"
ANSWER = "members.answer"
HANDED_OVER = "members.handed_over"


def welcome_key(member: Member) -> str:
    """Return the key against doubles of a member's welcome."""
    return f"member:{member.uuid}:approved"


def membership_approved(member: Member, *, not_before: datetime | None = None) -> None:
    """Welcome an applicant whom a facilitator has approved, not before a moment if one is given."""
    services.enqueue(
        kind=APPROVED,
        dedupe_key=welcome_key(member),
        recipient=member.email,
        recipient_name=member.name,
        language=member.language,
        time_zone=member.time_zone,
        payload={"member": str(member.uuid)},
        not_before=not_before,
    )


def _to(member: Member, name: str, /, *, reply_to: str = "", **context: Any) -> Content:
    return written(
        f"members/email/{name}",
        name=member.name,
        recipient=member.email,
        language=member.language,
        reply_to=reply_to,
        **context,
    )


def application_answered(answer: ApplicationAnswer) -> None:
    """Send an applicant what a facilitator has written to her."""
    member = answer.member
    services.enqueue(
        kind=ANSWER,
        dedupe_key=f"application-answer:{answer.pk}",
        recipient=member.email,
        recipient_name=member.name,
        language=member.language,
        time_zone=member.time_zone,
        payload={"answer": answer.pk},
    )


def _render_answer(message: Message) -> Content | None:
    answers = ApplicationAnswer.objects.select_related("member", "author")
    answer = answers.filter(pk=message.payload["answer"]).first()
    if answer is None:
        return None
    reply_to = answer.author.email if answer.author else ""
    return _to(answer.member, "answer", reply_to=reply_to, written=answer.text, author=answer.author)


def duties_handed_over(*, reader: Member, other: Member, gives: bool, moved: list[Any]) -> None:
    """Tell one of two members what has passed from the one to the other.

    Args:
        reader: who is told; her language counts.
        other: the other of the two.
        gives: whether the reader is the one who had it so far.
        moved: what has passed on, a line each; translated when it is written out.
    """
    with override(reader.language):
        lines = [str(line) for line in moved]
    content = _to(reader, "handed_over", reply_to=other.email, other=other, gives=gives, lines=lines)
    same = sha256("\n".join(lines).encode()).hexdigest()[:16]
    services.enqueue(
        kind=HANDED_OVER,
        dedupe_key=f"handed-over:{reader.uuid}:{other.uuid}:{timezone.now():%Y%m%d%H%M%S}:{same}",
        recipient=reader.email,
        recipient_name=reader.name,
        language=reader.language,
        time_zone=reader.time_zone,
        content=content,
    )


def _render_approved(message: Message) -> Content | None:
    member = Member.objects.filter(uuid=message.payload["member"], status=Member.Status.APPROVED).first()
    if member is None:
        return None
    return _to(member, "approved", member=member)


def relay(*, sender: Member, recipient: Member, text: str, about: dict[str, str], about_path: str) -> bool:
    """Pass a message on to a member, in her language; return False if the same one is on its way already.

    The answer goes to the sender, who has agreed to that. The text is sealed: nobody reads it in the queue's payload.

    Args:
        sender: who writes.
        recipient: who is written to; her address is told to nobody.
        text: what is written, plain.
        about: the title of the work that the message is about, by language; empty if it is about none.
        about_path: the path of the page that it was written from, without its language.
    """
    language = recipient.language
    is_listed = sender.visibility != Member.Visibility.NOBODY
    with override(language):
        content = written(
            "members/email/relay",
            name=recipient.name,
            recipient=recipient.email,
            language=language,
            reply_to=sender.email,
            sender=sender,
            sender_url=f"{settings.BASE_URL}{sender.get_absolute_url()}" if is_listed else "",
            written=text,
            about=next((about[code] for code in fallbacks(language) if about.get(code)), ""),
            about_url=f"{settings.BASE_URL}/{language}{about_path}",
            profile_url=f"{settings.BASE_URL}{reverse('members:profile')}",
        )
    same = sha256(f"{about_path}\n{text}".encode()).hexdigest()[:32]
    return services.enqueue(
        kind=RELAY,
        dedupe_key=f"relay:{sender.uuid}:{recipient.uuid}:{same}",
        recipient=recipient.email,
        recipient_name=recipient.name,
        language=language,
        time_zone=recipient.time_zone,
        content=content,
    )


# Sign-in codes, confirmations and notices: their text carries a secret, so it is sealed from the start.
kinds.register(ACCOUNT, _("Account and sign-in"))
kinds.register(APPROVED, _("Welcome to the Hub"), _render_approved)
kinds.register(ANSWER, _("Answer to an application"), _render_answer)
# Its text is made at once: what has passed on can be seen only then.
kinds.register(HANDED_OVER, _("Duties handed over"))
# What one member writes to another: sealed from the start, too.
kinds.register(RELAY, _("From member to member"))
