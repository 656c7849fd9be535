"""Corridors: all ways with works, and everything on one way from an origin to a destination."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hub.taxonomy.models import Place
from resources.corridors import corridors as all_corridors
from resources.gatherings import coming_and_past
from resources.laws import laws_of
from resources.models import Resource
from resources.search import AXES
from resources.shelves import Shelf, families_but_laws, fill, kind_codes

_WORKS = 5
Kind = Resource.Kind


@require_safe
def corridors(request: HttpRequest) -> HttpResponse:
    """List the ways that works are about."""
    return render(request, "resources/corridors.html", {"corridors": all_corridors(request.user)})


@require_safe
def corridor(request: HttpRequest, origin: str, destination: str) -> HttpResponse:
    """Show one way: agreements, laws at both ends, practices and other works, events about both ends.

    A way without works has a page, too: it says so and leads on. Only unknown places have none.
    """
    if origin == destination:
        raise Http404
    here, there = (get_object_or_404(Place, slug=slug) for slug in (origin, destination))
    along = [AXES["origin"].code(here.pk), AXES["destination"].code(there.pk)]
    asked = [("origin", here.slug), ("destination", there.slug)]
    codes = [*along, *kind_codes([Kind.AGREEMENT])]
    agreements = Shelf("agreements", _("Agreements"), codes, (), [*asked, ("kind", Kind.AGREEMENT)])
    filled = fill([agreements, *families_but_laws(along, asked)], request.user, limit=_WORKS)
    laws = laws_of(request.user, here, there)
    events = here.events.model.objects.visible_to(request.user).filter(places=here).filter(places=there)
    context = {
        "origin": here,
        "destination": there,
        "agreements": agreements,
        "sides": [(here, laws[here.pk]), (there, laws[there.pk])],
        "shelves": [shelf for shelf in filled if shelf is not agreements],
        "events": coming_and_past(events),
    }
    return render(request, "resources/corridor.html", context)
