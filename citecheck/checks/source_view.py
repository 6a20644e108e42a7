"""Step 5: one source's `Text`, and what the checks ask of it, each thing made once and when asked.

One `Reading` serves all claims that cite the source. It holds no judgement.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from functools import cached_property

from citecheck.model import Cell, Date, Figure, Span, Text
from citecheck.nlp import sentences
from citecheck.nlp.align import Source
from citecheck.nlp.assertion import Assertions
from citecheck.nlp.dates.may_agree import Calendar
from citecheck.nlp.figures.odd_digits import OddDigits, find_odd_digits
from citecheck.nlp.figures_and_dates import Values
from citecheck.nlp.language_id import language_of
from citecheck.nlp.lexical.coverage import Pieces
from citecheck.nlp.lexical.model_protocol import Meaning
from citecheck.nlp.lexical.words import key
from citecheck.nlp.piped_tables import piped_cells
from citecheck.nlp.quotes.locate import SourceIndex

_LONG = 100_000
"""Code points from which words are counted by sentences and not one by one."""


class Reading:
    """A source as the checks see it; all spans are into ``text.body``."""

    def __init__(self, text: Text, meaning: Meaning | None = None) -> None:
        self.text = text
        self._frequency: dict[str, int] = {}
        self._figures_in: dict[int, Sequence[Figure]] = {}
        self._dates_in: dict[int, Sequence[Date]] = {}
        self._may_be_in: dict[int, bool] = {}
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
    def cells(self) -> tuple[Cell, ...]:
        """The table cells: those that the format tells, else those that the text itself writes."""
        return self.text.cells or piped_cells(self.text.body)

    @cached_property
    def values(self) -> Values:
        """The figures and dates; those of table cells with the units of their headings."""
        odd = [number.span for number in self.odd_digits]
        return Values(self.text.body, self.text.published, self.cells, odd)

    @cached_property
    def odd_digits(self) -> tuple[OddDigits, ...]:
        """The numbers in signs that a reader would not take for them: they bear nothing out."""
        return find_odd_digits(self.text.body)

    def figures_in(self, number: int) -> Sequence[Figure]:
        """Return the figures that begin in a piece, in order."""
        known = self._figures_in.get(number)
        if known is None:
            found = tuple(self.values.figures(*self._extent(number)))
            known = self._figures_in[number] = found
        return known

    def dates_in(self, number: int) -> Sequence[Date]:
        """Return the dates that begin in a piece, in order."""
        known = self._dates_in.get(number)
        if known is None:
            known = self._dates_in[number] = tuple(self.values.dates(*self._extent(number)))
        return known

    def valued(self, numbers: AbstractSet[int]) -> AbstractSet[int]:
        """Return those of some pieces that may have figures: all, until all are read."""
        return numbers & self._valued if self.values.is_read else numbers

    @cached_property
    def _valued(self) -> frozenset[int | None]:
        return frozenset(self.piece(figure.span) for figure in self.values.figures())

    @cached_property
    def dated(self) -> frozenset[int | None]:
        """The pieces in which dates begin."""
        return frozenset(self.piece(date.span) for date in self.values.dates())

    @cached_property
    def calendar(self) -> Calendar:
        """All dates, by their years."""
        return Calendar(self.values.dates())

    def may_be_in(self, year: int) -> bool:
        """Whether what has no year may be of `year`: a date begins in it, or none tells any."""
        known = self._may_be_in.get(year)
        if known is None:
            written = (date.first for date in self.values.dates_at(str(year)))
            known = any(first.year == year for first in written if first is not None)
            known = known or year in self.values.years or not (self.values.years or self.published)
            self._may_be_in[year] = known
        return known

    def _extent(self, number: int) -> tuple[int, int | None]:
        """Return where a piece begins, and where the next one does, None behind the last."""
        behind = number + 1
        return self._starts[number], self._starts[behind] if behind < len(self._starts) else None

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
        return self.values.published

    @cached_property
    def pieces(self) -> Pieces:
        """The sentences by their words, table cells with their headings."""
        return Pieces(self.text.body, self.sentences, self.cells)

    @cached_property
    def words(self) -> Source:
        """The pieces as word alignment reads them, with what each asserts."""
        asserted = Assertions(self.text.body, self.pieces.spans, headings=self.text.headings)
        return Source(
            self.pieces, self.figures_in, self.dates_in, asserted, self.published, self.may_be_in
        )

    @cached_property
    def language(self) -> str | None:
        """ISO 639-1 code of the language that it is written in, where that can be told."""
        return language_of(self.text.body)
