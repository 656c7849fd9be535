"""The mailings that facilitators write: their rows in the queue, and their texts when they are sent.

Whoever has lost the right to a mail meanwhile gets none.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from events.choosing import Choice, may_see, members, participants
from events.mail.invitation import first_key
from events.mail.letters import join_url, manage_url
from events.mail.sheet import KINDS, Reader, Sheet, content
from events.models import Event, Invitation, Mailing, MailTemplate, Registration
from events.placeholders import used_in
from hub.languages import text_of
from hub.outbox import kinds
from hub.outbox import services as outbox
from hub.outbox.models import Content, Message, Suppression
from members.models import Member

Purpose = MailTemplate.Purpose
Status = Registration.Status

TEST = "events.mailing_test"

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


def mailing_message(mailing: Mailing, reader: Reader, *, key: str, about: dict[str, Any]) -> Message:
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


def mailing_invitations(
    mailing: Mailing, rows: Iterable[Invitation], zones: Mapping[str, str], *, is_reminder: bool = False
) -> int:
    """Queue the mails to people who are invited, on the clocks that `zones` has for their addresses; return how many.

    A first mail has the key of the usual one, which is then not sent besides.
    """
    return outbox.enqueue_all(
        messages=[
            mailing_message(
                mailing,
                Reader(row.email, row.name, row.language, zones.get(row.email.lower(), "")),
                key=f"{mailing.batch}:invitation:{row.pk}" if is_reminder else first_key(row),
                about={"invitation": row.pk},
            )
            for row in rows
        ]
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
    if event is not None and event.status == Event.Status.DRAFT:
        return None
    if mailing.purpose == Purpose.MEMBERS:
        found = members(choice).filter(pk=message.payload["member"], email__iexact=message.recipient)
        member = (may_see(event, found) if event is not None else found).first()
        return Reader(member.email, member.name, message.language, message.time_zone) if member else None
    if event is None:
        return None
    if mailing.purpose == Purpose.INVITATION:
        rows = event.invitations.filter(pk=message.payload["invitation"], status=Invitation.Status.OPEN)
        invitation = rows.first() if event.is_happening and not event.has_ended else None
        return invited(invitation, language=message.language, time_zone=message.time_zone) if invitation else None
    proven = participants(event, mailing.purpose, choice).filter(is_address_proven=True)
    registration = proven.filter(uuid=message.payload["registration"], round=message.payload["round"]).first()
    if registration is None:
        return None
    registration.event = event
    return participant(registration, language=message.language, time_zone=message.time_zone)


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


def mailing_preview(mailing: Mailing, reader: Reader, *, row: str, pk: int) -> Content:
    """Return the mail as `reader` would get it now, without keeping anything.

    `row` and `pk` name her registration or invitation. Somebody not invited yet is shown a link that nobody has; who
    is not of the audience, links that open nothing.
    """
    language, zone = reader.language, reader.time_zone
    here = {"language": language, "time_zone": zone}
    event = mailing.event
    shown = replace(reader, links=public_links(event, language))
    if row == "registration" and event is not None:
        registration = event.registrations.get(pk=pk)
        registration.event = event
        shown = participant(registration, **here)
    elif row == "invitation" and event is not None:
        shown = invited(event.invitations.get(pk=pk), **here)
    elif mailing.purpose == Purpose.INVITATION:
        draft = Invitation(event=event, email=reader.email, name=reader.name, language=language)
        draft.rotate_token()
        shown = invited(draft, **here)
    return content(sheet_of(mailing, language, zone), shown)


for _purpose, _label, _category in (
    (Purpose.INVITATION, _("Mailing: invitation"), Suppression.Category.INVITATIONS),
    (Purpose.PARTICIPANTS, _("Mailing: news for participants"), ""),
    (Purpose.FOLLOW_UP, _("Mailing: after an event"), ""),
    (Purpose.MEMBERS, _("Mailing: news for members"), Suppression.Category.ANNOUNCEMENTS),
):
    kinds.register(KINDS[_purpose], _label, _render, category=_category)
kinds.register(TEST, _("Test of a mailing"), _render_test)
