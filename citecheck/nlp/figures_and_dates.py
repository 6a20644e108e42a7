"""Text → its figures and its dates, a stretch at a time, when somebody asks for what stands there.

A tool of the checks; what either is, is decided in `nlp/figures/` and `nlp/dates/`. A stretch is
taken apart once for both. It ends at the end of a line or sentence, so far from any digit that
nothing reaches over: all stretches one by one give what the whole text gives.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from typing import NamedTuple, TypeVar

from citecheck.lazy_regex import regex
from citecheck.model import Cell, Date, Figure, Span
from citecheck.nlp.dates import placed, with_relative
from citecheck.nlp.dates.dateline import dateline
from citecheck.nlp.figures import figures_in, read_passage
from citecheck.nlp.figures.compare.table_units import tabled
from citecheck.nlp.figures.grammar.notation import setting_of
from citecheck.nlp.figures.grammar.numeral import Setting
from citecheck.nlp.tokens import chunks

_Value = TypeVar("_Value", Figure, Date)

_NUMBER = regex(r"\d(?:[\d.,]*\d)?")
_STRETCH = 120  # code points that are read together at least
_QUIET = 120  # code points around a cut without a digit; the grammars look some sixteen words far


class _Stretch(NamedTuple):
    """A part of a text that is read by itself, and the chunk that tells how numbers are written."""

    start: int
    end: int
    chunk: tuple[int, int]


class _Read(NamedTuple):
    """What was found in a stretch, in order."""

    figures: Sequence[Figure]
    dates: Sequence[Date]


class Values:
    """The figures and dates of one text; what was read once is kept."""

    def __init__(
        self,
        text: str,
        published: dt.date | None = None,
        cells: Sequence[Cell] = (),
        barred: Sequence[Span] = (),
    ) -> None:
        """Take a text, of which nothing is read yet.

        Args:
            text: the whole text.
            published: its day of publication, where its format tells it.
            cells: its table cells, in order; their figures take the units of their headings.
            barred: places that hold no value, in order.
        """
        self._text, self._given = text, published
        self._cells, self._barred = cells, barred
        self._cell_starts = [cell.span.start for cell in cells]
        self._barred_starts = [span.start for span in barred]
        self._stretches = list(_stretches(text))
        self._starts = [stretch.start for stretch in self._stretches]
        self._known: dict[int, _Read] = {}
        self._setting = cache(self._told_setting)

    @cached_property
    def published(self) -> dt.date | None:
        """The day of publication: what the format says, else the line below the title."""
        return self._given or dateline(self._text)

    def figures(self, start: int = 0, end: int | None = None) -> Iterator[Figure]:
        """Yield the figures that begin in ``text[start:end]``, in order."""
        for number in self._within(start, end):
            yield from _between(self._of(number).figures, start, end)

    def dates(self, start: int = 0, end: int | None = None) -> Iterator[Date]:
        """Yield the dates that begin in ``text[start:end]``, in order.

        Relative ones are resolved against the day of publication, and left out where it is unknown.
        """
        for number in self._within(start, end):
            yield from _between(self._of(number).dates, start, end)

    def dates_at(self, written: str) -> Iterator[Date]:
        """Yield the dates of the stretches in which `written` stands."""
        place = self._text.find(written)
        while place >= 0:
            number = bisect_right(self._starts, place) - 1
            yield from self._of(number).dates
            place = self._text.find(written, self._stretches[number].end)

    @cached_property
    def years(self) -> frozenset[int]:
        """The years in which the dates begin."""
        return frozenset(date.first.year for date in self.dates() if date.first is not None)

    @property
    def is_read(self) -> bool:
        """Whether every stretch has been read."""
        return len(self._known) == len(self._stretches)

    def _within(self, start: int, end: int | None) -> range:
        """Return the numbers of the stretches that ``text[start:end]`` touches."""
        behind = len(self._starts) if end is None else bisect_left(self._starts, end)
        return range(max(0, bisect_right(self._starts, start) - 1), behind)

    def _of(self, number: int) -> _Read:
        known = self._known.get(number)
        if known is None:
            known = self._known[number] = self._read(number)
        return known

    def _read(self, number: int) -> _Read:
        stretch = self._stretches[number]
        passage = read_passage(self._text, stretch.start, stretch.end)
        figures = figures_in(passage, self._setting(stretch.chunk))
        if self._cells:
            first = bisect_right(self._cell_starts, stretch.start) - 1
            last = bisect_left(self._cell_starts, stretch.end)
            figures = tabled(figures, self._cells[max(0, first) : last])
        readings = passage.dates
        if self.published is not None:
            readings = with_relative(readings, passage.tokens, passage.marks, self.published)
        dates = [placed(reading, passage.tokens, self._text) for reading in readings]
        return _Read(self._free(figures), self._free(dates))

    def _told_setting(self, chunk: tuple[int, int]) -> Setting:
        """Return how numbers are written in a chunk, told by the words that stand free in it."""
        return setting_of(self._text[slice(*chunk)].lower().split())

    def _free(self, values: Sequence[_Value]) -> Sequence[_Value]:
        """Return those of the values that overlap no barred place."""
        if not self._barred:
            return values

        def is_free(value: _Value) -> bool:
            last = bisect_right(self._barred_starts, value.span.end - 1) - 1
            return last < 0 or self._barred[last].end <= value.span.start

        return list(filter(is_free, values))


def _between(values: Sequence[_Value], start: int, end: int | None) -> Iterator[_Value]:
    return (
        value
        for value in values
        if value.span.start >= start and (end is None or value.span.start < end)
    )


def _stretches(text: str) -> Iterator[_Stretch]:
    for chunk in chunks(text):
        start = chunk[0]
        for cut in (*_cuts(text, *chunk), chunk[1]):
            yield _Stretch(start, cut, chunk)
            start = cut


def _cuts(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where ``text[start:end]`` can be parted."""
    quiet_from = done = start
    numbers = [match.span() for match in _NUMBER.finditer(text, start, end)]
    for number_start, number_end in (*numbers, (end, end)):
        while True:
            cut = _end_of_line_or_sentence(
                text, max(done + _STRETCH, quiet_from + _QUIET), number_start - _QUIET
            )
            if cut is None:
                break
            yield cut
            done = cut
        quiet_from = number_end


def _end_of_line_or_sentence(text: str, low: int, high: int) -> int | None:
    if low >= high:
        return None
    at = text.find("\n", low, high)
    if at < 0:
        at = text.find(". ", low, high) + 1
    return at if at > 0 else None
