"""A tool of the wording check: words of a claim whose opposite stands in the passage instead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from citecheck.nlp.lexical.opposites import opposites
from citecheck.nlp.lexical.words import Word, key


@dataclass(frozen=True, slots=True)
class Opposed:
    """A word of the claim, and the word of opposite meaning that the passage has in its place."""

    said: Word
    found: Word
    shared: int  # words of the claim around `said` that stand around `found` too


_DIRECTING = frozenset({"before", "after", "more", "less", "most", "least", "above", "below"})
_SIDES = frozenset({"for", "against"})
_TAKING_SIDES = frozenset(
    map(key, ("vote", "voted", "argue", "speak", "campaign", "rule", "lobby"))
)
_AROUND = 5  # content words on either side that are compared


def opposed(claim: Sequence[Word], passage: Sequence[Word]) -> tuple[Opposed, ...]:
    """Return the claim's words that `passage` lacks while it has their opposite, in order.

    `shared` counts the neighbours that both have in common: without any, the two words are about
    different things. Example: "Sales rose in May" and "Sales fell in May" oppose with 2 shared.
    """
    held = {word.key for word in passage}
    found = []
    for at, word in enumerate(claim):
        against = opposites(word.key) if _directs(claim, at) else frozenset()
        if not against or word.key in held:
            continue
        for place, other in enumerate(passage):
            if other.key in against:
                shared = len(_near(claim, at) & _near(passage, place))
                found.append(Opposed(word, other, shared))
    return tuple(found)


def _directs(words: Sequence[Word], at: int) -> bool:
    """Whether words[at] says a direction or quality: no mere preposition, no "18 years old"."""
    word = words[at]
    if word.text.lower() in _SIDES:  # "voted for the plan", but "for years"
        return at > 0 and words[at - 1].key in _TAKING_SIDES
    if not word.content:
        return word.text.lower() in _DIRECTING
    return (
        word.text.lower() != "old" or at == 0 or not words[at - 1].text.lower().startswith("year")
    )


def _near(words: Sequence[Word], at: int) -> set[str]:
    """Return the keys of the content words around words[at], itself left out."""
    before = (words[i].key for i in range(at - 1, -1, -1) if words[i].content)
    after = (words[i].key for i in range(at + 1, len(words)) if words[i].content)
    return {*islice(before, _AROUND), *islice(after, _AROUND)}
