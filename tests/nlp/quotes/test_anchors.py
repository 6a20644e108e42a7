"""Both indexes answer alike, so that they share their tests."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from citecheck.nlp.quotes.anchors import CANDIDATES, Index, PieceIndex, tolerance
from citecheck.nlp.quotes.ngrams import NgramIndex
from citecheck.nlp.quotes.word_diff import find_words

MAKERS: list[Callable[[str], Index]] = [
    lambda text: PieceIndex(text, find_words(text)),
    NgramIndex,
]
SENTENCES = (
    "the harbour was widened in spring by volunteers. nobody counted the gulls that year. "
    "a ferry left for the island every morning and came back at dusk with fish and letters. "
)


@pytest.fixture(params=MAKERS, ids=["pieces", "ngrams"])
def make(request: pytest.FixtureRequest) -> Callable[[str], Index]:
    return request.param  # type: ignore[no-any-return]


def _stretches(index: Index, quote: str, within: tuple[int, int]) -> list[tuple[int, int]]:
    return index.stretches(quote, find_words(quote).starts, within)


def test_the_place_of_an_altered_quotation_is_among_the_first(
    make: Callable[[str], Index],
) -> None:
    text = "x " * 500 + SENTENCES + "y " * 500
    quote = "a ferry left for the iland evry morning and came home at dusk with letters"
    (low, high), *_ = _stretches(make(text), quote, (0, len(text)))
    start = text.index("a ferry")
    assert low <= start
    assert high >= text.index("letters") + len("letters")
    assert high - low < 3 * len(quote)


def test_nothing_alike_has_no_candidates(make: Callable[[str], Index]) -> None:
    assert (
        _stretches(make(SENTENCES), "completely unrelated phrases about volcanoes", (0, 999)) == []
    )
    assert _stretches(make(""), "completely unrelated phrases", (0, 0)) == []
    assert _stretches(make(SENTENCES), "", (0, 999)) == []


def test_only_the_part_asked_for_counts(make: Callable[[str], Index]) -> None:
    text = SENTENCES * 3
    quote = "nobody counted the gulls that year"
    index = make(text)
    assert len(_stretches(index, quote, (0, len(text)))) == 3
    ((low, high),) = _stretches(index, quote, (len(SENTENCES), 2 * len(SENTENCES)))
    assert low <= len(SENTENCES) + SENTENCES.index("nobody") < high


def test_few_candidates_are_returned_whatever_the_text(make: Callable[[str], Index]) -> None:
    text = "of the sea " * 20_000
    found = _stretches(make(text), "of the sea of the sea of the land of the sea", (0, len(text)))
    assert 0 < len(found) <= CANDIDATES


def test_heavy_edits_are_found_by_shorter_pieces(make: Callable[[str], Index]) -> None:
    quote = "nobodi counte thef gulls, thattyear"
    ((low, high), *_) = _stretches(make(SENTENCES), quote, (0, len(SENTENCES)))
    assert low <= SENTENCES.index("nobody") < high


@pytest.mark.parametrize("alphabet", ["abcdefgh", "абвгдежз", "の日本語山川空"])
def test_any_script_is_indexed(make: Callable[[str], Index], alphabet: str) -> None:
    chance = random.Random(3)
    text = " ".join("".join(chance.choices(alphabet, k=6)) for _ in range(3_000))
    start = text.index(" ", 9_000) + 1
    quote = text[start : start + 90]
    (low, high), *_ = _stretches(make(text), quote, (0, len(text)))
    assert low <= start
    assert start + 90 <= high


def test_pieces_of_a_long_quotation_may_disagree_more() -> None:
    assert tolerance(10) < tolerance(1_000)
