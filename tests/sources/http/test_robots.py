from __future__ import annotations

import pytest

from citecheck.sources.http.robots import allows, rules_for

TEXT = b"""\xef\xbb\xbf# rules
User-agent: other
Disallow: /
User-agent: *
User-agent: third
Disallow: /private/  # not for you
Allow: /private/press/
Disallow: /*.pdf$
Disallow: /search?q=
Disallow:
"""


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/", True), ("/private/x", False), ("/private/press/x", True), ("/a/b.pdf", False),
        ("/a/b.pdf?x", True), ("/search?q=1", False), ("/search", True), ("/%70rivate/x", False),
        ("/robots.txt", True),
    ],
)  # fmt: skip
def test_the_longest_rule_counts(path: str, allowed: bool) -> None:  # noqa: FBT001 - a table
    assert allows(rules_for(TEXT), f"https://a.example{path}") is allowed


def test_a_group_of_ones_own_goes_before_that_for_everyone() -> None:
    text = b"User-agent: *\nDisallow: /\n\nUser-Agent: CiteCheck\nDisallow: /no/\n"
    assert allows(rules_for(text), "https://a.example/yes")
    assert not allows(rules_for(text), "https://a.example/no/1")


def test_hostile_rules_are_bounded() -> None:
    rules = rules_for(b"User-agent: *\n" + b"Disallow: /" + b"*a" * 400 + b"$\n" * 3)
    assert allows(rules, "https://a.example/" + "a" * 5000)
