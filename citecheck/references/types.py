"""Part of step 2a: the nouns of this room, what one of its modules hands to the next."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from msgspec import Struct

from citecheck.model import Hint, Span
from citecheck.references.bibliography.units import Unit


class Cover:
    """The union of some spans."""

    def __init__(self, spans: Iterable[Span]) -> None:
        merged: list[Span] = []
        for span in sorted(spans):
            if merged and span.start <= merged[-1].end:
                merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
            else:
                merged.append(span)
        self._starts = [span.start for span in merged]
        self._ends = [span.end for span in merged]

    def touches(self, span: Span) -> bool:
        """Whether `span` shares a code point with one of them."""
        index = bisect_left(self._ends, span.start + 1)
        return index < len(self._starts) and self._starts[index] < span.end


def inside(hints: Sequence[Hint], span: Span) -> Sequence[Hint]:
    """Return those of `hints`, sorted by place, that begin in `span`."""
    first = bisect_left(hints, span.start, key=lambda hint: hint.span.start)
    last = bisect_left(hints, span.end, key=lambda hint: hint.span.start)
    return hints[first:last]


class Entry(Struct, frozen=True, kw_only=True):
    """An entry of a list; `keys` are the labels that a marker may call it by.

    `label` is what the list shows ("3", "b", None); `text` is the entry's words on one line,
    `span` their place in the draft, `anchors` the ids that links to it carry.
    """

    label: str | None
    keys: tuple[str, ...]
    text: str
    span: Span
    anchors: tuple[str, ...] = ()


class FoundList(Struct, frozen=True, kw_only=True):
    """A reference list: where it stands, and what announces it."""

    span: Span
    heading: Unit | None
    entries: tuple[Entry, ...]
