"""Rows of a table without a grid → its columns, and the column that each cell stands in.

Columns are where values stand below each other. A heading may stand over several: over those that
its underline spans, or those that it is amid.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from citecheck.formats.pdf.layout.chunks import Chunk, is_value
from citecheck.formats.pdf.layout.drawing import Rule
from citecheck.formats.pdf.layout.tables import TableCell

Column = tuple[float, float]  # left and right edge

# In heights of type.
_TOUCHING = 0.3  # intervals that are this near are one column
_UNDER = 1.2  # a rule this far below a heading is its underline
_OFF_CENTRE = 1.0  # between the middle of a heading and that of its columns

_LEAST_FILLED = 0.4  # of the rows with values that a column has one in


def columns_of(rows: Sequence[Sequence[Chunk]]) -> list[Column]:
    """Return the left and right edges of the columns: of values, and of labels beside them."""
    height = max(chunk.height for row in rows for chunk in row)
    values = [chunk for row in rows for chunk in row[1:] if chunk.is_value]
    found = _merge([(one.x0, one.x1) for one in values], _TOUCHING * height)
    labels = [
        (chunk.x0, chunk.x1)
        for row in rows
        for chunk in row
        if not any(chunk.x0 < right and left < chunk.x1 for left, right in found)
    ]
    return sorted([*found, *_merge(labels, _TOUCHING * height)])


def _merge(spans: list[Column], gap: float) -> list[Column]:
    merged: list[Column] = []
    for left, right in sorted(spans):
        if merged and left <= merged[-1][1] + gap:
            merged[-1] = merged[-1][0], max(merged[-1][1], right)
        else:
            merged.append((left, right))
    return merged


def is_filled(rows: Sequence[Sequence[Chunk]], columns: list[Column]) -> bool:
    """Whether some column beyond the first has values in many rows."""
    counts = [
        sum(any(c.is_value and left <= c.middle <= right for c in row) for row in rows)
        for left, right in columns[1:]
    ]
    return max(counts, default=0) >= max(2, _LEAST_FILLED * len(rows))


def placed(row: Sequence[Chunk], columns: list[Column], rules: Sequence[Rule]) -> list[TableCell]:
    """Return a row in its columns; an underlined heading spans what its underline does."""
    cells: dict[int, TableCell] = {}
    for chunk in row:
        lines = [rule for rule in rules if _underlines(rule, chunk, row)]
        left = min([chunk.x0, *(rule.start for rule in lines)])
        right = max([chunk.x1, *(rule.end for rule in lines)])
        over = [n for n, (a, b) in enumerate(columns) if min(b, right) - max(a, left) > 0]
        if not over:
            over = [min(range(len(columns)), key=lambda n: _distance(columns[n], chunk.middle))]
        if over[0] in cells:
            before = cells[over[0]]
            text, bold = f"{before.text} {chunk.text}", before.bold and chunk.line.bold
            cells[over[0]] = TableCell(
                text, over[0], max(before.span, len(over)), is_value(text), bold
            )
        else:
            cells[over[0]] = TableCell(
                chunk.text, over[0], len(over), chunk.is_value, chunk.line.bold
            )
    return [cells[column] for column in sorted(cells)]


def spread(row: Sequence[Chunk], columns: list[Column], rules: Sequence[Rule]) -> list[TableCell]:
    """Return a row of headings over other headings: each over the columns that it is amid."""
    evenly = _evenly(row, columns)
    if evenly:
        return [
            TableCell(chunk.text, first, evenly, bold=chunk.line.bold)
            for chunk, first in zip(row, range(1, len(columns), evenly), strict=True)
        ]
    cells = []
    for cell, chunk in zip(placed(row, columns, rules), row, strict=False):
        others = [one.middle for one in row if one is not chunk]
        first, last = max(
            (
                (first, last)
                for first in range(1, len(columns))
                for last in range(first, len(columns))
                if _is_amid(chunk, columns[first : last + 1], others)
            ),
            key=lambda ends: ends[1] - ends[0],
            default=(cell.column, cell.column + cell.span - 1),
        )
        cells.append(replace(cell, column=first, span=last - first + 1))
    return cells


def _evenly(row: Sequence[Chunk], columns: Sequence[Column]) -> int:
    """Return over how many columns each heading stands if all share them alike, else 0."""
    each, rest = divmod(len(columns) - 1, len(row))
    if rest or each < 2 or len(row) < 2:
        return 0
    groups = (columns[first : first + each] for first in range(1, len(columns), each))
    is_so = all(
        group[0][0] - chunk.height < chunk.middle < group[-1][1] + chunk.height
        for chunk, group in zip(row, groups, strict=True)
    )
    return each if is_so else 0


def _is_amid(chunk: Chunk, columns: Sequence[Column], others: Sequence[float]) -> bool:
    """Whether a heading stands in the middle of some columns, and no other over them."""
    left, right = columns[0][0], columns[-1][1]
    off = abs((left + right) / 2 - chunk.middle)
    return off < _OFF_CENTRE * chunk.height and not any(left < x < right for x in others)


def _underlines(rule: Rule, chunk: Chunk, row: Sequence[Chunk]) -> bool:
    """Whether a rule underlines this heading alone."""
    is_under = 0 < chunk.y - rule.at < _UNDER * chunk.height
    if chunk.is_value or not (is_under and rule.start <= chunk.middle <= rule.end):
        return False
    return all(one is chunk or one.x1 <= rule.start or one.x0 >= rule.end for one in row)


def _distance(column: Column, x: float) -> float:
    return max(column[0] - x, x - column[1], 0.0)
