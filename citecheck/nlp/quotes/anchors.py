"""Where in a source a quotation may stand: candidate stretches, the likeliest first.

In: the comparison forms of a source and of a quotation. Out: ranges of the source in which the
quotation would stand. Pieces of it that start at its words are looked up; stretches on which
several of them agree win. `PieceIndex` serves short sources; for long ones `ngrams.NgramIndex`
does the same at the cost of an import of numpy. Whether a candidate is the passage is decided
elsewhere.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from math import ceil
from operator import sub
from typing import Protocol

from citecheck.nlp.quotes.word_diff import Words

CANDIDATES = 4
PIECES = (8, 5)  # characters of a piece: rare, and for want of hits short enough to survive edits
VOTES_NEEDED = (0.12, 0.25)  # share of the pieces of such a size that must agree
LEAST_VOTES = (1, 3)
VOTES_BESIDE_BEST = 0.5  # a stretch with fewer than this share of the best one's votes is dropped

_PIECES_AT_MOST = 64  # of one quotation, evenly spread
_HITS_AT_MOST = 8  # of one piece
_BITS = 20  # of the offset of a piece in a quotation
_OFFSET = (1 << _BITS) - 1
_MARGIN = 24  # code points beside a candidate, for changed words at the edges
_MARGIN_AT_MOST = 100  # with a quarter of the quotation's length on top, for words left out there

Stretch = tuple[int, int]


class Index(Protocol):
    """What finds candidate stretches in one source."""

    def stretches(self, quote: str, starts: Sequence[int], within: Stretch) -> list[Stretch]:
        """Return ranges inside `within` where `quote` may stand, the likeliest first.

        `quote` is in comparison form, `starts` are the offsets of its words.
        """


class PieceIndex:
    """The word starts of a short source, by the characters that follow."""

    def __init__(self, text: str, words: Words) -> None:
        self._text = text
        self._starts = words.starts
        self._places: dict[int, dict[str, list[int]]] = {}

    def stretches(self, quote: str, starts: Sequence[int], within: Stretch) -> list[Stretch]:
        """Return ranges inside `within` where `quote` may stand, the likeliest first."""
        chosen = starts[:: len(starts) // _PIECES_AT_MOST + 1]
        for size, share, least in zip(PIECES, VOTES_NEEDED, LEAST_VOTES, strict=True):
            pieces = [start for start in chosen if start + size <= len(quote)]
            hits = self._hits(quote, pieces, size, within)
            needed = max(least, ceil(len(pieces) * share))
            if len(hits) >= needed and (found := _agree(hits, needed, len(quote))):
                return found
        return []

    def _hits(self, quote: str, pieces: Sequence[int], size: int, within: Stretch) -> list[int]:
        """Return hits, each as one number: where the quotation would start, then the offset."""
        low, high = within
        found = map(self._places_of(size).get, [quote[at : at + size] for at in pieces])
        return [
            (place - offset << _BITS) + offset
            for offset, places in zip(pieces, found, strict=True)
            if places
            for place in (_behind(low, places) if low else places)[:_HITS_AT_MOST]
            if place < high
        ]

    def _places_of(self, size: int) -> dict[str, list[int]]:
        """Return where each piece of `size` characters starts; made when first asked for."""
        if size not in self._places:
            text = self._text
            places: dict[str, list[int]] = {}
            for start in self._starts:
                places.setdefault(text[start : start + size], []).append(start)
            self._places[size] = places
        return self._places[size]


def _behind(low: int, places: list[int]) -> list[int]:
    return places[bisect_left(places, low) :]


def tolerance(length: int) -> int:
    """Return by how much pieces of one passage may disagree about where it starts.

    Words that a quotation of `length` characters leaves out push later pieces on.
    """
    return 30 + length * 2 // 5


def stretch(starts: Sequence[int], pieces: Sequence[int], length: int) -> Stretch:
    """Return the range in which a quotation of `length` characters lies, given hits.

    `starts` are where it would start by each, in order, `pieces` the offsets of their pieces in it.
    """
    first_piece, last_piece = min(pieces), max(pieces)
    first, last = starts[pieces.index(first_piece)], starts[pieces.index(last_piece)]
    middle = starts[len(starts) // 2]
    margin = min(_MARGIN + length // 4, _MARGIN_AT_MOST)
    low = min(first, middle) - margin - first_piece // 2
    high = max(last, middle) + length + margin + (length - last_piece) // 2
    return max(low, 0), high


def _agree(hits: list[int], needed: int, length: int) -> list[Stretch]:
    """Return the stretches on which at least `needed` pieces agree, most votes first."""
    hits.sort()
    width = tolerance(length)
    starts = [hit >> _BITS for hit in hits]
    steps = map(sub, starts[1:], starts)
    ends = [place for place, step in enumerate(steps, 1) if step > width]
    groups = [
        group
        for begin, end in pairwise((0, *ends, len(hits)))
        if end - begin >= needed  # what stands alone is left out before it is looked at
        for group in _groups(starts, begin, end, width)
    ]
    least = max(needed, max(groups, default=(0,))[0] * VOTES_BESIDE_BEST)
    enough = [(-votes, begin, end) for votes, begin, end in groups if votes >= least]
    chosen: list[tuple[int, int]] = []
    for _, begin, end in sorted(enough):
        for first, last in chosen:
            if begin < last and first < end:
                break
        else:
            chosen.append((begin, end))
            if len(chosen) == CANDIDATES:
                break
    return [
        stretch(starts[begin:end], [hit & _OFFSET for hit in hits[begin:end]], length)
        for begin, end in chosen
    ]


def _groups(starts: list[int], begin: int, end: int, width: int) -> list[tuple[int, int, int]]:
    """Return the hits within `width` of each of ``starts[begin:end]``: their number, and bounds."""
    if starts[end - 1] - starts[begin] <= width:
        return [(end - begin, begin, end)]
    groups = []
    last = begin
    for first in range(begin, end):
        limit = starts[first] + width
        while last < end and starts[last] <= limit:
            last += 1
        groups.append((last - first, first, last))
    return groups
