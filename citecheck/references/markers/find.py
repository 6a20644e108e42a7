"""Part of step 2a: the markers of a draft, from hints and from characters → `Marker`s."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from citecheck.lazy_regex import regex
from citecheck.model import Document, Hint, HintKind, Marker, Span
from citecheck.references.bibliography.blocks import BRACKETS
from citecheck.references.markers.author_year import CiteGroup, author_year_groups, plainly_cites
from citecheck.references.markers.bare_numbers import plain_numbers
from citecheck.references.markers.brackets import Mark, bracketed
from citecheck.references.markers.labels import expand
from citecheck.references.resolve import Resolver
from citecheck.references.types import Cover, inside

_YEAR = regex(r"(?<!\d)(?:1[6-9]|20)\d\d[a-z]?(?!\w)")
FEWEST_LINKED = 5  # markers that link to entries, from which the draft ties its markers …
LINKED_SHARE = 0.5  # … where they are so many of all that could be markers
FEW_BRACKETS = 4  # with as many markers in square brackets, bare numbers and names are none


def find_markers(
    document: Document, resolver: Resolver, away: Cover
) -> tuple[tuple[Marker, ...], tuple[Span, ...]]:
    """Return the markers outside of what `away` covers, and the places that ask for a source."""
    marks, needed = bracketed(document.text, resolver.keys)
    tied = [
        hint
        for hint in document.hints
        if hint.kind is HintKind.NOTE_MARK
        and not away.touches(hint.span)
        and (not resolver.labels or _target(resolver, hint) is not None)
    ]
    tied.sort(key=lambda hint: hint.span)
    free = [mark for mark in marks if not away.touches(mark.span)]
    kept = _linked_or_free(document, free, frozenset() if tied else resolver.keys)
    taken = Cover(mark.span for mark in kept)
    markers = [_tied_marker(document, resolver, h) for h in tied if not taken.touches(h.span)]
    if len(kept) < FEW_BRACKETS and len(markers) < FEW_BRACKETS:
        known = Cover(hint.span for hint in tied)
        named, plain = _without_brackets(
            document, resolver, lambda span: away.touches(span) or known.touches(span)
        )
        markers += named or plain
        if named:  # in a draft that cites by name, a number in brackets is a value
            markers += _linked_years(document, resolver, away)
            kept = [mark for mark in kept if resolver.keys.issuperset(mark.labels)]
    markers += [_marker(document, resolver, mark, tied) for mark in kept]
    return (
        tuple(_apart(markers)),
        tuple(span for span in needed if not away.touches(span)),
    )


def _linked_or_free(document: Document, marks: list[Mark], keys: frozenset[str]) -> list[Mark]:
    """Return the marks that are markers: where the draft links its markers, the linked ones.

    A bracket that links to the web is no marker of a list, unless its labels are among `keys`.
    """
    links = [hint for hint in document.hints if hint.kind is HintKind.LINK and hint.target]
    into = Cover(hint.span for hint in links if (hint.target or "").startswith("#"))
    out = Cover(hint.span for hint in links if not (hint.target or "").startswith("#"))
    inner = [mark for mark in marks if into.touches(mark.span)]
    free = [
        mark
        for mark in marks
        if not into.touches(mark.span)
        and (not out.touches(mark.span) or keys.issuperset(mark.labels))
    ]
    if len(inner) >= FEWEST_LINKED and len(inner) >= LINKED_SHARE * (len(inner) + len(free)):
        return inner
    return sorted([*inner, *free], key=lambda mark: mark.span)


def _apart(markers: list[Marker]) -> Iterator[Marker]:
    """Yield the markers in order, the first of those that overlap."""
    end = 0
    for marker in sorted(markers, key=lambda one: (one.span.start, -one.span.end)):
        if marker.span.start >= end:
            yield marker
            end = marker.span.end


def _without_brackets(
    document: Document, resolver: Resolver, excluded: Callable[[Span], bool]
) -> tuple[list[Marker], list[Marker]]:
    """Return the markers by name and year, or else the bare numbers; one of the two is empty."""
    groups = [g for g in author_year_groups(document.text) if not excluded(g.span)]
    named = [one for group in groups for one in _named_markers(document, resolver, group)]
    resolved = [marker for marker in named if marker.references]
    plain = plain_numbers(document.text, resolver.keys, document.hints, excluded)
    if len(resolved) > len(plain) or (len(groups) > len(plain) and plainly_cites(groups)):
        sure = Cover(g.span for g in groups if any(cite.is_plain for cite in g.cites))
        return [one for one in named if one.references or sure.touches(one.span)], []
    return [], [_marker(document, resolver, mark, ()) for mark in plain]


def _linked_years(document: Document, resolver: Resolver, away: Cover) -> Iterator[Marker]:
    """Yield the years that link to an entry: in a table, the name may stand in another cell."""
    for hint in document.hints:
        year = _YEAR.search(hint.span.of(document.text)) if hint.kind is HintKind.LINK else None
        name = _target(resolver, hint) if year is not None else None
        if year is not None and name is not None and not away.touches(hint.span):
            yield Marker(
                text=hint.span.of(document.text),
                span=hint.span,
                labels=(resolver.labels[name] or year.group(),),
                references=(name,),
            )


def _named_markers(document: Document, resolver: Resolver, group: CiteGroup) -> Iterator[Marker]:
    """Yield the marker of a group; one for each work if only some of them have entries."""
    found = [resolver.works.find(cite) for cite in group.cites]
    spans = {cite.span for cite in group.cites}
    if any(found) and not all(found) and len(spans) == len(group.cites):
        for cite, names in zip(group.cites, found, strict=True):
            yield _named_marker(document, resolver, CiteGroup(cite.span, (cite,)), [names])
    else:
        yield _named_marker(document, resolver, group, found)


def _named_marker(
    document: Document,
    resolver: Resolver,
    group: CiteGroup,
    found: Sequence[tuple[str, ...]],
) -> Marker:
    labels = [
        (resolver.labels[names[0]] if names else None) or cite.label
        for cite, names in zip(group.cites, found, strict=True)
    ]
    return Marker(
        text=group.span.of(document.text),
        span=group.span,
        labels=tuple(labels),
        references=tuple(dict.fromkeys(name for names in found for name in names)),
    )


def _marker(document: Document, resolver: Resolver, mark: Mark, tied: Sequence[Hint]) -> Marker:
    """Return the marker of a bracket; the links inside it know better than its labels."""
    linked = [_target(resolver, hint) for hint in inside(tied, mark.span)]
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
    label = (resolver.labels[name] if name is not None else None) or shown or "*"
    labels = expand(shown) or (label,)
    return Marker(
        text=hint.span.of(document.text),
        span=hint.span,
        labels=labels if len(labels) > 1 else (label,),
        references=(name,) if name is not None else resolver.of_labels(labels, hint.span.start),
    )
