"""Marked sentences that assert nothing hand their marker to the sentence before."""

from __future__ import annotations

import pytest

import citecheck

DRAFT = """# Mills

The mill lost 30 planks in 1987 [1]. {remark} [2] The rest of it stayed [1].

## References

1. Book. https://mill.example/book
2. News. https://news.example/
"""


def labels(remark: str) -> list[tuple[str, ...]]:
    found = citecheck.extract(DRAFT.format(remark=remark).encode(), "text/markdown")
    return [claim.labels for claim in found.claims]


@pytest.mark.parametrize(
    "remark",
    ["How thoughtful.", "Thanks, comrades!", "Party poopers.", "What a mess!", "Total chaos.",
     "So much for that.", "Old news.", "Oh dear.", "Such a pity!"],
)  # fmt: skip
def test_a_remark_is_no_claim(remark: str) -> None:
    assert labels(remark) == [("1", "2"), ("1",)]


@pytest.mark.parametrize(
    "remark",
    ["Rents rise.", "Prices fell.", "It works.", "Nobody cared.", "The town paid.",
     "Moe obliged.", "Military access denied.", "Twelve boats.", "The Holm mill.",
     "“We shall rebuild.”"],
)  # fmt: skip
def test_what_can_be_checked_keeps_its_marker(remark: str) -> None:
    assert labels(remark) == [("1",), ("2",), ("1",)]


def test_a_remark_without_a_sentence_before_it_stays() -> None:
    draft = "# Mills\n\nTotal chaos. [1]\n\n## References\n\n1. Book. https://mill.example/\n"
    found = citecheck.extract(draft.encode(), "text/markdown")
    assert [claim.labels for claim in found.claims] == [("1",)]
