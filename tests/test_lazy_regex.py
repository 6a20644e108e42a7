from __future__ import annotations

import re

import pytest

from citecheck.lazy_regex import regex


def test_it_behaves_as_the_compiled_pattern() -> None:
    late, compiled = regex(r"(?P<word>[a-z]+)\b", re.IGNORECASE), re.compile(r"(?i)[a-z]+\b")
    text = "One two, 3 four"
    assert late.findall(text) == compiled.findall(text)
    assert late.sub("x", text) == compiled.sub("x", text)
    assert [match.span() for match in late.finditer(text)] == [(0, 3), (4, 7), (11, 15)]
    assert (late.groups, dict(late.groupindex)) == (1, {"word": 1})
    match = late.search(text)
    assert match is not None
    assert match["word"] == "One"


def test_it_is_compiled_once_and_only_when_used() -> None:
    late = regex("(")
    with pytest.raises(re.error):
        late.match("")
    good = regex("a")
    assert good.match is good.match


def test_bytes_have_patterns_too() -> None:
    assert regex(rb"\d+").split(b"a1b22c") == [b"a", b"b", b"c"]


def test_it_has_nothing_else() -> None:
    with pytest.raises(AttributeError, match="matches"):
        regex("a").matches  # type: ignore[attr-defined]  # noqa: B018 - the access is the test
