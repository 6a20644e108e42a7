"""The words around a quantity: hedges, direction, "by/to/from", negation, what is counted.

Part of `nlp/figures/`: tokens and a quantity's place → a :class:`Wording`. It looks a few words
to either side within the sentence and knows no grammar beyond that.
"""

from __future__ import annotations

from typing import NamedTuple

from citecheck.language.en.figures import (
    BEFORE_MORE,
    BESIDE_THE_EXPECTED,
    BOUNDS_BEHIND,
    CIRCUMSTANCE,
    CLAUSE_ENDS,
    COMPARED_DOWN,
    DETERMINERS,
    EXPECTED,
    FALLS,
    NOT_COMPARED,
    RISES,
)
from citecheck.language.figures import HEDGES, NEGATIONS
from citecheck.language.numbers import DOWN, UP
from citecheck.language.word_set import word_set
from citecheck.nlp.figures.grammar.quantities import Quantity
from citecheck.nlp.figures.units.units import dimension_of
from citecheck.nlp.tokens import Kind, Token, sign_at, word_at

_REACH = 7  # words looked at to the left
_STOPS = frozenset(".;:!?,")

_MORE, _LESS = word_set("higher more"), word_set("lower less fewer")
LONGEST_HEDGE = max(phrase.count(" ") + 1 for phrase in HEDGES)
_LAST_WORDS = frozenset(phrase.rpartition(" ")[2] for phrase in HEDGES)
_FILLERS = frozenset({"the", "a", "an", "only", "just"})  # "more than *the* 300 he named"


class Wording(NamedTuple):
    """What the neighbouring words say about a quantity."""

    bound: str | None = None
    change: str = "="
    role: str | None = None
    negated: bool = False


def read_wording(tokens: list[Token], quantity: Quantity) -> Wording:
    """Return what the words around `quantity` say about it."""
    bound, left = _hedge_before(tokens, quantity.first)
    if bound is not None and bound.endswith(" than") and _is_measured(tokens, left - 1):
        bound = None  # "6 % less than the $65 billion"
    if bound == "over" and _lasts(tokens, quantity, left):
        bound = None
    bound = bound or _hedge_behind(tokens, quantity.end)
    clause = _clause_before(tokens, left)
    direction = _direction(tokens, quantity, clause)
    before = word_at(tokens, left - 1)
    role = before if before in ("by", "to", "from") and direction else None
    kind = HEDGES.get(bound or "", "")
    symbol = {"nearly": "~", "just over": ">"}.get(kind, kind)
    return Wording(
        bound=bound,
        change=direction or symbol or "=",
        role=role,
        negated=_is_negated(clause),
    )


def _lasts(tokens: list[Token], quantity: Quantity, at: int) -> bool:
    """Whether "over" at `at` means "during": "spending over five years", not "it took over ..."."""
    timed = dimension_of(quantity.unit) == "time"
    return timed and word_at(tokens, at - 1) not in BEFORE_MORE


def _is_measured(tokens: list[Token], at: int) -> bool:
    """Whether another figure ends at `at`, which then is what "more than" belongs to."""
    if at < 0:
        return False
    token = tokens[at]
    return token.kind is Kind.NUMBER or token.lower in ("%", "percent", "cent", "times", "points")


def _hedge_before(tokens: list[Token], at: int) -> tuple[str | None, int]:
    """Return the longest hedge that ends just before `at`, and where it starts."""
    sign = sign_at(tokens, at - 1)
    if sign:
        return (sign, at - 1) if sign in HEDGES else (None, at)
    end, near = at, word_at(tokens, at - 1)
    if near not in _LAST_WORDS and near not in _FILLERS:
        return None, at
    while word_at(tokens, end - 1) in _FILLERS:
        end -= 1
    for place in (at, end):
        if word_at(tokens, place - 1) in _LAST_WORDS:
            phrase, start, longest = "", place, None
            for cursor in range(place - 1, max(-1, place - 1 - LONGEST_HEDGE), -1):
                word = word_at(tokens, cursor)
                if not word:
                    break
                phrase = f"{word} {phrase}" if phrase else word
                if phrase in HEDGES:
                    longest, start = phrase, cursor
            if longest is not None:
                return longest, start
    return None, at


def _hedge_behind(tokens: list[Token], at: int) -> str | None:
    """Return the hedge that starts at `at`: "or more", "or so"."""
    if sign_at(tokens, at) == "+":
        return "or more"
    if sign_at(tokens, at) == "-" and word_at(tokens, at + 1) == "plus":
        return "or more"
    word = word_at(tokens, at)
    return BOUNDS_BEHIND.get(f"{word} {word_at(tokens, at + 1)}") if word in ("or", "and") else None


def _clause_before(tokens: list[Token], at: int) -> list[str]:
    """Return the lower-case words before `at`, nearest first, not beyond the clause."""
    found: list[str] = []
    for cursor in range(at - 1, max(-1, at - 1 - _REACH), -1):
        token = tokens[cursor]
        if token.kind is Kind.WORD:
            found.append(token.lower)
        elif token.text in _STOPS:
            break
        else:
            found.append("")
    return found


def _direction(tokens: list[Token], quantity: Quantity, clause: list[str]) -> str | None:
    """Return "up" or "down" where a verb or noun of change governs the quantity."""
    behind = word_at(tokens, quantity.end)
    nearby = (behind, word_at(tokens, quantity.end + 1))
    beside = _beside_the_expected(tokens, quantity.end)
    compared = is_compared(behind, word_at(tokens, quantity.end + 1))
    if behind in _LESS or beside == "down" or not FALLS.isdisjoint(nearby):
        return "down"
    if compared and behind in COMPARED_DOWN:
        return "down"
    if behind in _MORE or beside == "up" or compared or not RISES.isdisjoint(nearby):
        return "up"
    return _governing(quantity, clause)


def is_compared(word: str, following: str) -> bool:
    """Whether a comparative, in lower case, stands behind a figure: "12 metres taller than"."""
    return following == "than" and word.endswith("er") and word not in NOT_COMPARED


def _beside_the_expected(tokens: list[Token], at: int) -> str | None:
    """Return on which side of what it was to be a thing is: "4 million over *its budget*"."""
    for place in (at, at + 1):  # what is counted may stand between: "40 matches under the target"
        named = place + 1 + (word_at(tokens, place + 1) in DETERMINERS)
        if word_at(tokens, named) in EXPECTED:
            return BESIDE_THE_EXPECTED.get(word_at(tokens, place))
    return None


def _governing(quantity: Quantity, clause: list[str]) -> str | None:
    """Return the direction of the verb or noun before the quantity, where one governs it."""
    near = clause[1:2] if clause[:1] == ["the"] else clause[:1]
    if not CIRCUMSTANCE.isdisjoint(near) and quantity.unit != "%":
        return None
    for word in clause:
        if word in UP:
            return "up"
        if word in DOWN:
            return "down"
        if word in CLAUSE_ENDS:
            return None
    return None


def _is_negated(clause: list[str]) -> bool:
    """Whether a negation governs the clause before the quantity; "not only" does not."""
    for place, word in enumerate(clause):
        if word in NEGATIONS:
            after = clause[place - 1] if place else ""
            return after not in ("only", "just", "merely", "less", "fewer", "more", "longer")
        if word in ("but", "and", "while"):
            return False
    return False
