"""Fill the hub with synthetic data for load tests: as much as is asked for, in bulk, the same every time."""

import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
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
from hub.taxonomy.models import Place, Sector, Theme
from members.models import Member, Organisation, StakeholderGroup
from resources.models import Edition, Resource

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
Public services place few workers abroad, yet they set the standard that private agencies are measured by.
Les services publics placent peu de monde à l’étranger, mais ils fixent la norme pour les agences privées.
Los servicios públicos colocan a pocas personas en el extranjero, pero fijan la norma para las agencias.
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

    def handle(
        self, *_args: object, members: int, events: int, registrations: int, resources: int, **_options: object
    ) -> None:
        """Load, and print what is new."""
        started = time.monotonic()
        with transaction.atomic():
            world = _World.gathered()
            added = {
                "members": _add_members(members, world),
                "resources": _add_resources(resources, world),
                "events": _add_events(events, world),
                "registrations": _add_registrations(registrations, world),
            }
        news = ", ".join(f"{count} {noun}" for noun, count in added.items())
        self.stdout.write(f"Scale data added: {news}; {time.monotonic() - started:.1f} s.")


@dataclass(frozen=True, slots=True)
class _World:
    """What synthetic rows refer to, and the day they count from."""

    today: datetime
    themes: list[Theme]
    sectors: list[Sector]
    countries: list[Place]
    organisations: list[Organisation]
    series: Series

    @classmethod
    def gathered(cls) -> "_World":
        """Return the vocabulary, with organisations and a series of our own."""
        titles = _columns(
            "title", ("Exchanges on a large scale", "Échanges à grande échelle", "Intercambios a gran escala")
        )
        countries = list(Place.objects.countries().order_by("slug"))
        return cls(
            today=timezone.now().replace(hour=0, minute=0, second=0, microsecond=0),
            themes=list(Theme.objects.order_by("slug")),
            sectors=list(Sector.objects.order_by("slug")),
            countries=countries,
            organisations=_organisations(countries),
            series=Series.objects.get_or_create(slug=f"{PREFIX}series", defaults=titles)[0],
        )


# ── Identity: the number of a row says everything about it ───────────────────────────────────


def _dice(noun: str, number: int) -> Random:
    """Return the chances of one row, the same in every run."""
    return Random(f"{noun} {number}")  # noqa: S311 - it makes up data, it guards nothing


def _stable_uuid(noun: str, number: int) -> UUID:
    return uuid5(NAMESPACE_URL, f"https://hub.example/scale/{noun}/{number}")


def _slug(noun: str, number: int) -> str:
    return f"{PREFIX}{noun}-{number:06}"


def _address(noun: str, number: int) -> str:
    return f"{_slug(noun, number)}@hub.example"


def _missing(noun: str, count: int, rows: models.QuerySet[Any]) -> Iterator[tuple[int, ...]]:
    """Yield the numbers of the rows that do not exist yet, batch by batch."""
    there = set(rows.values_list("uuid", flat=True))
    numbers = range(1, count + 1)
    return batched([number for number in numbers if _stable_uuid(noun, number) not in there], _BATCH)


def _insert(rows: Iterable[models.Model]) -> None:
    """Insert rows of any sorts, table by table in the order of first appearance."""
    tables = defaultdict(list)
    for row in rows:
        tables[type(row)].append(row)
    for model, found in tables.items():
        model._default_manager.bulk_create(found, _BATCH)  # noqa: SLF001 - documented


# ── Texts ────────────────────────────────────────────────────────────────────────────────────


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


# ── Rows ─────────────────────────────────────────────────────────────────────────────────────


def _organisations(countries: list[Place]) -> list[Organisation]:
    ours = Organisation.objects.filter(
        uuid__in=[_stable_uuid("organisation", number) for number in range(1, _ORGANISATIONS + 1)]
    )
    for numbers in _missing("organisation", _ORGANISATIONS, ours):
        _insert(
            Organisation(
                uuid=_stable_uuid("organisation", number),
                **_columns("name", (f"Labour Institute {number}", f"Institut {number}", f"Instituto {number}")),
                acronym_en=f"LI{number}",
                group=StakeholderGroup.values[number % len(StakeholderGroup.values)],
                country=countries[number * 7 % len(countries)],
            )
            for number in numbers
        )
    return list(ours.order_by("pk"))


def _add_members(count: int, world: _World) -> int:
    added = 0
    for numbers in _missing("member", count, Member.objects.filter(email__startswith=PREFIX)):
        members = Member.objects.bulk_create([_member(number, world) for number in numbers])
        _insert(EmailAddress(user=member, email=member.email, verified=True, primary=True) for member in members)
        added += len(members)
    return added


def _member(number: int, world: _World) -> Member:
    dice = _dice("member", number)
    is_approved = dice.random() < 0.9
    return Member(
        uuid=_stable_uuid("member", number),
        email=_address("member", number),
        password=make_password(None),
        name=_name(dice),
        status=Member.Status.APPROVED if is_approved else Member.Status.APPLIED,
        approved_at=world.today - timedelta(days=dice.randint(1, 900)) if is_approved else None,
        language=dice.choice(Language.values),
        time_zone=dice.choice(_ZONES),
        group=dice.choice(StakeholderGroup.values),
        organisation=dice.choice(world.organisations),
        job_title=dice.choice(_JOBS)[0],
        country=dice.choice(world.countries),
    )


def _add_resources(count: int, world: _World) -> int:
    added = 0
    for numbers in _missing("resource", count, Resource.objects.filter(slug__startswith=PREFIX)):
        resources = Resource.objects.bulk_create([_resource(number, world) for number in numbers])
        parts: list[models.Model] = []
        for number, resource in zip(numbers, resources, strict=True):
            dice = _dice("parts of resource", number)
            parts += _links(Resource.themes, resource, dice.sample(world.themes, dice.randint(1, 3)))
            parts += _links(Resource.sectors, resource, dice.sample(world.sectors, dice.randint(0, 2)))
            parts += _links(Resource.places, resource, dice.sample(world.countries, dice.randint(1, 2)))
            parts += _links(Resource.publishers, resource, dice.sample(world.organisations, dice.randint(1, 2)))
            languages = ["en", *dice.sample(["fr", "es", "ar", "pt"], dice.randint(0, 3))]
            parts += [_edition(resource, language, dice) for language in languages]
        _insert(parts)
        added += len(resources)
    return added


def _resource(number: int, world: _World) -> Resource:
    dice = _dice("resource", number)
    published = world.today - timedelta(days=dice.randint(0, 2000), minutes=dice.randint(0, 1440))
    # English always, the other two for most.
    languages = ["en", *(code for code in ("fr", "es") if dice.random() < 0.6)]
    return Resource(
        slug=_slug("resource", number),
        uuid=_stable_uuid("resource", number),
        kind=dice.choice(Resource.Kind.values),
        year=published.year - dice.randint(0, 3),
        licence=dice.choice(["", "CC BY 4.0"]),
        # One in fifty waits for review.
        published_at=None if number % 50 == 0 else published,
        **_columns("title", _title(dice, number), languages),
        **_columns("summary", _passage(dice, 2), languages),
        **_columns("description", _article(dice, 5), languages),
    )


def _edition(resource: Resource, language: str, dice: Random) -> Edition:
    kind = Edition.Kind.ORIGINAL if language == "en" else Edition.Kind.OFFICIAL
    url = f"https://library.example/{resource.slug}-{language}.pdf"
    return Edition(resource=resource, language=language, kind=kind, url=url, pages=dice.randint(4, 160))


def _links(field: Any, row: models.Model, others: Iterable[models.Model]) -> list[models.Model]:
    """Return the rows between `row` and `others` of a many-to-many field, unsaved."""
    own, other = field.field.m2m_field_name(), field.field.m2m_reverse_field_name()
    return [field.through(**{own: row, other: one}) for one in others]


def _add_events(count: int, world: _World) -> int:
    works = list(
        Resource.objects.filter(slug__startswith=PREFIX, published_at__isnull=False).only("pk").order_by("slug")
    )
    added = 0
    for numbers in _missing("event", count, Event.objects.filter(slug__startswith=PREFIX)):
        events = Event.objects.bulk_create([_event(number, world) for number in numbers])
        parts: list[models.Model] = []
        for number, event in zip(numbers, events, strict=True):
            dice = _dice("parts of event", number)
            # Small, middling and large programmes; the large ones have eight people, ten topics and six documents.
            size = number % 3
            parts += _links(Event.themes, event, dice.sample(world.themes, dice.randint(1, 3)))
            parts += _links(Event.places, event, dice.sample(world.countries, dice.randint(1, 3)))
            hosts, documents = dice.sample(world.organisations, 2), dice.sample(works, min(len(works), 2 + 2 * size))
            parts += [EventOrganisation(event=event, organisation=host, position=n) for n, host in enumerate(hosts)]
            parts += [EventDocument(event=event, resource=work, position=n) for n, work in enumerate(documents)]
            people = [_contribution(event, position, dice, world) for position in range((3, 5, 8)[size])]
            parts += people
            parts += [_topic(event, topic, dice, people) for topic in range(1, (5, 8, 11)[size])]
        _insert(parts)
        added += len(events)
    return added


def _event(number: int, world: _World) -> Event:
    dice = _dice("event", number)
    # Three in ten are still to come.
    days = dice.randint(1, 240) if number % 10 < 3 else -dice.randint(1, 1400)
    starts_at = world.today + timedelta(days=days, minutes=30 * dice.randint(12, 32))
    is_past = days < 0
    is_dated = is_past or number % 20 != 0
    status = {1: Event.Status.CANCELLED, 2: Event.Status.POSTPONED, 3: Event.Status.DRAFT}.get(number % 40)
    access = {1: Event.Access.MEMBERS, 2: Event.Access.MEMBERS, 3: Event.Access.INVITATION}.get(number % 16)
    return Event(
        slug=_slug("event", number),
        uuid=_stable_uuid("event", number),
        series=world.series,
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
        contact_name=_name(dice),
        contact_email=_address("contact", number),
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


def _contribution(event: Event, position: int, dice: Random, world: _World) -> Contribution:
    first = {0: Contribution.Role.MODERATOR, 1: Contribution.Role.FACILITATOR}
    return Contribution(
        event=event,
        position=position,
        role=first.get(position, Contribution.Role.SPEAKER),
        name=_name(dice),
        organisation=dice.choice(world.organisations),
        country=dice.choice(world.countries),
        **_columns("job_title", dice.choice(_JOBS)),
    )


def _topic(event: Event, number: int, dice: Random, people: list[Contribution]) -> DiscussionTopic:
    presenter = dice.choice(people)
    texts = _columns("title", _title(dice, number)) | _columns("description", _passage(dice, 2))
    return DiscussionTopic(
        event=event, number=number, presenter=presenter, organisation=presenter.organisation, **texts
    )


def _add_registrations(count: int, world: _World) -> int:
    """Make registrations as the hub would: one per address and event, no seat too many."""
    ours = Registration.objects.filter(email__startswith=PREFIX)
    events = list(
        Event.objects.filter(slug__startswith=PREFIX, status=Event.Status.PUBLISHED, starts_at__isnull=False)
        .exclude(access=Event.Access.INVITATION)
        .only("pk", "starts_at", "ends_at", "capacity")
        .order_by("slug")
    )
    approved = Member.objects.filter(email__startswith=PREFIX, status=Member.Status.APPROVED)
    members = list(approved.select_related("organisation", "country").order_by("email"))
    if count and not events:
        message = "There are no events to register for: ask for --events as well."
        raise CommandError(message)
    taken = set(ours.values_list("event_id", "email"))
    seats = Counter(Registration.objects.confirmed().values_list("event_id", flat=True))
    added = 0
    for numbers in _missing("registration", count, ours):
        rows = []
        for number in numbers:
            dice = _dice("registration", number)
            # Some events draw many more people than others.
            event = events[int(len(events) * dice.random() ** 1.5)]
            member = dice.choice(members) if members and dice.random() < 0.5 else None
            if member is not None and (event.pk, member.email) in taken:
                member = None
            row = _registration(number, event, member, dice, world)
            taken.add((event.pk, row.email))
            if row.status == Registration.Status.CONFIRMED:
                _seat(row, event, seats, world)
            rows.append(row)
        _insert(rows)
        added += len(rows)
    return added


def _registration(number: int, event: Event, member: Member | None, dice: Random, world: _World) -> Registration:
    status = dice.choice([*["confirmed"] * 16, "pending", "pending", "cancelled", "declined"])
    language = member.language if member else dice.choice(Language.values)
    row = Registration(
        uuid=_stable_uuid("registration", number),
        event=event,
        member=member,
        status=status,
        is_address_proven=member is not None or status != Registration.Status.PENDING,
        name=member.name if member else _name(dice),
        email=member.email if member else _address("guest", number),
        organisation_name=member.affiliation if member else dice.choice(world.organisations).name,
        group=member.group if member else dice.choice(StakeholderGroup.values),
        country=member.country if member else dice.choice(world.countries),
        language=language,
        time_zone=member.time_zone if member else dice.choice(_ZONES),
        listening_language=language,
        question=_passage(dice, 1)[Language.values.index(language)] if dice.random() < 0.2 else "",
        consented_at=world.today,
        consent_version=CONSENT_VERSION,
        cancelled_at=world.today if status == Registration.Status.CANCELLED else None,
    )
    # Rows in bulk skip save(), which would give them their personal token.
    row.rotate_token()
    return row


def _seat(row: Registration, event: Event, seats: Counter[int], world: _World) -> None:
    """Give a seat while there are any, then a place in the waiting list."""
    if event.capacity is not None and seats[event.pk] >= event.capacity:
        row.status = Registration.Status.WAITLISTED
        row.waitlisted_at = world.today
        return
    seats[event.pk] += 1
    row.confirmed_at = world.today
    if event.ends_at is not None and event.ends_at <= world.today:
        row.joined_at = event.starts_at
