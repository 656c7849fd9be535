"""Themes: all of them with their works counted, and everything on one of them."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from hub.languages import current
from hub.taxonomy.models import Theme
from members.models import Member
from resources.gatherings import coming_and_past
from resources.search import AXES
from resources.shelves import counts_of, families, fill

_WORKS, _PEOPLE = 5, 12


@require_safe
def themes(request: HttpRequest) -> HttpResponse:
    """Show all themes as a tree, with the number of their works."""
    rows = list(Theme.objects.all())
    counts = counts_of("theme", request.user)
    narrower: dict[int | None, list[tuple[Theme, int]]] = {}
    for theme in rows:
        narrower.setdefault(theme.parent_id, []).append((theme, counts.get(theme.pk, 0)))
    tree = [(theme, count, narrower.get(theme.pk, [])) for theme, count in narrower.get(None, [])]
    return render(request, "resources/themes.html", {"tree": tree})


@require_safe
def theme(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one theme: what it is about, works of each family, events and people."""
    found: Any = get_object_or_404(Theme.objects.select_related("parent"), slug=slug)
    asked = [("theme", found.slug)]
    events = found.events.model.objects.visible_to(request.user).about(found.slug)
    people = Member.objects.visible_to(request.user).filter(interests=found).select_related("organisation", "country")
    context = {
        "theme": found,
        "narrower": found.children.all(),
        "total": counts_of("theme", request.user).get(found.pk, 0),
        "shelves": fill(families([AXES["theme"].code(found.pk)], asked), request.user, limit=_WORKS),
        "events": coming_and_past(events),
        "people": people.order_by("name", "pk")[:_PEOPLE],
        "feeds": f"lang={current()}&theme={found.slug}",
    }
    return render(request, "resources/theme.html", context)
