"""Who gets a mailing, who does not and why, and what each reads."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any

from django.db.models.functions import Lower
from django.utils import timezone

from events.choosing import Choice, may_see, members, participants, unanswered
from events.models import Event, Mailing, MailTemplate, Registration
from events.placeholders import used_in
from events.services.address_list import BadLine
from events.services.audience import Audience, Exclusion, Invitee, resolve
from events.services.invitation import REMIND_EVERY
from hub.languages import CODES, text_of
from hub.models import Language
from hub.outbox.models import Suppression
from hub.outbox.suppression import Reason, suppressed
from members.models import Member

Purpose = MailTemplate.Purpose
Status = Registration.Status


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody whom a mailing is for. `row` names where she comes from; empty for somebody not invited yet."""

    email: str
    name: str = ""
    language: str = Language.ENGLISH.value
    time_zone: str = ""
    row: str = ""
    pk: int = 0
    status: str = ""

    @property
    def key(self) -> str:
        """A name for her in addresses that does not tell who she is."""
        return sha256(self.email.lower().encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Roll:
    """Who would get a mailing now, who not and why, and which lines of the list cannot be read.

    `written` has for each language of readers the one in which they get the text.
    """

    people: tuple[Recipient, ...] = ()
    left_out: tuple[tuple[Recipient, Exclusion], ...] = ()
    bad_lines: tuple[BadLine, ...] = ()
    written: dict[str, str] = field(default_factory=dict)

    @property
    def by_language(self) -> list[tuple[str, int, str]]:
        """Language, how many read it, and in which they get the text; languages of nobody are left out."""
        counted = Counter(person.language for person in self.people)
        return [(code, counted[code], self.written.get(code, "")) for code in CODES if counted[code]]

    @property
    def by_reason(self) -> dict[str, list[Recipient]]:
        """Who is left out, by the reason in words."""
        found: dict[str, list[Recipient]] = {}
        for person, reason in self.left_out:
            found.setdefault(str(reason.label), []).append(person)
        return found

    def person(self, key: str) -> Recipient | None:
        """Return the one with that `key`, None if nobody has it."""
        return next((person for person in self.people if person.key == key), None)


def roll_of(*, mailing: Mailing) -> Roll:
    """Return who would get `mailing` as it stands; it takes few queries for any number, and writes nothing."""
    choice = Choice.of(mailing)
    finders = {Purpose.INVITATION: _to_invite, Purpose.MEMBERS: _members}
    roll = finders.get(Purpose(mailing.purpose), _participants)(mailing, choice)
    return replace(roll, written={code: text_of(mailing, "body", code).language for code in CODES})


def fingerprint(*, mailing: Mailing, roll: Roll) -> str:
    """Return what tells whether two looks at a mailing showed the same people, texts and event."""
    texts = [getattr(mailing, f"{name}_{code}") for name in ("subject", "body") for code in CODES]
    people = sorted((person.email.lower(), person.language, person.status) for person in roll.people)
    event = mailing.event
    seen = (mailing.pk, texts, people, event.updated_at.isoformat() if event is not None else "")
    return sha256(repr(seen).encode()).hexdigest()


def _in_order(found: Iterable[Recipient], excluded: dict[str, Exclusion], bad: tuple[BadLine, ...] = ()) -> Roll:
    """Return the roll of those `found`, each address once, by name."""
    once: dict[str, Recipient] = {}
    for person in found:
        once.setdefault(person.email.lower(), person)
    everybody = sorted(once.items(), key=lambda pair: (pair[1].name.casefold() or pair[0], pair[0]))
    return Roll(
        people=tuple(person for address, person in everybody if address not in excluded),
        left_out=tuple((person, excluded[address]) for address, person in everybody if address in excluded),
        bad_lines=bad,
    )


def _bounced(addresses: Iterable[str]) -> dict[str, Exclusion]:
    """Return which addresses a server refuses for good. Nobody unsubscribes from mail about her own registration."""
    reasons = suppressed(emails=set(addresses), category=Suppression.Category.EVERYTHING)
    return {address: Exclusion.BOUNCED for address, reason in reasons.items() if reason is Reason.BOUNCED}


def _participants(mailing: Mailing, choice: Choice) -> Roll:
    if mailing.event is None:
        return Roll()
    columns = ("email", "name", "language", "time_zone", "pk", "status", "is_address_proven")
    rows = list(participants(mailing.event, mailing.purpose, choice).order_by("pk").values_list(*columns))
    # Only languages whose text leads into the meeting ask for a place.
    leads_in = {code for code in CODES if "join_link" in used_in(text_of(mailing, "body", code).value)}
    found = []
    excluded = _bounced(row[0].lower() for row in rows)
    for email, name, language, zone, pk, status, is_proven in rows:
        found.append(Recipient(email, name, language, zone, "registration", pk, status))
        if language in leads_in and status != Status.CONFIRMED:
            excluded[email.lower()] = Exclusion.NO_PLACE
        if not is_proven:
            excluded[email.lower()] = Exclusion.UNPROVEN
    return _in_order(found, excluded)


def _members(mailing: Mailing, choice: Choice) -> Roll:
    rows = members(choice)
    columns = ("email", "name", "language", "time_zone", "pk")
    found = [
        Recipient(email, name, language, zone, "member", pk)
        for email, name, language, zone, pk in rows.values_list(*columns)
    ]
    excluded: dict[str, Exclusion] = {}
    if mailing.event is not None and mailing.event.access == Event.Access.INVITATION:
        admitted = set(may_see(mailing.event, rows).values_list("pk", flat=True))
        excluded = {person.email.lower(): Exclusion.NOT_INVITED for person in found if person.pk not in admitted}
    addresses = {person.email.lower() for person in found}
    reasons = suppressed(emails=addresses, category=Suppression.Category.ANNOUNCEMENTS)
    for address, reason in reasons.items():
        gone = reason is Reason.UNSUBSCRIBED
        excluded[address] = Exclusion.NO_NEWS_AT_ALL if gone else Exclusion.BOUNCED
    return _in_order(found, excluded)


def _to_invite(mailing: Mailing, choice: Choice) -> Roll:
    event = mailing.event
    if event is None:
        return Roll()
    again, excluded = _unanswered(event, choice)
    preview = resolve(event=event, audience=audience_of(choice))
    known = {person.email.lower() for person in again}
    fresh = [*preview.people]
    for person, reason in preview.left_out:
        # Whoever is asked once more has of course been invited already.
        if person.email.lower() not in known:
            fresh.append(person)
            excluded.setdefault(person.email.lower(), reason)
    zones = _zones([person.email for person in fresh] + [person.email for person in again])
    found = [replace(person, time_zone=zones.get(person.email.lower(), "")) for person in again]
    found += [_invitee(person, zones) for person in fresh]
    return _in_order(found, excluded, preview.bad_lines)


def _invitee(person: Invitee, zones: dict[str, str]) -> Recipient:
    return Recipient(person.email, person.name, person.language, zones.get(person.email.lower(), ""))


def _unanswered(event: Event, choice: Choice) -> tuple[list[Recipient], dict[str, Exclusion]]:
    """Return who is asked for an answer once more, and which of them are not to be."""
    columns = ("email", "name", "language", "pk", "reminded_at")
    rows = list(unanswered(event, choice).order_by("pk").values_list(*columns))
    since = timezone.now() - REMIND_EVERY
    excluded: dict[str, Exclusion] = {
        email.lower(): Exclusion.REMINDED for email, _name, _code, _pk, at in rows if at is not None and at > since
    }
    addresses = {row[0].lower() for row in rows}
    for address, reason in suppressed(emails=addresses, category=Suppression.Category.INVITATIONS).items():
        gone = reason is Reason.UNSUBSCRIBED
        excluded[address] = Exclusion.UNSUBSCRIBED if gone else Exclusion.BOUNCED
    live = event.registrations.live().annotate(address=Lower("email")).filter(address__in=addresses).order_by()
    excluded |= dict.fromkeys(live.values_list("address", flat=True), Exclusion.REGISTERED)
    people = [Recipient(email, name, language, "", "invitation", pk) for email, name, language, pk, _at in rows]
    return people, excluded


def audience_of(choice: Choice) -> Audience:
    """Return the choice as the service of invitations takes it."""
    # The service of invitations asks for all three languages where every member is meant.
    languages = CODES if choice.everybody else choice.languages
    other = Event.objects.filter(pk__in=choice.events).first() if choice.events else None
    return Audience(
        networks=choice.networks,
        themes=choice.themes,
        countries=choice.countries,
        groups=choice.groups,
        languages=languages,
        event=other,
        attended_only=bool(choice.attended_only),
        list_text="\n".join(choice.list_text),
        list_language=choice.list_language[0] if choice.list_language else Language.ENGLISH.value,
    )


def _zones(emails: Iterable[str]) -> dict[str, str]:
    """Return the time zones of those addresses that belong to members."""
    addresses = {email.lower() for email in emails}
    rows = Member.objects.annotate(address=Lower("email")).filter(address__in=addresses).exclude(time_zone="")
    return dict(rows.order_by().values_list("address", "time_zone"))


def counts_of(roll: Roll) -> dict[str, Any]:
    """Return what a page says of a roll in figures."""
    return {
        "people": len(roll.people),
        "by_language": roll.by_language,
        "by_reason": [(reason, len(people)) for reason, people in roll.by_reason.items()],
        "left_out": len(roll.left_out),
        "bad_lines": len(roll.bad_lines),
    }
