from __future__ import annotations

import pytest

from citecheck.nlp.quotes.segments import Mark, Segment, segment, split


def _split(quote: str) -> list[tuple[str, str]]:
    return [(part.mark.value, part.text.strip()) for part in split(segment(Mark.START, "", quote))]


@pytest.mark.parametrize(
    ("quote", "segments"),
    [
        ("we will rebuild", [("start", "we will rebuild")]),
        ("we will … rebuild", [("start", "we will"), ("ellipsis", "rebuild")]),
        ("we will ... rebuild", [("start", "we will"), ("ellipsis", "rebuild")]),
        ("we will . . . rebuild", [("start", "we will"), ("ellipsis", "rebuild")]),
        ("we will […] rebuild", [("start", "we will"), ("ellipsis", "rebuild")]),
        ("we will (...) rebuild", [("start", "we will"), ("ellipsis", "rebuild")]),
        ("[the firm] will rebuild", [("start", "will rebuild")]),
        ("we [the firm] rebuild", [("start", "we"), ("bracket", "rebuild")]),
        ("we rebuil[t] it", [("start", "we"), ("bracket", "it")]),
        ("[W]e rebuild", [("start", "We rebuild")]),
        ("we rebuilded [sic] it", [("start", "we rebuilded it")]),
        ("… we rebuild …", [("start", "we rebuild")]),
        ("we … [they] rebuild", [("start", "we"), ("ellipsis", "rebuild")]),
        ("in Rome[58] and after", [("start", "in Rome and after")]),
        ("…", []),
    ],
)
def test_marks_cut_a_quotation(quote: str, segments: list[tuple[str, str]]) -> None:
    assert _split(quote) == segments


@pytest.mark.parametrize(
    ("text", "recognisable"),
    [
        ("three little words", False),
        ("a b c d e f g", False),
        ("four words of some length", True),
    ],
)
def test_short_quotations_are_not_recognised_altered(text: str, recognisable: bool) -> None:  # noqa: FBT001
    assert segment(Mark.START, "", text).recognisable is recognisable


def test_a_segment_gives_its_words_as_written() -> None:
    written: Segment = segment(Mark.START, "", "“The Café’s owner,” 1,000 others")
    assert written.words.texts[:2] == ["the", "cafe's"]
    assert written.slice(0, 2) == "The Café’s"
    assert written.slice(1, 1) == ""
    assert written.core == "the cafe's owner,' 1,000 others"
    assert written.part(3, 5, Mark.NOTHING).text == "1,000 others"
