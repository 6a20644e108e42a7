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
from math import ceil
from operator import itemgetter
from typing import Protocol

from citecheck.nlp.quotes.word_diff import Words

CANDIDATES = 4
PIECES = (8, 5)  # characters of a piece: rare, and for want of hits short enough to survive edits
VOTES_NEEDED = (0.12, 0.25)  # share of the pieces of such a size that must agree
LEAST_VOTES = (1, 3)
VOTES_BESIDE_BEST = 0.5  # a stretch with fewer than this share of the best one's votes is dropped

_PIECES_AT_MOST = 64  # of one quotation, evenly spread
_HITS_AT_MOST = 8  # of one piece
_MARGIN = 24  # code points beside a candidate, for changed words at the edges
_MARGIN_AT_MOST = 100  # with a quarter of the quotation's length on top, for words left out there

Stretch = tuple[int, int]


Hit = tuple[int, int]
"""A piece was found: where the quotation would start, and the offset of the piece in it."""


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

    def _hits(self, quote: str, pieces: Sequence[int], size: int, within: Stretch) -> list[Hit]:
        low, high = within
        places = self._places_of(size)
        hits: list[Hit] = []
        for offset in pieces:
            found = places.get(quote[offset : offset + size])
            if found is None:
                continue
            begin = bisect_left(found, low) if low else 0
            hits += [
                (place - offset, offset)
                for place in found[begin : begin + _HITS_AT_MOST]
                if place < high
            ]
        return hits

    def _places_of(self, size: int) -> dict[str, list[int]]:
        """Return where each piece of `size` characters starts; made when first asked for."""
        if size not in self._places:
            places: dict[str, list[int]] = {}
            for start in self._starts:
                places.setdefault(self._text[start : start + size], []).append(start)
            self._places[size] = places
        return self._places[size]


def tolerance(length: int) -> int:
    """Return by how much pieces of one passage may disagree about where it starts.

    Words that a quotation of `length` characters leaves out push later pieces on.
    """
    return 30 + length * 2 // 5


def stretch(hits: Sequence[Hit], length: int) -> Stretch:
    """Return the range in which a quotation of `length` characters lies, given its hits."""
    middle = sorted(hits)[len(hits) // 2][0]
    first, first_piece = min(hits, key=itemgetter(1))
    last, last_piece = max(hits, key=itemgetter(1))
    margin = min(_MARGIN + length // 4, _MARGIN_AT_MOST)
    low = min(first, middle) - margin - first_piece // 2
    high = max(last, middle) + length + margin + (length - last_piece) // 2
    return max(low, 0), high


def _agree(hits: list[Hit], needed: int, length: int) -> list[Stretch]:
    """Return the stretches on which at least `needed` pieces agree, most votes first."""
    hits.sort()
    width = tolerance(length)
    groups: list[tuple[int, int, int]] = []
    begin = 0
    for end in range(1, len(hits) + 1):
        if end == len(hits) or hits[end][0] - hits[end - 1][0] > width:
            if end - begin >= needed:  # what stands alone is left out before it is looked at
                groups += _groups(hits, begin, end, width)
            begin = end
    groups = [group for group in groups if -group[0] >= needed]
    groups.sort()
    chosen: list[tuple[int, int]] = []
    for votes, begin, end in groups:
        if len(chosen) == CANDIDATES or votes > groups[0][0] * VOTES_BESIDE_BEST:
            break
        if all(end <= other[0] or begin >= other[1] for other in chosen):
            chosen.append((begin, end))
    return [stretch(hits[begin:end], length) for begin, end in chosen]


def _groups(hits: list[Hit], begin: int, end: int, width: int) -> list[tuple[int, int, int]]:
    """Return the hits within `width` of each of ``hits[begin:end]``: less their number, bounds."""
    if hits[end - 1][0] - hits[begin][0] <= width:
        return [(begin - end, begin, end)]
    groups = []
    last = begin
    for first in range(begin, end):
        while last < end and hits[last][0] <= hits[first][0] + width:
            last += 1
        groups.append((first - last, first, last))
    return groups
