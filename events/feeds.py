"""What calendars and feed readers that come back again and again are told of events."""

from dataclasses import replace
from datetime import timedelta

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from events import ical
from events.models import CalendarFeed, Event, Registration
from events.models.event import EventQuerySet
from hub.atom import Entry
from hub.clocks import clocks, full_date
from hub.languages import text_of
from hub.markdown import to_text

# A cancelled event stays that long, so that every calendar has seen the cancellation, and a past one that long after.
CANCELLED_FOR = timedelta(days=30)
PAST_FOR = timedelta(days=62)
# Entries of an Atom feed.
NEWEST = 50
# Entries of the public calendar: the earliest ones. It takes some milliseconds to write one.
IN_CALENDAR = 500

# Neither the way into a meeting nor long texts are even read for a feed.
_UNREAD = (
    *("meeting_url", "meeting_id", "meeting_passcode", "dial_in"),
    *("background", "objectives", "target_audience", "questions_note", "summary", "status_note"),
)


def subscription_url(path: str) -> str:
    """Return the address that opens the calendar of a device, which then subscribes to our `path`."""
    return f"webcal://{settings.BASE_URL.partition('://')[2]}{path}"


def for_everybody() -> EventQuerySet:
    """Return the events that a stranger may see: a public feed is the same for everybody, signed in or not."""
    return Event.objects.visible_to(AnonymousUser()).defer(*_UNREAD)


def in_calendar(events: EventQuerySet) -> EventQuerySet:
    """Return which of `events` a calendar shows, the earliest first.

    A postponed event is off its date, and mails have taken it out of the calendars, so it is left out here, too.
    """
    now = timezone.now()
    is_off = Q(status=Event.Status.CANCELLED)
    is_recent = Q(cancelled_since__gt=now - CANCELLED_FOR)
    return (
        events.annotate(cancelled_since=Coalesce("status_changed_at", "updated_at"))
        .filter(~is_off | is_recent, ends_at__gt=now - PAST_FOR)
        .exclude(status=Event.Status.POSTPONED)
        .order_by("starts_at", "pk")
    )


def in_news(events: EventQuerySet) -> EventQuerySet:
    """Return which of `events` are news: those to come and those with a recording; the last changed first."""
    is_coming = Q(ends_at__gt=timezone.now()) | Q(ends_at=None)
    return events.filter(is_coming | ~Q(recording_url="")).order_by("-updated_at", "-pk")


def registrations_of(feed: CalendarFeed) -> QuerySet[Registration]:
    """Return the live registrations that a member's own feed shows."""
    shown = in_calendar(Event.objects.exclude(status=Event.Status.DRAFT))
    unread = [f"event__{name}" for name in _UNREAD]
    rows = feed.member.registrations.live().filter(event__in=shown.values("pk"))
    return rows.select_related("event").defer(*unread).order_by("event__starts_at", "pk")


def event_entry(event: Event) -> Entry:
    """Return what a feed reader is told of an event, in the current language.

    It says what is written, never what the clock says ("live now"): the text must not change unless the row does.
    """
    recording = _("The recording is on the page of the event.") if event.recording_url else ""
    return _entry(event, ical.remark(event), recording, _when(event))


def registration_entry(registration: Registration, time_zone: str) -> Entry:
    """Return what a feed reader is told of its reader's registration: no link that lets in whoever holds it."""
    event = registration.event
    has_seat = registration.status == Registration.Status.CONFIRMED
    state = _("You have a place.") if has_seat else ical.waits_for(registration)
    return replace(
        _entry(event, ical.remark(event), state, _when(event, time_zone or registration.time_zone)),
        id=f"urn:uuid:{registration.uuid}",
        path=registration.get_absolute_url(),
        published=registration.created_at,
        updated=max(event.updated_at, registration.updated_at),
    )


def _entry(event: Event, *first: str) -> Entry:
    parts = [*first, to_text(text_of(event, "teaser").value), ical.interpretation_line(event)]
    return Entry(
        id=f"urn:uuid:{event.uuid}",
        title=text_of(event, "title"),
        summary="\n".join(part for part in parts if part),
        path=event.get_absolute_url(),
        published=event.created_at,
        updated=event.updated_at,
    )


def _when(event: Event, time_zone: str = "") -> str:
    if event.starts_at is None or event.ends_at is None:
        return _("Date to be confirmed")
    date = full_date(event.starts_at.astimezone(event.zone))
    return "\n".join([date, *map(str, clocks(event.starts_at, event.ends_at, event.time_zone, time_zone))])
