"""People who came to the demo's past events: invented guests from many countries, and who of all stayed how long.

They are the same each time: a fixed seed throws the dice.
"""

import random
from datetime import timedelta

from events.models import Attendance, Event, Invitation, Registration
from hub.demo.shapes import Seat
from members.models import Gender, StakeholderGroup

# Where guests come from, what they read, and how many come from there for one from elsewhere.
_HOMES = (
    ("ke", "Africa/Nairobi", "en", 14), ("gh", "Africa/Accra", "en", 8), ("ug", "Africa/Kampala", "en", 2),
    ("tn", "Africa/Tunis", "fr", 11), ("ma", "Africa/Casablanca", "fr", 8), ("sn", "Africa/Dakar", "fr", 2),
    ("ci", "Africa/Abidjan", "fr", 1), ("np", "Asia/Kathmandu", "en", 13), ("ph", "Asia/Manila", "en", 11),
    ("bd", "Asia/Dhaka", "en", 2), ("lk", "Asia/Colombo", "en", 1), ("jo", "Asia/Amman", "en", 8),
    ("qa", "Asia/Qatar", "en", 1), ("mx", "America/Mexico_City", "es", 10), ("co", "America/Bogota", "es", 8),
    ("gt", "America/Guatemala", "es", 1), ("ch", "Europe/Zurich", "fr", 6), ("se", "Europe/Stockholm", "en", 1),
    ("es", "Europe/Madrid", "es", 6), ("tr", "Europe/Istanbul", "en", 1),
)  # fmt: skip
_GIVEN = (
    "Abena", "Bilal", "Camila", "Dipak", "Elif", "Farah", "Gustavo", "Hawa", "Idris", "Josefina", "Kiran", "Lucía",
    "Mariam", "Nimal", "Ousmane", "Priya", "Rosa", "Samuel", "Thérèse", "Yusuf",
)  # fmt: skip
_FAMILY = (
    "Adhikari", "Bangura", "Castillo", "Domínguez", "Estrada", "Fofana", "Gurung", "Haddad", "Ilunga", "Jallow",
    "Karimi", "Lozano", "Mutua", "Ndiaye", "Ortega", "Perera", "Rahman", "Santos", "Traoré", "Wekesa",
)  # fmt: skip
_BODIES = (
    "Office of overseas employment", "Union des travailleurs des services", "Cámara de agencias", "Legal aid clinic",
    "Institute for labour studies",
)  # fmt: skip
# How many of a hundred registered people come.
_COME = 72
_INVITED = 40


def seats_of_crowd(event: Event, size: int) -> list[Seat]:
    """Return so many seats of invented guests; half of them come to every event."""
    dice = random.Random(event.slug)  # noqa: S311 - no secret: the demo is the same each time
    seats = []
    for number in range(size):
        slug, zone, language, _weight = dice.choices(_HOMES, [home[3] for home in _HOMES])[0]
        name = f"{_GIVEN[number % len(_GIVEN)]} {_FAMILY[number * 7 // len(_GIVEN) % len(_FAMILY)]}"
        key = f"{number}" if number % 2 else f"{number}.{event.pk}"
        seats.append(
            Seat(
                email=f"guest.{key}@crowd.example",
                name=name,
                status=dice.choices(["confirmed", "cancelled"], [93, 7])[0],
                language=language,
                time_zone=zone,
                country=slug,
                affiliation=dice.choice(_BODIES),
            )
        )
    return seats


def add_attendance(event: Event) -> None:
    """Say of everybody with a place what the guests are, who came to the past `event` and how long they stayed."""
    if event.starts_at is None or event.ends_at is None:
        return
    dice = random.Random(f"{event.slug} attended")  # noqa: S311 - the same
    length = int((event.ends_at - event.starts_at).total_seconds() // 60)
    rows, stays = list(event.registrations.select_related("member").order_by("pk")), []
    for row in rows:
        if row.member is None:
            row.group = dice.choices(StakeholderGroup.values, [9, 7, 6, 5, 9, 6, 5, 10, 6, 1, 3])[0]
            row.gender = dice.choices([*Gender.values, ""], [46, 36, 1, 17])[0]
        if row.status != Registration.Status.CONFIRMED:
            continue
        has_come = row.member is not None or dice.randrange(100) < _COME
        late, minutes = dice.randint(0, 12), dice.randint(length // 3, length - 12)
        row.joined_at = event.starts_at + timedelta(minutes=late) if has_come else None
        row.minutes_attended = minutes if has_come else None
        if row.joined_at is not None:
            left_at = row.joined_at + timedelta(minutes=minutes)
            stays.append(
                Attendance(
                    event=event,
                    registration=row,
                    name=row.name,
                    email=row.email,
                    joined_at=row.joined_at,
                    left_at=left_at,
                )
            )
    Registration.objects.bulk_update(rows, ["group", "gender", "joined_at", "minutes_attended"])
    Attendance.objects.bulk_create(stays)


def add_invitations(event: Event) -> None:
    """Invite some who came and some who never answered."""
    answered = event.registrations.filter(member=None).order_by("pk")[:_INVITED]
    for number, row in enumerate(answered):
        is_open = number % 4 == 0
        Invitation(
            event=event,
            email=f"silent.{number}@crowd.example" if is_open else row.email,
            name="" if is_open else row.name,
            language=row.language,
            status=Invitation.Status.OPEN if is_open else Invitation.Status.ACCEPTED,
            registration=None if is_open else row,
        ).save()
