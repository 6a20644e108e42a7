from __future__ import annotations

import pytest

from citecheck.nlp.quotes.chain import Chain, chains
from citecheck.nlp.quotes.index import Haystack
from citecheck.nlp.quotes.segments import Mark, segment, split

TEXT = (
    "the mayor opened the bridge on monday. the old ferry will run until june, she said. "
    + "other matters came up. " * 40
    + "a new timetable for the night buses is being drawn up by the county."
)


def _chains(quote: str) -> list[Chain]:
    parts = split(segment(Mark.START, "", quote))
    return chains(Haystack(TEXT), parts, exactly=True)


def _stretch(quote: str) -> str:
    best = _chains(quote)[0]
    return TEXT[best.start : best.end]


@pytest.mark.parametrize(
    ("quote", "stretch"),
    [
        ("the mayor opened the bridge", "the mayor opened the bridge"),
        ("the mayor … the old ferry", "the mayor opened the bridge on monday. the old ferry"),
        ("bridge on monday … until", "bridge on monday. the old ferry will run until"),
        ("will run … she said", "will run until june, she said"),
        ("the mayor [has] opened the bridge", "the mayor opened the bridge"),
    ],
)  # fmt: skip
def test_segments_follow_one_another(quote: str, stretch: str) -> None:
    assert _stretch(quote) == stretch


def test_a_gap_without_a_mark_is_found_by_its_two_sides() -> None:
    best = _chains(
        "on monday. the old ferry will run until june "
        "a new timetable for the night buses is being drawn up"
    )[0]
    assert [link.segment.mark for link in best.links] == [Mark.START, Mark.NOTHING]
    assert len(best.placed) == 2


def test_a_segment_that_stands_nowhere_lowers_the_likeness() -> None:
    (best, *_) = _chains("the mayor opened the bridge on monday … purple elephants")
    assert best.links[1].placed is None
    assert 0.6 < best.likeness < 0.8


def test_what_is_not_enough_like_the_quotation_is_no_chain() -> None:
    assert _chains("the mayor opened the … " + "purple elephants danced all night " * 3) == []
    assert _chains("nothing of this stands anywhere in there") == []
