"""What the lists of the administration cost at full size and at a hundredth of it.

Each size has a database of its own in the bench's PostgreSQL; the large one is kept for the next run while migrations
and synthetic data stay as they are. Each is measured by a process of its own that asks for the pages as a facilitator
with all rights does: statements, the slowest of them, and the CPU time of Django and PostgreSQL together.
"""

import hashlib
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from statistics import median
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from tests.load.servers import HOST, ROOT, Unmeasurable, cpu_seconds, say, verdict

SIZES: dict[str, dict[str, int]] = {
    "full": {"members": 100_000, "events": 10_000, "registrations": 1_000_000, "resources": 20_000},
    "tenth": {"members": 10_000, "events": 1_000, "registrations": 100_000, "resources": 2_000},
}
# The small database holds so many times fewer rows.
TIMES = 100
ROUNDS = 5
# Statements of a page, milliseconds of the slowest, and how much dearer the large list may be.
SQL_GOAL, SLOWEST_GOAL, GROWTH_GOAL = 12, 100, 2

_NAME = "Lucía Quispe"
_NUMBER = "-000001"


def _lists(event: int) -> dict[str, tuple[str, str, str]]:
    """Return the lists with a filter that leaves many rows, a search that does, and one that leaves few."""
    return {
        "members_member": ("status__exact=applied", "Lucía", f"member{_NUMBER}"),
        "members_organisation": ("", "Labour Institute", "LI7"),
        "account_emailaddress": ("verified__exact=1", "hub.example", f"member{_NUMBER}"),
        "events_event": ("access__exact=public", "tra", "event-000001"),
        "events_registration": (f"event={event}", _NAME, f"guest{_NUMBER}"),
        "events_invitation": ("status__exact=nominated", "Lucía", f"guest{_NUMBER}"),
        "events_announcement": ("state__exact=sent", "tra", "(1)"),
        "events_question": ("status__exact=pending", "que", "no such words"),
        "events_attendance": ("assigned=no", "Lucía", f"guest{_NUMBER}"),
        "events_follow": (f"event={event}", "guest", f"guest{_NUMBER}"),
        "events_series": ("", "scale", "Exchanges"),
        "outbox_message": ("state__exact=sent", "exchange", f"guest{_NUMBER}"),
        "outbox_suppression": ("reason__exact=unsubscribed", "scale", f"guest{_NUMBER}"),
        "resources_resource": ("shown=yes", "tra", "resource-000001"),
        "resources_linkcheck": ("state__exact=dead", "library", "resource-000001"),
        "taxonomy_place": ("kind__exact=country", "island", "Kenya"),
    }


def pages() -> Iterator[tuple[str, str, str]]:
    """Yield list, sort of page and path of all that is measured."""
    from django.urls import reverse

    from events.models import Registration

    # In the middle of the list there are as many registrations for an event at every size.
    event = Registration.objects.order_by("event").values_list("event", flat=True)[Registration.objects.count() // 2]
    for name, (narrowed, many, few) in _lists(event).items():
        path = reverse(f"admin:{name}_changelist")
        queries = {
            "plain": "",
            "filter": narrowed,
            "search, many": f"q={many}",
            "search, few": f"q={few}",
            "page 100": "p=100",
        }
        yield from ((name, sort, f"{path}?{query}") for sort, query in queries.items() if query or sort == "plain")
    for model, field in (("registration", "event"), ("attendance", "registration"), ("follow", "series")):
        told = f"app_label=events&model_name={model}&field_name={field}"
        for term in ("", "Lucía", "inspection"):
            path = f"{reverse('admin:autocomplete')}?{told}&term={term}"
            yield f"events_{model}", f"autocomplete {field} “{term}”", path


def measure_here() -> list[dict[str, Any]]:
    """Measure all pages on the database of this process."""
    import psutil
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from members.models import Member

    Member.objects.filter(email="bench@hub.example").delete()
    chief = Member.objects.create_superuser("bench@hub.example", "-", name="Bench")
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        postgres = psutil.Process(cursor.fetchone()[0]).ppid()
    client = Client(headers={"Accept-Language": "en"})
    client.force_login(chief)
    rows = []
    try:
        for name, sort, wanted in pages():
            # A list may be shorter than a hundred pages.
            path = _last_page(client, wanted) if sort == "page 100" else wanted
            answer = client.get(path, SERVER_NAME=HOST)
            if answer.status_code != 200:
                raise Unmeasurable(f"{path} answers {answer.status_code}")
            slowest, cpu, statements = [], [], 0
            for _ in range(ROUNDS):
                before = cpu_seconds(postgres) + time.process_time()
                with CaptureQueriesContext(connection) as queries:
                    client.get(path, SERVER_NAME=HOST)
                cpu.append((cpu_seconds(postgres) + time.process_time() - before) * 1000)
                slowest.append(max(float(query["time"]) * 1000 for query in queries))
                statements = len(queries)
            worst = max(queries, key=lambda query: float(query["time"]))["sql"]
            rows.append(
                {
                    "list": name,
                    "rows": answer.text.count("<tr><td") or answer.text.count('"id"'),
                    "page": sort,
                    "path": path,
                    "sql": statements,
                    # The machine may have been busy with other things: what a statement takes is its best time.
                    "slowest_ms": min(slowest),
                    "slowest_sql": worst[:2000],
                    "cpu_ms": median(cpu),
                }
            )
    finally:
        chief.delete()
    return rows


def _last_page(client: Any, path: str) -> str:
    if client.get(path, SERVER_NAME=HOST).status_code == 200:
        return path
    whole = path.partition("?")[0]
    numbers = re.findall(r"[?&;]p=(\d+)", client.get(whole, SERVER_NAME=HOST).text)
    # The last but one, which is full.
    return f"{whole}?p={max(1, max(map(int, numbers), default=1) - 1)}"


def measure_admin_lists(size: str) -> list[dict[str, Any]]:
    """Fill both databases where they are not filled yet, and measure each in a process of its own.

    Raises:
        Unmeasurable: when a process fails.
    """
    large = SIZES[size]
    small = {noun: count // TIMES for noun, count in large.items()} | {"resources": 200}
    measured = {}
    for name, numbers in (("small", small), (size, large)):
        environment = os.environ | _filled(f"lists_{name}", numbers)
        measured[name] = json.loads(_run(["-m", "tests.load.admin_lists"], environment))
    before = {(row["list"], row["page"]): row for row in measured["small"]}
    return [_compared(row, before.get((row["list"], row["page"]))) for row in measured[size]]


def _compared(row: dict[str, Any], small: dict[str, Any] | None) -> dict[str, Any]:
    # A page of fifty rows costs more than one of five, at any size.
    growth = row["cpu_ms"] / small["cpu_ms"] if small and small["rows"] == row["rows"] else None
    return row | {
        "small_cpu_ms": small["cpu_ms"] if small else None,
        "growth": growth,
        "sql_verdict": verdict(row["sql"], SQL_GOAL),
        "slowest_verdict": verdict(row["slowest_ms"], SLOWEST_GOAL),
        "growth_verdict": "" if growth is None else verdict(growth, GROWTH_GOAL),
    }


def _filled(name: str, numbers: dict[str, int]) -> dict[str, str]:
    """Return the environment of a database that holds the synthetic data, made if there is none or an older one."""
    import psycopg

    own = urlsplit(os.environ["DATABASE_URL"])
    environment = {"DATABASE_URL": urlunsplit(own._replace(path=f"/{name}"))}
    seal = _seal(numbers)
    with psycopg.connect(urlunsplit(own._replace(path="/template1")), autocommit=True) as session:
        found = session.execute(
            "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s", [name]
        ).fetchone()
        if found == (seal,):
            return environment
        session.execute(f"DROP DATABASE IF EXISTS {name}")
        session.execute(f"CREATE DATABASE {name}")
        say(f"\nFilling a database with {numbers} ...")
        started = time.monotonic()
        options = [f"--{noun}={count}" for noun, count in numbers.items()]
        _run(["manage.py", "migrate", "--verbosity=0"], os.environ | environment)
        _run(["manage.py", "load_scale", *options, "--trails"], os.environ | environment)
        with psycopg.connect(environment["DATABASE_URL"], autocommit=True) as filled:
            filled.execute("VACUUM (FREEZE, ANALYZE)")
        session.execute(f"COMMENT ON DATABASE {name} IS '{seal}'")
        say(f"It took {time.monotonic() - started:.0f} s.")
    return environment


def _seal(numbers: dict[str, int]) -> str:
    """Return what a database was made of: the numbers, the migrations and the synthetic data."""
    patterns = ("*/migrations/*.py", "hub/*/migrations/*.py", "hub/scale/*.py")
    sources = sorted(source for pattern in patterns for source in ROOT.glob(pattern))
    made_of = "".join(source.read_text() for source in sources)
    return hashlib.sha256(f"{numbers}{made_of}".encode()).hexdigest()


def _run(command: list[str], environment: dict[str, str]) -> str:
    done = subprocess.run(
        [sys.executable, *command], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise Unmeasurable(f"{' '.join(command)} failed: {done.stderr[-2000:]}")
    return done.stdout


def print_admin_lists(rows: list[dict[str, Any]], size: str) -> None:
    numbers = ", ".join(f"{count:,} {noun}" for noun, count in SIZES[size].items())
    say(f"\nAdmin lists at {numbers}, and what a hundredth of that costs")
    say(
        f"{'list':<24}{'page':<34}{'SQL':>5}{'≤ ' + str(SQL_GOAL):>6}{'slowest ms':>12}{'≤ ' + str(SLOWEST_GOAL):>8}"
        f"{'CPU ms':>8}{'small':>7}{'growth':>8}{'≤ ' + str(GROWTH_GOAL):>7}"
    )
    for row in rows:
        small = f"{row['small_cpu_ms']:.0f}" if row["small_cpu_ms"] else "–"
        growth = f"{row['growth']:.2f}" if row["growth"] else "–"
        say(
            f"{row['list']:<24}{row['page']:<34}{row['sql']:>5}{row['sql_verdict']:>6}{row['slowest_ms']:>12.1f}"
            f"{row['slowest_verdict']:>8}{row['cpu_ms']:>8.0f}{small:>7}{growth:>8}{row['growth_verdict']:>7}"
        )
    missed = sum("MISSED" in {row[f"{figure}_verdict"] for figure in ("sql", "slowest", "growth")} for row in rows)
    say(f"{len(rows)} pages, {missed} of them miss a goal.")


if __name__ == "__main__":
    import django

    django.setup()
    sys.stdout.write(json.dumps(measure_here()))
