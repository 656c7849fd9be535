"""From a queued message to the bytes on the wire, with the calendar part where clients look for it."""

from email.header import Header
from email.headerregistry import BaseHeader, HeaderRegistry, UnstructuredHeader
from email.message import EmailMessage as StandardEmailMessage
from email.message import MIMEPart
from email.policy import EmailPolicy, Policy, default
from typing import Any, cast

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils.encoding import force_str

from hub.outbox.kinds import category_of
from hub.outbox.models import Content, Message
from hub.outbox.suppression import Subscription


class UnfoldedHeader(UnstructuredHeader, BaseHeader):
    """A header field on one line. Folded, a long address would become encoded words, which no mail program follows."""

    def fold(self, *, policy: "Policy[Any]") -> str:
        """Return the field as it stands; RFC 5322 allows a line of 998 characters."""
        return f"{self.name}: {self}{policy.linesep}"


class SubjectHeader(UnstructuredHeader, BaseHeader):
    """A subject that is encoded as a whole where it is not ASCII.

    Python's own folding encodes word by word and may break between two of them; the space between two encoded words is
    none (RFC 2047, 6.2), and a reader sees both run together.
    """

    def fold(self, *, policy: "Policy[Any]") -> str:
        """Return the field, folded."""
        if str(self).isascii():
            return super().fold(policy=policy)
        encoded = Header(str(self), "utf-8", header_name=self.name).encode(linesep=policy.linesep)
        return f"{self.name}: {encoded}{policy.linesep}"


_HEADERS = HeaderRegistry()
_HEADERS.map_to_type("subject", SubjectHeader)
_HEADERS.map_to_type("list-unsubscribe", UnfoldedHeader)


class CalendarMail(EmailMultiAlternatives):
    """A mail whose calendar part sits last in multipart/alternative, in base64 and without disposition.

    Outlook and Thunderbird interpret only a part in that place (MS-OXCMAIL 2.1.3.3.8.2); base64 keeps the line ends
    on servers without 8BITMIME (RFC 6047, 2.5). A copy is attached for clients that only show files.
    """

    calendar = ""
    method = ""

    def message(self, *, policy: "Policy[Any] | None" = None) -> StandardEmailMessage:
        """Return the mail with both copies of the calendar object."""
        policy = cast("EmailPolicy[Any]", policy or default).clone(header_factory=_HEADERS)
        message = super().message(policy=policy)
        if not self.calendar:
            return message
        alternative = next(part for part in message.walk() if part.get_content_type() == "multipart/alternative")
        part: Any = MIMEPart(policy)
        part.set_content(
            self.calendar.encode(),
            maintype="text",
            subtype="calendar",
            cte="base64",
            params={"charset": "UTF-8", "method": self.method, "component": "VEVENT"},
        )
        alternative.attach(part)
        return message


def build(message: Message) -> CalendarMail:
    """Return the mail for a rendered `message`: one recipient, the row's own Message-ID.

    Raises:
        ValueError: if the message has not been rendered.
    """
    content: Content | None = message.content
    if content is None:
        reason = "The message has no content yet"
        raise ValueError(reason)
    headers: dict[str, Any] = {
        "Message-ID": message.message_id,
        "Auto-Submitted": "auto-generated",  # RFC 3834, 5
        "Content-Language": message.language,
        **content.headers,
    }
    if category := category_of(message.kind):
        headers |= Subscription(message.recipient, category, message.language).headers
    mail = CalendarMail(
        subject=" ".join(content.subject.split()),
        body=content.text,
        from_email=force_str(settings.DEFAULT_FROM_EMAIL),
        to=[message.recipient],
        reply_to=[content.reply_to] if content.reply_to else None,
        headers=headers,
    )
    mail.attach_alternative(content.html, "text/html")
    if content.calendar:
        mail.calendar, mail.method = content.calendar, content.method
        mail.attach("invite.ics", content.calendar.encode(), "application/ics")
    return mail
