"""One source in comparison form, and the two ways to look for words in it: exactly, and alike.

In: segments of a quotation. Out: `Placed` values, offsets into the comparison form. How segments
belong together, and what a difference means, is not decided here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from citecheck.match.anchors import scan, tolerance
from citecheck.match.edits import Alignment, Block, Words, align, find_words, judged
from citecheck.match.quotation import Mark, Segment

if TYPE_CHECKING:
    from citecheck.match.ngrams import NgramIndex

SCAN_AT_MOST = 100_000  # code points; measured: an index gains nothing below
LONGEST_ALIKE = 20_000  # code points of a segment; a longer one is only looked for exactly
_CANDIDATES = 4
_MARGIN = 24  # code points beside a candidate, for changed words at the edges
_CUT_WORD = 40  # code points that a word at the rim of a window may reach beyond it
_WITHOUT_BLANKS = "\u3040"  # from here on scripts write words side by side


@dataclass(frozen=True, slots=True)
class Placed:
    """A segment, and the words of the source that it was aligned with."""

    segment: Segment
    words: Words
    alignment: Alignment

    @property
    def start(self) -> int:
        """Offset of the first word taken."""
        return self.words.starts[next(b.s0 for b in self.alignment.blocks if b.s0 < b.s1)]

    @property
    def end(self) -> int:
        """Offset behind the last word taken."""
        taken = next(b.s1 for b in reversed(self.alignment.blocks) if b.s0 < b.s1)
        return self.words.ends[taken - 1]

    def without_first(self) -> Placed:
        """Return the same without the first block."""
        return self._only(self.alignment.blocks[1:], Mark.NOTHING)

    def without_last(self) -> Placed:
        """Return the same without the last block."""
        return self._only(self.alignment.blocks[:-1], self.segment.mark)

    def _only(self, blocks: tuple[Block, ...], mark: Mark) -> Placed:
        first, last = blocks[0].q0, blocks[-1].q1
        segment = self.segment.part(first, last, mark)
        moved = [block._replace(q0=block.q0 - first, q1=block.q1 - first) for block in blocks]
        return Placed(segment, self.words, judged(moved, segment.words.texts, self.words.texts))


class Haystack:
    """A source's comparison form, `text`."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _index(self) -> NgramIndex:
        from citecheck.match.ngrams import NgramIndex  # noqa: PLC0415 - numpy for long sources only

        return NgramIndex(self.text)

    def exactly(self, words: str, low: int, high: int) -> Iterator[int]:
        """Yield where `words` stand as whole words in ``text[low:high]``, first to last."""
        place = self.text.find(words, low, high)
        while place >= 0:
            if self._is_whole(place, place + len(words)):
                yield place
            place = self.text.find(words, place + 1, high)

    def last_exactly(self, words: str, low: int, high: int) -> int | None:
        """Return the last place where `words` stand as whole words in ``text[low:high]``."""
        place = self.text.rfind(words, low, high)
        while place >= 0 and not self._is_whole(place, place + len(words)):
            place = self.text.rfind(words, low, place + len(words) - 1)
        return place if place >= 0 else None

    def placed_exactly(self, segment: Segment, place: int) -> Placed:
        """Return `segment` as standing at `place`, where `exactly` found its core."""
        end = place + len(segment.core)
        words = find_words(self.text, place, end)
        whole = Block(equal=True, q0=0, q1=len(segment.words.texts), s0=0, s1=len(words.texts))
        return Placed(segment, words, Alignment((whole,), 1.0))

    def alike(self, segment: Segment, low: int, high: int) -> list[Placed]:
        """Return the places in ``text[low:high]`` most like `segment`, the likest first."""
        if not segment.recognisable or len(segment.text) > LONGEST_ALIKE:
            return []
        said = segment.folded.text
        if high - low > SCAN_AT_MOST:
            places = [
                place
                for place in self._index.places(said, _CANDIDATES)
                if low - len(said) <= place < high
            ]
        else:
            places = scan(self.text, said, segment.words.starts, (low, high))[:_CANDIDATES]
        placed = [found for place in places if (found := self._align(segment, place))]
        return sorted(placed, key=lambda found: -found.alignment.likeness)

    def _align(self, segment: Segment, place: int) -> Placed | None:
        length = len(segment.folded.text)
        low = max(place - _MARGIN, 0)
        low = self.text.rfind(" ", max(low - _CUT_WORD, 0), low) + 1 or low
        high = max(place, 0) + length + tolerance(length) + _MARGIN
        words = find_words(self.text, low, high)
        alignment = align(segment.words.texts, words.texts)
        return Placed(segment, words, alignment) if alignment else None

    def _is_whole(self, start: int, end: int) -> bool:
        return not (self._joined(start) or self._joined(end))

    def _joined(self, offset: int) -> bool:
        """Whether a word or a number runs on across `offset`."""
        before, behind = self.text[max(offset - 2, 0) : offset], self.text[offset : offset + 2]
        if not before or not behind:
            return False
        if before[-1].isalnum() and behind[0].isalnum():
            return before[-1] < _WITHOUT_BLANKS and behind[0] < _WITHOUT_BLANKS
        if before[-1] in ".,":
            return before[0].isdigit() and behind[0].isdigit()
        return before[-1].isdigit() and behind[0] in ".," and behind[-1].isdigit()
