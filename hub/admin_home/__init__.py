"""What the first page of the administration shows, registered by the apps that know the work.

Each app registers one function that looks at its own rows and returns a :class:`Part`: lines of work that wait for
whoever asks, and panels below them. The floor composes them and knows no app.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Task:
    """Something that waits for the reader: a count in words, where it is done, and what else to know about it."""

    words: str
    url: str
    detail: str = ""
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """What one app has to say to this reader: lines of work, and panels drawn already."""

    tasks: list[Task] = field(default_factory=list)
    panels: list[SafeString] = field(default_factory=list)


type Builder = Callable[[HttpRequest], Part]

_builders: dict[str, tuple[int, Builder]] = {}


def register(name: str, build: Builder, *, position: int) -> None:
    """Make an app's part known. To be called once, when the app is ready; lower positions come first.

    Raises:
        ValueError: if another part has that name.
    """
    if name in _builders:
        message = f"There is already a part of the first page named {name!r}"
        raise ValueError(message)
    _builders[name] = (position, build)


def parts_for(request: HttpRequest) -> list[Part]:
    """Return what every app has to say to this reader, in the order of work."""
    return [build(request) for _position, build in sorted(_builders.values(), key=lambda entry: entry[0])]


def rows_for[Row: models.Model](
    request: HttpRequest, model: type[Row], permission: str = "change"
) -> models.QuerySet[Row]:
    """Return the rows of `model` that this person may work on; none, without a query, where there is nothing for her.

    The administration of the model decides: who may not `permission` (view or change) there has no rows, and who is
    limited to some of them finds those.
    """
    if not admin.site.is_registered(model):
        return model._default_manager.none()  # noqa: SLF001 - Django's own name
    model_admin = admin.site.get_model_admin(model)
    if not getattr(model_admin, f"has_{permission}_permission")(request):
        return model._default_manager.none()  # noqa: SLF001 - Django's own name
    return model_admin.get_queryset(request)


def since(moment: datetime) -> str:
    """Return since when the first of several has waited, on the reader's calendar: "the oldest since June 12"."""
    return _("the oldest since %(date)s") % {"date": date_format(timezone.localtime(moment), "MONTH_DAY_FORMAT")}
