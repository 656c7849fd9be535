"""From a facilitator's Markdown with placeholders to the mail of one reader.

What the readers of a language and clock share is written once (`Sheet`); names and personal links are filled in last.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import override

from events import ical
from events.mail.letters import join_url
from events.models import Event, Mailing, MailTemplate, Registration
from events.placeholders import BY_NAME, KNOWN
from hub.clocks import clocks, full_date
from hub.languages import Text, name_of, text_of
from hub.markdown import to_html, to_plain_text
from hub.outbox.kinds import category_of
from hub.outbox.models import Content
from hub.outbox.suppression import Subscription

Purpose = MailTemplate.Purpose
Status = Registration.Status

# The kind of mail of each purpose, as `events.mail.mailing` registers it.
KINDS = {
    Purpose.INVITATION: "events.mailing_invitation",
    Purpose.PARTICIPANTS: "events.mailing_participants",
    Purpose.FOLLOW_UP: "events.mailing_follow_up",
    Purpose.MEMBERS: "events.mailing_members",
}

# Links stand in the text as addresses that Markdown leaves alone, words as marks that nobody types.
_ADDRESS = "https://placeholder.invalid/{}/"
_MARK = "\ue000{}\ue001"
_FILLED = re.compile("https://placeholder\\.invalid/([a-z_]+)/|\ue000([a-z_]+)\ue001")
# In a destination in round or in angle brackets an address stands for itself; elsewhere it becomes a link.
_LINK = re.compile(r"(\]\(\s*<?|<)?\{([a-z_]+)\}")
# A paragraph that is nothing but a link with words: a button.
_BUTTON = re.compile(r'<p><a href="(https://placeholder\.invalid/[a-z_]+/)" rel="noopener">([^<]*[^<\s/])</a></p>')
# What stands for the readers' own words where nobody in particular reads.
_OPEN = {"name": "…"}
_EMPTY = re.compile(r"<p>\s*</p>\n?")


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the readers of a mailing share: all but their names and personal links."""

    mailing: Mailing
    version: datetime
    event: Event | None
    event_version: datetime | None
    language: str
    time_zone: str
    is_test: bool = False

    @property
    def category(self) -> str:
        """What its readers can unsubscribe from, empty if from nothing."""
        return "" if self.is_test else category_of(KINDS[Purpose(self.mailing.purpose)])


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who gets the mail, with her own links."""

    email: str
    name: str = ""
    language: str = ""
    time_zone: str = ""
    links: Mapping[str, str] = field(default_factory=dict)
    registration: Registration | None = None


def with_addresses(text: str) -> str:
    """Return Markdown with marks and addresses where its placeholders stand."""

    def put(found: re.Match[str]) -> str:
        placeholder = BY_NAME.get(found[2])
        before = found[1] or ""
        if placeholder is None:
            return found[0]
        if not placeholder.is_link:
            return before + _MARK.format(placeholder.name)
        address = _ADDRESS.format(placeholder.name)
        return f"{before}{address}" if before else f"<{address}>"

    return _LINK.sub(put, text)


def values_of(event: Event, language: str, time_zone: str) -> dict[str, str]:
    """Return what the placeholders about an event say in `language` to a reader in `time_zone`."""
    with override(language):
        shown = []
        if event.starts_at is not None and event.ends_at is not None:
            shown = clocks(event.starts_at, event.ends_at, event.time_zone, time_zone)
        # The day as the event's city counts it; a clock whose local day differs says so itself.
        day = full_date(shown[-1].starts) if shown else _("No date yet")
        date = " · ".join([day, *map(str, shown)])
        if shown and not event.is_date_confirmed:
            date = _("%(date)s (proposed)") % {"date": date}
        spoken = ", ".join(name_of(code) for code in event.working_languages)
        return {
            "event_title": text_of(event, "title", language).value,
            "event_date": date,
            "event_day": day,
            "event_teaser": text_of(event, "teaser", language).value,
            "event_languages": ". ".join(filter(None, [spoken, ical.interpretation_line(event)])),
            "event_link": f"{settings.BASE_URL}{event.get_absolute_url()}",
            "register_link": f"{settings.BASE_URL}{reverse('events:register', args=[event.slug])}",
            "recording_link": event.recording_url,
        }


@lru_cache(maxsize=256)
def _written(sheet: Sheet) -> tuple[str, str, str]:
    """Return subject, text and HTML of a sheet; names and personal links are still open."""
    mailing, event, language = sheet.mailing, sheet.event, sheet.language
    subject, body = text_of(mailing, "subject", language), text_of(mailing, "body", language)
    shared = {"site_link": f"{settings.BASE_URL}/{language}/"}
    if event is not None:
        # The words of an event are those of the text around them; the links lead to the reader's own language.
        shared |= {name: text for name, text in values_of(event, body.language, sheet.time_zone).items() if text}
        shared |= {name: "" for name in ("event_teaser", "event_languages") if name not in shared}
        links = values_of(event, language, sheet.time_zone)
        shared |= {name: links[name] for name in ("event_link", "register_link")}
    markdown = with_addresses(body.value)
    with override(body.language):
        html_body = to_html(markdown, 2, keeps_lines=True)
        has_clocks = event is not None and event.starts_at is not None and event.ends_at is not None
        shown = clocks(event.starts_at, event.ends_at, event.time_zone, sheet.time_zone) if has_clocks else []  # type: ignore[union-attr, arg-type]
    with override(language):
        context = {
            "subject": Text(_MARK.format("subject"), subject.language),
            "body": html_body,
            "text": to_plain_text(markdown),
            "body_language": body.language,
            "is_foreign": body.is_foreign,
            "title": text_of(event, "title", language) if event is not None else None,
            "kicker": Text(_MARK.format("subject"), subject.language),
            "clocks": shown,
            "day": shown[-1].starts if shown else None,
            "is_test": sheet.is_test,
            "recipient": _MARK.format("recipient"),
            "unsubscribe_url": _MARK.format("unsubscribe_link") if sheet.category else "",
            "language": language,
            "site_name": settings.SITE_NAME,
            "site_url": f"{settings.BASE_URL}/{language}/",
        }
        text = render_to_string("events/email/mailing.txt", context).strip() + "\n"
        page = render_to_string("events/email/mailing.html", context)
    with override(body.language):
        html = _BUTTON.sub(_as_button, page)
    line = filled(" ".join(with_marks(subject.value).split()), shared)
    if sheet.is_test:
        with override(language):
            mark = _("Test")
        line = f"[{mark}] {line}"
    shared["subject"] = line
    html = _EMPTY.sub("", filled(html, {name: escape(value) for name, value in shared.items()}))
    return line, re.sub(r"\n{3,}", "\n\n", filled(text, shared)), html


def with_marks(text: str) -> str:
    """Return a line of words with marks where its placeholders stand."""
    return KNOWN.sub(lambda found: _MARK.format(found[1]), text)


def subject_line(mailing: Mailing) -> str:
    """Return the subject in the current language, with what its event fills in; empty while there is none."""
    subject = text_of(mailing, "subject")
    if mailing.event is None:
        return subject.value
    return filled(with_marks(subject.value), values_of(mailing.event, subject.language, "") | _OPEN)


def _as_button(found: re.Match[str]) -> str:
    # The label has been escaped when the Markdown was rendered, and would be once more.
    return render_to_string("email/_button.html", {"url": found[1], "label": "\ue000label\ue001"}).replace(
        "\ue000label\ue001", found[2]
    )


def filled(text: str, values: Mapping[str, str]) -> str:
    """Return `text` with `values` in the places of their marks, in one pass; other marks stay."""
    return _FILLED.sub(lambda found: values.get(found[1] or found[2], found[0]), text)


def content(sheet: Sheet, reader: Reader) -> Content:
    """Return the mail of one reader, with her name, her links and, where she has a place, the calendar entry."""
    subject, text, html = _written(sheet)
    with override(sheet.language):
        own = {"name": reader.name or _("colleague"), "recipient": reader.email, **reader.links}
    if sheet.category:
        own["unsubscribe_link"] = Subscription(reader.email, sheet.category, sheet.language).url
    calendar = method = ""
    registration = reader.registration
    if registration is not None and _has_entry(sheet, registration):
        method = ical.REQUEST
        calendar = ical.invite(registration, method=method, stamp=timezone.now(), join_url=join_url(registration))
    escaped = {name: escape(value) for name, value in own.items()}
    return Content(
        subject=" ".join(filled(subject, own).split()),
        text=filled(text, own),
        html=filled(html, escaped),
        calendar=calendar,
        method=method,
        reply_to=sheet.event.contact_email if sheet.event is not None else "",
    )


def _has_entry(sheet: Sheet, registration: Registration) -> bool:
    """Whether the mail carries the calendar entry: it is about a meeting to come, and the reader has a place."""
    event = sheet.event
    is_to_come = event is not None and event.is_happening and not event.has_ended and event.starts_at is not None
    return is_to_come and sheet.mailing.purpose == Purpose.PARTICIPANTS and registration.status == Status.CONFIRMED
