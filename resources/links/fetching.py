"""Asking other sites: politely, within limits, and never what lies inside our own network.

The name of a site is looked up once, and the connection goes to the very address that was checked: a name that answers
differently the second time ("DNS rebinding") gains nothing. Each redirect is checked anew.
"""

import contextlib
import http.client
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from socket import SHUT_RDWR, socket
from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.utils import timezone
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError
from urllib3.response import BaseHTTPResponse

from resources.links.addresses import FetchError, Guard, Reason, Target, target_of

# Tests put another guard here; nothing else can.
guard = Guard()

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PERMANENT = frozenset({301, 308})
_MOST_REDIRECTS = 5
# For a connection, and for a silence within an answer (seconds).
_PATIENCE = 8
_CHUNK = 64 * 1024
_LONGEST_WAIT = 30 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Answer:
    """What a site said in the end."""

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes = b""
    # Where the permanent redirects at the start of the way lead to; the asked address where there are none.
    permanent_url: str = ""

    @property
    def content_type(self) -> str:
        """The media type, in lower case and without parameters."""
        return self.headers.get("Content-Type", "").partition(";")[0].strip().lower()

    @property
    def is_good(self) -> bool:
        """Whether the page is there."""
        return 200 <= self.status < 300

    def retry_after(self, now: datetime) -> int:
        """Return how many seconds the site wants to be left alone (RFC 9110, 10.2.3), at most a month; 0 for none."""
        value = self.headers.get("Retry-After", "").strip()
        if value.isascii() and value.isdigit():
            return min(int(value[:9]), _LONGEST_WAIT)
        try:
            moment = parsedate_to_datetime(value)
        except ValueError:
            return 0
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return int(min(max((moment - now).total_seconds(), 0), _LONGEST_WAIT))


@dataclass(slots=True)
class _Lifeline:
    """Cuts a connection when its time is up, whatever it is waiting for: a handshake, a header, a byte a minute."""

    seconds: float
    _socket: socket | None = None
    is_cut: bool = False
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def watch(self, connected: socket) -> socket:
        """Keep a handle on a connection that stays valid when TLS takes the first one over."""
        with self._lock:
            self._socket = connected.dup()
        if self.is_cut:
            self._shut()
        return connected

    def _cut(self) -> None:
        self.is_cut = True
        self._shut()

    def _shut(self) -> None:
        with self._lock, contextlib.suppress(OSError):
            if self._socket is not None:
                self._socket.shutdown(SHUT_RDWR)

    @contextlib.contextmanager
    def held(self) -> Iterator[None]:
        """Hold the connection for the given seconds."""
        timer = threading.Timer(self.seconds, self._cut)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            with self._lock:
                if self._socket is not None:
                    self._socket.close()
                    self._socket = None


class _Watched:
    """A connection on a lifeline; `host` is an address in numbers, so nothing is looked up any more."""

    lifeline: _Lifeline

    def _new_conn(self) -> socket:
        return self.lifeline.watch(super()._new_conn())  # type: ignore[misc]


class _Plain(_Watched, HTTPConnection):
    pass


class _Secure(_Watched, HTTPSConnection):
    pass


def user_agent() -> str:
    """Return how we introduce ourselves: the hub and where to find out about it."""
    return f"FairRecruitmentKnowledgeHub/1.0 (+{settings.BASE_URL}/)"


@cache
def tls_context() -> ssl.SSLContext:
    """Return what certificates are checked by."""
    return ssl.create_default_context()


def fetch(
    url: str,
    *,
    method: str = "GET",
    most_bytes: int = 0,
    seconds: float = 12,
    may_open: Callable[[Target], bool] | None = None,
) -> Answer:
    """Ask a site for a page and follow where it leads.

    Args:
        url: an http or https address.
        method: GET or HEAD.
        most_bytes: of the body, as sent and unpacked; what is longer is cut off.
        seconds: for everything together.
        may_open: asked before each request, also of a redirect; robots.txt is looked at here.

    Returns:
        The answer at the end of the way, whatever its status.

    Raises:
        FetchError: there is none, or the way leads where we do not go.
    """
    deadline = time.monotonic() + seconds
    permanent, is_permanent = "", True
    for _hop in range(_MOST_REDIRECTS + 1):
        target = target_of(url, guard)
        if may_open is not None and not may_open(target):
            raise FetchError(Reason.ROBOTS)
        answer = _ask(target, method, most_bytes, deadline)
        location = answer.headers.get("Location", "").strip()
        if answer.status not in _REDIRECTS or not location:
            return Answer(answer.url, answer.status, answer.headers, answer.body, permanent or target.url)
        url = _joined(target.url, location)
        is_permanent = is_permanent and answer.status in _PERMANENT
        permanent = url if is_permanent else permanent or target.url
    raise FetchError(Reason.REDIRECTS)


def _joined(base: str, location: str) -> str:
    # Bytes above ASCII arrive as Latin-1; sites that send them mean UTF-8.
    with contextlib.suppress(UnicodeError):
        location = location.encode("latin-1").decode()
    try:
        return urljoin(base, location)
    except ValueError:
        raise FetchError(Reason.ANSWER) from None


def _ask(target: Target, method: str, most_bytes: int, deadline: float) -> Answer:
    """Send one request to the first address of a site that takes the connection."""
    addresses = guard.addresses_of(target.host.strip("[]"), target.port)
    for address in addresses[:-1]:
        with contextlib.suppress(_NotConnected):
            return _ask_at(str(address), target, method, most_bytes, deadline)
    return _ask_at(str(addresses[-1]), target, method, most_bytes, deadline)


class _NotConnected(FetchError):
    """Nobody took the connection: another address may."""


def _ask_at(address: str, target: Target, method: str, most_bytes: int, deadline: float) -> Answer:
    left = deadline - time.monotonic()
    if left <= 0:
        raise FetchError(Reason.SLOW)
    timeout = min(left, _PATIENCE)
    kind: Any = _Plain
    options: dict[str, Any] = {}
    if target.scheme == "https":
        kind = _Secure
        options = {"server_hostname": target.host.strip("[]"), "ssl_context": tls_context()}
    connection = kind(address, target.port, timeout=timeout, **options)
    connection.lifeline = lifeline = _Lifeline(left)
    response: BaseHTTPResponse | None = None
    with lifeline.held():
        try:
            _connect(connection, lifeline)
            connection.request(
                method,
                target.path,
                headers={
                    "Host": target.netloc,
                    "User-Agent": user_agent(),
                    "Accept": "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.8",
                    "Accept-Encoding": "gzip",
                    "Connection": "close",
                },
                preload_content=False,
                decode_content=False,
            )
            response = connection.getresponse()
            body = _body(response, most_bytes, lifeline) if method == "GET" and most_bytes else b""
        except FetchError:
            raise
        except ssl.SSLCertVerificationError:
            raise FetchError(Reason.CERTIFICATE) from None
        except TimeoutError:
            raise FetchError(Reason.SLOW) from None
        except (HTTPError, http.client.HTTPException, OSError, ValueError) as error:
            raise FetchError(_reason_of(error, lifeline)) from None
        finally:
            # The answer has taken the socket over from the connection.
            if response is not None:
                response.close()
            connection.close()
    return Answer(target.url, response.status, response.headers, body)


def _connect(connection: Any, lifeline: _Lifeline) -> None:
    try:
        connection.connect()
    except ssl.SSLCertVerificationError:
        raise
    except (HTTPError, OSError) as error:
        reason = _reason_of(error, lifeline)
        if reason is Reason.SLOW:
            raise FetchError(reason) from None
        raise _NotConnected(reason) from None


def _reason_of(error: Exception, lifeline: _Lifeline) -> Reason:
    if lifeline.is_cut or "timed out" in str(error):
        return Reason.SLOW
    if isinstance(error, http.client.HTTPException | ValueError) and not isinstance(error, OSError):
        return Reason.ANSWER
    return Reason.CONNECTION


def _body(response: BaseHTTPResponse, most_bytes: int, lifeline: _Lifeline) -> bytes:
    """Return the start of a body, unpacked; neither what is sent nor what it unpacks to is longer than allowed."""
    is_packed = response.headers.get("Content-Encoding", "").strip().lower() in {"gzip", "x-gzip", "deflate"}
    unpack = zlib.decompressobj(zlib.MAX_WBITS | 32) if is_packed else None
    read, found = 0, bytearray()
    while read < most_bytes and len(found) < most_bytes:
        chunk = response.read1(_CHUNK, decode_content=False)
        if lifeline.is_cut:
            # A body without a length only seems to end.
            raise FetchError(Reason.SLOW)
        if not chunk:
            break
        read += len(chunk)
        if unpack is None:
            found += chunk
            continue
        try:
            found += unpack.decompress(chunk, most_bytes - len(found))
        except zlib.error:
            raise FetchError(Reason.ANSWER) from None
    return bytes(found[:most_bytes])


def waits_until(answer: Answer) -> datetime | None:
    """Return until when a site wants to be left alone, None if it does not say so."""
    now = timezone.now()
    seconds = answer.retry_after(now)
    return datetime.fromtimestamp(now.timestamp() + seconds, UTC) if seconds else None
