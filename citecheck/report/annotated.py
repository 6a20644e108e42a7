"""Step 7: the draft as a fact-checker's line-by-line copy.

In: a `Report`. Out: its text in order, in parts (a paragraph, a heading …), stretches (one claim,
or words between claims) and runs (the same facts throughout), which together are the text and no
character more. The page and the Word copy are made of it; no markup here.
"""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec
from msgspec import Struct

from citecheck.lazy_regex import regex
from citecheck.model import BlockKind, How, Outcome
from citecheck.report.tick_marks import Tick, ticks
from citecheck.report.typography import Piece, Typography
from citecheck.report.wire.documents import Report
from citecheck.report.wire.types import Block, CheckedClaim, Fact, Marker
from citecheck.report.wire.types import Tick as WordTick

_PARAGRAPH = regex(r"\S[^\n]*(?:\n(?![ \t]*\n)[^\n]*)*")
"""A run of lines up to the next blank one."""


class Ticked(Struct, frozen=True, kw_only=True):
    """A fact with its tick; `closes` where the run is the last of the fact."""

    fact: Fact
    tick: Tick
    closes: bool


class Run(Struct, frozen=True, kw_only=True):
    """Words under the same facts (the outermost first), or the words of one marker.

    `pieces` are the same words, by the type in which they are set.
    """

    start: int
    text: str
    pieces: tuple[Piece, ...]
    facts: tuple[Ticked, ...] = ()
    marker: Marker | None = None
    word: WordTick | None = None  # where it is open, or the source has another in its place

    @property
    def is_plain(self) -> bool:
        """Whether all of it is set as the text around it."""
        return not any(piece.styles for piece in self.pieces)


class Stretch(Struct, frozen=True, kw_only=True):
    """Words of one claim, or of none; `opens` and `closes` tell its first and last stretch."""

    claim: CheckedClaim | None
    runs: tuple[Run, ...]
    opens: bool = False
    closes: bool = False


class Part(Struct, frozen=True, kw_only=True):
    """A block of the draft."""

    kind: BlockKind
    level: int | None
    stretches: tuple[Stretch, ...]


class _Reach(Struct, frozen=True):
    """From where to where a claim is shown: one that starts inside another cuts it short."""

    start: int
    end: int
    claim: CheckedClaim


class LineByLine:
    """The copy of one draft; claims and markers are found by place: long drafts stay quick."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._typography = Typography(report.document)
        self._reaches = _reaches(report.claims)
        self._markers = sorted(report.markers, key=lambda marker: marker.start)
        self._starts = [marker.start for marker in self._markers]

    def parts(self) -> Iterator[Part]:
        """Yield the parts of the draft, in order."""
        for block in _blocks(self._report):
            stretches = _stretches(block, self._reaches)
            yield Part(
                kind=block.kind,
                level=block.level,
                stretches=tuple(self._stretch(*stretch) for stretch in stretches),
            )

    def runs(self, claim: CheckedClaim) -> tuple[Run, ...]:
        """Return the whole of `claim` in runs, whatever block or claim cuts it in the draft.

        A report without the draft's text gives the claim's words in one run.
        """
        if self._report.document.text[claim.start : claim.end] != claim.text:
            return (Run(start=claim.start, text=claim.text, pieces=(Piece(text=claim.text),)),)
        whole = _Reach(claim.start, claim.end, claim)
        return self._stretch(claim.start, claim.end, whole).runs

    def _stretch(self, start: int, end: int, reach: _Reach | None) -> Stretch:
        facts = tuple(zip(reach.claim.facts, ticks(reach.claim), strict=True)) if reach else ()
        markers = self._markers_within(start, end)
        places = [(marker.start, marker.end) for marker in markers]
        places += [(fact.start, fact.end) for fact, _ in facts]
        words = _unticked(reach.claim) if reach else ()
        places += [(word.start, word.end) for word in words]
        inside = {edge for place in places for edge in place if start < edge < end}
        edges = pairwise([start, *sorted(inside), end])
        return Stretch(
            claim=reach.claim if reach else None,
            runs=tuple(self._run(left, right, facts, words) for left, right in edges),
            opens=reach is not None and start == reach.start,
            closes=reach is not None and end == reach.end,
        )

    def _run(
        self,
        start: int,
        end: int,
        facts: Sequence[tuple[Fact, Tick]],
        words: Sequence[WordTick],
    ) -> Run:
        under = [
            Ticked(fact=fact, tick=tick, closes=end == fact.end)
            for fact, tick in facts
            if fact.start <= start and end <= fact.end
        ]
        outermost_first = sorted(under, key=lambda item: item.fact.start - item.fact.end)
        markers = self._markers_within(start, end)
        return Run(
            start=start,
            text=self._report.document.text[start:end],
            pieces=self._typography.pieces(start, end),
            facts=tuple(outermost_first),
            marker=next((item for item in markers if item.start <= start < end <= item.end), None),
            word=next((item for item in words if item.start <= start < end <= item.end), None),
        )

    def _markers_within(self, start: int, end: int) -> list[Marker]:
        """Return the markers that may share a character with ``[start, end)``."""
        first = max(0, bisect_right(self._starts, start) - 1)
        return self._markers[first : bisect_left(self._starts, end)]


def _unticked(claim: CheckedClaim) -> tuple[WordTick, ...]:
    """Return the words of a claim that nothing ticks, or in whose place the source has others.

    Which other word stands there is shown only where the claim's reason names it, too.
    """
    if claim.outcome in (Outcome.SUPPORTED, Outcome.UNCITED, Outcome.UNVERIFIABLE):
        return ()
    return tuple(
        tick
        if tick.found and tick.found in claim.why
        else msgspec.structs.replace(tick, how=How.OPEN, found=None)
        for tick in claim.ticks
        if tick.how in (How.OPEN, How.DIFFERS)
    )


def _blocks(report: Report) -> Iterator[Block]:
    """Yield the blocks, and as paragraphs whatever words lie between them."""
    text, at = report.document.text, 0
    for block in report.document.blocks:
        yield from _paragraphs(text, at, block.start)
        if block.start < block.end:
            yield block
        at = max(at, block.end)
    yield from _paragraphs(text, at, len(text))


def _paragraphs(text: str, start: int, end: int) -> Iterator[Block]:
    for found in _PARAGRAPH.finditer(text, start, end):
        yield Block(kind=BlockKind.PARAGRAPH, start=found.start(), end=found.end())


def _reaches(claims: Sequence[CheckedClaim]) -> list[_Reach]:
    """Return where each claim is shown, in order and apart from one another."""
    ordered = sorted(claims, key=lambda claim: (claim.start, -claim.end))
    next_starts = [*(claim.start for claim in ordered), sys.maxsize][1:]
    return [
        _Reach(claim.start, min(claim.end, next_start), claim)
        for claim, next_start in zip(ordered, next_starts, strict=False)
        if claim.start < min(claim.end, next_start)
    ]


def _stretches(block: Block, reaches: Sequence[_Reach]) -> Iterator[tuple[int, int, _Reach | None]]:
    """Yield start, end and reach of each stretch of `block`, without a gap."""
    at = block.start
    first = bisect_right(reaches, at, key=lambda reach: reach.end)
    last = bisect_left(reaches, block.end, key=lambda reach: reach.start)
    for reach in reaches[first:last]:
        start, end = max(at, reach.start), min(reach.end, block.end)
        if at < start:
            yield at, start, None
        yield start, end, reach
        at = end
    if at < block.end:
        yield at, block.end, None
