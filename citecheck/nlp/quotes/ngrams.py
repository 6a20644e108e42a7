"""A sorted index of the letters behind each word start of a long source; the home of numpy.

In: a text in comparison form. Out, for a quotation: candidate stretches, as `anchors` describes.
A key is the next eight letters or digits from a word start, blanks and punctuation skipped, as
one 64-bit number with the first letter on top; sorted once, each look-up is a binary search, of
whole keys or, for want of hits, of their first letters.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from citecheck.nlp.quotes.anchors import (
    CANDIDATES,
    LEAST_VOTES,
    PIECES,
    VOTES_BESIDE_BEST,
    VOTES_NEEDED,
    Stretch,
    stretch,
    tolerance,
)

_LETTERS_IN_KEY = 8
_HITS_AT_MOST = 2_000  # of one key; the rest of a more common one says nothing new
_HITS_MEASURED = 200  # of one stretch, to tell where it starts and ends
_CHUNK = 1 << 21  # code points made into keys at a time, so that memory stays small
_OVERLAP = 256  # code points behind a chunk from which its last keys take their letters

_LAST_LETTER = np.uint64(0xFF)

Ints = npt.NDArray[np.signedinteger[Any]]
Keys = npt.NDArray[np.uint64]

_LETTER = np.array([chr(code).isalnum() for code in range(0x250)] + [True])
_PUNCTUATION = ((0x2000, 0x2C00), (0x3000, 0x3004), (0x3008, 0x3020), (0x1F000, 0x1FB00))


class _Hits(NamedTuple):
    """Hits of all pieces, by where the quotation would start."""

    starts: Ints
    pieces: Ints  # offsets of the pieces in the quotation
    rarity: npt.NDArray[np.float64]  # what a hit of the piece weighs, the less the more it has


class NgramIndex:
    """Word starts of one text, sorted by the letters that follow."""

    def __init__(self, text: str) -> None:
        parts = [_keys(text, start) for start in range(0, max(len(text), 1), _CHUNK)]
        keys = np.concatenate([keys for keys, _ in parts])
        starts = np.concatenate([starts for _, starts in parts])
        order = np.argsort(keys)
        self._keys = keys[order]
        self._starts = starts[order]

    def stretches(self, quote: str, starts: Sequence[int], within: Stretch) -> list[Stretch]:
        """Return ranges inside `within` where `quote` may stand, the likeliest first."""
        del starts  # keys are made from the text, as those of the source were
        keys, offsets = _keys(quote, 0)
        for size, share, least in zip(PIECES, VOTES_NEEDED, LEAST_VOTES, strict=True):
            needed = max(least, ceil(len(keys) * share))
            hits = self._hits(keys, offsets, size, within)
            if len(hits.starts) >= needed and (found := _agree(hits, needed, len(quote))):
                return found
        return []

    def starts(self, words: str) -> list[int] | None:
        """Return, in order, all places where the first letters of `words` start a word.

        None where `words` are too short, or these letters too common, for that to be of use.
        """
        keys, offsets = _keys(words[:_OVERLAP], 0)
        if not len(keys) or offsets[0] or not keys[0] & _LAST_LETTER:
            return None
        low = int(np.searchsorted(self._keys, keys[0], "left"))
        high = int(np.searchsorted(self._keys, keys[0], "right"))
        return sorted(self._starts[low:high].tolist()) if high - low <= _HITS_AT_MOST else None

    def _hits(self, keys: Keys, offsets: Ints, size: int, within: Stretch) -> _Hits:
        """Return the starts that the hits of all keys point to, sorted."""
        rest = np.uint64((1 << 8 * (_LETTERS_IN_KEY - size)) - 1)
        low = np.searchsorted(self._keys, keys & ~rest, "left")
        counts = np.searchsorted(self._keys, keys | rest, "right") - low
        counts = np.minimum(counts, _HITS_AT_MOST)
        before = np.cumsum(counts) - counts
        places = self._starts[np.arange(counts.sum()) + np.repeat(low - before, counts)]
        pieces = np.repeat(offsets, counts)
        rarity = np.repeat(1 / np.sqrt(np.maximum(counts, 1)), counts)
        inside = (places >= within[0]) & (places < within[1])
        starts, pieces, rarity = (places - pieces)[inside], pieces[inside], rarity[inside]
        order = np.argsort(starts)
        return _Hits(starts[order], pieces[order], rarity[order])


def _agree(hits: _Hits, needed: int, length: int) -> list[Stretch]:
    """Return the stretches on which at least `needed` hits agree, those of the rarest first."""
    starts = hits.starts
    behind = np.searchsorted(starts, starts + tolerance(length), "right")
    numbers = np.arange(len(starts))
    summed = np.concatenate(([0.0], np.cumsum(hits.rarity)))
    votes = summed[behind] - summed[numbers]
    votes[behind - numbers < needed] = 0
    votes[votes < votes.max() * VOTES_BESIDE_BEST] = 0
    found: list[Stretch] = []
    while len(found) < CANDIDATES and votes.any():
        begin = int(votes.argmax())
        end = int(behind[begin])
        few = slice(begin, min(end, begin + _HITS_MEASURED))
        found.append(stretch(starts[few].tolist(), hits.pieces[few].tolist(), length))
        votes[(behind > begin) & (numbers < end)] = 0
    return found


def _keys(text: str, start: int) -> tuple[Keys, Ints]:
    """Return the keys of the word starts in the chunk of `text` at `start`, and their offsets."""
    behind = min(start, 1)  # one character, to see whether a word starts at the chunk's first
    chunk = text[start - behind : start + _CHUNK + _OVERLAP]
    codes = np.frombuffer(chunk.encode("utf-32-le", "surrogatepass"), "<u4")
    is_letter = _LETTER[np.minimum(codes, 0x250)]
    for low, high in _PUNCTUATION:
        is_letter &= (codes < low) | (codes >= high)
    places = np.flatnonzero(is_letter)
    letters = np.zeros(len(places) + _LETTERS_IN_KEY, np.uint8)
    letters[: len(places)] = codes[places] & 0xFF
    first = np.flatnonzero(np.diff(places, prepend=-2) > 1)
    first = first[(places[first] >= behind) & (places[first] < _CHUNK + behind)]
    rolling = np.ndarray(len(places) + 1, ">u8", letters.tobytes(), 0, (1,))
    return rolling[first].astype(np.uint64), (places[first] + (start - behind)).astype(np.int32)
