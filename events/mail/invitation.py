"""What the hub writes to people it invites."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models.functions import Cast, Concat, Left
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from events.mail.letters import Letter, content
from events.models import Event, Invitation
from hub.outbox import kinds
from hub.outbox import services as outbox
from hub.outbox.models import Content, Message, Suppression

# How much of the token's hash stands in the key against doubles: a new link is a new mail.
_HASH_LENGTH = 12


def invitation(invited: Invitation) -> None:
    """Send a personal invitation."""
    invitations([invited])


def invitations(invited: Iterable[Invitation]) -> None:
    """Send personal invitations, in as many queries for a thousand as for one."""
    rows = list(invited)
    _enqueue(
        "invitation", {row: first_key(row) for row in rows}, batch=invitations_batch(rows[0].event) if rows else ""
    )


def invitation_reminders(invited: Iterable[Invitation]) -> None:
    """Ask people for their answer once more; `reminders` counts this time already."""
    _enqueue("invitation_reminder", {row: f"invitation:{row.pk}:reminder:{row.reminders}" for row in invited})


def invitations_batch(event: Event) -> str:
    """Return the name under which the outbox keeps the usual invitations to an event."""
    return f"invitations:{event.pk}"


def first_key(invited: Invitation) -> str:
    """Return the key against doubles of the mail that brings an invitation."""
    return f"invitation:{invited.pk}:{invited.token_hash[:_HASH_LENGTH]}"


def with_mail_state(rows: models.QuerySet[Invitation]) -> models.QuerySet[Invitation]:
    """Annotate `mail_state`: what became of the mail with the invitation; None if there was none yet."""
    key = Concat(
        models.Value("invitation:"),
        Cast(models.OuterRef("pk"), models.CharField()),
        models.Value(":"),
        Left(models.OuterRef("token_hash"), _HASH_LENGTH),
    )
    return rows.annotate(mail_state=models.Subquery(Message.objects.filter(dedupe_key=key).order_by().values("state")))


def _enqueue(kind: str, keys: dict[Invitation, str], *, batch: str = "") -> None:
    outbox.enqueue_all(
        messages=[
            Message(
                kind=f"events.{kind}",
                dedupe_key=key,
                recipient=row.email,
                recipient_name=row.name,
                language=row.language,
                payload={"invitation": row.pk},
                batch=batch,
            )
            for row, key in keys.items()
        ]
    )


def _render(kind: str, message: Message) -> Content | None:
    """Return the mail, None if it has been answered or there is nothing to come to."""
    rows = Invitation.objects.select_related("event", "nominated_by")
    invited = rows.filter(pk=message.payload["invitation"]).first()
    if invited is None or invited.status != Invitation.Status.OPEN:
        return None
    if not invited.event.is_happening or invited.event.has_ended:
        return None
    more: dict[str, Any] = {"nominated_by": invited.nominated_by.name} if invited.nominated_by else {}
    letter = Letter(
        kind=kind,
        event=invited.event,
        version=invited.event.updated_at,
        language=invited.language,
        time_zone=message.time_zone,
        is_named=bool(invited.name),
        more=tuple(more.items()),
    )
    return content(
        letter,
        name=invited.name,
        recipient=invited.email,
        invitation_url=f"{settings.BASE_URL}{reverse('events:invitation_open', args=[invited.token])}",
    )


kinds.register(
    "events.invitation",
    _("Invitation"),
    lambda message: _render("invitation", message),
    category=Suppression.Category.INVITATIONS,
)
kinds.register(
    "events.invitation_reminder",
    _("Reminder of an invitation"),
    lambda message: _render("invitation_reminder", message),
    category=Suppression.Category.INVITATIONS,
)
