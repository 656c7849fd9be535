"""One page in several languages: which address is the page's own, and where search engines find its translations."""

from collections.abc import Iterable
from urllib.parse import urlencode

from django.conf import settings
from django.http import QueryDict

from hub.languages import CODES, same_page

# What makes another page of a list, in the order of addresses. All else, such as words looked for or another order,
# does not make a page of its own.
_KEPT = (
    "when", "kind", "series", "language", "interpretation", "theme", "place", "origin", "transit", "destination",
    "sector", "audience", "publisher", "year", "licence", "instrument", "principle", "strategy", "evidence", "page",
)  # fmt: skip

X_DEFAULT = "x-default"


def alternates(path: str, languages: Iterable[str]) -> dict[str, str]:
    """Return the full addresses of `path` by language, and by "x-default" the one for readers of other languages.

    Args:
        path: of the page in any language, from the root.
        languages: in which the page exists; none gives none.
    """
    found = {code: f"{settings.BASE_URL}{same_page(path, code)}" for code in CODES if code in set(languages)}
    if found:
        found[X_DEFAULT] = next(iter(found.values()))
    return found


def canonical_query(query: QueryDict) -> str:
    """Return the part of an address that makes it a page of its own, beginning with "?", or nothing.

    What is chosen is the same however the address orders and repeats it.
    """
    kept = [(name, value) for name in _KEPT for value in sorted(set(query.getlist(name))) if value]
    return f"?{urlencode(kept)}" if kept else ""
