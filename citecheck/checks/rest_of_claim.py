"""Step 5: a word or name of a claim, and the pieces of a source that hold the rest of the claim.

In: the words of a claim, which of them are meant, and the `Pieces` of a source. Out: a `Beside`:
what is about the rest of the claim, and how much of it stands in a piece, around one, or near a
word. What stands near the words meant counts for more. Judges nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from citecheck.nlp.lexical.coverage import Pieces, Ranked, mass, rank
from citecheck.nlp.lexical.slots import Slot, slot
from citecheck.nlp.lexical.words import Word

HALVED_AT = 8
"""Words away at which a word of the claim weighs half of what it does beside those meant."""

LONGEST = 3_000
"""Code points of a claim from which it is no sentence, and none of its words is looked at."""

_PASSAGES = 4  # best pieces
_ABOUT = 0.5  # of the best piece's share: what has less is about something else
_NEAR = 8  # words on either side


@dataclass(frozen=True)
class Beside:
    """The words ``words[own]`` beside a source; covers are shares of the rest, in [0, 1]."""

    words: Sequence[Word]
    own: range
    source: Pieces

    @cached_property
    def _rest(self) -> tuple[Word, ...]:
        own = {self.words[at].key for at in self.own}
        return tuple(word for word in self.words if word.key not in own)

    @cached_property
    def _weights(self) -> dict[str, float]:
        """Shares of the rest's content words: rare ones and near ones have more."""
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
    def slot(self) -> Slot:
        """The slot of the words in the claim."""
        return slot(self.words, self.own[0], self.own[-1])

    def cover(self, number: int) -> float:
        """Return how much of the rest a piece holds."""
        return mass(self._weights, self.source.keys[number])

    def stretch(self, number: int) -> float:
        """Return how much of the rest a piece and its neighbours hold."""
        return mass(self._weights, self.source.around(number, 1))

    def near(self, number: int, at: int) -> float:
        """Return how much of the rest stands within eight words of a piece's word `at`."""
        words = self.source.words(number)
        beside = (*words[max(0, at - _NEAR) : at], *words[at + 1 : at + 1 + _NEAR])
        return mass(self._weights, {word.key for word in beside if word.content})
