"""Step 2a: `Document` → `Citations`: the reference lists, their entries, and the markers.

What a draft's format ties together (notes, in-page links) is believed; where it shows nothing but
characters, the list decides what a number can be: a label that an entry has is a marker where the
text around allows one, a number that no list has is a marker only in a shape that nothing else
has. Sentences and what a marker covers are step 2b; nothing is fetched here.
"""

from __future__ import annotations

from citecheck.model import Citations, Document, Reference, Span
from citecheck.references.blocks import lines_of_blocks, lists_of_blocks
from citecheck.references.fields import work_of
from citecheck.references.found import FoundList
from citecheck.references.lists import list_headings, lists_of_lines
from citecheck.references.loose import with_loose_lists
from citecheck.references.markers import find_markers
from citecheck.references.resolve import Resolver
from citecheck.references.units import LINED, Unit, units_of

__all__ = ["find_references"]


def find_references(document: Document) -> Citations:
    """Return the references, markers and apparatus of a draft.

    Spans are into ``document.text``. References of the lists are named ``r1``, ``r2`` … in the
    order of the draft, hyperlinks ``l1``, ``l2`` …. Markers are in order and do not overlap.
    """
    units = units_of(document)
    by_lines = document.media_type in LINED or not document.blocks
    found = lists_of_lines(units) if by_lines else lists_of_blocks(document, units)
    lists = with_loose_lists(units if by_lines else lines_of_blocks(units), found)
    resolver = Resolver(lists)
    apparatus = tuple(sorted(found.span for found in lists))
    markers, needed = find_markers(document, resolver, apparatus)
    return Citations(
        references=tuple(_references(lists)),
        markers=markers,
        apparatus=apparatus,
        list_heading=_heading(units, lists),
        needed=needed,
    )


def _references(lists: tuple[FoundList, ...]) -> list[Reference]:
    entries = [entry for found in lists for entry in found.entries]
    return [
        Reference(
            id=f"r{number}",
            label=entry.label,
            text=entry.text,
            span=entry.span,
            work=work_of(entry.text),
        )
        for number, entry in enumerate(entries, 1)
    ]


def _heading(units: tuple[Unit, ...], lists: tuple[FoundList, ...]) -> Span | None:
    for found in lists:
        if found.heading is not None:
            return found.heading.span
    announced = list_headings(units)
    return units[announced[-1]].span if announced else None
