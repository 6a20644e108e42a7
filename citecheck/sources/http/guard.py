"""Step 3, the guard: which addresses may be fetched; the only file that knows.

A URL is judged twice: its words before anything is done (`objection`), and the address that a
socket is about to connect to (`Guard.permits`), which is what counts. The name in a URL proves
nothing: it may be spelt in many ways, and its answer may change between check and use.
"""

from __future__ import annotations

import re
import socket
from collections.abc import Iterable
from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from urllib.parse import urlsplit

from citecheck.errors import ConfigError
from citecheck.lazy_regex import regex

Address = IPv4Address | IPv6Address
PORTS = (80, 443)
# What `ipaddress.is_global` of Python 3.11 lets through although it is not the public Internet.
# Source: IANA special-purpose registries; 168.63.129.16 is the platform's own host on Azure.
_CLOSED: tuple[IPv4Network | IPv6Network, ...] = tuple(
    ip_network(network)
    for network in (
        "0.0.0.0/8",
        "100.64.0.0/10",
        "168.63.129.16/32",
        "192.0.0.0/24",
        "192.31.196.0/24",
        "192.52.193.0/24",
        "192.88.99.0/24",
        "192.175.48.0/24",
        "198.18.0.0/15",
        "224.0.0.0/4",
        "240.0.0.0/4",
        "::/96",
        "64:ff9b:1::/48",
        "100::/64",
        "2001::/23",
        "2001:db8::/32",
        "3fff::/20",
        "5f00::/16",
        "fc00::/7",
        "fe80::/10",
        "fec0::/10",
        "ff00::/8",
    )
)
_NAT64 = ip_network("64:ff9b::/96")
_NOT_IN_A_URL = regex(r"[\x00-\x20\x7f\\]")
_WEB = regex(r"(https?)://[^/?#]", re.IGNORECASE)
_SCHEME = regex(r"([A-Za-z][A-Za-z0-9+.-]{0,30}):")


class Guard:
    """What may be connected to: the public Internet on the web's ports, and what is allowed."""

    def __init__(self, allow_hosts: Iterable[str] = ()) -> None:
        """Allow the exact ``HOST:PORT`` pairs besides; a name stands for its addresses of now.

        Raises:
            ConfigError: a pair cannot be read.
        """
        self._allowed: frozenset[tuple[str, int]] = frozenset(
            pair for text in allow_hosts for pair in _pairs(text)
        )

    def permits(self, host: str, port: int) -> bool:
        """Whether a socket may connect to the numeric address `host` on `port`."""
        address = _numeric(host)
        if address is None:
            return False
        if (str(address), port) in self._allowed:
            return True
        return port in PORTS and is_public(address)


@lru_cache(maxsize=2048)  # a fetch asks at each of its steps
def objection(url: str) -> str | None:
    """Return why the words of `url` alone forbid fetching it, as a sentence; None if they do not.

    Host names pass here: their addresses are judged when a socket is made.
    """
    if _NOT_IN_A_URL.search(url):
        return "The address holds characters that no address may hold."
    scheme = _SCHEME.match(url)
    if scheme and scheme.group(1).lower() not in ("http", "https"):
        return f"Addresses of the kind “{scheme.group(1).lower()}:” are not fetched."
    if not _WEB.match(url) or not _is_whole(url):
        return "The address is not a complete web address."
    if "@" in urlsplit(url).netloc:
        return "Addresses with a user name or password are not fetched."
    return None


def is_public(address: Address) -> bool:
    """Whether `address` is on the public Internet, IPv4 inside IPv6 unwrapped first."""
    if isinstance(address, IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if inner is None and address in _NAT64:
            inner = IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
    if any(address in network for network in _CLOSED if network.version == address.version):
        return False
    return address.is_global and not address.is_multicast


def _is_whole(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def _numeric(host: str) -> Address | None:
    try:
        return ip_address(host.partition("%")[0])
    except ValueError:
        return None


def _pairs(text: str) -> Iterable[tuple[str, int]]:
    host, _, port = text.strip().rpartition(":")
    host = host.strip("[]")
    if not host or not port.isascii() or not port.isdigit() or not 0 < int(port) < 65536:
        raise ConfigError(f"allowed hosts are given as HOST:PORT, not {text!r}")
    address = _numeric(host)
    if address is not None:
        return [(str(address), int(port))]
    try:
        answers = socket.getaddrinfo(host, int(port), type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return []  # a name that cannot be resolved allows nothing; fetching it says why
    return [(str(answer[4][0]), int(port)) for answer in answers]
