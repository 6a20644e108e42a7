"""Part of step 2a: labelled lists that no heading announces, found by their labels alone."""

from __future__ import annotations

from collections.abc import Sequence

from citecheck.references.bibliography.entry_likeness import is_dated, reads_like_reference
from citecheck.references.bibliography.lists import cut_at, rungs_of
from citecheck.references.bibliography.units import Unit
from citecheck.references.markers.labels import Style, best_chain
from citecheck.references.types import Cover, FoundList

FEWEST = 3  # entries of a list without a heading …
FEWEST_SQUARE = 2  # … and of one with labels in square brackets
SHARE = 0.5  # of its entries that are dated, where labels are "[1]" …
SHARE_OF_OTHERS = 0.8  # … and that read like references, where they are "1.", as steps are


def with_loose_lists(units: Sequence[Unit], found: Sequence[FoundList]) -> tuple[FoundList, ...]:
    """Return `found` and the labelled lists that stand under no heading, in order."""
    taken = Cover(one.span for one in found)
    free = [unit for unit in units if not unit.furniture and not taken.touches(unit.span)]
    return tuple(sorted([*found, *_loose_lists(free)], key=lambda one: one.span))


def _loose_lists(units: Sequence[Unit]) -> tuple[FoundList, ...]:
    best: tuple[FoundList, ...] = ()
    for style, rungs in rungs_of(units).items():
        _, chain = best_chain(rungs)
        fewest = FEWEST_SQUARE if style is Style.SQUARE else FEWEST
        if len(chain) < fewest or style is Style.BARE:
            continue
        lists = tuple(one for one in cut_at(None, units, chain, style) if _is_list(one, style))
        if _size(lists) > _size(best):
            best = lists
    return best


def _size(lists: Sequence[FoundList]) -> int:
    return sum(len(one.entries) for one in lists)


def _is_list(found: FoundList, style: Style) -> bool:
    texts = [entry.text for entry in found.entries]
    if style is Style.SQUARE:
        return sum(map(is_dated, texts)) >= SHARE * len(texts)
    return sum(map(reads_like_reference, texts)) >= SHARE_OF_OTHERS * len(texts)
