"""A tool of the wording check: sentences and table cells → stretches that hold one cell at most.

A row of a table is no sentence: what it says of one column it does not say of the next.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from citecheck.model import Cell, Span


def apart(sentences: Iterable[Span], cells: Sequence[Cell]) -> Iterator[Span]:
    """Yield `sentences`, those that hold table cells cut into the cells and what is between them.

    Both are in order, and neither overlap among themselves. The sentences of a long cell stay.
    """
    number = 0
    for sentence in sentences:
        start = sentence.start
        while number < len(cells) and cells[number].span.end <= sentence.end:
            cell = cells[number].span
            number += 1
            if cell.start < start:
                continue
            if cell.start > start:
                yield Span(start, cell.start)
            yield cell
            start = cell.end
        if start < sentence.end:
            yield Span(start, sentence.end)
