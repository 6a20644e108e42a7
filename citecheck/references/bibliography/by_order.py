"""Part of step 2a: a list whose labels were lost on the way → its entries, numbered by their order.

Copied from an encyclopedia's page, a list keeps the ways back ("^ a b", "↑") or nothing at all,
while the text keeps its markers: the first entry is the one that the text calls [1].
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from string import ascii_lowercase

from msgspec.structs import replace

from citecheck.lazy_regex import regex
from citecheck.references.bibliography.entries import entry_of
from citecheck.references.bibliography.entry_likeness import is_dated
from citecheck.references.bibliography.headings import ends_list
from citecheck.references.bibliography.units import Unit
from citecheck.references.types import Entry

_BACK = regex(r"[\^↑]\s|(?i:jump up)\b")
_NOTES = regex(
    r"\W*(?:(?:foot|end)?notes?|explanatory \w+|anmerkungen|notas|note)\W*", re.IGNORECASE
)
FEWEST = 2  # entries of a list without ways back
DATED_SHARE = 0.5  # of its lines that must name a year or an address


def entries_by_order(
    heading: str, region: Sequence[Unit], cited: frozenset[str]
) -> tuple[Entry, ...]:
    """Return the entries that `region` begins with, labelled "1", "2" …, or ().

    `cited` are the numbers that the text cites; a list without ways back is numbered only if it
    has one line for each of them. Notes beside a list of references are labelled "a", "b" ….
    """
    starts = [index for index, unit in enumerate(region) if _BACK.match(unit.text)]
    if starts and starts[0] == 0:
        lettered = _NOTES.fullmatch(heading) is not None and len(starts) != len(cited)
        return _labelled(region, starts, ascii_lowercase if lettered else "")
    lines = _until_end(region)
    wanted = {str(number) for number in range(1, len(lines) + 1)}
    dated = sum(is_dated(line.text) for line in lines)
    if len(lines) < FEWEST or cited != wanted or dated < DATED_SHARE * len(lines):
        return ()
    return _labelled(lines, list(range(len(lines))), "")


def _labelled(region: Sequence[Unit], starts: Sequence[int], letters: str) -> tuple[Entry, ...]:
    entries = []
    for number, (start, end) in enumerate(pairwise([*starts, len(region)])):
        label = letters[number % len(letters)] if letters else str(number + 1)
        group = [region[start], *_until_end(_until_gap(region[start + 1 : end]))]
        entries.append(replace(entry_of(label, group), keys=(label,)))
    return tuple(entries)


def _until_gap(units: Sequence[Unit]) -> Sequence[Unit]:
    end = next((index for index, unit in enumerate(units) if unit.gap), len(units))
    return units[:end]


def _until_end(units: Sequence[Unit]) -> Sequence[Unit]:
    end = next((index for index, unit in enumerate(units) if ends_list(unit.text)), len(units))
    return units[:end]
