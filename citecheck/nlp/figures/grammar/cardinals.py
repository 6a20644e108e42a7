"""Number words below a thousand: "two", "twenty-one", "a hundred and two", "zero point three".

Part of `nlp/figures/`. Scales ("million") and fractions are read elsewhere.
"""

from __future__ import annotations

from decimal import Decimal

from citecheck.language.en import numbers as words
from citecheck.nlp.figures.grammar.numeral import HYPHENS, Numeral, last_digit
from citecheck.nlp.tokens import Token, sign_at, word_at

Counted = tuple[Decimal, int]  # a value, and the index of the token behind it

_MOST_DECIMALS = 12


def read_cardinal(tokens: list[Token], at: int) -> Numeral | None:
    """Return the number below a thousand that words spell at `at`, with decimals if any."""
    counted = below_thousand(tokens, at)
    if counted is None:
        return None
    value, end = counted
    return _with_decimals(
        tokens, Numeral(value=value, end=end, step=last_digit(value), spelled=True)
    )


def below_thousand(tokens: list[Token], at: int) -> Counted | None:
    """Read "two", "twenty-one", "a hundred and two"; "a" where a scale follows."""
    word = word_at(tokens, at)
    if word in ("a", "an"):
        behind = word_at(tokens, at + 1)
        if behind == "hundred":
            return _hundreds(tokens, Decimal(1), at + 1)
        return (Decimal(1), at + 1) if behind in words.SCALES else None
    counted = below_hundred(tokens, at)
    if counted is None:
        return None
    value, end = counted
    following = end + (sign_at(tokens, end) in HYPHENS)
    if word_at(tokens, following) == "hundred":
        return _hundreds(tokens, value, following)
    return counted


def below_hundred(tokens: list[Token], at: int) -> Counted | None:
    """Read "two", "nineteen", "twenty one", "twenty-one", "twenty - one"."""
    word = word_at(tokens, at)
    small = words.SMALL.get(word)
    if small is None:
        return None
    value = Decimal(small)
    if word not in words.TENS:
        return value, at + 1
    following = at + 1 + (sign_at(tokens, at + 1) in HYPHENS)
    unit = words.ONES.get(word_at(tokens, following), 0)
    return (value + unit, following + 1) if unit else (value, at + 1)


def _hundreds(tokens: list[Token], count: Decimal, at: int) -> Counted:
    """Read what follows "two" in "two hundred [and forty-one]", `at` being "hundred"."""
    total = count * 100
    joint = at + 1 + (word_at(tokens, at + 1) == "and" or sign_at(tokens, at + 1) == "&")
    rest = below_hundred(tokens, joint)
    if rest is None or (joint > at + 1 and _is_numerator(tokens, rest)):
        return total, at + 1
    return total + rest[0], rest[1]


def _is_numerator(tokens: list[Token], counted: Counted) -> bool:
    """Whether a small number is the numerator of a fraction: "a hundred and *three* quarters"."""
    value, end = counted
    name = word_at(tokens, end + (sign_at(tokens, end) in HYPHENS))
    return value < 10 and (name in words.PLURAL_DENOMINATORS or name in words.DENOMINATORS)


def _with_decimals(tokens: list[Token], numeral: Numeral) -> Numeral:
    """Read "point zero eight" behind a spelled number."""
    if word_at(tokens, numeral.end) != "point":
        return numeral
    at, figures = numeral.end + 1, ""
    while word_at(tokens, at) in words.SMALL and len(figures) < _MOST_DECIMALS:
        figures += str(words.SMALL[word_at(tokens, at)])
        at += 1
    if not figures:
        return numeral
    value = numeral.value + Decimal("0." + figures)
    return numeral._replace(value=value, step=Decimal(1).scaleb(-len(figures)), end=at)
