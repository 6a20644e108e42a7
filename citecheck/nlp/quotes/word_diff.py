"""Word-level difference between a quotation and the stretch of a source that it comes from.

In: words in comparison form (of `normal.fold`). Out: an `Alignment`, blocks of words that agree
and blocks that differ, with the edges of the stretch found on the way. What a difference means,
and which words weigh more, is not decided here.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from msgspec import Struct

from citecheck.lazy_regex import regex
from citecheck.nlp.quotes.same_number import same_number

# Numbers keep their separators; signs that carry meaning are words of their own; scripts written
# without blanks give a word for every character.
_WORD = regex(
    r"\d+(?:[.,]\d+)+|[^\W_\u3040-\u30ff\u3400-\u9fff]+(?:'[^\W\d_]+)?|[\u3040-\u30ff\u3400-\u9fff]"
    r"|[%‰$€£¥₹°]|(?<![^\s('])-(?=\d)"
)
_GROUPED = regex(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")

_EQUAL, _CHANGED = True, False

# The five that follow are tuned together on passages edited by rule (benchmarks/quotes.py,
# 2026-11-22, 1,050 passages): both ends within 10 characters 98.4 %, exact 97.9 %.
_LOST = 1  # what a skipped source word costs; one that agrees gains its length
_LOST_AT_MOST = 30  # a long agreement may bridge any distance inside the window
_EDGE_REACH = 2  # words by which the two sides may differ in number at a changed edge
_OUTERMOST_REACH = 10  # words behind a changed edge in which its outermost word is looked for
_EDGE_LIKE = 0.6  # likeness from which a changed edge is the same words misspelled
_LOOSE_BELOW = 6  # letters of a single word
_BY_CHANCE = 0.5  # likeness of unrelated words, letter by letter


class Words(Struct, frozen=True):
    """The words of a text in comparison form, with their offsets in that form."""

    texts: list[str]
    starts: list[int]
    ends: list[int]

    def part(self, first: int, last: int) -> Words:
        """Return words `first` to `last` (half-open) alone."""
        part = slice(first, last)
        return Words(self.texts[part], self.starts[part], self.ends[part])

    def offsets(self, first: int, last: int) -> tuple[int, int]:
        """Return where words `first` to `last` (half-open) start and end, (0, 0) for none."""
        return (self.starts[first], self.ends[last - 1]) if first < last else (0, 0)


class Block(NamedTuple):
    """``quote[q0:q1]`` against ``source[s0:s1]``, all of it equal or none of it."""

    equal: bool
    q0: int
    q1: int
    s0: int
    s1: int


class Alignment(Struct, frozen=True):
    """Blocks from the first to the last word of the quotation, and how like the sides are."""

    blocks: tuple[Block, ...]
    likeness: float  # in [0, 1]


def find_words(text: str, start: int = 0, end: int | None = None) -> Words:
    """Return the words of ``text[start:end]``, a comparison form; offsets are into `text`."""
    limit = len(text) if end is None else end
    spans = [match.span() for match in _WORD.finditer(text, start, limit)]
    texts = [text[first:last] for first, last in spans]
    if text.find(",", start, limit) >= 0:
        for place, word in enumerate(texts):
            if "," in word and _GROUPED.fullmatch(word):
                texts[place] = word.replace(",", "")
    return Words(texts, [first for first, _ in spans], [last for _, last in spans])


def align(quote: list[str], source: list[str]) -> Alignment | None:
    """Align all words of `quote` with the stretch of `source` that fits best; None if none does."""
    equal = _heaviest_chain(_agreements(quote, source), quote)
    if not equal:
        return None
    while len(equal) > 1:
        equal[0] = _pulled_in(equal[0], equal[1], quote, source)
        if not _is_loose(equal[0], equal[1], quote):
            break
        del equal[0]
    while len(equal) > 1:
        equal[-1] = _pulled_in(equal[-1], equal[-2], quote, source)
        if not _is_loose(equal[-1], equal[-2], quote):
            break
        del equal[-1]
    first, last = equal[0], equal[-1]
    start, end = first.s0, last.s1
    if first.q0:
        start -= _taken(quote[: first.q0], source[:start], last=True)
    if last.q1 < len(quote):
        end += _taken(quote[last.q1 :], source[end:], last=False)
    bounds = (
        Block(_EQUAL, 0, 0, start, start),
        *equal,
        Block(_EQUAL, len(quote), len(quote), end, end),
    )
    blocks: list[Block] = []
    for block, following in pairwise(bounds):
        if block.q1 < following.q0 or block.s1 < following.s0:
            blocks += _between(block, following, quote, source)
        blocks.append(following)
    return judged(blocks, quote, source)


def _between(block: Block, following: Block, quote: list[str], source: list[str]) -> list[Block]:
    """Return what is changed from `block` to `following`, words at its rim that agree split off."""
    first0, last0, first1, last1 = block.q1, following.q0, block.s1, following.s0
    q0, q1, s0, s1 = first0, last0, first1, last1
    while q0 < q1 and s0 < s1 and quote[q0] == source[s0]:
        q0, s0 = q0 + 1, s0 + 1
    while q0 < q1 and s0 < s1 and quote[q1 - 1] == source[s1 - 1]:
        q1, s1 = q1 - 1, s1 - 1
    blocks = [Block(_CHANGED, q0, q1, s0, s1)] if q0 < q1 or s0 < s1 else []
    if first0 < q0:
        blocks.insert(0, Block(_EQUAL, first0, q0, first1, s0))
    if q1 < last0:
        blocks.append(Block(_EQUAL, q1, last0, s1, last1))
    return blocks


def judged(blocks: Iterable[Block], quote: list[str], source: list[str]) -> Alignment:
    """Return the alignment that `blocks` make; empty ones are dropped, neighbours joined.

    Blocks that differ only in blanks and hyphens ("well-known", "wellknown") or in how a number is
    written ("3", "three") become equal.
    """
    from rapidfuzz.distance import Indel  # noqa: PLC0415 - few quotations are altered

    kept: list[Block] = []
    total = gained = 0.0
    for block in blocks:
        equal, q0, q1, s0, s1 = block
        if q0 == q1 and s0 == s1:
            continue
        said = "".join(quote[q0:q1])
        total += len(said)
        if not equal:
            stands = "".join(source[s0:s1])
            equal = said == stands or (
                said.isalpha() != stands.isalpha() and same_number(quote[q0:q1], source[s0:s1])
            )
        if not equal:
            alike = Indel.normalized_similarity(said, stands, score_cutoff=_BY_CHANCE)
            if alike > _BY_CHANCE:
                gained += len(said) * (alike - _BY_CHANCE) / (1 - _BY_CHANCE)
            kept.append(block)
            continue
        gained += len(said)
        if kept and kept[-1].equal:
            _, q0, _, s0, _ = kept.pop()
        kept.append(Block(_EQUAL, q0, q1, s0, s1))
    return Alignment(tuple(kept), gained / total if total else 0.0)


def _agreements(quote: list[str], source: list[str]) -> list[Block]:
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415 - as above

    return [
        Block(_EQUAL, match.a, match.a + match.size, match.b, match.b + match.size)
        for match in Levenshtein.editops(quote, source).as_matching_blocks()
        if match.size
    ]


def _pulled_in(outer: Block, inner: Block, quote: list[str], source: list[str]) -> Block:
    """Move a block at the edge to where the same words stand nearest to its place by the quote."""
    size = outer.q1 - outer.q0
    wanted = inner.s0 + outer.q0 - inner.q0
    if wanted == outer.s0:
        return outer
    low, high = (inner.s1, outer.s0) if outer.q0 > inner.q0 else (outer.s0, inner.s0 - size)
    first, words = quote[outer.q0], quote[outer.q0 : outer.q1]
    places = [
        at for at in range(low, high + 1) if source[at] == first and source[at : at + size] == words
    ]
    nearest = min(places, key=lambda at: abs(at - wanted))
    return outer._replace(s0=nearest, s1=nearest + size)


def _is_loose(outer: Block, inner: Block, quote: list[str]) -> bool:
    """Whether one short word agrees at the edge, but not beside the rest: that may be chance."""
    short = outer.q1 - outer.q0 == 1 and len(quote[outer.q0]) < _LOOSE_BELOW
    return short and outer.q0 - inner.q0 != outer.s0 - inner.s0


def _heaviest_chain(blocks: list[Block], quote: list[str]) -> list[Block]:
    """Return the run of blocks that gains most: agreement counts for it, skipped words against.

    An alignment from end to end pays nothing for stray agreements far off; this drops them.
    """
    best, best_start, best_end = 0, 0, 0
    total, start = 0, 0
    for place, block in enumerate(blocks):
        if total:
            gap = blocks[place - 1]
            skipped = (block.s0 - gap.s1) - (block.q0 - gap.q1)
            if skipped > 0:
                total -= min(skipped * _LOST, _LOST_AT_MOST)
        if total <= 0:
            total, start = 0, place
        total += len("".join(quote[block.q0 : block.q1]))
        if total > best:
            best, best_start, best_end = total, start, place + 1
    return blocks[best_start:best_end]


def _taken(quote: list[str], source: list[str], *, last: bool) -> int:
    """Return how many words of `source` the changed words of `quote` replace.

    They are the `last` words of what stands before the passage, or the first of what follows.
    """
    count = len(quote)
    from rapidfuzz.distance import Indel  # noqa: PLC0415 - as above

    said = "".join(quote)
    best, likest = 0, 0.0
    for taken in range(max(count - _EDGE_REACH, 1), min(count + _EDGE_REACH, len(source)) + 1):
        stands = "".join(source[-taken:] if last else source[:taken])
        likeness = Indel.normalized_similarity(said, stands)
        if likeness > likest or (likeness == likest and taken == count):
            best, likest = taken, likeness
    if likest >= _EDGE_LIKE:
        return best
    outermost = quote[0] if last else quote[-1]
    again = [
        taken
        for taken in range(count // 2 + 1, min(count + _OUTERMOST_REACH, len(source)) + 1)
        if source[-taken if last else taken - 1] == outermost
    ]
    return min(again, key=lambda taken: abs(taken - count), default=min(count, len(source)))
