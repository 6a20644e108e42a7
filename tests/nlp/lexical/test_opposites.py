import pytest

from citecheck.nlp.lexical.opposites import opposites
from citecheck.nlp.lexical.words import key


@pytest.mark.parametrize(("one", "other"), [("fell", "increased"), ("joined", "left")])
def test_opposition_goes_both_ways(one: str, other: str) -> None:
    assert key(one) in opposites(key(other))
    assert key(other) in opposites(key(one))


def test_most_words_have_none() -> None:
    assert opposites(key("harbour")) == frozenset()
