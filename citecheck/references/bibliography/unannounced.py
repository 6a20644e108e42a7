"""Part of step 2a: lists that no heading announces, found by their labels.

The labels count up, and the entries read like references; or the text cites just these numbers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from citecheck.language.common.references import SAME_AS_BEFORE_PATTERN
from citecheck.lazy_regex import regex
from citecheck.model import BlockKind, Document, HintKind
from citecheck.references.bibliography.entry_likeness import is_dated, reads_like_reference
from citecheck.references.bibliography.lists import cut_at, rungs_of
from citecheck.references.bibliography.units import Unit
from citecheck.references.markers.labels import Style, best_chain, expand
from citecheck.references.types import Cover, FoundList

FEWEST = 3  # entries of a list without a heading …
FEWEST_SQUARE = 2  # … and of one with labels in square brackets, or whose labels the text cites
SHARE = 0.5  # of its entries that are dated, where labels are "[1]" …
SHARE_OF_OTHERS = 0.8  # … and that read like references, where they are "1.", as steps are
CITED_SHARE = 0.8  # of the labels and of what the text cites that are the same
_LONGEST_RAISED = 12  # code points of a raised marker: "[10,12–14]"

_CITING_ROUND = regex(r"(?<=\w)\s?\((\d{1,2}(?:\s?[,;–-]\s?\d{1,2}){0,9})\)")
_CITING = regex(r"(?<=\S)\s?\^?\[(\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,20})(?::\d{1,2})?\]")
_SAME_AS_BEFORE = regex(SAME_AS_BEFORE_PATTERN, re.IGNORECASE)
_ARROW = regex(r"[↩↑⤴↵⏎^]\W{0,4}$")


def cited_numbers(document: Document) -> frozenset[str]:
    """Return the numbers that stand like markers in the text: in square brackets, or raised.

    Round brackets count where no square ones stand.
    """
    shown = [match[1] for match in _CITING.finditer(document.text)]
    shown = shown or [match[1] for match in _CITING_ROUND.finditer(document.text)]
    shown += [
        hint.span.of(document.text).strip("[]() ")
        for hint in document.hints
        if hint.kind is HintKind.SUPERSCRIPT and len(hint.span) <= _LONGEST_RAISED
    ]
    return frozenset(label for numbers in shown for label in expand(numbers) or ())


def with_loose_lists(
    units: Sequence[Unit], found: Sequence[FoundList], cited: frozenset[str] = frozenset()
) -> tuple[FoundList, ...]:
    """Return `found` and the labelled lists that stand under no heading, in order.

    `cited` are the labels that the text cites.
    """
    taken = Cover(one.span for one in found)
    free = [unit for unit in units if not unit.furniture and not taken.touches(unit.span)]
    loose = _loose_lists(free, frozenset() if found else cited)
    return tuple(sorted([*found, *loose], key=lambda one: one.span))


def _loose_lists(units: Sequence[Unit], cited: frozenset[str]) -> tuple[FoundList, ...]:
    best: tuple[FoundList, ...] = ()
    for style, rungs in rungs_of(units).items():
        _, chain = best_chain(rungs)
        is_cited = _is_cited({str(rung.number) for rung in chain}, cited)
        fewest = 1 if is_cited else FEWEST_SQUARE if style is Style.SQUARE else FEWEST
        if len(chain) < fewest or (style is Style.BARE and not is_cited):
            continue
        sure = is_cited or style is Style.SQUARE
        lists = _believed(cut_at(None, units, chain, style), is_sure=sure)
        if _size(lists) > _size(best):
            best = lists
    return best


def _believed(lists: Sequence[FoundList], *, is_sure: bool) -> tuple[FoundList, ...]:
    """Return the lists that hold references; pieces of one list are judged together."""
    wholes: list[list[FoundList]] = []
    for found in lists:
        if wholes and found.entries[0].label not in {"1", "1a"}:
            wholes[-1].append(found)
        else:
            wholes.append([found])
    good = [
        whole
        for whole in wholes
        if _is_list([entry.text for one in whole for entry in one.entries], is_sure=is_sure)
    ]
    return tuple(one for whole in good for one in whole)


def _size(lists: Sequence[FoundList]) -> int:
    return sum(len(one.entries) for one in lists)


def _is_list(texts: Sequence[str], *, is_sure: bool) -> bool:
    """Whether entries read like references; those that name one above again say nothing of it."""
    own = [text for text in texts if not _SAME_AS_BEFORE.match(text)]
    if not own:
        return False
    if is_sure:
        return sum(map(is_dated, own)) >= SHARE * len(own)
    return sum(map(reads_like_reference, own)) >= SHARE_OF_OTHERS * len(own)


def _is_cited(labels: set[str], cited: frozenset[str]) -> bool:
    """Whether the text cites these labels, and hardly others."""
    return len(labels & cited) >= CITED_SHARE * max(1, len(labels), len(cited))


def cited_items(
    document: Document, units: Sequence[Unit], found: Sequence[FoundList], cited: frozenset[str]
) -> list[list[Unit]]:
    """Return the numbered lists of the format whose numbers the text cites, as their items.

    They are references if no other list is `found` and most items have a year, an address or an
    arrow back to the text. Example: "<hr><ol><li>Town records. https://… ↩".
    """
    lists: list[list[Unit]] = []
    if found:
        return lists
    linked = Cover(hint.span for hint in document.hints if hint.kind is HintKind.LINK)
    for is_list, group in groupby(units, key=_list_of):
        items = list(group)
        labels = {unit.block.number for unit in items if unit.block and unit.block.number}
        if is_list is None or not _is_cited(labels, cited):
            continue
        shown = sum(
            is_dated(unit.text) or _ARROW.search(unit.text) is not None or linked.touches(unit.span)
            for unit in items
        )
        if len(items) >= FEWEST_SQUARE and shown >= SHARE_OF_OTHERS * len(items):
            lists.append(items)
    return lists


def _list_of(unit: Unit) -> int | None:
    """Return what the items of one list of the draft's format share."""
    if unit.block is None or not unit.is_a(BlockKind.LIST_ITEM):
        return None
    return unit.block.list_id
