"""The processes that the bench measures, and what their CPU time comes to."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import django
import psutil

from hub.processes import last_words, spawn

ROOT = Path(__file__).resolve().parents[2]
VAR = ROOT / "var" / "bench"
HOST = "127.0.0.1"
DATA = {"members": 500, "events": 200, "registrations": 5000, "resources": 2000}


class Unmeasurable(RuntimeError):
    """Something could not be measured; the message says what."""


def verdict(figure: float, goal: float | None) -> str:
    return "" if goal is None else "ok" if figure <= goal else "MISSED"


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
def running(name: str, command: str, is_ready: Callable[[], bool], **environment: str) -> Iterator[int]:
    """Run a module of this Python until the block ends; yield its pid when it is ready."""
    log = VAR / f"{name}.log"
    log.unlink(missing_ok=True)
    process = spawn([sys.executable, "-m", *command.split()], log=log, cwd=ROOT, env=os.environ | environment)
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
    """Start PostgreSQL and Valkey and make the database anew; return the pid of PostgreSQL."""
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
    return postgres


def fill() -> None:
    """Load the synthetic data that all pages are measured with."""
    from django.core.management import call_command
    from django.db import connection

    call_command("load_scale", **DATA)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (FREEZE, ANALYZE)")


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
