"""From rows to the text of a mail. Each mail is a queued row; its text is made when it is sent.

A renderer returns None when its mail no longer applies, so nothing stale goes out after a newer state.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.db.models import F
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.html import escape

from events import ical
from events.models import Event, Registration
from hub.clocks import clocks
from hub.languages import text_of
from hub.outbox import services as outbox
from hub.outbox.models import Content, Message


def join_url(registration: Registration) -> str:
    """Return the personal link to the join gate."""
    return f"{settings.BASE_URL}{reverse('join', args=[registration.token])}"


def manage_url(registration: Registration) -> str:
    """Return the personal link to the registration, where it is confirmed, changed and cancelled."""
    return f"{settings.BASE_URL}{reverse('registration', args=[registration.token])}"


def enqueue(kind: str, registration: Registration, *, suffix: str = "", **details: Any) -> None:
    """Queue a mail about a registration, once per round and `suffix`; `details` are for its renderer."""
    outbox.enqueue(
        kind=f"events.{kind}",
        dedupe_key=f"registration:{registration.uuid}:{registration.round}:{kind}{suffix}",
        recipient=registration.email,
        recipient_name=registration.name,
        language=registration.language,
        time_zone=registration.time_zone,
        payload={
            "registration": str(registration.uuid),
            "round": registration.round,
            "sequence": registration.event.ical_sequence,
            **details,
        },
    )


@lru_cache(maxsize=64)
def _event(pk: int, _version: datetime) -> Event:
    return Event.objects.get(pk=pk)


def found(message: Message) -> Registration | None:
    """Return the registration a message is about, None if it is gone or has begun a new life since.

    It is read anew for each mail, its event only when that has changed since the last one.
    """
    rows = Registration.objects.annotate(event_version=F("event__updated_at"))
    registration = rows.filter(uuid=message.payload["registration"]).order_by().first()
    if registration is None or registration.round != message.payload["round"]:
        return None
    registration.event = _event(registration.event_id, registration.event_version)
    return registration


def render(kind: str, registration: Registration, *, method: str = "", **more: Any) -> Content:
    """Return the mail of a kind to the owner of `registration`, with a calendar object if `method` names one."""
    event = registration.event
    calendar = ""
    if method and event.starts_at is not None:
        calendar = ical.invite(registration, method=method, stamp=timezone.now(), join_url=join_url(registration))
    letter = Letter(
        kind=kind,
        event=event,
        version=event.updated_at,
        language=registration.language,
        time_zone=registration.time_zone,
        listening_language=registration.listening_language,
        is_named=bool(registration.name),
        more=tuple(more.items()),
    )
    return content(
        letter,
        name=registration.name,
        recipient=registration.email,
        join_url=join_url(registration),
        manage_url=manage_url(registration),
        calendar=calendar,
        method=method if calendar else "",
    )


@dataclass(frozen=True, slots=True)
class Letter:
    """What the readers of a mail share: all but their names and links."""

    kind: str
    event: Event
    version: datetime
    language: str
    time_zone: str
    listening_language: str = ""
    is_named: bool = False
    more: tuple[tuple[str, Any], ...] = ()


# What a letter has in the place of each reader's own; private-use characters are never escaped and never typed.
_PERSONAL = ("name", "recipient", "join_url", "manage_url", "invitation_url", "follow_url")
_MARKS = {name: f"\ue000{name}\ue001" for name in _PERSONAL}
_MARK = re.compile("\ue000([a-z_]+)\ue001")


@lru_cache(maxsize=256)
def _written(letter: Letter) -> tuple[str, str, str]:
    """Return subject, text and HTML of a letter. Hundreds of mails differ in names and links only: it is made once."""
    event, language = letter.event, letter.language
    with translation.override(language):
        has_date = event.starts_at is not None and event.ends_at is not None
        shown = clocks(event.starts_at, event.ends_at, event.time_zone, letter.time_zone) if has_date else []  # type: ignore[arg-type]
        context = {
            **_MARKS,
            "name": _MARKS["name"] if letter.is_named else "",
            "event": event,
            "title": text_of(event, "title", language),
            "teaser": text_of(event, "teaser", language),
            "status_note": text_of(event, "status_note", language),
            "clocks": shown,
            # The day as the event's city counts it; a clock whose local day differs says so itself.
            "day": shown[-1].starts if shown else None,
            "interpretation": ical.interpretation_line(event),
            "listening_language": letter.listening_language,
            "event_url": f"{settings.BASE_URL}{event.get_absolute_url()}",
            "language": language,
            "site_name": settings.SITE_NAME,
            "site_url": f"{settings.BASE_URL}/{language}/",
            **dict(letter.more),
        }
        subject, text, html = (
            render_to_string(f"events/email/{letter.kind}{ending}", context)
            for ending in ("_subject.txt", ".txt", ".html")
        )
    return " ".join(subject.split()), text.strip() + "\n", html


def content(letter: Letter, *, calendar: str = "", method: str = "", **personal: str) -> Content:
    """Return `letter` with somebody's own name and links filled in."""
    subject, text, html = _written(letter)

    def filled(pattern: str, clean: Callable[[str], str] = str) -> str:
        # In one pass: a mark within somebody's name stays what it is.
        return _MARK.sub(lambda mark: clean(personal.get(mark[1], mark[0])), pattern)

    return Content(
        subject=" ".join(filled(subject).split()),
        text=filled(text),
        html=filled(html, escape),
        calendar=calendar,
        method=method,
        reply_to=letter.event.contact_email,
    )
