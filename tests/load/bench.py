"""The performance report: `make bench`.

One interleaved run measures the CPU time that a request costs the server and its PostgreSQL, and how fast the outbox
sends. The machine may be busy with other things, so every goal is a ratio between figures of the same run: of a page
to L, the page of an empty Django (`tests/load/bare.py`), and of the outbox to a bare loop over Django's SMTP backend.
"""

import http.client
import json
import os
import platform
import signal
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from io import StringIO
from pathlib import Path

import django
import psutil

from hub.processes import last_words, spawn

ROOT = Path(__file__).resolve().parents[2]
VAR = ROOT / "var" / "bench"
HOST = "127.0.0.1"

# The whole run ends here, whatever happens (seconds), and each part stops beginning new rounds earlier.
LIMIT = 350
SECONDS_FOR_PAGES, SECONDS_FOR_MAIL = 130, 110
ROUNDS, REQUESTS = 7, 60
MAIL_ROUNDS, MAILS = 3, 500
MAIL_GOAL = 0.7

DATA = {"members": 500, "events": 200, "registrations": 5000, "resources": 2000}
# As `manage.py demo` and docs/operations.md run them, but for one worker process instead of two.
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
    """A page to measure. The figures are medians of the rounds."""

    name: str
    path: str
    goal: float | None = None  # in L
    sql_goal: int | None = None
    is_limit: bool = False
    sql: int = 0
    html_kb: float = 0
    gzip_kb: float = 0
    # CPU milliseconds per request, round by round.
    gzip_ms: list[float] = field(default_factory=list)
    plain_ms: list[float] = field(default_factory=list)


@dataclass
class Sending:
    """A way of sending mail to measure."""

    name: str
    run: Callable[[], "Sent"]
    is_judged: bool = False
    rounds: list["Sent"] = field(default_factory=list)


@dataclass(frozen=True)
class Sent:
    """What one round of mails took: seconds, and CPU seconds of the sender and of PostgreSQL."""

    seconds: float
    sender_cpu: float
    database_cpu: float


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
def running(name: str, command: str) -> Iterator[subprocess.Popen[bytes]]:
    """Run a module of this Python, and end it and its children when the block ends."""
    log = VAR / f"{name}.log"
    log.unlink(missing_ok=True)
    process = spawn([sys.executable, "-m", *command.split()], log=log, cwd=ROOT)
    try:
        yield process
    finally:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(10)
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def wait_until(is_ready: Callable[[], bool], name: str, process: subprocess.Popen[bytes] | None = None) -> None:
    deadline = time.monotonic() + 60
    while not is_ready():
        if time.monotonic() > deadline or (process is not None and process.poll() is not None):
            reason = f"{name} does not answer: {last_words(VAR / f'{name}.log')} (see {VAR / f'{name}.log'})"
            raise Unmeasurable(reason)
        time.sleep(0.1)


def listens(port: int) -> bool:
    with suppress(OSError), socket.create_connection((HOST, port), timeout=1):
        return True
    return False


# ── The ground: servers, data ────────────────────────────────────────────────────────────────


def set_up(hub_port: int, sink_port: int) -> int:
    """Start PostgreSQL and Valkey, make the database anew and fill it; return the pid of PostgreSQL."""
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
    for name in ("DATABASE_URL", "REDIS_URL", "DATABASE_POOL_SIZE"):
        os.environ.pop(name, None)
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
    connection.close()
    call_command("migrate", verbosity=0, interactive=False)
    said = StringIO()
    call_command("load_scale", **DATA, stdout=said)
    print(said.getvalue().strip())
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (FREEZE, ANALYZE)")
    return psutil.Process(backend).ppid()


# ── Pages ────────────────────────────────────────────────────────────────────────────────────


def pages() -> list[Page]:
    """Return what is measured, L first."""
    from django.db.models import Count

    from events.models import Event

    coming = Event.objects.filter(status="published", access="public").upcoming().exclude(starts_at=None)
    # The fullest one: ten topics, eight people, six documents.
    event = coming.annotate(size=Count("topics", distinct=True)).order_by("-size", "starts_at")[0]
    return [
        Page("L: empty Django, 20 rows", "/", is_limit=True),
        Page("home", "/en/", 3, 6),
        Page("events, 24 past", "/en/events/?when=past", 3, 6),
        Page("events, 24 coming", "/en/events/?when=upcoming", 3, 6),
        Page("events, 24 coming and 24 past", "/en/events/", sql_goal=6),
        Page("event", f"/en/events/{event.slug}/", 3, 8),
        Page("resources, 20", "/en/resources/", 3, 6),
        Page("event .ics", f"/events/{event.slug}.ics", 1, 3),
    ]


def ask(connection: http.client.HTTPConnection, path: str, encoding: str) -> bytes:
    connection.request("GET", path, headers=HEADERS | {"Accept-Encoding": encoding})
    response = connection.getresponse()
    body = response.read()
    if response.status != http.HTTPStatus.OK:
        reason = f"{path} answers {response.status} (see {VAR}/*.log; static files come from `make static`)"
        raise Unmeasurable(reason)
    return body


def count_queries(page: Page) -> int:
    """Return how many statements a page takes when the process is warm."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(headers=HEADERS)
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            client.get(page.path, SERVER_NAME=HOST)
    return len(queries)


def measure_pages(hub_port: int, postgres: int) -> list[Page]:
    """Ask for all pages in turns, round by round."""
    measured = pages()
    bare_port = free_port()
    granian = f"{GRANIAN} --host {HOST} --port"
    with (
        running("hub", f"{granian} {hub_port} hub.wsgi:application") as hub,
        running("bare", f"{granian} {bare_port} tests.load.bare:application") as bare,
    ):
        wait_until(lambda: listens(hub_port), "hub", hub)
        wait_until(lambda: listens(bare_port), "bare", bare)
        ways = {False: (hub.pid, http.client.HTTPConnection(HOST, hub_port))}
        ways[True] = (bare.pid, http.client.HTTPConnection(HOST, bare_port))
        for page in measured:
            _pid, connection = ways[page.is_limit]
            # All four threads of the server meet the page before it counts.
            for _ in range(12):
                page.gzip_kb = len(ask(connection, page.path, "gzip")) / 1000
                page.html_kb = len(ask(connection, page.path, "identity")) / 1000
            connection.close()
            page.sql = 1 if page.is_limit else count_queries(page)
        deadline = time.monotonic() + SECONDS_FOR_PAGES
        for done in range(ROUNDS):
            if done >= 3 and time.monotonic() > deadline:
                break
            for page in measured:
                pid, connection = ways[page.is_limit]
                for encoding, figures in (("gzip", page.gzip_ms), ("identity", page.plain_ms)):
                    before = cpu_seconds(pid) + cpu_seconds(postgres)
                    for _ in range(REQUESTS):
                        ask(connection, page.path, encoding)
                    # The server ends a connection that lies idle while others have their turn.
                    connection.close()
                    figures.append((cpu_seconds(pid) + cpu_seconds(postgres) - before) * 1000 / REQUESTS)
    return measured


def print_pages(measured: list[Page]) -> None:
    limit = statistics.median(measured[0].gzip_ms)
    print(f"\nCPU per request, server and PostgreSQL, median of {len(measured[0].gzip_ms)} rounds of {REQUESTS}")
    print(
        f"{'page':<31}{'ms':>7}{'L':>7}{'goal':>7}{'':>8}{'SQL':>5}{'goal':>6}{'':>8}{'kB':>7}{'gzip':>6}{'ms plain':>10}{'L':>6}"
    )
    plain_limit = statistics.median(measured[0].plain_ms)
    for page in measured:
        ms, plain = statistics.median(page.gzip_ms), statistics.median(page.plain_ms)
        goal, sql_goal = page.goal or "", page.sql_goal or ""
        print(
            f"{page.name:<31}{ms:>7.1f}{ms / limit:>7.2f}{goal:>7}{verdict(ms / limit, page.goal):>8}"
            f"{page.sql:>5}{sql_goal:>6}{verdict(page.sql, page.sql_goal):>8}"
            f"{page.html_kb:>7.1f}{page.gzip_kb:>6.1f}{plain:>10.1f}{plain / plain_limit:>6.2f}"
        )


def verdict(figure: float, goal: float | None) -> str:
    if goal is None:
        return ""
    return "ok" if figure <= goal else "MISSED"


# ── Mail ─────────────────────────────────────────────────────────────────────────────────────


def measure_mail(postgres: int) -> list[Sending]:
    """Send the same confirmations by each way in turns, round by round."""
    from django.core.management import call_command
    from django.db import connection, transaction

    from events import mail
    from events.models import Registration
    from hub.celery import app
    from hub.outbox import hints
    from hub.outbox.models import Message

    registrations = Registration.objects.confirmed().filter(event__status="published").select_related("event")
    rows = list(registrations.order_by("-event__starts_at", "pk")[:MAILS])

    def queue(*, is_rendered: bool) -> None:
        """Put all rows back into the queue, with their text or without it."""
        fresh = {} if is_rendered else {"sealed_content": None, "subject": ""}
        Message.objects.update(state=Message.State.QUEUED, attempts=0, sent_at=None, last_code=None, **fresh)
        with connection.cursor() as cursor:
            cursor.execute("VACUUM outbox_message")

    def is_empty() -> bool:
        return not Message.objects.exclude(state=Message.State.SENT).exists()

    def timed(send: Callable[[], None], sender: Callable[[], float]) -> Sent:
        cpu, database, started = sender(), cpu_seconds(postgres), time.time()
        send()
        wait_until(is_empty, "worker", worker)
        last = Message.objects.order_by("-sent_at").values_list("sent_at", flat=True)[0]
        # The worker's last look for more belongs to the work.
        time.sleep(0.3)
        return Sent(last.timestamp() - started, sender() - cpu, cpu_seconds(postgres) - database)

    def by_celery(*, is_rendered: bool) -> Sent:
        def hint() -> None:
            # One for each row, as `enqueue` gives them after the commit.
            for _ in range(MAILS):
                hints.give()

        queue(is_rendered=is_rendered)
        return timed(hint, lambda: cpu_seconds(worker.pid))

    def by_command(*, is_rendered: bool) -> Sent:
        queue(is_rendered=is_rendered)
        return timed(lambda: call_command("deliver", stdout=StringIO()), time.process_time)

    with running("worker", CELERY) as worker:
        wait_until(lambda: bool(app.control.ping(timeout=1)), "worker", worker)
        # The hub's own way of writing rows also warms the worker up.
        with transaction.atomic():
            for row in rows:
                mail.confirmed(row)
        wait_until(is_empty, "worker", worker)
        contents = [(message.recipient, message.message_id, message.content) for message in Message.objects.all()]
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


def bare_loop(contents: list) -> Sent:
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
        if not backend.send_messages([mail]):
            raise Unmeasurable("The sink refused a mail of the bare loop")
    backend.close()
    return Sent(time.time() - started, time.process_time() - cpu, 0)


def mail_figures(sending: Sending, bare: Sending) -> dict[str, float]:
    def median(pick: Callable[[Sent], float], of: Sending) -> float:
        return statistics.median(pick(sent) for sent in of.rounds)

    rate = MAILS / median(lambda sent: sent.seconds, sending)
    return {
        "mails_per_second": rate,
        "share_of_bare_loop": rate * median(lambda sent: sent.seconds, bare) / MAILS,
        "sender_ms": median(lambda sent: sent.sender_cpu, sending) * 1000 / MAILS,
        "database_ms": median(lambda sent: sent.database_cpu, sending) * 1000 / MAILS,
    }


def print_mail(sendings: list[Sending]) -> None:
    print(f"\nOutbox, {MAILS} confirmations with calendar part, median of {len(sendings[0].rounds)} rounds")
    print(f"{'way':<39}{'mails/s':>8}{'of bare':>9}{'goal':>6}{'':>8}{'CPU ms/mail':>13}{'+ PostgreSQL':>14}")
    for sending in sendings:
        figures = mail_figures(sending, sendings[0])
        share = figures["share_of_bare_loop"]
        judged = ("70 %", "ok" if share >= MAIL_GOAL else "MISSED") if sending.is_judged else ("", "")
        print(
            f"{sending.name:<39}{figures['mails_per_second']:>8.0f}{share:>9.0%}{judged[0]:>6}{judged[1]:>8}"
            f"{figures['sender_ms']:>13.1f}{figures['database_ms']:>14.1f}"
        )


# ── Report ───────────────────────────────────────────────────────────────────────────────────


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


def report(measured: list[Page], sendings: list[Sending]) -> dict[str, object]:
    limit = statistics.median(measured[0].gzip_ms)
    plain_limit = statistics.median(measured[0].plain_ms)
    return surroundings() | {
        "pages": [
            asdict(page)
            | {
                "ratio": statistics.median(page.gzip_ms) / limit,
                "plain_ratio": statistics.median(page.plain_ms) / plain_limit,
                "verdict": verdict(statistics.median(page.gzip_ms) / limit, page.goal),
                "sql_verdict": verdict(page.sql, page.sql_goal),
            }
            for page in measured
        ],
        "mail": [
            {
                "name": sending.name,
                "is_judged": sending.is_judged,
                "goal": MAIL_GOAL if sending.is_judged else None,
                "rounds": [asdict(sent) for sent in sending.rounds],
                **mail_figures(sending, sendings[0]),
            }
            for sending in sendings
        ],
    }


def main() -> None:
    VAR.mkdir(parents=True, exist_ok=True)
    hub_port, sink_port = free_port(), free_port()
    postgres = set_up(hub_port, sink_port)
    measured = measure_pages(hub_port, postgres)
    print_pages(measured)
    with running("sink", f"aiosmtpd -n -c aiosmtpd.handlers.Sink -l {HOST}:{sink_port}") as sink:
        wait_until(lambda: listens(sink_port), "sink", sink)
        sendings = measure_mail(postgres)
    print_mail(sendings)
    target = ROOT / "var" / "bench.json"
    target.write_text(json.dumps(report(measured, sendings), indent=2) + "\n")
    print(f"\nAll figures: {target}")


def give_up(number: int, _frame: object) -> None:
    """Leave by way of every `finally`, so that no process stays behind."""
    if number == signal.SIGALRM:
        raise Unmeasurable(f"It took longer than {LIMIT} s")
    raise KeyboardInterrupt


if __name__ == "__main__":
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGALRM):
        signal.signal(number, give_up)
    signal.alarm(LIMIT)
    try:
        main()
    except Unmeasurable as error:
        sys.exit(f"The bench failed: {error}")
    except KeyboardInterrupt:
        sys.exit("Stopped.")
