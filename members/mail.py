"""What the hub writes to people about their account."""

from hashlib import sha256

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from hub.languages import fallbacks
from hub.outbox import kinds, services
from hub.outbox.models import Content, Message
from hub.outbox.writing import written
from members.models import Member

ACCOUNT = "members.account"
RELAY = "members.relay"
APPROVED = "members.approved"


def membership_approved(member: Member) -> None:
    """Welcome an applicant whom a facilitator has approved."""
    services.enqueue(
        kind=APPROVED,
        dedupe_key=f"member:{member.uuid}:approved",
        recipient=member.email,
        recipient_name=member.name,
        language=member.language,
        time_zone=member.time_zone,
        payload={"member": str(member.uuid)},
    )


def _render_approved(message: Message) -> Content | None:
    member = Member.objects.filter(uuid=message.payload["member"], status=Member.Status.APPROVED).first()
    if member is None:
        return None
    return written(
        "members/email/approved", name=member.name, recipient=member.email, language=member.language, member=member
    )


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
# What one member writes to another: sealed from the start, too.
kinds.register(RELAY, _("From member to member"))
