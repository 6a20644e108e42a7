"""Step 7: the draft as a fact-checker's line-by-line copy.

In: a `Report`. Out: its text in order, in parts (a paragraph, a heading …), stretches (one claim,
or words between claims) and runs (the same facts throughout), which together are the text and no
character more. The page and the Word copy are made of it; no markup here.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from citecheck.model import BlockKind
from citecheck.report.results import Report
from citecheck.report.structs import Block, CheckedClaim, Fact, Marker
from citecheck.report.ticks import Tick, ticks

_PARAGRAPH = re.compile(r"\S[^\n]*(?:\n(?![ \t]*\n)[^\n]*)*")
"""A run of lines up to the next blank one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticked:
    """A fact with its tick; `closes` where the run is the last of the fact."""

    fact: Fact
    tick: Tick
    closes: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Words under the same facts (the outermost first), or the words of one marker."""

    start: int
    text: str
    facts: tuple[Ticked, ...] = ()
    marker: Marker | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Words of one claim, or of none; `opens` and `closes` tell its first and last stretch."""

    claim: CheckedClaim | None
    runs: tuple[Run, ...]
    opens: bool = False
    closes: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A block of the draft."""

    kind: BlockKind
    level: int | None
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class _Reach:
    """From where to where a claim is shown: one that starts inside another cuts it short."""

    start: int
    end: int
    claim: CheckedClaim


def annotated(report: Report) -> Iterator[Part]:
    """Yield the parts of the draft, in order."""
    text = report.document.text
    reaches = _reaches(report.claims)
    starts = [marker.start for marker in report.markers]
    for block in _blocks(report):
        markers = report.markers[bisect_left(starts, block.start) : bisect_left(starts, block.end)]
        stretches = tuple(
            _stretch(text, (start, end), reach, markers)
            for start, end, reach in _stretches(block, reaches)
        )
        yield Part(kind=block.kind, level=block.level, stretches=stretches)


def claim_runs(report: Report, claim: CheckedClaim) -> tuple[Run, ...]:
    """Return the whole of `claim` in runs, whatever block or claim cuts it in the draft."""
    markers = [item for item in report.markers if item.start < claim.end and claim.start < item.end]
    return _stretch(
        report.document.text,
        (claim.start, claim.end),
        _Reach(claim.start, claim.end, claim),
        markers,
    ).runs


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
    for reach in reaches[first:]:
        if reach.start >= block.end:
            break
        start, end = max(at, reach.start), min(reach.end, block.end)
        if at < start:
            yield at, start, None
        yield start, end, reach
        at = end
    if at < block.end:
        yield at, block.end, None


def _stretch(
    text: str, place: tuple[int, int], reach: _Reach | None, markers: Sequence[Marker]
) -> Stretch:
    start, end = place
    facts = tuple(zip(reach.claim.facts, ticks(reach.claim), strict=True)) if reach else ()
    edges = {start, end}
    places = [(marker.start, marker.end) for marker in markers]
    places += [(fact.start, fact.end) for fact, _ in facts]
    edges.update(edge for pair in places for edge in pair if start < edge < end)
    runs = tuple(
        _run(text, (left, right), facts, markers) for left, right in pairwise(sorted(edges))
    )
    return Stretch(
        claim=reach.claim if reach else None,
        runs=runs,
        opens=reach is not None and start == reach.start,
        closes=reach is not None and end == reach.end,
    )


def _run(
    text: str,
    place: tuple[int, int],
    facts: Sequence[tuple[Fact, Tick]],
    markers: Sequence[Marker],
) -> Run:
    start, end = place
    marker = next((item for item in markers if item.start <= start and end <= item.end), None)
    under = tuple(
        Ticked(fact=fact, tick=tick, closes=end == fact.end)
        for fact, tick in facts
        if fact.start <= start and end <= fact.end
    )
    outermost_first = sorted(under, key=lambda item: item.fact.start - item.fact.end)
    return Run(start=start, text=text[start:end], facts=tuple(outermost_first), marker=marker)
