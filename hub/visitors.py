"""What all visitors see alike, so that it is made once and kept for some seconds."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from django.http import HttpRequest


def list_key(request: HttpRequest, known: Mapping[str, str | Sequence[str]]) -> str:
    """Return the name of the list that a visitor asks for, empty if it is not for everybody.

    `known` holds the valid parameters of few values: one value each, or all of one that is repeated. Members see their
    own state; typed words and unknown parameters make a list one of a kind: neither can they reach another visitor, nor
    fill the cache with names of a stranger.
    """
    if request.user.is_authenticated:
        return ""
    pairs: list[tuple[str, str]] = []
    for name, values in request.GET.lists():
        value = str(values[-1]) if values else ""
        is_page = name == "page" and len(values) == 1 and value.isdecimal() and value.isascii() and len(value) < 4
        allowed = known.get(name, ())
        if not is_page and sorted(map(str, values)) != sorted([allowed] if isinstance(allowed, str) else allowed):
            return ""
        pairs += [(name, str(value)) for value in values]
    return urlencode(sorted(pairs)) or "all"
