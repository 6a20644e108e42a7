from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.sources.address import canonical, host_of, without_fragment


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("HTTP://A.Example:80", "http://a.example/"),
        ("https://a.example:443/x/./y/../z?b=2&a=1#part", "https://a.example/x/z?b=2&a=1"),
        ("https://a.example/?utm_source=x&id=7&fbclid=9", "https://a.example/?id=7"),
        ("https://a.example/%7euser/%e4?q=%2f", "https://a.example/~user/%E4?q=%2F"),
        ("https://häfen.example/ä", "https://xn--hfen-loa.example/%C3%A4"),
        ("http://a.example.:8080/../..", "http://a.example:8080/"),
        ("http://[::1]:80/x", "http://[::1]/x"),
        (" https://a.example/a b ", "https://a.example/a%20b"),
        ("mailto:me@a.example", "mailto:me@a.example"),
        ("http://[::1/", "http://[::1/"),
        ("http://a.example:99999/", "http://a.example:99999/"),
    ],
)
def test_canonical_form(url: str, expected: str) -> None:
    assert canonical(url) == expected


@given(st.text(max_size=60))
def test_any_text_has_a_stable_canonical_form(path: str) -> None:
    once = canonical(f"https://a.example/{path}")
    assert canonical(once) == once


def test_what_is_sent_has_no_fragment_and_no_spaces() -> None:
    assert without_fragment("http://a.example/a b?c d#e") == "http://a.example/a%20b?c%20d"
    with pytest.raises(ValueError, match="no host"):
        without_fragment("http:///x")


def test_hosts_are_told_apart_by_port() -> None:
    assert host_of("https://A.example/x") == "a.example:443"
    assert host_of("no address") == host_of("http://[::1/") == ""
