"""Where in a source a quotation may stand: candidate stretches, the likeliest first.

In: the comparison forms of a source and of a quotation. Out: ranges of the source in which the
quotation would stand. Pieces of it that start at its words are looked up; stretches on which
several of them agree win. `PieceIndex` serves short sources; for long ones `ngrams.NgramIndex`
does the same at the cost of an import of numpy. Whether a candidate is the passage is decided
elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol

from citecheck.match.edits import Words

CANDIDATES = 4
PIECES = (8, 5)  # characters of a piece: rare, and for want of hits short enough to survive edits
VOTES_NEEDED = (0.08, 0.2)  # share of the pieces of such a size that must agree
LEAST_VOTES = (1, 3)
VOTES_BESIDE_BEST = 0.5  # a stretch with fewer than this share of the best one's votes is dropped

_KEY = min(PIECES)
_PIECES_AT_MOST = 64  # of one quotation, evenly spread
_HITS_AT_MOST = 8  # of one piece
_MARGIN = 24  # code points beside a candidate, for changed words at the edges
_MARGIN_AT_MOST = 100  # with a quarter of the quotation's length on top, for words left out there

Stretch = tuple[int, int]


class Hit(NamedTuple):
    """A piece was found: where the quotation would start, and the offset of the piece in it."""

    start: int
    offset: int


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
        self._places: dict[str, list[int]] = {}
        for start in words.starts:
            self._places.setdefault(text[start : start + _KEY], []).append(start)

    def stretches(self, quote: str, starts: Sequence[int], within: Stretch) -> list[Stretch]:
        """Return ranges inside `within` where `quote` may stand, the likeliest first."""
        chosen = starts[:: len(starts) // _PIECES_AT_MOST + 1]
        for size, share, least in zip(PIECES, VOTES_NEEDED, LEAST_VOTES, strict=True):
            pieces = [
                (start, quote[start : start + size])
                for start in chosen
                if start + size <= len(quote)
            ]
            hits = sorted(self._hits(pieces, within))
            needed = max(least, int(len(pieces) * share))
            if len(hits) >= needed and (found := _agree(hits, needed, len(quote))):
                return found
        return []

    def _hits(self, pieces: Sequence[tuple[int, str]], within: Stretch) -> Iterator[Hit]:
        low, high = within
        for offset, piece in pieces:
            left = _HITS_AT_MOST
            for place in self._places.get(piece[:_KEY], ()):
                if low <= place < high and self._text.startswith(piece, place):
                    yield Hit(place - offset, offset)
                    left -= 1
                    if not left:
                        break


def tolerance(length: int) -> int:
    """Return by how much pieces of one passage may disagree about where it starts.

    Words that a quotation of `length` characters leaves out push later pieces on.
    """
    return 30 + length * 2 // 5


def stretch(hits: Sequence[Hit], length: int) -> Stretch:
    """Return the range in which a quotation of `length` characters lies, given its hits."""
    middle = sorted(hit.start for hit in hits)[len(hits) // 2]
    first = min(hits, key=lambda hit: hit.offset)
    last = max(hits, key=lambda hit: hit.offset)
    margin = min(_MARGIN + length // 4, _MARGIN_AT_MOST)
    low = min(first.start, middle) - margin - first.offset // 2
    high = max(last.start, middle) + length + margin + (length - last.offset) // 2
    return max(low, 0), high


def _agree(hits: Sequence[Hit], needed: int, length: int) -> list[Stretch]:
    """Return the stretches on which at least `needed` pieces agree, most votes first."""
    width = tolerance(length)
    groups: list[tuple[int, int, int]] = []
    end = 0
    for begin, hit in enumerate(hits):
        while end < len(hits) and hits[end].start <= hit.start + width:
            end += 1
        if end - begin >= needed:
            groups.append((begin - end, begin, end))
    groups.sort()
    chosen: list[tuple[int, int]] = []
    for votes, begin, end in groups:
        if len(chosen) == CANDIDATES or votes > groups[0][0] * VOTES_BESIDE_BEST:
            break
        if all(end <= other[0] or begin >= other[1] for other in chosen):
            chosen.append((begin, end))
    return [stretch(hits[begin:end], length) for begin, end in chosen]
