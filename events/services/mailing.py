"""The verbs of mailings: drafted from a template, tried out, sent once, paused, resumed, repeated, withdrawn."""

from collections.abc import Collection, Iterable

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from events import mail
from events.choosing import USUAL, Choice
from events.errors import MailingError, MailingOutdated
from events.models import Event, Invitation, Mailing, MailTemplate, Registration
from events.placeholders import used_in
from events.services.audience import Invitee
from events.services.invitation import invite
from events.services.locking import lock
from events.services.mailing_audience import Recipient, Roll, fingerprint, roll_of
from events.services.registration import closed_reason
from events.wording import faults_of_body, faults_of_subject
from hub.languages import CODES, name_of
from hub.outbox import batches
from hub.outbox import services as outbox
from hub.outbox.models import Message
from members.models import Member

Purpose = MailTemplate.Purpose
Stage = Mailing.State


@transaction.atomic
def start_mailing(
    *, purpose: str, event: Event | None, template: MailTemplate | None = None, author: Member | None = None
) -> Mailing:
    """Return a new draft with the words of `template`, for whom such mails usually are."""
    columns = [f"{name}_{code}" for name in ("subject", "body") for code in CODES]
    texts = {name: getattr(template, name) or "" for name in columns} if template is not None else {}
    with override(settings.LANGUAGE_CODE):
        return Mailing.objects.create(
            purpose=purpose, event=event, template=template, audience=USUAL[purpose], created_by=author, **texts
        )


@transaction.atomic
def choose_audience(*, mailing: Mailing, choice: Choice) -> Mailing:
    """Keep whom a draft is for.

    Raises:
        MailingError: if it does not wait any more.
    """
    draft = _locked_draft(mailing)
    draft.audience = choice.kept
    draft.save(update_fields=["audience", "updated_at"])
    return draft


def hindrances(*, mailing: Mailing, roll: Roll) -> list[str]:
    """Return why `mailing` cannot be sent as it stands, in the facilitator's words; empty if it can."""
    event, found = mailing.event, []
    if event is None and mailing.purpose != Purpose.MEMBERS:
        return [_("This mailing is about no event any more.")]
    if event is not None:
        found += _hindrances_of_event(mailing, event)
    texts = [getattr(mailing, f"body_{code}") for code in CODES]
    if not any(texts):
        found.append(_("There is no text yet."))
    for code in CODES:
        for faults in (faults_of_subject, faults_of_body):
            text = getattr(mailing, f"{'subject' if faults is faults_of_subject else 'body'}_{code}") or ""
            wrong = faults(text, mailing.purpose, event=event, has_event=event is not None)
            found += [f"{name_of(code).capitalize()}: {fault}" for fault in wrong]
    if not roll.people:
        found.append(_("There is nobody to write to."))
    return found


def _hindrances_of_event(mailing: Mailing, event: Event) -> list[str]:
    used = used_in(*(getattr(mailing, f"body_{code}") for code in CODES))
    is_to_come = event.is_happening and not event.has_ended
    found = []
    if event.status == Event.Status.DRAFT:
        found.append(_("The event is still a draft: publish it first, or the links lead to nothing."))
    elif mailing.purpose == Purpose.INVITATION and not is_to_come:
        found.append(_("Nobody can be invited: the event is over or does not take place."))
    elif "join_link" in used and not is_to_come:
        found.append(_("The text leads into the meeting, and the event is over or does not take place."))
    if mailing.purpose == Purpose.FOLLOW_UP and not (event.has_ended and event.is_happening):
        found.append(_("This is for after the event, and the event is not over."))
    if "recording_link" in used and not event.recording_url:
        found.append(_("The text leads to the recording, and the event has none."))
    if "register_link" in used and event.status != Event.Status.DRAFT and (reason := closed_reason(event)):
        found.append(_("The text asks people to register, and nobody can: %(reason)s") % {"reason": reason})
    return found


@transaction.atomic
def send_mailing(*, mailing: Mailing, seen: str, sender: Member) -> int:
    """Queue one mail to everybody the mailing is for; return how many. A second press queues nothing.

    People who are invited by it get their invitations, each with a link of its own.

    Args:
        mailing: the draft.
        seen: the `fingerprint` of what the sender has read.
        sender: who pressed the button.

    Raises:
        MailingOutdated: if people, texts or event are not what the sender has read.
        MailingError: if something stands in the way, or the draft was discarded.
    """
    event = lock(mailing.event) if mailing.event is not None else None
    draft = Mailing.objects.select_for_update(of=["self"]).get(pk=mailing.pk)
    draft.event = event
    if draft.state == Stage.DISCARDED:
        raise MailingError(_("This mailing has been discarded."))
    if draft.state != Stage.DRAFT:
        return 0
    roll = roll_of(mailing=draft)
    if seen != fingerprint(mailing=draft, roll=roll):
        raise MailingOutdated(_("Something has changed since you looked: please look at it once more."))
    if reasons := hindrances(mailing=draft, roll=roll):
        raise MailingError(" ".join(reasons))
    # The version that the mails are written from; it must not change with every mail that goes out.
    draft.state, draft.sent_at, draft.sent_by = Stage.SENDING, timezone.now(), sender
    draft.recipients = _queue(draft, roll)
    # The addresses of a list live on in the invitations, and nowhere else.
    draft.audience.pop("list_text", None)
    draft.save(update_fields=["state", "sent_at", "sent_by", "recipients", "audience", "updated_at"])
    return draft.recipients


def _queue(mailing: Mailing, roll: Roll) -> int:
    people = roll.people
    if mailing.purpose == Purpose.INVITATION and mailing.event is not None:
        return _queue_invitations(mailing, mailing.event, people)
    queue = _member_messages if mailing.purpose == Purpose.MEMBERS else _participant_messages
    return outbox.enqueue_all(messages=queue(mailing, people))


def _participant_messages(mailing: Mailing, people: Iterable[Recipient]) -> list[Message]:
    rows = Registration.objects.filter(pk__in=[person.pk for person in people]).order_by("pk")
    return [
        mail.mailing_message(
            mailing,
            mail.Reader(row.email, row.name, row.language, row.time_zone),
            key=f"{mailing.batch}:registration:{row.uuid}",
            about={"registration": str(row.uuid), "round": row.round},
        )
        for row in rows
    ]


def _member_messages(mailing: Mailing, people: Iterable[Recipient]) -> list[Message]:
    return [
        mail.mailing_message(
            mailing,
            mail.Reader(person.email, person.name, person.language, person.time_zone),
            key=f"{mailing.batch}:member:{person.pk}",
            about={"member": person.pk},
        )
        for person in people
    ]


def _queue_invitations(mailing: Mailing, event: Event, people: Iterable[Recipient]) -> int:
    zones = {person.email.lower(): person.time_zone for person in people}
    allowed = next(iter(Choice.of(mailing).nominations), 0)
    fresh = [Invitee(person.email, person.name, person.language) for person in people if not person.pk]
    again = {person.pk for person in people if person.pk}
    counted: list[int] = []

    def write(rows: list[Invitation]) -> None:
        counted.append(mail.mailing_invitations(mailing, rows, zones))

    if fresh:
        invite(event=event, people=fresh, nominations_allowed=allowed, write=write)
    if again:
        rows = Invitation.objects.select_for_update(of=["self"]).filter(pk__in=again).order_by("pk")
        counted.append(mail.mailing_invitations(mailing, list(rows), zones, is_reminder=True))
        rows.update(reminders=models.F("reminders") + 1, reminded_at=timezone.now())
    return sum(counted)


@transaction.atomic
def test_mailing(*, mailing: Mailing, language: str, reader: Member) -> None:
    """Send `reader`, and nobody else, the mail as readers of `language` would get it, marked as a test.

    Raises:
        MailingError: if there is no text to try.
    """
    if not any(getattr(mailing, f"body_{code}") for code in CODES):
        raise MailingError(_("There is no text yet."))
    mail.mailing_test(mailing, reader, language)


@transaction.atomic
def discard_mailing(*, mailing: Mailing) -> Mailing:
    """Put a draft away unsent; harmless for one that was sent or discarded. Return it as it is now."""
    draft = _locked(mailing)
    if draft.state == Stage.DRAFT:
        draft.state = Stage.DISCARDED
        draft.audience.pop("list_text", None)
        draft.save(update_fields=["state", "audience", "updated_at"])
    return draft


# ── While it is being sent ───────────────────────────────────────────────────────────────────────


@transaction.atomic
def pause_mailing(*, mailing: Mailing) -> int:
    """Let nothing more of a mailing go out; return how many mails wait. What a server is taking just now, goes."""
    row = _locked(mailing)
    waiting = batches.pause(batch=row.batch)
    if waiting:
        _turn(row, Stage.PAUSED)
    return waiting


@transaction.atomic
def resume_mailing(*, mailing: Mailing) -> int:
    """Send what was paused; return how many mails. Their lifetime begins anew."""
    row = _locked(mailing)
    if row.state != Stage.PAUSED:
        return 0
    _turn(row, Stage.SENDING)
    return batches.resume(batch=row.batch)


@transaction.atomic
def retry_mailing(*, mailing: Mailing, chosen: Collection[int]) -> int:
    """Send the `chosen` ones of the refused mails once more, now; return how many.

    Raises:
        MailingError: if the mailing is paused.
    """
    row = _locked(mailing)
    if row.state == Stage.PAUSED:
        raise MailingError(_("The mailing is paused: resume it first."))
    again = batches.retry(batch=row.batch, chosen=chosen)
    if again:
        _turn(row, Stage.SENDING)
    return again


@transaction.atomic
def withdraw_mailing(*, mailing: Mailing) -> int:
    """Take back what has not been sent; return how many mails. What a server is taking just now, goes."""
    row = _locked(mailing)
    withdrawn = batches.withdraw_rest(batch=row.batch)
    if row.state in {Stage.SENDING, Stage.PAUSED}:
        _turn(row, Stage.SENT)
    return withdrawn


@transaction.atomic
def settle_mailings() -> int:
    """Note which mailings have nothing left to send; return how many."""
    left = Message.objects.filter(batch=_batch_of_row()).exclude(state__in=_FINISHED)
    settled = Mailing.objects.filter(state=Stage.SENDING).exclude(models.Exists(left))
    return settled.update(state=Stage.SENT)


_FINISHED = (Message.State.SENT, Message.State.FAILED, Message.State.CANCELLED)


def _batch_of_row() -> models.expressions.Combinable:
    return models.functions.Concat(
        models.Value("mailing:"), models.functions.Cast(models.OuterRef("pk"), models.CharField())
    )


def _turn(mailing: Mailing, state: str) -> None:
    """Write the state alone: the texts, and so the mails' version, stay what they are."""
    Mailing.objects.filter(pk=mailing.pk).update(state=state)


def _locked(mailing: Mailing) -> Mailing:
    return Mailing.objects.select_for_update().get(pk=mailing.pk)


def _locked_draft(mailing: Mailing) -> Mailing:
    draft = _locked(mailing)
    if draft.state != Stage.DRAFT:
        raise MailingError(_("This mailing does not wait any more."))
    return draft
