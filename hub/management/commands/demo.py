"""The whole hub on one machine: set up, web, worker and beat, until Ctrl-C."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from hub.processes import last_words, spawn

_STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_SECONDS_TO_START = 60
_SECONDS_TO_STOP = 15
# A child that lived this long has recovered: its next death counts as the first.
_SECONDS_OF_HEALTH = 60
_LONGEST_PAUSE = 30

_WELCOME = """
The Knowledge Hub runs at {url}/

  Accounts, all with the password  demo-hub-2026
    admin@hub.example         administrator
    facilitator@hub.example   facilitator
    member.en@hub.example     member: English, Nairobi
    member.fr@hub.example     member: French, Tunis
    member.es@hub.example     member: Spanish, Mexico City

  Mail  {mail}
  Logs  {logs}/*.log

Ctrl-C stops everything.
"""


class Command(BaseCommand):
    """Prepare the hub and run its programs, which end when this command ends."""

    help = "Run the whole hub on this machine, with demo data, until Ctrl-C."

    def add_arguments(self, parser: CommandParser) -> None:
        """Let the caller choose the address."""
        parser.add_argument("--host", default="127.0.0.1", help="the address to listen on")
        parser.add_argument("--port", type=int, default=8000, help="the port to listen on")

    def handle(self, *_args: object, host: str, port: int, **_options: object) -> None:
        """Set up, run and stop; raise CommandError if the hub cannot run."""
        _must_be_free(host, port)
        name = f"[{host}]" if ":" in host else host
        url = f"http://{name}:{port}"
        environment = os.environ | {
            "DEMO": "1",
            "BASE_URL": url,
            "ALLOWED_HOSTS": ",".join(dict.fromkeys([*settings.ALLOWED_HOSTS, name])),
            "DATABASE_URL": settings.DATABASE_URL,
            "REDIS_URL": settings.REDIS_URL,
            "SECRET_KEY": settings.SECRET_KEY,
        }
        web, *background = children = _children(host, port, environment)
        is_abandoned = _abandonment()
        for number in _STOP_SIGNALS:
            # Whoever started this with nohup wants it to outlive the terminal.
            if number != signal.SIGHUP or signal.getsignal(number) != signal.SIG_IGN:
                signal.signal(number, signal.default_int_handler)
        try:
            self._set_up(environment)
            for child in children:
                child.start()
            _wait_for(web, host, port)
            mail = urlsplit(settings.MAIL_URL)
            place = f"{mail.path}/*.eml" if mail.scheme == "file" else mail.hostname
            self._say(_WELCOME.format(url=url, mail=place, logs=_logs()))
            self._supervise(web, background, is_abandoned)
        except KeyboardInterrupt:
            # The terminal may be what has gone.
            with suppress(OSError):
                self._say("\nStopping ...")
        finally:
            _stop(children)

    def _say(self, text: str) -> None:
        """Print at once, also into a file or a pipe."""
        self.stdout.write(text)
        self.stdout.flush()

    def _set_up(self, environment: dict[str, str]) -> None:
        """Bring the database, the translations, the static files and the demo data up to date."""
        for folder in (_logs(), settings.VAR_DIR / "mail"):
            folder.mkdir(parents=True, exist_ok=True)
        self._say("Preparing the database, translations and static files ...")
        call_command("compile_catalogues", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        _manage("migrate", "--no-input", "--verbosity=0", environment=environment)
        self._say("Loading the demo data ...")
        _manage("load_demo", environment=environment)

    def _supervise(self, web: "_Child", background: Sequence["_Child"], is_abandoned: Callable[[], bool]) -> None:
        """Start again what dies in the background; return when nobody waits for this command any more.

        Raises:
            CommandError: if the web server has died.

        """
        while not web.has_ended():
            if is_abandoned():
                return
            for child in background:
                if child.has_ended():
                    self.stderr.write(f"{child.obituary()}; it starts again in {child.schedule_restart()} s")
                elif child.is_due():
                    child.start()
            time.sleep(0.2)
        raise CommandError(web.obituary())


@dataclass
class _Child:
    """One of the demo's programs; it may be started many times."""

    name: str
    argv: Sequence[str]
    environment: dict[str, str]
    # What the kernel sends when this command is killed.
    death_signal: signal.Signals
    process: subprocess.Popen[bytes] | None = None
    started_at: float = 0
    restart_at: float = 0
    deaths: int = 0

    @property
    def log(self) -> Path:
        """The file for what the program prints."""
        return _logs() / f"{self.name}.log"

    def start(self) -> None:
        """Start the program in a session of its own, so that a Ctrl-C reaches this command only."""
        if not self.deaths:
            self.log.unlink(missing_ok=True)
        argv = [sys.executable, "-m", *self.argv]
        self.process = spawn(
            argv, log=self.log, end_signal=self.death_signal, cwd=settings.BASE_DIR, env=self.environment
        )
        self.started_at = time.monotonic()

    def has_ended(self) -> bool:
        """Whether the program was running and has ended by itself."""
        return self.process is not None and self.process.poll() is not None

    def obituary(self) -> str:
        """Return how the program ended, in one line."""
        code = self.process.returncode if self.process else None
        return f"{self.name} ended with code {code}: {last_words(self.log)} (see {self.log})"

    def schedule_restart(self) -> int:
        """Plan the next start, later after every death in a row, and return in how many seconds it is."""
        now = time.monotonic()
        self.deaths = 1 if now - self.started_at > _SECONDS_OF_HEALTH else self.deaths + 1
        pause = min(1 << (self.deaths - 1), _LONGEST_PAUSE)
        self.restart_at = now + pause
        self.kill_group()
        return pause

    def is_due(self) -> bool:
        """Whether the program waits for its next start and the time has come."""
        return self.process is None and time.monotonic() >= self.restart_at

    def ask_to_end(self) -> None:
        """Tell the program to end; it lets its own children finish, which a signal to all of them would cut short."""
        if self.process:
            self.process.terminate()

    def wait(self, deadline: float) -> None:
        """Return when the program has ended, at the latest at the deadline."""
        if self.process:
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(max(0, deadline - time.monotonic()))

    def kill_group(self) -> None:
        """End whatever is left of the program, which has ended or had the time to."""
        if self.process:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None


def _manage(*argv: str, environment: dict[str, str]) -> None:
    """Run another command as the demo's programs would see it; raise CommandError if it fails.

    A process of its own knows the chosen address and the translations just compiled, and this one, which lives long,
    keeps no connection to the database.
    """
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), *argv]
    # Its own session keeps a Ctrl-C from it, which would print a traceback; this command ends it instead.
    result = subprocess.run(  # noqa: S603 - our own command, without a shell
        command, cwd=settings.BASE_DIR, env=environment, start_new_session=True, check=False
    )
    if result.returncode:
        message = f"{argv[0]} failed (see above)"
        raise CommandError(message)


def _children(host: str, port: int, environment: dict[str, str]) -> list[_Child]:
    """Return the programs of the hub, the web server first."""
    granian = "granian --interface wsgi --workers 2 --blocking-threads 4 --no-ws hub.wsgi:application"
    worker = "celery -A hub worker -Q mail,celery -c 2 --without-gossip --without-mingle --loglevel WARNING"
    beat = "celery -A hub beat --loglevel WARNING"
    schedule = str(settings.VAR_DIR / "celerybeat-schedule")
    # A task in progress would hold a worker that ends gently, though its database has gone; Celery's pool ends with it.
    return [
        _Child("web", [*granian.split(), "--host", host, "--port", str(port)], environment, signal.SIGTERM),
        _Child("worker", worker.split(), environment, signal.SIGKILL),
        _Child("beat", [*beat.split(), "--schedule", schedule], environment, signal.SIGKILL),
    ]


def _logs() -> Path:
    return Path(settings.VAR_DIR) / "log"


def _abandonment() -> Callable[[], bool]:
    """Return a question: was make killed, or the terminal closed, so that no signal will come."""
    parent = os.getppid() if "MAKELEVEL" in os.environ else None
    has_terminal = os.isatty(0)

    def is_abandoned() -> bool:
        return parent not in {None, os.getppid()} or (has_terminal and not os.isatty(0))

    return is_abandoned


def _must_be_free(host: str, port: int) -> None:
    """Raise CommandError if nobody could listen on the address."""
    try:
        # Like a web server, it ignores what is left of connections that have ended.
        socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET).close()
    except (OSError, OverflowError) as error:
        reason = str(getattr(error, "strerror", error)).partition(" (")[0]
        message = f"cannot listen on {host}:{port}: {reason}; choose another port (make demo PORT=8001)"
        raise CommandError(message) from error


def _wait_for(web: _Child, host: str, port: int) -> None:
    """Return when the web server answers; raise CommandError if it ends or takes too long."""
    deadline = time.monotonic() + _SECONDS_TO_START
    while not _answers({"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host), port):  # noqa: S104 - a comparison
        if web.has_ended():
            raise CommandError(web.obituary())
        if time.monotonic() > deadline:
            message = f"the web server does not answer: {last_words(web.log)} (see {web.log})"
            raise CommandError(message)
        time.sleep(0.1)


def _answers(host: str, port: int) -> bool:
    """Whether the web server says that it is alive."""
    client = http.client.HTTPConnection(host, port, timeout=5)
    try:
        client.request("GET", "/healthz")
        return client.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        client.close()


def _stop(children: Sequence[_Child]) -> None:
    """End all programs, gently first, and whatever they started."""
    # A second Ctrl-C must not leave half of them behind.
    for number in _STOP_SIGNALS:
        signal.signal(number, signal.SIG_IGN)
    for child in children:
        child.ask_to_end()
    deadline = time.monotonic() + _SECONDS_TO_STOP
    for child in children:
        child.wait(deadline)
        child.kill_group()
