"""How often files are fetched: a number per month and edition, and nothing about who fetched them."""

import re

from django.db import connection
from django.db.models import Sum
from django.http import HttpRequest
from django.utils import timezone

from resources.models import DownloadCount, Edition, Resource

# Programs that fetch files to index, preview or check them.
_ROBOTS = re.compile(
    r"bot\b|bot/|crawl|spider|slurp|preview|scan|monitor|check|fetch|curl|wget|python|java/|go-http|okhttp|libwww|"
    r"headless|facebookexternalhit|whatsapp|validator",
    re.IGNORECASE,
)


def is_program(request: HttpRequest) -> bool:
    """Whether a program asks rather than a reader, as far as it says so."""
    agent = request.headers.get("User-Agent", "")
    return not agent or bool(_ROBOTS.search(agent))


def note(edition: Edition, request: HttpRequest) -> None:
    """Count a download, unless a program asks, only the head is asked for, or a broken one is resumed."""
    span = request.headers.get("Range", "")
    if request.method != "GET" or is_program(request) or (span and not span.startswith("bytes=0-")):
        return
    month = timezone.now().date().replace(day=1)
    table = DownloadCount._meta.db_table  # noqa: SLF001 - public in all but name
    with connection.cursor() as cursor:
        # In one statement: two readers at once are two downloads.
        cursor.execute(
            f"INSERT INTO {table} AS known (edition_id, month, count) VALUES (%s, %s, 1) "  # noqa: S608 - a table's name
            "ON CONFLICT (edition_id, month) DO UPDATE SET count = known.count + 1",
            [edition.pk, month],
        )


def downloads_of(work: Resource) -> int:
    """Return how often all editions of a work were fetched, ever."""
    return DownloadCount.objects.filter(edition__resource=work).aggregate(all=Sum("count"))["all"] or 0
