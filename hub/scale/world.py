"""The rows of the synthetic data: members, events, registrations; works have a module of their own."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import timedelta
from functools import cached_property
from itertools import batched
from random import Random
from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.core.management.base import CommandError
from django.db import models
from django.utils import timezone

from events.forms import CONSENT_VERSION
from events.models import Contribution, DiscussionTopic, Event, EventDocument, EventOrganisation, Registration, Series
from hub.models import Language
from hub.scale.copying import copy_models, drop_indexes, make_indexes, slow_indexes
from hub.scale.texts import (
    JOBS,
    PREFIX,
    ZONES,
    article,
    chances,
    columns,
    email,
    name,
    passage,
    slug,
    stable_uuid,
    title,
)
from hub.taxonomy.models import Place, Theme
from members.models import Member, Organisation, StakeholderGroup
from resources.models import Resource

BATCH = 1000
# From so many new rows on, an index of parts of words is made faster anew than kept up.
MANY = 20_000
ORGANISATIONS = 40
# An enumeration makes its list anew each time.
LANGUAGES, GROUPS = Language.values, StakeholderGroup.values


def top_up[M: models.Model](
    noun: str,
    count: int,
    model: type[M],
    make: Callable[[int], M],
    parts: Callable[[int, M], Iterable[models.Model]] = lambda _number, _row: (),
) -> int:
    """Insert the rows number 1 to `count` that are not there, each with its parts; return how many were missing."""
    manager = model._default_manager  # noqa: SLF001 - documented
    there = set(manager.values_list("uuid", flat=True))
    missing = [number for number in range(1, count + 1) if stable_uuid(noun, number) not in there]
    indexes = slow_indexes(model) if len(missing) > MANY else []
    drop_indexes(indexes)
    for numbers in batched(missing, BATCH):
        rows = [make(number) for number in numbers]
        copy_models(rows)
        copy_models(part for number, row in zip(numbers, rows, strict=True) for part in parts(number, row))
    make_indexes(indexes)
    return len(missing)


def links(field: Any, row: models.Model, others: Iterable[models.Model]) -> list[models.Model]:
    """Return the rows between `row` and `others` of a many-to-many field, unsaved."""
    own, other = field.field.m2m_field_name(), field.field.m2m_reverse_field_name()
    return [field.through(**{own: row, other: one}) for one in others]


class World:
    """What is there to refer to, and the rows made of it."""

    def __init__(self) -> None:
        self.today = timezone.now().replace(hour=0, minute=0, second=0, microsecond=0)
        self.themes = list(Theme.objects.order_by("slug"))
        self.countries = list(Place.objects.countries().order_by("slug"))[::3][:75]
        top_up("organisation", ORGANISATIONS, Organisation, self._organisation)
        uuids = [stable_uuid("organisation", number + 1) for number in range(ORGANISATIONS)]
        self.organisations = list(Organisation.objects.filter(uuid__in=uuids).order_by("pk"))
        titles = columns("title", ("Exchanges at scale", "Échanges à grande échelle", "Intercambios a gran escala"))
        self.series, _is_new = Series.objects.get_or_create(slug=f"{PREFIX}series", defaults=titles)

    @cached_property
    def works(self) -> list[Resource]:
        """The resources that events can refer to."""
        shown = Resource.objects.filter(slug__startswith=PREFIX, published_at__isnull=False)
        return list(shown.only("pk").order_by("slug"))

    @cached_property
    def members(self) -> list[Member]:
        """The members who can register."""
        approved = Member.objects.filter(email__startswith=PREFIX, status=Member.Status.APPROVED)
        fields = ("pk", "name", "email", "group", "country_id", "organisation_id", "language", "time_zone")
        return list(approved.only(*fields).order_by("email"))

    @cached_property
    def names(self) -> dict[int | None, str]:
        """The names of organisations by their numbers."""
        return {organisation.pk: organisation.name for organisation in self.organisations}

    @cached_property
    def open_events(self) -> list[Event]:
        """The events that people register for, or did."""
        dated = Event.objects.filter(slug__startswith=PREFIX, status=Event.Status.PUBLISHED, starts_at__isnull=False)
        rows = dated.exclude(access=Event.Access.INVITATION).only("pk", "starts_at", "ends_at", "capacity")
        if not rows:
            raise CommandError("There are no events to register for: ask for --events as well.")
        return list(rows.order_by("slug"))

    @cached_property
    def taken(self) -> set[tuple[int, str]]:
        """Who has registered for what."""
        return set(Registration.objects.filter(email__startswith=PREFIX).values_list("event_id", "email"))

    @cached_property
    def seats(self) -> Counter[int]:
        """How many seats of each event are taken."""
        return Counter(Registration.objects.confirmed().values_list("event_id", flat=True))

    def _organisation(self, number: int) -> Organisation:
        return Organisation(
            uuid=stable_uuid("organisation", number),
            **columns("name", (f"Labour Institute {number}", f"Institut {number}", f"Instituto {number}")),
            acronym_en=f"LI{number}",
            group=StakeholderGroup.values[number % len(StakeholderGroup.values)],
            country=self.countries[number * 7 % len(self.countries)],
        )

    def member(self, number: int) -> Member:
        """Return a member without a password, nine of ten approved."""
        dice = chances("member", number)
        is_approved = dice.random() < 0.9
        return Member(
            created_at=self.today - timedelta(days=dice.randint(0, 900), seconds=dice.randint(0, 86400)),
            uuid=stable_uuid("member", number),
            email=email("member", number),
            password=make_password(None),
            name=name(dice),
            status=Member.Status.APPROVED if is_approved else Member.Status.APPLIED,
            approved_at=self.today - timedelta(days=dice.randint(1, 900)) if is_approved else None,
            language=dice.choice(LANGUAGES),
            time_zone=dice.choice(ZONES),
            group=dice.choice(GROUPS),
            organisation=dice.choice(self.organisations),
            job_title=dice.choice(JOBS)[0],
            country=dice.choice(self.countries),
        )

    def address(self, _number: int, member: Member) -> list[models.Model]:
        """Return a member's proven address."""
        return [EmailAddress(user=member, email=member.email, verified=True, primary=True)]

    def event(self, number: int) -> Event:
        """Return an event, three in ten of them still to come."""
        dice = chances("event", number)
        days = dice.randint(1, 240) if number % 10 < 3 else -dice.randint(1, 1400)
        starts_at = self.today + timedelta(days=days, minutes=30 * dice.randint(12, 32))
        is_past = days < 0
        is_dated = is_past or number % 20 != 0
        status = {1: Event.Status.CANCELLED, 2: Event.Status.POSTPONED, 3: Event.Status.DRAFT}.get(number % 40)
        access = {1: Event.Access.MEMBERS, 2: Event.Access.MEMBERS, 3: Event.Access.INVITATION}.get(number % 16)
        return Event(
            slug=slug("event", number),
            uuid=stable_uuid("event", number),
            series=self.series,
            status=status or Event.Status.PUBLISHED,
            access=access or Event.Access.PUBLIC,
            format=dice.choice(Event.Format.values),
            starts_at=starts_at if is_dated else None,
            ends_at=starts_at + timedelta(minutes=dice.choice([60, 90, 120])) if is_dated else None,
            date_status=Event.DateStatus.CONFIRMED if is_dated else Event.DateStatus.PROPOSED,
            time_zone=dice.choice(["Europe/Zurich", *ZONES]),
            working_languages=["en", dice.choice(["fr", "es"])],
            interpretation_fr=dice.random() < 0.6,
            interpretation_es=dice.random() < 0.6,
            capacity=dice.choice([None, None, None, 20, 100, 500]),
            meeting_url=f"https://meet.example/j/{number:011}",
            meeting_id=f"{number:011}",
            meeting_passcode=f"pass-{number}",
            contact_email=email("contact", number),
            recording_url=f"https://video.example/{number}" if is_past and dice.random() < 0.7 else "",
            recording_minutes=dice.randint(40, 110) if is_past else None,
            **columns("title", title(dice, number)),
            **columns("teaser", passage(dice, 2)),
            **columns("background", article(dice, 3)),
            **columns("objectives", passage(dice, 4, "\n", "- ")),
            **columns("target_audience", passage(dice, 2)),
            **columns("questions_note", passage(dice, 1)),
            **columns("summary", article(dice, 2), Language.values if is_past else ()),
        )

    def parts_of_event(self, number: int, event: Event) -> Iterable[models.Model]:
        """Yield the links and the programme of an event, up to eight people, ten topics and six documents."""
        dice = chances("parts of event", number)
        size = number % 3
        yield from links(Event.themes, event, dice.sample(self.themes, dice.randint(1, 3)))
        yield from links(Event.places, event, dice.sample(self.countries, dice.randint(1, 3)))
        for position, host in enumerate(dice.sample(self.organisations, 2)):
            yield EventOrganisation(event=event, organisation=host, position=position)
        for position, work in enumerate(dice.sample(self.works, min(len(self.works), 2 + 2 * size))):
            yield EventDocument(event=event, resource=work, position=position)
        people = [self._contribution(event, position, dice) for position in range((3, 5, 8)[size])]
        yield from people
        for topic in range(1, (5, 8, 11)[size]):
            presenter = dice.choice(people)
            texts = columns("title", title(dice, topic)) | columns("description", passage(dice, 2))
            yield DiscussionTopic(
                event=event, number=topic, presenter=presenter, organisation=presenter.organisation, **texts
            )

    def _contribution(self, event: Event, position: int, dice: Random) -> Contribution:
        first = {0: Contribution.Role.MODERATOR, 1: Contribution.Role.FACILITATOR}
        return Contribution(
            event=event,
            position=position,
            role=first.get(position, Contribution.Role.SPEAKER),
            name=name(dice),
            organisation=dice.choice(self.organisations),
            country=dice.choice(self.countries),
            **columns("job_title", dice.choice(JOBS)),
        )

    def registration(self, number: int) -> Registration:
        """Return a registration as the hub would make it: one per address and event, no seat too many."""
        dice = chances("registration", number)
        # Some events draw many more people than others.
        event = self.open_events[int(len(self.open_events) * dice.random() ** 1.5)]
        member = dice.choice(self.members) if self.members and dice.random() < 0.5 else None
        if member is not None and (event.pk, member.email) in self.taken:
            member = None
        status = dice.choice([*["confirmed"] * 16, "pending", "pending", "cancelled", "declined"])
        language = member.language if member else dice.choice(LANGUAGES)
        row = Registration(
            created_at=self.today - timedelta(days=dice.randint(0, 900), seconds=dice.randint(0, 86400)),
            uuid=stable_uuid("registration", number),
            event_id=event.pk,
            member_id=member.pk if member else None,
            status=status,
            is_address_proven=member is not None or status != Registration.Status.PENDING,
            name=member.name if member else name(dice),
            email=member.email if member else email("guest", number),
            organisation_name=self.names[member.organisation_id if member else dice.choice(self.organisations).pk],
            group=member.group if member else dice.choice(GROUPS),
            country_id=member.country_id if member else dice.choice(self.countries).pk,
            language=language,
            time_zone=member.time_zone if member else dice.choice(ZONES),
            listening_language=language,
            question=passage(dice, 1)[LANGUAGES.index(language)] if dice.random() < 0.2 else "",
            consented_at=self.today,
            consent_version=CONSENT_VERSION,
            cancelled_at=self.today if status == Registration.Status.CANCELLED else None,
        )
        # Rows in bulk skip save(), which would give them their personal token.
        row.rotate_token()
        self.taken.add((event.pk, row.email))
        if status == Registration.Status.CONFIRMED:
            self._seat(row, event)
        return row

    def _seat(self, row: Registration, event: Event) -> None:
        """Give a seat while there are any, then a place in the waiting list."""
        if event.capacity is not None and self.seats[event.pk] >= event.capacity:
            row.status = Registration.Status.WAITLISTED
            row.waitlisted_at = self.today
            return
        self.seats[event.pk] += 1
        row.confirmed_at = self.today
        if event.ends_at is not None and event.ends_at <= self.today:
            row.joined_at = event.starts_at
