"""Step 5: one name of a claim beside the pieces of a source that hold the rest of the claim.

In: a `Claim`, one of its names, a `Reading` and the places of the name there. Out: a `Beside`,
which tells how much of the claim stands around the name, how much in the best passage, and how far
the two are apart. Judges nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from citecheck.checks.reading import Reading
from citecheck.match.wording.cover import Ranked, mass, rank
from citecheck.match.wording.slots import Slot, likeness, slot
from citecheck.match.wording.words import Word, find_words, key
from citecheck.model import Claim, Fact, Span

HALVED_AT = 8
"""Words away from the name at which a word of the claim weighs half of what it does beside it."""

_PASSAGES = 4  # best pieces
_ABOUT = 0.5  # of the best piece's share: what has less is about something else
_FOREMOST = (3, 0.6)  # how many pieces the name should be near, with what part of the best's share
_FAR = 30  # pieces: beyond, one distance is like another
_LOOKED_AT = 40  # pieces with the name whose cover is measured
_CLOSELY = 5  # of them, those whose words are read


class Beside:
    """A name beside one source; pieces are numbers into `source`, covers are in [0, 1]."""

    def __init__(
        self, claim: Claim, fact: Fact, reading: Reading, places: Iterable[Span], *, by_key: bool
    ) -> None:
        """Take the name `fact`; with `by_key`, its people ("Danish") stand for a country."""
        self.source = reading.pieces
        self.places = tuple(places)
        self.words: tuple[Word, ...] = find_words(claim.words)
        start, end = (at - claim.span.start for at in (fact.span.start, fact.span.end))
        self.own = [i for i, word in enumerate(self.words) if start <= word.start < end]
        self.keys = frozenset(word.key for word in self.words)
        pieces = {reading.piece(span) for span in self.places}
        if by_key and len(self.own) == 1:
            pieces.update(self.source.holding.get(key(fact.text), ()))
        self.pieces = sorted(number for number in pieces if number is not None)

    @cached_property
    def _rest(self) -> tuple[Word, ...]:
        own = {self.words[at].key for at in self.own}
        return tuple(word for word in self.words if word.key not in own)

    @cached_property
    def _weights(self) -> dict[str, float]:
        """Parts of the rest's content words in its weight: rare ones and near ones have more."""
        keys = {word.key for word in self._rest if word.content}
        weights: dict[str, float] = {}
        for at, word in enumerate(self.words):
            if word.key in keys:
                away = min(abs(at - self.own[0]), abs(at - self.own[-1]))
                weight = self.source.rarity(word.key) / (1 + away / HALVED_AT)
                weights[word.key] = max(weight, weights.get(word.key, 0.0))
        total = sum(weights.values())
        return {one: weight / total for one, weight in weights.items()}

    @cached_property
    def ranked(self) -> tuple[Ranked, ...]:
        """The pieces about the rest of the claim, best first; () where there is no rest."""
        ranked = rank(self._rest, self.source) if self.own and self._weights else ()
        return tuple(one for one in ranked[:_PASSAGES] if one.share >= _ABOUT * ranked[0].share)

    @cached_property
    def distance(self) -> int:
        """Pieces between the name and the nearest of the foremost pieces."""
        most, part = _FOREMOST
        foremost = [one.number for one in self.ranked[:most] if one.share >= part * self._share]
        return min((abs(one - at) for one in foremost for at in self.pieces), default=_FAR)

    @property
    def _share(self) -> float:
        return self.ranked[0].share

    @cached_property
    def best_cover(self) -> float:
        """Most of the rest that one of the best pieces holds."""
        return max(self._held(one.number) for one in self.ranked)

    @cached_property
    def best_stretch(self) -> float:
        """Most of the rest that one of the best pieces holds together with its neighbours."""
        return max(self._held_around(one.number) for one in self.ranked)

    @cached_property
    def own_cover(self) -> float:
        """Most of the rest that a piece with the name holds."""
        return max(map(self._held, self.pieces[:_LOOKED_AT]), default=0.0)

    @cached_property
    def own_stretch(self) -> float:
        """Most of the rest that a piece with the name holds together with its neighbours."""
        return max(map(self._held_around, self.pieces[:_LOOKED_AT]), default=0.0)

    def _held(self, number: int) -> float:
        return mass(self._weights, self.source.keys[number])

    def _held_around(self, number: int) -> float:
        return mass(self._weights, self.source.around(number, 1))

    @cached_property
    def slot(self) -> Slot:
        """The slot of the name in the claim."""
        return slot(self.words, self.own[0], self.own[-1])

    @cached_property
    def own_likeness(self) -> float:
        """How alike the most alike slot is in which the source has the name."""
        closest = sorted(self.pieces[:_LOOKED_AT], key=lambda number: -self._held(number))
        return max((self._likeness(number) for number in closest[:_CLOSELY]), default=0.0)

    def _likeness(self, number: int) -> float:
        words, span = self.source.words(number), self.source.spans[number]
        best = 0.0
        for place in self.places:
            if span.start <= place.start < span.end:
                start, end = place.start - span.start, place.end - span.start
                at = [i for i, word in enumerate(words) if start <= word.start < end]
                if at:
                    best = max(best, likeness(self.slot, slot(words, at[0], at[-1])))
        return best
