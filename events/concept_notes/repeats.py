"""Whether the event of a concept note, or the note itself, is there already."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Q

from events.models import ConceptNote, Event
from hub.languages import CODES
from resources.services.duplicates import are_alike

# On the same day, titles need not be as much alike.
_ALIKE_ON_THE_DAY = 0.35
_MOST = 5


@dataclass(frozen=True, slots=True)
class Repeats:
    """Events and notes that seem to be the same as a note."""

    events: list[Event]
    notes: list[ConceptNote]

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self.events or self.notes)


def repeats_of(note: ConceptNote) -> Repeats:
    """Return the events and other notes with the same title, or on the same day with a similar one."""
    values = {one["field"]: one["value"] for one in reversed(note.findings)}
    title, start = values.get("title") or "", values.get("start") or {}
    return Repeats(_events(note, title, start, values.get("time_zone") or "UTC"), _notes(note, title, start))


def _events(note: ConceptNote, title: str, start: dict[str, str], zone: str) -> list[Event]:
    wanted = Q(pk=None)
    for code in CODES:
        if title:
            wanted |= Q(**{f"title_{code}__iexact": title})
    day = None
    if start.get("date"):
        day = datetime.fromisoformat(start["date"]).replace(tzinfo=ZoneInfo(zone))
        wanted |= Q(starts_at__gte=day, starts_at__lt=day + timedelta(days=1))
    found = []
    for event in Event.objects.filter(wanted).exclude(concept_notes=note).order_by("-starts_at", "pk")[:200]:
        titles = [one for code in CODES if (one := getattr(event, f"title_{code}"))]
        is_that_day = day is not None and event.starts_at and day <= event.starts_at < day + timedelta(days=1)
        least = _ALIKE_ON_THE_DAY if is_that_day else 0.99
        if any(are_alike(one, title, least=least) for one in titles):
            found.append(event)
    return found[:_MOST]


def _notes(note: ConceptNote, title: str, start: dict[str, str]) -> list[ConceptNote]:
    same: list[dict[str, Any]] = [{"field": "title", "value": title}]
    if start.get("date"):
        same.append({"field": "start", "value": start})
    others = ConceptNote.objects.exclude(pk=note.pk).exclude(state=ConceptNote.State.DISCARDED)
    wanted = Q(text=note.text)
    if title:
        wanted |= Q(findings__contains=same)
    return list(others.filter(wanted).defer("text", "answers").order_by("-created_at")[:_MOST])
