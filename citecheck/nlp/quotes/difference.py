"""A placed quotation → its word-level edits against the source, and the finding they make.

In: a `Chain`, and the source with its comparison form. Out: `Edit` values, a `Finding` (rules Q1
to Q4). It places nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from citecheck.lazy_regex import regex
from citecheck.model import Edit, EditKind, Finding
from citecheck.nlp.normalise import Folded
from citecheck.nlp.quotes.chain import REACH, Chain, Link
from citecheck.nlp.quotes.index import Placed
from citecheck.nlp.quotes.meaning_bearing import has_negation, is_weighty
from citecheck.nlp.quotes.segments import Mark, Segment
from citecheck.nlp.quotes.speakers import SPEECH
from citecheck.nlp.quotes.word_diff import Block, Words, find_words

_WORDS_IN_BRACKETS = 6
_SHOWN_AT_MOST = 400  # code points of one edit
_READ_OF_GAP = 1_600  # code points of a gap that are searched for a negation
_BLANK_LINE = regex(r"\n[ \t\r]*\n")
# In comparison form: “We will,” she told us on Friday, “stay.”
_INTERRUPTION = regex(rf"[,.!?-]{{0,3}}'[,-]? [^']{{0,60}}\b{SPEECH}\b[^']{{0,60}}'")
_STOP = regex(r"[.!?][\"'”’)]{0,2}\s")


class Difference(Struct, frozen=True):
    """What was done to the words, in order, and what that makes of the quotation."""

    edits: tuple[Edit, ...]
    finding: Finding


def difference(chain: Chain, source: str, folded: Folded) -> Difference:
    """Return the edits that lead from the words of `source` to those of the quotation.

    `folded` is the comparison form of `source`, in which `chain` was placed.
    """
    teller = _Teller(source, folded)
    edits: list[Edit] = []
    stitched = False
    previous: Placed | None = None
    for link in chain.links:
        if link.placed and previous:
            gap = teller.gap(link.segment, previous.end, link.placed.start)
            edits += gap.edits
            stitched = stitched or gap.finding is Finding.STITCHED
        edits += teller.inside(link)
        previous = link.placed or previous
    return Difference(tuple(edits), _finding(edits, stitched=stitched))


class _Teller(Struct, frozen=True):
    """Words of one source, as edits."""

    source: str
    folded: Folded

    def inside(self, link: Link) -> Iterator[Edit]:
        """Yield the edits inside one segment."""
        said = link.segment
        if link.placed is None:
            yield _inserted(said.text, opening=True)
            return
        words = link.placed.words
        for block in link.placed.alignment.blocks:
            quote = said.slice(block.q0, block.q1)
            start, end = words.offsets(block.s0, block.s1)
            if block.equal:
                kept = self.folded.slice(start, end, self.source)
                yield Edit(kind=EditKind.KEEP, source=kept, quote=quote)
                continue
            if not quote and self._interrupts(words, block):
                told = self.folded.slice(start, end, self.source)
                yield Edit(kind=EditKind.GAP, source=told)
                continue
            if start < end:
                yield self._deleted(start, end)
            if quote:
                yield _inserted(quote, opening=not quote.islower() and self._opens_sentence(start))

    def gap(self, segment: Segment, start: int, end: int) -> Difference:
        """Return what the mark before `segment` stands for, ``folded.text[start:end]``."""
        mark = segment.mark
        if start > end and mark is not Mark.NOTHING:  # the order of the source is turned round
            return Difference((Edit(kind=EditKind.GAP, quote=segment.sign),), Finding.STITCHED)
        skipped = find_words(self.folded.text, start, min(end, start + _READ_OF_GAP)).texts
        if not skipped and mark is not Mark.BRACKET:
            return Difference((), Finding.TYPOGRAPHIC)
        if mark is Mark.NOTHING or (mark is Mark.BRACKET and len(skipped) > _WORDS_IN_BRACKETS):
            return Difference((self._deleted(start, end),), Finding.ALTERED)
        text = self.folded.slice(start, end, self.source)
        gap = Edit(
            kind=EditKind.GAP,
            source=_shown(text),
            quote=segment.sign,
            weighty=_swallows_negation(text[:_READ_OF_GAP]),
        )
        far = len(text) > REACH[Mark.ELLIPSIS] or _BLANK_LINE.search(text) is not None
        return Difference((gap,), Finding.STITCHED if far else Finding.ELIDED)

    def _deleted(self, start: int, end: int) -> Edit:
        words = _shown(self.folded.slice(start, end, self.source))
        opening = not words.islower() and self._opens_sentence(start)
        weighty = is_weighty(words, opening=opening)
        return Edit(kind=EditKind.DELETE, source=words, weighty=weighty)

    def _interrupts(self, words: Words, block: Block) -> bool:
        """Whether the source breaks its own quotation off there to name the speaker."""
        if not 0 < block.s0 < block.s1 < len(words.texts):
            return False
        between = self.folded.text[words.ends[block.s0 - 1] : words.starts[block.s1]]
        return _INTERRUPTION.fullmatch(between) is not None

    def _opens_sentence(self, start: int) -> bool:
        """Whether a sentence starts at `start` of the comparison form."""
        before = self.folded.text[max(start - 4, 0) : start].rstrip(" '(")
        return not before or before[-1] in ".!?"


def _inserted(quote: str, *, opening: bool) -> Edit:
    words = _shown(quote)
    return Edit(kind=EditKind.INSERT, quote=words, weighty=is_weighty(words, opening=opening))


def _shown(text: str) -> str:
    """Return a stretch as an editor needs it: the middle of a long one is left out."""
    if len(text) <= _SHOWN_AT_MOST:
        return text.strip()
    half = _SHOWN_AT_MOST // 2
    return f"{text[:half].strip()} […] {text[-half:].strip()}"


def _swallows_negation(gap: str) -> bool:
    """Whether words left out of the sentences that are quoted negate; whole sentences do not."""
    stops = list(_STOP.finditer(gap))
    if not stops:
        return has_negation(gap)
    return has_negation(gap[: stops[0].start()]) or has_negation(gap[stops[-1].end() :])


def _finding(edits: list[Edit], *, stitched: bool) -> Finding:
    changed = (EditKind.DELETE, EditKind.INSERT)
    gaps = [edit for edit in edits if edit.kind is EditKind.GAP]
    if any(edit.kind in changed for edit in edits) or any(gap.weighty for gap in gaps):
        return Finding.ALTERED
    if stitched:
        return Finding.STITCHED
    return Finding.ELIDED if gaps else Finding.TYPOGRAPHIC
