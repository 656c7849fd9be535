"""The list of resources."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import SimpleLazyObject
from django.views.decorators.http import require_safe

from hub.languages import current
from hub.visitors import list_key
from resources import searched
from resources.narrowing import names_of
from resources.results import Results, results_of
from resources.search import Search

# Axes with few values: lists narrowed by them are kept for a few seconds, unless they are narrowed by more than so many
# values at once.
KEPT = frozenset({"kind", "language", "theme"})
KEPT_VALUES = 2
# Search engines read what one or two filters make; the combinations of more are without end.
FOUND_VALUES = 2


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the resources that answer the words and filters of the address."""
    search = Search.read(request.GET)
    values = sum(map(len, search.chosen.values()))
    number = page_number(request)
    key = list_key(request, search.chosen) if is_kept(search, values) else ""

    def find() -> Results:
        whole = request.GET.get("all", "")
        return results_of(search, user=request.user, number=number, is_exact="exact" in request.GET, whole=whole)

    results = SimpleLazyObject(find)
    bare = Search(search.words, search.chosen)
    own = bare.query(page=number if number > 1 else "")
    context = {
        "search": search,
        "names": names_of(search),
        "results": results,
        "cache_key": key,
        "feed_query": bare.query(lang=current()),
        # The address of the page whatever the order of its parameters.
        "own_query": f"?{own}" if own else "",
        # Pages that are kept for all are few, and not looked up for this.
        "is_found_by_engines": not search.words and values <= FOUND_VALUES and bool(key or results.rows),
    }
    response = render(request, "resources/index.html", context)
    # Words alone are what somebody typed; a narrowed list or a second page is the same search going on.
    if search.words and not search.chosen and not search.sort and number == 1 and "exact" not in request.GET:
        searched.note(request, search.words, found=results.found)
    return response


def is_kept(search: Search, values: int) -> bool:
    """Return whether so few lists are like this one that all visitors can share it for some seconds."""
    return not search.words and not search.sort and values <= KEPT_VALUES and KEPT.issuperset(search.chosen)


def page_number(request: HttpRequest) -> int:
    """Return the number of the page that the address asks for; 1 for what is none."""
    number = request.GET.get("page", "")
    return max(int(number), 1) if number.isdecimal() and number.isascii() and len(number) < 7 else 1
