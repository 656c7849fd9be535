"""One event, before, during and after."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from events import ical, proofs, services, structured
from events.article import Article
from events.models import Event
from events.standing import standing
from events.views.access import visible_event
from hub.clocks import Clock, cities
from hub.languages import current
from resources.models import sees_members_works


@require_safe
@visible_event
def event(request: HttpRequest, event: Event) -> HttpResponse:
    """Show one event, before, during and after."""
    registration = proofs.registration_for(request, event)
    # Whoever has registered is told of the date anyway.
    can_follow = registration is None and services.awaits_date(event)
    article = Article(event, request.user)

    def as_json_ld() -> SafeString:
        return structured.as_json_ld(
            event, contributions=article.contributions, hosts=article.hosts, themes=article.themes
        )

    context = {
        "event": event,
        "standing": standing(event, registration),
        "registration": registration,
        "can_follow": can_follow,
        "follow": proofs.follow_for(request, event) if can_follow else None,
        "other_cities": _other_cities(event),
        "article": article,
        "sees_members_works": sees_members_works(request.user),
        "may_be_found": structured.may_be_found(event),
        "availability": structured.availability(event),
        "structured": as_json_ld,
        "google_url": ical.google_url(event, current()),
        "outlook_url": ical.outlook_url(event, current()),
    }
    return render(request, "events/event.html", context)


def _other_cities(event: Event) -> list[Clock]:
    if not event.is_happening or event.has_ended or event.starts_at is None or event.ends_at is None:
        return []
    return cities(event.starts_at, event.ends_at, event.time_zone)
