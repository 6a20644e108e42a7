"""How the readers put a text together: blocks apart by a blank line, places kept as they go."""

from __future__ import annotations

import re

from citecheck.model import Cell, Span

SPACE = re.compile(r"[ \t\r\n\f\v\u00a0]+")
BETWEEN_BLOCKS = "\n\n"
BETWEEN_CELLS = " | "


class Writer:
    """Collects blocks of text and remembers where headings and table cells lie."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self.cells: list[Cell] = []
        self.headings: list[Span] = []

    @property
    def body(self) -> str:
        """All that was written."""
        return "".join(self._parts)

    def block(self, text: str) -> Span | None:
        """Write a paragraph, white space folded; None where there is nothing to write."""
        words = SPACE.sub(" ", text).strip()
        if not words:
            return None
        if self._parts:
            self._write(BETWEEN_BLOCKS)
        return self._write(words)

    def heading(self, text: str) -> None:
        """Write a heading."""
        if span := self.block(text):
            self.headings.append(span)

    def table(self, rows: list[list[str]], *, headed: bool) -> None:
        """Write a table, a line a row; `headed` says that the first row names the columns.

        The first cell of a row is taken for its heading, as it is in nearly every table that
        is read by row; a table of one column has none.
        """
        columns = rows[0] if headed and rows else []
        for index, row in enumerate(rows):
            words = [SPACE.sub(" ", cell).strip() for cell in row]
            if not any(words):
                continue
            if self._parts:
                self._write("\n" if index else BETWEEN_BLOCKS)
            for number, cell in enumerate(words):
                if number:
                    self._write(BETWEEN_CELLS)
                span = self._write(cell)
                if cell and not (headed and index == 0):
                    column = columns[number].strip() if number < len(columns) else ""
                    heading = words[0] if number else ""
                    self.cells.append(Cell(span=span, row=heading or None, column=column or None))

    def _write(self, words: str) -> Span:
        start = self._length
        self._parts.append(words)
        self._length += len(words)
        return Span(start, self._length)
