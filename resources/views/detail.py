"""The page of a work."""

from typing import Any

from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from hub.languages import current
from hub.taxonomy.models import Framework, Place
from members.models import Member
from resources.models import Agreement, Creator, Edition, Practice, Resource, ResourcePlace, Review, sees_members_works
from resources.reading_order import in_reading_order
from resources.relatives import similar_to, ties_of
from resources.shelves import works_by_key

_PARTS = (
    Prefetch("editions", Edition.objects.select_related("link")),
    "publishers",
    Prefetch("creators", Creator.objects.select_related("organisation")),
    "themes",
    "sectors",
    "audiences",
    "instruments",
    "framework_items__framework__replaced_by",
    Prefetch("placements", ResourcePlace.objects.select_related("place")),
)


@require_safe
def resource(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one work: the best edition for the reader first, what is known of it, and what it belongs to."""
    visible = Resource.objects.visible_to(request.user)
    rows = visible.select_related("licence", "practice__contact", "agreement", "law__jurisdiction")
    found = get_object_or_404(rows.prefetch_related(*_PARTS), slug=slug)
    ties = ties_of(found, visible)
    beside = {tie.other.pk for group in ties.values() for tie in group}
    similar = similar_to(found, members_too=sees_members_works(request.user), except_for=beside)
    editions = in_reading_order(found, found.editions.all(), current())
    context = {
        "resource": found,
        "best": editions[0] if editions else None,
        "editions": editions,
        "has_own_language": any(edition.language == current() for edition in editions),
        "is_open": found.published_at is not None and found.access == Resource.Access.PUBLIC,
        "ties": ties,
        "similar": works_by_key(request.user, similar),
        "documents": _documents(found, request.user),
        "frameworks": _by_framework(found),
        "roles": _by_role(found),
        "corridors": _corridors(found),
        **_details(found, request.user),
    }
    return render(request, "resources/resource.html", context)


def _documents(work: Resource, user: object) -> QuerySet[Any]:
    """Return what the work is to the events that `user` may see, the latest first."""
    visible = work.events.visible_to(user).order_by().values("pk")  # type: ignore[attr-defined]
    return work.event_documents.filter(event__in=visible).select_related("event").order_by("-event__starts_at", "pk")


def _by_framework(work: Resource) -> list[tuple[Framework, list[Any]]]:
    """Return the principles and areas of a work under the list that they are from, replaced lists last."""
    groups: dict[int, tuple[Framework, list[Any]]] = {}
    for item in work.framework_items.all():
        groups.setdefault(item.framework_id, (item.framework, []))[1].append(item)
    return sorted(groups.values(), key=lambda group: (bool(group[0].replaced_by_id), group[0].position))


def _by_role(work: Resource) -> list[tuple[str, list[Place]]]:
    """Return the places of a work under the end of the journey that they are."""
    rows = list(work.placements.all())
    groups = [(role.value, [row.place for row in rows if row.role == role]) for role in ResourcePlace.Role]
    return [(role, places) for role, places in groups if places]


def _corridors(work: Resource) -> list[tuple[Place, Place]]:
    """Return the ways that lead from a country of origin of the work to one of destination."""
    rows = list(work.placements.all())
    origins, destinations = (
        [row.place for row in rows if row.role == role and row.place.kind == Place.Kind.COUNTRY]
        for role in (ResourcePlace.Role.ORIGIN, ResourcePlace.Role.DESTINATION)
    )
    return [(here, there) for here in origins for there in destinations if here.pk != there.pk]


def _details(work: Resource, user: Any) -> dict[str, Any]:
    """Return what is known of works of this kind only."""
    practice: Practice | None = getattr(work, "practice", None)
    agreement: Agreement | None = getattr(work, "agreement", None)
    found: dict[str, Any] = {"practice": practice, "agreement": agreement, "law": getattr(work, "law", None)}
    if practice:
        found["parts"] = practice.headings
        reviews = Review.objects.filter(proposal__resource=work, status=Review.Status.DONE)
        found["reviewer_count"] = reviews.count()
        contact: Member | None = practice.contact
        found["contact"] = contact if contact is not None and contact.is_approved and contact != user else None
    if agreement:
        found["clauses"] = [(clause.label, clause.value in agreement.clauses) for clause in Agreement.Clause]
    return found
