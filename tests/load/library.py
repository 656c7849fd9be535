"""What searching the library costs as it grows from 5,000 to 50,000 works, and how well it answers.

Both sizes are measured in one run, on the same servers, for the same words: those that two works of a hundred have.
Every request looks for another of them, so that nothing is answered from a cache that a reader would not meet.
"""

import http.client
import itertools
import time
from dataclasses import dataclass, field
from statistics import median

from tests.load.pages import GRANIAN, ask, count_queries
from tests.load.servers import HOST, Unmeasurable, cpu_seconds, free_port, listens, running, say, verdict

SIZES = (5_000, 50_000)
# The share of works that have a word.
RARE, MEDIUM, COMMON = 0.001, 0.02, 0.2
WORDS = 12
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
    works: dict[int, int] = field(default_factory=dict)
    ms: dict[int, list[float]] = field(default_factory=dict)

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
        if 0.9 * share <= total / works <= 1.1 * share:
            near.append(word)
            if len(near) == WORDS:
                return tuple(near)
    raise Unmeasurable(f"no {WORDS} words stand in {share:.1%} of the works")


def measure_library(hub_port: int, postgres: int) -> tuple[list[float], list[Class]]:
    """Measure at the first size, fill the library up, and measure again; L beside each."""
    from django.core.cache import cache
    from django.core.management import call_command
    from django.db import connection

    classes = [
        Class("list of all works", "", goal=GOAL, sql_goal=SQL_GOAL),
        Class("a rare word (0.1 %)"),
        Class("a medium word (2 %)", goal=GOAL, growth_goal=GROWTH_GOAL, sql_goal=SQL_GOAL),
        Class("a medium word in a kind", "?q={word}&kind=report&kind=tool", goal=GOAL, sql_goal=SQL_GOAL),
        Class("a common word (20 %)"),
    ]
    limits: list[float] = []
    for size in SIZES:
        call_command("load_scale", resources=size)
        with connection.cursor() as cursor:
            cursor.execute("VACUUM (ANALYZE)")
        cache.clear()
        if size == SIZES[0]:
            for one, share in zip(classes[1:], (RARE, MEDIUM, MEDIUM, COMMON), strict=True):
                one.words = words_of_share(share, size)
        limits.append(_measure(classes, size, hub_port, postgres))
    return limits, classes


def _measure(classes: list[Class], size: int, hub_port: int, postgres: int) -> float:
    """Ask for all classes in turns; return L in milliseconds."""
    from resources.search import Search, find

    bare_port = free_port()
    granian = f"{GRANIAN} --host {HOST} --port"
    limit: list[float] = []
    with (
        running("hub", f"{granian} {hub_port} hub.wsgi:application", lambda: listens(hub_port)) as hub,
        running("bare", f"{granian} {bare_port} tests.load.bare:application", lambda: listens(bare_port)) as bare,
    ):
        own, other = http.client.HTTPConnection(HOST, hub_port), http.client.HTTPConnection(HOST, bare_port)
        for one in classes:
            one.ms[size] = []
            one.works[size] = find(Search(one.words[0]), members_too=False, per_page=1).total
            # All four threads of the server meet the page before it counts.
            for number in range(12):
                ask(own, one.path(number), "gzip")
            own.close()
            one.sql = max(one.sql, count_queries(one.path(0)), count_queries(one.path(1)))
        for _ in range(12):
            ask(other, "/", "gzip")
        other.close()
        deadline = time.monotonic() + SECONDS
        for done in range(ROUNDS):
            if done >= 2 and time.monotonic() > deadline:
                break
            limit.append(_cost(other, itertools.repeat("/"), bare, postgres))
            for one in classes:
                paths = (one.path(number) for number in range(REQUESTS))
                one.ms[size].append(_cost(own, paths, hub, postgres))
    return median(limit)


def _cost(connection: http.client.HTTPConnection, paths, pid: int, postgres: int) -> float:
    before = cpu_seconds(pid) + cpu_seconds(postgres)
    for path in itertools.islice(paths, REQUESTS):
        ask(connection, path, "gzip")
    connection.close()
    return (cpu_seconds(pid) + cpu_seconds(postgres) - before) * 1000 / REQUESTS


def figures_of(one: Class, limits: list[float]) -> dict[str, object]:
    small, large = (median(one.ms[size]) for size in SIZES)
    ratio, growth = large / limits[1], (large / limits[1]) / (small / limits[0])
    return {
        "name": one.name,
        "works": {str(size): one.works[size] for size in SIZES},
        "cpu_ms": {str(size): median(one.ms[size]) for size in SIZES},
        "limit_ms": dict(zip(map(str, SIZES), limits, strict=True)),
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
            f"{row['name']:<28}{row['works'][large]:>8}{row['cpu_ms'][large]:>8.1f}{row['cpu_ms'][small]:>14.1f}"
            f"{row['ratio']:>7.2f}{row['goal'] or '':>6}{row['verdict']:>8}{row['growth']:>7.2f}"
            f"{row['growth_goal'] or '':>6}{row['growth_verdict']:>8}{row['sql']:>5}{row['sql_goal'] or '':>6}"
            f"{row['sql_verdict']:>8}"
        )
