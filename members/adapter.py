"""Where allauth meets the hub: its mail goes through the outbox, its timing gives no member away."""

import typing
import uuid
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.translation import get_language, override

from hub.languages import CODES
from hub.outbox.models import Content
from hub.outbox.services import enqueue
from members.mail import ACCOUNT
from members.models import Member


class AccountAdapter(DefaultAccountAdapter):
    """The hub's account policy."""

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Put an account mail into the queue, in the member's language or that of the page.

        The text is made now, since it carries a code or link that only this request knows; it is kept sealed.
        """
        user = context.get("user")
        language = user.language if isinstance(user, Member) else (get_language() or settings.LANGUAGE_CODE)
        if language not in CODES:
            language = settings.LANGUAGE_CODE
        context = context | {
            "email": email,
            "recipient": email,
            "language": language,
            "name": user.name if isinstance(user, Member) else "",
            "site_name": settings.SITE_NAME,
            "site_url": f"{settings.BASE_URL}/{language}/",
        }
        with override(language):
            subject = " ".join(render_to_string(f"{template_prefix}_subject.txt", context).split())
            text = render_to_string(f"{template_prefix}_message.txt", context).strip() + "\n"
            html = render_to_string("email/plain.html", context | {"subject": subject, "text": text})
            content = Content(subject=subject, text=text, html=html)
        enqueue(
            kind=ACCOUNT,
            dedupe_key=f"account:{uuid.uuid4()}",
            recipient=email,
            recipient_name=context["name"],
            language=language,
            time_zone=user.time_zone if isinstance(user, Member) else "",
            content=content,
            # Codes and links end within the hour; a later mail would only confuse.
            lifetime=timedelta(hours=1),
        )

    def send_notification_mail(
        self,
        template_prefix: str,
        user: AbstractBaseUser,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Tell a member of a change to her account, in her language and on her clock."""
        zone = user.time_zone if isinstance(user, Member) else ""
        about = {"user": user, "zone": ZoneInfo(zone or settings.TIME_ZONE)}
        super().send_notification_mail(template_prefix, user, about | (context or {}), email)

    def send_account_already_exists_mail(self, email: str) -> None:
        """Tell a member who signs up again that she has an account, in the time a new account would take.

        A new account costs the hashing of its password; without the same work here the answer's time would tell
        strangers who is a member.
        """
        make_password(uuid.uuid4().hex)
        super().send_account_already_exists_mail(email)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Lead to the home page in the member's own language."""
        user = request.user
        with override(user.language if isinstance(user, Member) else None):
            return super().get_login_redirect_url(request)

    @typing.override
    def save_user(
        self, request: HttpRequest, user: AbstractBaseUser, form: Any, commit: bool = True
    ) -> AbstractBaseUser:
        """Save a new applicant, who reads the language of the page she signs up on."""
        if isinstance(user, Member):
            user.language = get_language() or settings.LANGUAGE_CODE
        return super().save_user(request, user, form, commit)
