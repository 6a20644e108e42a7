"""A placed quotation → its word-level edits against the source, and the finding they make.

In: a `Chain`, and the source with its comparison form. Out: `Edit` values, a `Finding` (rules Q1
to Q4). It places nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from citecheck.match.chain import REACH, Chain, Link
from citecheck.match.edits import find_words
from citecheck.match.haystack import Placed
from citecheck.match.normal import Folded
from citecheck.match.quotation import Mark
from citecheck.match.weight import has_negation, is_weighty
from citecheck.model import Edit, EditKind, Finding

_WORDS_IN_BRACKETS = 6
_SHOWN_OF_GAP = 160  # code points of each end of a long gap
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
_STOP = re.compile(r"[.!?][\"'”’)]{0,2}\s")


@dataclass(frozen=True, slots=True)
class Difference:
    """What was done to the words, in order, and what that makes of the quotation."""

    edits: tuple[Edit, ...]
    finding: Finding


def difference(chain: Chain, source: str, folded: Folded) -> Difference:
    """Return the edits that lead from the source's words to those of the quotation."""
    edits: list[Edit] = []
    stitched = False
    previous: Placed | None = None
    for link in chain.links:
        if link.placed and previous:
            gap = _gap(link, previous.end, link.placed.start, source, folded)
            edits += gap.edits
            stitched = stitched or gap.finding is Finding.STITCHED
        edits += _inside(link, source, folded)
        previous = link.placed or previous
    return Difference(tuple(edits), _finding(edits, stitched=stitched))


def _inside(link: Link, source: str, folded: Folded) -> Iterator[Edit]:
    said = link.segment
    if link.placed is None:
        yield _edit(EditKind.INSERT, "", said.text.strip())
        return
    words = link.placed.words
    for block in link.placed.alignment.blocks:
        quote = said.slice(block.q0, block.q1)
        stands = ""
        if block.s0 < block.s1:
            stands = folded.span(words.starts[block.s0], words.ends[block.s1 - 1]).of(source)
        if block.equal:
            yield Edit(kind=EditKind.KEEP, source=stands, quote=quote)
            continue
        if stands:
            yield _edit(EditKind.DELETE, stands, "")
        if quote:
            yield _edit(EditKind.INSERT, "", quote)


def _gap(link: Link, start: int, end: int, source: str, folded: Folded) -> Difference:
    """Return what the mark between two segments stands for."""
    sign = link.segment.sign
    if start > end and link.segment.mark is not Mark.NOTHING:  # the order is turned round
        gap = Edit(kind=EditKind.GAP, quote=sign)
        return Difference((gap,), Finding.STITCHED)
    skipped = len(find_words(folded.text, start, min(end, start + 4 * REACH[Mark.ELLIPSIS])).texts)
    if not skipped and link.segment.mark is not Mark.BRACKET:
        return Difference((), Finding.TYPOGRAPHIC)
    text = folded.span(start, end).of(source)
    shown = text.strip()
    if len(text) > 2 * _SHOWN_OF_GAP + REACH[Mark.ELLIPSIS]:
        shown = f"{text[:_SHOWN_OF_GAP].lstrip()} […] {text[-_SHOWN_OF_GAP:].rstrip()}"
    unmarked = link.segment.mark is Mark.NOTHING or (
        link.segment.mark is Mark.BRACKET and skipped > _WORDS_IN_BRACKETS
    )
    if unmarked:
        return Difference((_edit(EditKind.DELETE, shown, ""),), Finding.ALTERED)
    gap = Edit(kind=EditKind.GAP, source=shown, quote=sign, weighty=_swallows_negation(text))
    far = end - start > REACH[Mark.ELLIPSIS] or _BLANK_LINE.search(text) is not None
    return Difference((gap,), Finding.STITCHED if far else Finding.ELIDED)


def _swallows_negation(gap: str) -> bool:
    """Whether words left out of the sentences that are quoted negate; whole sentences do not."""
    stops = list(_STOP.finditer(gap[: 4 * REACH[Mark.ELLIPSIS]]))
    if not stops:
        return has_negation(gap[: 4 * REACH[Mark.ELLIPSIS]])
    return has_negation(gap[: stops[0].start()]) or has_negation(gap[stops[-1].end() :])


def _edit(kind: EditKind, source: str, quote: str) -> Edit:
    return Edit(kind=kind, source=source, quote=quote, weighty=is_weighty(source or quote))


def _finding(edits: list[Edit], *, stitched: bool) -> Finding:
    changed = (EditKind.DELETE, EditKind.INSERT)
    gaps = [edit for edit in edits if edit.kind is EditKind.GAP]
    if any(edit.kind in changed for edit in edits) or any(gap.weighty for gap in gaps):
        return Finding.ALTERED
    if stitched:
        return Finding.STITCHED
    return Finding.ELIDED if gaps else Finding.TYPOGRAPHIC
