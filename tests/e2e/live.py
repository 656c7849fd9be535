"""The hub as it runs for people: web server, Celery worker and beat as processes, with data of their own."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default as default_policy
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection, connections
from django.utils.text import slugify
from redis import Redis

from hub.processes import last_words, spawn
from tests import databases
from tests.conftest import part

_SECONDS_TO_START = 120
_SECONDS_TO_STOP = 15
PROGRAMS = {
    "web": "granian --interface wsgi --workers 2 --blocking-threads 4 --no-ws hub.wsgi:application",
    "worker": "celery -A hub worker -Q mail,celery -c 2 --without-gossip --without-mingle --loglevel WARNING",
    "beat": "celery -A hub beat --loglevel WARNING",
}


def wait_for[T](ask: Callable[[], T], *, seconds: float, what: str, every: float = 0.05) -> T:
    """Return the first true answer; fail when none comes in time."""
    deadline = time.monotonic() + seconds
    while not (answer := ask()):
        assert time.monotonic() < deadline, f"{what}: not within {seconds} s"
        time.sleep(every)
    return answer


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


class LiveHub:
    """One hub: a database and a broker database of its own, and programs that can be started and killed."""

    def __init__(self, name: str, *, redis_number: int, directory: Path, **environment: str) -> None:
        self.name = name
        self.directory = directory
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.mail_directory = directory / "mail"
        self.redis_url = urlsplit(settings.REDIS_URL)._replace(path=f"/{redis_number}").geturl()
        self.environment = os.environ | {
            "DATABASE_URL": databases.url_of(name),
            "REDIS_URL": self.redis_url,
            "BASE_URL": self.url,
            "ALLOWED_HOSTS": "127.0.0.1",
            "MAIL_URL": f"file://{self.mail_directory}",
            "MEDIA_ROOT": str(directory / "media"),
            "DEMO": "0",
            **environment,
        }
        self.running: dict[str, subprocess.Popen[bytes]] = {}

    # ── Servers ──────────────────────────────────────────────────────────────────────────────────
    def prepare(self) -> None:
        """Make an empty, migrated database and an empty broker."""
        template = databases.migrated()
        databases.execute(
            self.name, "DROP DATABASE IF EXISTS {} WITH (FORCE)", f'CREATE DATABASE {{}} TEMPLATE "{template}"'
        )
        self.flush_broker()

    def discard(self) -> None:
        """End all programs and remove the database."""
        for program in list(self.running):
            self.kill(program)
        databases.execute(self.name, "DROP DATABASE IF EXISTS {} WITH (FORCE)")
        self.flush_broker()

    def flush_broker(self) -> None:
        """Forget everything that the broker and the cache of this hub know."""
        with Redis.from_url(self.redis_url) as redis:
            redis.flushdb()

    @contextmanager
    def database(self) -> Iterator[None]:
        """Let this process's own models look into the hub's database, in as many threads as it likes."""
        known = connections.settings["default"]
        before = known["NAME"], known["OPTIONS"]["pool"]
        _turn_to(self.name, {**known["OPTIONS"]["pool"], "max_size": 50})
        try:
            yield
        finally:
            _turn_to(*before)

    # ── Programs ─────────────────────────────────────────────────────────────────────────────────
    def manage(self, *argv: str) -> str:
        """Run a management command and return what it printed."""
        command = [sys.executable, str(settings.BASE_DIR / "manage.py"), *argv]
        result = subprocess.run(
            command, cwd=settings.BASE_DIR, env=self.environment, capture_output=True, text=True, check=False
        )
        assert result.returncode == 0, f"{argv[0]}: {result.stderr}"
        return result.stdout

    def start(self, program: str, **environment: str) -> subprocess.Popen[bytes]:
        """Start one of PROGRAMS; the web server answers when this returns."""
        argv = PROGRAMS[program].split()
        if program == "web":
            argv += ["--host", "127.0.0.1", "--port", str(self.port)]
        if program == "beat":
            argv += ["--schedule", str(self.directory / "schedule")]
        process = self.running[program] = spawn(
            [sys.executable, "-m", *argv],
            log=self.log(program),
            # If the test run is killed, so are its programs.
            end_signal=signal.SIGTERM if program == "web" else signal.SIGKILL,
            cwd=settings.BASE_DIR,
            env=self.environment | environment,
        )
        if program == "web":
            wait_for(self.answers, seconds=_SECONDS_TO_START, what="the web server")
        return process

    def log(self, program: str) -> Path:
        """Return the file with what a program printed."""
        return self.directory / f"{program}.log"

    def answers(self) -> bool:
        """Whether the web server says that it is alive; fail if it has ended."""
        assert self.running["web"].poll() is None, last_words(self.log("web"))
        client = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            client.request("GET", "/healthz")
            return client.getresponse().status == http.HTTPStatus.OK
        except (OSError, http.client.HTTPException):
            return False
        finally:
            client.close()

    def kill(self, program: str) -> None:
        """Kill a program and everything it started, at once."""
        process = self.running.pop(program)
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def stop(self, program: str) -> None:
        """Ask a program to end, and kill what is left of it."""
        process = self.running[program]
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(_SECONDS_TO_STOP)
        self.kill(program)

    # ── Mail ─────────────────────────────────────────────────────────────────────────────────────
    def mails_to(self, address: str, *, about: str = "", count: int = 1, seconds: float = 20) -> list[EmailMessage]:
        """Wait until `count` mails with `about` in the text have come to an address; return all, the oldest first."""

        def delivered() -> list[EmailMessage] | None:
            paths = sorted(self.mail_directory.glob(f"*-{slugify(address)}-*.eml"))
            mails = [message_from_bytes(path.read_bytes(), policy=default_policy) for path in paths]
            chosen = [mail for mail in mails if about in part(mail, "text/plain")]
            return chosen if len(chosen) >= count else None

        return wait_for(delivered, seconds=seconds, what=f"mail number {count} to {address}") or []


def _turn_to(name: str, pool: dict[str, int]) -> None:
    connection.close()
    connection.close_pool()
    # Every thread's connection is made from this dictionary.
    known = connections.settings["default"]
    known["NAME"], known["OPTIONS"]["pool"] = name, pool
