"""Other people's web sites, on this machine: real servers with answers of every kind, good and bad."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from time import monotonic
from typing import Any

from resources.links import addresses

type Answering = Callable[[BaseHTTPRequestHandler], None]


def answer(status: int = 200, body: bytes = b"", **headers: str) -> Answering:
    """Return a plain answer; underscores in the names of headers become hyphens."""

    def give(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        for name, value in headers.items():
            request.send_header(name.replace("_", "-"), value)
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        if request.command != "HEAD":
            request.wfile.write(body)

    return give


def redirect(location: str, status: int = 301) -> Answering:
    return answer(status, Location=location)


@dataclass
class Site:
    """A server: answers by path, "HEAD /path" before "/path"; what was asked is noted with its time."""

    port: int = 0
    answers: dict[str, Answering] = field(default_factory=dict)
    requests: list[tuple[float, str, str, dict[str, str]]] = field(default_factory=list)

    def url(self, path: str = "/", host: str = "site.example") -> str:
        return f"http://{host}:{self.port}{path}"

    @property
    def asked(self) -> list[str]:
        return [f"{method} {path}" for _at, method, path, _headers in self.requests]


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing: clients that hang up are what the tests are about."""


@contextmanager
def serving(site: Site) -> Iterator[Site]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def handle_any(self) -> None:
            site.requests.append((monotonic(), self.command, self.path, dict(self.headers)))
            path = self.path.partition("?")[0]
            give = site.answers.get(f"{self.command} {path}") or site.answers.get(path) or answer(404)
            self.close_connection = True
            give(self)

        do_GET = do_HEAD = handle_any  # noqa: N815

        def log_message(self, *args: Any) -> None:
            pass

    server = _Server(("127.0.0.1", 0), Handler)
    site.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@dataclass(frozen=True)
class TestGuard(addresses.Guard):
    """Lets through what tests serve: `names` on this machine, at any port. All else is checked as in earnest.

    An entry of `names` may hold several answers: the next one is given at each look-up.
    """

    __test__ = False
    names: dict[str, list[list[str]]] = field(default_factory=dict)
    looked_up: list[str] = field(default_factory=list)
    ours: frozenset[str] = frozenset({"127.0.0.1"})

    def allows_port(self, port: int) -> bool:
        return port > 1024 or super().allows_port(port)

    def look_up(self, host: str, port: int) -> list[addresses.Address]:
        self.looked_up.append(host)
        known = self.names.get(host)
        if known is None:
            return super().look_up(host, port)
        return [ip_address(text) for text in (known.pop(0) if len(known) > 1 else known[0])]

    def addresses_of(self, host: str, port: int) -> list[addresses.Address]:
        """Let only names of the tests lead to this machine, never an address that is written in numbers."""
        if host in self.names:
            found = self.look_up(host, port)
            allowed = [address for address in found if str(address) in self.ours or self.allows(address)]
            if not allowed:
                raise addresses.FetchError(addresses.Reason.INTERNAL)
            return allowed
        return super().addresses_of(host, port)
