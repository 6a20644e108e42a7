"""Step 7: the draft's words in the type in which it sets them: italics, bold, raised, lowered.

In: a `Document` of the wire. Out: any stretch of its text as `Piece`s, the same type throughout
each. For showing alone; no markup here.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from itertools import groupby, pairwise

from msgspec import Struct

from citecheck.model import Style
from citecheck.report.wire.types import Document

_NESTED = tuple(Style)  # the outermost first: the same words come out the same


class Piece(Struct, frozen=True, kw_only=True):
    """Words in one type; `styles` is empty for plain ones."""

    text: str
    styles: tuple[Style, ...] = ()


class Typography:
    """The type of one draft; what is set apart is found by place: long drafts stay quick."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        found = document.styles if isinstance(document.styles, tuple) else ()
        edges = [(one.start, 1, one.kind) for one in found if one.start < one.end]
        edges += [(one.end, -1, one.kind) for one in found if one.start < one.end]
        open_: Counter[Style] = Counter()
        self._starts: list[int] = [0]  # where the type changes, and to what
        self._styles: list[tuple[Style, ...]] = [()]
        for place, here in groupby(sorted(edges), key=lambda edge: edge[0]):
            for _, step, kind in here:
                open_[kind] += step
            self._starts.append(place)
            self._styles.append(tuple(style for style in _NESTED if open_[style] > 0))

    def pieces(self, start: int, end: int) -> tuple[Piece, ...]:
        """Return ``[start, end)`` of the text in pieces, which together are it."""
        first = bisect_right(self._starts, start) - 1
        if start < end and (first + 1 == len(self._starts) or end <= self._starts[first + 1]):
            return (Piece(text=self._text[start:end], styles=self._styles[first]),)
        return tuple(self._cut(start, end, first))

    def _cut(self, start: int, end: int, first: int) -> Iterator[Piece]:
        last = bisect_right(self._starts, end)
        inside = [place for place in self._starts[first:last] if start < place < end]
        for left, right in pairwise([start, *inside, end]):
            if left < right:
                styles = self._styles[bisect_right(self._starts, left) - 1]
                yield Piece(text=self._text[left:right], styles=styles)
