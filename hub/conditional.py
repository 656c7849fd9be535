"""Answers that programs ask for again and again: they are made and sent only when they have changed."""

from collections.abc import Callable
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.core.cache import cache
from django.db.models import Count, Max, QuerySet, Sum
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag

# How long a text that is the same for all is kept, in seconds. A change gives it a new name, so it is never stale.
_KEPT = 3600

type Version = tuple[Any, ...]


def version_of(rows: QuerySet[Any], *moments: str) -> Version:
    """Return what changes whenever one of `rows` comes, goes or is saved; one query, without reading the rows.

    Args:
        rows: rows that know when they last changed.
        moments: further columns that tell of a change, such as "event__updated_at".
    """
    # The sum of the keys tells apart two sets of equal size, of which one row went as another came.
    changed = {f"moment_{n}": Max(name) for n, name in enumerate(("updated_at", *moments))}
    found = rows.order_by().aggregate(count=Count("pk"), keys=Sum("pk"), **changed)
    return tuple(found.values())


def answer(
    request: HttpRequest,
    version: Version,
    make: Callable[[], str],
    *,
    content_type: str,
    language: str = "",
    modified: datetime | None = None,
    is_public: bool = True,
) -> HttpResponse:
    """Return the text of `make`, or 304 without making it if the reader has this version.

    Args:
        request: what was asked, with the reader's If-None-Match or If-Modified-Since.
        version: all that the text depends on; a strong ETag is made from it.
        make: makes the text.
        content_type: the type of the text, with its character set.
        language: the language of the text, where it has one.
        modified: when something last changed that can be in the text, for readers that know no ETag.
        is_public: whether the text is the same for everybody, so that others may keep it, too. A personal one is kept
            by its reader alone. Either is asked for anew each time.
    """
    etag = quote_etag(sha256(repr((request.path, language, version)).encode()).hexdigest()[:32])
    last_modified = int(modified.timestamp()) if modified else None
    response = get_conditional_response(request, etag=etag, last_modified=last_modified)
    if response is None:
        text = cache.get_or_set(f"text:{etag}", make, _KEPT) if is_public else make()
        response = HttpResponse(text, content_type=content_type)
        if language:
            response.headers["Content-Language"] = language
    response.headers["ETag"] = etag
    if last_modified:
        response.headers["Last-Modified"] = http_date(last_modified)
    response.headers["Cache-Control"] = f"{'public' if is_public else 'private'}, no-cache"
    return response
