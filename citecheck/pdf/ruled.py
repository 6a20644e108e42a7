"""Tables in grids of rules: the rules tell the cells, whatever stands in them.

Source: the cells between crossing rules are those of Nurminen's thesis (Algorithmic Extraction of
Data in Tables in PDF Documents, Tampere 2013), here without text edges.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from citecheck.pdf.chunks import Chunk, chunks_of, is_value, rows_of
from citecheck.pdf.drawing import Drawing, Rule
from citecheck.pdf.lines import Line
from citecheck.pdf.tables import Table, TableCell, heads_of

_NEAR = 3.0  # points between rules that meet, or are one
_MOST_RULES = 3_000
_LEAST_CELLS = 4  # with words
_MOST_CELLS = 5_000
_LEAST_FILLED = 0.35  # of the cells
_MOST_BASELINES = 4  # of lines side by side in cells of one row


def ruled_tables(lines: Sequence[Line], drawing: Drawing) -> Iterator[Table]:
    """Yield the tables of a page that stand in grids."""
    if len(drawing.upright) < 2 or len(drawing.flat) + len(drawing.upright) > _MOST_RULES:
        return
    flats, uprights = _joined(drawing.flat), _joined(drawing.upright)
    for grid in _grids(flats, uprights):
        table = _table(lines, grid)
        if table is not None:
            yield table


def _joined(rules: Sequence[Rule]) -> list[Rule]:
    """Return rules with those joined that continue or double each other."""
    joined: list[Rule] = []
    for rule in sorted(rules, key=lambda one: (round(one.at / _NEAR), one.start)):
        last = joined[-1] if joined else None
        if last and abs(last.at - rule.at) <= _NEAR and rule.start <= last.end + _NEAR:
            joined[-1] = Rule(last.at, last.start, max(last.end, rule.end))
        else:
            joined.append(rule)
    return joined


@dataclass(frozen=True, slots=True)
class _Grid:
    """Rules that touch each other; `ys` fall, `xs` rise."""

    flats: tuple[Rule, ...]
    uprights: tuple[Rule, ...]
    ys: tuple[float, ...]
    xs: tuple[float, ...]

    def has_flat(self, y: float, x: float) -> bool:
        """Whether a flat rule goes through a point."""
        return any(abs(r.at - y) <= _NEAR and r.start <= x <= r.end for r in self.flats)

    def has_upright(self, x: float, y: float) -> bool:
        """Whether an upright rule goes through a point."""
        return any(abs(r.at - x) <= _NEAR and r.start <= y <= r.end for r in self.uprights)


def _grids(flats: list[Rule], uprights: list[Rule]) -> Iterator[_Grid]:
    """Yield the groups of rules that touch each other."""
    left = set(range(len(uprights)))
    free = set(range(len(flats)))
    while left:
        reached, rows = {left.pop()}, set[int]()
        todo = list(reached)
        while todo:
            upright = uprights[todo.pop()]
            met = {n for n in free if _touch(flats[n], upright)}
            free -= met
            rows |= met
            beside = {n for n in left if any(_touch(flats[m], uprights[n]) for m in met)}
            left -= beside
            reached |= beside
            todo += beside
        across, down = [flats[n] for n in rows], [uprights[n] for n in reached]
        edges = [*(rule.start for rule in across), *(rule.end for rule in across)]
        ends = [*(rule.start for rule in down), *(rule.end for rule in down)]
        if len(across) < 2:
            continue
        yield _Grid(
            tuple(across),
            tuple(down),
            _places([*(rule.at for rule in across), max(ends), min(ends)])[::-1],
            _places([*(rule.at for rule in down), min(edges), max(edges)]),
        )


def _touch(flat: Rule, upright: Rule) -> bool:
    meets_x = flat.start - _NEAR <= upright.at <= flat.end + _NEAR
    return meets_x and upright.start - _NEAR <= flat.at <= upright.end + _NEAR


def _places(values: list[float]) -> tuple[float, ...]:
    """Return values that differ, in rising order."""
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > _NEAR:
            places.append(value)
    return tuple(places)


def _table(lines: Sequence[Line], grid: _Grid) -> Table | None:
    height, width = len(grid.ys) - 1, len(grid.xs) - 1
    if height < 2 or width < 2 or height * width > _MOST_CELLS:
        return None
    inside = [line for line in lines if _is_inside(line, grid)]
    cells = _filled(inside, grid)
    if cells is None:
        return None
    rows = [
        tuple(sorted(cells[number].values(), key=lambda cell: cell.column))
        for number in range(height)
        if cells[number]
    ]
    held = sum(cell.span for row in rows for cell in row)
    if sum(map(len, rows)) < _LEAST_CELLS or held < _LEAST_FILLED * height * width:
        return None
    if len(rows) < 2 or max(cell.column + cell.span for row in rows for cell in row) < 2:
        return None
    return Table(
        rows=tuple(rows),
        heads=heads_of(rows),
        width=width,
        lines=tuple(inside),
    )


def _is_inside(line: Line, grid: _Grid) -> bool:
    middle = line.y + line.height / 4
    return (
        grid.ys[-1] < middle < grid.ys[0]
        and line.x0 >= grid.xs[0] - _NEAR
        and line.x1 <= grid.xs[-1] + _NEAR
    )


def _filled(lines: Sequence[Line], grid: _Grid) -> list[dict[int, TableCell]] | None:
    """Return the cells with words by row and column; None where rows are not parted by rules."""
    held: dict[tuple[int, int], list[Chunk]] = {}
    for chunk in (chunk for line in lines for chunk in chunks_of(line)):
        row = _number(grid.ys, chunk.y + chunk.height / 4, falling=True)
        column = _number(grid.xs, chunk.middle)
        held.setdefault(_corner(grid, row, column), []).append(chunk)
    cells: list[dict[int, TableCell]] = [{} for _ in grid.ys[1:]]
    baselines: list[dict[int, int]] = [{} for _ in grid.ys[1:]]
    for (row, column), chunks in held.items():
        printed = rows_of(chunks)
        text = " ".join(chunk.text for line in printed for chunk in line)
        span, bold = _span(grid, row, column), all(chunk.line.bold for chunk in chunks)
        cells[row][column] = TableCell(text, column, span, is_value(text), bold)
        baselines[row][column] = sum(len(line) == 1 and line[0].is_value for line in printed)
    if any(sorted(counts.values())[-2:][0] >= _MOST_BASELINES for counts in baselines if counts):
        return None
    return cells


def _number(edges: Sequence[float], place: float, *, falling: bool = False) -> int:
    """Return in which of the stretches between `edges` a place lies."""
    before = sum(edge > place if falling else edge < place for edge in edges)
    return max(0, min(before - 1, len(edges) - 2))


def _corner(grid: _Grid, row: int, column: int) -> tuple[int, int]:
    """Return the upper left place of the cell that holds a place of the grid."""
    middle = (grid.ys[row] + grid.ys[row + 1]) / 2
    while column > 0 and not grid.has_upright(grid.xs[column], middle):
        column -= 1
    centre = (grid.xs[column] + grid.xs[column + 1]) / 2
    while row > 0 and not grid.has_flat(grid.ys[row], centre):
        row -= 1
    return row, column


def _span(grid: _Grid, row: int, column: int) -> int:
    """Return over how many columns the cell goes that begins there."""
    middle = (grid.ys[row] + grid.ys[row + 1]) / 2
    span = 1
    while column + span < len(grid.xs) - 1 and not grid.has_upright(grid.xs[column + span], middle):
        span += 1
    return span
