"""Markdown that would hold the parser for minutes is refused at once; long articles are not."""

from __future__ import annotations

import pytest

from citecheck.errors import InputError
from citecheck.formats.markdown.draft import read
from citecheck.formats.markdown.effort import refuse_endless

PIPES = "|" * 2_000


@pytest.mark.parametrize(
    "draft",
    [
        "a" + " " * 200_000 + "b",
        "a" + "\u2028" * 100_000,
        "([a](" * 20_000,
        "word <!-" * 20_000,
        " *a_" * 60_000,
        f"{PIPES}\n{PIPES.replace('|', '|-')}\n" + "b\n" * 2_000,
        "\n".join("  " * depth + "- a" for depth in range(300)),
        "> " * 500 + "a",
        "\n" * 500_000 + "a",
    ],
)
def test_endless_drafts_are_refused(draft: str) -> None:
    with pytest.raises(InputError):
        read(draft)


@pytest.mark.parametrize(
    "draft",
    [
        "One word and *another*, [with a link](https://a.example) <b>here</b> [1].\n\n" * 5_000,
        "- [a link](https://a.example/and/more) to what it says, *all of it*\n" * 5_000,
        "| a | b |\n|---|---|\n" + "| 1 | 2 |\n" * 5_000,
        "Line of a paragraph with ten words and no blank line\n" * 5_000,
        " " * 300 + "\n\n" + "word " * 50_000,
        "    code        with        many        blanks\n" * 2_000,
    ],
)
def test_long_drafts_are_not(draft: str) -> None:
    refuse_endless(draft)
