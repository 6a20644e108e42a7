"""Tables in grids of rules: the rules tell the cells (`grids`), whatever stands in them.

In: the lines of a page and its drawing. Out: its ruled tables, with what heads their columns.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from citecheck.formats.pdf.layout.chunks import Chunk, chunks_of, is_value, rows_of
from citecheck.formats.pdf.layout.drawing import Drawing
from citecheck.formats.pdf.layout.grids import NEAR, Cell, grids_of
from citecheck.formats.pdf.layout.lines import Line
from citecheck.formats.pdf.layout.tables import Table, TableCell, heads_of

_LEAST_CELLS = 4  # with words
_LEAST_FILLED = 0.35  # of the cells
_MOST_BASELINES = 4  # of lines side by side in cells of one row


def ruled_tables(lines: Sequence[Line], drawing: Drawing) -> Iterator[Table]:
    """Yield the tables of a page that stand in grids."""
    for cells in grids_of(drawing):
        table = _table(lines, cells)
        if table is not None:
            yield table


def _table(lines: Sequence[Line], cells: Sequence[Cell]) -> Table | None:
    xs = sorted({x for cell in cells for x in (cell.left, cell.right)})
    ys = sorted({y for cell in cells for y in (cell.bottom, cell.top)})
    width, height = len(xs) - 1, len(ys) - 1
    whole = Cell(xs[0], ys[0], xs[-1], ys[-1])
    inside = [line for line in lines if _stands_in(whole, line)]
    held = _held(inside, cells)
    if min(width, height) < 2 or held is None or _lacks_rules(held):
        return None
    rows: dict[float, list[TableCell]] = {}
    for cell in sorted(held, key=lambda one: (-one.top, one.left)):
        column = xs.index(cell.left)
        span = xs.index(cell.right) - column
        rows.setdefault(cell.top, []).append(_read(held[cell], column, span))
    filled = sum(cell.span for row in rows.values() for cell in row)
    if len(held) < _LEAST_CELLS or len(rows) < 2 or filled < _LEAST_FILLED * height * width:
        return None
    if all(cell.column + cell.span < 2 for row in rows.values() for cell in row):
        return None
    return Table(
        rows=tuple(map(tuple, rows.values())),
        heads=heads_of(list(rows.values())),
        width=width,
        lines=tuple(inside),
    )


def _stands_in(whole: Cell, line: Line) -> bool:
    is_beside = line.x0 >= whole.left - NEAR and line.x1 <= whole.right + NEAR
    return is_beside and whole.bottom < _middle(line) < whole.top


def _middle(words: Line | Chunk) -> float:
    """Return the height above the foot of the page that words stand at."""
    return words.y + words.height / 4


def _held(lines: Sequence[Line], cells: Sequence[Cell]) -> dict[Cell, list[Chunk]] | None:
    """Return the words in each cell that has some; None where words stand in no cell."""
    held: dict[Cell, list[Chunk]] = {}
    for chunk in (chunk for line in lines for chunk in chunks_of(line)):
        holders = (cell for cell in cells if cell.holds(chunk.middle, _middle(chunk)))
        cell = next(holders, None)
        if cell is None:
            return None
        held.setdefault(cell, []).append(chunk)
    return held


def _lacks_rules(held: Mapping[Cell, Sequence[Chunk]]) -> bool:
    """Whether cells of one row hold so many values below each other that they are rows, too."""
    stacks: dict[float, list[int]] = {}
    for cell, chunks in held.items():
        lone = sum(len(row) == 1 and row[0].is_value for row in rows_of(chunks))
        stacks.setdefault(cell.top, []).append(lone)
    return any(sorted(stack)[-2:][0] >= _MOST_BASELINES for stack in stacks.values())


def _read(chunks: Sequence[Chunk], column: int, span: int) -> TableCell:
    text = " ".join(chunk.text for row in rows_of(chunks) for chunk in row)
    return TableCell(text, column, span, is_value(text), all(chunk.line.bold for chunk in chunks))
