"""A tool of the checks: the slot in which a word or name stands, and how alike two slots are.

"Lena Brandt opened the harbour in **Porto** on Friday" and "the harbour in **Lisbon** opened": what
stands just before and behind tells that the two names fill the same place. Only nearness is read,
no grammar.
"""
# ruff: noqa: SIM905 - lists of words read best as words

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from citecheck.nlp.lexical.words import Word

_REACH = 6  # words on either side
_KEPT = 3  # content words of them
_PREPOSITIONS = frozenset("in at from to by with of for near".split())
_SAME_PREPOSITION = 0.5


@dataclass(frozen=True, slots=True)
class Slot:
    """The keys of the content words on either side, the nearest first, and the preposition."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    preposition: str | None


def slot(words: Sequence[Word], first: int, last: int) -> Slot:
    """Return the slot of ``words[first] … words[last]`` in their sentence."""
    before = [word.key for word in words[max(0, first - _REACH) : first] if word.content]
    after = [word.key for word in words[last + 1 : last + 1 + _REACH] if word.content]
    previous = words[first - 1].text.lower() if first > 0 else ""
    return Slot(
        before=tuple(reversed(before[-_KEPT:])),
        after=tuple(after[:_KEPT]),
        preposition=previous if previous in _PREPOSITIONS else None,
    )


def likeness(one: Slot, other: Slot) -> float:
    """Return how alike two slots are, from 0; each shared neighbour adds up to 1, nearer ones more.

    Example: after "towed back to", both "Norway" and "Denmark" have 2.8 before "by lorry", counting
    the preposition.
    """
    shared = _shared(one.before, other.before) + _shared(one.after, other.after)
    alike = one.preposition is not None and one.preposition == other.preposition
    return shared + _SAME_PREPOSITION * alike


def _shared(one: Sequence[str], other: Sequence[str]) -> float:
    return sum(1 / (1 + at + other.index(key)) for at, key in enumerate(one) if key in other)
