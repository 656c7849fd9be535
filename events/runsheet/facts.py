"""What the run sheets of events are computed from: one query for however many events."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import models
from django.db.models.functions import JSONObject

from events.models import (
    Announcement,
    Attendance,
    Contribution,
    DiscussionTopic,
    Event,
    EventDocument,
    Invitation,
    Question,
    Registration,
)
from events.reminder_times import with_policy
from events.services.retention import FORGOTTEN
from hub.languages import CODES

type Counts = dict[str, int]

_Role, _Status = Contribution.Role, Registration.Status


@dataclass(frozen=True, slots=True)
class Facts:
    """An event and the counts of what hangs on it. A name that is missing in a count stands for zero."""

    event: Event
    people: Counts
    topics: Counts
    documents: Counts
    invitations: Counts
    registrations: Counts
    questions: Counts
    announcements: Counts
    stays: Counts
    reminder_minutes: tuple[int, ...]


def _count(**conditions: Any) -> models.Count:
    return models.Count("pk", filter=models.Q(**conditions))


def _per_event(rows: models.QuerySet, **counts: Any) -> models.Subquery:
    """Return the counts of an event's rows as one JSON object; NULL where it has none."""
    of_event = rows.filter(event=models.OuterRef("pk")).order_by().values("event")
    return models.Subquery(of_event.annotate(counted=JSONObject(**counts)).values("counted"))


def _people() -> models.Subquery:
    counts: dict[str, Any] = {"moderators": _count(role__in=[_Role.MODERATOR, _Role.FACILITATOR])}
    counts["moderators_open"] = _count(
        role__in=[_Role.MODERATOR, _Role.FACILITATOR], status=Contribution.Status.TO_BE_CONFIRMED
    )
    counts["speakers"] = _count(role=_Role.SPEAKER)
    counts["speakers_open"] = _count(role=_Role.SPEAKER, status=Contribution.Status.TO_BE_CONFIRMED)
    return _per_event(Contribution.objects.all(), **counts)


def _topics() -> models.Subquery:
    untitled: dict[str, Any] = {
        f"untitled_{code}": models.Count(
            "pk", filter=models.Q(**{f"title_{code}": ""}) | models.Q(**{f"title_{code}": None})
        )
        for code in CODES
    }
    return _per_event(
        DiscussionTopic.objects.all(),
        all=models.Count("pk"),
        unassigned=_count(presenter=None, organisation=None),
        **untitled,
    )


def _registrations() -> models.Subquery:
    live = ~models.Q(status__in=[_Status.CANCELLED, _Status.DECLINED])
    forgotten = models.Q(email__endswith=FORGOTTEN)
    listening: dict[str, Any] = {
        f"listening_{code}": models.Count("pk", filter=live & models.Q(listening_language=code)) for code in CODES
    }
    return _per_event(
        Registration.objects.all(),
        all=models.Count("pk"),
        confirmed=_count(status=_Status.CONFIRMED),
        waiting=_count(status=_Status.WAITLISTED),
        # Who has not pressed the button in the mail yet waits for nobody but herself.
        to_approve=_count(status=_Status.PENDING, is_address_proven=True),
        joined=_count(status=_Status.CONFIRMED, joined_at__isnull=False),
        named_guests=models.Count("pk", filter=models.Q(member=None) & ~forgotten),
        forgotten=models.Count("pk", filter=forgotten),
        **listening,
    )


def _announcements() -> models.Subquery:
    stage, follow_up = Announcement.State, models.Q(kind=Announcement.Kind.FOLLOW_UP)
    draft = models.Q(state=stage.DRAFT)
    return _per_event(
        Announcement.objects.all(),
        changes=models.Count("pk", filter=draft & ~follow_up),
        follow_ups=models.Count("pk", filter=draft & follow_up),
        follow_ups_sent=models.Count("pk", filter=models.Q(state=stage.SENT) & follow_up),
        follow_ups_put_away=models.Count(
            "pk", filter=models.Q(state=stage.DISCARDED) & follow_up & ~models.Q(material=[])
        ),
    )


@cache
def _counted() -> dict[str, models.Subquery]:
    """Return the counts of every table by name; putting the expressions together costs as much as the query."""
    documents: dict[str, Any] = {role.name.lower(): _count(role=role) for role in EventDocument.Role}
    waiting, shown = Question.Status.PENDING, Question.Status.SHOWN
    return {
        "people": _people(),
        "topics": _topics(),
        "documents": _per_event(EventDocument.objects.all(), **documents),
        "invitations": _per_event(
            Invitation.objects.all(),
            all=models.Count("pk", filter=~models.Q(status__in=Invitation.WITHOUT_ACCESS)),
            unanswered=_count(status=Invitation.Status.OPEN),
            nominated=_count(status=Invitation.Status.NOMINATED),
        ),
        "registrations": _registrations(),
        "questions": _per_event(
            Question.objects.all(),
            unread=_count(status=waiting),
            shown=_count(status=shown),
            unanswered=_count(status=shown, answered_at=None),
        ),
        "announcements": _announcements(),
        "stays": _per_event(Attendance.objects.all(), all=models.Count("pk")),
    }


def facts_of(events: Sequence[Event]) -> list[Facts]:
    """Return the facts of each of `events`, in their order, by one query; without events none is asked."""
    if not events:
        return []
    rows = with_policy(Event.objects.filter(pk__in=[event.pk for event in events]).order_by())
    names = tuple(_counted())
    counted = {
        row["pk"]: row
        for row in rows.annotate(**{f"counted_{name}": counts for name, counts in _counted().items()}).values(
            "pk", "policy", *(f"counted_{name}" for name in names)
        )
    }
    return [
        Facts(
            event=event,
            reminder_minutes=tuple(sorted(set(counted[event.pk]["policy"] or ()), reverse=True)),
            **{name: counted[event.pk][f"counted_{name}"] or {} for name in names},
        )
        for event in events
        # One that was deleted since it was read has nothing left to do.
        if event.pk in counted
    ]
