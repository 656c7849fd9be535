"""Fill the hub with synthetic data for load tests: as much as is asked for, in bulk, the same every time."""

import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from datetime import timedelta
from functools import cached_property
from itertools import batched
from random import Random
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import models, transaction
from django.utils import timezone

from events.forms import CONSENT_VERSION
from events.models import Contribution, DiscussionTopic, Event, EventDocument, EventOrganisation, Registration, Series
from hub.models import Language
from hub.taxonomy.models import Licence, Place, Sector, Theme
from members.models import Member, Organisation, StakeholderGroup
from resources.models import Edition, Resource, ResourcePlace
from resources.services import index_works

PREFIX = "scale-"
_BATCH = 1000
_ORGANISATIONS = 40

# English, French and Spanish. A title is a subject with an aspect, a paragraph is four sentences.
_SUBJECTS = (
    ("Recruitment fees", "Les frais de recrutement", "Los gastos de contratación"),
    ("Public employment services", "Les services publics de l’emploi", "Los servicios públicos de empleo"),
    ("Bilateral agreements", "Les accords bilatéraux", "Los acuerdos bilaterales"),
    ("Complaints of migrant workers", "Les plaintes des travailleurs migrants", "Las quejas de trabajadores migrantes"),
    ("Licensing of private agencies", "L’agrément des agences privées", "La autorización de las agencias privadas"),
    ("Contracts before departure", "Le contrat avant le départ", "El contrato antes de la partida"),
)
_ASPECTS = (
    ("what inspectors can prove", "ce que l’inspection peut prouver", "lo que la inspección puede probar"),
    ("lessons from three corridors", "leçons tirées de trois corridors", "lecciones de tres corredores"),
    ("a comparison of national laws", "une comparaison des lois nationales", "una comparación de leyes nacionales"),
    ("tools that employers use", "les outils qu’emploient les entreprises", "herramientas que usan los empleadores"),
    ("the view of trade unions", "le point de vue des syndicats", "la mirada de los sindicatos"),
)
_LINES = """
Workers often pay for their job before they know what it is, and repay the loan for the first year abroad.
Souvent, les travailleurs paient leur emploi avant de le connaître et remboursent le prêt la première année.
A menudo, los trabajadores pagan por su empleo antes de conocerlo y devuelven el préstamo el primer año.
Ministries of labour compare how they license agencies, what they inspect, and which penalties are applied.
Les ministères du travail comparent l’agrément des agences, les contrôles et les sanctions qu’ils appliquent.
Los ministerios de trabajo comparan cómo autorizan a las agencias, qué inspeccionan y qué sanciones aplican.
A complaint succeeds where the worker holds a receipt, a contract in her language and a number to call.
Une plainte aboutit si la travailleuse a un reçu, un contrat dans sa langue et un numéro à appeler.
Una queja prospera si la trabajadora tiene un recibo, un contrato en su idioma y un número al que llamar.
Speakers from both ends of the corridor describe what changed, what it cost and what they would do again.
Des intervenants des deux bouts du corridor disent ce qui a changé, à quel prix, et ce qu’ils referaient.
Ponentes de ambos extremos del corredor cuentan qué cambió, cuánto costó y qué volverían a hacer.
Employers who pay the whole cost of recruitment report fewer departures and shorter vacancies.
Les employeurs qui paient tout le coût du recrutement voient moins de départs et des postes vite pourvus.
Los empleadores que pagan todo el costo de la contratación informan de menos salidas y vacantes más cortas.
"""
_SENTENCES = tuple(batched(_LINES.strip().splitlines(), 3))
_JOBS = (
    ("Head of labour migration", "Chef du service des migrations", "Jefa de migración laboral"),
    ("Labour inspector", "Inspectrice du travail", "Inspector del trabajo"),
)
_GIVEN_NAMES = ("Grace", "Ahmed", "Lucía", "Nirmala", "Kwame", "Hélène", "Tomás", "Rahima", "Moses", "Inês")
_FAMILY_NAMES = ("Wanjiku", "Ben Salah", "Hernández", "Shrestha", "Mensah", "Durand", "Quispe", "Akter", "Okello")
_ZONES = ("Africa/Nairobi", "Africa/Tunis", "America/Mexico_City", "Asia/Dhaka", "Asia/Manila", "Europe/Zurich")


class Command(BaseCommand):
    """Make what is missing up to the numbers asked for; change nothing that is there."""

    help = "Load synthetic members, events, registrations and resources, whose names begin with “scale-”."

    def add_arguments(self, parser: CommandParser) -> None:
        """Add one number for each sort of rows."""
        for noun in ("members", "events", "registrations", "resources"):
            parser.add_argument(f"--{noun}", type=int, default=0, metavar="N", help=f"how many {noun} there should be")

    @transaction.atomic
    def handle(
        self, *_args: object, members: int, events: int, registrations: int, resources: int, **_options: object
    ) -> None:
        """Load, and print what is new."""
        started = time.monotonic()
        world = _World()
        added = {
            "members": _top_up("member", members, Member, world.member, world.address),
            "resources": _top_up("resource", resources, Resource, world.resource, world.parts_of_resource),
            "events": _top_up("event", events, Event, world.event, world.parts_of_event),
            "registrations": _top_up("registration", registrations, Registration, world.registration),
        }
        if added["resources"]:
            unindexed = Resource.objects.filter(published_at__isnull=False, entry=None)
            index_works(unindexed.values_list("pk", flat=True))
        news = ", ".join(f"{count} {noun}" for noun, count in added.items())
        self.stdout.write(f"Scale data added: {news}; {time.monotonic() - started:.1f} s.")


def _top_up[M: models.Model](
    noun: str,
    count: int,
    model: type[M],
    make: Callable[[int], M],
    parts: Callable[[int, M], Iterable[models.Model]] = lambda _number, _row: (),
) -> int:
    """Insert the rows number 1 to `count` that are not there, each with its parts; return how many were missing."""
    manager = model._default_manager  # noqa: SLF001 - documented
    there = set(manager.values_list("uuid", flat=True))
    missing = [number for number in range(1, count + 1) if _stable_uuid(noun, number) not in there]
    for numbers in batched(missing, _BATCH):
        rows = manager.bulk_create([make(number) for number in numbers])
        tables = defaultdict(list)
        for number, row in zip(numbers, rows, strict=True):
            for part in parts(number, row):
                tables[type(part)].append(part)
        # In the order of first appearance: a part may refer to those before it.
        for table, found in tables.items():
            table._default_manager.bulk_create(found, _BATCH)  # noqa: SLF001 - documented
    return len(missing)


# ── Identity and chance: the number of a row says everything about it ────────────────────────


def _dice(noun: str, number: int) -> Random:
    """Return the chances of one row, the same in every run."""
    return Random(f"{noun} {number}")  # noqa: S311 - it makes up data, it guards nothing


def _stable_uuid(noun: str, number: int) -> UUID:
    return uuid5(NAMESPACE_URL, f"https://hub.example/scale/{noun}/{number}")


def _slug(noun: str, number: int) -> str:
    return f"{PREFIX}{noun}-{number:06}"


def _email(noun: str, number: int) -> str:
    return f"{_slug(noun, number)}@hub.example"


def _columns(field: str, texts: Iterable[str], languages: Iterable[str] = Language.values) -> dict[str, str]:
    """Return the columns of a translated field, empty in the languages it is not written in."""
    written = zip(Language.values, texts, strict=True)
    return {f"{field}_{code}": text if code in languages else "" for code, text in written}


def _title(dice: Random, number: int) -> list[str]:
    subjects, aspects = dice.choice(_SUBJECTS), dice.choice(_ASPECTS)
    return [f"{subject}: {aspect} ({number})" for subject, aspect in zip(subjects, aspects, strict=True)]


def _passage(dice: Random, sentences: int, between: str = " ", before: str = "") -> list[str]:
    """Return a text of so many sentences in each language."""
    chosen = dice.choices(_SENTENCES, k=sentences)
    return [between.join(before + sentence for sentence in text) for text in zip(*chosen, strict=True)]


def _article(dice: Random, paragraphs: int) -> list[str]:
    """Return so many paragraphs in each language."""
    return ["\n\n".join(text) for text in zip(*(_passage(dice, 4) for _ in range(paragraphs)), strict=True)]


def _name(dice: Random) -> str:
    return f"{dice.choice(_GIVEN_NAMES)} {dice.choice(_FAMILY_NAMES)}"


def _links(field: Any, row: models.Model, others: Iterable[models.Model]) -> list[models.Model]:
    """Return the rows between `row` and `others` of a many-to-many field, unsaved."""
    own, other = field.field.m2m_field_name(), field.field.m2m_reverse_field_name()
    return [field.through(**{own: row, other: one}) for one in others]


# ── Rows ─────────────────────────────────────────────────────────────────────────────────────


class _World:
    """What is there to refer to, and the rows made of it."""

    def __init__(self) -> None:
        self.today = timezone.now().replace(hour=0, minute=0, second=0, microsecond=0)
        self.themes = list(Theme.objects.order_by("slug"))
        self.licences = [None, *Licence.objects.order_by("slug")]
        self.sectors = list(Sector.objects.order_by("slug"))
        self.countries = list(Place.objects.countries().order_by("slug"))[::3][:75]
        _top_up("organisation", _ORGANISATIONS, Organisation, self._organisation)
        uuids = [_stable_uuid("organisation", number + 1) for number in range(_ORGANISATIONS)]
        self.organisations = list(Organisation.objects.filter(uuid__in=uuids).order_by("pk"))
        titles = _columns("title", ("Exchanges at scale", "Échanges à grande échelle", "Intercambios a gran escala"))
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
        return list(approved.select_related("organisation", "country").order_by("email"))

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
            uuid=_stable_uuid("organisation", number),
            **_columns("name", (f"Labour Institute {number}", f"Institut {number}", f"Instituto {number}")),
            acronym_en=f"LI{number}",
            group=StakeholderGroup.values[number % len(StakeholderGroup.values)],
            country=self.countries[number * 7 % len(self.countries)],
        )

    def member(self, number: int) -> Member:
        """Return a member without a password, nine of ten approved."""
        dice = _dice("member", number)
        is_approved = dice.random() < 0.9
        return Member(
            uuid=_stable_uuid("member", number),
            email=_email("member", number),
            password=make_password(None),
            name=_name(dice),
            status=Member.Status.APPROVED if is_approved else Member.Status.APPLIED,
            approved_at=self.today - timedelta(days=dice.randint(1, 900)) if is_approved else None,
            language=dice.choice(Language.values),
            time_zone=dice.choice(_ZONES),
            group=dice.choice(StakeholderGroup.values),
            organisation=dice.choice(self.organisations),
            job_title=dice.choice(_JOBS)[0],
            country=dice.choice(self.countries),
        )

    def address(self, _number: int, member: Member) -> list[models.Model]:
        """Return a member's proven address."""
        return [EmailAddress(user=member, email=member.email, verified=True, primary=True)]

    def resource(self, number: int) -> Resource:
        """Return a work, one in fifty still in review."""
        dice = _dice("resource", number)
        published = self.today - timedelta(days=dice.randint(0, 2000), minutes=dice.randint(0, 1440))
        # English always, the other two for most.
        languages = ["en", *(code for code in ("fr", "es") if dice.random() < 0.6)]
        return Resource(
            slug=_slug("resource", number),
            uuid=_stable_uuid("resource", number),
            kind=dice.choice(Resource.Kind.values),
            year=published.year - dice.randint(0, 3),
            licence=dice.choice(self.licences),
            published_at=published if number % 50 else None,
            **_columns("title", _title(dice, number), languages),
            **_columns("summary", _passage(dice, 2), languages),
            **_columns("description", _article(dice, 5), languages),
        )

    def parts_of_resource(self, number: int, work: Resource) -> Iterable[models.Model]:
        """Yield the links and editions of a work."""
        dice = _dice("parts of resource", number)
        yield from _links(Resource.themes, work, dice.sample(self.themes, dice.randint(1, 3)))
        yield from _links(Resource.sectors, work, dice.sample(self.sectors, dice.randint(0, 2)))
        roles = dice.choice([("about",), ("origin", "destination"), ("about", "about")])
        for place, role in zip(dice.sample(self.countries, len(roles)), roles, strict=True):
            yield ResourcePlace(resource=work, place=place, role=role)
        yield from _links(Resource.publishers, work, dice.sample(self.organisations, dice.randint(1, 2)))
        for language in ("en", *dice.sample(["fr", "es", "ar", "pt"], dice.randint(0, 3))):
            kind = Edition.Kind.ORIGINAL if language == "en" else Edition.Kind.OFFICIAL
            url = f"https://library.example/{work.slug}-{language}.pdf"
            yield Edition(resource=work, language=language, kind=kind, url=url, pages=dice.randint(4, 160))

    def event(self, number: int) -> Event:
        """Return an event, three in ten of them still to come."""
        dice = _dice("event", number)
        days = dice.randint(1, 240) if number % 10 < 3 else -dice.randint(1, 1400)
        starts_at = self.today + timedelta(days=days, minutes=30 * dice.randint(12, 32))
        is_past = days < 0
        is_dated = is_past or number % 20 != 0
        status = {1: Event.Status.CANCELLED, 2: Event.Status.POSTPONED, 3: Event.Status.DRAFT}.get(number % 40)
        access = {1: Event.Access.MEMBERS, 2: Event.Access.MEMBERS, 3: Event.Access.INVITATION}.get(number % 16)
        return Event(
            slug=_slug("event", number),
            uuid=_stable_uuid("event", number),
            series=self.series,
            status=status or Event.Status.PUBLISHED,
            access=access or Event.Access.PUBLIC,
            format=dice.choice(Event.Format.values),
            starts_at=starts_at if is_dated else None,
            ends_at=starts_at + timedelta(minutes=dice.choice([60, 90, 120])) if is_dated else None,
            date_status=Event.DateStatus.CONFIRMED if is_dated else Event.DateStatus.PROPOSED,
            time_zone=dice.choice(["Europe/Zurich", *_ZONES]),
            working_languages=["en", dice.choice(["fr", "es"])],
            interpretation_fr=dice.random() < 0.6,
            interpretation_es=dice.random() < 0.6,
            capacity=dice.choice([None, None, None, 20, 100, 500]),
            meeting_url=f"https://meet.example/j/{number:011}",
            meeting_id=f"{number:011}",
            meeting_passcode=f"pass-{number}",
            contact_email=_email("contact", number),
            recording_url=f"https://video.example/{number}" if is_past and dice.random() < 0.7 else "",
            recording_minutes=dice.randint(40, 110) if is_past else None,
            **_columns("title", _title(dice, number)),
            **_columns("teaser", _passage(dice, 2)),
            **_columns("background", _article(dice, 3)),
            **_columns("objectives", _passage(dice, 4, "\n", "- ")),
            **_columns("target_audience", _passage(dice, 2)),
            **_columns("questions_note", _passage(dice, 1)),
            **_columns("summary", _article(dice, 2), Language.values if is_past else ()),
        )

    def parts_of_event(self, number: int, event: Event) -> Iterable[models.Model]:
        """Yield the links and the programme of an event, up to eight people, ten topics and six documents."""
        dice = _dice("parts of event", number)
        size = number % 3
        yield from _links(Event.themes, event, dice.sample(self.themes, dice.randint(1, 3)))
        yield from _links(Event.places, event, dice.sample(self.countries, dice.randint(1, 3)))
        for position, host in enumerate(dice.sample(self.organisations, 2)):
            yield EventOrganisation(event=event, organisation=host, position=position)
        for position, work in enumerate(dice.sample(self.works, min(len(self.works), 2 + 2 * size))):
            yield EventDocument(event=event, resource=work, position=position)
        people = [self._contribution(event, position, dice) for position in range((3, 5, 8)[size])]
        yield from people
        for topic in range(1, (5, 8, 11)[size]):
            presenter = dice.choice(people)
            texts = _columns("title", _title(dice, topic)) | _columns("description", _passage(dice, 2))
            yield DiscussionTopic(
                event=event, number=topic, presenter=presenter, organisation=presenter.organisation, **texts
            )

    def _contribution(self, event: Event, position: int, dice: Random) -> Contribution:
        first = {0: Contribution.Role.MODERATOR, 1: Contribution.Role.FACILITATOR}
        return Contribution(
            event=event,
            position=position,
            role=first.get(position, Contribution.Role.SPEAKER),
            name=_name(dice),
            organisation=dice.choice(self.organisations),
            country=dice.choice(self.countries),
            **_columns("job_title", dice.choice(_JOBS)),
        )

    def registration(self, number: int) -> Registration:
        """Return a registration as the hub would make it: one per address and event, no seat too many."""
        dice = _dice("registration", number)
        # Some events draw many more people than others.
        event = self.open_events[int(len(self.open_events) * dice.random() ** 1.5)]
        member = dice.choice(self.members) if self.members and dice.random() < 0.5 else None
        if member is not None and (event.pk, member.email) in self.taken:
            member = None
        status = dice.choice([*["confirmed"] * 16, "pending", "pending", "cancelled", "declined"])
        language = member.language if member else dice.choice(Language.values)
        row = Registration(
            uuid=_stable_uuid("registration", number),
            event=event,
            member=member,
            status=status,
            is_address_proven=member is not None or status != Registration.Status.PENDING,
            name=member.name if member else _name(dice),
            email=member.email if member else _email("guest", number),
            organisation_name=member.affiliation if member else dice.choice(self.organisations).name,
            group=member.group if member else dice.choice(StakeholderGroup.values),
            country=member.country if member else dice.choice(self.countries),
            language=language,
            time_zone=member.time_zone if member else dice.choice(_ZONES),
            listening_language=language,
            question=_passage(dice, 1)[Language.values.index(language)] if dice.random() < 0.2 else "",
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
