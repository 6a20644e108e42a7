"""A tool of the checks: figures of table cells → the same, meant as the headings over them say.

"4.2" under "Revenue ($m)" is "$4.2m", and under "Growth (%)" a rise of 4.2 %. A unit counts where
it is all of a heading or its end, in brackets or behind a comma; of several headings over a cell,
written "general: special", the most special that names one. A figure with a unit keeps it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from msgspec.structs import replace

from citecheck.lazy_regex import regex
from citecheck.model import Cell, Figure
from citecheck.nlp.figures import find_figures

BETWEEN_HEADINGS = ": "

_UNIT = regex(r"[(\[,][ ]?(?:in )?(?P<unit>[^()\[\],\n]{1,30}?)[ ]?[)\]]?$")
_MONEY = regex(
    r"(?P<sign>(?:US|A|C|NZ|HK)?\$|[€£¥₹]|USD|EUR|GBP|CHF|AUD|CAD)[ ]?['’]?(?P<size>[a-z0]*)$",
    re.IGNORECASE,
)
_SIZES = {
    **dict.fromkeys(("000", "000s", "thousands"), "thousand"),
    "millions": "million",
    "billions": "billion",
}
_LONGEST_UNIT = 30  # code points of a heading that is nothing but a unit
_SAMPLE = "4.2"  # a number with which a unit is tried
_REMEMBERED = 4_096  # headings: a table says the same over thousands of cells


def tabled(figures: Iterable[Figure], cells: Sequence[Cell]) -> tuple[Figure, ...]:
    """Return `figures` with the units of the headings over them; spans stay, texts show the unit.

    `cells` are in order and do not overlap.
    """
    starts = [cell.span.start for cell in cells]
    return tuple(_in_its_cell(figure, cells, starts) for figure in figures)


def names_unit(heading: str) -> bool:
    """Whether a heading says in which unit the figures below it are."""
    return _unit_of(heading) is not None


def is_unit(heading: str) -> bool:
    """Whether a heading is a unit and nothing else ("$ million", "(in thousands)")."""
    bare = heading.strip("()[] ")
    return len(bare) <= _LONGEST_UNIT and _read(_SAMPLE, _bare(bare)) is not None


def _in_its_cell(figure: Figure, cells: Sequence[Cell], starts: list[int]) -> Figure:
    number = bisect_right(starts, figure.span.start) - 1
    if number < 0 or not cells[number].span.covers(figure.span):
        return figure
    cell = cells[number]
    if figure.span.end == cell.span.end:  # what it counts is no word of the next cell
        figure = replace(figure, subject=None)
    if figure.span == cell.span and figure.change in ("up", "down") and figure.text[0].isdigit():
        figure = replace(figure, change="=", role=None)  # "Lower Ost | 120": no fall by 120
    return _with_change(_with_unit(figure, cell), cell)


def _with_unit(figure: Figure, cell: Cell) -> Figure:
    """Return the figure in the unit that its headings name, if it has none of its own."""
    if figure.unit or figure.dimension is not None:
        return figure
    units = (_unit_of(heading) for heading in (cell.column, cell.row) if heading)
    for unit in filter(None, units):
        read = _read(figure.text, unit)
        if read is not None:
            return replace(read, span=figure.span, subject=figure.subject)
    return figure


@lru_cache(_REMEMBERED)
def _unit_of(heading: str) -> str | None:
    return next((unit for unit in _units(heading) if _read(_SAMPLE, unit) is not None), None)


def _units(heading: str) -> Iterator[str]:
    """Yield what may be a unit in a heading, the likeliest first."""
    for part in (heading, *reversed(heading.split(BETWEEN_HEADINGS))):
        bare = part.strip()
        named = _UNIT.search(bare)
        if named is not None:
            yield named["unit"]
        if len(bare) <= _LONGEST_UNIT:
            yield _bare(bare)


def _bare(unit: str) -> str:
    return unit.removeprefix("in ").removeprefix("In ")


def _read(number: str, unit: str) -> Figure | None:
    """Return `number` in `unit`, None where that is no unit; a heading "Year" counts no years."""
    phrase = _phrase(number, unit)
    read = find_figures(phrase)
    if len(read) != 1 or read[0].text != phrase or phrase == number:
        return None
    return None if read[0].dimension == "time" and unit.istitle() else read[0]


def _phrase(number: str, unit: str) -> str:
    """Return number and unit as running text has them: "$4.2m", "4.2 million", "4.2 km"."""
    money = _MONEY.match(unit)
    if money is None:
        return f"{number}%" if unit == "%" else f"{number} {_SIZES.get(unit.lower(), unit)}"
    size = _SIZES.get(money["size"].lower(), money["size"])
    beside = size if len(size) < 3 else f" {size}"
    return f"{money['sign']}{number}{beside}"


def _with_change(figure: Figure, cell: Cell) -> Figure:
    """Return the figure as a rise or a fall where its column tells of one ("Growth")."""
    if figure.change != "=" or cell.column is None or figure.value is None or figure.value <= 0:
        return figure
    return replace(figure, change=_change_of(cell.column) or figure.change)


@lru_cache(_REMEMBERED)
def _change_of(heading: str) -> str | None:
    """Return the direction that a heading gives the figures below it."""
    for part in heading.split(BETWEEN_HEADINGS):
        read = find_figures(f"{_UNIT.sub('', part).strip()} of {_SAMPLE}%")
        if len(read) == 1 and read[0].change in ("up", "down"):
            return read[0].change
    return None
