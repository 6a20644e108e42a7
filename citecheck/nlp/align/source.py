"""A source as alignment reads it: the words, clauses, figures and dates of each of its pieces."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct, field, structs
from msgspec.structs import replace

from citecheck.language.en.alignment import BE, HAVE, MODALS
from citecheck.language.en.wordnet import Pos, lemmas
from citecheck.model import Date, Figure, Span
from citecheck.nlp.align.phrases import verbs_of
from citecheck.nlp.align.words import Term, read, terms
from citecheck.nlp.assertion import Assertions, Status
from citecheck.nlp.dates import find_dates
from citecheck.nlp.figures import find_figures
from citecheck.nlp.figures.compare.table_units import BETWEEN_HEADINGS
from citecheck.nlp.figures.grammar.gapped import gapped
from citecheck.nlp.lexical.coverage import Pieces

_READ = 100  # pieces that are read for a word that may stand anywhere
_GROUP = 3  # digits
_HALF_A_YEAR = dt.timedelta(days=183)
"""How far from publication "on 2 May" is the nearest 2 May."""
_UNDER_TITLE = 12  # pieces that may stand under one title
_TITLE_WORDS = 4
_NUMBERED = 4  # code points of a number before a title
_TITLES = frozenset({Status.HEADING, Status.QUESTION})


class Source(Struct, dict=True):
    """The pieces of one source; what is read of a piece is kept for the next claim."""

    pieces: Pieces
    figures_in: Callable[[int], Sequence[Figure]]  # of a piece
    dates_in: Callable[[int], Sequence[Date]]
    assertions: Assertions  # of the same pieces
    published: dt.date | None = None
    may_be_in: Callable[[int], bool] = field(default=lambda _: True)  # of what has no year
    _words: dict[int, tuple[Term, ...]] = field(default_factory=dict)
    _places: dict[int, dict[str, list[int]]] = field(default_factory=dict)
    _verbs: dict[int, dict[str, list[int]]] = field(default_factory=dict)
    _figures: dict[int, tuple[Figure, ...]] = field(default_factory=dict)
    _titles: dict[int, bool] = field(default_factory=dict)

    def text(self, number: int) -> str:
        """Return the text of a piece."""
        return self.pieces.spans[number].of(self.pieces.text)

    def figures(self, number: int) -> Sequence[Figure]:
        """Return the figures of a piece, with those whose noun was said before, or written apart.

        "61 deaths and Sweden 44" has two counts of deaths, "2, 400 hens" one of hens.
        """
        known = self._figures.get(number)
        if known is None:
            found = tuple(self.figures_in(number))
            text, span = self.pieces.text, self.pieces.spans[number]
            known = (*found, *gapped(span, text, found), *_parted(found, text)) if found else ()
            self._figures[number] = known
        return known

    def may_mean(self, day: dt.date) -> bool:
        """Whether a date of the source without a year may be of the year of `day`."""
        if self.published is not None and abs(day - self.published) <= _HALF_A_YEAR:
            return True
        return self.may_be_in(day.year)

    def words(self, number: int) -> tuple[Term, ...]:
        """Return the words of a piece; their offsets count from its start.

        Those of a table cell begin with its headings', of no length and at its start.
        """
        known = self._words.get(number)
        if known is None:
            known = terms(self.pieces.words(number))
            if number in self.pieces.notes:
                over = (
                    structs.replace(word, start=0, end=0)
                    for word in read(self.pieces.notes[number])
                )
                known = (*over, *known)
            self._words[number] = known
        return known

    def places(self, number: int) -> Mapping[str, Sequence[int]]:
        """Return where each key stands among the words of a piece."""
        known = self._places.get(number)
        if known is None:
            known = self._places[number] = {}
            for at, word in enumerate(self.words(number)):
                known.setdefault(word.key, []).append(at)
        return known

    def verbs(self, number: int) -> Mapping[str, Sequence[int]]:
        """Return where the words stand in a piece that may be a form of a verb, by its lemma."""
        known = self._verbs.get(number)
        if known is None:
            known = self._verbs[number] = {}
            for at, word in enumerate(self.words(number)):
                for verb in verbs_of(word.lower):
                    known.setdefault(verb, []).append(at)
        return known

    def heading_words(self, number: int) -> tuple[range, range]:
        """Return which words of a cell are its row's heading, and which its own column's.

        What is said over several columns is not its own.
        """
        cell = self.pieces.cells.get(number)
        if cell is None:
            return range(0), range(0)
        over, column = cell.row or "", cell.column or ""
        row, both = len(read(over)), len(read(column))
        own = len(read(column.rpartition(BETWEEN_HEADINGS)[2]))
        return range(row), range(row + both - own, row + both)

    def heading_dates(self, number: int) -> Iterator[tuple[Date, int, int]]:
        """Yield the dates of the headings over a cell, each with its first and last word."""
        note = self.pieces.notes.get(number)
        if note is None:
            return
        terms = read(note)
        for date in find_dates(note):
            inside = [
                at for at, term in enumerate(terms) if date.span.start <= term.start < date.end
            ]
            if inside:
                yield date, inside[0], inside[-1]

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

    def has_any(self, words: Collection[str], first: int = 0, last: int | None = None) -> bool:
        """Whether a piece from `first` to before `last` has one of some lower-case words.

        Only the first hundred pieces are read.
        """
        end = min(len(self.pieces), first + _READ) if last is None else last
        return any(
            term.lower in words for piece in range(max(0, first), end) for term in self.words(piece)
        )

    def topic(self, number: int) -> int | None:
        """Return the piece that is the title over a piece: a heading, or a question of its own."""
        for piece in range(number - 1, max(-1, number - 1 - _UNDER_TITLE), -1):
            if self._is_title(piece):
                return piece
        return None

    def is_heading(self, number: int) -> bool:
        """Whether a title is no question."""
        return not any(one.status is Status.QUESTION for one in self.assertions.of(number))

    def _is_title(self, number: int) -> bool:
        known = self._titles.get(number)
        if known is None:
            known = self._titles[number] = self._reads_as_title(number)
        return known

    def _reads_as_title(self, number: int) -> bool:
        if number in self.pieces.notes:
            return False
        if any(one.status in _TITLES for one in self.assertions.of(number)):
            return True
        span, text = self.pieces.spans[number], self.pieces.text
        opens = (
            not text[max(0, span.start - 4) : span.start].rpartition("\n")[2].strip(" .0123456789")
        )
        words = self.words(number)
        return opens and len(words) <= _TITLE_WORDS and not any(map(_says_a_deed, words))


def _says_a_deed(word: Term) -> bool:
    """Whether a word is a verb in another form than a noun's: "made", "was"; "pads" may be none."""
    known = [lemma for lemma in lemmas(word.lower) if lemma.text != word.lower]
    if word.lower in BE | HAVE | MODALS:
        return True
    return bool(known) and all(one.pos is Pos.VERB for one in known)


def _parted(figures: Sequence[Figure], text: str) -> Iterator[Figure]:
    """Yield the numbers whose groups a space parts: "2, 400"."""
    for one, two in pairwise(figures):
        digits = text[two.start : two.end]
        gap = text[one.end : two.start]
        if gap == ", " and one.text.isdigit() and digits.isdigit() and len(digits) == _GROUP:
            read = find_figures(f"{one.text},{digits} {two.subject or ''}")
            if len(read) == 1:
                yield replace(read[0], span=Span(one.start, two.end), subject=two.subject)
