"""The lines of a page and its ruling lines → its tables, as grids of cells.

Grids of rules tell their cells themselves (`ruled`); other tables are told by columns of figures
below each other (`aligned`). What is no table for certain stays text.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from citecheck.formats.pdf.layout.lines import Line


class TableCell(Struct, frozen=True):
    """Words of a table; over `span` columns from `column` on, counted from 0."""

    text: str
    column: int
    span: int = 1
    is_value: bool = False
    bold: bool = False


class Table(Struct, frozen=True):
    """Rows of cells, the first `heads` of them headings; `lines` are those that it is made of."""

    rows: tuple[tuple[TableCell, ...], ...]
    heads: int
    width: int
    lines: tuple[Line, ...]

    @property
    def page(self) -> int:
        """The page that it stands on, from 0."""
        return self.lines[0].page


def heads_of(rows: Sequence[Sequence[TableCell]], above: int = 0) -> int:
    """Return how many rows head the columns; `above` is known to, where it is not 0.

    Else they stand over the first row with a value beyond the first column, or are in bold type
    while that row is not. A label alone below them names the rows that follow.
    """
    heads = above
    if not heads:
        heads = next((n for n, row in enumerate(rows) if _has_values(row)), min(1, len(rows) - 1))
        while heads + 1 < len(rows) and _is_bold(rows[heads]) and not all(map(_is_bold, rows)):
            heads += 1
    while heads > 1 and len(rows[heads - 1]) == 1 and rows[heads - 1][0].column == 0:
        heads -= 1
    return heads


def _has_values(row: Sequence[TableCell]) -> bool:
    return any(cell.is_value and cell.column for cell in row)


def _is_bold(row: Sequence[TableCell]) -> bool:
    return all(cell.bold for cell in row)
