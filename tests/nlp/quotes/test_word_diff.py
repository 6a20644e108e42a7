from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.nlp.quotes.word_diff import align, find_words

WORDS = st.lists(
    st.sampled_from(["the", "of", "and", "cat", "dog", "river", "seven", "mountain"]), max_size=30
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("rose 1.5 %, to 1,000", ["rose", "1.5", "%", "to", "1000"]),
        ("don't f-16 o'neil's", ["don't", "f", "16", "o'neil", "s"]),
        ("$5m at -3°", ["$", "5m", "at", "-", "3", "°"]),
        ("2019-2023", ["2019", "2023"]),
        ("日本語 text", ["日", "本", "語", "text"]),
        ("_ . ! '", []),
    ],
)
def test_words_keep_what_carries_meaning(text: str, words: list[str]) -> None:
    assert find_words(text).texts == words


def test_words_know_their_offsets() -> None:
    words = find_words("one, two three", 3)
    assert [(words.starts[n], words.ends[n]) for n in range(2)] == [(5, 8), (9, 14)]
    assert words.offsets(0, 2) == (5, 14)
    assert words.offsets(1, 1) == (0, 0)
    assert words.part(1, 2).texts == ["three"]


def _aligned(quote: str, source: str) -> list[tuple[bool, str, str]]:
    said, stands = quote.split(), source.split()
    alignment = align(said, stands)
    assert alignment is not None
    return [
        (block.equal, " ".join(said[block.q0 : block.q1]), " ".join(stands[block.s0 : block.s1]))
        for block in alignment.blocks
    ]


def test_a_word_is_replaced() -> None:
    assert _aligned("we will never leave", "now we will not leave them") == [
        (True, "we will", "we will"),
        (False, "never", "not"),
        (True, "leave", "leave"),
    ]


def test_a_changed_first_word_takes_one_word_of_the_source() -> None:
    assert _aligned("banks must pay for it", "so firms must pay for it all")[0] == (
        False,
        "banks",
        "firms",
    )


def test_a_misspelled_edge_finds_its_word() -> None:
    assert _aligned("governmant spending fell", "the old government spending fell")[0] == (
        False,
        "governmant",
        "government",
    )


def test_blanks_and_hyphens_make_no_difference() -> None:
    assert all(
        equal for equal, *_ in _aligned("it is a well known place", "it is a wellknown place")
    )


def test_a_word_left_out_shows() -> None:
    assert (False, "", "not") in _aligned("they did leave the town", "they did not leave the town")


def test_stray_agreement_far_off_is_no_part_of_it() -> None:
    source = "the end of it came late and long after that the new bridge was opened at last"
    assert _aligned("the new bridge was opened", source) == [
        (True, "the new bridge was opened", "the new bridge was opened")
    ]


def test_nothing_in_common_is_no_alignment() -> None:
    assert align(["one"], ["two", "three"]) is None


@given(WORDS, WORDS)
def test_blocks_cover_the_quotation_in_order(quote: list[str], source: list[str]) -> None:
    alignment = align(quote, source)
    if alignment is None:
        assert quote != source[: len(quote)] or not quote
        return
    place, behind = 0, alignment.blocks[0].s0
    for block in alignment.blocks:
        assert (block.q0, block.s0) == (place, behind)
        place, behind = block.q1, block.s1
    assert place == len(quote)
    assert 0 <= alignment.likeness <= 1
    assert behind <= len(source)


def test_a_heading_before_the_passage_is_no_part_of_it() -> None:
    source = "noise of the propellers batteries the batteries may need replacing after nine years"
    assert _aligned("the batteries will need replacing after nine years", source) == [
        (True, "the batteries", "the batteries"),
        (False, "will", "may"),
        (True, "need replacing after nine years", "need replacing after nine years"),
    ]
