"""A mail backend for the demo and for development: one .eml file per mail."""

from collections.abc import Sequence
from email.policy import SMTP
from pathlib import Path
from typing import Any

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone
from django.utils.text import slugify


class EmlBackend(BaseEmailBackend):
    """Writes each mail into `directory`, as a mail program would save it."""

    def __init__(self, directory: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.directory = Path(directory)

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Write the mails; return how many."""
        self.directory.mkdir(parents=True, exist_ok=True)
        for mail in email_messages:
            # A list of the directory is a list in order of sending.
            stamp = timezone.now().strftime("%Y%m%d-%H%M%S-%f")
            target = self.directory / f"{stamp}-{slugify(mail.to[0])}-{slugify(mail.subject)[:60]}.eml"
            draft = target.with_suffix(".part")
            draft.write_bytes(mail.message(policy=SMTP).as_bytes())
            # Whoever watches the directory never sees half a mail.
            draft.replace(target)
        return len(email_messages)
