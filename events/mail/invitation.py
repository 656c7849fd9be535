"""What the hub writes to people it invites."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from events.mail.letters import Letter, content
from events.models import Invitation
from hub.outbox import kinds
from hub.outbox import services as outbox
from hub.outbox.models import Content, Message


def invitation(invited: Invitation) -> None:
    """Send a personal invitation."""
    outbox.enqueue(
        kind="events.invitation",
        dedupe_key=f"invitation:{invited.pk}:{invited.token_hash[:12]}",
        recipient=invited.email,
        recipient_name=invited.name,
        language=invited.language,
        payload={"invitation": invited.pk},
    )


def _render_invitation(message: Message) -> Content | None:
    invited = Invitation.objects.select_related("event").filter(pk=message.payload["invitation"]).first()
    if invited is None or invited.status != Invitation.Status.OPEN or not invited.event.is_happening:
        return None
    letter = Letter(
        kind="invitation",
        event=invited.event,
        version=invited.event.updated_at,
        language=invited.language,
        time_zone=message.time_zone,
        is_named=bool(invited.name),
    )
    return content(
        letter,
        name=invited.name,
        recipient=invited.email,
        invitation_url=f"{settings.BASE_URL}{reverse('events:invitation_open', args=[invited.token])}",
    )


kinds.register("events.invitation", _("Invitation"), _render_invitation)
