"""How a mail is made of its templates."""

from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import override

from hub.outbox.models import Content


def written(template: str, *, name: str, recipient: str, language: str, reply_to: str = "", **context: Any) -> Content:
    """Return the mail that three templates make, in the reader's language.

    Args:
        template: the templates' path without "_subject.txt", ".txt" and ".html".
        name: of the reader.
        recipient: the reader's address.
        language: of the reader.
        reply_to: whom an answer goes to.
        context: what else the templates show.
    """
    context |= {
        "name": name,
        "recipient": recipient,
        "language": language,
        "site_name": settings.SITE_NAME,
        "site_url": f"{settings.BASE_URL}/{language}/",
    }
    with override(language):
        subject = " ".join(render_to_string(f"{template}_subject.txt", context).split())
        return Content(
            subject=subject,
            text=render_to_string(f"{template}.txt", context).strip() + "\n",
            html=render_to_string(f"{template}.html", context | {"subject": subject}),
            reply_to=reply_to,
        )
