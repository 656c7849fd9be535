"""The kinds of mail the hub sends, registered by the apps that know their content."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from django.utils.functional import Promise

from hub.outbox.models import Content, Message

type Renderer = Callable[[Message], Content | None]


class NotYet(Exception):
    """Raised by a renderer whose mail is to go out later: what it is about has been moved."""

    def __init__(self, not_before: datetime) -> None:
        super().__init__(f"Not before {not_before.astimezone(UTC):%Y-%m-%d %H:%M}Z.")
        self.not_before = not_before


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of mail: its name in the log and how its text is made just before it is sent.

    `render` returns None when the mail no longer applies (the registration was cancelled meanwhile): then the row is
    withdrawn and nothing stale goes out. It raises `NotYet` to be asked again later. A kind without `render` carries
    its content from the start. `category` is what its readers can unsubscribe from (`Suppression.Category`); empty for
    mail about one's own registration or account.
    """

    name: str
    label: str | Promise
    render: Renderer | None = None
    category: str = ""


_kinds: dict[str, Kind] = {}


def register(name: str, label: str | Promise, render: Renderer | None = None, *, category: str = "") -> None:
    """Make a kind of mail known. To be called from an app's `mail` module, once.

    Raises:
        ValueError: if another kind has that name.
    """
    if name in _kinds:
        message = f"There is already a kind of mail named {name!r}"
        raise ValueError(message)
    _kinds[name] = Kind(name, label, render, category)


def kind(name: str) -> Kind:
    """Return the kind of that name.

    Raises:
        KeyError: if no app registered it.
    """
    return _kinds[name]


def category_of(name: str) -> str:
    """Return what the readers of a kind can unsubscribe from; empty if from nothing, or if no app registered it."""
    return _kinds[name].category if name in _kinds else ""


def all_kinds() -> list[Kind]:
    """Return every registered kind, in the order of registration."""
    return list(_kinds.values())
