"""What PostgreSQL and Valkey have in common as embedded servers."""

import hashlib
import importlib.util
import os
import signal
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from hub.processes import give_to_nobody, last_words, shares_group, spawn

_SECONDS_TO_START = 60
_SECONDS_TO_STOP = 20


class EmbeddedServersError(RuntimeError):
    """The embedded servers cannot run here; the message is one line for the person at the terminal."""


class EmbeddedServersMissing(EmbeddedServersError):
    """The wheels with the servers are not installed."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(
            "DATABASE_URL is not set and the embedded servers are not installed (pip install -r requirements/dev.txt)"
        )


@dataclass(frozen=True)
class Server:
    """A server that runs as a child of this process."""

    process: subprocess.Popen[bytes]
    end_signal: signal.Signals
    log: Path
    url: str

    def wait_until(self, is_ready: Callable[[], bool]) -> None:
        """Return when the server is ready; if it ends or takes too long, stop it and raise EmbeddedServersError."""
        deadline = time.monotonic() + _SECONDS_TO_START
        try:
            while not is_ready():
                self._must_run(deadline)
                time.sleep(0.02)
        except BaseException:
            self.stop()
            raise

    def _must_run(self, deadline: float) -> None:
        if self.process.poll() is not None or time.monotonic() > deadline:
            raise failure(self.log)

    def stop(self) -> None:
        """Ask the server to end, and kill it when it does not."""
        self.process.send_signal(self.end_signal)
        try:
            self.process.wait(_SECONDS_TO_STOP)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def find_wheel(package: str) -> Path:
    """Return the directory of an installed wheel without importing it; raise EmbeddedServersMissing if it is not."""
    # An import would load clients and start-up code that nobody needs here.
    spec = importlib.util.find_spec(package)
    if not spec or not spec.origin:
        raise EmbeddedServersMissing
    return Path(spec.origin).parent


def mark(root: Path) -> str:
    """Return the name that every server process of `root` carries in its command line."""
    return f"hub-{hashlib.sha256(os.fsencode(root)).hexdigest()[:12]}"


def make_directory(path: Path) -> None:
    """Make a directory that only the servers (and root) may enter."""
    path.mkdir(mode=0o750 if shares_group() else 0o700, exist_ok=True)
    give_to_nobody(path)


def spawn_server(
    argv: Sequence[str | Path], *, log: Path, cwd: Path, end_signal: signal.Signals
) -> subprocess.Popen[bytes]:
    """Start a server's program without root's rights and with a fresh log."""
    log.unlink(missing_ok=True)
    # Nothing of the user's own PostgreSQL set-up (PGDATA, PGPORT, …) may reach it.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PG")} | {"LC_ALL": "C"}
    return spawn(argv, log=log, end_signal=end_signal, cwd=cwd, env=environment, unprivileged=True)


def failure(log: Path) -> EmbeddedServersError:
    """Return the error for a program that wrote its reason into `log`."""
    return EmbeddedServersError(f"{log.stem} did not start: {last_words(log)} (see {log})")
