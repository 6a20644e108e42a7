"""What `NgramIndex` alone does; what it shares with `PieceIndex` is in test_anchors.py."""

from __future__ import annotations

import pytest

from citecheck.nlp.quotes import ngrams
from citecheck.nlp.quotes.ngrams import NgramIndex
from citecheck.nlp.quotes.word_diff import find_words


def test_words_across_chunks_are_indexed(monkeypatch: pytest.MonkeyPatch) -> None:
    text = " ".join(f"word{number:05d} follows" for number in range(2_000))
    whole = NgramIndex(text)
    monkeypatch.setattr(ngrams, "_CHUNK", 997)
    pieces = NgramIndex(text)
    for start in (900, 5_976, 10_967, 20_000):
        quote = text[text.index(" ", start) + 1 :][:80]
        asked = quote, find_words(quote).starts, (0, len(text))
        assert pieces.stretches(*asked) == whole.stretches(*asked)


def test_lone_surrogates_do_no_harm() -> None:
    text = "some words \ud800 and others that follow"
    assert NgramIndex(text).stretches("and others that follow", [0, 4], (0, len(text)))
