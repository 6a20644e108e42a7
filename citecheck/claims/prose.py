"""Step 2b: a `Document` → its sentences, apart from everything that is no prose.

Code and the apparatus (lists of references, notes) hold no sentences. Markers, back links and
"[citation needed]" are blanked, so that they neither end nor join a sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from msgspec import Struct

from citecheck.claims.quotations import find_quotations
from citecheck.language.common.references import CITES_ITSELF
from citecheck.lazy_regex import regex
from citecheck.model import (
    Block,
    BlockKind,
    CitationKind,
    Citations,
    Document,
    HintKind,
    Marker,
    Span,
)
from citecheck.nlp import sentences

_BULLET = regex(r"[\s•▪◦‣·*–—+-]+|\(?[0-9a-zA-Z]{1,3}[.)]\s+")
_CITES_ITSELF = regex(CITES_ITSELF, re.IGNORECASE)
_LONGEST_NOTE = 600  # code points of a note on how to cite a draft
_LONGEST_REST = 24  # code points behind its opening words, where the note itself is the next block
# Behind a marker that is the subject of its sentence.
_SPEAKS = regex(r"(?:[^\S\n]+|[^\S\n]*\n[^\S\n]*)[^\W\d_A-Z]")
_ENDS = regex(r"(?:[^\W\d_]{2}|[\d)\]%\"”’»])\s*[.!?][)\"”’»]?$|\s[.!?]$")
_ABBREVIATED = regex(
    r"\b(?:al|e\.g|i\.e|cf|vs|refs?|figs?|eqs?|secs?|nos?|vol|ch|pp?|approx|resp|viz|etc|see|dr|prof"
    r"|mr|mrs|ms|st|z\.b|vgl|bzw|ca)\.$",
    re.IGNORECASE,
)
_NEAR = 300  # code points before a marker in which the word before it stands
_LONGEST_END = 24  # code points that hold a word with its full stop, the marker before it blanked
_ADDRESS = regex(r"(?:https?://|www\.)\S+$")


class Sentence(Struct, frozen=True):
    """A sentence (or the words of a list item, cell or heading), and the block it stands in."""

    span: Span
    block: int  # index into `Prose.blocks`


class Prose(Struct, frozen=True):
    """A draft's sentences in order; `words` is its text with all marks blanked.

    `unread` are the indexes of blocks that are neither code nor apparatus, and hold no claims.
    """

    words: str
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    unread: frozenset[int] = frozenset()

    def kind(self, sentence: Sentence) -> BlockKind:
        """Return what the block of `sentence` is."""
        return self.blocks[sentence.block].kind


def prose_of(document: Document, citations: Citations) -> Prose:
    """Return the prose of a draft; spans are into ``document.text``."""
    words = blanked(document, citations)
    spoken = _with_subjects(words, citations)
    blocks = document.blocks or (Block(kind=BlockKind.PARAGRAPH, span=Span(0, len(document.text))),)
    found: list[Sentence] = []
    hidden = _merged(citations.apparatus)
    own = _notes_on_citing_it(document.text, blocks)
    for index, block in enumerate(blocks):
        if block.kind is not BlockKind.CODE and index not in own:
            spans = _sentences(spoken, block, document.language)
            found.extend(Sentence(span, index) for span in spans if not _meets(hidden, span))
    return Prose(words, blocks, tuple(found), own)


def _notes_on_citing_it(text: str, blocks: Sequence[Block]) -> frozenset[int]:
    """Return the blocks that tell how the draft is to be cited: they are no claims of its own."""
    found: set[int] = set()
    for index, block in enumerate(blocks):
        opening = _CITES_ITSELF.match(text, block.span.start, block.span.end)
        if opening is None or len(block.span) > _LONGEST_NOTE:
            continue
        found.add(index)
        alone = len(block.span.of(text)) - len(opening.group()) <= _LONGEST_REST
        if alone and index + 1 < len(blocks) and len(blocks[index + 1].span) <= _LONGEST_NOTE:
            found.add(index + 1)  # "How to cite this article", and below it how
    return frozenset(found)


def _merged(spans: Sequence[Span]) -> list[Span]:
    """Return the union of some spans, in order, none of which touch."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _meets(merged: Sequence[Span], span: Span) -> bool:
    first = bisect_left(merged, span.start + 1, key=lambda one: one.end)
    return first < len(merged) and merged[first].start < span.end


def _with_subjects(words: str, citations: Citations) -> str:
    """Return the words with a name in place of each marker that opens its sentence.

    "It fell by 9 per cent. [berg] found three more." says two things, of which the second is cited.
    """
    parts: list[str] = []
    at = 0
    for marker in citations.markers:
        span = marker.span
        if span.start < at or is_words(marker) or not _SPEAKS.match(words, span.end):
            continue
        if _opens_a_sentence(words, span.start):
            parts += [words[at : span.start], "X" + "x" * (len(span) - 1)]
            at = span.end
    return "".join([*parts, words[at:]])


def _opens_a_sentence(words: str, at: int) -> bool:
    """Whether what stands at an offset of the blanked words begins a sentence or a block."""
    near = words[max(0, at - _NEAR) : at]
    before = near.rstrip()
    if not before or "\n\n" in near[len(before) :]:
        return True
    if len(before) == len(near):  # "…, four bids.[3] and"
        return False
    end = before[-_LONGEST_END:]
    return _ENDS.search(end) is not None and _ABBREVIATED.search(end) is None


def blanked(document: Document, citations: Citations) -> str:
    """Return the draft's text, as long as before, with spaces for what is not read as words."""
    hidden = [marker.span for marker in citations.markers if not is_words(marker)]
    hidden += [
        hint.span
        for hint in document.hints
        if hint.kind in (HintKind.BACK_LINK, HintKind.NOTE_MARK)
    ]
    parts: list[str] = []
    at = 0
    for span in sorted([*hidden, *citations.needed]):
        if span.end > at:
            start = max(at, span.start)
            parts += [document.text[at:start], " " * (span.end - start)]
            at = span.end
    return "".join([*parts, document.text[at:]])


def is_words(marker: Marker) -> bool:
    """Whether the marker is a link on words of the claim, not a mark beside them."""
    return marker.kind is CitationKind.LINK and not _ADDRESS.match(marker.text)


def _sentences(words: str, block: Block, language: str | None) -> list[Span]:
    """Return the sentences of a block; words within one quotation stay together."""
    text = block.span.of(words)
    if not text.strip():
        return []
    bullet = _BULLET.match(text) if block.kind is BlockKind.LIST_ITEM else None
    offset = bullet.end() if bullet else 0
    body = text[offset:]
    spans = [
        span
        for span in sentences.split(body, language or "en")
        if any(character.isalnum() for character in span.of(body))
    ]
    quoted = [quotation.marks for quotation in find_quotations(body)]
    return [span.shifted(block.span.start + offset) for span in _joined(spans, quoted)]


def _joined(spans: list[Span], quoted: list[Span]) -> list[Span]:
    """Join sentences between which no cut may fall, because it would fall into a quotation."""
    joined: list[Span] = []
    for span in spans:
        if joined and any(mark.start < span.start < mark.end for mark in quoted):
            span = Span(joined.pop().start, span.end)  # noqa: PLW2901 - the joined one replaces it
        joined.append(span)
    return joined
