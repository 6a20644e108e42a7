"""Pages whose file goes across both columns row by row → their lines column by column.

Most files hold the text in the order of reading; scanners' text layers and some converters do not.
"""

from __future__ import annotations

from itertools import pairwise

from citecheck.formats.pdf.layout.lines import Line

# A page of prose in two columns has dozens of such pairs of lines side by side, a table in one
# column few; both columns must be wide, as those of tables mostly are not.
_LEAST_ROWS = 12
_LEAST_SHARE = 0.6  # of the lines that stand in rows which go across
_LEAST_WIDTH = 12.0  # heights of type
_SAME_BASELINE = 0.3


def in_reading_order(lines: list[Line]) -> list[Line]:
    """Return the lines of a page column by column, where the file mixes two columns."""
    gutter = _gutter(lines)
    if gutter is None:
        return lines
    ordered: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []
    for line in lines:
        if line.x0 < gutter < line.x1:  # a heading or a figure over both columns
            ordered += left + right + [line]
            left, right = [], []
        else:
            (left if line.x1 <= gutter else right).append(line)
    return ordered + left + right


def _gutter(lines: list[Line]) -> float | None:
    """Return the middle of the white stripe that the rows jump over, or None."""
    rows = [(one, other) for one, other in pairwise(lines) if _is_row(one, other)]
    if len(rows) < _LEAST_ROWS or 2 * len(rows) < _LEAST_SHARE * len(lines):
        return None
    start, end = max(one.x1 for one, _ in rows), min(other.x0 for _, other in rows)
    return (start + end) / 2 if start < end else None


def _is_row(one: Line, other: Line) -> bool:
    """Whether two lines stand side by side, both as wide as columns of text."""
    height = max(one.height, 1.0)
    if abs(one.y - other.y) > _SAME_BASELINE * height or other.x0 <= one.x1:
        return False
    return min(one.x1 - one.x0, other.x1 - other.x0) > _LEAST_WIDTH * height
