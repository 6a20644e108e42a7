"""Number words of other languages, one word at a time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.language.numbers_foreign import SMALL, value_of


@pytest.mark.parametrize(
    ("word", "language", "value"),
    [
        ("zwölf", "de", 12),
        ("zweiundzwanzig", "de", 22),
        ("einundneunzig", "de", 91),
        ("zweihundertdrei", "de", 203),
        ("dreitausendfünfhundert", "de", 3500),
        ("tweeëntwintig", "nl", 22),
        ("honderdvijftig", "nl", 150),
        ("ventotto", "it", 28),
        ("trentatré", "it", 33),
        ("millecinquecento", "it", 1500),
        ("tremila", "it", 3000),
        ("quinientas", "es", 500),
        ("vingts", "fr", 20),
        ("duzentas", "pt", 200),
        # words that hold a number and are none
        ("wunderbar", "de", None),
        ("hundertste", "de", None),
        ("centro", "it", None),
        ("menschen", "nl", None),
    ],
)
def test_value(word: str, language: str, value: int | None) -> None:
    assert value_of(word, language) == value


@given(st.text(max_size=60), st.sampled_from(sorted(SMALL)))
def test_any_word_has_an_answer(word: str, language: str) -> None:
    value = value_of(word, language)
    assert value is None or value > 1
