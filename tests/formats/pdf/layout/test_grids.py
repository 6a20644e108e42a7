"""Ruling lines enclose cells, drawn in whichever way; drawings that are no print have none."""

from __future__ import annotations

from itertools import pairwise

import pytest

from citecheck.formats.pdf.layout.drawing import Drawing, Rule
from citecheck.formats.pdf.layout.grids import Cell, grids_of

XS, YS = (100.0, 180.0, 240.0, 300.0), (500.0, 520.0, 540.0)
WIDTH, HEIGHT = (XS[0], XS[-1]), (YS[0], YS[-1])


def closed() -> Drawing:
    return Drawing(
        flat=[Rule(y, *WIDTH) for y in YS],
        upright=[Rule(x, *HEIGHT) for x in XS],
    )


def cell_by_cell() -> Drawing:
    """Return a grid each cell of which has four sides of its own, a little apart."""
    drawing = Drawing()
    for left, right in pairwise(XS):
        for bottom, top in pairwise(YS):
            drawing.flat += [Rule(bottom + 0.5, left, right), Rule(top - 0.5, left, right)]
            drawing.upright += [Rule(left + 0.5, bottom, top), Rule(right - 0.5, bottom, top)]
    return drawing


def open_at_the_sides() -> Drawing:
    return Drawing(closed().flat, closed().upright[1:-1])


@pytest.mark.parametrize("make", [closed, cell_by_cell, open_at_the_sides])
def test_rules_enclose_cells_however_they_are_drawn(make: object) -> None:
    assert callable(make)
    (cells,) = grids_of(make())
    assert len(cells) == 6
    for x, y in ((140, 510), (210, 530), (270, 530)):
        assert sum(cell.holds(x, y) for cell in cells) == 1
    assert min(cell.left for cell in cells) == pytest.approx(XS[0], abs=1)
    assert max(cell.top for cell in cells) == pytest.approx(YS[-1], abs=1)


def test_rules_between_the_cells_alone_leave_no_corner_out() -> None:
    drawing = Drawing([Rule(y, *WIDTH) for y in (515.0, 530.0)], closed().upright[1:-1])
    (cells,) = grids_of(drawing)
    assert len(cells) == 9


def test_a_cell_over_two_columns_is_one() -> None:
    drawing = closed()
    drawing.upright[1] = Rule(XS[1], YS[0], YS[1])
    (cells,) = grids_of(drawing)
    assert Cell(XS[0], YS[1], XS[2], YS[2]) in cells
    assert len(cells) == 5


def test_tables_that_do_not_touch_are_two() -> None:
    above = Drawing(
        flat=[Rule(y + 100, *WIDTH) for y in YS],
        upright=[Rule(x, YS[0] + 100, YS[-1] + 100) for x in XS],
    )
    both = Drawing([*closed().flat, *above.flat], [*closed().upright, *above.upright])
    assert [len(cells) for cells in grids_of(both)] == [6, 6]


def test_tables_side_by_side_keep_their_own_rows() -> None:
    """Rules of the one between those of the other must not part what continues."""
    both = cell_by_cell()
    for rule in cell_by_cell().flat:
        both.flat.append(Rule(rule.at + 1.2, rule.start + 250, rule.end + 250))
    for rule in cell_by_cell().upright:
        both.upright.append(Rule(rule.at + 250, rule.start + 1.2, rule.end + 1.2))
    assert [len(cells) for cells in grids_of(both)] == [6, 6]


def test_no_grid_without_rules_that_cross() -> None:
    assert grids_of(Drawing()) == []
    assert grids_of(Drawing(flat=closed().flat)) == []
    beside = [Rule(x, YS[0] - 90, YS[0] - 60) for x in XS]
    assert grids_of(Drawing(closed().flat, beside)) == []


@pytest.mark.parametrize("count", [60, 260, 1600])
def test_a_drawing_of_more_rules_than_print_has_is_no_table(count: int) -> None:
    length = count * 10.0
    rules = [Rule(number * 10.0, 0, length) for number in range(count)]
    assert grids_of(Drawing(rules, rules)) == []
