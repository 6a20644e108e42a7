"""Words whose change turns the sense of a quotation (rule Q4).

In: words as written. Out: whether one of them is a number, a unit, a negation, a modal, a
quantifier, a direction or a name. English; digits and signs in any language.
"""

from __future__ import annotations

from citecheck.language.en.numbers import PLAIN
from citecheck.language.en.weighty import (
    DIRECTIONS,
    NEGATIONS,
    NUMBERS,
    UNITS,
    WEIGHTY_MODALS,
    WEIGHTY_QUANTIFIERS,
)
from citecheck.lazy_regex import regex

_HEAVY = NEGATIONS.union(WEIGHTY_MODALS, WEIGHTY_QUANTIFIERS, DIRECTIONS, NUMBERS, UNITS, PLAIN)

_SIGN_OR_NUMBER = regex(r"[\d%‰$€£¥₹°]")
_WORD = regex(r"[^\W\d_]+(?:'[^\W\d_]+)?")


def is_weighty(words: str, *, opening: bool) -> bool:
    """Whether `words`, as written, hold one whose change turns the sense.

    A capital letter makes a name, unless the words are `opening` a sentence with it.
    """
    if words.islower() and words.isalpha():  # one plain word, as most are
        return words in _HEAVY
    plain = _words(words)
    if not _HEAVY.isdisjoint(plain) or "n't" in words.replace("’", "'"):
        return True
    if _SIGN_OR_NUMBER.search(words):
        return True
    if words.islower():
        return False
    capitals = [word for word in words.split() if any(map(str.isupper, word)) and word != "I"]
    return bool(capitals) and not (opening and capitals == words.split()[:1])


def has_negation(words: str) -> bool:
    """Whether `words`, as written, hold a negation."""
    plain = _words(words)
    return not NEGATIONS.isdisjoint(plain) or any(word.endswith("n't") for word in plain)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower().replace("’", "'"))
