"""What views share: how a page may be kept and found."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse


def private(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Keep a personal page out of caches, search engines and the address that the next site is told."""

    @wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response["Cache-Control"] = "private, no-store"
        # No other site learns the address of a page. "no-referrer" would do the same, but browsers then post the page's
        # forms with "Origin: null", which the check against forged requests refuses.
        is_redirect = 300 <= response.status_code < 400
        response["Referrer-Policy"] = "no-referrer" if is_redirect else "same-origin"
        response["X-Robots-Tag"] = "noindex"
        return response

    return wrapper
