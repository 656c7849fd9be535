"""What readers look for: words and how often, and nothing about who did.

A search page writes nothing to the database. It adds to a list in the cache, which beat empties every minute; what a
lost cache loses is a minute of figures.
"""

import json
import logging
import re
import time
from collections import Counter
from datetime import date, timedelta
from functools import cache
from typing import Any

from django.conf import settings
from django.db import connection
from django.http import HttpRequest
from redis import Redis
from redis.exceptions import RedisError

from hub.languages import current
from resources.counting import is_program
from resources.models import SearchCount
from resources.search import Found

logger = logging.getLogger(__name__)

# Where searches wait to be counted.
_WAITING = "hub:searched"
# More than this in a minute is no reading.
_MOST = 5000
_LONGEST = 100
# Somebody's address or number is no subject.
_PERSONAL = re.compile(r"@|://|www\.|(?:\d[\s().+/-]*){7}")
# Rarer ones are not shown, and are forgotten when the next month is over: rare words may be somebody's name.
FEWEST = 3
# How long a process does not ask a cache that has not answered, in seconds.
_REST = 30


class _Rest:
    """Until when the cache is left alone; the threads of a process share it."""

    until = 0.0


@cache
def _redis() -> Redis:
    options: Any = settings.CACHES["default"]["OPTIONS"]
    return Redis.from_url(settings.REDIS_URL, **options)


def kept_words(words: str) -> str:
    """Return typed words as they are counted: in small letters and single spaces; empty for what must not be kept."""
    return "" if _PERSONAL.search(words) else " ".join(words.casefold().split())[:_LONGEST].strip()


def note(request: HttpRequest, words: str, *, found: Found) -> None:
    """Let a search be counted, unless a program asks or a browser does so before its reader.

    Args:
        request: the page of results that was asked for.
        words: as they were typed.
        found: what was found for them; other words found instead are no result.
    """
    is_ahead = "prefetch" in request.headers.get("Sec-Purpose", "")
    if request.method != "GET" or is_ahead or is_program(request) or not (words := kept_words(words)):
        return
    if time.monotonic() < _Rest.until:
        return
    results = 0 if found.corrected else found.total
    try:
        with _redis().pipeline(transaction=False) as pipe:
            pipe.lpush(_WAITING, json.dumps([current(), words, results]))
            pipe.ltrim(_WAITING, 0, _MOST - 1)
            pipe.execute()
    except RedisError:
        _Rest.until = time.monotonic() + _REST
        logger.warning("The cache does not answer; searches are not counted for %d s", _REST)


def count(*, today: date) -> int:
    """Write what waits into the database, forget what was rare before last month, and return how many searches it was.

    Two at once share the list: each search is counted by one of them. One that dies in between may lose a minute's.
    """
    month = today.replace(day=1)
    last_month = (month - timedelta(days=1)).replace(day=1)
    SearchCount.objects.filter(month__lt=last_month, searches__lt=FEWEST).delete()
    with _redis().pipeline() as pipe:
        pipe.lrange(_WAITING, 0, -1)
        pipe.delete(_WAITING)
        waiting, _deleted = pipe.execute()
    searches: Counter[tuple[str, str]] = Counter()
    results: dict[tuple[str, str], int] = {}
    # The latest stands first; its results are the ones to keep.
    for entry in reversed(waiting):
        language, words, found = json.loads(entry)
        searches[language, words] += 1
        results[language, words] = found
    table = SearchCount._meta.db_table  # noqa: SLF001 - public in all but name
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {table} AS known (month, language, words, searches, results) "  # noqa: S608 - a table's name
            "VALUES (%s, %s, %s, %s, %s) ON CONFLICT (month, language, words) "
            "DO UPDATE SET searches = known.searches + excluded.searches, results = excluded.results",
            [(month, *key, searches[key], results[key]) for key in sorted(searches)],
        )
    return searches.total()
