"""Word-level difference between a quotation and the stretch of a source that it comes from.

In: words in comparison form (of `normal.fold`). Out: an `Alignment`, blocks of words that agree
and blocks that differ, with the edges of the stretch found on the way. What a difference means,
and which words weigh more, is not decided here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import Indel, Levenshtein

# Numbers keep their separators; signs that carry meaning are words of their own; scripts written
# without blanks give a word for every character.
_WORD = re.compile(
    r"\d+(?:[.,]\d+)+|[^\W_\u3040-\u30ff\u3400-\u9fff]+(?:'[^\W\d_]+)?|[\u3040-\u30ff\u3400-\u9fff]"
    r"|[%‰$€£¥₹°]|(?<![^\s('])-(?=\d)"
)
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")

_EQUAL, _CHANGED = True, False

_LOST = 2  # what a source word that the quotation skips costs, in characters gained by agreement
_LOST_AT_MOST = 40  # a long agreement may bridge any distance inside the window
_EDGE_REACH = 2  # words by which the two sides may differ in number at a changed edge
_EDGE_LIKE = 0.6  # likeness from which a changed edge is the same words misspelled


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text in comparison form, with their offsets in that form."""

    texts: list[str]
    starts: list[int]
    ends: list[int]


class Block(NamedTuple):
    """``quote[q0:q1]`` against ``source[s0:s1]``, all of it equal or none of it."""

    equal: bool
    q0: int
    q1: int
    s0: int
    s1: int


@dataclass(frozen=True, slots=True)
class Alignment:
    """Blocks from the first to the last word of the quotation, and how like the sides are."""

    blocks: tuple[Block, ...]
    likeness: float  # in [0, 1]


def find_words(text: str, start: int = 0, end: int | None = None) -> Words:
    """Return the words of ``text[start:end]``, a comparison form; offsets are into `text`."""
    found = list(_WORD.finditer(text, start, len(text) if end is None else end))
    texts = [match[0] for match in found]
    for place, word in enumerate(texts):
        if "," in word and _GROUPED.fullmatch(word):
            texts[place] = word.replace(",", "")
    return Words(texts, [match.start() for match in found], [match.end() for match in found])


def align(quote: list[str], source: list[str]) -> Alignment | None:
    """Align all words of `quote` with the stretch of `source` that fits best; None if none does."""
    equal = _heaviest_chain(_agreements(quote, source), quote)
    if not equal:
        return None
    first, last = equal[0], equal[-1]
    before = _edge(quote[: first.q0][::-1], source[: first.s0][::-1])
    after = _edge(quote[last.q1 :], source[last.s1 :])
    blocks: list[Block] = []
    if first.q0:
        blocks.append(Block(_CHANGED, 0, first.q0, first.s0 - before, first.s0))
    for block, following in pairwise(equal):
        blocks += (block, Block(_CHANGED, block.q1, following.q0, block.s1, following.s0))
    blocks.append(last)
    if last.q1 < len(quote):
        blocks.append(Block(_CHANGED, last.q1, len(quote), last.s1, last.s1 + after))
    return judged(blocks, quote, source)


def judged(blocks: Iterable[Block], quote: list[str], source: list[str]) -> Alignment:
    """Return the alignment that `blocks` make; blocks that differ in blanks only become equal."""
    settled = tuple(_settle(block, quote, source) for block in blocks)
    return Alignment(settled, _likeness(settled, quote, source))


def _agreements(quote: list[str], source: list[str]) -> list[Block]:
    return [
        Block(_EQUAL, step.src_start, step.src_end, step.dest_start, step.dest_end)
        for step in Levenshtein.opcodes(quote, source)
        if step.tag == "equal"
    ]


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
            total -= min(max(skipped, 0) * _LOST, _LOST_AT_MOST)
        if total <= 0:
            total, start = 0, place
        total += sum(len(word) + 1 for word in quote[block.q0 : block.q1])
        if total > best:
            best, best_start, best_end = total, start, place + 1
    return blocks[best_start:best_end]


def _edge(quote: list[str], source: list[str]) -> int:
    """Return how many words of `source`, from its start, the changed words of `quote` replace."""
    count = len(quote)
    said = " ".join(quote)
    likeness = {
        taken: Indel.normalized_similarity(said, " ".join(source[:taken]))
        for taken in range(max(count - _EDGE_REACH, 1), count + _EDGE_REACH + 1)
        if count and taken <= len(source)
    }
    best = max(likeness, key=lambda taken: (likeness[taken], taken == count), default=0)
    return best if likeness.get(best, 0) >= _EDGE_LIKE else min(count, len(source))


def _settle(block: Block, quote: list[str], source: list[str]) -> Block:
    """Return the block as equal if only blanks and hyphens differ ("well-known", "wellknown")."""
    if block.equal:
        return block
    said, stands = "".join(quote[block.q0 : block.q1]), "".join(source[block.s0 : block.s1])
    return block._replace(equal=said == stands)


def _likeness(blocks: tuple[Block, ...], quote: list[str], source: list[str]) -> float:
    """Return the share of the quotation that the source has, in characters."""
    gained = total = 0.0
    for block in blocks:
        said = " ".join(quote[block.q0 : block.q1])
        total += len(said)
        if block.equal:
            gained += len(said)
        elif said:
            stands = " ".join(source[block.s0 : block.s1])
            gained += len(said) * Indel.normalized_similarity(said, stands)
    return gained / total if total else 0.0
