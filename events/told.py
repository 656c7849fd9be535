"""What participants have been told of an event: the columns that mails and calendars carry, before and now."""

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from events.models import Announcement, Event, EventDocument
from events.models.registration import RegistrationQuerySet
from hub.clocks import clock_time, clocks, full_date
from hub.languages import translations_of
from hub.timezones import utc_offset
from resources.models import Resource

Kind = Announcement.Kind
Audience = Announcement.Audience
Status = Event.Status

type State = Mapping[str, str | None]

MEETING = ("meeting_url", "meeting_id", "meeting_passcode", "dial_in")
COLUMNS = ("status", "starts_at", "ends_at", "time_zone", "date_status", *MEETING)

_FIELDS = {field.name: field for field in Event._meta.concrete_fields if field.name in COLUMNS}  # noqa: SLF001 - public

# The states in which nothing takes place; the kinds of announcement that tell them have the same names.
OFF = (Status.POSTPONED, Status.CANCELLED)


@dataclass(frozen=True, slots=True)
class Change:
    """Something of an event that is not what it was."""

    label: str
    before: str
    now: str


def state_of(event: Event) -> dict[str, str | None]:
    """Return what people are told of `event`, as an announcement keeps it."""
    return {name: _as_json(getattr(event, name)) for name in COLUMNS}


def _as_json(value: datetime | str | None) -> str | None:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return None if value is None else str(value)


def as_told(event: Event, state: State) -> Event:
    """Return an unsaved copy of `event` as `state` has it."""
    told = copy(event)
    for name, value in state.items():
        setattr(told, name, _FIELDS[name].to_python(value))
    return told


def kind_of(told: State, now: State) -> str:
    """Return the kind of announcement that leads from one state to another; empty if there is nothing to tell."""
    if now["status"] in OFF:
        return str(now["status"]) if now["status"] != told["status"] else ""
    if told["status"] in OFF:
        return Kind.REINSTATED
    return Kind.CHANGED if told != now else ""


def differences(event: Event, state: State) -> list[Change]:
    """Return column by column how `event` differs from `state`, with times on the event's own clock."""
    before = as_told(event, state)
    told = [name for name in COLUMNS if name in state]
    found = [Change(str(_FIELDS[name].verbose_name), _shown(before, name), _shown(event, name)) for name in told]
    return [change for change in found if change.before != change.now]


def _shown(event: Event, name: str) -> str:
    value = getattr(event, name)
    if name in {"status", "date_status"}:
        return str(getattr(event, f"get_{name}_display")())
    if name not in {"starts_at", "ends_at"}:
        return str(value) or _("none")
    if event.starts_at is None or event.ends_at is None:
        return _("No date yet")
    (own,) = clocks(event.starts_at, event.ends_at, event.time_zone)
    moment = own.starts if name == "starts_at" else own.ends
    return f"{full_date(moment)}, {clock_time(moment)} {own.city} ({utc_offset(moment)})"


def when(event: Event, time_zone: str) -> str:
    """Return the date of `event` on the clock of a reader in `time_zone`, in one line."""
    if event.starts_at is None or event.ends_at is None:
        return _("No date yet")
    clock = clocks(event.starts_at, event.ends_at, event.time_zone, time_zone)[0]
    line = f"{full_date(clock.starts)}, {clock.times} {clock.city} ({clock.offset})"
    return line if event.is_date_confirmed else _("%(date)s (proposed)") % {"date": line}


def readers(event: Event, audience: str) -> RegistrationQuerySet:
    """Return the registrations that an announcement to `audience` goes to: live ones at a proven address."""
    counted = event.registrations.live().filter(is_address_proven=True)
    came = Q(joined_at__isnull=False) | Q(minutes_attended__gt=0)
    if audience == Audience.ATTENDED:
        return counted.confirmed().filter(came)
    if audience == Audience.ABSENT:
        return counted.confirmed().exclude(came)
    if audience == Audience.WAITLISTED:
        return counted.waitlist()
    return counted


def material_of(event: Event) -> list[str]:
    """Return what an event left behind for those who were there and those who were not."""
    found = []
    if event.recording_url:
        found.append("recording")
    if outcomes(event).exists():
        found.append("documents")
    if translations_of(event, "summary"):
        found.append("summary")
    return found


def outcomes(event: Event) -> QuerySet[EventDocument]:
    """Return the presentations and outcomes of an event that all who took part can open, guests among them."""
    roles = [EventDocument.Role.PRESENTATION, EventDocument.Role.OUTCOME]
    open_to_all = {"resource__published_at__isnull": False, "resource__access": Resource.Access.PUBLIC}
    return event.documents.filter(role__in=roles, **open_to_all).select_related("resource")
