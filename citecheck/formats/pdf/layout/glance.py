"""Which words of a page are seen for certain, told of all of them at once.

That is most words of most pages: plain type in the open, on the page and large enough. What is not
told here must be looked at by itself (`unseen`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from msgspec import Struct

from citecheck.formats.pdf.layout.asked import Numbers, Truths, Whole
from citecheck.formats.pdf.layout.characters import Characters
from citecheck.formats.pdf.layout.drawing import Area
from citecheck.formats.pdf.layout.pieces import Piece

NARROWEST = 0.2  # points of width of a character
LONGEST_WORD = 2_000  # characters of a word that is looked at part by part


class Glance(Struct):
    """A look at all words of a page.

    `page` is what is shown of it, `smallest` the least height of type; `are_plain` tells of text
    objects, by addresses and a character in each, whether nothing about them can hide a word.
    """

    characters: Characters
    page: Area
    smallest: float
    are_plain: Callable[[Whole, Whole], Truths]

    def sees(self, pieces: Sequence[Piece]) -> list[bool]:
        """Return of each piece whether it is seen for certain."""
        firsts = np.array([piece.first for piece in pieces], np.int64)
        ends = np.array([piece.end for piece in pieces], np.int64)
        names, lasts = self.characters.objects(firsts), self.characters.objects(ends - 1)
        boxes = np.array([(one.x0, one.x1, one.y, one.height) for one in pieces]).reshape(-1, 4).T
        sure = self.are_plain(names, firsts) & self._are_large(boxes, ends - firsts)
        is_mixed = (lasts != names) & (lasts != 0)  # several objects hold it
        sure &= ~is_mixed
        parted = np.flatnonzero(is_mixed & (ends - firsts <= LONGEST_WORD))
        if parted.size:
            sure[parted] = self._sees_parts(firsts[parted], ends[parted])
        return list(map(bool, sure))

    def _are_large(self, boxes: Numbers, lengths: Whole) -> Truths:
        """Tell of stretches whether they are large enough, and on the page."""
        left, right, y, height = boxes
        middle, low = (left + right) / 2, y + height / 4
        large: Truths = (height >= self.smallest) & (right - left >= NARROWEST * lengths)
        large &= (self.page.left <= middle) & (middle <= self.page.right)
        large &= (self.page.bottom <= low) & (low <= self.page.top)
        return large

    def _sees_parts(self, firsts: Whole, ends: Whole) -> Truths:
        """Tell of words whether every stretch that one object holds is seen for certain."""
        lengths = ends - firsts
        words = np.cumsum(lengths) - lengths  # where each begins among all their characters
        indices = np.repeat(firsts - words, lengths) + np.arange(lengths.sum())
        names = self.characters.objects(indices)
        begins = names != 0  # the engine makes up characters that are in no object
        begins[words] = True
        names = names[np.maximum.accumulate(np.where(begins, np.arange(names.size), 0))]
        begins = np.append(True, names[1:] != names[:-1])
        begins[words] = True
        starts = indices[begins]
        stops = indices[np.append(begins[1:], True)] + 1
        left, y, height = self.characters.all_at(starts)
        boxes = np.array((left, self.characters.rights(stops - 1), y, height))
        sure = self.are_plain(names[begins], starts) & self._are_large(boxes, stops - starts)
        told: Truths = np.logical_and.reduceat(sure, np.cumsum(begins)[words] - 1)
        return told
