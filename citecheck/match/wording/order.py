"""A tool of the wording check: who does what to whom, read from the order of names and verb.

"Ali beat Foreman" and "Foreman beat Ali" hold the same words. Two names on either side of a shared
word that change places are a swap, unless one of the texts turns the sentence round with "by".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from citecheck.match.wording.words import Word

_REACH = 12  # words between two names of one statement
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
    return None


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
