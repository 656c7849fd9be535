"""Whom a mailing is for: what a facilitator chose, and the rows that fit it now."""

from collections.abc import Collection
from dataclasses import dataclass, fields
from typing import Any, Self

from django.db import models

from events.models import Event, Invitation, Mailing, MailTemplate, Registration
from events.models.registration import InvitationQuerySet, RegistrationQuerySet
from members.models import Member

Purpose = MailTemplate.Purpose
Status = Registration.Status

ATTENDED, ABSENT, WAITLISTED = "attended", "absent", "waitlisted"

# What fits a purpose until a facilitator has chosen otherwise. Nobody is invited or written to by default.
USUAL: dict[str, dict[str, list[str]]] = {
    Purpose.PARTICIPANTS: {"statuses": [Status.CONFIRMED]},
    Purpose.FOLLOW_UP: {"presence": [ATTENDED]},
    Purpose.INVITATION: {},
    Purpose.MEMBERS: {},
}


@dataclass(frozen=True, slots=True)
class Choice:
    """What a facilitator chose; what is empty asks nothing, and if all of it is empty, nobody is meant.

    Participants: `statuses` of the registration, `presence` after the event, `listening` and mail `languages`.
    Members: one of the `networks`, `themes`, `countries`, `groups`, `languages`, or all (`everybody`). Invitations
    besides: `unanswered` asks those again who have not answered, `events` names another event whose participants are
    meant (`attended_only`), `list_text` holds people line by line.
    """

    statuses: tuple[str, ...] = ()
    presence: tuple[str, ...] = ()
    listening: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    everybody: tuple[str, ...] = ()
    networks: tuple[int, ...] = ()
    themes: tuple[int, ...] = ()
    countries: tuple[int, ...] = ()
    groups: tuple[str, ...] = ()
    unanswered: tuple[str, ...] = ()
    events: tuple[int, ...] = ()
    attended_only: tuple[str, ...] = ()
    list_text: tuple[str, ...] = ()
    list_language: tuple[str, ...] = ()
    nominations: tuple[int, ...] = ()

    @classmethod
    def of(cls, mailing: Mailing) -> Self:
        """Return the choice that a mailing keeps."""
        known = {field.name for field in fields(cls)}
        return cls(**{name: tuple(values) for name, values in mailing.audience.items() if name in known})

    @property
    def kept(self) -> dict[str, list[Any]]:
        """The choice as a mailing keeps it: without what asks nothing."""
        return {field.name: list(value) for field in fields(self) if (value := getattr(self, field.name))}


def came() -> models.Q:
    """Return the condition of having been at an event."""
    return models.Q(joined_at__isnull=False) | models.Q(minutes_attended__gt=0)


def participants(event: Event, purpose: str, choice: Choice) -> RegistrationQuerySet:
    """Return the registrations that a mailing for `purpose` is for, also those that cannot be written to."""
    rows = event.registrations.live()
    if purpose == Purpose.FOLLOW_UP:
        confirmed = models.Q(status=Status.CONFIRMED)
        kinds = {
            ATTENDED: confirmed & came(),
            ABSENT: confirmed & ~came(),
            WAITLISTED: models.Q(status=Status.WAITLISTED),
        }
        rows = rows.filter(_any(kinds[name] for name in choice.presence if name in kinds))
    else:
        rows = rows.filter(status__in=choice.statuses)
    if choice.listening:
        rows = rows.filter(listening_language__in=choice.listening)
    if choice.languages:
        rows = rows.filter(language__in=choice.languages)
    return rows


def members(choice: Choice) -> models.QuerySet[Member]:
    """Return the approved members that a mailing is for, each once."""
    criteria: dict[str, Collection[Any]] = {
        "networks": choice.networks,
        "interests": choice.themes,
        "country": choice.countries,
        "group": choice.groups,
        "language": choice.languages,
    }
    asked = {f"{name}__in": values for name, values in criteria.items() if values}
    if not asked and not choice.everybody:
        return Member.objects.none()
    found = Member.objects.approved().filter(**asked)
    # Rows of joined tables are folded into one a member without sorting all columns.
    return Member.objects.filter(pk__in=found.values("pk")).order_by("pk")


def may_see(event: Event, found: models.QuerySet[Member]) -> models.QuerySet[Member]:
    """Return those of `found` whom `event` is open to: everybody, or who is invited or registered."""
    if event.access != Event.Access.INVITATION:
        return found
    invited = event.invitations.in_force().filter(email__iexact=models.OuterRef("email"))
    registered = event.registrations.live().filter(member=models.OuterRef("pk"))
    return found.filter(models.Exists(invited) | models.Exists(registered))


def unanswered(event: Event, choice: Choice) -> InvitationQuerySet:
    """Return the invitations to `event` that nobody has answered, if the choice asks for them."""
    rows = event.invitations.filter(status=Invitation.Status.OPEN)
    return rows if choice.unanswered else rows.none()


def _any(conditions: Any) -> models.Q:
    found = models.Q(pk__in=[])
    for condition in conditions:
        found |= condition
    return found
