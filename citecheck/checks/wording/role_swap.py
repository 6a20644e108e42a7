"""A tool of the wording check: who does what to whom, read from the order of names and verb.

"Ali beat Foreman" and "Foreman beat Ali" hold the same words. Two names on either side of a shared
word that change places are a swap, unless one of the texts turns the sentence round with "by".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from citecheck.nlp.lexical.words import Word

_REACH = 12  # words between two names of one statement
_BEFORE = 4  # words before a preposition
_LEADING = frozenset({"from", "to", "against"})  # lead up to one of two parties
_TURNING = frozenset({"by", "from", "of"})  # behind the verb: the second name is where it began


@dataclass(frozen=True, slots=True)
class Swap:
    """Two names that stand in the other order around `between`."""

    first: str
    second: str
    between: str


def swapped(claim: Sequence[Word], passages: Sequence[Sequence[Word]]) -> Swap | None:
    """Return two names that change places around a word that claim and passages share, or None.

    A passage that has them as the claim has clears it. Example: "Ali beat Foreman" beside
    "Foreman beat Ali"; none beside "Foreman was beaten by Ali".
    """
    stated = _statements(claim)
    if not stated:
        return None
    found: dict[tuple[str, str, str], bool] = {}
    for passage in passages:
        found |= _statements(passage)
    for (one, verb, other), turned in stated.items():
        opposite = found.get((other, verb, one))
        if opposite is not None and opposite == turned and (one, verb, other) not in found:
            return Swap(one, other, verb)
    return _led_up_to(claim, passages)


def _led_up_to(claim: Sequence[Word], passages: Sequence[Sequence[Word]]) -> Swap | None:
    """Return a name of the claim that passages have behind the preposition of another, or None.

    Example: "Orrin bought the mill from Lind" beside "the purchase of the mill from Orrin".
    """
    own = _behind_prepositions(claim)
    names = {word.key for word in claim if word.capital and word.content}
    found: dict[tuple[str, str], set[str]] = {}
    for passage in passages:
        for led, before in _behind_prepositions(passage).items():
            found.setdefault(led, set()).update(before)
    for (preposition, name), before in own.items():
        for (same, other), neighbours in found.items():
            taken = same == preposition and other != name and other in names
            settled = (preposition, name) in found or (preposition, other) in own
            if taken and not settled and before & neighbours:
                return Swap(name, other, preposition)
    return None


def _behind_prepositions(words: Sequence[Word]) -> dict[tuple[str, str], set[str]]:
    """Return each (preposition, first word of the name behind it) with the words before it."""
    found: dict[tuple[str, str], set[str]] = {}
    for at in range(1, len(words)):
        preposition, word = words[at - 1].text.lower(), words[at]
        if preposition in _LEADING and word.capital and word.content:
            before = words[max(0, at - 1 - _BEFORE) : at - 1]
            keys = {one.key for one in before if one.content}
            found.setdefault((preposition, word.key), set()).update(keys)
    return found


def _statements(words: Sequence[Word]) -> dict[tuple[str, str, str], bool]:
    """Return (name, word between, name) with whether the stretch is turned round by a passive."""
    names = [at for at, word in enumerate(words) if word.capital and word.content]
    found: dict[tuple[str, str, str], bool] = {}
    for one, other in combinations(names, 2):
        if other - one > _REACH or words[one].key == words[other].key:
            continue
        turned = False
        for at in range(other - 1, one, -1):
            word = words[at]
            turned = turned or word.text.lower() in _TURNING
            if word.content and not word.capital and not word.text[0].isdigit():
                found[words[one].key, word.key, words[other].key] = turned
    return found
