"""What the hub shows to a member is kept by nobody: no proxy, and no browser on a shared computer."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse


class SignedInPagesMiddleware:
    """Keeps every answer to somebody who is signed in out of caches, unless its view has decided on that."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, and say who may keep the answer."""
        response = self.get_response(request)
        # Without the cookie nobody is signed in, and asking would cost a query.
        if settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated:
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response
