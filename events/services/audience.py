"""Whom an invitation is for: members by what they are, registrants of another event, and a list of addresses."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from events.models import Event, Invitation
from events.services.address_list import BadLine, Listed, read_list
from hub.models import Language
from hub.outbox.models import Suppression
from hub.outbox.suppression import Reason, suppressed
from members.models import Member


class Exclusion(models.TextChoices):
    """Why somebody of an audience is not invited, or gets no mail."""

    REGISTERED = "registered", _("Registered already")
    INVITED = "invited", _("Invited already")
    NOMINATED = "nominated", _("Nominated: decide on it in the list of invitations")
    UNSUBSCRIBED = "unsubscribed", _("Unsubscribed from invitations")
    BOUNCED = "bounced", _("The mail server refuses this address")
    NOT_VISIBLE = "not-visible", _("Not a member, and the event is for members")
    NO_NEWS = "no-news", _("Registered as a guest without asking to hear of future events")
    REMINDED = "reminded", _("Reminded within the last day")
    UNPROVEN = "unproven", _("Has not confirmed the address yet")
    NO_PLACE = "no-place", _("Has no place, and the text leads into the meeting")
    NO_NEWS_AT_ALL = "no-news-at-all", _("Unsubscribed from news of events and series")
    NOT_INVITED = "not-invited", _("Neither invited nor registered, and the event is by invitation")


@dataclass(frozen=True, slots=True)
class Invitee:
    """Somebody to invite."""

    email: str
    name: str = ""
    language: str = Language.ENGLISH.value


@dataclass(frozen=True, slots=True)
class Audience:
    """What a facilitator chose.

    Members fit if they are in one of the `networks`, interested in one of the `themes` and so on; what is empty
    asks nothing, and if all of these are empty, no member is meant. Registrants of `event` and the people of
    `list_text` come on top; a line of the list that names no language gets that of the member with the address, else
    `list_language`.
    """

    networks: tuple[int, ...] = ()
    themes: tuple[int, ...] = ()
    countries: tuple[int, ...] = ()
    groups: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    event: Event | None = None
    attended_only: bool = False
    list_text: str = ""
    list_language: str = Language.ENGLISH.value


@dataclass(frozen=True, slots=True)
class Preview:
    """Who would be invited, who not and why, and which lines of the list cannot be read."""

    people: tuple[Invitee, ...] = ()
    left_out: tuple[tuple[Invitee, Exclusion], ...] = ()
    bad_lines: tuple[BadLine, ...] = ()

    @property
    def by_language(self) -> dict[str, list[Invitee]]:
        """Who would be invited in each language, languages that nobody reads left out."""
        found: dict[str, list[Invitee]] = {code: [] for code in Language.values}
        for person in self.people:
            found[person.language].append(person)
        return {code: people for code, people in found.items() if people}

    @property
    def by_reason(self) -> dict[str, list[Invitee]]:
        """Who is left out, by the reason in words."""
        found: dict[str, list[Invitee]] = {}
        for person, reason in self.left_out:
            found.setdefault(str(reason.label), []).append(person)
        return found


def resolve(*, event: Event, audience: Audience) -> Preview:
    """Return who of `audience` would be invited to `event`; it takes few queries and writes nothing."""
    listed, bad_lines = read_list(audience.list_text)
    reached: dict[str, Invitee] = {}
    for person in (*_members(audience), *_listed(listed, audience.list_language)):
        reached.setdefault(person.email.lower(), person)
    silent: dict[str, Invitee] = {}
    for person, may_write in _registrants(audience):
        (reached if may_write else silent).setdefault(person.email.lower(), person)
    # Whoever is reached in another way, too, has been asked for by that.
    silent = {address: person for address, person in silent.items() if address not in reached}
    excluded = {
        **dict.fromkeys(silent, Exclusion.NO_NEWS),
        **exclusions(event=event, emails=[*reached, *silent]),
    }
    everybody = sorted((reached | silent).items(), key=lambda pair: pair[1].name.casefold() or pair[0])
    return Preview(
        people=tuple(person for address, person in everybody if address not in excluded),
        left_out=tuple((person, excluded[address]) for address, person in everybody if address in excluded),
        bad_lines=tuple(bad_lines),
    )


def exclusions(*, event: Event, emails: Iterable[str]) -> dict[str, Exclusion]:
    """Return which of `emails` are not to be invited to `event`, in small letters, and why; the weightiest reason."""
    addresses = {email.lower() for email in emails}
    found: dict[str, Exclusion] = {}
    if event.access == Event.Access.MEMBERS:
        found |= dict.fromkeys(addresses - _approved(addresses), Exclusion.NOT_VISIBLE)
    reasons = suppressed(emails=addresses, category=Suppression.Category.INVITATIONS)
    found |= {
        address: Exclusion.UNSUBSCRIBED if reason is Reason.UNSUBSCRIBED else Exclusion.BOUNCED
        for address, reason in reasons.items()
    }
    known = event.invitations.annotate(address=Lower("email")).filter(address__in=addresses).order_by()
    found |= {
        address: Exclusion.NOMINATED if status in Invitation.WITHOUT_ACCESS else Exclusion.INVITED
        for address, status in known.values_list("address", "status")
    }
    live = event.registrations.live().annotate(address=Lower("email")).filter(address__in=addresses).order_by()
    found |= dict.fromkeys(live.values_list("address", flat=True), Exclusion.REGISTERED)
    return found


def _approved(addresses: Iterable[str]) -> set[str]:
    """Return the addresses that belong to approved members."""
    members = Member.objects.approved().annotate(address=Lower("email")).filter(address__in=addresses).order_by()
    return set(members.values_list("address", flat=True))


def _members(audience: Audience) -> list[Invitee]:
    criteria: Mapping[str, tuple[int, ...] | tuple[str, ...]] = {
        "networks": audience.networks,
        "interests": audience.themes,
        "country": audience.countries,
        "group": audience.groups,
        "language": audience.languages,
    }
    asked = {f"{name}__in": values for name, values in criteria.items() if values}
    if not asked:
        return []
    members = Member.objects.approved().filter(**asked).order_by("pk").distinct()
    return [Invitee(*columns) for columns in members.values_list("email", "name", "language")]


def _registrants(audience: Audience) -> list[tuple[Invitee, bool]]:
    """Return who registered for the other event, and whether she may be written to about this one.

    A guest's details serve the event she gave them for, unless she asked to hear of others. Members are members.
    """
    if audience.event is None:
        return []
    rows = audience.event.registrations.live().filter(is_address_proven=True).order_by("pk")
    if audience.attended_only:
        rows = rows.filter(models.Q(joined_at__isnull=False) | models.Q(minutes_attended__gt=0))
    by_address = Member.objects.approved().filter(email__iexact=models.OuterRef("email"))
    rows = rows.annotate(is_of_member=models.Exists(by_address))
    columns = rows.values_list("email", "name", "language", "wants_news", "is_of_member")
    return [(Invitee(email, name, language), news or member) for email, name, language, news, member in columns]


def _listed(listed: list[Listed], language: str) -> list[Invitee]:
    addresses = [line.email.lower() for line in listed]
    members = Member.objects.annotate(address=Lower("email")).filter(address__in=addresses).order_by()
    profiles = {address: (name, code) for address, name, code in members.values_list("address", "name", "language")}
    found = []
    for line in listed:
        name, code = profiles.get(line.email.lower(), ("", language))
        found.append(Invitee(line.email, line.name or name, line.language or code))
    return found
