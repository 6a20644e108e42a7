"""Step 2a: `Document` → `Citations`: the reference lists, their entries, and the markers.

Where the format tells entries and citations by key, `keyed` takes them as they are. What a
draft's format ties together (notes, in-page links) is believed; where it shows nothing but
characters, the list decides what a number can be: a label that an entry has is a marker where the
text around allows one, a number that no list has is a marker only in a shape that nothing else
has. Sentences and what a marker covers are step 2b; nothing is fetched here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from citecheck.model import (
    BlockKind,
    Citations,
    Document,
    Hint,
    HintKind,
    Marker,
    Reference,
    Span,
)
from citecheck.references.bibliography.blocks import (
    lines_of_blocks,
    lists_of_blocks,
    lists_of_items,
)
from citecheck.references.bibliography.lists import list_headings, lists_of_lines
from citecheck.references.bibliography.non_prose import apparatus_of, notes_of
from citecheck.references.bibliography.unannounced import (
    cited_items,
    cited_numbers,
    with_loose_lists,
)
from citecheck.references.bibliography.units import LINED, Unit, block_units, units_of
from citecheck.references.entry.fields import work_of
from citecheck.references.entry.ibid import followed
from citecheck.references.entry.identifiers import with_addresses
from citecheck.references.entry.own_address import OwnAddresses
from citecheck.references.entry.reference_managers import (
    citing_fields,
    enriched,
    references_of_fields,
)
from citecheck.references.keyed import keyed_citations
from citecheck.references.markers.find import find_markers
from citecheck.references.markers.links import link_citations
from citecheck.references.resolve import Resolver
from citecheck.references.types import Cover, Entry, FoundList, inside

__all__ = ["find_references"]


def find_references(document: Document) -> Citations:
    """Return the references, markers and apparatus of a draft.

    Spans are into ``document.text``. References of the lists are named ``r1``, ``r2`` … in the
    order of the draft, hyperlinks ``l1``, ``l2`` …. Markers are in order and do not overlap.
    """
    if document.is_keyed:
        return keyed_citations(document)
    units = units_of(document)
    headings = list_headings(units)
    lists = _lists(document, units, headings)
    resolver = Resolver(lists)
    apparatus = apparatus_of(document, units, lists, headings)
    notes = notes_of(document)
    fields = citing_fields(document)
    entries = tuple(enriched(_references(document, lists), fields))
    tied: tuple[Marker, ...] = ()
    if not entries:
        entries, tied = references_of_fields(document, fields)
    no_prose = [*apparatus, *_code(document), *(marker.span for marker in tied)]
    markers, needed = find_markers(document, resolver, Cover(no_prose))
    taken = [*no_prose, *notes, *needed, *(marker.span for marker in markers)]
    linked, links = link_citations(document, Cover(taken))
    return Citations(
        references=(*entries, *linked),
        markers=tuple(sorted([*markers, *tied, *links], key=lambda marker: marker.span)),
        apparatus=tuple(sorted({*apparatus, *notes})),
        list_heading=_heading(units, lists, headings),
        needed=needed,
    )


def _lists(
    document: Document, units: Sequence[Unit], headings: Sequence[int]
) -> tuple[FoundList, ...]:
    """Return the reference lists; where lines are layout, a heading goes before footnotes."""
    cited = cited_numbers(document)
    if document.media_type not in LINED and document.blocks:
        found = lists_of_blocks(document, units, cited)
        items = lists_of_items(document, cited_items(document, units, found, cited))
        return with_loose_lists(lines_of_blocks(units), [*found, *items], cited)
    headed = lists_of_lines(units, headings, cited)
    found = with_loose_lists(units, headed, cited)
    notes = [block.span for block in document.blocks if block.kind is BlockKind.NOTE]
    feet = Cover(notes)
    if notes and not headed and all(feet.touches(e.span) for one in found for e in one.entries):
        return lists_of_blocks(document, block_units(document))
    return found


def _code(document: Document) -> Iterator[Span]:
    """Yield the stretches of code: nothing in them is a marker."""
    yield from (block.span for block in document.blocks if block.kind is BlockKind.CODE)
    yield from (hint.span for hint in document.hints if hint.kind is HintKind.CODE)


def _references(document: Document, lists: tuple[FoundList, ...]) -> list[Reference]:
    own = OwnAddresses(document)
    links = own.other_links()
    entries = [entry for found in lists for entry in found.entries]
    works = followed(
        [
            (
                entry.label,
                entry.text,
                own.without(work_of(entry.text, inside(links, entry.span), document.text)),
            )
            for entry in entries
        ]
    )
    return [
        Reference(
            id=f"r{number}",
            label=entry.label,
            text=_shown(entry, links),
            span=entry.span,
            work=one.work,
            same_as=None if one.first is None else f"r{one.first + 1}",
        )
        for number, (entry, one) in enumerate(zip(entries, works, strict=True), 1)
    ]


def _shown(entry: Entry, links: Sequence[Hint]) -> str:
    """Return the words of an entry; of a note with several links, where they lead."""
    if entry.label is None:
        return entry.text
    return with_addresses(entry.text, [hint.target or "" for hint in inside(links, entry.span)])


def _heading(
    units: Sequence[Unit], lists: Sequence[FoundList], headings: Sequence[int]
) -> Span | None:
    """Return the heading of the first list that has one, else the last that announces one."""
    for found in lists:
        if found.heading is not None:
            return found.heading.span
    return units[headings[-1]].span if headings else None
