from __future__ import annotations

import pytest

from citecheck.nlp.quotes.meaning_bearing import has_negation, is_weighty


@pytest.mark.parametrize(
    "words",
    ["not", "didn't", "Didn’t", "three", "12", "12.5 %", "€", "per cent", "will", "all", "fell",
     "million", "Kaldor", "the Kaldor plan", "refused to", "Most"],
)  # fmt: skip
def test_some_words_weigh_more(words: str) -> None:
    assert is_weighty(words, opening=False)


@pytest.mark.parametrize("words", ["the", "a lovely garden", "harbour,", "I", "—", "", "café"])
def test_other_words_do_not(words: str) -> None:
    assert not is_weighty(words, opening=False)


def test_a_capital_that_opens_a_sentence_is_no_name() -> None:
    assert not is_weighty("Garden walls", opening=True)
    assert is_weighty("Garden walls of Porto", opening=True)


@pytest.mark.parametrize(
    ("words", "negated"),
    [
        ("had never", True),
        ("can’t", True),
        ("failed to", True),
        ("notable knots", False),
        ("note", False),
    ],
)
def test_negations_are_whole_words(words: str, negated: bool) -> None:  # noqa: FBT001
    assert has_negation(words) is negated
