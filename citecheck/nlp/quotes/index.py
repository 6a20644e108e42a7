"""One source in comparison form, and the two ways to look for words in it: exactly, and alike.

In: segments of a quotation. Out: `Placed` values, offsets into the comparison form. How segments
belong together, and what a difference means, is not decided here.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from citecheck.nlp.quotes.anchors import Index, PieceIndex
from citecheck.nlp.quotes.segments import Mark, Segment
from citecheck.nlp.quotes.word_diff import Alignment, Block, Words, align, find_words, judged

if TYPE_CHECKING:
    from citecheck.nlp.quotes.ngrams import NgramIndex

SHORT = 100_000  # code points; up to here a warm run does without numpy
LONGEST_ALIKE = 20_000  # code points of a segment; a longer one is only looked for exactly
_CUT_WORD = 40  # code points that a word at the rim of a window may reach beyond it
_SURELY_SPACED = "\u0250"  # up to here the index and Unicode agree on where words start
_WITHOUT_BLANKS = "\u3040"  # from here on scripts write words side by side


class Placed(Struct, frozen=True):
    """A segment, and the words of the source that it was aligned with."""

    segment: Segment
    words: Words
    alignment: Alignment

    @property
    def start(self) -> int:
        """Offset of the first word taken."""
        return self.words.starts[_taken(self.alignment.blocks).s0]

    @property
    def end(self) -> int:
        """Offset behind the last word taken."""
        return self.words.ends[_taken(self.alignment.blocks[::-1]).s1 - 1]

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


def _taken(blocks: tuple[Block, ...]) -> Block:
    """Return the first block that has words of the source."""
    for block in blocks:
        if block.s0 < block.s1:
            return block
    raise ValueError("no block has words of the source")


class Haystack:
    """A source's comparison form, `text`."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._ngrams: NgramIndex | None = None

    @cached_property
    def _is_short(self) -> bool:
        return len(self.text) <= SHORT

    @cached_property
    def _words(self) -> Words:
        """All words; of short sources only."""
        return find_words(self.text)

    @cached_property
    def _index(self) -> Index:
        if self._is_short:
            return PieceIndex(self.text, self._words)
        from citecheck.nlp.quotes.ngrams import NgramIndex  # noqa: PLC0415 - numpy for long sources only

        self._ngrams = NgramIndex(self.text)
        return self._ngrams

    def exactly(self, words: str, low: int, high: int) -> Iterator[int]:
        """Yield where `words` stand as whole words in ``text[low:high]``, first to last."""
        for place in self._places(words, low, high):
            if self._is_whole(place, place + len(words)):
                yield place

    def _places(self, words: str, low: int, high: int) -> Iterator[int]:
        """Yield where `words` stand: by the index of a long source, where one was made by now."""
        starts = None
        if self._ngrams and high - low > SHORT and words[:1] < _SURELY_SPACED:
            starts = self._ngrams.starts(words)
        if starts is not None:
            for place in starts:
                if low <= place <= high - len(words) and self.text.startswith(words, place):
                    yield place
            return
        place = self.text.find(words, low, high)
        while place >= 0:
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
        ranges = self._index.stretches(segment.folded.text, segment.words.starts, (low, high))
        placed = [found for part in ranges if (found := self.aligned(segment, *part))]
        return sorted(placed, key=lambda found: -found.alignment.likeness)

    def aligned(self, segment: Segment, low: int, high: int) -> Placed | None:
        """Return `segment` held against the words of ``text[low:high]``, however short it is."""
        words = self._words_in(low, high)
        alignment = align(segment.words.texts, words.texts)
        return Placed(segment, words, alignment) if alignment else None

    def _words_in(self, low: int, high: int) -> Words:
        """Return the words that begin or end in ``text[low:high]``, whole."""
        if self._is_short:
            first = bisect_right(self._words.ends, low)
            return self._words.part(first, bisect_left(self._words.starts, high, lo=first))
        low = self.text.rfind(" ", max(low - _CUT_WORD, 0), low) + 1 or low
        cut = self.text.find(" ", high, high + _CUT_WORD)
        return find_words(self.text, low, cut if cut >= 0 else high)

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
