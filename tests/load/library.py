"""What searching the library costs as it grows from 5,000 to 50,000 works, and how well it answers.

Both sizes are measured in turns in one run, for the same words: those that two works of a hundred have.
Every request looks for another of them, so that nothing is answered from a cache that a reader would not meet.
"""

import http.client
import os
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from statistics import median
from urllib.parse import urlsplit, urlunsplit

from tests.load.pages import GRANIAN, ask, count_queries
from tests.load.servers import HOST, Unmeasurable, cpu_seconds, free_port, listens, running, say, verdict

SIZES = SMALL, LARGE = 5_000, 50_000
LIMIT = 0
# The share of works that have a word.
RARE, MEDIUM, COMMON = 0.001, 0.02, 0.2
WORDS = 10
ROUNDS, REQUESTS, SECONDS = 5, 48, 50
# In L, in statements, and how much dearer ten times as many works may be.
GOAL, SQL_GOAL, GROWTH_GOAL = 5, 5, 1.5


@dataclass
class Class:
    """Searches of one sort, and what a request costs at each size: CPU milliseconds, round by round."""

    name: str
    query: str = "?q={word}"
    words: tuple[str, ...] = ("",)
    goal: float | None = None
    growth_goal: float | None = None
    sql_goal: int | None = None
    sql: int = 0
    works: int = 0
    ms: dict[int, list[float]] = field(default_factory=lambda: {size: [] for size in SIZES})

    def path(self, number: int) -> str:
        return f"/en/resources/{self.query.format(word=self.words[number % len(self.words)])}"


def measure_relevance() -> dict[str, object]:
    """Load the demo, ask it what readers ask, and take it out again."""
    from django.db import transaction

    from hub.demo.loading import load
    from hub.search import rings
    from resources.services import refresh_words
    from tests import relevance

    with transaction.atomic():
        load()
        refresh_words()
        rings.forget()
        failed = relevance.failures()
        transaction.set_rollback(True)
    rings.forget()
    share = 1 - len(failed) / len(relevance.QUESTIONS)
    return {
        "questions": len(relevance.QUESTIONS),
        "success_at_5": share,
        "goal": relevance.GOAL,
        "verdict": "ok" if share >= relevance.GOAL else "MISSED",
        "failed": [{"words": question.words, "expected": question.works, "found": found} for question, found in failed],
    }


def print_relevance(figures: dict) -> None:
    say(
        f"\nSuccess at 5 over {figures['questions']} questions in three languages:"
        f" {figures['success_at_5']:.1%} (goal {figures['goal']:.0%}) {figures['verdict']}"
    )
    for one in figures["failed"]:
        say(f"  fails: {one['words']}")


def words_of_share(share: float, works: int) -> tuple[str, ...]:
    """Return words that about this share of the works have, about them or in their files."""
    from hub.scale.vocabulary import words
    from resources.search import Search, find

    near = []
    # The word of rank r stands in about 11 / r of the works; from there on words are tried.
    step = max(1, int(1 / share / 40))
    for word in words("en")[int(5 / share) : int(25 / share) : step]:
        total = find(Search(word), members_too=False, per_page=1).total
        if 0.85 * share <= total / works <= 1.15 * share:
            near.append(word)
            if len(near) == WORDS:
                return tuple(near)
    raise Unmeasurable(f"no {WORDS} words stand in {share:.1%} of the works")


def measure_library(hub_port: int, postgres: int) -> tuple[float, list[Class]]:
    """Fill one database with each number of works and measure both in turns; return L in milliseconds and the rest."""
    from django.core.cache import cache
    from django.core.management import call_command
    from django.db import connection

    from resources.search import Search, find

    classes = [
        Class("list of all works", "", goal=GOAL, sql_goal=SQL_GOAL),
        Class("a rare word (0.1 %)"),
        Class("a medium word (2 %)", goal=GOAL, growth_goal=GROWTH_GOAL, sql_goal=SQL_GOAL),
        Class("a medium word in a kind", "?q={word}&kind=report&kind=tool", goal=GOAL, sql_goal=SQL_GOAL),
        Class("a common word (20 %)"),
    ]
    call_command("load_scale", resources=SMALL)
    _vacuum()
    environment = _copy_database()
    call_command("load_scale", resources=LARGE)
    _vacuum()
    cache.clear()
    classes[0].works = find(Search(), members_too=False, per_page=1).total
    for one, share in zip(classes[1:], (RARE, MEDIUM, MEDIUM, COMMON), strict=True):
        one.words = words_of_share(share, LARGE)
        one.works = find(Search(one.words[0]), members_too=False, per_page=1).total
    connection.close()
    return _measure(classes, environment, hub_port, postgres), classes


def _vacuum() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE)")


def _copy_database() -> dict[str, str]:
    """Copy the database as it is; return the environment of a hub that works on the copy, with a cache of its own."""
    import psycopg
    from django.db import connection

    own = urlsplit(os.environ["DATABASE_URL"])
    name, copy = own.path.strip("/"), "small_library"
    # A database is copied while nobody works on it.
    connection.close()
    connection.close_pool()
    with psycopg.connect(urlunsplit(own._replace(path="/template1")), autocommit=True) as session:
        session.execute(f"DROP DATABASE IF EXISTS {copy}")
        session.execute(f'CREATE DATABASE {copy} TEMPLATE "{name}"')
    cache = urlsplit(os.environ["REDIS_URL"])
    return {
        "DATABASE_URL": urlunsplit(own._replace(path=f"/{copy}")),
        "REDIS_URL": urlunsplit(cache._replace(path="/9")),
    }


def _measure(classes: list[Class], environment: dict[str, str], hub_port: int, postgres: int) -> float:
    """Ask for all classes at both sizes in turns; return L in milliseconds."""
    ports = {SMALL: free_port(), LARGE: hub_port, LIMIT: free_port()}
    granian = f"{GRANIAN} --host {HOST} --port"
    hub = "hub.wsgi:application"
    limit: list[float] = []
    with (
        running("small", f"{granian} {ports[SMALL]} {hub}", lambda: listens(ports[SMALL]), **environment) as small,
        running("hub", f"{granian} {ports[LARGE]} {hub}", lambda: listens(ports[LARGE])) as large,
        running("bare", f"{granian} {ports[LIMIT]} tests.load.bare:application", lambda: listens(ports[LIMIT])) as bare,
    ):
        pids = {SMALL: small, LARGE: large, LIMIT: bare}
        ways = {size: http.client.HTTPConnection(HOST, port) for size, port in ports.items()}

        def cost(size: int, paths: Iterable[str]) -> float:
            before = cpu_seconds(pids[size]) + cpu_seconds(postgres)
            for path in paths:
                ask(ways[size], path, "gzip")
            # The server ends a connection that lies idle while others have their turn.
            ways[size].close()
            return (cpu_seconds(pids[size]) + cpu_seconds(postgres) - before) * 1000 / REQUESTS

        # All four threads of the servers meet the pages before they count.
        cost(LIMIT, ["/"] * 12)
        for one in classes:
            for size in SIZES:
                cost(size, [one.path(number) for number in range(12)])
            one.sql = max(count_queries(one.path(0)), count_queries(one.path(1)))
        deadline = time.monotonic() + SECONDS
        for done in range(ROUNDS):
            if done >= 3 and time.monotonic() > deadline:
                break
            limit.append(cost(LIMIT, ["/"] * REQUESTS))
            for one in classes:
                for size in SIZES:
                    one.ms[size].append(cost(size, [one.path(number) for number in range(REQUESTS)]))
    return median(limit)


def figures_of(one: Class, limit: float) -> dict[str, object]:
    large = median(one.ms[LARGE])
    # Both sizes had their turn in each round, so what else the machine did weighs on both.
    ratio, growth = large / limit, median(b / a for a, b in zip(one.ms[SMALL], one.ms[LARGE], strict=True))
    return {
        "name": one.name,
        "works": one.works,
        "cpu_ms": {str(size): median(one.ms[size]) for size in SIZES},
        "ratio": ratio,
        "goal": one.goal,
        "verdict": verdict(ratio, one.goal),
        "growth": growth,
        "growth_goal": one.growth_goal,
        "growth_verdict": verdict(growth, one.growth_goal),
        "sql": one.sql,
        "sql_goal": one.sql_goal,
        "sql_verdict": verdict(one.sql, one.sql_goal),
        "rounds": {str(size): one.ms[size] for size in SIZES},
    }


def print_library(rows: list[dict]) -> None:
    small, large = map(str, SIZES)
    say(f"\nSearching {SIZES[1]:,} works with three editions each; CPU per request: server + PostgreSQL")
    heads = ("", "works", "ms", f"ms at {SIZES[0]:,}", "L", "goal", "", "times", "goal", "", "SQL", "goal", "")
    widths = (28, 8, 8, 14, 7, 6, 8, 7, 6, 8, 5, 6, 8)
    say("".join(f"{head:<{w}}" if w == 28 else f"{head:>{w}}" for head, w in zip(heads, widths, strict=True)))
    for row in rows:
        say(
            f"{row['name']:<28}{row['works']:>8}{row['cpu_ms'][large]:>8.1f}{row['cpu_ms'][small]:>14.1f}"
            f"{row['ratio']:>7.2f}{row['goal'] or '':>6}{row['verdict']:>8}{row['growth']:>7.2f}"
            f"{row['growth_goal'] or '':>6}{row['growth_verdict']:>8}{row['sql']:>5}{row['sql_goal'] or '':>6}"
            f"{row['sql_verdict']:>8}"
        )
