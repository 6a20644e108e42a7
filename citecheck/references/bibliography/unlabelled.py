"""Part of step 2a: a list whose entries have no labels → its entries.

Hard-wrapped author-year lists give no sign where an entry begins except their look: the first
author's shape, the end of the line before, indents, empty lines, the order of the alphabet. All of
these are weighed together, and the best cut of the whole list is taken.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

from msgspec import Struct

from citecheck.language.common.references import OPEN_END
from citecheck.lazy_regex import regex
from citecheck.model import BlockKind
from citecheck.references.bibliography.entries import entry_of
from citecheck.references.bibliography.entry_likeness import YEAR
from citecheck.references.bibliography.headings import ends_list
from citecheck.references.bibliography.units import Unit
from citecheck.references.entry.authors import REPEATED, author_weight, sort_key
from citecheck.references.types import Entry

LONGEST = 16  # likely first lines that one entry may run over
UNLIKELY = -3.0  # weight below which a line opens no entry
HUGE = 6000  # code points of one entry; longer ones are prose
REMEMBERED = 7  # entries whose first letters say where in the alphabet a list is
FEWEST_BULLETS = 2  # bullets that make a list …
LEAST_BULLETS = 0.3  # … where they open this share of its lines
LEAST_GOOD = 0.5  # share of the pieces that must read like entries
PATIENCE = 3  # stray pieces in a row that end a list

_BULLET = regex(r"[-–—*•·◦‣▪●○→»]\s{1,8}(?=\S)")
_OPEN_END = regex(OPEN_END)
_CLOSED_END = regex(r"[.!?]$|[.!?][\"”’»)\]]$")
_NUMBER_END = regex(r"[\d)\]]$|\S+://\S+$")


class _Start(Struct, frozen=True):
    """A line that may open an entry."""

    line: int
    key: str
    repeats: bool  # the author above, by a dash


class _Layout(Struct, frozen=True):
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
    bulleted = _bulleted_entries(lines)
    if bulleted:
        return bulleted
    layout = _layout(lines)
    starts = _best_cut(lines, layout)
    bounds = [*starts, len(lines)]
    groups = [lines[a:b] for a, b in pairwise(bounds)]
    return tuple(entry_of(None, group) for group in _like_entries(groups, layout))


def _bulleted_entries(lines: Sequence[Unit]) -> tuple[Entry, ...]:
    """Return the entries of a list whose items begin with bullets, or ()."""
    marks = [_BULLET.match(line.text) for line in lines]
    starts = [index for index, mark in enumerate(marks) if mark is not None]
    if len(starts) < FEWEST_BULLETS or starts[0] > 0 or len(starts) < LEAST_BULLETS * len(lines):
        return ()
    groups = [list(lines[a:b]) for a, b in pairwise([*starts, len(lines)])]
    last = next((n for n, line in enumerate(groups[-1]) if n and line.gap), len(groups[-1]))
    groups[-1] = groups[-1][:last]
    if sum(any(YEAR.search(line.text) for line in g) for g in groups) < LEAST_GOOD * len(groups):
        return ()
    return tuple(
        entry_of(None, group, mark.end())
        for group, mark in zip(groups, (marks[n] for n in starts), strict=True)
        if mark is not None
    )


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
        weight += 0.2
    else:
        weight -= 1.2
    if len(before) < 0.7 * layout.width:
        weight += 1.0
    return weight - 1.6


def _best_cut(lines: Sequence[Unit], layout: _Layout) -> list[int]:
    """Return the first lines of the entries in the cut of the greatest weight."""
    weights = [_start_weight(lines, index, layout) for index in range(len(lines))]
    dated = list(accumulate((YEAR.search(line.text) is not None for line in lines), initial=0))
    best: list[float] = []  # of the cuts that begin an entry at each likely start
    before: list[int] = []
    starts: list[_Start] = []
    for index in range(len(lines) + 1):
        is_end = index == len(lines)
        if index and not is_end and weights[index] < UNLIKELY:
            continue
        here = _Start(
            index,
            "" if is_end else sort_key(lines[index].text),
            not is_end and (REPEATED.match(lines[index].text) is not None),
        )
        top, parent = 0.0, -1
        for number in range(max(0, len(starts) - LONGEST), len(starts)):
            start = starts[number]
            value = best[number] + (0.8 if dated[index] > dated[start.line] else -1.5)
            if layout.sorted and not is_end and not here.repeats and not start.repeats:
                value += 0.6 if start.key <= here.key else -1.2
            if parent < 0 or value > top:
                top, parent = value, number
        best.append(top + (0.0 if is_end else weights[index]))
        before.append(parent)
        starts.append(here)
    cuts: list[int] = []
    number = before[-1]
    while number >= 0:
        cuts.append(starts[number].line)
        number = before[number]
    return cuts[::-1]


def _like_entries(groups: Sequence[Sequence[Unit]], layout: _Layout) -> Sequence[Sequence[Unit]]:
    """Return the groups before the list turns into something else."""
    good = [_is_like_entry(group) for group in groups]
    end = len(groups)
    for index in range(len(groups)):
        if not any(good[index : index + PATIENCE]):
            end = index
            break
    if layout.sorted:
        end = min(end, _end_of_alphabet(groups))
    while end and not good[end - 1]:
        end -= 1
    return groups[:end] if any(good[:2]) and sum(good[:end]) > LEAST_GOOD * end else ()


def _end_of_alphabet(groups: Sequence[Sequence[Unit]]) -> int:
    """Return where an alphabetical list ends: behind it nothing goes on where its letters were."""
    keys: list[str] = []  # of the last entries in order
    strays = 0
    for index, group in enumerate(groups):
        if REPEATED.match(group[0].text):
            continue
        key = sort_key(group[0].text)
        if len(keys) < REMEMBERED or key[:1] >= sorted(keys)[REMEMBERED // 2][:1]:
            keys = [*keys, key][-REMEMBERED:]
            strays = 0
            continue
        strays = strays + 1 if author_weight(group[0].text) < 1.0 else 0
        if strays == PATIENCE:
            return index - PATIENCE + 1
    return len(groups)


def _is_like_entry(group: Sequence[Unit]) -> bool:
    size = sum(len(line.text) for line in group)
    if not 20 <= size <= HUGE or not any(YEAR.search(line.text) for line in group):
        return False
    first = group[0].text
    opens = author_weight(first) > 0 or first[0] in "\"“«‘'" or YEAR.search(first) is not None
    return opens or len(group) == 1
