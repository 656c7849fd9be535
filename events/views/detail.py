"""One event, before, during and after."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from django.db.models import QuerySet, TextChoices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import SimpleLazyObject
from django.views.decorators.http import require_safe

from events import ical, proofs, services, structured
from events.models import Contribution, Event, EventDocument, EventOrganisation, Question
from events.standing import standing
from events.views.access import visible_event
from hub.clocks import Clock, cities
from hub.languages import current
from resources.models import Resource, sees_members_works


@require_safe
@visible_event
def event(request: HttpRequest, event: Event) -> HttpResponse:
    """Show one event, before, during and after."""
    registration = proofs.registration_for(request, event)
    # Whoever has registered is told of the date anyway.
    can_follow = registration is None and services.awaits_date(event)
    # All of the article is asked for only when the page's own cache does not have it.
    documents = shown_documents(event, request.user)
    contributions = event.contributions.select_related("organisation", "country")
    hosts = event.event_organisations.select_related("organisation")
    topics = event.topics.select_related("presenter", "organisation", "organisation__country")
    questions = Question.objects.filter(event=event)
    answered = questions.answered().most_wanted_first()
    themes = event.themes.all()
    context = {
        "event": event,
        "standing": standing(event, registration),
        "registration": registration,
        "topics": topics,
        "can_follow": can_follow,
        "follow": proofs.follow_for(request, event) if can_follow else None,
        "people": SimpleLazyObject(lambda: _by_role(contributions, Contribution.Role)),
        "organisations": SimpleLazyObject(lambda: _by_role(hosts, EventOrganisation.Role)),
        "other_cities": _other_cities(event),
        "documents": SimpleLazyObject(lambda: [d for d in documents if d.role != EventDocument.Role.OUTCOME]),
        "outcomes": SimpleLazyObject(lambda: [d for d in documents if d.role == EventDocument.Role.OUTCOME]),
        "count_questions": questions.shown().count,
        "answers": SimpleLazyObject(lambda: [group for group in answered.under(topics) if group[1]]),
        "sees_members_works": sees_members_works(request.user),
        "themes": themes,
        "places": event.places.all(),
        "may_be_found": structured.may_be_found(event),
        "availability": structured.availability(event),
        "structured": partial(structured.as_json_ld, event, contributions=contributions, hosts=hosts, themes=themes),
        "google_url": ical.google_url(event, current()),
        "outlook_url": ical.outlook_url(event, current()),
    }
    return render(request, "events/event.html", context)


def shown_documents(event: Event, user: object) -> QuerySet[EventDocument]:
    """Return the works beside an event that are shown and that `user` may see, with all that their list shows."""
    shown = Resource.objects.visible_to(user).filter(published_at__isnull=False).values("pk")
    return (
        event.documents.filter(resource__in=shown)
        .select_related("resource")
        .defer("resource__summary", "resource__description")
        .prefetch_related("resource__editions")
    )


def _other_cities(event: Event) -> list[Clock]:
    if not event.is_happening or event.has_ended or event.starts_at is None or event.ends_at is None:
        return []
    return cities(event.starts_at, event.ends_at, event.time_zone)


def _by_role(rows: Iterable[Any], roles: type[TextChoices]) -> list[tuple[str, list[Any]]]:
    """Return rows grouped by role, in the order of the roles, each with its label; empty roles are left out."""
    rows = list(rows)
    groups = [(str(role.label), [row for row in rows if row.role == role]) for role in roles]
    return [(label, members) for label, members in groups if members]
