"""The mail queue: one row per person and mail, written in the transaction of the change that causes it."""

import json
import re
import uuid
from base64 import urlsafe_b64encode
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timedelta
from email.utils import parseaddr
from hashlib import sha256
from typing import Any, Self

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.contains import contains_index
from hub.models import Dated, Language

# A mail that could not be delivered within three days would only surprise.
DEFAULT_LIFETIME = timedelta(days=3)


# RFC 5545, 3.8.7.2.
_STAMP = re.compile(r"^DTSTAMP:.*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Content:
    """A rendered mail: what exactly is sent.

    `calendar` holds the bytes of the iCalendar object and `method` its METHOD (REQUEST or CANCEL), both empty in a
    mail that is not about an event. `headers` are further header fields, such as List-Unsubscribe.
    """

    subject: str
    text: str
    html: str
    calendar: str = ""
    method: str = ""
    reply_to: str = ""
    headers: dict[str, str] = field(default_factory=dict)

    def says_the_same_as(self, other: "Content") -> bool:
        """Whether a reader would see no difference: all but the moment at which a calendar object was made."""
        mine, theirs = (replace(one, calendar=_STAMP.sub("", one.calendar)) for one in (self, other))
        return mine == theirs


def vault(purpose: bytes = b"hub.outbox") -> MultiFernet:
    """Return what seals and opens texts for a purpose, with the site's present secret and its former ones."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(urlsafe_b64encode(sha256(purpose + key.encode()).digest())) for key in keys])


def seal(content: Content) -> bytes:
    """Return `content` encrypted: personal links must not lie readable in the database or its dumps."""
    return vault().encrypt(json.dumps(asdict(content)).encode())


def unseal(sealed: bytes | memoryview) -> Content:
    """Return what :func:`seal` hid.

    Raises:
        cryptography.fernet.InvalidToken: if the key is not the one it was sealed with.
    """
    return Content(**json.loads(vault().decrypt(bytes(sealed))))


def new_message_id() -> str:
    """Return a Message-ID of our domain (RFC 5322, 3.6.4), made once per row so that a repeat can be recognised."""
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    return f"<{uuid.uuid4()}@{domain}>"


class MessageQuerySet(models.QuerySet["Message"]):
    """Named choices of messages."""

    def unfinished(self) -> Self:
        """Return the rows that are still to be sent."""
        return self.filter(state__in=[Message.State.QUEUED, Message.State.SENDING])

    def due(self, now: datetime) -> Self:
        """Return the rows a worker may claim at `now`: waiting and due, or left by a worker whose lease ran out."""
        return self.filter(
            models.Q(state=Message.State.QUEUED, not_before__lte=now)
            | models.Q(state=Message.State.SENDING, lease_until__lt=now),
        ).order_by("not_before", "pk")


class Message(Dated):
    """One mail to one person."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        QUEUED = "queued", _("Waiting")
        SENDING = "sending", _("Being sent")
        SENT = "sent", _("Sent")
        FAILED = "failed", _("Failed")
        CANCELLED = "cancelled", _("Withdrawn")

    kind = models.CharField(_("kind"), max_length=60)
    recipient = models.EmailField(_("recipient"))
    recipient_name = models.CharField(_("name"), max_length=150, blank=True)
    language = models.CharField(_("language"), max_length=2, choices=Language, default=Language.ENGLISH)
    time_zone = models.CharField(_("time zone"), max_length=64, blank=True)
    # "confirmed:<registration>:<sequence>": what makes a second press of the same button harmless.
    dedupe_key = models.CharField(_("key against doubles"), max_length=200, unique=True)
    # What the renderer of the kind needs to find its rows again: identifiers, never links or names.
    payload = models.JSONField(_("about"), default=dict, blank=True)

    # What was sent together, such as "announcement:12": its progress and history are looked up by this.
    batch = models.CharField(_("sent together as"), max_length=80, blank=True)

    state = models.CharField(_("state"), max_length=10, choices=State, default=State.QUEUED)
    not_before = models.DateTimeField(_("not before"), default=timezone.now)
    expires_at = models.DateTimeField(_("given up after"))
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    # Claims since the last recorded outcome: a row that kills its worker again and again is parked.
    claims = models.PositiveSmallIntegerField(_("claims without outcome"), default=0)
    lease_until = models.DateTimeField(_("claimed until"), null=True, blank=True, editable=False)
    lease_token = models.UUIDField(null=True, blank=True, editable=False)
    is_uncertain = models.BooleanField(
        _("may have arrived twice"),
        default=False,
        help_text=_("The connection broke after the text had been handed over, or a worker died while sending."),
    )

    message_id = models.CharField(_("Message-ID"), max_length=200, default=new_message_id, unique=True)
    subject = models.CharField(_("subject"), max_length=400, blank=True)
    sealed_content = models.BinaryField(null=True, editable=False)
    last_code = models.PositiveSmallIntegerField(_("last answer of the server"), null=True, blank=True)
    last_error = models.TextField(_("last error"), blank=True)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("mail")
        ordering = ["-created_at", "-pk"]
        indexes = [
            # The claim: only rows still to be sent, however many have been.
            models.Index(
                fields=["not_before", "id"],
                name="message_due",
                condition=models.Q(state__in=["queued", "sending"]),
            ),
            # The admin's log, and all mails of one person.
            models.Index(fields=["-created_at", "-id"], name="message_newest"),
            models.Index(fields=["state", "-created_at", "-id"], name="message_by_state"),
            models.Index(fields=["kind", "-created_at", "-id"], name="message_by_kind"),
            models.Index(
                fields=["-created_at", "-id"], name="message_uncertain", condition=models.Q(is_uncertain=True)
            ),
            contains_index("message_contains", "recipient", "subject"),
            models.Index(fields=["recipient", "-created_at"], name="message_recipient"),
            # What could not be delivered lately: the first page of the administration.
            models.Index(fields=["-created_at"], name="message_failed", condition=models.Q(state="failed")),
            # The progress of one mailing.
            models.Index(fields=["batch", "state"], name="message_batch", condition=~models.Q(batch="")),
        ]

    def __str__(self) -> str:
        return f"{self.subject or self.kind} → {self.recipient}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Give a new row its lifetime."""
        if self.expires_at is None:
            self.expires_at = self.not_before + DEFAULT_LIFETIME
        super().save(*args, **kwargs)

    @property
    def content(self) -> Content | None:
        """The text as sent or to be sent, None before it is rendered."""
        return unseal(self.sealed_content) if self.sealed_content else None

    @content.setter
    def content(self, content: Content) -> None:
        self.subject = content.subject[:400]
        self.sealed_content = seal(content)


class Channel(models.Model):
    """A way out for mail and whether it is open: one row per MAILERS alias."""

    alias = models.CharField(_("channel"), max_length=40, primary_key=True)
    paused_until = models.DateTimeField(_("paused until"), null=True, blank=True)
    paused_since = models.DateTimeField(_("paused since"), null=True, blank=True)
    is_held = models.BooleanField(
        _("held by a facilitator"), default=False, help_text=_("Nothing is sent until this is cleared.")
    )
    reason = models.TextField(_("reason"), blank=True)
    failures = models.PositiveIntegerField(_("failures in a row"), default=0)

    class Meta:
        verbose_name = _("mail channel")
        verbose_name_plural = _("mail channels")

    def __str__(self) -> str:
        return self.alias


class Suppression(Dated):
    """An address that must not be written to, or not about something."""

    class Category(models.TextChoices):
        """What somebody can unsubscribe from. Mail about one's own registration is in none of these."""

        EVERYTHING = "", _("Everything that can be unsubscribed")
        INVITATIONS = "invitations", _("Invitations")
        ANNOUNCEMENTS = "announcements", _("News of events and series")
        DIGESTS = "digests", _("Summaries")
        LIBRARY = "library", _("News of saved searches")

    class Reason(models.TextChoices):
        UNSUBSCRIBED = "unsubscribed", _("Unsubscribed")
        BOUNCED = "bounced", _("Refused by the mail server for good")

    email = models.EmailField(_("email"))
    category = models.CharField(_("from"), max_length=20, choices=Category, blank=True)
    reason = models.CharField(_("reason"), max_length=12, choices=Reason)
    detail = models.CharField(_("what the server said"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("suppressed address")
        verbose_name_plural = _("suppressed addresses")
        ordering = ["-created_at"]
        indexes = [
            # The list of the administration, and its search.
            models.Index(fields=["-created_at", "-id"], name="suppression_newest"),
            contains_index("suppression_contains", "email"),
        ]
        constraints = [
            # Looked up by address before each mail of a category.
            models.UniqueConstraint(Lower("email"), "category", name="suppression_once"),
        ]

    def __str__(self) -> str:
        return f"{self.email}: {self.get_category_display()}"
