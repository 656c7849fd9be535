"""What search engines may find: the pages that a stranger sees, with their translations."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, islice

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_safe

from events.models import Event, Series
from hub.alternates import X_DEFAULT, alternates
from hub.conditional import answer, version_of
from hub.languages import CODES, translations_of
from resources.models import Resource

# As many addresses as the protocol allows; what changed last comes first.
LIMIT = 50_000

# Pages that exist in every language.
PAGES = ("home", "events:index", "resources:index", "about", "accessibility", "privacy")


# All that is read of a row.
_READ = ("slug", "updated_at", *(f"title_{code}" for code in CODES))


@dataclass(frozen=True, slots=True)
class Address:
    """An address of the sitemap with those of its translations, itself among them."""

    location: str
    changed: datetime | None
    alternates: dict[str, str]


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Return the sitemap, or 304 if the search engine has the newest."""
    contents = _events(), _series(), _resources()
    return answer(
        request,
        tuple(chain.from_iterable(map(version_of, contents))),
        lambda: render_to_string("hub/sitemap.xml", {"addresses": islice(_all(*contents), LIMIT)}),
        content_type="application/xml; charset=utf-8",
    )


def _events() -> models.QuerySet[Event]:
    return Event.objects.visible_to(AnonymousUser()).only(*_READ).order_by("-updated_at", "-pk")


def _series() -> models.QuerySet[Series]:
    return Series.objects.visible_to(AnonymousUser()).only(*_READ).order_by("-updated_at", "-pk")


def _resources() -> models.QuerySet[Resource]:
    return Resource.objects.visible_to(AnonymousUser()).only(*_READ).order_by("-updated_at", "-pk")


def _all(*contents: Iterable[Event | Series | Resource]) -> Iterator[Address]:
    for name in PAGES:
        yield from _addresses(reverse(name), CODES)
    for row in chain.from_iterable(contents):
        yield from _addresses(row.get_absolute_url(), translations_of(row, "title"), row.updated_at)


def _addresses(path: str, languages: Iterable[str], changed: datetime | None = None) -> Iterator[Address]:
    """Yield one address per language in which the page is written."""
    found = alternates(path, languages)
    for code, location in found.items():
        if code != X_DEFAULT:
            yield Address(location, changed, found)
