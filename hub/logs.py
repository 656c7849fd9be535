"""What must not stand in a log, nor in the mail log of the administration."""

import logging
import re

# The addresses that are a secret: whoever has one may act for its owner.
_PERSONAL = re.compile(
    r"/(join|registration|follow|invitations|unsubscribe|calendar(?!/events\.ics)"
    r"|account/confirm-email|account/password/reset/key)/[^/\s\"'<>?#]+"
)


def mask_personal_links(text: str) -> str:
    """Return `text` with the tokens of personal addresses hidden: "/join/••••"."""
    return _PERSONAL.sub(r"/\1/••••", text)


class MaskPersonalLinks(logging.Filter):
    """Hides personal tokens in every line, wherever the line comes from."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite the record's message and let it pass."""
        record.msg, record.args = mask_personal_links(record.getMessage()), ()
        return True
