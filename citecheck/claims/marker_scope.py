"""Step 2b: sentences and markers → which stretch of the draft each marker covers.

A marker covers its sentence; its clause, where a sentence has markers at several places; the
sentence before, where it stands behind the full stop or alone; and the items before it that have
none, where it stands in the last item of a list (or in the line that announces the list).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from citecheck.claims.prose import Prose, Sentence, is_words
from citecheck.language.en.claim_patterns import CUT_BEHIND, GOES_ON, MAY_SAY
from citecheck.lazy_regex import regex
from citecheck.model import BlockKind, CitationKind, Marker, Span
from citecheck.nlp.sentences import clauses

_CUT_BEHIND = regex(CUT_BEHIND)
_BETWEEN_MARKERS = regex(r"[\s,;]*")
_NOTE = regex(r"\W*(?:[a-z]|(?:note|nb|n|fn)\W{0,2}\d{1,3}|[*†‡§¶]+)\W*$", re.IGNORECASE)
_CLAUSE_WORDS = 3
_FRAGMENT_WORDS = 6
_GOES_ON = regex(GOES_ON, re.IGNORECASE)
_MAY_SAY = regex(
    MAY_SAY,
    re.IGNORECASE,
)
"""What a clause has that says something of its own: a figure, a verb, a subject."""


class Stretch(Struct, frozen=True):
    """A sentence or a clause of it, and the markers that cover it.

    `quotation` are the words of a paragraph that is quoted as a whole; what is no claim only
    introduces another.
    """

    span: Span
    sentence: Sentence
    markers: tuple[Marker, ...] = ()
    quotation: Span | None = None
    is_claim: bool = True


def covered(prose: Prose, markers: tuple[Marker, ...]) -> list[Stretch]:
    """Return the stretches of the draft in order, those without a marker among them."""
    assigned = _assigned(prose, markers)
    stretches: list[Stretch] = []
    for index, sentence in enumerate(prose.sentences):
        stretches.extend(_cut(prose.words, sentence, assigned.get(index, [])))
    return _spread_over_lists(prose, stretches)


def _assigned(prose: Prose, markers: tuple[Marker, ...]) -> dict[int, list[Marker]]:
    """Return the markers of each sentence, by its index."""
    starts = [sentence.span.start for sentence in prose.sentences]
    assigned: dict[int, list[Marker]] = {}
    for marker in sorted(markers, key=lambda marker: marker.span):
        index = bisect_right(starts, marker.span.start) - 1
        if index < 0 or _opens_its_block(prose, index, marker):
            index += 1
        if index < len(starts) and not _is_hidden(prose, marker):
            assigned.setdefault(index, []).append(marker)
    return assigned


def _opens_its_block(prose: Prose, index: int, marker: Marker) -> bool:
    """Whether the marker stands before the first sentence of its block, not behind another."""
    following = prose.sentences[index + 1 : index + 2]
    if not following or prose.sentences[index].span.end > marker.span.start:
        return False
    block = prose.blocks[following[0].block].span
    return block.start <= marker.span.start and prose.sentences[index].block != following[0].block


def _is_hidden(prose: Prose, marker: Marker) -> bool:
    """Whether the marker stands in code or in the apparatus, where no sentence is."""
    at = bisect_right(prose.blocks, marker.span.start, key=lambda block: block.span.start) - 1
    block = prose.blocks[max(at, 0)] if prose.blocks else None
    if block is None or not block.span.covers(marker.span):
        return False
    return block.kind is BlockKind.CODE or at in prose.unread


def _cut(words: str, sentence: Sentence, markers: list[Marker]) -> Iterator[Stretch]:
    """Yield a sentence whole, or clause by clause where its markers stand apart."""
    span = sentence.span
    if markers:
        span = Span(span.start, max(span.end, *(marker.span.end for marker in markers)))
    runs = _runs(words, [marker for marker in markers if not _is_aside(marker, markers)])
    if runs and not words[span.start : runs[0].start].strip() and runs[0].end < span.end:
        runs = runs[1:]  # the subject of its sentence ends no clause
    if len(runs) < 2:
        yield Stretch(span, sentence, tuple(markers))
        return
    marks = _runs(words, [marker for marker in markers if not is_words(marker)])
    marks = [mark for mark in marks if words[span.start : mark.start].strip()]
    cuts = {cut for mark in marks if (cut := _cut_behind(words, mark)) is not None}
    for piece in _pieces(words, span, runs, cuts):
        first, behind = (
            bisect_left(markers, edge, key=lambda marker: marker.span.start)
            for edge in (piece.start, piece.end)
        )
        yield Stretch(piece, sentence, tuple(markers[first:behind]))


def _is_aside(marker: Marker, markers: list[Marker]) -> bool:
    """Whether a marker calls an explanation ("[a]", "[note 1]") where others call sources."""
    lettered = not any(label[:1].isdigit() for label in marker.labels)
    numbered = any(label[:1].isdigit() for other in markers for label in other.labels)
    return (
        numbered
        and lettered
        and marker.kind is CitationKind.ENTRY
        and _NOTE.match(marker.text) is not None
    )


def _runs(words: str, markers: list[Marker]) -> list[Span]:
    """Return the places of markers, those side by side as one."""
    runs: list[Span] = []
    for marker in markers:
        if runs and _BETWEEN_MARKERS.fullmatch(words, runs[-1].end, marker.span.start):
            runs[-1] = Span(runs[-1].start, marker.span.end)
        else:
            runs.append(marker.span)
    return runs


def _cut_behind(words: str, mark: Span) -> int | None:
    """Return where a clause ends behind a mark, which ends it before "and" or "with" too."""
    behind = _CUT_BEHIND.match(words, mark.end)
    return None if behind is None else mark.end + len(behind["mark"] or "")


def _pieces(words: str, span: Span, runs: list[Span], cuts: set[int]) -> list[Span]:
    """Return the clauses of a sentence, each with at least one run of markers in it."""
    text = span.of(words)
    starts = cuts | {clause.start + span.start for clause in clauses(text)}
    begun = [run.start for run in runs]
    pieces: list[Span] = []
    start = span.start
    for cut in [*sorted(starts - {span.start}), span.end]:
        piece = words[start:cut]
        before = bisect_left(begun, cut)
        marked = bisect_left(begun, start) < before
        rest_marked = before < len(begun)
        if pieces and marked and _is_fragment(piece):
            last = pieces.pop()
            pieces.append(_stripped(words, Span(last.start, cut), runs))
            start = cut
        elif marked and len(piece.split()) >= _CLAUSE_WORDS and (rest_marked or cut == span.end):
            pieces.append(_stripped(words, Span(start, cut), runs))
            start = cut
    if start < span.end:
        last = pieces.pop() if pieces else Span(start, start)
        pieces.append(Span(last.start, span.end))
    return pieces


def _is_fragment(piece: str) -> bool:
    """Whether a piece only goes on with a list: "and Boreal"; what it says stands before it."""
    return (
        _GOES_ON.match(piece) is not None
        and len(piece.split()) <= _FRAGMENT_WORDS
        and _MAY_SAY.search(piece) is None
    )


def _stripped(words: str, span: Span, runs: list[Span]) -> Span:
    """Return the span without the space at its ends, and never without its markers."""
    body = span.of(words)
    start = span.start + len(body) - len(body.lstrip())
    end = start + len(body.strip())
    behind = bisect_left(runs, span.end, key=lambda run: run.start)
    for run in reversed(runs[max(behind - 2, 0) : behind]):  # the last may reach out of the span
        if span.covers(run):
            return Span(start, max(end, run.end))
    return Span(start, end)


def _spread_over_lists(prose: Prose, stretches: list[Stretch]) -> list[Stretch]:
    """Give items without a marker the markers of the list's last item, or of its announcement."""
    spread: list[Stretch] = []
    for is_list, group in groupby(stretches, key=lambda item: _list_of(prose, item)):
        items = list(group)
        if is_list is not None:
            announcement = spread[-1] if spread else None
            markers = _closing(items) or _announced(prose, announcement, items)
            marked = {item.sentence.block for item in items if item.markers}
            items = [
                item if item.sentence.block in marked else replace(item, markers=markers)
                for item in items
            ]
        spread.extend(items)
    return spread


def _list_of(prose: Prose, stretch: Stretch) -> int | None:
    """Return what the items of one list share, None for what is no list item."""
    block = prose.blocks[stretch.sentence.block]
    if block.kind is not BlockKind.LIST_ITEM:
        return None
    return -1 if block.list_id is None else block.list_id


def _closing(items: list[Stretch]) -> tuple[Marker, ...]:
    """Return the marks at the end of the last item; a link on words covers its own words only."""
    return tuple(marker for marker in items[-1].markers if not is_words(marker))


def _announced(
    prose: Prose, announcement: Stretch | None, items: list[Stretch]
) -> tuple[Marker, ...]:
    """Return the marks of a line that ends in a colon before a list without any marker."""
    if announcement is None or any(item.markers for item in items):
        return ()
    if not announcement.span.of(prose.words).rstrip().endswith(":"):
        return ()
    return tuple(marker for marker in announcement.markers if not is_words(marker))
