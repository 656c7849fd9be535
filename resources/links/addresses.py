"""Which addresses of the network may be asked: web sites that everybody can reach, and nothing else.

A member may write any address into a proposal, and a site may lead anywhere. None of this may reach what only the hub
itself can see: its own machine, its database, the network it runs in, the metadata service of a cloud.
"""

import re
import socket
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

from django.db import models
from django.utils.translation import gettext_lazy as _
from urllib3.exceptions import LocationParseError
from urllib3.util import Url, parse_url

type Address = IPv4Address | IPv6Address

_LONGEST = 2000
_PORTS = {"http": 80, "https": 443}
# Letters, digits, hyphens and dots, as DNS knows them (RFC 1123, 2.1), or an IPv6 address in brackets.
_HOST = re.compile(r"[a-z0-9_]([a-z0-9._-]*[a-z0-9_.])?|\[[0-9a-f:.]+\]")
# Of IPv6 only what is given to sites in public (RFC 4291, 2.4). IPv4 in disguise lies outside of it or is named below.
_PUBLIC_V6 = IPv6Network("2000::/3")
_DISGUISES_V6 = (
    IPv6Network("2001::/32"),  # Teredo
    IPv6Network("2002::/16"),  # 6to4
    IPv6Network("3fff::/20"),  # documentation; not known to every Python that we support
)
_DISGUISES_V4 = (IPv4Network("192.88.99.0/24"),)  # the old relays of 6to4
# Whoever has more addresses than this is asked at the first ones.
_MOST = 4


class Reason(models.TextChoices):
    """Why a page could not be had, apart from what its site answered."""

    ADDRESS = "address", _("This is not an address that can be opened from here.")
    NAME = "name", _("There is no site of this name.")
    INTERNAL = "internal", _("The address leads into an internal network.")
    CONNECTION = "connection", _("The site cannot be reached.")
    CERTIFICATE = "certificate", _("The certificate of the site is not valid.")
    SLOW = "slow", _("The site takes too long to answer.")
    REDIRECTS = "redirects", _("The address leads in circles.")
    ANSWER = "answer", _("The answer of the site cannot be read.")
    ROBOTS = "robots", _("The site asks programs to stay away.")


class FetchError(Exception):
    """A page could not be had; `reason` says why."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason


def is_public(address: Address) -> bool:
    """Whether an address belongs to the public internet.

    Refused are private, loopback, link-local, shared (RFC 6598), multicast and reserved addresses, and IPv6 addresses
    that carry an IPv4 address (mapped, NAT64, 6to4, Teredo), since that may be any of these.
    """
    if not address.is_global or address.is_multicast or address.is_reserved:
        return False
    if isinstance(address, IPv4Address):
        return not any(address in network for network in _DISGUISES_V4)
    return address in _PUBLIC_V6 and not any(address in network for network in _DISGUISES_V6)


@dataclass(frozen=True)
class Guard:
    """Decides whom we talk to. No setting weakens it: tests put their own in its place."""

    def allows_port(self, port: int) -> bool:
        """Whether a port is one that web sites use."""
        return port in _PORTS.values()

    def allows(self, address: Address) -> bool:
        """Whether an address may be asked."""
        return is_public(address)

    def look_up(self, host: str, port: int) -> list[Address]:
        """Return the addresses of a name; also of numbers that the system takes for one, such as 0x7f000001.

        Raises:
            FetchError: there are none.
        """
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            raise FetchError(Reason.NAME) from None
        # "fe80::1%eth0" has a zone, which ip_address understands.
        return list(dict.fromkeys(ip_address(entry[4][0]) for entry in found))

    def addresses_of(self, host: str, port: int) -> list[Address]:
        """Return the allowed addresses of a name, which is looked up this once. The connection must go to one of them.

        Raises:
            FetchError: the name is not known, or leads into an internal network only.
        """
        found = self.look_up(host, port)
        allowed = [address for address in found if self.allows(address)]
        if not allowed:
            raise FetchError(Reason.INTERNAL if found else Reason.NAME)
        return allowed[:_MOST]


@dataclass(frozen=True, slots=True)
class Target:
    """A web address taken apart, by the one parser whose answer is also what is connected to."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def origin(self) -> str:
        """The site: "https://www.ilo.org", with its port where that is not the usual one."""
        return f"{self.scheme}://{self.netloc}"

    @property
    def netloc(self) -> str:
        """What the Host header says."""
        return self.host if self.port == _PORTS[self.scheme] else f"{self.host}:{self.port}"

    @property
    def url(self) -> str:
        """The whole address."""
        return f"{self.origin}{self.path}"


def target_of(url: str, guard: Guard) -> Target:
    """Return the parts of a web address.

    Raises:
        FetchError: it is no http or https address, carries a name and password, or names a port of another service.
    """
    try:
        parts: Url = parse_url(url) if len(url) <= _LONGEST else Url()
    except LocationParseError:
        raise FetchError(Reason.ADDRESS) from None
    scheme, host = (parts.scheme or "").lower(), (parts.host or "").lower()
    if scheme not in _PORTS or parts.auth is not None or not _HOST.fullmatch(host):
        raise FetchError(Reason.ADDRESS)
    port = _PORTS[scheme] if parts.port is None else parts.port
    if not guard.allows_port(port):
        raise FetchError(Reason.ADDRESS)
    path = parts.path or "/"
    return Target(scheme, host, port, f"{path}?{parts.query}" if parts.query is not None else path)


def host_of(url: str) -> str:
    """Return the host of an address, empty where it has none."""
    try:
        return (parse_url(url).host or "").lower()[:253]
    except LocationParseError:
        return ""
