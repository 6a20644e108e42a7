from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.model import Span
from citecheck.nlp.normalise import fold, fold_character

NOTABLE = "aB é é ß ﬁ … — - \u00ad \u200b \u00a0 [12] ² ½ İ “ ' \r\n\t が 한 ً ™"
texts = st.text(alphabet=st.one_of(st.sampled_from(NOTABLE), st.characters(codec="utf-8")))


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("“Don’t”", "'don't'"),
        ("«Mot»", "'mot'"),
        ("2019–23 — and", "2019-23 - and"),
        ("co\u00adoperate", "cooperate"),
        ("ﬁnance ﬀ", "finance ff"),
        ("Ｗｉｄｅ", "wide"),
        ("café Łódź Ærø", "cafe lodz aero"),
        ("cafe\u0301", "cafe"),
        ("10\u00a0000\u2009km", "10 000 km"),
        ("a  b\r\n\tc", "a b c"),
        ("govern-\nment", "government"),
        ("Anglo-\nSaxon", "anglo- saxon"),
        ("the war[12] ended [3][4].", "the war ended."),
        ("as shown[note 2] here", "as shown here"),
        ("the treaty¹² ended.³", "the treaty ended."),
        ("5 km² and 10²", "5 km2 and 102"),
        ("3½ hours", "3½ hours"),
        ("Straße", "strasse"),
        ("wait…", "wait..."),
        ("हिन्दी", "हिन्दी"),
    ],
)
def test_readers_see_the_same(written: str, folded: str) -> None:
    assert fold(written).text == folded


@given(texts)
def test_the_whole_comes_back_whole(text: str) -> None:
    folded = fold(text)
    if folded.text:
        first, last = folded.span(0, 1), folded.span(len(folded.text) - 1, len(folded.text))
        assert folded.span(0, len(folded.text)) == Span(first.start, last.end)
    assert 0 <= len(folded.starts) <= len(text)


@given(texts)
def test_offsets_run_forwards_and_stay_inside(text: str) -> None:
    folded = fold(text)
    spans = [folded.span(place, place + 1) for place in range(len(folded.text))]
    for one, following in pairwise(spans):
        assert one == following or one.end <= following.start
    assert all(span.end <= len(text) and len(span) > 0 for span in spans)


@given(texts)
def test_every_character_stands_for_what_it_came_from(text: str) -> None:
    folded = fold(text)
    for place, character in enumerate(folded.text):
        origin = folded.span(place, place + 1).of(text)
        assert character == " " or any(character in _forms(one) for one in origin)


def _forms(character: str) -> str:
    return fold_character(character).lower() + fold_character(character)


@given(texts, st.integers(0, 50), st.integers(0, 50))
def test_a_slice_is_what_the_span_names(text: str, start: int, size: int) -> None:
    folded = fold(text)
    start = min(start, len(folded.text) - 1)
    end = min(start + size, len(folded.text))
    if 0 <= start < end:
        assert folded.slice(start, end, text) == folded.span(start, end).of(text)


@given(st.text(alphabet="abc XYZ.,'-\n", max_size=200))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    once = fold(text.replace("-\n", "- \n")).text
    assert fold(once).text == once


@pytest.mark.parametrize(
    "unit", ["a", " ", "\n", "-\n", "[1] ", "[", "é", "ﬁ", "e\u0301", "½²", "\U0001f600", "\u00ad"]
)
def test_a_long_run_of_anything_is_read_soon(
    unit: str, cpu_seconds: Callable[[Callable[[], object]], float]
) -> None:
    text = unit * (400_000 // len(unit))
    assert cpu_seconds(lambda: fold(text)) < 5
