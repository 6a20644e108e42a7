"""Step 5: whether a value of the claim and one of the source are about the same thing (RULES F15).

In: a fact of a `Claim` and a place in a `Reading`. Out: an `Agreement`, measured on the words that
both have around the value, each weighed by how rare it is in the source. Values are not compared.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet
from functools import cache, cached_property
from operator import attrgetter

from msgspec import Struct

from citecheck.checks.source_view import Reading
from citecheck.language.en.alignment import FAINT, TELLS_A_VALUE
from citecheck.language.en.function_words import STOPWORDS
from citecheck.model import Claim, Fact, Figure, Span
from citecheck.nlp.lexical.coverage import mass
from citecheck.nlp.lexical.words import Word, find_words, is_content, key
from citecheck.nlp.sentences import clauses

_NEAR = 8  # words on either side of a value
_SENTENCE, _BESIDE, _AROUND, _BY_NOUN = 0.45, 0.4, 0.15, 0.15
"""What the clause's words in the sentence, those near the value, the claim's around and the counted
noun add to the strength of an agreement."""
_CLOSEST_AT_MOST = 4  # pieces
_START = attrgetter("start")
_TYING = FAINT & TELLS_A_VALUE
"""Verbs that say no more than that a thing has its value: "stood", "amounted"."""
_LAST_DIGITS = 1e-9
_NOTHING = (0.0, 0)  # of a clause's weight and words, in a piece that shares none


class Agreement(Struct, frozen=True):
    """How much of what the claim says around its value stands around the source's, in [0, 1]."""

    sentence: float  # of the clause's weight, in the sentence or table row of the source
    near: float  # of the clause's weight, within a few words of the value and in its clause
    stretch: float  # of the whole claim's weight, in the sentence and its neighbours
    shared: int  # words of the clause in the sentence
    words: int  # words of the clause in all
    head: bool  # the counted noun is the same
    clash: bool = False  # both count something, and not the same
    piece: int | None = None  # number of the sentence or table cell of the source

    @property
    def strength(self) -> float:
        """One number to rank by: 0 nothing shared, 1 all words, more with the counted noun."""
        nouns = _BY_NOUN * self.head - 0.25 * self.clash
        return _SENTENCE * self.sentence + _BESIDE * self.near + _AROUND * self.stretch + nouns


class Surroundings:
    """The words around one fact of a claim, ready to be held against places of one source."""

    def __init__(self, claim: Claim, fact: Fact, reading: Reading) -> None:
        self._claim = claim
        self._fact = fact
        self._pieces = reading.pieces
        self._stretches: dict[int, float] = {}
        self._best: dict[tuple[tuple[float, int], bool], Agreement] = {}
        self.piece = reading.piece

    def at(self, span: Span, subject: str | None = None) -> Agreement:
        """Return the agreement with what stands around `span` of the source."""
        number = self.piece(span)
        if number is None:
            return Agreement(0.0, 0.0, 0.0, 0, 0, head=False)
        sentence, shared = self._held.get(number, _NOTHING)
        return Agreement(
            sentence=sentence,
            near=self._near(number, span) if shared or self._says_stop_words else 0.0,
            stretch=self._stretch(number),
            shared=shared,
            words=len(self._clause),
            head=subject is not None and self._subject == key(subject),
            clash=bool(subject and self._subject and self._subject != key(subject)),
            piece=number,
        )

    def at_best(self, number: int | None, *, head: bool = False) -> Agreement:
        """Return the most agreement that a value in the piece `number` can have, found cheaply."""
        held = self._held.get(number, _NOTHING) if number is not None else _NOTHING
        return self._best_of(held, head=head)

    def _best_of(self, held: tuple[float, int], *, head: bool) -> Agreement:
        known = self._best.get((held, head))
        if known is None:
            weight, shared = held
            near = 1.0 if self._says_stop_words else weight
            known = Agreement(weight, near, 1.0, shared, len(self._clause), head=head)
            self._best[held, head] = known
        return known

    def where(self, enough: Callable[[Agreement], bool]) -> set[int]:
        """Return the pieces with a word of the clause in which a value can agree `enough`."""
        told = cache(lambda held: enough(self._best_of(held, head=False)))
        return {number for number, held in self._held.items() if told(held)}

    def strongest_first(self, numbers: Iterable[int]) -> list[tuple[float, int]]:
        """Return some pieces in the order of the most strength that a value in each can have.

        Before each stands that strength: no less than the true one, and found without a look at
        the piece.
        """
        held, told, by_noun = self._held, self._told, self._by_noun
        stop = self._says_stop_words
        weighed = []
        for number in numbers:
            weight = held.get(number, _NOTHING)[0]
            beside = told.get(number - 1, 0.0) + told.get(number, 0.0) + told.get(number + 1, 0.0)
            noun = _BY_NOUN if by_noun is None or number in by_noun else 0.0
            strength = _at_most(weight, 1.0 if stop else weight, beside) + noun
            weighed.append((-strength, number))
        return [(-strength, number) for strength, number in sorted(weighed)]

    @property
    def elsewhere(self) -> float:
        """The most strength that a value can have in a piece that is not `reached`."""
        return _at_most(0.0, 1.0 if self._says_stop_words else 0.0, 0.0)

    @cached_property
    def keys(self) -> frozenset[str]:
        """The keys of all words that the claim says around its values."""
        return frozenset(self._whole)

    @cached_property
    def _held(self) -> dict[int, tuple[float, int]]:
        """The share of the clause's weight in a piece, and how many of its words, by piece."""
        total = sum(self._clause.values())
        weights: dict[int, float] = defaultdict(float)
        shared: dict[int, int] = defaultdict(int)
        for one, weight in self._clause.items():
            for number in self._pieces.holding.get(one, ()):
                weights[number] += weight
                shared[number] += 1
        return {number: (held / total, shared[number]) for number, held in weights.items()}

    @cached_property
    def _told(self) -> dict[int, float]:
        """The share of the whole claim's weight in each piece that holds a word of it."""
        total = sum(self._whole.values())
        told: dict[int, float] = defaultdict(float)
        for one, weight in self._whole.items():
            share = weight / total
            for number in self._pieces.holding.get(one, ()):
                told[number] += share
        return dict(told)

    @cached_property
    def reached(self) -> set[int]:
        """The numbers of the pieces that share a word with the claim, and of those beside them."""
        held = self._told.keys()
        last = len(self._pieces) - 1
        before, behind = {max(0, number - 1) for number in held}, {min(last, n + 1) for n in held}
        return before.union(held, behind)

    def closest(self, most: int) -> list[int]:
        """Return the numbers of the pieces that share most with the claim, at most `most` <= 4."""
        return self._foremost[:most]

    @cached_property
    def _foremost(self) -> list[int]:
        return list(self._pieces.holding_most(self._whole, _CLOSEST_AT_MOST))

    @cached_property
    def _subject(self) -> str | None:
        value = self._fact.value
        return key(value.subject) if isinstance(value, Figure) and value.subject else None

    @cached_property
    def _by_noun(self) -> set[int] | None:
        """The pieces beside the counted noun; None for all, where pieces are not filed by it."""
        if self._subject is None:
            return set()
        if self._subject in _stop_keys():
            return None
        held = self._pieces.holding.get(self._subject, ())
        return {number + beside for number in held for beside in (-1, 0, 1)}

    @cached_property
    def _words(self) -> tuple[Word, ...]:
        """The claim's content words outside its figures and dates, without verbs that only tie."""
        offset = self._claim.span.start
        valued = {
            place - offset
            for fact in self._claim.facts
            if fact.value is not None
            for place in range(fact.span.start, fact.span.end)
        }
        return tuple(
            word
            for word in find_words(self._claim.words)
            if word.start not in valued
            and is_content(word.text)
            and word.text.lower() not in _TYING
        )

    @cached_property
    def _whole(self) -> dict[str, float]:
        return self._weighed(self._words)

    @cached_property
    def _clause(self) -> dict[str, float]:
        """The weights of the words in the clause that holds the fact."""
        place = self._fact.span.start - self._claim.span.start
        for clause in clauses(self._claim.words):
            if clause.start <= place < clause.end:
                inside = [word for word in self._words if clause.start <= word.start < clause.end]
                return self._weighed(inside) if len(inside) > 1 else self._whole
        return self._whole

    @cached_property
    def _says_stop_words(self) -> bool:
        """Whether a word of the clause has the key of one that files no piece: "1" of "one"."""
        return not _stop_keys().isdisjoint(self._clause)

    def _weighed(self, words: Iterable[Word]) -> dict[str, float]:
        return {word.key: self._pieces.rarity(word.key) for word in words}

    def _stretch(self, number: int) -> float:
        """Return the share of the whole claim's weight in a piece and its neighbours."""
        known = self._stretches.get(number)
        if known is None:
            beside = self._pieces.keys[max(0, number - 1) : number + 2]
            known = self._stretches[number] = _share(self._whole, frozenset().union(*beside))
        return known

    def _near(self, number: int, span: Span) -> float:
        """Return the share of the clause just before and behind a value, of a table cell in all."""
        if number in self._pieces.notes:  # the headings over a cell are as near as words can be
            return _share(self._clause, self._pieces.keys[number])
        words = self._pieces.words(number)
        start, end = (place - self._pieces.spans[number].start for place in (span.start, span.end))
        first = bisect_left(words, start, key=_START)
        last = bisect_left(words, end, first, key=_START)
        beside = (*words[max(0, first - _NEAR) : first], *words[last : last + _NEAR])
        said = [word for word in beside if word.key in self._clause]
        if not said:
            return 0.0
        around = self._clause_around(number, start)
        held = {word.key for word in said if around.start <= word.start < around.end}
        return _share(self._clause, held)

    def _clause_around(self, number: int, place: int) -> Span:
        """Return the clause of a piece that holds `place`; offsets count from the piece."""
        for clause in self._pieces.clauses(number):
            if clause.start <= place < clause.end:
                return clause
        return Span(0, len(self._pieces.spans[number]))


def _at_most(sentence: float, near: float, around: float) -> float:
    """Return a strength, rounded up: sums in another order differ in their last digits."""
    return _SENTENCE * sentence + _BESIDE * near + _AROUND * min(around, 1.0) + _LAST_DIGITS


def _share(weights: dict[str, float], held: AbstractSet[str]) -> float:
    total = sum(weights.values())
    return mass(weights, held) / total if total else 0.0


@cache
def _stop_keys() -> frozenset[str]:
    return frozenset(map(key, STOPWORDS))
