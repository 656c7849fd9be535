"""What the hub writes to people about their account."""

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from hub.outbox import kinds, services
from hub.outbox.models import Content, Message
from members.models import Member

ACCOUNT = "members.account"
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
    context = {
        "member": member,
        "name": member.name,
        "recipient": member.email,
        "language": member.language,
        "site_name": settings.SITE_NAME,
        "site_url": f"{settings.BASE_URL}/{member.language}/",
    }
    with override(member.language):
        return Content(
            subject=" ".join(render_to_string("members/email/approved_subject.txt", context).split()),
            text=render_to_string("members/email/approved.txt", context).strip() + "\n",
            html=render_to_string("members/email/approved.html", context),
        )


# Sign-in codes, confirmations and notices: their text carries a secret, so it is sealed from the start.
kinds.register(ACCOUNT, _("Account and sign-in"))
kinds.register(APPROVED, _("Welcome to the Hub"), _render_approved)
