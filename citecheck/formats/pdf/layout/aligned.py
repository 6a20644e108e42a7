"""Tables without a grid of rules: columns of figures, with the words beside and over them.

A table stands in one stretch of the file's flow, between lines of prose. Its columns are where
values stand below each other; what stands left of them names the rows, what stands over them the
columns.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from citecheck.formats.pdf.layout.chunks import Chunk, chunks_of, rows_of
from citecheck.formats.pdf.layout.drawing import Rule
from citecheck.formats.pdf.layout.lines import Line
from citecheck.formats.pdf.layout.placing import columns_of, is_filled, placed, spread
from citecheck.formats.pdf.layout.tables import Table, TableCell, heads_of
from citecheck.lazy_regex import regex

# In heights of type.
_PROSE_GAP = 1.5  # lines of prose have no wider ones
_FARTHEST = 3.2  # rows of one table are no farther apart
_HEAD_OVER = 10.0  # a heading goes this far beyond the values under it

_PROSE_WORDS = 6  # of three letters and more
_LEAST_PARTS = 3
_WORDS_A_PART = 4
_PROSE_WIDTH = 0.55  # of the widest lines of the page
_LEAST_ROWS = 3  # with values; two between rules
_LEAST_HELD = 0.45  # of the places below the headings that hold something
_MOST_COLUMNS = 60
_MOST_RULES = 1_000  # on a page; with more, it is a drawing
_MOST_HEADS = 6
_LONGEST_HEAD = 80  # code points
_WORD = regex(r"[^\W\d_]{3,}")
_CAPTION = regex(r"(?:Table|Tab\.|Tableau|Tabelle|Figure|Fig\.|Exhibit|Chart|Source)\b")
_GOES_ON = regex(r"[a-zà-ÿ(]")


def aligned_tables(lines: Sequence[Line], rules: Sequence[Rule]) -> Iterator[Table]:
    """Yield the tables among lines in the order of the flow; `rules` are the flat ones."""
    rules = rules if len(rules) <= _MOST_RULES else ()
    for run in _runs(lines):
        rows = rows_of([chunk for line in run for chunk in chunks_of(line)])
        for part in _parts(rows):
            table = _table(part, rules)
            if table is not None:
                yield table


def _runs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield the stretches of lines that are no prose."""
    widths = sorted(line.x1 - line.x0 for line in lines)
    widest = widths[int(0.9 * (len(widths) - 1))] if widths else 0.0
    run: list[Line] = []
    for line in lines:
        if not _is_prose(line, widest):
            run.append(line)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _is_prose(line: Line, widest: float) -> bool:
    if line.x1 - line.x0 < _PROSE_WIDTH * widest or len(_WORD.findall(line.text)) < _PROSE_WORDS:
        return False
    if len(chunks_of(line, _PROSE_GAP)) > 1:
        return False
    parts = len(chunks_of(line))  # three or more, of few words each, may head columns
    return parts < _LEAST_PARTS or line.text.count(" ") + 1 > _WORDS_A_PART * parts


def _parts(rows: Sequence[list[Chunk]]) -> Iterator[list[list[Chunk]]]:
    """Yield rows that follow on each other without a wide gap."""
    part: list[list[Chunk]] = []
    for row in rows:
        if part and part[-1][0].y - row[0].y > _FARTHEST * max(row[0].height, 1.0):
            yield part
            part = []
        part.append(row)
    if part:
        yield part


def _has_values(row: Sequence[Chunk]) -> bool:
    return len(row) > 1 and any(chunk.is_value for chunk in row[1:])


def _table(rows: list[list[Chunk]], rules: Sequence[Rule]) -> Table | None:
    core = [number for number, row in enumerate(rows) if _has_values(row)]
    if not core:
        return None
    first, last = core[0], core[-1]
    body = rows[first : last + 1]
    valued = [rows[number] for number in core]
    columns = columns_of(valued)
    if not 2 <= len(columns) <= _MOST_COLUMNS or not is_filled(valued, columns):
        return None
    box = _Box.around(body)
    ruled = sum(box.has_over(rule) for rule in rules) >= 2
    if len(core) < (2 if ruled else _LEAST_ROWS) or len(core) < len(body) / 3:
        return None
    top = _first_head(rows, first, box, rules)
    cells = [
        *(spread(row, columns, rules) for row in rows[top : max(top, first - 1)]),
        *(placed(row, columns, rules) for row in rows[max(top, first - 1) : last + 1]),
    ]
    heads, merged = _merged(cells, heads_of(cells, first - top))
    held = sum(cell.span for row in merged[heads:] for cell in row)
    if held < _LEAST_HELD * len(columns) * (len(merged) - heads):
        return None  # the scales and labels of a chart
    lines = {id(chunk.line): chunk.line for row in rows[top : last + 1] for chunk in row}
    return Table(
        rows=tuple(tuple(row) for row in merged),
        heads=heads,
        width=len(columns),
        lines=tuple(lines.values()),
    )


class _Box(Struct, frozen=True):
    left: float
    right: float
    top: float
    bottom: float
    height: float  # of its type

    @classmethod
    def around(cls, rows: Sequence[Sequence[Chunk]]) -> _Box:
        chunks = [chunk for row in rows for chunk in row]
        return cls(
            min(chunk.x0 for chunk in chunks),
            max(chunk.x1 for chunk in chunks),
            rows[0][0].y,
            rows[-1][0].y,
            max(chunk.height for chunk in chunks),
        )

    def has_over(self, rule: Rule) -> bool:
        """Whether a rule goes over most of the table, at, in or near it."""
        near = self.bottom - 3 * self.height <= rule.at <= self.top + 8 * self.height
        shared = min(rule.end, self.right) - max(rule.start, self.left)
        return near and shared >= 0.7 * (self.right - self.left)


def _first_head(rows: list[list[Chunk]], first: int, box: _Box, rules: Sequence[Rule]) -> int:
    """Return the number of the uppermost row that heads the columns."""
    top = first
    rules_passed = 0
    while top > 0 and first - top < _MOST_HEADS:
        row = rows[top - 1]
        rules_passed += _is_ruled_off(rows[top][0].y, row[0].y, box, rules)
        if not _is_head(row, box) or rules_passed > 1:  # the second is the table's upper end
            break
        top -= 1
    while top < first and _is_title(rows[top], box):
        top += 1
    return top


def _is_head(row: Sequence[Chunk], box: _Box) -> bool:
    inside = (
        row[0].x0 >= box.left - box.height and row[-1].x1 <= box.right + _HEAD_OVER * box.height
    )
    return inside and all(len(chunk.text) <= _LONGEST_HEAD for chunk in row)


def _is_title(row: Sequence[Chunk], box: _Box) -> bool:
    """Whether a row is a caption: it says so, or is one stretch of words from the left edge."""
    if len(row) > 1:
        return False
    return bool(_CAPTION.match(row[0].text)) or row[0].x0 < box.left + 2 * box.height


def _is_ruled_off(below: float, above: float, box: _Box, rules: Sequence[Rule]) -> bool:
    """Whether a rule over the whole table lies between two baselines."""
    return any(below + 0.5 * box.height < rule.at < above and box.has_over(rule) for rule in rules)


def _merged(rows: list[list[TableCell]], heads: int) -> tuple[int, list[list[TableCell]]]:
    """Return rows with what was broken over two lines joined, and how many head the columns."""
    above: list[list[TableCell]] = []
    for row in rows[:heads]:
        is_plain = above and all(cell.span == 1 for cell in above[-1])
        if is_plain:
            above[-1] = _joined(above[-1], row)
        else:
            above.append(row)
    body: list[list[TableCell]] = []
    for row in rows[heads:]:
        if body and _continues(body[-1], row):
            body[-1] = _joined(body[-1], row)
        else:
            body.append(row)
    return len(above), above + body


def _continues(before: Sequence[TableCell], row: Sequence[TableCell]) -> bool:
    """Whether a row is the rest of the words of the row before, which filled their line."""
    labels = [cell for cell in row if cell.column == 0]
    if not labels or not _GOES_ON.match(labels[0].text):
        return False
    return len(row) == 1 or len(before) == 1


def _joined(before: Sequence[TableCell], row: Sequence[TableCell]) -> list[TableCell]:
    cells = {cell.column: cell for cell in before}
    for cell in row:
        old = cells.get(cell.column)
        cells[cell.column] = (
            cell
            if old is None
            else TableCell(
                f"{old.text} {cell.text}",
                cell.column,
                max(old.span, cell.span),
                old.is_value,
                old.bold,
            )
        )
    return [cells[column] for column in sorted(cells)]
