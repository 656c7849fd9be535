"""The performance report: `make bench`.

One interleaved run measures the CPU time that a request costs the server and its PostgreSQL, and how fast the outbox
sends. The machine may be busy with other things, so every goal is a ratio between figures of the same run: of a page
to L, the page of an empty Django (`tests/load/bare.py`), and of the outbox to a bare loop over Django's SMTP backend.
"""

import argparse
import fcntl
import json
import os
import platform
import signal
import subprocess
import sys
from datetime import UTC, datetime
from importlib.metadata import version

import psutil

from tests.load.admin_lists import SIZES, measure_admin_lists, print_admin_lists
from tests.load.library import (
    figures_of,
    measure_library,
    measure_relevance,
    print_library,
    print_relevance,
)
from tests.load.outbox import measure_mail, print_mail
from tests.load.pages import measure_pages, print_pages
from tests.load.servers import (
    DATA,
    ROOT,
    VAR,
    Unmeasurable,
    fill,
    free_port,
    say,
    set_up,
)

# The whole run ends here, whatever happens (seconds); later when large databases are filled for the admin's lists.
LIMITS = {"full": 5400, "tenth": 1200, "none": 720}


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


def measure_lists_only(size: str) -> None:
    """Measure the admin's lists and put them into the report that is there."""
    set_up(free_port(), free_port())
    target = ROOT / "var" / "bench.json"
    report = json.loads(target.read_text()) if target.exists() else surroundings()
    lists = measure_admin_lists(size)
    print_admin_lists(lists, size)
    target.write_text(json.dumps(report | {"admin_lists": {"size": SIZES[size], "pages": lists}}, indent=2) + "\n")
    say(f"\nAll figures: {target}")


def main(size: str) -> None:
    hub_port, sink_port = free_port(), free_port()
    postgres = set_up(hub_port, sink_port)
    relevance = measure_relevance()
    print_relevance(relevance)
    fill()
    measured = measure_pages(hub_port, postgres)
    page_rows = [page.figures(measured[0]) for page in measured]
    print_pages(page_rows)
    sendings = measure_mail(sink_port, postgres)
    mail_rows = [sending.figures(sendings[0]) for sending in sendings]
    print_mail(mail_rows)
    # The library grows for it, so it comes last.
    limit, searches = measure_library(hub_port, postgres)
    library_rows = [figures_of(one, limit) for one in searches]
    print_library(library_rows)
    target = ROOT / "var" / "bench.json"
    figures: dict[str, object] = {
        "pages": page_rows,
        "mail": mail_rows,
        "library": library_rows,
        "relevance": relevance,
    }
    if size in SIZES:
        lists = measure_admin_lists(size)
        print_admin_lists(lists, size)
        figures["admin_lists"] = {"size": SIZES[size], "pages": lists}
    target.write_text(json.dumps(surroundings() | figures, indent=2) + "\n")
    say(f"\nAll figures: {target}")


def give_up(number: int, _frame: object) -> None:
    """Leave by way of every `finally`, so that no process stays behind."""
    raise Unmeasurable("it took too long") if number == signal.SIGALRM else KeyboardInterrupt


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure the performance and write var/bench.json.")
    told = "the size at which the lists of the administration are measured (default: %(default)s)"
    parser.add_argument("--lists", choices=LIMITS, default="full", help=told)
    parser.add_argument("--only-lists", action="store_true", help="measure nothing but these")
    return parser.parse_args()


if __name__ == "__main__":
    chosen = arguments()
    for signal_number in (signal.SIGTERM, signal.SIGHUP, signal.SIGALRM):
        signal.signal(signal_number, give_up)
    signal.alarm(LIMITS[chosen.lists])
    VAR.mkdir(parents=True, exist_ok=True)
    with (VAR / "bench.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            measure_lists_only(chosen.lists) if chosen.only_lists else main(chosen.lists)
        except BlockingIOError:
            sys.exit("Another bench is running.")
        except Unmeasurable as error:
            sys.exit(f"The bench failed: {error}")
        except KeyboardInterrupt:
            sys.exit("Stopped.")
