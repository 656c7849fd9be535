"""Countries and regions: all of them with their works counted, and everything about one of them."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hub.languages import current, sort_key
from hub.taxonomy.models import Place
from members.models import Member, Organisation
from resources.corridors import corridors
from resources.gatherings import coming_and_past, places_of
from resources.laws import laws_of
from resources.models import Resource
from resources.search import AXES
from resources.shelves import Shelf, counts_of, families, families_but_laws, fill, kind_codes

_WORKS, _PEOPLE, _ORGANISATIONS, _CORRIDORS = 5, 12, 24, 12
Kind = Resource.Kind


@require_safe
def places(request: HttpRequest) -> HttpResponse:
    """Show the regions and those of their countries that there is something about, with the number of works."""
    counts = counts_of("place", request.user)
    rows = list(Place.objects.all())
    inside = _countries(rows, request.user)
    regions = [(place, counts.get(place.pk, 0), inside.get(place.pk, [])) for place in rows if _is_wide(place)]
    return render(request, "resources/places.html", {"regions": regions})


def _is_wide(place: Place) -> bool:
    return place.kind != Place.Kind.COUNTRY


def _countries(rows: list[Any], user: Any) -> dict[int, list[tuple[Place, int]]]:
    """Return by region those of its countries that have works or events, by name, with the number of their works."""
    counts = counts_of("place", user)
    with_events = places_of(rows[0].events, user) if rows else set()
    found: dict[int, list[tuple[Place, int]]] = {}
    for place in sorted(rows, key=lambda place: sort_key(place.name)):
        if not _is_wide(place) and (place.pk in counts or place.pk in with_events):
            found.setdefault(place.parent_id, []).append((place, counts.get(place.pk, 0)))
    return found


@require_safe
def place(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one country or region with its laws, agreements, practices, ways, events and people."""
    found: Any = get_object_or_404(Place.objects.select_related("parent"), slug=slug)
    events = found.events.model.objects.visible_to(request.user).in_place(found.slug)
    context = {
        "place": found,
        "total": counts_of("place", request.user).get(found.pk, 0),
        "events": coming_and_past(events),
        "event_feed": f"lang={current()}&place={found.slug}",
        **(_region(request.user, found) if _is_wide(found) else _country(request.user, found)),
    }
    return render(request, "resources/place.html", context)


def _region(user: Any, found: Place) -> dict[str, Any]:
    """Return what a region shows: works of each family, and its countries."""
    shelves = families([AXES["place"].code(found.pk)], [("place", found.slug)])
    inside = _countries(list(found.children.all()), user)
    return {"shelves": fill(shelves, user, limit=_WORKS), "countries": inside.get(found.pk, [])}


def _country(user: Any, found: Place) -> dict[str, Any]:
    """Return what a country shows: its laws, the agreements it is a party to, and all else."""
    about, asked = [AXES["place"].code(found.pk)], [("place", found.slug)]
    parties = [AXES[role].code(found.pk) for role in ("origin", "destination")]
    label = _("Bilateral agreements")
    agreements = Shelf("agreements", label, kind_codes([Kind.AGREEMENT]), parties, [*asked, ("kind", Kind.AGREEMENT)])
    filled = fill([agreements, *families_but_laws(about, asked)], user, limit=_WORKS)
    people = Member.objects.visible_to(user).filter(country=found).select_related("organisation", "country")
    return {
        "laws": laws_of(user, found)[found.pk],
        "agreements": agreements,
        "shelves": [shelf for shelf in filled if shelf is not agreements],
        "ways_out": corridors(user, origin=found)[:_CORRIDORS],
        "ways_in": corridors(user, destination=found)[:_CORRIDORS],
        "people": people.order_by("name", "pk")[:_PEOPLE],
        "organisations": Organisation.objects.filter(country=found).order_by("name", "pk")[:_ORGANISATIONS],
    }
