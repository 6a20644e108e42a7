"""The ruling lines of a page → the cells that they enclose, grid by grid: the home of pdfplumber.

Which rules are one, where they cross, which cells they enclose and which cells belong together is
pdfplumber's to say, by the steps of its line strategy; ours are the sides that many tables leave
open. It is given the rules that pdfium has read, not the file: its own reading of a page finds the
same cells of the same tables (precision .968, recall .958 by `benchmarks/tables.py`), at 95 ms of
CPU a page against 3 ms, and without bounds on time and memory.

Source: pdfplumber's table finder follows Nurminen's thesis (Algorithmic Extraction of Data in
Tables in PDF Documents, Tampere 2013).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct
from pdfplumber import table as plumber

from citecheck.formats.pdf.layout.drawing import Drawing

NEAR = 3.0  # points between rules that meet, or are one; pdfplumber's own default
_MOST_RULES = 3_000  # of a page; with more, it is a drawing
_MOST_JOINED = 500  # of them, once those of neighbouring cells are one
_MOST_CORNERS = 2_000  # of a page; pdfplumber's time grows with their square

_Edge = dict[str, Any]  # a rule as pdfplumber has it; y counts downwards, here from below the page


class Cell(Struct, frozen=True):
    """A stretch that rules enclose, in points of the page; y counts upwards."""

    left: float
    bottom: float
    right: float
    top: float

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in it, or on its edge."""
        return self.left <= x <= self.right and self.bottom <= y <= self.top


def grids_of(drawing: Drawing) -> list[list[Cell]]:
    """Return the cells of each grid of a page, whose edges agree to the point.

    There are none on a page with more rules or crossings than print has.
    """
    flat, upright = drawing.flat, drawing.upright
    if not drawing.may_hold_grids or len(flat) + len(upright) > _MOST_RULES:
        return []
    edges = _merged(
        [
            *(_flat(rule.start, rule.end, -rule.at) for rule in flat),
            *(_upright(rule.at, -rule.end, -rule.start) for rule in upright),
        ]
    )
    if len(edges) > _MOST_JOINED:
        return []
    closed = _merged([*edges, *_open_sides(edges)])
    corners = plumber.edges_to_intersections(closed, NEAR, NEAR)
    if len(corners) > _MOST_CORNERS:
        return []
    return [
        [Cell(left, -bottom, right, -top) for left, top, right, bottom in cells]
        for cells in plumber.cells_to_tables(plumber.intersections_to_cells(corners))
    ]


def _flat(x0: float, x1: float, y: float) -> _Edge:
    ends = {"x0": x0, "x1": x1, "width": x1 - x0}
    return {"orientation": "h", **ends, "top": y, "bottom": y, "height": 0.0}


def _upright(x: float, top: float, bottom: float) -> _Edge:
    ends = {"top": top, "bottom": bottom, "height": bottom - top}
    return {"orientation": "v", "x0": x, "x1": x, "width": 0.0, **ends}


def _merged(edges: list[_Edge]) -> list[_Edge]:
    """Return rules in order of their places, those joined that continue or double each other."""
    return plumber.merge_edges(edges, NEAR, NEAR, NEAR, NEAR)


def _open_sides(edges: list[_Edge]) -> Iterator[_Edge]:
    """Yield the outer sides of what rules cross: many tables have rules between cells only."""
    flats = [edge for edge in edges if edge["orientation"] == "h"]
    uprights = [edge for edge in edges if edge["orientation"] == "v"]
    for upright in uprights:
        met = [flat for flat in flats if _touch(flat, upright)]
        if len(met) > 1:
            top = min(upright["top"], met[0]["top"])
            bottom = max(upright["bottom"], met[-1]["top"])
            yield _upright(min(flat["x0"] for flat in met), top, bottom)
            yield _upright(max(flat["x1"] for flat in met), top, bottom)
    for flat in flats:
        met = [upright for upright in uprights if _touch(flat, upright)]
        if len(met) > 1:
            left, right = min(flat["x0"], met[0]["x0"]), max(flat["x1"], met[-1]["x0"])
            yield _flat(left, right, min(upright["top"] for upright in met))
            yield _flat(left, right, max(upright["bottom"] for upright in met))


def _touch(flat: _Edge, upright: _Edge) -> bool:
    meets_x = flat["x0"] - NEAR <= upright["x0"] <= flat["x1"] + NEAR
    return bool(meets_x and upright["top"] - NEAR <= flat["top"] <= upright["bottom"] + NEAR)
