"""Step 5: whether two numbers of a source merely happen to add up to a figure of the claim.

In: the figure and the words of the claim. Out: yes or no. What the numbers give is worked out in
`match/figures/derive.py`; RULES F17 lets a sum count, and a source full of numbers has many sums.
"""

from __future__ import annotations

import re

from citecheck.model import Figure
from citecheck.regex import regex

_RECKONS = regex(
    r"\b(?:total\w*|altogether|combined|together|in all|overall|sum|difference|gap|margin|lead"
    r"|ahead|behind|apart|more|fewer|less|longer|shorter|older|younger|higher|lower|extra|another"
    r"|additional|remain\w*|left|rest|other|both|the (?:two|three|four|five))\b",
    re.IGNORECASE,
)
_EACH = regex(r"\b(?:each|apiece|per)\b", re.IGNORECASE)
_RATES = ("%", "pp", "bp", "x")  # units that only a calculation gives


def is_chance(said: Figure, words: str, *, rivalled: bool) -> bool:
    """Whether a calculation that gives `said` says nothing, since the claim does not reckon.

    `rivalled` tells that the source gives another value for the same. Without a rival it is chance
    only where the claim speaks of each: "three weeks each" is no sum of two weeks and one.
    """
    if said.unit in _RATES or said.change in ("up", "down") or _RECKONS.search(words):
        return False
    return rivalled or _EACH.search(words) is not None
