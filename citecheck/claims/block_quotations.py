"""Step 2b: block quotations of a draft → quotations with the markers of what introduces them.

A block quotation is the words of somebody where a line that ends in a colon leads to it, a line of
attribution stands below it ("— Harbour survey [1]"), quotation marks open it, or one marker at its
very end cites all of it; else it may be a writer's own words set apart, and its sentences are read
as any others.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from citecheck.claims.facts import facts_in
from citecheck.claims.marker_scope import Stretch
from citecheck.claims.prose import Prose, is_words
from citecheck.lazy_regex import regex
from citecheck.model import ATTRIBUTION, BlockKind, FactKind, Hint, HintKind, Marker, Span

_ATTRIBUTION = regex(r"\s*(?:[—–―~]|--?\s)\s?[^\W\d_]")
_ATTRIBUTED_AT_END = regex(r"[.!?…][\"”’»]?(?P<line>\s+(?:[—–―]|--?\s)\s?[^\W\d_][^.!?]{2,160})$")
_REST = regex(r"[\s,;:.()\[\]]*(?:pp?\.?\s?\d[\d–-]*)?[\s,;.)\]]*")
_ATTRIBUTION_WORDS = 24
_OPENS = regex(r"\s*[“\"«„‘]")
_NAMED = regex(r"\s*[^\W\d_][\w-]*(?: [\w-]+){0,3}:\s")  # "Key point: …", an aside's own name
_TRIM = ' \t\n\r“”"«»„’‘'
_FEWEST_WORDS = 4  # of a quotation (RULES Q5)
_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING})


class BlockQuotations:
    """The places of a draft's block quotations, and of the lines that say whose words they are."""

    def __init__(self, hints: Iterable[Hint]) -> None:
        quoted = [hint for hint in hints if hint.kind is HintKind.QUOTATION]
        self._all = sorted(hint.span for hint in quoted)
        self._lines = sorted(hint.span for hint in quoted if hint.target == ATTRIBUTION)

    def touch(self, span: Span) -> bool:
        """Whether a block quotation or its line of attribution stands in a stretch."""
        return _meets(self._all, span)

    def attribute(self, span: Span) -> bool:
        """Whether a stretch is a line of attribution, as the format itself says."""
        return _meets(self._lines, span)


def _meets(spans: Sequence[Span], span: Span) -> bool:
    """Whether one of some sorted spans, which never run over into the next block, is met."""
    first = bisect_left(spans, span.start + 1, key=lambda one: one.end)
    return first < len(spans) and spans[first].start < span.end


class _Group(Struct, frozen=True):
    """The stretches of one block quotation, by their indexes [start, end)."""

    start: int
    end: int


def with_block_quotations(
    prose: Prose, stretches: Sequence[Stretch], quoted: BlockQuotations
) -> list[Stretch]:
    """Return the stretches, each paragraph of a block quotation as one with all its markers.

    The lead-in and the line of attribution hand
    their markers over; a lead-in that gives a figure or a date keeps them, too.
    """
    found = list(stretches)
    for group in reversed(_groups(found, quoted)):
        found = _handed_over(prose, found, group, quoted)
    return found


def _groups(stretches: Sequence[Stretch], quoted: BlockQuotations) -> list[_Group]:
    groups: list[_Group] = []
    for index, stretch in enumerate(stretches):
        if not quoted.touch(stretch.sentence.span):
            continue
        if groups and groups[-1].end == index:
            groups[-1] = replace(groups[-1], end=index + 1)
        else:
            groups.append(_Group(index, index + 1))
    return groups


def _handed_over(
    prose: Prose, stretches: list[Stretch], group: _Group, quoted: BlockQuotations
) -> list[Stretch]:
    """Return the stretches with one block quotation read, or as they were if it is none."""
    before, inner = stretches[: group.start], stretches[group.start : group.end]
    behind = stretches[group.end :]
    if any(prose.kind(one.sentence) not in _PROSE for one in inner):
        return stretches
    lead_in = before[-1] if before and _leads_in(prose, before[-1]) else None
    lines = [one for one in inner if quoted.attribute(one.sentence.span)]
    lines = lines or [one for one in (inner[-1], *behind[:1]) if _attributes(prose, one)][:1]
    inner = [one for one in inner if one not in lines]
    behind = [one for one in behind if one not in lines]
    parts = _paragraphs(prose, inner)
    is_told = lead_in is not None or bool(lines)
    if not parts or not (is_told or _is_marked(prose, parts) or _is_cited(prose, inner)):
        return stretches
    givers = [one for one in (lead_in, *inner, *lines) if one is not None]
    markers = tuple(mark for one in givers for mark in one.markers if not is_words(mark))
    if lead_in is not None and not _tells_more(prose, lead_in):
        before = [*before[:-1], replace(lead_in, markers=(), is_claim=False)]
    quotes = [_quotation(prose, part, markers) for part in parts]
    return [*before, *quotes, *behind]


def _leads_in(prose: Prose, stretch: Stretch) -> bool:
    words = stretch.span.of(prose.words).rstrip()
    return words.endswith(":") and prose.kind(stretch.sentence) is BlockKind.PARAGRAPH


def _attributes(prose: Prose, stretch: Stretch) -> bool:
    words = stretch.span.of(prose.words)
    return _ATTRIBUTION.match(words) is not None and len(words.split()) <= _ATTRIBUTION_WORDS


def _tells_more(prose: Prose, stretch: Stretch) -> bool:
    """Whether a lead-in gives a figure or a date of its own."""
    kinds = {fact.kind for fact in facts_in(stretch.span.of(prose.words))}
    return not kinds.isdisjoint({FactKind.FIGURE, FactKind.DATE})


def _paragraphs(prose: Prose, inner: Sequence[Stretch]) -> list[list[Stretch]]:
    """Return the stretches by paragraph; one of a few words is no quotation."""
    by_block: dict[int, list[Stretch]] = {}
    for stretch in inner:
        by_block.setdefault(stretch.sentence.block, []).append(stretch)
    return [
        part
        for part in by_block.values()
        if sum(len(one.span.of(prose.words).split()) for one in part) >= _FEWEST_WORDS
    ]


def _is_marked(prose: Prose, parts: Sequence[Sequence[Stretch]]) -> bool:
    """Whether quotation marks open the quotation, or a line of attribution ends it."""
    if not parts:
        return False
    first = Span(parts[0][0].span.start, parts[-1][-1].span.end).of(prose.words)
    return _OPENS.match(first) is not None or _ATTRIBUTED_AT_END.search(first) is not None


def _is_cited(prose: Prose, inner: Sequence[Stretch]) -> bool:
    """Whether one marker, behind the last word, cites all that is set apart."""
    marks = [mark for one in inner for mark in one.markers if not is_words(mark)]
    first = inner[0].span.of(prose.words) if inner else ""
    if len({mark.span for mark in marks}) != 1 or _NAMED.match(first):
        return False
    behind = Span(marks[0].span.end, max(marks[0].span.end, inner[-1].span.end))
    return marks[0] in inner[-1].markers and _REST.fullmatch(behind.of(prose.words)) is not None


def _quotation(prose: Prose, part: Sequence[Stretch], markers: tuple[Marker, ...]) -> Stretch:
    """Return one paragraph of a quotation as a stretch."""
    span = Span(part[0].span.start, part[-1].span.end)
    words = span.of(prose.words)
    line = _ATTRIBUTED_AT_END.search(words.rstrip())
    inside = words[: line.start("line") if line else len(words)]
    for marker in sorted(markers, key=lambda one: -one.span.start):
        at, behind = marker.span.start - span.start, marker.span.end - span.start
        if 0 < at < len(inside) and _REST.fullmatch(inside, behind):  # ", p. 12)."
            inside = inside[:at]
    start = len(inside) - len(inside.lstrip(_TRIM))
    quote = Span(start, max(start, start + len(inside.strip(_TRIM)))).shifted(span.start)
    return replace(part[0], span=span, markers=markers, quotation=quote)
