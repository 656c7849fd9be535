"""Citations to take away: of one work, of a list."""

from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from hub.languages import current
from resources.citations import LIMIT, respond
from resources.models import IndexEntry, Resource, sees_members_works
from resources.search import Search, found_ids


@require_safe
def resource_citation(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """Return the citation of one work in the reader's language."""
    work = get_object_or_404(Resource.objects.visible_to(request.user), slug=slug)
    is_public = work.published_at is not None and work.access == Resource.Access.PUBLIC
    return respond(request, lambda: [work], form, stem=slug, is_public=is_public)


@require_safe
def list_citations(request: HttpRequest, form: str) -> HttpResponse:
    """Return the citations of the first works of a list, which has the same address but for the ending."""
    members_too = sees_members_works(request.user)
    search = Search.read(request.GET)
    ids = found_ids(search, members_too=members_too, limit=LIMIT)
    changed = IndexEntry.objects.filter(pk__in=ids).aggregate(at=Max("changed_at"))["at"]
    return respond(
        request,
        lambda: _in_order(ids),
        form,
        stem="resources",
        version=(form, current(), ids, changed),
        is_public=not members_too,
    )


def _in_order(ids: list[int]) -> list[Resource]:
    found = Resource.objects.select_related("licence").in_bulk(ids)
    # One may have gone in this very moment.
    return [found[pk] for pk in ids if pk in found]
