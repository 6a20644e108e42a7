"""A source as alignment reads it: the words, clauses, figures and dates of each of its pieces."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from citecheck.model import Date, Figure, Span
from citecheck.nlp.align.words import Term, read
from citecheck.nlp.assertion import Assertions
from citecheck.nlp.lexical.coverage import Pieces


@dataclass
class Source:
    """The pieces of one source; what is read of a piece is kept for the next claim."""

    pieces: Pieces
    figures_in: Mapping[int, Sequence[Figure]]
    dates_in: Mapping[int, Sequence[Date]]
    assertions: Assertions  # of the same pieces
    _words: dict[int, tuple[Term, ...]] = field(default_factory=dict, init=False)

    def text(self, number: int) -> str:
        """Return the text of a piece."""
        return self.pieces.spans[number].of(self.pieces.text)

    def words(self, number: int) -> tuple[Term, ...]:
        """Return the words of a piece; their offsets count from its start."""
        known = self._words.get(number)
        if known is None:
            known = self._words[number] = read(self.text(number))
        return known

    def clause(self, number: int, at: int) -> int:
        """Return the number of the clause of a piece in which its word `at` stands."""
        starts = [clause.start for clause in self.pieces.clauses(number)]
        return max(0, bisect_right(starts, self.words(number)[at].start) - 1)

    def within(self, number: int, span: Span) -> tuple[int, int]:
        """Return the first and the last word of a piece that touch `span`, a span of the source."""
        start = self.pieces.spans[number].start
        found = [
            at
            for at, term in enumerate(self.words(number))
            if term.start + start < span.end and span.start < term.end + start
        ]
        return (found[0], found[-1]) if found else (0, 0)

    def headings(self, number: int) -> str:
        """Return the headings over a table cell, "" elsewhere."""
        return self.pieces.notes.get(number, "")
