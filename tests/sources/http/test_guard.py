from __future__ import annotations

from ipaddress import ip_address

import pytest

from citecheck.errors import ConfigError
from citecheck.sources.http.guard import Guard, is_public, objection

CLOSED = [
    "127.0.0.1",
    "10.1.2.3",
    "172.16.9.9",
    "192.168.1.1",
    "169.254.1.1",
    "100.64.0.1",
    "0.0.0.0",
    "255.255.255.255",
    "224.0.0.5",
    "240.0.0.1",
    "192.0.2.7",
    "198.51.100.1",
    "203.0.113.9",
    "198.18.3.4",
    "192.88.99.2",
    "192.0.0.9",
    "168.63.129.16",
    "::1",
    "::",
    "fe80::5",
    "fec0::1",
    "fc00::1",
    "ff02::1",
    "::ffff:10.0.0.1",
    "::127.0.0.1",
    "64:ff9b::a00:1",
    "64:ff9b:1::1",
    "2002:a00:1::",
    "2001:0:1::1",
    "2001:db8::5",
    "3fff::1",
    "5f00::1",
    "100::5",
]
OPEN = [
    "8.8.8.8",
    "93.184.216.34",
    "2606:4700::1",
    "64:ff9b::808:808",
    "2002:808:808::1",
    "::ffff:8.8.8.8",
]


@pytest.mark.parametrize("address", CLOSED)
def test_closed_addresses(address: str) -> None:
    assert not is_public(ip_address(address))
    assert not Guard().permits(address, 80)


@pytest.mark.parametrize("address", OPEN)
def test_open_addresses_on_the_ports_of_the_web(address: str) -> None:
    assert Guard().permits(address, 443)
    assert not Guard().permits(address, 22)


def test_an_allowed_pair_is_exact() -> None:
    guard = Guard(["127.0.0.1:8000", "[::1]:9000", "localhost:7000"])
    assert guard.permits("127.0.0.1", 8000)
    assert guard.permits("::1", 9000)
    assert guard.permits("127.0.0.1", 7000)
    assert not guard.permits("127.0.0.1", 8001)
    assert not guard.permits("10.0.0.1", 8000)
    assert not guard.permits("no address", 8000)


@pytest.mark.parametrize("pair", ["", "a", "127.0.0.1", "a.example:", ":80", "a:0", "a:99999"])
def test_a_pair_that_is_none_is_named(pair: str) -> None:
    with pytest.raises(ConfigError, match="HOST:PORT"):
        Guard([pair])


@pytest.mark.parametrize(
    "url",
    [
        "ftp://a.example/", "file:///x", "javascript:x", "http:a.example", "http:///a.example/",
        "//a.example/", "http://me@a.example/", "http://me:pw@a.example/", "http://a\t.example/",
        "http://a.example\\@b.example/", "http://[::1/", "http://a.example:0/", "a.example", "",
    ],
)  # fmt: skip
def test_words_that_forbid_fetching(url: str) -> None:
    assert objection(url) is not None


def test_an_ordinary_address_is_fine() -> None:
    assert objection("https://a.example:8443/x?y=z@1") is None
