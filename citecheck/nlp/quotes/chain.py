"""The segments of one quotation, placed in one source one behind the other (rules Q1, Q3).

In: segments and a `Haystack`. Out: `Chain` values. The most telling segment is placed first, its
neighbours beside it; a segment of which only a part was found there is split, so that a gap which
the quotation does not show is found too. What the gaps mean is not decided here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from msgspec import Struct

from citecheck.nlp.quotes.index import Haystack, Placed
from citecheck.nlp.quotes.segments import WORDS_TO_RECOGNISE, Mark, Segment
from citecheck.nlp.quotes.word_diff import Block

LIKE_ENOUGH = 0.6
"""Share of a quotation that a source must have to be where it comes from. Of 800 passages of one
book none is so like anything in another; of 2,800 passages edited by rule 99.8 % are that like
their own (benchmarks/quotes.py, 2026-11-22)."""
REACH = {Mark.ELLIPSIS: 400, Mark.BRACKET: 80, Mark.NOTHING: 400}  # code points of a usual gap

_PART_ENOUGH = 0.35  # likeness of a first segment, of which parts may stand elsewhere
_PART_LIKE = 0.8  # likeness of such a part: it must be the source's own words
_ANCHORS_AT_MOST = 8
_BESIDE = 8  # code points between a short changed segment and its neighbour
_NEIGHBOURHOOD = 5_000  # code points on either side
_WORDS_FAR, _CHARACTERS_FAR = 7, 35  # least size of a segment that is looked for far away


class Link(Struct, frozen=True):
    """A segment of the chain, and where it stands; None where it was not found."""

    segment: Segment
    placed: Placed | None


class Chain(Struct, frozen=True):
    """All segments of a quotation, in its order; at least one was found.

    `likeness` is the share of the quotation that the source has, in [0, 1]; `start` and `end` are
    offsets of the first word and behind the last in the comparison form.
    """

    links: tuple[Link, ...]
    likeness: float
    start: int
    end: int

    @classmethod
    def of(cls, links: tuple[Link, ...]) -> Chain:
        """Return the chain of `links`."""
        placed = [link.placed for link in links if link.placed]
        found = sum(len(at.segment.text) * at.alignment.likeness for at in placed)
        likeness = found / sum(len(link.segment.text) for link in links)
        start, end = min(at.start for at in placed), max(at.end for at in placed)
        return cls(links, likeness, start, end)

    @property
    def placed(self) -> tuple[Placed, ...]:
        """The segments that were found."""
        return tuple(link.placed for link in self.links if link.placed)


def chains(haystack: Haystack, segments: Sequence[Segment], *, exactly: bool) -> list[Chain]:
    """Return the chains that are enough like the quotation, the best first.

    `exactly` says whether the first segment placed may stand there exactly; where that is known
    not to be so, a search is saved.
    """
    telling = max(range(len(segments)), key=lambda place: len(segments[place].text))
    found = []
    for anchor in _anchors(haystack, segments[telling], exactly=exactly):
        middle = _with_gaps(haystack, anchor)
        before = _backwards(haystack, segments[: telling + 1], middle[0].placed or anchor)
        behind = _forwards(haystack, segments[telling + 1 :], middle[-1].placed or anchor)
        found.append(Chain.of((*before, *middle, *behind)))
    enough = [chain for chain in found if chain.likeness >= LIKE_ENOUGH]
    return sorted(enough, key=lambda chain: (-chain.likeness, chain.end - chain.start))


def _anchors(haystack: Haystack, segment: Segment, *, exactly: bool) -> Iterator[Placed]:
    length = len(haystack.text)
    exact = haystack.exactly(segment.core, 0, length) if exactly else ()
    places = list(islice(exact, _ANCHORS_AT_MOST))
    for place in places:
        yield haystack.placed_exactly(segment, place)
    if not places:
        for placed in haystack.alike(segment, 0, length):
            if placed.alignment.likeness >= _PART_ENOUGH:
                yield placed


def _with_gaps(haystack: Haystack, placed: Placed) -> list[Link]:
    """Split off changed words at either end that stand elsewhere in the source."""
    middle = placed
    links: list[Link] = []
    first = placed.alignment.blocks[0]
    if _is_long(first):
        head = placed.segment.part(0, first.q1, placed.segment.mark)
        at = _before(haystack, head, middle, REACH[Mark.NOTHING]) if head.recognisable else None
        if at and at.alignment.likeness >= _PART_LIKE:
            links.append(Link(head, at))
            middle = middle.without_first()
    last = placed.alignment.blocks[-1]
    if _is_long(last):
        tail = placed.segment.part(last.q0, last.q1, Mark.NOTHING)
        at = _behind(haystack, tail, middle, REACH[Mark.NOTHING]) if tail.recognisable else None
        if at and at.alignment.likeness >= _PART_LIKE:
            middle = middle.without_last()
            return [*links, Link(middle.segment, middle), Link(tail, at)]
    return [*links, Link(middle.segment, middle)]


def _is_long(block: Block) -> bool:
    """Whether so many words are changed that they may stand elsewhere."""
    return not block.equal and block.q1 - block.q0 >= WORDS_TO_RECOGNISE


def _forwards(haystack: Haystack, segments: Sequence[Segment], edge: Placed) -> list[Link]:
    links = []
    for segment in segments:
        placed = _behind(haystack, segment, edge, REACH[segment.mark])
        links.append(Link(segment, placed))
        edge = placed or edge
    return links


def _backwards(haystack: Haystack, segments: Sequence[Segment], edge: Placed) -> list[Link]:
    """Place all but the last of `segments`, which is the one at `edge`, from the last back."""
    links: list[Link] = []
    for place in range(len(segments) - 1, 0, -1):
        placed = _before(haystack, segments[place - 1], edge, REACH[segments[place].mark])
        links.insert(0, Link(segments[place - 1], placed))
        edge = placed or edge
    return links


def _behind(haystack: Haystack, segment: Segment, edge: Placed, reach: int) -> Placed | None:
    """Return the place of `segment` nearest behind `edge`, else anywhere."""
    length = len(segment.text)
    low, high = edge.end, edge.end + reach + 2 * length
    near = next(haystack.exactly(segment.core, low, high), None)
    if near is not None:
        return haystack.placed_exactly(segment, near)
    if not segment.recognisable:
        return _like_enough(haystack.aligned(segment, low, low + length + _BESIDE))
    return _alike(haystack, segment, low, high) or _elsewhere(haystack, segment, edge)


def _before(haystack: Haystack, segment: Segment, edge: Placed, reach: int) -> Placed | None:
    """Return the place of `segment` nearest before `edge`, else anywhere."""
    length = len(segment.text)
    low, high = max(edge.start - reach - 2 * length, 0), edge.start
    near = haystack.last_exactly(segment.core, low, high)
    if near is not None:
        return haystack.placed_exactly(segment, near)
    if not segment.recognisable:
        return _like_enough(haystack.aligned(segment, max(high - length - _BESIDE, 0), high))
    return _alike(haystack, segment, low, high) or _elsewhere(haystack, segment, edge)


def _alike(haystack: Haystack, segment: Segment, low: int, high: int) -> Placed | None:
    near = haystack.alike(segment, low, high)
    return _like_enough(near[0]) if near else None


def _elsewhere(haystack: Haystack, segment: Segment, edge: Placed) -> Placed | None:
    """Return a place out of reach or out of order; a few common words count near by only."""
    telling = len(segment.words.texts) >= _WORDS_FAR and len(segment.text) >= _CHARACTERS_FAR
    low, high = max(edge.start - _NEIGHBOURHOOD, 0), edge.end + _NEIGHBOURHOOD
    if telling:
        low, high = 0, len(haystack.text)
    place = next(haystack.exactly(segment.core, low, high), None)
    if place is not None:
        return haystack.placed_exactly(segment, place)
    return _alike(haystack, segment, low, high) if telling else None


def _like_enough(placed: Placed | None) -> Placed | None:
    return placed if placed and placed.alignment.likeness >= LIKE_ENOUGH else None
