"""A tool of the wording check: which stretches of a source hold a claim's words.

A source is cut into pieces (its sentences; endless ones in lengths of bounded size) and indexed
once by the keys of their words. A claim's words weigh by how rare they are in the source.
Similarity found here ranks passages; it never decides.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from heapq import nlargest, nsmallest
from operator import neg

from msgspec import Struct

from citecheck.model import Cell, Span
from citecheck.nlp.lexical.words import WORD, Word, find_words, keys_in
from citecheck.nlp.sentences import clauses


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
        if start == sentence.start:
            yield sentence
        elif start < sentence.end:
            yield Span(start, sentence.end)


WORDS_A_PIECE = 120
"""Longest piece: what is longer is no sentence, and would cover any claim."""

RARITY_AT_MOST = 7.5
"""Highest weight of a word: in a long source a rare word should not drown the others."""

NEIGHBOURS = 3
"""Pieces on either side that help to tell which of two like pieces is about the claim."""

_CONSIDERED = 12
_TOGETHER = 4  # content words apart at which two still stand together
_ROUNDED = 0.999  # sums in another order differ in their last digits
_BESIDE = 0.2  # part that the neighbours' words, numbers and word pairs add to a piece's own


class Pieces:
    """The pieces of one source, indexed by the words that they hold; all spans into `text`."""

    def __init__(self, text: str, sentences: Iterable[Span], cells: Sequence[Cell] = ()) -> None:
        self.text = text
        self.notes: dict[int, str] = {}
        self.cells: dict[int, Cell] = {}
        self.spans: list[Span] = []
        self.keys: list[set[str]] = []
        self.ranked: dict[tuple[Word, ...], tuple[Ranked, ...]] = {}  # the last that was asked
        self._words: dict[int, tuple[Word, ...]] = {}
        self._clauses: dict[int, tuple[Span, ...]] = {}
        self._rarities: dict[str, float] = {}
        for piece in apart(sentences, cells):
            self._add(piece.start, piece.of(text).rstrip())
        self._put_under_headings(cells)
        self.holding: dict[str, list[int]] = defaultdict(list)
        for number, keys in enumerate(self.keys):
            for one in keys:
                self.holding[one].append(number)

    def _add(self, start: int, words: str) -> None:
        keys = keys_in(words)
        if len(keys) > WORDS_A_PIECE:
            found = [match.span() for match in WORD.finditer(self.text, start, start + len(words))]
            for first in range(0, len(found), WORDS_A_PIECE):
                run = found[first : first + WORDS_A_PIECE]
                self._file(Span(run[0][0], run[-1][1]), keys[first : first + WORDS_A_PIECE])
        elif keys:
            self._file(Span(start, start + len(words)), keys)

    def _file(self, span: Span, keys: Iterable[str]) -> None:
        self.spans.append(span)
        self.keys.append(set(keys) - {""})

    def _put_under_headings(self, cells: Iterable[Cell]) -> None:
        """Give the pieces inside table cells the words of the headings over them."""
        starts = [span.start for span in self.spans]
        for cell in cells:
            over = ", ".join(filter(None, (cell.row, cell.column)))
            if not over:
                continue
            first = bisect_left(starts, cell.span.start)
            for number in range(first, bisect_left(starts, cell.span.end)):
                self.notes[number] = over
                self.cells[number] = cell
                self.keys[number] |= {word.key for word in find_words(over) if word.content}

    def __len__(self) -> int:
        return len(self.spans)

    def words(self, number: int) -> tuple[Word, ...]:
        """Return the words of a piece; their offsets count from the start of the piece."""
        known = self._words.get(number)
        if known is None:
            known = self._words[number] = find_words(self.spans[number].of(self.text))
        return known

    def clauses(self, number: int) -> tuple[Span, ...]:
        """Return the clauses of a piece; their offsets count from the start of the piece."""
        known = self._clauses.get(number)
        if known is None:
            known = self._clauses[number] = clauses(self.spans[number].of(self.text))
        return known

    def told(self, number: int) -> list[str]:
        """Return the keys of the words of a piece that say something, in order."""
        return [one for one in keys_in(self.spans[number].of(self.text)) if one]

    def rarity(self, one: str) -> float:
        """Return the weight of a key in (0, RARITY_AT_MOST]: log inverse document frequency."""
        known = self._rarities.get(one)
        if known is None:
            held = len(self.holding.get(one, ()))
            known = min(math.log(1 + (len(self) + 1) / (held + 0.5)), RARITY_AT_MOST)
            self._rarities[one] = known
        return known

    def holding_most(self, weights: Mapping[str, float], most: int) -> dict[int, float]:
        """Return the `most` pieces that hold most of `weights`, best first, each with how much.

        Of equal ones the earlier comes first; a piece that holds none is not among them.
        Source: MaxScore, Turtle and Flood (1995), "Query evaluation: strategies and optimizations":
        words that most pieces have are not looked up where they cannot bring in another piece.
        """
        found = {
            number: mass(weights, self.keys[number]) for number in self._hopeful(weights, most)
        }
        best = nsmallest(most, zip(map(neg, found.values()), found, strict=True))
        return {number: -held for held, number in best}

    def _hopeful(self, weights: Mapping[str, float], most: int) -> Collection[int]:
        """Return pieces among which the `most` best are: those that the weightiest words reach."""
        total = left = sum(weights.values())
        held: dict[int, float] = defaultdict(float)
        closed = False
        for one in sorted(weights, key=lambda one: -weights[one]):
            if 2 * left < total:
                least = _least(most, held)
                closed = closed or least > left
                if closed:
                    held = {at: so_far for at, so_far in held.items() if so_far + left >= least}
            numbers = self.holding.get(one, ())
            for number in (at for at in held if one in self.keys[at]) if closed else numbers:
                held[number] += weights[one]
            left -= weights[one]
        least = _least(most, held)
        return [number for number, so_far in held.items() if so_far >= least]

    def around(self, number: int, reach: int = NEIGHBOURS) -> set[str]:
        """Return the keys of a piece and of `reach` pieces on either side."""
        return set().union(*self.keys[max(0, number - reach) : number + reach + 1])


def _least(most: int, held: Mapping[int, float]) -> float:
    """Return a little less than the last of the `most` best holds, 0 where there are fewer."""
    return nlargest(most, held.values())[-1] * _ROUNDED if len(held) >= most else 0.0


def weigh(words: Iterable[Word], pieces: Pieces) -> dict[str, float]:
    """Return the weight of each content word of a claim, by key."""
    return {word.key: pieces.rarity(word.key) for word in words if word.content}


def mass(weights: Mapping[str, float], held: Collection[str]) -> float:
    """Return the weight of the keys that `held` holds."""
    return sum(weight for one, weight in weights.items() if one in held)


class Ranked(Struct, frozen=True):
    """A piece and how well it covers a claim: the share of the weighted words, in [0, 1]."""

    number: int
    share: float
    rank: float


def rank(words: Sequence[Word], pieces: Pieces) -> tuple[Ranked, ...]:
    """Return the pieces that cover most of a claim's words, best first; at most twelve.

    A piece counts by the share of the weighted words that it holds; its neighbours' words, the
    claim's numbers and words that stand together in both add a little.
    Source: greedy cover and this order were compared on WiCE dev, 2026-11-22 (docs/benchmarks).
    """
    known = pieces.ranked.get(tuple(words))
    if known is None:
        known = tuple(_ranked(words, pieces))
        pieces.ranked = {tuple(words): known}
    return known


def _ranked(words: Sequence[Word], pieces: Pieces) -> list[Ranked]:
    weights = weigh(words, pieces)
    total = sum(weights.values())
    own = pieces.holding_most(weights, _CONSIDERED)
    numbers = {word.key for word in words if word.content and word.text[0].isdigit()}
    pairs = near_pairs(list(enumerate(word.key for word in words if word.content)), 1)

    def ranked(number: int) -> Ranked:
        beside = mass(weights, pieces.around(number)) - own[number]
        figures = mass(weights, pieces.keys[number] & numbers)
        shared = [(at, one) for at, one in enumerate(pieces.told(number)) if one in weights]
        together = len(pairs & near_pairs(shared, _TOGETHER)) / max(1, len(pairs))
        extra = _BESIDE * ((beside + figures) / total + together)
        return Ranked(number, own[number] / total, own[number] / total + extra)

    return sorted(map(ranked, own), key=lambda item: (-item.rank, item.number))


def near_pairs(placed: Sequence[tuple[int, str]], reach: int) -> set[tuple[str, str]]:
    """Return the unordered pairs of keys at most `reach` places apart; places rise."""
    return {
        (one, other) if one < other else (other, one)
        for number, (at, one) in enumerate(placed)
        for place, other in placed[number + 1 : number + 1 + reach]
        if place - at <= reach
    }


def greedy(weights: Mapping[str, float], pieces: Pieces, most: int) -> tuple[int, ...]:
    """Return up to `most` pieces, each the one that covers most of what is still uncovered."""
    left = dict(weights)
    chosen: list[int] = []
    while left and len(chosen) < most:
        best = next(iter(pieces.holding_most(left, 1)), None)
        if best is None:
            break
        chosen.append(best)
        left = {one: weight for one, weight in left.items() if one not in pieces.keys[best]}
    return tuple(chosen)
