"""Per cent, percentage points, basis points, per mille: three units and a half (RULES F5).

Part of `nlp/figures/`.
"""

from __future__ import annotations

from citecheck.language.numbers import PERCENT_PAIRS, PERCENT_WORDS, POINT_PHRASES
from citecheck.language.word_set import word_set
from citecheck.nlp.figures.units.money import Named
from citecheck.nlp.tokens import Token, sign_at, touches, word_at

_POINTS = word_set("point points pt pts")
_SHORT = {"pp": "pp", "ppt": "pp", "ppts": "pp", "bp": "bp", "bps": "bp"}
_SIGNS = frozenset("%％٪")
_POINT_STARTS = frozenset(phrase[0] for phrase in POINT_PHRASES)
PERCENT_OPENINGS = frozenset(
    [
        *PERCENT_WORDS,
        *_SIGNS,
        *_SHORT,
        *_POINT_STARTS,
        *(first for first, _ in PERCENT_PAIRS),
        "‰",
        "basis",
    ]
)


def read_percent(tokens: list[Token], at: int) -> Named | None:
    """Return per cent ("%"), points ("pp", "bp") or per mille at `at`, None where there is none."""
    sign = sign_at(tokens, at)
    if sign:
        mille = Named("per mille", at + 1) if sign == "‰" else None
        return _or_points(tokens, at + 1) if sign in _SIGNS else mille
    word, behind = word_at(tokens, at), word_at(tokens, at + 1)
    if word in PERCENT_WORDS:
        return _or_points(tokens, at + 1)
    if (word, behind) in PERCENT_PAIRS:
        return _or_points(tokens, at + 2)
    if word in _SHORT and (word == tokens[at].text or not touches(tokens[at - 1], tokens[at])):
        return Named(_SHORT[word], at + 1)  # "50bp", "50 BP", not "3BP"
    if word == "basis" and behind in _POINTS:
        return Named("bp", at + 2)
    return _phrase(tokens, at) if word in _POINT_STARTS else None


def _or_points(tokens: list[Token], at: int) -> Named:
    """Return per cent, or percentage points where "points" stands at `at`."""
    joint = at + (sign_at(tokens, at) in ("-", "‑"))
    if word_at(tokens, joint) in _POINTS:
        return Named("pp", joint + 1)
    return Named("%", at)


def _phrase(tokens: list[Token], at: int) -> Named | None:
    """Read percentage and basis points in another language."""
    for phrase, name in POINT_PHRASES.items():
        if all(word_at(tokens, at + i) == part for i, part in enumerate(phrase)):
            return Named(name, at + len(phrase))
    return None
