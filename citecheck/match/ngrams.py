"""A sorted index of the letters behind each word start of a long source; the home of numpy.

In: a text in comparison form. Out, for a quotation: candidate places, as `anchors` describes.
A key is the next eight letters or digits from a word start, blanks and punctuation skipped, as
one 64-bit number; sorted once, each look-up is a binary search.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from citecheck.match.anchors import VOTES_BESIDE_BEST, VOTES_NEEDED, tolerance

_LETTERS_IN_KEY = 8
_HITS_AT_MOST = 2_000  # of one key; the rest of a more common one says nothing new
_CHUNK = 1 << 21  # code points made into keys at a time, so that memory stays small
_OVERLAP = 256  # code points behind a chunk from which its last keys take their letters

Ints = npt.NDArray[np.signedinteger[Any]]
Keys = npt.NDArray[np.uint64]

_LETTER = np.array([chr(code).isalnum() for code in range(0x250)] + [True])
_PUNCTUATION = ((0x2000, 0x2070), (0x3000, 0x3004), (0x3008, 0x3020))


class NgramIndex:
    """Word starts of one text, sorted by the letters that follow."""

    def __init__(self, text: str) -> None:
        parts = [_keys(text, start) for start in range(0, max(len(text), 1), _CHUNK)]
        keys = np.concatenate([keys for keys, _ in parts])
        starts = np.concatenate([starts for _, starts in parts])
        order = np.argsort(keys)
        self._keys = keys[order]
        self._starts = starts[order]

    def places(self, quote: str, most: int) -> list[int]:
        """Return at most `most` offsets where `quote` may start, the likeliest first."""
        keys, offsets = _keys(quote, 0)
        low = np.searchsorted(self._keys, keys, "left")
        counts = np.minimum(np.searchsorted(self._keys, keys, "right") - low, _HITS_AT_MOST)
        before = np.cumsum(counts) - counts
        hits = self._starts[np.arange(counts.sum()) + np.repeat(low - before, counts)]
        found = np.sort(hits - np.repeat(offsets, counts))
        width = tolerance(len(quote))
        votes = np.searchsorted(found, found + width, "right") - np.arange(len(found))
        needed = max(1, int(len(keys) * VOTES_NEEDED), votes.max(initial=0) * VOTES_BESIDE_BEST)
        votes[votes < needed] = 0
        chosen: list[int] = []
        while len(chosen) < most and votes.any():
            place = int(found[votes.argmax()])
            chosen.append(place)
            votes[np.abs(found - place) <= width] = 0
        return chosen


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
    rolling = np.ndarray(len(places) + 1, "<u8", letters.tobytes(), 0, (1,))
    return rolling[first], (places[first] + (start - behind)).astype(np.int32)
