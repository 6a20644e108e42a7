"""Step 5, wording: how the words of a claim stand in a source, as named numbers.

In: the words of a claim and the `Pieces` of a source. Out: `Signal` values for the model in
`verdict/`, each with one meaning that can be read off its name. Nothing here is weighed.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property

from citecheck.checks.wording.cohyponyms import Exchanged, exchanged
from citecheck.checks.wording.opposed import Opposed, opposed
from citecheck.model import Signal, Span
from citecheck.nlp.lexical.coverage import (
    Pieces,
    Ranked,
    best_window,
    greedy,
    mass,
    near_pairs,
    rank,
    weigh,
)
from citecheck.nlp.lexical.negation import (
    Denial,
    added_denial,
    denials,
    denying,
    dropped_denial,
    refusals,
)
from citecheck.nlp.lexical.words import Word

READ_CLOSELY = 5
"""Pieces whose every word is compared with the claim."""

_ENOUGH_WORDS = 3  # content words that say enough for its figures to be left to their own check
_LEAST_RESTATED = 2  # content words: one alone stands anywhere
WINDOW = 5
"""Neighbouring pieces that together are one stretch about one thing."""


@dataclass(frozen=True)
class Alignment:
    """A claim beside the pieces of a source that cover most of it."""

    words: tuple[Word, ...]
    pieces: Pieces
    quoted: tuple[Span, ...] = ()  # quotations in the claim: their words are the quote check's

    credits: tuple[Span, ...] = ()  # stretches of the claim that only say who says the rest
    counted: tuple[Span, ...] = ()  # figures and dates in the claim: checks of their own have them

    @cached_property
    def own(self) -> tuple[Word, ...]:
        """The words with which the claim itself speaks."""
        return tuple(
            word
            for word in self.words
            if not any(span.start <= word.start < span.end for span in self.quoted)
        )

    @cached_property
    def told(self) -> tuple[Word, ...]:
        """The content words that do not merely say who says the rest."""
        return tuple(
            word
            for word in self.content
            if not any(span.start <= word.start < span.end for span in self.credits)
        )

    @cached_property
    def uncounted(self) -> tuple[Word, ...]:
        """The words of `told` outside figures and dates, which may be written otherwise."""
        return tuple(
            word
            for word in self.told
            if not any(span.start <= word.start < span.end for span in self.counted)
        )

    @cached_property
    def content(self) -> tuple[Word, ...]:
        """The claim's content words, in order."""
        return tuple(word for word in self.words if word.content)

    @cached_property
    def weights(self) -> dict[str, float]:
        """Weight of each content word of the claim, by key."""
        return weigh(self.words, self.pieces)

    @cached_property
    def ranked(self) -> tuple[Ranked, ...]:
        """The pieces that hold most of the claim, best first."""
        return rank(self.words, self.pieces)

    @cached_property
    def close(self) -> tuple[tuple[Word, ...], ...]:
        """The words of the best pieces, best first."""
        return tuple(self.pieces.words(item.number) for item in self.ranked[:READ_CLOSELY])

    @cached_property
    def held_close(self) -> frozenset[str]:
        """Every key in the best pieces, stop words too."""
        return frozenset(word.key for words in self.close for word in words)

    @cached_property
    def window(self) -> frozenset[str]:
        """The claim's keys in the best stretch of neighbouring pieces."""
        near = [item.number for item in self.ranked]
        return best_window(self.weights, self.pieces, WINDOW, near)

    @cached_property
    def chosen(self) -> frozenset[str]:
        """The claim's keys in the three pieces that cover most of it together."""
        numbers = greedy(self.weights, self.pieces, 3)
        held = set().union(*(self.pieces.keys[number] for number in numbers))
        return frozenset(self.weights.keys() & held)

    @cached_property
    def anywhere(self) -> frozenset[str]:
        """The claim's keys that stand anywhere in the source."""
        return frozenset(self.weights.keys() & self.pieces.holding.keys())

    @cached_property
    def added(self) -> Denial | None:
        """What the claim denies and the best pieces state."""
        return added_denial(self.own, self.close)

    @cached_property
    def dropped(self) -> Denial | None:
        """What the best piece denies and the claim states."""
        return dropped_denial(self.own, self.close[:1])

    @cached_property
    def beside(self) -> tuple[int, ...]:
        """The numbers of the best piece and of its neighbours, best first."""
        best = self.ranked[0].number
        return tuple(n for n in (best, best + 1, best - 1) if 0 <= n < len(self.pieces))

    @cached_property
    def denied(self) -> tuple[int, Denial] | None:
        """What the best piece refuses or its neighbours deny; with the number of the piece."""
        around = [self.pieces.words(number) for number in self.beside]
        found = denying(self.own, around[:1], refusals) or denying(self.own, around, denials)
        return None if found is None else (self.beside[found[0]], found[1])

    @cached_property
    def opposed(self) -> tuple[Opposed, ...]:
        """The claim's words that no close piece has while one has their opposite."""
        return tuple(
            one
            for words in self.close[:3]
            for one in opposed(self.own, words)
            if one.said.key not in self.held_close
        )

    @cached_property
    def exchanged(self) -> tuple[Exchanged, ...]:
        """The claim's words that the source lacks while the best piece has others of their kind."""
        return exchanged(self.words, self.close[0], self.anywhere) if self.close else ()

    def share(self, held: AbstractSet[str], of: Iterable[Word] | None = None) -> float:
        """Return the part of the weight of `of` (the claim) that `held` holds, in [0, 1]."""
        keys = dict.fromkeys(word.key for word in (self.content if of is None else of))
        weights = {one: self.weights[one] for one in keys}
        return mass(weights, held) / (sum(weights.values()) or 1.0)


def measure(aligned: Alignment) -> tuple[Signal, ...]:
    """Return every signal of an alignment; () where the claim has no content words."""
    if not aligned.content:
        return ()
    return tuple(Signal(name=name, value=of(aligned)) for name, of in MEASURES.items())


def numbers(words: Iterable[Word]) -> list[Word]:
    """Return the numbers among `words`, in digits or letters, but for the "19" of "2018–19"."""
    found: list[Word] = []
    for word in words:
        if word.key[0].isdigit():
            second = found and len(found[-1].text) == 4 and word.start == found[-1].end + 1
            if not (second and len(word.text) == 2):
                found.append(word)
    return found


def names(words: Iterable[Word]) -> list[Word]:
    """Return the capitalised words, but for the one that starts the claim."""
    return [word for word in words if word.capital and word.start > 0]


def plain(words: Iterable[Word]) -> list[Word]:
    """Return the words that are neither capitalised nor written in digits."""
    return [word for word in words if not word.capital and not word.text[0].isdigit()]


def predicate(words: Iterable[Word]) -> list[Word]:
    """Return the content words behind the name that the claim starts with, if it does."""
    content = [word for word in words if word.content]
    first = next((at for at, word in enumerate(content) if not word.capital), 0)
    return content[first:]


def tail(content: Sequence[Word]) -> Sequence[Word]:
    """Return the last third of a claim's content words: what it says of its subject."""
    return content[len(content) * 2 // 3 :]


def word_pairs(aligned: Alignment) -> float:
    """Return the part of the claim's pairs of near words that a close piece has near too."""
    said = near_pairs(aligned.told, 2)
    found = set().union(*(near_pairs(words, 5) for words in aligned.close))
    return len(said & found) / max(1, len(said))


def restated(aligned: Alignment) -> float:
    """Return how closely one close piece says the claim's words in the claim's order, in [0, 1].

    It is the claim's length by that of the shortest run of the piece that holds all of its content
    words in order, figures and dates aside; 0 where none does. "The bridge opened in 1931" is
    restated by "The old bridge opened in 1931, and has stood since".
    """
    told, uncounted = aligned.told, aligned.uncounted
    said = [word.key for word in (uncounted if len(uncounted) >= _ENOUGH_WORDS else told)]
    if len(said) < _LEAST_RESTATED:
        return 0.0
    runs = (_run(said, [word.key for word in words if word.content]) for words in aligned.close)
    return max((len(said) / run for run in runs if run), default=0.0)


def _run(said: Sequence[str], found: Sequence[str]) -> int:
    """Return the length of the shortest run of `found` that holds `said` in order, 0 for none."""
    shortest = 0
    for first, one in enumerate(found):
        if one != said[0]:
            continue
        at = first
        for wanted in said[1:]:
            at = next((place for place in range(at + 1, len(found)) if found[place] == wanted), 0)
            if not at:
                break
        else:
            shortest = min(shortest or len(found), at - first + 1)
    return shortest


def missing(words: Iterable[Word], held: AbstractSet[str]) -> float:
    """Return how many different words `held` lacks."""
    return float(len({word.key for word in words} - held))


MEASURES: dict[str, Callable[[Alignment], float]] = {
    "cover_window": lambda a: a.share(a.window),
    "cover_predicate": lambda a: a.share(a.window, predicate(a.words)),
    "number_absent": lambda a: float(missing(numbers(a.content), a.anywhere) > 0),
    "names_missing": lambda a: missing(names(a.content), a.chosen),
    "word_pairs": word_pairs,
    "cover_tail": lambda a: a.share(a.window, tail(a.told)),
    "restated": restated,
    "plain_missing": lambda a: missing(plain(a.content), a.window),
    "denial_added": lambda a: float(a.added is not None),
    "denial_dropped": lambda a: float(a.dropped is not None),
    "opposed": lambda a: float(max((one.shared for one in a.opposed), default=0)),
    "exchanged": lambda a: float(bool(a.exchanged)),
    "claim_words": lambda a: math.log(len(a.content)),
    "source_length": lambda a: math.log1p(len(a.pieces.text)),
}
"""The signals, by the names under which `verdict/support_weights.py` weighs them."""
