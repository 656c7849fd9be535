"""Events for which everything is done, and what the run sheet says about them."""

from datetime import UTC, datetime, timedelta

from django.urls import reverse

from events.models import (
    Announcement,
    Attendance,
    Contribution,
    DiscussionTopic,
    Event,
    EventDocument,
    Registration,
)
from events.runsheet import RunSheet, State, run_sheets
from tests.factories import (
    EventFactory,
    InvitationFactory,
    QuestionFactory,
    RegistrationFactory,
    ResourceFactory,
    SeriesFactory,
)

# A Thursday in Geneva, 15:30–17:00.
START = datetime(2027, 6, 17, 13, 30, tzinfo=UTC)
END = START + timedelta(minutes=90)
BEFORE, AFTER = START - timedelta(days=10), END + timedelta(days=10)
LANGUAGES = ("en", "fr", "es")


def prepared(**fields: object) -> Event:
    """Return an event at START of which everything is done that can be done before it."""
    texts = {f"{name}_{code}": f"{name} in {code}" for name in ("title", "teaser") for code in LANGUAGES}
    given = {"starts_at": START, "series": SeriesFactory(), "requires_approval": True, "capacity": 2, **texts, **fields}
    event = EventFactory(**given)
    speaker = Contribution.objects.create(event=event, name="Amina Kone")
    Contribution.objects.create(event=event, name="Luis Vega", role=Contribution.Role.MODERATOR)
    topic = {f"title_{code}": "Fees" for code in LANGUAGES}
    DiscussionTopic.objects.create(event=event, number=1, presenter=speaker, **topic)
    seats = [RegistrationFactory(event=event, listening_language=code, confirmed_at=BEFORE) for code in ("fr", "es")]
    InvitationFactory(event=event, status="accepted")
    RegistrationFactory(event=event, status=Registration.Status.WAITLISTED, waitlisted_at=BEFORE)
    QuestionFactory(event=event, registration=seats[0], answered_at=BEFORE)
    return event


def wrapped_up(**fields: object) -> Event:
    """Return an event after which everything is done, too."""
    event = prepared(recording_url="https://video.example/1", summary_en="Agreed", **fields)
    for role in (EventDocument.Role.PRESENTATION, EventDocument.Role.OUTCOME):
        EventDocument.objects.create(event=event, resource=ResourceFactory(), role=role)
    Attendance.objects.create(event=event, name="Amina Kone", joined_at=START, left_at=END)
    Announcement.objects.create(event=event, kind="follow-up", audience="attended", state="sent", sent_at=END)
    return event


def sheet_of(event: Event, now: datetime) -> RunSheet:
    """Return the run sheet at a moment, of the event as the database has it."""
    (sheet,) = run_sheets([Event.objects.get(pk=event.pk)], now)
    return sheet


def state_of(event: Event, key: str, now: datetime) -> State:
    """Return how a line stands at a moment."""
    return next(line.state for line in sheet_of(event, now).lines if line.rule.key == key)


def page_of(event: Event) -> str:
    """Return the address of the run sheet."""
    return reverse("admin:events_event_run_sheet", args=[event.pk])
