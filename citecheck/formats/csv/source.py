"""CSV and TSV sources: one table, each value under its heading and beside its row's label."""

from __future__ import annotations

import csv
import io

from citecheck.formats.charset import decode
from citecheck.formats.source_builder import SPACE, Writer
from citecheck.formats.table_grid import Slot, guessed_heads, is_value
from citecheck.model import Text

TSV_TYPE = "text/tab-separated-values"
_DELIMITERS = ",;\t|"
_SAMPLE = 30  # lines by which the delimiter is told
_MOST_CELLS = 100_000  # that are known by their headings; what follows is text


def read(body: bytes, media_type: str) -> Text:
    """Return the rows of a file of values; one that is none is read as plain text."""
    text = decode(body, media_type)
    delimiter = "\t" if media_type.startswith(TSV_TYPE) else _delimiter(text)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error:  # a field longer than any value
        return Text(body=text)
    grid = [[Slot(SPACE.sub(" ", field).strip()) for field in row] for row in rows if any(row)]
    writer = Writer()
    whole = _rows_within(grid)
    writer.table(grid[:whole], _heads(grid))
    for row in grid[whole:]:
        writer.block(" | ".join(slot.text for slot in row))
    return writer.text()


def _delimiter(text: str) -> str:
    """Return the sign that stands equally often in the first lines, and most often of those."""
    lines = [line for line in text[:100_000].splitlines()[:_SAMPLE] if line.strip()]

    def weight(sign: str) -> tuple[float, int]:
        counts = [line.count(sign) for line in lines]
        most = max(set(counts), key=counts.count, default=0)
        return (counts.count(most) / len(counts) if most else 0.0), most

    return max(_DELIMITERS, key=weight)


def _heads(grid: list[list[Slot]]) -> int:
    """Return 1 where the first row names the columns, as nearly every such file has it."""
    first = grid[0] if grid else []
    named = sum(bool(slot.text) and not is_value(slot.text) for slot in first)
    return guessed_heads(grid) or int(len(grid) > 1 and named == len(first) > 1)


def _rows_within(grid: list[list[Slot]]) -> int:
    cells = 0
    for number, row in enumerate(grid):
        cells += len(row)
        if cells > _MOST_CELLS:
            return number
    return len(grid)
