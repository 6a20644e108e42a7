"""What is said of words on the pages of a PDF that were not read."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.formats.pdf.layout.drawing import Drawing
from citecheck.lazy_regex import regex

_WORD = regex(r"[^\W\d_]{2}")
_FEWEST = 3  # words: fewer are a mark on an axis, or a letter of a logo
_SHOWN = 60  # code points
_STAMP = regex(r"arXiv:\S+")  # in the margin of every preprint


def told(drawings: Iterable[tuple[int, Drawing]]) -> list[str]:
    """Return a sentence for each stretch of turned words that was left out.

    Args:
        drawings: the pages by number, from 0.
    """
    return [
        f"on page {number + 1}, {len(words.split())} turned or slanted words were not read: "
        f"“{words[:_SHOWN].rstrip()}{'…' if len(words) > _SHOWN else ''}”"
        for number, drawing in drawings
        for words in drawing.skipped
        if len(_WORD.findall(words)) >= _FEWEST and not _STAMP.match(words)
    ]
