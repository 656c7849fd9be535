"""What an address tells: whose mailbox it is, and at which institution."""

from typing import Any

from django.db import models
from django.db.models import Func

# Anybody gets an address there, so it tells nothing of an institution.
PUBLIC_PROVIDERS = frozenset({
    "aol.com", "gmail.com", "gmx.ch", "gmx.com", "gmx.de", "gmx.net", "googlemail.com", "hotmail.com", "hotmail.es",
    "hotmail.fr", "icloud.com", "laposte.net", "live.com", "live.fr", "mail.com", "mail.ru", "me.com", "msn.com",
    "orange.fr", "outlook.com", "outlook.es", "outlook.fr", "proton.me", "protonmail.com", "qq.com", "rediffmail.com",
    "rocketmail.com", "web.de", "yahoo.com", "yahoo.co.in", "yahoo.co.uk", "yahoo.es", "yahoo.fr", "ymail.com",
})  # fmt: skip


class Mailbox(Func):
    """An address without what many providers ignore in it: capitals, dots and what follows a plus sign."""

    template = (
        "(lower(replace(split_part(split_part(%(expressions)s, '@', 1), '+', 1), '.', ''))"
        " || '@' || lower(split_part(%(expressions)s, '@', 2)))"
    )
    arity = 1
    output_field = models.TextField()

    def as_sql(self, *args: Any, **kwargs: Any) -> Any:
        """Return the expression; a parameter in it would be needed twice.

        Raises:
            ValueError: if it is made of anything but a column.
        """
        sql, params = super().as_sql(*args, **kwargs)
        if params:
            message = "Mailbox takes a column"
            raise ValueError(message)
        return sql, params


def mailbox(address: str) -> str:
    """Return what :class:`Mailbox` makes of `address` in the database."""
    local, _at, domain = address.partition("@")
    return f"{local.partition('+')[0].replace('.', '').lower()}@{domain.lower()}"


def institution_domain(address: str) -> str:
    """Return the domain of `address`, empty if it is a provider's where anybody can have an address."""
    domain = address.rpartition("@")[2].lower()
    return "" if domain in PUBLIC_PROVIDERS else domain
