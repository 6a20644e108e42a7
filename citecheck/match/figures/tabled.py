"""A tool of the checks: figures of table cells → the same with the unit that their heading names.

"4.2" under "Revenue ($m)" is "$4.2m". Only headings that end in a unit count, in brackets or behind
a comma; a figure with a unit of its own keeps it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from citecheck.match.figures import find_figures
from citecheck.model import Cell, Figure

_UNIT = re.compile(r"[(\[,][ ]?(?:in )?(?P<unit>[^()\[\],\n]{1,30}?)[ ]?[)\]]?$")
_MONEY = re.compile(
    r"(?P<sign>(?:US|A|C|NZ|HK)?\$|[€£¥₹]|USD|EUR|GBP|CHF|AUD|CAD)[ ]?(?P<size>[a-z]*)$",
    re.IGNORECASE,
)
_SIZES = {"000s": "thousand", "thousands": "thousand", "millions": "million", "billions": "billion"}


def tabled(figures: Iterable[Figure], cells: Sequence[Cell]) -> tuple[Figure, ...]:
    """Return `figures` with the units of the headings over them; spans stay, texts show the unit.

    `cells` are in order and do not overlap.
    """
    starts = [cell.span.start for cell in cells]
    return tuple(_with_heading(figure, cells, starts) for figure in figures)


def _with_heading(figure: Figure, cells: Sequence[Cell], starts: list[int]) -> Figure:
    if figure.unit or figure.dimension is not None:
        return figure
    number = bisect_right(starts, figure.span.start) - 1
    if number < 0 or not cells[number].span.covers(figure.span):
        return figure
    for heading in (cells[number].column, cells[number].row):
        found = _in_unit(figure, heading) if heading else None
        if found is not None:
            return found
    return figure


def _in_unit(figure: Figure, heading: str) -> Figure | None:
    """Return the figure as `heading` means it, None where that names no unit."""
    named = _UNIT.search(heading.strip())
    if named is None:
        return None
    phrase = _phrase(figure.text, named["unit"])
    read = find_figures(phrase)
    if len(read) != 1 or read[0].text != phrase:
        return None
    return replace(read[0], span=figure.span, subject=figure.subject)


def _phrase(number: str, unit: str) -> str:
    """Return number and unit as running text has them: "$4.2m", "4.2 million", "4.2 km"."""
    money = _MONEY.match(unit)
    if money is None:
        return f"{number}%" if unit == "%" else f"{number} {_SIZES.get(unit.lower(), unit)}"
    size = _SIZES.get(money["size"].lower(), money["size"])
    beside = size if len(size) < 3 else f" {size}"
    return f"{money['sign']}{number}{beside}"
