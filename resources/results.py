"""A page of results: what was found for a reader, and all that leads on from it."""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.utils.safestring import SafeString

from resources.facets import Facet, facets_of
from resources.models import sees_members_works
from resources.narrowing import Chip, SortLink, WayOut, chips_of, sorts_of, ways_out
from resources.rows import rows_of
from resources.search import Found, Search, find

# Works of a page.
PAGE = 20


@dataclass(frozen=True, slots=True)
class Results:
    """What the page of results shows.

    Attributes:
        asked: what the reader asked for.
        search: what was looked for: other words, where the typed ones find nothing.
        found: what was found.
        page: which works of how many are shown.
        rows: the works of the page.
        facets: what can narrow the list further.
        chips: what can be taken back.
        sorts: other orders.
        ways_out: of an empty page.
        query: the part of the page's address after "?", without the number of the page.
        is_exact: whether the reader wants the typed words and no others.
    """

    asked: Search
    search: Search
    found: Found
    page: Page
    rows: list[SafeString]
    facets: list[Facet]
    chips: list[Chip]
    sorts: list[SortLink]
    ways_out: list[WayOut]
    query: str
    is_exact: bool

    @property
    def exact_query(self) -> str:
        """The address of the same list for the words as typed."""
        return self.asked.query(exact=1)

    @property
    def suggested_address(self) -> str:
        """The address of the same list for the words that would find more."""
        return f"?{self.search.with_words(self.found.suggestion).query()}"


def results_of(search: Search, *, user: object, number: int = 1, is_exact: bool = False, whole: str = "") -> Results:
    """Return a page of results.

    Args:
        search: what the reader asks for.
        user: the reader.
        number: of the page; after the last one the last one is shown.
        is_exact: look for nothing but the words as typed.
        whole: the name of an axis of which all values are wanted at once.
    """
    members_too = sees_members_works(user)
    found = _found(search, members_too=members_too, number=number, is_exact=is_exact)
    pages = Paginator(range(found.total), PAGE)
    page = pages.get_page(number)
    if found.total and page.number != number:
        found = _found(search, members_too=members_too, number=page.number, is_exact=is_exact)
    shown = search.with_words(found.corrected) if found.corrected else search
    return Results(
        asked=search,
        search=shown,
        found=found,
        page=page,
        rows=rows_of(shown, found, user=user),
        facets=facets_of(shown, found, whole=whole),
        chips=chips_of(shown, found),
        sorts=sorts_of(shown),
        ways_out=[] if found.total else ways_out(search, members_too=members_too),
        query=search.query(exact=int(is_exact)),
        is_exact=is_exact,
    )


def _found(search: Search, *, members_too: bool, number: int, is_exact: bool) -> Found:
    found = find(search, members_too=members_too, page=number, per_page=PAGE)
    if is_exact and found.corrected:
        return Found([], 0, suggestion=found.corrected)
    return found
