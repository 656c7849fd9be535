"""The lists of events."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.views.decorators.http import require_safe

from events import feeds
from events.forms import EventFilterForm
from events.models import Event, Registration, Series
from events.models.event import EventQuerySet
from events.rows import row_of
from events.standing import standing
from hub.languages import current
from hub.search import matching
from hub.visitors import list_key

# Rows of a page, and of each half of the page that shows what comes and what has been.
PAGE, HALF = 24, 12
# Filters with few values: lists narrowed by them are kept for a few seconds.
KEPT = {"theme", "place", "language", "interpretation"}
# Filters that the feeds know, too.
IN_FEEDS = {*KEPT, "series"}


def narrowed(events: EventQuerySet, chosen: dict[str, str]) -> EventQuerySet:
    """Return the events that answer all the filters of the address."""
    if "theme" in chosen:
        events = events.about(chosen["theme"])
    if "place" in chosen:
        events = events.in_place(chosen["place"])
    if "language" in chosen:
        events = events.in_language(chosen["language"])
    if "interpretation" in chosen:
        events = events.interpreted_into(chosen["interpretation"])
    if "series" in chosen:
        events = events.filter(series__slug=chosen["series"])
    if "q" in chosen:
        events = matching(events, chosen["q"], ("title", "teaser", "background"))
    return events


def with_standings(request: HttpRequest, events: list[Event]) -> list[Event]:
    """Give each event of a list its `standing` for the visitor and its `row`, with one query for all."""
    own: dict[int, Registration] = {}
    if request.user.is_authenticated and events:
        rows = request.user.registrations.live().filter(event__in=events)
        own = {registration.event_id: registration for registration in rows}
    now = timezone.now()
    for event in events:
        event.standing = standing(event, own.get(event.pk), now)  # type: ignore[attr-defined]
        event.row = row_of(event, event.standing, str(request.viewer_zone))  # type: ignore[attr-defined]
    return events


@dataclass(frozen=True, slots=True)
class Listing:
    """What a page of events lists: a page of one half, or the beginning of both."""

    upcoming: list[Event]
    past: list[Event]
    page: Page | None = None
    has_more_upcoming: bool = False
    has_more_past: bool = False


def _listing(request: HttpRequest, chosen: dict[str, str], when: str) -> Listing:
    visible = narrowed(Event.objects.visible_to(request.user), chosen).for_listing()
    coming, gone = visible.with_seats_taken().upcoming(), visible.past()
    if not when:
        upcoming, past = list(coming[: HALF + 1]), list(gone[: HALF + 1])
        with_standings(request, upcoming[:HALF] + past[:HALF])
        return Listing(
            upcoming[:HALF],
            past[:HALF],
            has_more_upcoming=len(upcoming) > HALF,
            has_more_past=len(past) > HALF,
        )
    page = Paginator(coming if when == "upcoming" else gone, PAGE).get_page(request.GET.get("page"))
    events = with_standings(request, list(page))
    return Listing(*((events, []) if when == "upcoming" else ([], events)), page=page)


def _feed_query(chosen: dict[str, str]) -> str:
    """Return the query with which the feeds carry the events of this list."""
    return urlencode({"lang": current(), **{name: value for name, value in chosen.items() if name in IN_FEEDS}})


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List what comes and what has been: a dozen of each, or one of them page by page."""
    form = EventFilterForm(request.GET)
    chosen = form.chosen
    when = request.GET.get("when", "")
    when = when if when in {"upcoming", "past"} else ""
    context = {
        "form": form,
        "is_filtered": bool(chosen),
        "feed_query": _feed_query(chosen),
        "calendar_url": feeds.subscription_url(f"{reverse('calendar_feed')}?{_feed_query(chosen)}"),
        "when": when,
        "listing": SimpleLazyObject(lambda: _listing(request, chosen, when)),
        "cache_key": list_key(request, {name: chosen[name] for name in KEPT & chosen.keys()} | {"when": when}),
        # The same for all visitors: the page keeps it for a minute.
        "all_series": Series.objects.visible_to(None),
    }
    return render(request, "events/index.html", context)
