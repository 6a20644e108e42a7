"""Pages whose file goes across their columns row by row → their lines column by column.

Most files hold the text in the order of reading; scanners' text layers and some converters do not.
Where the columns stand near each other, a line holds words of both, and is cut between them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from citecheck.formats.pdf.layout.lines import Line
from citecheck.lazy_regex import regex

# Of tests/formats/pdf/layout/test_columns.py and the open PDF drafts, 2026-11-28.
_LEAST_ROWS = 6  # that the stripe parts; prose in columns has dozens, a table of prose few
_MOST_CROSSING = 0.25  # of those: lines over both columns
_LEAST_SHARE = 0.6  # of rows: that begin at one edge, hold words on both sides, go across
_WORDS = 3  # on either side of the stripe in a row of prose
# In heights of type.
_GAP = 0.9  # between words it is .2 to .5, in justified lines up to .8
_LEAST_WIDTH = 8.0  # of a column
_SAME_BASELINE = 0.3
_SAME_EDGE = 0.5

_WORD = regex(r"[^\W\d_]{2,}")


class _Row(Struct, frozen=True):
    """The lines of a page on one baseline, as they follow in the file."""

    lines: list[Line]

    @property
    def height(self) -> float:
        """Height of its type, in points."""
        return max(self.lines[0].height, 1.0)

    def gaps(self) -> list[tuple[float, float]]:
        """Return the wide white stretches between its words."""
        spans = sorted((piece.x0, piece.x1) for line in self.lines for piece in line.pieces)
        return [
            (one[1], other[0])
            for one, other in pairwise(spans)
            if other[0] - one[1] > _GAP * self.height
        ]

    def parts(self, x: float) -> tuple[str, str]:
        """Return the words left and right of `x`."""
        pieces = [piece for line in self.lines for piece in line.pieces]
        left = " ".join(piece.text for piece in pieces if piece.x1 <= x)
        return left, " ".join(piece.text for piece in pieces if piece.x0 >= x)

    def edge(self, x: float) -> float:
        """Return where its words right of `x` begin."""
        return min(p.x0 for line in self.lines for p in line.pieces if p.x0 >= x)


def in_reading_order(lines: list[Line]) -> list[Line]:
    """Return the lines of a page column by column, where the file mixes its columns."""
    gutter = _gutter(_rows_of(lines))
    if gutter is None:
        return lines
    ordered: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []
    for line in lines:
        parts = _cut(line, gutter)
        if parts is None:  # a heading or a figure over both columns
            ordered += in_reading_order(left) + in_reading_order(right) + [line]
            left, right = [], []
            continue
        for part in parts:
            (left if part.x1 <= gutter else right).append(part)
    return ordered + in_reading_order(left) + in_reading_order(right)  # of three columns


def _rows_of(lines: Sequence[Line]) -> list[_Row]:
    """Return the rows that follow one another in the file, each of one or more lines."""
    rows: list[_Row] = []
    for line in lines:
        last = rows[-1].lines[-1] if rows else None
        if last is not None and abs(last.y - line.y) <= _SAME_BASELINE * max(last.height, 1.0):
            rows[-1].lines.append(line)
        else:
            rows.append(_Row([line]))
    return rows


def _gutter(rows: list[_Row]) -> float | None:
    """Return the middle of the white stripe that the rows jump over, or None."""
    gaps = [gap for row in rows for gap in row.gaps()]
    if len(gaps) < _LEAST_ROWS:
        return None
    start, end = _densest(gaps)
    x = (start + end) / 2
    parted, crossing = [], []
    for row in rows:
        if any(a <= x <= b for a, b in row.gaps()):
            parted.append(row)
        elif _crosses(row, x):
            crossing.append(row)
    if len(parted) < _LEAST_ROWS or len(crossing) > _MOST_CROSSING * len(parted):
        return None
    single = len(rows) - len(parted) - len(crossing)
    is_prose = all(
        (
            len(parted) >= _LEAST_SHARE * (len(parted) + single / 2),
            _share_of_prose(parted, x) >= _LEAST_SHARE,
            _share_at_edge(parted, x) >= _LEAST_SHARE,
            _are_wide(parted, x),
        )
    )
    return x if is_prose else None


def _densest(gaps: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """Return the stretch that most of the gaps share."""
    ends = sorted([(a, 1) for a, _ in gaps] + [(b, -1) for _, b in gaps])
    best, depth = (0, 0.0, 0.0), 0
    for (at, step), (following, _) in pairwise(ends):
        depth += step
        if depth > best[0]:
            best = depth, at, following
    return best[1], best[2]


def _crosses(row: _Row, x: float) -> bool:
    return any(line.x0 < x < line.x1 for line in row.lines)


def _share_of_prose(rows: Sequence[_Row], x: float) -> float:
    """Return the share of rows that hold words on both sides."""
    count = sum(all(len(_WORD.findall(part)) >= _WORDS for part in row.parts(x)) for row in rows)
    return count / len(rows)


def _share_at_edge(rows: Sequence[_Row], x: float) -> float:
    """Return the share of rows whose right part begins where most do."""
    height = rows[0].height
    edges = Counter(round(row.edge(x) / (_SAME_EDGE * height)) for row in rows)
    most, _ = edges.most_common(1)[0]
    return sum(edges[near] for near in (most - 1, most, most + 1)) / len(rows)


def _are_wide(rows: Sequence[_Row], x: float) -> bool:
    """Whether both columns are as wide as columns of text."""
    pieces = [piece for row in rows for line in row.lines for piece in line.pieces]
    left = [piece.x0 for piece in pieces if piece.x1 <= x]
    right = [piece.x1 for piece in pieces if piece.x0 >= x]
    least = _LEAST_WIDTH * rows[0].height
    return x - min(left) > least and max(right) - x > least


def _cut(line: Line, x: float) -> list[Line] | None:
    """Return a line whole or in two, None where its words go over `x`."""
    if not line.x0 < x < line.x1:
        return [line]
    left = [piece for piece in line.pieces if piece.x1 <= x]
    right = [piece for piece in line.pieces if piece.x0 >= x]
    height = max(line.height, 1.0)
    is_apart = left and right and right[0].x0 - left[-1].x1 > _GAP * height
    if len(left) + len(right) < len(line.pieces) or not is_apart:
        return None
    parts = [
        Line(line.page, line.y, line.height, pieces, broken=line.broken, bold=line.bold)
        for pieces in (left, right)
    ]
    parts[0].broken = left[-1].broken
    for part in parts:
        part.settle()
    return parts
