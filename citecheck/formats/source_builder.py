"""How the readers put a text together: blocks apart by a blank line, places kept as they go."""

from __future__ import annotations

from collections.abc import Sequence

from citecheck.formats.table_grid import (
    Rows,
    Slot,
    carried,
    column_headings,
    heads_rows,
    row_headings,
)
from citecheck.lazy_regex import regex
from citecheck.model import Cell, Recognised, Span, Text
from citecheck.nlp.figures.compare.table_units import BETWEEN_HEADINGS

SPACE = regex(r"[ \t\r\n\f\v\u00a0]+")
MOST_SKIPPED = 20  # sentences about what was not read
MOST_HIDDEN = 100_000  # code points of hidden words that are kept
BETWEEN_BLOCKS = "\n\n"
BETWEEN_ROWS = "\n"
BETWEEN_CELLS = " | "


class Writer:
    """Collects blocks of text and remembers where headings, table cells and pages lie."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._cells: list[Cell] = []
        self._headings: list[Span] = []
        self._pages: list[int] = []
        self._hidden: list[str] = []
        self._skipped: list[str] = []
        self._recognised: list[Recognised] = []
        self._is_cut = False
        self.pictures = 0  # with words, perhaps, that were not read

    @property
    def length(self) -> int:
        """Code points written."""
        return self._length

    @property
    def body(self) -> str:
        """All that was written."""
        return "".join(self._parts)

    @property
    def first_heading(self) -> str | None:
        """The words of the first heading."""
        return self._headings[0].of(self.body) if self._headings else None

    def text(self, *, title: str | None = None) -> Text:
        """Return what was written, with its places; who wrote it and when is the reader's part."""
        return Text(
            body=self.body,
            pages=tuple(self._pages),
            cells=tuple(self._cells),
            headings=tuple(self._headings),
            title=title,
            hidden=tuple(self._hidden),
            skipped=tuple(self._skipped[:MOST_SKIPPED]),
            recognised=tuple(self._recognised),
            pictures=self.pictures,
            is_cut=self._is_cut,
        )

    def skip(self, *said: str) -> None:
        """Remember what could not be read: where, and why, a sentence each."""
        self._skipped += said

    def cut(self, *said: str) -> None:
        """Remember what was not read at all, so that nothing may be called absent for it."""
        self._skipped += said
        self._is_cut = self._is_cut or bool(said)

    def recognised(self, start: int, confidence: float | None) -> None:
        """Remember that what was written from `start` on was read off a picture, None: it was not.

        Args:
            start: offset into what was written.
            confidence: of the least sure line, in [0, 1].
        """
        if confidence is not None and start < self._length:
            span = Span(start, self._length)
            self._recognised.append(Recognised(span=span, confidence=round(confidence, 2)))

    def hide(self, *stretches: str) -> None:
        """Note words that the file holds and no reader sees, as far as they may be kept."""
        for words in stretches:
            left = MOST_HIDDEN - sum(map(len, self._hidden))
            if words and left > 0:
                self._hidden.append(words[:left])

    def block(self, text: str) -> Span | None:
        """Write a paragraph, white space folded; None where there is nothing to write."""
        words = SPACE.sub(" ", text).strip()
        if not words:
            return None
        self._begin()
        return self._write(words)

    def heading(self, text: str) -> None:
        """Write a heading."""
        if span := self.block(text):
            self._headings.append(span)

    def paged(self, parts: Sequence[tuple[int, str]], *, is_heading: bool = False) -> None:
        """Write a paragraph that goes over pages: each part with its page, counted from 0."""
        self._begin()
        start = self._length
        for page, words in parts:
            self._turn_to(page)
            self._write(words)
        if is_heading:
            self._headings.append(Span(start, self._length))

    def table(self, rows: Rows, heads: int, *, page: int | None = None) -> None:
        """Write a table, a line a row; the first `heads` rows name the columns.

        The words before its first value name a row, as in nearly every table that is read by
        row; under a row that is a label alone, that label, too. `page` counts from 0.
        """
        columns = column_headings(rows, heads)
        group = ""
        is_first = True
        for number, row in enumerate(carried(rows, heads)):
            if not any(slot.text and not slot.repeats for slot in row):
                continue
            if is_first:
                self._begin()
                if page is not None:
                    self._turn_to(page)
            else:
                self._write(BETWEEN_ROWS)
            is_first = False
            if number < heads:
                self._row(row)
                continue
            if heads_rows(row):
                group = row[0].text
                self._row(row)
                continue
            over = [
                (BETWEEN_HEADINGS.join(filter(None, (group, label))), column)
                for label, column in zip(row_headings(row), columns, strict=False)
            ]
            for at, span in self._row(row):
                label, column = over[at]
                self._cells.append(Cell(span=span, row=label or None, column=column or None))

    def _row(self, row: Sequence[Slot]) -> list[tuple[int, Span]]:
        """Write a row; return where each of its cells with words lies, by column."""
        spans: list[tuple[int, Span]] = []
        for number, slot in enumerate(row):
            if number:
                self._write(BETWEEN_CELLS)
            if slot.text and not slot.repeats:
                spans.append((number, self._write(slot.text)))
        return spans

    def _begin(self) -> None:
        if self._parts:
            self._write(BETWEEN_BLOCKS)

    def _turn_to(self, page: int) -> None:
        """Let the pages up to `page` begin here, if they have not begun."""
        self._pages += [self._length] * (page + 1 - len(self._pages))

    def _write(self, words: str) -> Span:
        start = self._length
        self._parts.append(words)
        self._length += len(words)
        return Span(start, self._length)
