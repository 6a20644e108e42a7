"""Whose each of two values in a sentence is."""

from __future__ import annotations

import pytest

from citecheck.checks.figure.exclusions import is_anothers, is_aside
from citecheck.model import Span
from citecheck.nlp.lexical.words import find_words


def asked(claim: str, sentence: str, one: str, two: str) -> bool:
    values = [Span(at := sentence.index(text), at + len(text)) for text in (one, two)]
    keys = {word.key for word in find_words(claim) if word.content}
    return is_anothers((values[0], values[1]), sentence, find_words(sentence), keys)


WAGES = "In the plant men earn $32 an hour and women $27."
CREWS = "Norway sent 40 divers, Denmark 12."


@pytest.mark.parametrize(
    ("claim", "sentence", "one", "two", "expected"),
    [
        ("Women earn $32 an hour in the plant.", WAGES, "$32", "$27", True),
        ("Men earn $32 an hour in the plant.", WAGES, "$32", "$27", False),
        ("Men earn $27 an hour in the plant.", WAGES, "$27", "$32", True),
        ("Denmark sent 40 divers.", CREWS, "40", "12", True),
        ("Norway sent 40 divers.", CREWS, "40", "12", False),
        (  # the place behind the value belongs to it
            "The firm has 400 staff in Leeds.",
            "The firm, run by Ada Stone, has 400 staff in Leeds and 300 in York.",
            "400",
            "300",
            False,
        ),
        (  # the second part says something of its own
            "The vase sold for £300 at Bonhams.",
            "The vase sold for £300 to Mr Stone, and Bonhams took £40.",
            "£300",
            "£40",
            False,
        ),
        ("Women earn $32.", "Men earn $32 and women $27.", "$32", "$27", True),
        (  # two values of one thing
            "Prices slowed from $31 to $26.",
            "Prices slowed to $26, from $31 in April.",
            "$31",
            "$26",
            False,
        ),
        ("Women earn $32.", "Men earn $32 but no joint is near $27.", "$32", "$27", False),
    ],
)
def test_whose(claim: str, sentence: str, one: str, two: str, *, expected: bool) -> None:
    assert asked(claim, sentence, one, two) is expected


@pytest.mark.parametrize(
    ("sentence", "value", "claim", "aside"),
    [
        ("Six hens left, four of them at dawn.", "four", "Four hens left.", True),
        ("Six hens left, four of them at dawn.", "four", "Four of the hens left at dawn.", False),
        ("Six hens left, four at dawn.", "four", "Four hens left.", False),
        ("Sales were $9m (2024: $8m).", "$8m", "Sales were $8m.", True),
        ("Sales were $9m (2024: $8m).", "$8m", "In 2024 sales were $8m.", False),
        ("Sales were $9m (previous year: $8m).", "$8m", "Sales are $8m.", True),
        ("Sales were $9m (£8m).", "£8m", "Sales were £8m.", False),
    ],
)
def test_a_value_that_is_only_an_aside(
    sentence: str, value: str, claim: str, *, aside: bool
) -> None:
    at = sentence.index(value)
    assert is_aside(Span(at, at + len(value)), sentence, claim) is aside
