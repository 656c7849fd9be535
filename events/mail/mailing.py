"""What facilitators write themselves: from their Markdown with placeholders to the mail of one reader.

A mail is made when it is sent. What its readers share is written once for each language and clock (`Sheet`); names and
personal links are filled in last. Whoever has lost the right to the mail meanwhile gets none.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db.models import F
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.utils.translation import override

from events import ical
from events.choosing import Choice, may_see, members, participants
from events.mail.letters import join_url, manage_url
from events.models import Event, Invitation, Mailing, MailTemplate, Registration
from events.placeholders import BY_NAME, KNOWN, used_in
from events.told import when
from hub.clocks import clocks, full_date
from hub.languages import Text, name_of, text_of
from hub.markdown import to_html, to_plain_text
from hub.outbox import kinds
from hub.outbox import services as outbox
from hub.outbox.kinds import category_of
from hub.outbox.models import Content, Message, Suppression
from hub.outbox.suppression import Subscription
from members.models import Member

Purpose = MailTemplate.Purpose
Status = Registration.Status

KINDS = {
    Purpose.INVITATION: "events.mailing_invitation",
    Purpose.PARTICIPANTS: "events.mailing_participants",
    Purpose.FOLLOW_UP: "events.mailing_follow_up",
    Purpose.MEMBERS: "events.mailing_members",
}
TEST = "events.mailing_test"

# Links stand in the text as addresses that Markdown leaves alone, words as marks that nobody types.
_ADDRESS = "https://placeholder.invalid/{}/"
_MARK = "\ue000{}\ue001"
_FILLED = re.compile("https://placeholder\\.invalid/([a-z_]+)/|\ue000([a-z_]+)\ue001")
# In a destination in round or in angle brackets an address stands for itself; elsewhere it becomes a link.
_LINK = re.compile(r"(\]\(\s*<?|<)?\{([a-z_]+)\}")
# A paragraph that is nothing but a link with words: a button.
_BUTTON = re.compile(r'<p><a href="(https://placeholder\.invalid/[a-z_]+/)" rel="noopener">([^<]*[^<\s/])</a></p>')
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


# ── Writing ──────────────────────────────────────────────────────────────────────────────────────


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
        date = f"{day}: {' · '.join(map(str, shown))}" if shown else day
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
        html_body = to_html(markdown, 2)
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
        html = render_to_string("events/email/mailing.html", context)
    with override(body.language):
        html = _BUTTON.sub(_as_button, html)
    line = filled(" ".join(with_marks(subject.value).split()), shared)
    if sheet.is_test:
        with override(language):
            line = f"[{_('Test')}] {line}"
    shared["subject"] = line
    html = _EMPTY.sub("", filled(html, {name: escape(value) for name, value in shared.items()}))
    return line, re.sub(r"\n{3,}", "\n\n", filled(text, shared)), html


def with_marks(text: str) -> str:
    """Return a line of words with marks where its placeholders stand."""
    return KNOWN.sub(lambda found: _MARK.format(found[1]), text)


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


# ── Readers ──────────────────────────────────────────────────────────────────────────────────────


def participant(registration: Registration, *, language: str = "", time_zone: str = "") -> Reader:
    """Return the reader behind a registration; only somebody with a place has a link into the meeting."""
    links = {"registration_link": manage_url(registration)}
    if registration.status == Status.CONFIRMED:
        links["join_link"] = join_url(registration)
    return Reader(
        registration.email,
        registration.name,
        language or registration.language,
        time_zone or registration.time_zone,
        links,
        registration,
    )


def invited(invitation: Invitation, *, language: str = "", time_zone: str = "") -> Reader:
    """Return the reader behind an invitation, which may be unsaved."""
    address = reverse("events:invitation_open", args=[invitation.token])
    link = f"{settings.BASE_URL}{address}"
    return Reader(
        invitation.email, invitation.name, language or invitation.language, time_zone, {"invitation_link": link}
    )


def sheet_of(mailing: Mailing, language: str, time_zone: str, *, is_test: bool = False) -> Sheet:
    """Return what the readers of a language and clock share."""
    event = mailing.event
    return Sheet(
        mailing,
        mailing.updated_at,
        event,
        event.updated_at if event is not None else None,
        language,
        time_zone,
        is_test=is_test,
    )


# ── Queueing ─────────────────────────────────────────────────────────────────────────────────────


def message(mailing: Mailing, reader: Reader, *, key: str, about: dict[str, Any]) -> Message:
    """Return the unsaved row of a mail of `mailing`: to `reader`, with a `key` against doubles, `about` a row."""
    return Message(
        kind=KINDS[Purpose(mailing.purpose)],
        dedupe_key=key,
        recipient=reader.email,
        recipient_name=reader.name,
        language=reader.language,
        time_zone=reader.time_zone,
        payload={"mailing": mailing.pk, **about},
        batch=mailing.batch,
    )


def mailing_test(mailing: Mailing, reader: Member, language: str) -> None:
    """Send a facilitator the mail as readers of `language` get it, with links that open nothing."""
    outbox.enqueue(
        kind=TEST,
        dedupe_key=f"{mailing.batch}:test:{uuid4()}",
        recipient=reader.email,
        recipient_name=reader.name,
        language=language,
        time_zone=reader.time_zone,
        payload={"mailing": mailing.pk},
    )


# ── Rendering ────────────────────────────────────────────────────────────────────────────────────


@lru_cache(maxsize=64)
def _mailing(pk: int, _version: datetime, _event_version: datetime | None) -> Mailing:
    return Mailing.objects.select_related("event").get(pk=pk)


def _found(message: Message) -> Mailing | None:
    """Return the mailing of a message, read anew only when it or its event has changed."""
    rows = Mailing.objects.filter(pk=message.payload["mailing"])
    versions = rows.values_list("pk", "updated_at", F("event__updated_at")).first()
    return _mailing(*versions) if versions else None


def _reader(message: Message, mailing: Mailing) -> Reader | None:
    """Return who gets the mail; None if she has lost the right to it, or it has nothing to tell her any more."""
    event, choice = mailing.event, Choice.of(mailing)
    here = {"language": message.language, "time_zone": message.time_zone}
    if event is not None and event.status == Event.Status.DRAFT:
        return None
    if mailing.purpose == Purpose.MEMBERS:
        found = members(choice).filter(pk=message.payload["member"], email__iexact=message.recipient)
        member = (may_see(event, found) if event is not None else found).first()
        return Reader(member.email, member.name, **here) if member else None
    if event is None:
        return None
    if mailing.purpose == Purpose.INVITATION:
        rows = event.invitations.filter(pk=message.payload["invitation"], status=Invitation.Status.OPEN)
        invitation = rows.first() if event.is_happening and not event.has_ended else None
        return invited(invitation, **here) if invitation else None
    proven = participants(event, mailing.purpose, choice).filter(is_address_proven=True)
    registration = proven.filter(uuid=message.payload["registration"], round=message.payload["round"]).first()
    if registration is None:
        return None
    registration.event = event
    return participant(registration, **here)


def _render(message: Message) -> Content | None:
    mailing = _found(message)
    if mailing is None or mailing.state in {Mailing.State.DRAFT, Mailing.State.DISCARDED}:
        return None
    reader = _reader(message, mailing)
    if reader is None:
        return None
    if "join_link" in used_in(text_of(mailing, "body", message.language).value) and "join_link" not in reader.links:
        return None
    return content(sheet_of(mailing, message.language, message.time_zone), reader)


def public_links(event: Event | None, language: str) -> dict[str, str]:
    """Return where the personal links of a test lead: to pages that open nothing to whoever has the mail."""
    with override(language):
        home = f"{settings.BASE_URL}/{language}/"
        page = f"{settings.BASE_URL}{event.get_absolute_url()}" if event is not None else home
    return dict.fromkeys(("invitation_link", "join_link", "registration_link", "unsubscribe_link"), page)


def _render_test(message: Message) -> Content | None:
    mailing = _found(message)
    if mailing is None:
        return None
    links = public_links(mailing.event, message.language)
    reader = Reader(message.recipient, message.recipient_name, message.language, message.time_zone, links)
    return content(sheet_of(mailing, message.language, message.time_zone, is_test=True), reader)


for _purpose, _label, _category in (
    (Purpose.INVITATION, gettext_lazy("Mailing: invitation"), Suppression.Category.INVITATIONS),
    (Purpose.PARTICIPANTS, gettext_lazy("Mailing: news for participants"), ""),
    (Purpose.FOLLOW_UP, gettext_lazy("Mailing: after an event"), ""),
    (Purpose.MEMBERS, gettext_lazy("Mailing: news for members"), Suppression.Category.ANNOUNCEMENTS),
):
    kinds.register(KINDS[_purpose], _label, _render, category=_category)
kinds.register(TEST, gettext_lazy("Test of a mailing"), _render_test)
