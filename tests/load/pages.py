"""What a request costs: CPU milliseconds of the server and its PostgreSQL, as multiples of a bare Django page."""

import http.client
import itertools
import time
from dataclasses import dataclass, field
from statistics import median

from tests.load.servers import HOST, VAR, Unmeasurable, cpu_seconds, free_port, listens, running, say, verdict

# No new round begins after so many seconds.
SECONDS = 130
ROUNDS, REQUESTS = 7, 60

# As `manage.py demo` and docs/operations.md run it, but for one web process instead of two.
GRANIAN = "granian --interface wsgi --workers 1 --blocking-threads 4 --no-ws"
# A reader who has been here before: the script has noted her time zone, so every event shows two clocks.
HEADERS = {
    "Accept": "text/html,application/xhtml+xml,*/*;q=0.8",
    "Accept-Language": "en",
    "Cookie": "lang=en; tz=Africa/Nairobi",
    "User-Agent": "Mozilla/5.0 (bench)",
}


@dataclass
class Page:
    """A page to measure, its goals, and the CPU milliseconds of a request, round by round."""

    name: str
    path: str
    goal: float | None = None  # in L
    sql_goal: int | None = None
    is_limit: bool = False
    zones: tuple[str, ...] = ()  # of the readers, in turn
    is_cold: bool = False  # the cache is emptied before each request
    sql: int = 1  # with an empty cache
    warm_sql: int = 1
    kb: float = 0
    gzip_kb: float = 0
    gzip_ms: list[float] = field(default_factory=list)
    plain_ms: list[float] = field(default_factory=list)

    def figures(self, limit: "Page") -> dict[str, object]:
        ratio, plain = median(self.gzip_ms), median(self.plain_ms)
        return {
            "name": self.name,
            "path": self.path,
            "cpu_ms": ratio,
            "ratio": ratio / median(limit.gzip_ms),
            "goal": self.goal,
            "verdict": verdict(ratio / median(limit.gzip_ms), self.goal),
            "sql": self.sql,
            "warm_sql": self.warm_sql,
            "sql_goal": self.sql_goal,
            "sql_verdict": verdict(self.sql, self.sql_goal),
            "kb": self.kb,
            "gzip_kb": self.gzip_kb,
            "plain_cpu_ms": plain,
            "plain_ratio": plain / median(limit.plain_ms),
            "rounds": {"gzip": self.gzip_ms, "plain": self.plain_ms},
        }


def pages() -> list[Page]:
    """Return what is measured, L first."""
    from django.db.models import Count

    from events.models import Event
    from hub.timezones import common_zone_names

    coming = Event.objects.filter(status="published", access="public").upcoming().exclude(starts_at=None)
    # The fullest one: ten topics, eight people, six documents.
    event = coming.annotate(size=Count("topics", distinct=True)).order_by("-size", "starts_at")[0]
    return [
        Page("L: empty Django, 20 rows", "/", is_limit=True),
        Page("home", "/en/", 3, 6),
        Page("home, cache empty", "/en/", is_cold=True),
        Page("events, 24 past", "/en/events/?when=past", 3, 6),
        Page("events, 24 coming", "/en/events/?when=upcoming", 3, 6),
        Page("the same, new zone every time", "/en/events/?when=upcoming", zones=common_zone_names()),
        Page("events, 24 coming and 24 past", "/en/events/", sql_goal=6),
        Page("event", f"/en/events/{event.slug}/", 3, 8),
        Page("event, cache empty", f"/en/events/{event.slug}/", is_cold=True),
        Page("resources, 20", "/en/resources/", 3, 6),
        Page("event .ics", f"/events/{event.slug}.ics", 1, 3),
    ]


def ask(connection: http.client.HTTPConnection, path: str, encoding: str, zone: str = "") -> bytes:
    headers = HEADERS | {"Accept-Encoding": encoding}
    connection.request("GET", path, headers=headers | ({"Cookie": f"lang=en; tz={zone}"} if zone else {}))
    response = connection.getresponse()
    body = response.read()
    if response.status != http.HTTPStatus.OK:
        reason = f"{path} answers {response.status} (see {VAR}/*.log; static files come from `make static`)"
        raise Unmeasurable(reason)
    return body


def count_queries(path: str) -> int:
    """Return how many statements a page takes now."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(headers=HEADERS)
    with CaptureQueriesContext(connection) as queries:
        client.get(path, SERVER_NAME=HOST)
    return len(queries)


def measure_pages(hub_port: int, postgres: int) -> list[Page]:
    """Ask for all pages in turns, round by round."""
    from django.core.cache import cache

    measured = pages()
    bare_port = free_port()
    granian = f"{GRANIAN} --host {HOST} --port"
    with (
        running("hub", f"{granian} {hub_port} hub.wsgi:application", lambda: listens(hub_port)) as hub,
        running("bare", f"{granian} {bare_port} tests.load.bare:application", lambda: listens(bare_port)) as bare,
    ):
        ways = {
            False: (hub, http.client.HTTPConnection(HOST, hub_port)),
            True: (bare, http.client.HTTPConnection(HOST, bare_port)),
        }
        for page in measured:
            connection = ways[page.is_limit][1]
            # All four threads of the server meet the page before it counts.
            for _ in range(12):
                page.gzip_kb = len(ask(connection, page.path, "gzip")) / 1000
                page.kb = len(ask(connection, page.path, "identity")) / 1000
            connection.close()
            if not page.is_limit:
                cache.clear()
                page.sql, page.warm_sql = count_queries(page.path), count_queries(page.path)
        deadline = time.monotonic() + SECONDS
        for done in range(ROUNDS):
            if done >= 3 and time.monotonic() > deadline:
                break
            for page in measured:
                pid, connection = ways[page.is_limit]
                zones = itertools.cycle(page.zones or ("",))
                for encoding, figures in (("gzip", page.gzip_ms), ("identity", page.plain_ms)):
                    before = cpu_seconds(pid) + cpu_seconds(postgres)
                    for _ in range(REQUESTS):
                        if page.is_cold:
                            cache.clear()
                        ask(connection, page.path, encoding, next(zones))
                    # The server ends a connection that lies idle while others have their turn.
                    connection.close()
                    figures.append((cpu_seconds(pid) + cpu_seconds(postgres) - before) * 1000 / REQUESTS)
    return measured


def print_pages(rows: list[dict]) -> None:
    heads = (
        "CPU per request: server + PostgreSQL",
        "ms",
        "L",
        "goal",
        "",
        "SQL",
        "goal",
        "",
        "warm",
        "kB",
        "gzip",
        "plain ms",
        "L",
    )
    widths = (36, 6, 7, 6, 8, 5, 6, 8, 6, 7, 6, 10, 6)
    say("\n" + "".join(f"{head:<{w}}" if w == 36 else f"{head:>{w}}" for head, w in zip(heads, widths, strict=True)))
    for row in rows:
        say(
            f"{row['name']:<36}{row['cpu_ms']:6.1f}{row['ratio']:7.2f}{row['goal'] or '':>6}{row['verdict']:>8}"
            f"{row['sql']:>5}{row['sql_goal'] or '':>6}{row['sql_verdict']:>8}{row['warm_sql']:>6}"
            f"{row['kb']:>7.1f}{row['gzip_kb']:>6.1f}{row['plain_cpu_ms']:>10.1f}{row['plain_ratio']:>6.2f}"
        )
