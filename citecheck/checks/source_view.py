"""Step 5: one source's `Text`, and what the checks ask of it, each thing made once and when asked.

One `Reading` serves all claims that cite the source. It holds no judgement.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import TypeVar

from citecheck.checks.date.index import Datebook
from citecheck.model import Cell, Date, Figure, Span, Text
from citecheck.nlp import sentences
from citecheck.nlp.align import Source
from citecheck.nlp.assertion import Assertions
from citecheck.nlp.dates.dateline import dateline
from citecheck.nlp.figures import Passage
from citecheck.nlp.figures.compare.table_units import tabled
from citecheck.nlp.figures.odd_digits import OddDigits, find_odd_digits
from citecheck.nlp.figures_and_dates import dates_of, find_figures_and_dates, first_passage
from citecheck.nlp.language_id import language_of
from citecheck.nlp.lexical.coverage import Pieces
from citecheck.nlp.lexical.model_protocol import Meaning
from citecheck.nlp.lexical.words import key
from citecheck.nlp.piped_tables import piped_cells
from citecheck.nlp.quotes.locate import SourceIndex

_Value = TypeVar("_Value", Figure, Date)

_LONG = 100_000
"""Code points from which words are counted by sentences and not one by one."""


class Reading:
    """A source as the checks see it; all spans are into ``text.body``."""

    def __init__(self, text: Text, meaning: Meaning | None = None) -> None:
        self.text = text
        self._frequency: dict[str, int] = {}
        self.meaning = meaning

    @cached_property
    def index(self) -> SourceIndex:
        """Where quotations are looked for."""
        return SourceIndex(self.text.body)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences, in order."""
        return sentences.split(self.text.body)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The quantities, in order; those of table cells with the units of their headings."""
        found, _ = self._figures_and_dates
        return tabled(found, self.cells) if self.cells else found

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """The table cells: those that the format tells, else those that the text itself writes."""
        return self.text.cells or piped_cells(self.text.body)

    @cached_property
    def dates(self) -> tuple[Date, ...]:
        """The dates, in order; relative ones resolved against the publication date if known."""
        return self._figures_and_dates[1]

    @cached_property
    def _figures_and_dates(self) -> tuple[tuple[Figure, ...], tuple[Date, ...]]:
        figures, dates = find_figures_and_dates(self.text.body, self.published, self._beginning)
        if not self.odd_digits:
            return figures, dates
        odd = [number.span for number in self.odd_digits]
        return without(figures, odd), without(dates, odd)

    @cached_property
    def odd_digits(self) -> tuple[OddDigits, ...]:
        """The numbers in signs that a reader would not take for them: they bear nothing out."""
        return find_odd_digits(self.text.body)

    @cached_property
    def datebook(self) -> Datebook:
        """The dates by year and month."""
        return Datebook(self.dates)

    @cached_property
    def figures_in(self) -> Mapping[int, list[Figure]]:
        """The figures by the number of the piece in which they begin."""
        return self._filed(self.figures)

    @cached_property
    def dates_in(self) -> Mapping[int, list[Date]]:
        """The dates by the number of the piece in which they begin."""
        return self._filed(self.dates)

    def _filed(self, values: Iterable[_Value]) -> Mapping[int, list[_Value]]:
        filed: dict[int, list[_Value]] = defaultdict(list)
        for value in values:
            number = self.piece(value.span)
            if number is not None:
                filed[number].append(value)
        return dict(filed)

    def piece(self, span: Span) -> int | None:
        """Return the number of the piece in which `span` begins, None before the first."""
        number = bisect_right(self._starts, span.start) - 1
        return None if number < 0 else number

    @cached_property
    def _starts(self) -> list[int]:
        return [span.start for span in self.pieces.spans]

    def frequency(self, word: str) -> int:
        """Return how often `word`, in comparison form, stands in the source, inside words too.

        In a long source it is the number of pieces with any form of the word.
        """
        if len(self.text.body) >= _LONG:
            return len(self.pieces.holding.get(key(word), ()))
        if word not in self._frequency:
            self._frequency[word] = self.index.count(word)
        return self._frequency[word]

    @cached_property
    def published(self) -> date | None:
        """The day of publication: what the source's format says, else the line below its title."""
        return self.text.published or dateline(self.text.body, dates_of(self._beginning))

    @cached_property
    def _beginning(self) -> Passage:
        return first_passage(self.text.body)

    @cached_property
    def pieces(self) -> Pieces:
        """The sentences by their words, table cells with their headings."""
        return Pieces(self.text.body, self.sentences, self.cells)

    @cached_property
    def words(self) -> Source:
        """The pieces as word alignment reads them, with what each asserts."""
        asserted = Assertions(self.text.body, self.pieces.spans, headings=self.text.headings)
        return Source(self.pieces, self.figures_in, self.dates_in, asserted, self.published)

    @cached_property
    def language(self) -> str | None:
        """ISO 639-1 code of the language that it is written in, where that can be told."""
        return language_of(self.text.body)


def without(values: tuple[_Value, ...], spans: Sequence[Span]) -> tuple[_Value, ...]:
    """Return the figures or dates that overlap none of the spans; both are in order."""
    starts = [span.start for span in spans]

    def is_clear(value: _Value) -> bool:
        last = bisect_right(starts, value.span.end - 1) - 1
        return last < 0 or spans[last].end <= value.span.start

    return tuple(filter(is_clear, values))
