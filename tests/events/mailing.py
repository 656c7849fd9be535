"""A facilitator's steps at the mail desk, over HTTP and below it."""

from typing import Any

from django.test import Client
from django.urls import reverse

from events import services
from events.choosing import Choice
from events.models import Event, Mailing, MailTemplate
from tests.factories import MemberFactory

ADD = reverse("admin:events_mailing_add")
LIST = reverse("admin:events_mailing_changelist")
TEMPLATE_ADD = reverse("admin:events_mailtemplate_add")


def url_of(name: str, mailing: Mailing) -> str:
    """Return a page of a mailing."""
    return reverse(f"admin:events_mailing_{name}", args=[mailing.pk])


def begun(template: str, event: Event | None = None, **audience: Any) -> Mailing:
    """Return a draft with the words of a template of the hub's own, for an audience."""
    words = MailTemplate.objects.get(name=template)
    mailing = services.start_mailing(purpose=words.purpose, event=event, template=words)
    if audience:
        mailing = services.choose_audience(mailing=mailing, choice=Choice(**audience))
    return Mailing.objects.select_related("event").get(pk=mailing.pk)


def sent(mailing: Mailing) -> int:
    """Send a draft as it stands; return how many mails were queued."""
    roll = services.roll_of(mailing=mailing)
    seen = services.fingerprint(mailing=mailing, roll=roll)
    queued = services.send_mailing(mailing=mailing, seen=seen, sender=MemberFactory(is_staff=True))
    mailing.refresh_from_db()
    return queued


def write(mailing: Mailing, **texts: str) -> Mailing:
    """Give a draft other words; what is not named is taken away."""
    for field in ("subject", "body"):
        for code in ("en", "fr", "es"):
            setattr(mailing, f"{field}_{code}", texts.get(f"{field}_{code}", ""))
    mailing.save()
    return mailing


def press_send(browser: Client, mailing: Mailing, seen: str = "") -> Any:
    """Look at the page that asks, and press its button."""
    seen = seen or browser.get(url_of("send", mailing)).context["seen"]
    return browser.post(url_of("send", mailing), {"seen": seen}, follow=True)
