"""Part of step 2a: which stretches of a draft are no prose: lists, their headings, menus behind."""

from __future__ import annotations

from collections.abc import Sequence

from citecheck.model import BlockKind, Document, HintKind, Span
from citecheck.references.bibliography.headings import begins_menu
from citecheck.references.bibliography.units import Unit
from citecheck.references.types import FoundList

LATEST_MENU = 0.5  # share of a draft before which no menu can end it


def apparatus_of(
    document: Document, units: Sequence[Unit], lists: Sequence[FoundList], headings: Sequence[int]
) -> tuple[Span, ...]:
    """Return the stretches that hold neither claims nor markers, in order; they may overlap."""
    spans = [found.span for found in lists]
    spans += [units[index].span for index in headings]
    spans += [hint.span for hint in document.hints if hint.kind is HintKind.BACK_LINK]
    menu = _menu(document, units, lists, headings)
    if menu is not None:
        spans.append(menu)
    return tuple(sorted(spans))


def notes_of(document: Document) -> tuple[Span, ...]:
    """Return the footnotes: no claims, but a note that is no entry may cite one."""
    return tuple(block.span for block in document.blocks if block.kind is BlockKind.NOTE)


def _menu(
    document: Document, units: Sequence[Unit], lists: Sequence[FoundList], headings: Sequence[int]
) -> Span | None:
    """Return what stands behind the last list from a menu's first line on ("Comments")."""
    ends = [found.span.end for found in lists] + [units[index].end for index in headings]
    start = max(ends, default=len(document.text))
    if start < LATEST_MENU * len(document.text):
        return None
    for unit in units:
        if unit.start >= start and begins_menu(unit.text):
            return Span(unit.start, units[-1].end)
    return None
