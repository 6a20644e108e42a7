"""Words of numbers and change over all languages, derived from their folders; data only."""

from __future__ import annotations

from decimal import Decimal

from citecheck.language.de import numbers as de
from citecheck.language.en import numbers as en
from citecheck.language.es import numbers as es
from citecheck.language.fr import numbers as fr
from citecheck.language.it import numbers as it
from citecheck.language.nl import numbers as nl
from citecheck.language.pt import numbers as pt

_OTHERS = (de, nl, it, fr, es, pt)

FOREIGN_SCALES = {
    word: Decimal(10**power) for language in _OTHERS for word, power in language.SCALES.items()
}
"""Scale words of other languages than English, lower case."""

MULTIPLES = {
    **{word: Decimal(str(times)) for word, times in en.MULTIPLES.items()},
    **{
        word: Decimal(str(times))
        for language in _OTHERS
        for word, times in language.MULTIPLES.items()
    },
}
"""Words that name a multiple by themselves: "doubled", "tenfold"."""

BETWEEN = frozenset(["between", *(word for language in _OTHERS for word in language.BETWEEN)])
UP = en.UP.union(*(language.UP for language in _OTHERS))
DOWN = en.DOWN.union(*(language.DOWN for language in _OTHERS))

STARTERS = en.COUNT_WORDS.union(en.ORDINALS, MULTIPLES, BETWEEN, ["twice", "minus", "negative"])
"""Words that a quantity can begin with: others are passed over at once."""

PERCENT_PAIRS = frozenset(
    [("per", "cent"), *(words for one in _OTHERS for words in one.PERCENT if len(words) > 1)]
)
PERCENT_WORDS = en.PERCENT.union(
    words[0] for one in _OTHERS for words in one.PERCENT if len(words) == 1
)
POINT_PHRASES = {words: unit for one in _OTHERS for words, unit in one.POINTS.items()}
"""Percentage and basis points of other languages than English, to their unit."""
