"""Who acts: known to whatever writes the history, without being handed down through services and models."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.http import HttpRequest, HttpResponse

# None where the hub acts by itself.
_acting: ContextVar["Visitor | None"] = ContextVar("acting", default=None)

# Nothing is changed by these.
_SAFE = {"GET", "HEAD", "OPTIONS", "TRACE"}


class Visitor:
    """Whoever sends a request, looked up when it matters: somebody may sign in within it."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    @property
    def member(self) -> Any:
        """The member who is signed in, None for a stranger."""
        user = self._request.user
        return user if user.is_authenticated else None


def visitor() -> Visitor | None:
    """Return who acts now, None where that is the hub itself."""
    return _acting.get()


@contextmanager
def acting(visitor: Visitor) -> Iterator[None]:
    """Let what is written inside be the doing of `visitor`."""
    token = _acting.set(visitor)
    try:
        yield
    finally:
        _acting.reset(token)


class ActingMiddleware:
    """Notes who sends a form. Pages that are only read pay nothing, and nobody's network address is kept."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; the user is asked for only if something is written."""
        if request.method in _SAFE:
            return self.get_response(request)
        with acting(Visitor(request)):
            return self.get_response(request)
