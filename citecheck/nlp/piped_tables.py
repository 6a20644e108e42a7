"""Plain text → the cells of tables that it writes with bars: "Kessel | 790 | 731".

A tool of reading, for texts whose format tells no tables. The first line of a run of lines with as
many bars is its heading; a short line right above is said of all of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from citecheck.lazy_regex import regex
from citecheck.model import Cell, Span
from citecheck.nlp.figures.compare.table_units import BETWEEN_HEADINGS

_BAR = "|"
_VALUE = regex(r"[^\w\s]{0,3}\d")
_RULE = regex(r"[\s|:+-]+")
_CAPTION_WORDS = 12
_LEAST = 2  # lines, and cells in each


class _Line(NamedTuple):
    start: int
    text: str

    @property
    def columns(self) -> int:
        """How many cells it has; most lines of a text are told by a glance."""
        return len(self.cells) if _BAR in self.text else 1

    @property
    def cells(self) -> tuple[Span, ...]:
        """Its cells without the spaces around them, into the whole text; empty ones too."""
        body = self.text.strip()
        shift = self.start + self.text.index(body) if body else self.start
        inner = body.removeprefix(_BAR)
        shift += len(body) - len(inner)
        spans = []
        at = shift
        for part in inner.removesuffix(_BAR).split(_BAR):
            plain = part.strip()
            first = at + (part.index(plain) if plain else 0)
            spans.append(Span(first, first + len(plain)))
            at += len(part) + 1
        return tuple(spans)


def piped_cells(text: str) -> tuple[Cell, ...]:
    """Return the cells with values of all such tables, in order, each with its headings."""
    if text.count(_BAR) < _LEAST:
        return ()
    return tuple(cell for lines, caption in _tables(text) for cell in _cells(text, lines, caption))


def _tables(text: str) -> Iterator[tuple[list[_Line], str]]:
    """Yield the lines of each table, with the line right above it, "" where none is."""
    above = ""
    for bars, run in groupby(_lines(text), key=lambda line: line.columns):
        lines = list(run)
        if bars < _LEAST:
            last = lines[-1].text.strip()
            short = 0 < len(last.split()) <= _CAPTION_WORDS and not last.endswith(".")
            above = last.rstrip(":") if short else ""
            continue
        written = [line for line in lines if not _RULE.fullmatch(line.text)]
        if len(written) >= _LEAST:
            yield written, above
        above = ""


def _lines(text: str) -> Iterator[_Line]:
    at = 0
    for line in text.splitlines(keepends=True):
        yield _Line(at, line.rstrip("\r\n"))
        at += len(line)


def _cells(text: str, lines: Sequence[_Line], caption: str) -> Iterator[Cell]:
    headings = [span.of(text) for span in lines[0].cells]
    over = [BETWEEN_HEADINGS.join(filter(None, (caption, heading))) for heading in headings]
    for line in lines[1:]:
        labels: list[str] = []
        is_open = True
        for number, (span, column) in enumerate(zip(line.cells, over, strict=True)):
            words = span.of(text)
            is_open = is_open and (number == 0 or _VALUE.match(words) is None)
            if number and words:
                yield Cell(span=span, row=", ".join(labels) or None, column=column or None)
            if is_open and words:
                labels.append(words)
