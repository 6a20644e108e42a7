"""A sheet of a workbook → its tables in a source's text, under the sheet's name.

An empty row parts two tables; a row with nothing but one text is a paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from citecheck.formats.source_builder import Writer
from citecheck.formats.table_grid import EMPTY, Slot, guessed_heads, is_value

MOST_CELLS = 200_000  # of one workbook that are read


def write_sheet(writer: Writer, name: str, rows: Sequence[Sequence[Slot]]) -> None:
    """Write a sheet; `name` is its heading."""
    parts = [part for part in _tables(rows) if part]
    if not parts:
        return
    writer.heading(name)
    for part in parts:
        if all(sum(bool(slot.text) for slot in row) <= 1 for row in part):
            for row in part:
                writer.block(" ".join(slot.text for slot in row))
        else:
            writer.table(part, _heads(part))


def _tables(rows: Sequence[Sequence[Slot]]) -> Iterator[list[Sequence[Slot]]]:
    """Yield the stretches between empty rows, empty columns at either side taken off."""
    part: list[Sequence[Slot]] = []
    for row in [*rows, []]:
        if any(slot.text for slot in row):
            part.append(row)
        elif part:
            yield from _without_captions(part)
            part = []


def _without_captions(part: list[Sequence[Slot]]) -> Iterator[list[Sequence[Slot]]]:
    """Yield what stands over a table in one cell (its title) apart from the table."""
    first = 0
    while first < len(part) and sum(bool(slot.text) for slot in part[first]) == 1:
        first += 1
    is_title = first and first < len(part) and not is_value(_only(part[first - 1]))
    if is_title:
        yield part[:first]
        part = part[first:]
    left = min(_first(row) for row in part)
    width = max(_last(row) for row in part)
    yield [[*row, *[EMPTY] * (width - len(row))][left:width] for row in part]


def _only(row: Sequence[Slot]) -> str:
    return next((slot.text for slot in row if slot.text), "")


def _first(row: Sequence[Slot]) -> int:
    return next((n for n, slot in enumerate(row) if slot.text), len(row))


def _last(row: Sequence[Slot]) -> int:
    return max((n + 1 for n, slot in enumerate(row) if slot.text), default=0)


def _heads(part: Sequence[Sequence[Slot]]) -> int:
    """Return how many rows name the columns; of words alone, the first does."""
    named = [slot.text for slot in part[0] if slot.text]
    is_named = len(named) > 1 and not any(map(is_value, named))
    return guessed_heads(part) or int(len(part) > 1 and is_named)
