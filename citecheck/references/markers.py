"""Part of step 2a: the markers of a draft, from hints and from characters → `Marker`s."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from citecheck.model import Document, Hint, HintKind, Marker, Span
from citecheck.references.blocks import BRACKETS
from citecheck.references.brackets import Mark, bracketed
from citecheck.references.labels import expand
from citecheck.references.plain_numbers import plain_numbers
from citecheck.references.resolve import Resolver
from citecheck.references.spans import Cover

FEW_BRACKETS = 4  # with more markers in square brackets than this, bare numbers are none


def find_markers(
    document: Document, resolver: Resolver, apparatus: tuple[Span, ...]
) -> tuple[tuple[Marker, ...], tuple[Span, ...]]:
    """Return the markers outside `apparatus`, and the places that ask for a source."""
    away = Cover(apparatus)
    marks, needed = bracketed(document.text, resolver.keys)
    tied = [
        hint
        for hint in document.hints
        if hint.kind is HintKind.NOTE_MARK and not away.touches(hint.span)
    ]
    tied.sort(key=_start)
    kept = [mark for mark in marks if not away.touches(mark.span)]
    if len(kept) < FEW_BRACKETS:
        tied_spans = Cover(hint.span for hint in tied)
        kept += plain_numbers(
            document.text,
            resolver.keys,
            document.hints,
            lambda span: away.touches(span) or tied_spans.touches(span),
        )
    taken = Cover(mark.span for mark in kept)
    markers = [_marker(document, resolver, mark, tied) for mark in kept]
    markers += [
        _tied_marker(document, resolver, hint) for hint in tied if not taken.touches(hint.span)
    ]
    markers.sort(key=lambda marker: marker.span)
    return tuple(markers), tuple(span for span in needed if not away.touches(span))


def _start(hint: Hint) -> int:
    return hint.span.start


def _inside(hints: Sequence[Hint], span: Span) -> Iterator[Hint]:
    for hint in hints[bisect_left(hints, span.start, key=_start) :]:
        if hint.span.start >= span.end:
            return
        yield hint


def _marker(document: Document, resolver: Resolver, mark: Mark, tied: Sequence[Hint]) -> Marker:
    """Return the marker of a bracket; the links inside it know better than its labels."""
    linked = [_target(resolver, hint) for hint in _inside(tied, mark.span)]
    known = tuple(dict.fromkeys(name for name in linked if name is not None))
    by_label = resolver.of_labels(mark.labels, mark.span.start)
    return Marker(
        text=mark.span.of(document.text),
        span=mark.span,
        labels=mark.labels,
        references=known if len(known) >= len(mark.labels) else by_label,
    )


def _target(resolver: Resolver, hint: Hint) -> str | None:
    return resolver.at_anchor((hint.target or "").removeprefix("#"))


def _tied_marker(document: Document, resolver: Resolver, hint: Hint) -> Marker:
    """Return the marker of a mark that the format ties to a note."""
    name = _target(resolver, hint)
    shown = hint.span.of(document.text).strip(BRACKETS)
    label = (resolver.labels[name] if name is not None else None) or shown
    labels = expand(shown) or (label,)
    return Marker(
        text=hint.span.of(document.text),
        span=hint.span,
        labels=labels if len(labels) > 1 else (label,),
        references=(name,) if name is not None else resolver.of_labels(labels, hint.span.start),
    )
