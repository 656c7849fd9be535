"""What search engines may find: the pages that a stranger sees, with their translations."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, islice
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_safe

from events.models import Event, Series
from hub.alternates import X_DEFAULT, alternates
from hub.conditional import Version, answer, version_of
from hub.languages import CODES, translations_of
from hub.taxonomy.models import Place, Theme
from resources.corridors import corridors
from resources.models import Resource
from resources.shelves import counts_of

# As many addresses as the protocol allows; what changed last comes first.
LIMIT = 50_000

# Pages that exist in every language.
PAGES = (
    "home",
    "events:index",
    "resources:index",
    "about",
    "accessibility",
    "privacy",
    "resources:themes",
    "resources:places",
    "resources:corridors",
)


type Rows = Callable[[], models.QuerySet[Any]]


@dataclass(frozen=True, slots=True)
class Address:
    """An address of the sitemap with those of its translations, itself among them."""

    location: str
    changed: datetime | None
    alternates: dict[str, str]


@dataclass(frozen=True, slots=True)
class Pages:
    """Pages that are made of rows: a row has a page in each language in which it is called something.

    Attributes:
        rows: returns the rows whose pages a stranger sees.
        field: the translated field that makes the page one of a language.
        route: of the page, by the row's slug; empty for rows that know their own address.
        is_dated: whether the rows know when they last changed. Without it, the page tells no date.
    """

    rows: Rows
    field: str = "title"
    route: str = ""
    is_dated: bool = True

    def read(self) -> models.QuerySet[Any]:
        """Return the rows with what the sitemap says of them, the last changed first."""
        names = ["slug", *(f"{self.field}_{code}" for code in CODES)]
        if self.is_dated:
            return self.rows().only(*names, "updated_at").order_by("-updated_at", "-pk")
        return self.rows().only(*names).order_by("pk")

    def version(self) -> Version:
        """Return what changes with the addresses; rows without a date are few, and are read themselves."""
        if self.is_dated:
            return version_of(self.rows())
        return tuple(self.read().values_list("slug", *(f"{self.field}_{code}" for code in CODES)))

    def addresses(self) -> Iterator[Address]:
        """Yield the addresses of all the pages."""
        for row in self.read():
            path = reverse(self.route, args=[row.slug]) if self.route else row.get_absolute_url()
            yield from _addresses(path, translations_of(row, self.field), row.updated_at if self.is_dated else None)


# One line for each sort of page.
CONTENTS = (
    Pages(lambda: Event.objects.visible_to(AnonymousUser())),
    Pages(lambda: Series.objects.visible_to(AnonymousUser())),
    Pages(lambda: Resource.objects.visible_to(AnonymousUser())),
    Pages(lambda: _with_works(Theme.objects.all(), "theme"), field="name", route="resources:theme", is_dated=False),
    Pages(lambda: _with_works(Place.objects.all(), "place"), field="name", route="resources:place", is_dated=False),
)


def _with_works[Rows: models.QuerySet[Any]](rows: Rows, axis: str) -> Rows:
    """Return the terms that some work which strangers see is about."""
    return rows.filter(pk__in=list(counts_of(axis, AnonymousUser())))


def _corridors() -> list[tuple[str, str]]:
    """Return where corridors with works begin and end."""
    return [(one.origin.slug, one.destination.slug) for one in corridors(AnonymousUser())]


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Return the sitemap, or 304 if the search engine has the newest."""
    return answer(
        request,
        (*chain.from_iterable(pages.version() for pages in CONTENTS), *_corridors()),
        lambda: render_to_string("hub/sitemap.xml", {"addresses": islice(_all(), LIMIT)}),
        content_type="application/xml; charset=utf-8",
    )


def _all() -> Iterator[Address]:
    for name in PAGES:
        yield from _addresses(reverse(name), CODES)
    for pages in CONTENTS:
        yield from pages.addresses()
    for ends in _corridors():
        yield from _addresses(reverse("resources:corridor", args=ends), CODES)


def _addresses(path: str, languages: Iterable[str], changed: datetime | None = None) -> Iterator[Address]:
    """Yield one address per language in which the page is written."""
    found = alternates(path, languages)
    for code, location in found.items():
        if code != X_DEFAULT:
            yield Address(location, changed, found)
