"""Part of step 2a: a list whose entries have no labels → its entries.

Hard-wrapped author-year lists give no sign where an entry begins except their look: the first
author's shape, the end of the line before, indents, empty lines, the order of the alphabet. All of
these are weighed together, and the best cut of the whole list is taken.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from citecheck.model import BlockKind
from citecheck.references.entries import entry_of
from citecheck.references.found import Entry
from citecheck.references.headings import ends_list
from citecheck.references.names import REPEATED, author_weight, sort_key
from citecheck.references.units import Unit

LONGEST = 16  # lines of one entry
HUGE = 2500  # code points of one entry; longer ones are prose

YEAR = re.compile(
    r"(?<![\d.:/-])(?:1[5-9]|20)\d\d[a-z]?(?![\d/])|in press|forthcoming|\bn\.\s?d\.|submitted|"
    r"to appear|unpublished|accepted|https?://|doi:",
    re.IGNORECASE,
)
_OPEN_END = re.compile(
    r"(?:[,;:&(–-]|\b(?:and|of|the|in|for|a|an|on|to|et|und|with|from|by|eds?\.))$"
)
_CLOSED_END = re.compile(r"[.!?]$|[.!?][\"”’»)\]]$")
_NUMBER_END = re.compile(r"[\d)\]]$|\S+://\S+$")


@dataclass(frozen=True, slots=True)
class _Layout:
    """What the list as a whole shows."""

    hanging: int | None  # indent of the lines that open an entry, if the others stand deeper
    spaced: bool  # empty lines part its entries
    sorted: bool  # the alphabet orders its entries
    width: int  # of a full line


def unlabelled_entries(region: Sequence[Unit]) -> tuple[Entry, ...]:
    """Return the entries of the author-year list that `region` begins with, or ()."""
    lines = _until_end(region)
    if not lines:
        return ()
    layout = _layout(lines)
    starts = _best_cut(lines, layout)
    bounds = [*starts, len(lines)]
    groups = [lines[a:b] for a, b in pairwise(bounds)]
    return tuple(entry_of(None, group) for group in _like_entries(groups))


def _until_end(region: Sequence[Unit]) -> Sequence[Unit]:
    for index, unit in enumerate(region):
        if (unit.gap and ends_list(unit.text)) or unit.is_a(BlockKind.HEADING):
            return region[:index]
    return region


def _layout(lines: Sequence[Unit]) -> _Layout:
    indents = [line.indent for line in lines]
    least = min(indents)
    deeper = sum(indent > least for indent in indents)
    hangs = 0.2 * len(lines) <= deeper <= 0.9 * len(lines)
    gaps = sum(line.gap for line in lines)
    keys = [sort_key(line.text) for line in lines if author_weight(line.text) >= 1.5]
    rising = sum(a <= b for a, b in pairwise(keys))
    lengths = sorted(len(line.text) for line in lines)
    return _Layout(
        hanging=least if hangs else None,
        spaced=gaps >= max(2, len(lines) // 12),
        sorted=len(keys) > 3 and rising >= 0.6 * (len(keys) - 1),
        width=lengths[int(0.9 * (len(lengths) - 1))],
    )


def _start_weight(lines: Sequence[Unit], index: int, layout: _Layout) -> float:
    """Return how much line `index` looks like the first of an entry."""
    line = lines[index]
    weight = author_weight(line.text)
    if index == 0:
        return weight + 3.0
    before = lines[index - 1].text
    if layout.hanging is not None:
        weight += 2.5 if line.indent <= layout.hanging else -3.5
    if layout.spaced:
        weight += 2.0 if line.gap else -1.5
    if _OPEN_END.search(before):
        weight -= 2.0
    elif _CLOSED_END.search(before):
        weight += 0.6
    elif _NUMBER_END.search(before):
        weight += 0.4
    else:
        weight -= 1.2
    if len(before) < 0.7 * layout.width:
        weight += 1.0
    return weight - 1.6


def _best_cut(lines: Sequence[Unit], layout: _Layout) -> list[int]:
    """Return the first lines of the entries in the cut of the greatest weight."""
    weights = [_start_weight(lines, index, layout) for index in range(len(lines))]
    keys = [sort_key(line.text) for line in lines]
    repeats = [REPEATED.match(line.text) is not None for line in lines]
    dated = [0]
    for line in lines:
        dated.append(dated[-1] + (YEAR.search(line.text) is not None))
    best = [weights[0]]
    before = [0]
    for index in range(1, len(lines) + 1):
        top, parent = float("-inf"), index - 1
        for start in range(max(0, index - LONGEST), index):
            value = best[start] + (0.8 if dated[index] > dated[start] else -1.5)
            if index < len(lines) and layout.sorted and not repeats[index] and not repeats[start]:
                value += 0.6 if keys[start] <= keys[index] else -1.2
            if value > top:
                top, parent = value, start
        best.append(top + (weights[index] if index < len(lines) else 0.0))
        before.append(parent)
    cuts: list[int] = []
    index = len(lines)
    while index > 0:
        index = before[index]
        cuts.append(index)
    return cuts[::-1]


def _like_entries(groups: Sequence[Sequence[Unit]]) -> Sequence[Sequence[Unit]]:
    """Return the groups before the list turns into something else."""
    good = [_is_like_entry(group) for group in groups]
    for index in range(len(groups)):
        if not any(good[index : index + 2]):
            groups, good = groups[:index], good[:index]
            break
    return groups if sum(good) >= max(1, len(good) // 2) else ()


def _is_like_entry(group: Sequence[Unit]) -> bool:
    size = sum(len(line.text) for line in group)
    is_dated = any(YEAR.search(line.text) for line in group)
    opens = author_weight(group[0].text) > 0 or group[0].text[0] in "\"“«‘'"
    return 20 <= size <= HUGE and is_dated and (opens or len(group) == 1)
