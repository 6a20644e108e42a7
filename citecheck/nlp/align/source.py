"""A source as alignment reads it: the words, clauses, figures and dates of each of its pieces."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from citecheck.model import Date, Figure, Span
from citecheck.nlp.align.words import Term, read
from citecheck.nlp.assertion import Assertions
from citecheck.nlp.figures import find_figures
from citecheck.nlp.figures.grammar.gapped import gapped
from citecheck.nlp.lexical.coverage import Pieces

_GROUP = 3  # digits


@dataclass
class Source:
    """The pieces of one source; what is read of a piece is kept for the next claim."""

    pieces: Pieces
    figures_in: Mapping[int, Sequence[Figure]]
    dates_in: Mapping[int, Sequence[Date]]
    assertions: Assertions  # of the same pieces
    _words: dict[int, tuple[Term, ...]] = field(default_factory=dict, init=False)
    _figures: dict[int, tuple[Figure, ...]] = field(default_factory=dict, init=False)

    def text(self, number: int) -> str:
        """Return the text of a piece."""
        return self.pieces.spans[number].of(self.pieces.text)

    def figures(self, number: int) -> Sequence[Figure]:
        """Return the figures of a piece, with those whose noun was said before, or written apart.

        "61 deaths and Sweden 44" has two counts of deaths, "2, 400 hens" one of hens.
        """
        known = self._figures.get(number)
        if known is None:
            found = tuple(self.figures_in.get(number, ()))
            text, span = self.pieces.text, self.pieces.spans[number]
            known = (*found, *gapped(span, text, found), *_parted(found, text)) if found else ()
            self._figures[number] = known
        return known

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


def _parted(figures: Sequence[Figure], text: str) -> Iterator[Figure]:
    """Yield the numbers whose groups a space parts: "2, 400"."""
    for one, two in pairwise(figures):
        digits = text[two.start : two.end]
        gap = text[one.end : two.start]
        if gap == ", " and one.text.isdigit() and digits.isdigit() and len(digits) == _GROUP:
            read = find_figures(f"{one.text},{digits} {two.subject or ''}")
            if len(read) == 1:
                yield replace(read[0], span=Span(one.start, two.end), subject=two.subject)
