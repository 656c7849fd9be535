"""Who must not be written to: people who unsubscribed, and addresses that their mail server refuses for good.

Whoever has a link out of a mail can unsubscribe, without an account. The link's token is sealed with the site's
secret: it needs no row, shows no address and cannot be forged.
"""

import json
from collections.abc import Collection
from dataclasses import dataclass

from cryptography.fernet import InvalidToken
from django.conf import settings
from django.db.models.functions import Lower
from django.urls import reverse

from hub.languages import CODES
from hub.outbox.models import Suppression, vault

Category = Suppression.Category
Reason = Suppression.Reason

_PURPOSE = b"hub.outbox.unsubscribe"


@dataclass(frozen=True, slots=True)
class Subscription:
    """What a link for unsubscribing is about: an address, a category of mail and the language of its page."""

    email: str
    category: str
    language: str

    @property
    def label(self) -> str:
        """The category in the reader's words."""
        return str(Category(self.category).label)

    @property
    def token(self) -> str:
        """The token of the link; another one each time, and all of them work."""
        return vault(_PURPOSE).encrypt(json.dumps([self.email, self.category, self.language]).encode()).decode()

    @property
    def url(self) -> str:
        """The whole address of the page."""
        return f"{settings.BASE_URL}{reverse('unsubscribe', args=[self.token])}"

    @property
    def headers(self) -> dict[str, str]:
        """The header fields by which mail programs offer a button of their own (RFC 2369, RFC 8058)."""
        return {"List-Unsubscribe": f"<{self.url}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}


def read_token(token: str) -> Subscription | None:
    """Return what a link for unsubscribing is about, None if the hub has not made it."""
    try:
        email, category, language = json.loads(vault(_PURPOSE).decrypt(token.encode()))
    except InvalidToken:
        return None
    return Subscription(email, category, language if language in CODES else settings.LANGUAGE_CODE)


def suppressed(*, emails: Collection[str], category: str) -> dict[str, Reason]:
    """Return which of `emails` must not get mail of `category`, in small letters, with the reason.

    That somebody unsubscribed from it weighs more than that the address bounced.
    """
    rows = (
        Suppression.objects.annotate(address=Lower("email"))
        .filter(address__in={email.lower() for email in emails}, category__in={category, Category.EVERYTHING})
        .order_by("reason")
        .values_list("address", "reason")
    )
    return {address: Reason(reason) for address, reason in rows}


def objection(*, email: str, category: str) -> str:
    """Return why `email` gets no mail of `category`, as the mail log says it; empty if it does."""
    if not category:
        return ""
    reason = suppressed(emails=[email], category=category).get(email.lower())
    return {None: "", Reason.UNSUBSCRIBED: "Unsubscribed.", Reason.BOUNCED: "The address bounced."}[reason]


def is_unsubscribed(*, subscription: Subscription) -> bool:
    """Return whether the address gets no more mail of the category because its owner said so."""
    return Suppression.objects.filter(
        email__iexact=subscription.email, category=subscription.category, reason=Reason.UNSUBSCRIBED
    ).exists()


def unsubscribe(*, subscription: Subscription) -> None:
    """Send the address no more mail of the category; harmless if that is so."""
    _suppress(subscription.email, subscription.category, reason=Reason.UNSUBSCRIBED)


def resubscribe(*, subscription: Subscription) -> None:
    """Take an unsubscribing back; harmless if there was none. A bounced address stays one."""
    Suppression.objects.filter(
        email__iexact=subscription.email, category=subscription.category, reason=Reason.UNSUBSCRIBED
    ).delete()


def note_bounce(*, email: str, words: str) -> None:
    """Write down that the mail server of `email` refuses it for good, in its `words`; harmless if that is known."""
    length = Suppression._meta.get_field("detail").max_length  # noqa: SLF001 - public in all but name
    _suppress(email, Category.EVERYTHING, reason=Reason.BOUNCED, detail=words[:length])


def _suppress(email: str, category: str, **fields: str) -> None:
    # Whoever presses twice at once finds the row of the first press.
    Suppression.objects.get_or_create(
        email__iexact=email, category=category, defaults={"email": email, "category": category, **fields}
    )


def forget_bounces(*, emails: Collection[str]) -> None:
    """Believe in addresses again that a mail server had refused for good. Whoever unsubscribed stays so."""
    addresses = {email.lower() for email in emails}
    bounced = Suppression.objects.annotate(address=Lower("email")).filter(reason=Reason.BOUNCED)
    bounced.filter(address__in=addresses).delete()
