"""Reading an SMTP server's answers: what to do with the message, and with the channel."""

import random
import smtplib
import ssl
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum, auto
from typing import Any

from django.core.mail import InvalidMailer

from hub.outbox.models import Message

# Back-off after the first, second, … temporary refusal; the last one repeats until the message expires.
DELAYS = [
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=15),
    timedelta(hours=1),
    timedelta(hours=3),
]
_SERVICE_CLOSING = 421
_PERMANENT = 500
# RFC 3463, 3.8: what a server refuses by its policy tells of the sender, not of the address.
_POLICY = "5.7."


class Verdict(Enum):
    """What an attempt came to."""

    SENT = auto()
    TRY_AGAIN = auto()
    REFUSED = auto()  # for good: this address, this text
    CHANNEL_BROKEN = auto()  # nobody's mail would go out
    EXPIRED = auto()
    OBSOLETE = auto()  # it no longer applies
    DEFERRED = auto()  # it is to go out later
    PARKED = auto()  # it cannot even be tried


_STATES = {
    Verdict.SENT: Message.State.SENT,
    Verdict.TRY_AGAIN: Message.State.QUEUED,
    Verdict.REFUSED: Message.State.FAILED,
    Verdict.EXPIRED: Message.State.FAILED,
    Verdict.PARKED: Message.State.FAILED,
    Verdict.OBSOLETE: Message.State.CANCELLED,
    Verdict.DEFERRED: Message.State.QUEUED,
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """A verdict with the server's code and words.

    `is_uncertain`: the connection broke after the text was handed over. `breaks_connection`: the next message needs a
    new one. `is_bounce`: the server refuses the address for good, whatever the text. `not_before`: when to look again.
    """

    verdict: Verdict
    code: int | None = None
    reason: str = ""
    is_uncertain: bool = False
    breaks_connection: bool = False
    is_bounce: bool = False
    not_before: datetime | None = None

    def changes(self, message: Message, now: datetime) -> dict[str, Any]:
        """Return the new column values of `message`."""
        fields: dict[str, Any] = {
            "state": _STATES[self.verdict],
            "last_code": self.code,
            "last_error": self.reason[:2000],
        }
        if self.verdict in {Verdict.SENT, Verdict.TRY_AGAIN, Verdict.REFUSED}:
            fields["attempts"] = message.attempts + 1
        if self.verdict is Verdict.SENT:
            fields["sent_at"] = now
        if self.verdict is Verdict.TRY_AGAIN:
            delay = DELAYS[min(message.attempts, len(DELAYS) - 1)]
            fields["not_before"] = now + delay * random.uniform(0.8, 1.2)  # noqa: S311 - spreads load, guards nothing
        if self.not_before is not None:
            fields["not_before"] = self.not_before
        if self.is_uncertain or message.is_uncertain:
            fields["is_uncertain"] = True
        return fields


def judge(send: Callable[[], Any]) -> Outcome:
    """Call `send` and return what its result or exception means (RFC 5321, 4.2)."""
    try:
        send()
    except smtplib.SMTPRecipientsRefused as error:
        code, words = next(iter(error.recipients.values()))
        outcome = _by_code(code, words)
        is_bounce = outcome.verdict is Verdict.REFUSED and not outcome.reason.startswith(_POLICY)
        return replace(outcome, is_bounce=is_bounce)
    except smtplib.SMTPServerDisconnected as error:
        # It may have broken before or after the text arrived: try once more under the same Message-ID.
        return Outcome(Verdict.TRY_AGAIN, None, str(error), is_uncertain=True, breaks_connection=True)
    except (smtplib.SMTPAuthenticationError, smtplib.SMTPHeloError, smtplib.SMTPNotSupportedError) as error:
        return Outcome(Verdict.CHANNEL_BROKEN, getattr(error, "smtp_code", None), str(error), breaks_connection=True)
    except smtplib.SMTPResponseException as error:
        return _by_code(error.smtp_code, error.smtp_error)
    except TimeoutError as error:
        reason = str(error) or "The server did not answer in time."
        return Outcome(Verdict.TRY_AGAIN, None, reason, is_uncertain=True, breaks_connection=True)
    except (ssl.SSLError, InvalidMailer) as error:
        return Outcome(Verdict.CHANNEL_BROKEN, None, str(error), breaks_connection=True)
    except OSError as error:
        return Outcome(Verdict.TRY_AGAIN, None, str(error), is_uncertain=True, breaks_connection=True)
    except (ValueError, UnicodeError) as error:
        # An address or header that no server would take.
        return Outcome(Verdict.REFUSED, None, str(error), breaks_connection=True)
    return Outcome(Verdict.SENT, 250)


def _by_code(code: int, words: bytes | str) -> Outcome:
    reason = words.decode(errors="replace") if isinstance(words, bytes) else words
    if code == _SERVICE_CLOSING:
        return Outcome(Verdict.CHANNEL_BROKEN, code, reason, breaks_connection=True)
    if code >= _PERMANENT:
        return Outcome(Verdict.REFUSED, code, reason)
    return Outcome(Verdict.TRY_AGAIN, code, reason)
