"""What all visitors see alike, so that it is made once and kept for some seconds."""

from urllib.parse import urlencode

from django.http import HttpRequest


def list_key(request: HttpRequest, known: dict[str, str]) -> str:
    """Return the name of the list that a visitor asks for, empty if it is not for everybody.

    `known` holds the valid parameters of few values. Members see their own state; typed words and unknown parameters
    make a list one of a kind: neither can they reach another visitor, nor fill the cache with names of a stranger.
    """
    if request.user.is_authenticated:
        return ""
    for name in request.GET:
        value = str(request.GET[name])
        is_page = name == "page" and value.isdecimal() and len(value) < 4
        if not is_page and known.get(name) != value:
            return ""
    return urlencode(sorted(request.GET.items())) or "all"
