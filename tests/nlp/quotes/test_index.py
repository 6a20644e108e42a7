from __future__ import annotations

import pytest

from citecheck.nlp.quotes.index import LONGEST_ALIKE, Haystack
from citecheck.nlp.quotes.segments import Mark, Segment, segment

TEXT = "in 1.5 years the sea rose 3 mm. the sea wall held, the sea-birds left. 日本語です"


def _segment(text: str) -> Segment:
    return segment(Mark.START, "", text)


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ("the sea", [13, 32, 51]),
        ("sea", [17, 36, 55]),
        ("he sea", []),
        ("the se", []),
        ("5 years", []),
        ("1", []),
        ("3 mm", [26]),
        ("本", [72]),
    ],
)
def test_exact_hits_are_whole_words_and_numbers(words: str, places: list[int]) -> None:
    haystack = Haystack(TEXT)
    assert list(haystack.exactly(words, 0, len(TEXT))) == places
    assert haystack.last_exactly(words, 0, len(TEXT)) == (places[-1] if places else None)


def test_only_the_part_asked_for_is_searched() -> None:
    haystack = Haystack(TEXT)
    assert list(haystack.exactly("the sea", 14, 50)) == [32]
    assert haystack.last_exactly("the sea", 0, 50) == 32


def test_short_and_overlong_segments_are_not_sought_altered() -> None:
    haystack = Haystack(TEXT)
    assert haystack.alike(_segment("the sea"), 0, len(TEXT)) == []
    assert haystack.alike(_segment("the sea wall " * LONGEST_ALIKE), 0, len(TEXT)) == []


@pytest.mark.parametrize("length", [0, 200_000])
def test_altered_words_are_placed_in_short_and_long_sources(length: int) -> None:
    text = "x" * 10 + " y" * (length // 2) + " " + TEXT
    (placed,) = Haystack(text).alike(
        _segment("years the sea rises 3 mm the sea wall"), 0, len(text)
    )
    assert text[placed.start : placed.end] == "years the sea rose 3 mm. the sea wall"
    assert placed.alignment.likeness > 0.8


def test_a_placed_segment_may_lose_its_ends() -> None:
    (placed,) = Haystack(TEXT).alike(_segment("many years the sea rose 4 mm"), 0, len(TEXT))
    shorter = placed.without_first()
    assert shorter.segment.text == "years the sea rose 4 mm"
    assert shorter.segment.mark is Mark.NOTHING
    assert TEXT[shorter.start : shorter.end] == "years the sea rose 3 mm"
    assert shorter.without_last().segment.text == "years the sea rose 4"
