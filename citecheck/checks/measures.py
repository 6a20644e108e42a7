"""Step 5, wording: how the words of a claim stand in a source, as named numbers.

In: the words of a claim and the `Pieces` of a source. Out: `Signal` values for the model in
`verdict/`, each with one meaning that can be read off its name. Nothing here is weighed.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from citecheck.match.cover import (
    Pieces,
    Ranked,
    best_window,
    greedy,
    mass,
    near_pairs,
    rank,
    weigh,
)
from citecheck.match.direction import Opposed, opposed
from citecheck.match.modality import strengthened
from citecheck.match.opposites import opposites
from citecheck.match.polarity import added_denial, dropped_denial
from citecheck.match.quantifiers import singled_out, widened
from citecheck.match.words import Word, find_words
from citecheck.model import Signal

READ_CLOSELY = 5
"""Pieces whose every word is compared with the claim."""

WINDOW = 5
"""Neighbouring pieces that together are one stretch about one thing."""


@dataclass(frozen=True)
class Alignment:
    """A claim beside the pieces of a source that cover most of it."""

    words: tuple[Word, ...]
    pieces: Pieces

    @cached_property
    def ranked(self) -> tuple[Ranked, ...]:
        """The pieces that hold most of the claim, best first."""
        return rank(self.words, self.pieces)

    @cached_property
    def weights(self) -> dict[str, float]:
        """Weight of each content word of the claim, by key."""
        return weigh(self.words, self.pieces)

    @cached_property
    def total(self) -> float:
        """Weight of the whole claim; above 0."""
        return sum(self.weights.values()) or 1.0

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
    def content(self) -> tuple[Word, ...]:
        """The claim's content words, in order."""
        return tuple(word for word in self.words if word.content)

    @cached_property
    def opposed(self) -> tuple[Opposed, ...]:
        """The claim's words that no close piece has while one has their opposite."""
        return tuple(
            one
            for words in self.close[:3]
            for one in opposed(self.words, words)
            if one.said.key not in self.held_close
        )

    def share(self, held: frozenset[str] | set[str]) -> float:
        """Return the part of the claim's weight that `held` holds, in [0, 1]."""
        return mass(self.weights, held) / self.total


def measure(claim: str, pieces: Pieces) -> tuple[Signal, ...]:
    """Return every signal of `claim` against a source; () where either has no words."""
    aligned = Alignment(find_words(claim), pieces)
    return measured(aligned)


def measured(aligned: Alignment) -> tuple[Signal, ...]:
    """Return every signal of an alignment; () where the claim has no words in the source."""
    if not aligned.content:
        return ()
    return tuple(Signal(name=name, value=of(aligned)) for name, of in MEASURES.items())


def _numbers(words: Sequence[Word]) -> list[Word]:
    return [word for word in words if word.text[0].isdigit()]


def _names(words: Sequence[Word]) -> list[Word]:
    return [word for word in words if word.capital and word.start > 0]


def _plain(words: Sequence[Word]) -> list[Word]:
    return [word for word in words if not word.capital and not word.text[0].isdigit()]


def _missing(words: Sequence[Word], held: frozenset[str]) -> float:
    return float(len({word.key for word in words} - held))


def _subject(words: Sequence[Word]) -> list[Word]:
    """Return the capitalised words that the claim starts with: what it is about."""
    run: list[Word] = []
    for word in words:
        if not word.capital and word.content:
            break
        run.append(word)
    return [word for word in run if word.content]


def _predicate_share(a: Alignment) -> float:
    subject = {word.key for word in _subject(a.words)}
    rest = {one: weight for one, weight in a.weights.items() if one not in subject}
    return mass(rest, a.window) / (sum(rest.values()) or 1.0)


def _pairs_share(a: Alignment) -> float:
    pairs = near_pairs(a.words, 1)
    if not pairs:
        return a.share(a.window)
    held = set().union(*(near_pairs(words, 4) for words in a.close[:3]))
    return len(pairs & held) / len(pairs)


def _runs_share(a: Alignment) -> float:
    runs = _bigrams(a.words)
    held = set().union(*(_bigrams(words) for words in a.close[:3]))
    return len(runs & held) / max(1, len(runs))


def _bigrams(words: Sequence[Word]) -> set[tuple[str, str]]:
    keys = [word.key for word in words]
    return set(zip(keys, keys[1:], strict=False))


def _polar_missing(a: Alignment) -> float:
    return float(
        sum(word.key not in a.anywhere and bool(opposites(word.key)) for word in a.content)
    )


def _opposite_near(a: Alignment) -> float:
    near = set().union(a.held_close, *(a.pieces.around(item.number, 1) for item in a.ranked[:3]))
    return float(any(word.key not in near and opposites(word.key) & near for word in a.content))


MEASURES: dict[str, Callable[[Alignment], float]] = {
    "cover_best": lambda a: max((item.share for item in a.ranked), default=0.0),
    "cover_window": lambda a: a.share(a.window),
    "cover_three": lambda a: a.share(a.chosen),
    "cover_anywhere": lambda a: a.share(a.anywhere),
    "cover_predicate": _predicate_share,
    "pairs": _pairs_share,
    "runs": _runs_share,
    "mass_missing": lambda a: a.total - mass(a.weights, a.chosen),
    "words_missing": lambda a: _missing(a.content, a.chosen),
    "words_absent": lambda a: _missing(a.content, a.anywhere),
    "plain_missing": lambda a: _missing(_plain(a.content), a.window),
    "numbers_missing": lambda a: _missing(_numbers(a.content), a.window),
    "numbers_absent": lambda a: _missing(_numbers(a.content), a.anywhere),
    "names_missing": lambda a: _missing(_names(a.content), a.chosen),
    "names_window": lambda a: _missing(_names(a.content), a.window),
    "number_absent": lambda a: float(bool(_missing(_numbers(a.content), a.anywhere))),
    "number_missing": lambda a: float(bool(_missing(_numbers(a.content), a.window))),
    "number_far": lambda a: float(bool(_missing(_numbers(a.content), a.chosen))),
    "name_absent": lambda a: float(bool(_missing(_names(a.content), a.anywhere))),
    "plain_absent": lambda a: _missing(_plain(a.content), a.anywhere),
    "plain_chosen": lambda a: _missing(_plain(a.content), a.chosen),
    "head_missing": lambda a: _missing(
        _names(a.content), a.chosen | frozenset().union(*a.pieces.keys[:4])
    ),
    "uncovered_max": lambda a: max(
        (w for k, w in a.weights.items() if k not in a.chosen), default=0.0
    ),
    "pairs_sq": lambda a: _pairs_share(a) ** 2,
    "runs_sq": lambda a: _runs_share(a) ** 2,
    "best_sq": lambda a: max((item.share for item in a.ranked), default=0.0) ** 2,
    "window_sq": lambda a: a.share(a.window) ** 2,
    "pred_sq": lambda a: _predicate_share(a) ** 2,
    "full": lambda a: float(a.share(a.window) > 0.95),
    "one": lambda a: 1.0,
    "names_absent": lambda a: _missing(_names(a.content), a.anywhere),
    "subject_missing": lambda a: float(bool(_missing(_subject(a.words), a.window))),
    "denial_added": lambda a: float(added_denial(a.words, a.close) is not None),
    "denial_dropped": lambda a: float(
        bool(a.close) and dropped_denial(a.words, a.close[0]) is not None
    ),
    "opposed": lambda a: float(max((one.shared for one in a.opposed), default=0)),
    "opposite_near": _opposite_near,
    "polar_missing": _polar_missing,
    "firmer": lambda a: float(any(strengthened(a.words, words) for words in a.close[:1])),
    "wider": lambda a: float(any(widened(a.words, words) for words in a.close[:3])),
    "singled_out": lambda a: float(singled_out(a.words, a.close) is not None),
    "claim_words": lambda a: math.log(len(a.content)),
    "source_pieces": lambda a: math.log1p(len(a.pieces)),
    "source_words": lambda a: math.log1p(len(a.pieces.text)),
}
