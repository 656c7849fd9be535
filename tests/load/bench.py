"""The performance report: `make bench`.

One interleaved run measures the CPU time that a request costs the server and its PostgreSQL, and how fast the outbox
sends. The machine may be busy with other things, so every goal is a ratio between figures of the same run: of a page
to L, the page of an empty Django (`tests/load/bare.py`), and of the outbox to a bare loop over Django's SMTP backend.
"""

import fcntl
import http.client
import itertools
import json
import os
import platform
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from io import StringIO
from pathlib import Path
from statistics import median

import django
import psutil

from hub.processes import last_words, spawn

ROOT = Path(__file__).resolve().parents[2]
VAR = ROOT / "var" / "bench"
HOST = "127.0.0.1"

# The whole run ends here, whatever happens (seconds), and each part begins no new round after its own time.
LIMIT, SECONDS_FOR_PAGES, SECONDS_FOR_MAIL = 350, 130, 80
ROUNDS, REQUESTS = 7, 60
MAIL_ROUNDS, MAILS, MAIL_GOAL = 3, 500, 0.7
DATA = {"members": 500, "events": 200, "registrations": 5000, "resources": 2000}

# As `manage.py demo` and docs/operations.md run them, but for one web process instead of two.
GRANIAN = "granian --interface wsgi --workers 1 --blocking-threads 4 --no-ws"
CELERY = "celery -A hub worker -Q mail,celery -c 2 --without-gossip --without-mingle --loglevel WARNING"
# A reader who has been here before: the script has noted her time zone, so every event shows two clocks.
HEADERS = {
    "Accept": "text/html,application/xhtml+xml,*/*;q=0.8",
    "Accept-Language": "en",
    "Cookie": "lang=en; tz=Africa/Nairobi",
    "User-Agent": "Mozilla/5.0 (bench)",
}


class Unmeasurable(RuntimeError):
    """Something could not be measured; the message says what."""


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


@dataclass
class Sending:
    """A way of sending mail, and per round: seconds, CPU seconds of the sender, CPU seconds of PostgreSQL."""

    name: str
    run: Callable[[], tuple[float, float, float]]
    is_judged: bool = False
    rounds: list[tuple[float, float, float]] = field(default_factory=list)

    def figures(self, bare: "Sending") -> dict[str, object]:
        seconds, sender, database = (median(column) for column in zip(*self.rounds, strict=True))
        share = median(fast[0] / own[0] for fast, own in zip(bare.rounds, self.rounds, strict=True))
        goal = MAIL_GOAL if self.is_judged else None
        return {
            "name": self.name,
            "mails_per_second": MAILS / seconds,
            "share": share,
            "goal": goal,
            "verdict": verdict(-share, -goal) if goal else "",
            "sender_ms": sender * 1000 / MAILS,
            "database_ms": database * 1000 / MAILS,
            "rounds": self.rounds,
        }


def verdict(figure: float, goal: float | None) -> str:
    return "" if goal is None else "ok" if figure <= goal else "MISSED"


# ── Processes ────────────────────────────────────────────────────────────────────────────────


def free_port() -> int:
    with socket.create_server((HOST, 0)) as probe:
        return probe.getsockname()[1]


def cpu_seconds(pid: int) -> float:
    """Return the CPU time of a process, its living descendants and those it has outlived."""
    total = 0.0
    with suppress(psutil.NoSuchProcess):
        process = psutil.Process(pid)
        for one in (process, *process.children(recursive=True)):
            with suppress(psutil.NoSuchProcess):
                times = one.cpu_times()
                total += times.user + times.system + times.children_user + times.children_system
    return total


@contextmanager
def running(name: str, command: str, is_ready: Callable[[], bool]) -> Iterator[int]:
    """Run a module of this Python until the block ends; yield its pid when it is ready."""
    log = VAR / f"{name}.log"
    log.unlink(missing_ok=True)
    process = spawn([sys.executable, "-m", *command.split()], log=log, cwd=ROOT)
    try:
        wait_until(lambda: process.poll() is not None or is_ready(), name)
        if process.poll() is not None:
            raise Unmeasurable(f"{name} ended: {last_words(log)} (see {log})")
        yield process.pid
    finally:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(10)
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def wait_until(is_done: Callable[[], bool], name: str) -> None:
    deadline = time.monotonic() + 90
    while not is_done():
        if time.monotonic() > deadline:
            raise Unmeasurable(f"{name} takes too long (see {VAR}/*.log)")
        time.sleep(0.1)


def listens(port: int) -> bool:
    with suppress(OSError), socket.create_connection((HOST, port), timeout=1):
        return True
    return False


def set_up(hub_port: int, sink_port: int) -> int:
    """Start PostgreSQL and Valkey, make the database anew and fill it; return the pid of PostgreSQL."""
    for name in ("DATABASE_URL", "REDIS_URL", "DATABASE_POOL_SIZE"):
        os.environ.pop(name, None)
    os.environ |= {
        "EMBEDDED_NAME": "bench",
        "EMBEDDED_DURABLE": "0",
        "DJANGO_SETTINGS_MODULE": "hub.settings",
        "SECRET_KEY": "only-for-the-bench-only-for-the-bench-only-for-the-bench",
        "BASE_URL": f"http://{HOST}:{hub_port}",
        "ALLOWED_HOSTS": HOST,
        "DEFAULT_FROM_EMAIL": "Fair Recruitment Knowledge Hub <events@hub.example>",
        "MAIL_URL": f"smtp://{HOST}:{sink_port}",
        "MEDIA_ROOT": str(VAR / "media"),
        "LOG_LEVEL": "WARNING",
        "DEMO": "0",
        "DEBUG": "0",
    }
    django.setup()

    from django.core.cache import cache
    from django.core.management import call_command
    from django.db import connection

    cache.clear()
    with connection.cursor() as cursor:
        # Its work in the background would count as that of whatever is measured just then.
        cursor.execute("ALTER SYSTEM SET autovacuum = off")
        cursor.execute("DROP SCHEMA public CASCADE")
        cursor.execute("CREATE SCHEMA public")
        cursor.execute("SELECT pg_reload_conf(), pg_backend_pid()")
        backend = cursor.fetchone()[1]
        postgres = psutil.Process(backend).ppid()
    connection.close()
    call_command("migrate", verbosity=0, interactive=False)
    call_command("load_scale", **DATA)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (FREEZE, ANALYZE)")
    return postgres


# ── Pages ────────────────────────────────────────────────────────────────────────────────────


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
        deadline = time.monotonic() + SECONDS_FOR_PAGES
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


# ── Mail ─────────────────────────────────────────────────────────────────────────────────────


def measure_mail(sink_port: int, postgres: int) -> list[Sending]:
    """Send the same confirmations by each way in turns, round by round."""
    from django.db import transaction

    from events import mail
    from events.models import Registration
    from hub.celery import app
    from hub.outbox.models import Message

    registrations = Registration.objects.confirmed().filter(event__status="published").select_related("event")
    sink = f"aiosmtpd -n -c aiosmtpd.handlers.Sink -l {HOST}:{sink_port}"
    with (
        running("sink", sink, lambda: listens(sink_port)),
        running("worker", CELERY, lambda: bool(app.control.ping(timeout=1))) as worker,
    ):
        # The hub's own way of writing the rows; sending them once warms the worker up and renders the texts.
        with transaction.atomic():
            for registration in registrations.order_by("-event__starts_at", "pk")[:MAILS]:
                mail.confirmed(registration)
        wait_until(is_all_sent, "the worker")
        contents = [(message.recipient, message.message_id, message.content) for message in Message.objects.all()]

        def by_celery(*, is_rendered: bool) -> tuple[float, float, float]:
            return timed(give_hints, lambda: cpu_seconds(worker), postgres, is_rendered=is_rendered)

        def by_command(*, is_rendered: bool) -> tuple[float, float, float]:
            return timed(deliver_here, time.process_time, postgres, is_rendered=is_rendered)

        sendings = [
            Sending("bare SMTP loop", lambda: bare_loop(contents)),
            Sending("Celery -c 2, rendered when sent", lambda: by_celery(is_rendered=False), is_judged=True),
            Sending("Celery -c 2, rendered before", lambda: by_celery(is_rendered=True)),
            Sending("manage.py deliver, rendered when sent", lambda: by_command(is_rendered=False)),
            Sending("manage.py deliver, rendered before", lambda: by_command(is_rendered=True)),
        ]
        deadline = time.monotonic() + SECONDS_FOR_MAIL
        for done in range(MAIL_ROUNDS):
            if done and time.monotonic() > deadline:
                break
            for sending in sendings:
                sending.rounds.append(sending.run())
    return sendings


def timed(
    send: Callable[[], None], sender: Callable[[], float], postgres: int, *, is_rendered: bool
) -> tuple[float, float, float]:
    """Put all rows back into the queue, with their texts or without, and send them."""
    from django.db import connection

    from hub.outbox.models import Message

    texts = {} if is_rendered else {"sealed_content": None, "subject": ""}
    Message.objects.update(state=Message.State.QUEUED, attempts=0, sent_at=None, **texts)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM outbox_message")
    sender_cpu, database_cpu, started = sender(), cpu_seconds(postgres), time.time()
    send()
    wait_until(is_all_sent, "the outbox")
    last = Message.objects.order_by("-sent_at").values_list("sent_at", flat=True)[0]
    # The worker's last look for more belongs to the work.
    time.sleep(0.3)
    return last.timestamp() - started, sender() - sender_cpu, cpu_seconds(postgres) - database_cpu


def is_all_sent() -> bool:
    from hub.outbox.models import Message

    return not Message.objects.exclude(state=Message.State.SENT).exists()


def give_hints() -> None:
    """Give a hint for each row, as `enqueue` does after the commit."""
    from hub.outbox import hints

    for _ in range(MAILS):
        hints.give()


def deliver_here() -> None:
    from django.core.management import call_command

    call_command("deliver", stdout=StringIO())


def bare_loop(contents: list) -> tuple[float, float, float]:
    """Build and send the mails one after the other over one connection, with nothing around it."""
    from django.conf import settings
    from django.core.mail import mailers

    from hub.outbox.mime import CalendarMail

    cpu, started = time.process_time(), time.time()
    backend = mailers["default"]
    backend.open()
    for recipient, message_id, content in contents:
        mail = CalendarMail(
            subject=content.subject,
            body=content.text,
            from_email=settings.DEFAULT_FROM_EMAIL,
            to=[recipient],
            headers={"Message-ID": message_id, "Auto-Submitted": "auto-generated", "Content-Language": "en"},
        )
        mail.attach_alternative(content.html, "text/html")
        mail.calendar, mail.method = content.calendar, content.method
        mail.attach("invite.ics", content.calendar.encode(), "application/ics")
        backend.send_messages([mail])
    backend.close()
    return time.time() - started, time.process_time() - cpu, 0


# ── Report ───────────────────────────────────────────────────────────────────────────────────


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


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


def print_mail(rows: list[dict]) -> None:
    say(f"\n{f'Outbox: {MAILS} confirmations':<38}mails/s  of bare  goal          CPU ms/mail  + PostgreSQL")
    for row in rows:
        goal = f"{row['goal']:.0%}" if row["goal"] else ""
        say(
            f"{row['name']:<38}{row['mails_per_second']:>7.0f}{row['share']:>9.0%}{goal:>6}{row['verdict']:>9}"
            f"{row['sender_ms']:>12.1f}{row['database_ms']:>14.1f}"
        )


def surroundings() -> dict[str, object]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        postgresql = cursor.fetchone()[0]
    git = subprocess.run(["git", "rev-parse", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False)
    packages = ("django", "psycopg", "granian", "celery", "icalendar", "aiosmtpd")
    return {
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "commit": git.stdout.strip(),
        "machine": {
            "system": platform.platform(),
            "cores": os.cpu_count(),
            "memory_gb": round(psutil.virtual_memory().total / 1e9, 1),
            "load": os.getloadavg(),
        },
        "versions": {"python": platform.python_version(), "postgresql": postgresql}
        | {name: version(name) for name in packages},
        "data": DATA,
    }


def main() -> None:
    hub_port, sink_port = free_port(), free_port()
    postgres = set_up(hub_port, sink_port)
    measured = measure_pages(hub_port, postgres)
    page_rows = [page.figures(measured[0]) for page in measured]
    print_pages(page_rows)
    sendings = measure_mail(sink_port, postgres)
    mail_rows = [sending.figures(sendings[0]) for sending in sendings]
    print_mail(mail_rows)
    target = ROOT / "var" / "bench.json"
    target.write_text(json.dumps(surroundings() | {"pages": page_rows, "mail": mail_rows}, indent=2) + "\n")
    say(f"\nAll figures: {target}")


def give_up(number: int, _frame: object) -> None:
    """Leave by way of every `finally`, so that no process stays behind."""
    raise Unmeasurable(f"it took longer than {LIMIT} s") if number == signal.SIGALRM else KeyboardInterrupt


if __name__ == "__main__":
    for signal_number in (signal.SIGTERM, signal.SIGHUP, signal.SIGALRM):
        signal.signal(signal_number, give_up)
    signal.alarm(LIMIT)
    VAR.mkdir(parents=True, exist_ok=True)
    with (VAR / "bench.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            main()
        except BlockingIOError:
            sys.exit("Another bench is running.")
        except Unmeasurable as error:
            sys.exit(f"The bench failed: {error}")
        except KeyboardInterrupt:
            sys.exit("Stopped.")
