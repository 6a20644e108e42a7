"""Tokens and chunks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.nlp.tokens import CHUNK, Kind, chunks, tokenise


def words(text: str) -> list[str]:
    return [token.text for token in tokenise(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("$1.8 billion", ["$", "1.8", "billion"]),
        ("1,234,567.89", ["1,234,567.89"]),
        ("12,34,567", ["12,34,567"]),
        ("22,24,26", ["22", ",", "24", ",", "26"]),
        ("10 000 dollars", ["10 000", "dollars"]),
        ("245 23 yen", ["245", "23", "yen"]),
        ("05.03.2024", ["05.03.2024"]),
        ("S23 and km²", ["S", "23", "and", "km²"]),
        ("don't", ["don't"]),
        ("a .08 rate", ["a", ".08", "rate"]),
        ("2½", ["2", "½"]),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2 × 10⁶ fish", ["2", "×", "10", "^", "6", "fish"]),
        ("3·10⁻³ mol", ["3", "·", "10", "^", "−", "3", "mol"]),
        ("200⁷ villages", ["200", "villages"]),
        ("in 2010⁶ boats", ["in", "2010", "boats"]),
        ("3,500²,³ boats", ["3,500", "boats"]),
        ("24 per cent⁵ of", ["24", "per", "cent", "of"]),
        ("24%⁵ of", ["24", "%", "of"]),
        ("12 km² and 4 m³", ["12", "km²", "and", "4", "m³"]),
        ("¹⁴C and ¹³¹I", ["¹⁴C", "and", "¹³¹I"]),
    ],
)
def test_raised_digits_are_powers_of_ten_parts_of_names_or_notes(
    text: str, expected: list[str]
) -> None:
    assert words(text) == expected


@given(st.text(st.characters(exclude_characters="⁰¹²³⁴⁵⁶⁷⁸⁹"), max_size=300))
def test_tokens_are_slices_and_leave_out_only_white_space(text: str) -> None:
    tokens = tokenise(text)
    end = 0
    for token in tokens:
        assert token.text == text[token.start : token.end]
        assert not text[end : token.start].strip() or token.kind in Kind
        end = token.end
    assert sum(len("".join(t.text.split())) for t in tokens) == len("".join(text.split()))


def test_chunks_cover_a_long_text_and_end_at_white_space() -> None:
    text = "word " * 20_000
    parts = list(chunks(text))
    assert [start for start, _ in parts[1:]] == [end for _, end in parts[:-1]]
    assert (parts[0][0], parts[-1][1]) == (0, len(text))
    assert all(text[end : end + 1].isspace() for _, end in parts[:-1])


def test_chunks_of_one_endless_word_are_bounded() -> None:
    assert all(end - start <= 2 * CHUNK for start, end in chunks("x" * 200_000))
