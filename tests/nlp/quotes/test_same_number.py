"""Numbers that a quotation and its source write differently."""

from __future__ import annotations

import pytest

from citecheck.nlp.quotes.same_number import same_number


@pytest.mark.parametrize(
    ("said", "stands"),
    [
        ("3", "three"),
        ("25", "twenty five"),
        ("1200", "twelve hundred"),
        ("50 %", "fifty percent"),
        ("%", "percent"),
        ("1", "one"),
        ("10000", "ten thousand"),
    ],
)
def test_one_number(said: str, stands: str) -> None:
    assert same_number(said.split(), stands.split())
    assert same_number(stands.split(), said.split())


@pytest.mark.parametrize(
    ("said", "stands"),
    [
        ("3", "four"),
        ("3", "13"),
        ("three", "four"),
        ("50 %", "fifty"),
        ("3 big", "three large"),
        ("3", "some"),
        ("3", ""),
        ("1 " * 9, "one " * 9),
    ],
)
def test_other_words(said: str, stands: str) -> None:
    assert not same_number(said.split(), stands.split())
