"""Digits with their separators → an exact value and its last significant digit.

Part of `nlp/figures/`. English notation unless the caller says that the text writes the
decimal comma; what can be read in one way only ("1.234.567,89") is read so in either.
"""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from citecheck.lazy_regex import regex
from citecheck.nlp.figures.grammar.numeral import EXACT, Numeral, last_digit, times
from citecheck.nlp.tokens import Token, number_at, sign_at, touches, word_at

_TIMES = frozenset("x×·*✕")
_RAISED_DIGITS = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")
_LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_MINUS = frozenset("-−–")
_MOST_DIGITS = 3  # of an exponent


def with_power(tokens: list[Token], numeral: Numeral) -> Numeral:
    """Return `numeral` with the power that follows it, or as it is."""
    at = numeral.end
    if at >= len(tokens):
        return numeral
    behind, attached = tokens[at].lower, touches(tokens[at - 1], tokens[at])
    if behind == "e" and attached and at + 1 < len(tokens) and touches(tokens[at], tokens[at + 1]):
        return _scientific(tokens, numeral, Decimal(10), at + 1)
    if behind == "^" and attached:
        return _raised(tokens, numeral, at + 1)
    base = number_at(tokens, at + 1)
    if behind in _TIMES and base in ("10", "2"):
        caret = sign_at(tokens, at + 2) == "^"
        if caret or base == "10":
            return _scientific(tokens, numeral, Decimal(base), at + 2 + caret)
    if numeral.plain and numeral.value == 10 and _is_left_exponent(tokens, at):
        return _raised(tokens, numeral, at)
    return numeral


def _exponent(tokens: list[Token], at: int) -> tuple[int, int] | None:
    """Return a signed exponent at `at` and the index behind it; "--" is what "−-" became."""
    signs = 0
    while sign_at(tokens, at) in _MINUS and signs < 2:
        signs, at = signs + 1, at + 1
    if not signs and sign_at(tokens, at) == "+":
        at += 1
    digits = number_at(tokens, at) or _superscript(tokens, at)
    if not digits or len(digits) > _MOST_DIGITS:
        return None
    return (-int(digits) if signs == 1 else int(digits)), at + 1


def _superscript(tokens: list[Token], at: int) -> str:
    """Return the digits of a raised number ("⁶" → "6"), "" where there is none."""
    raised = tokens[at].text if at < len(tokens) else ""
    return raised.translate(_LOWERED) if raised and set(raised) <= _RAISED_DIGITS else ""


def _scientific(tokens: list[Token], numeral: Numeral, base: Decimal, at: int) -> Numeral:
    """Return numeral × base^exponent, the exponent standing at `at`."""
    exponent = _exponent(tokens, at)
    if exponent is None:
        return numeral
    return times(numeral, EXACT.power(base, exponent[0]), exponent[1])


def _raised(tokens: list[Token], numeral: Numeral, at: int) -> Numeral:
    """Return numeral^exponent, the exponent standing at `at`."""
    exponent = _exponent(tokens, at)
    if exponent is None or not numeral.value:
        return numeral
    try:
        value = EXACT.power(numeral.value, exponent[0])
    except InvalidOperation:
        return numeral
    return numeral._replace(value=value, step=last_digit(value), end=exponent[1], plain=False)


def _is_left_exponent(tokens: list[Token], at: int) -> bool:
    """Whether "−6" or "6" behind "10" is an exponent whose raising was lost."""
    if sign_at(tokens, at) in ("−", "-"):
        digits = number_at(tokens, at + 1)
        near = 0 < len(digits) < 3 and touches(tokens[at], tokens[at + 1])
        return near and (sign_at(tokens, at) == "−" or not touches(tokens[at - 1], tokens[at]))
    digits = number_at(tokens, at)
    return 0 < len(digits) < 3 and word_at(tokens, at + 1) not in ("and", "to", "or")


LONGEST = 40  # digits; a longer run is a code, no quantity

_SPACES = str.maketrans("", "", " \u00a0\u202f\u2009'’")
_GROUPS = {
    ",": regex(r"\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})+,\d{3}"),  # the latter is Indian
    ".": regex(r"\d{1,3}(?:\.\d{3})+"),
}


class Digits(NamedTuple):
    """A number written in digits: its value, and the size of its last significant digit."""

    value: Decimal
    step: Decimal


def read_digits(text: str, *, decimal_comma: bool) -> Digits | None:
    """Return what `text` (digits and separators) amounts to; None for versions, dates, codes.

    Source: ISO 80000-1, 7.3 (separators); Indian grouping as in "12,34,567".
    """
    bare = text.translate(_SPACES)
    if len(bare) > LONGEST:
        return None
    plain = _without_grouping(bare, decimal_comma=decimal_comma)
    if plain is None:
        return None
    return Digits(Decimal(plain), _step(plain))


def _without_grouping(text: str, *, decimal_comma: bool) -> str | None:
    """Return `text` with a full stop as its only separator, None where no reading fits."""
    if "," in text and "." in text:
        mark, group = (",", ".") if text.rfind(",") > text.rfind(".") else (".", ",")
        whole, _, decimals = text.rpartition(mark)
        if mark in whole or not _GROUPS[group].fullmatch(whole):
            return None
        return f"{whole.replace(group, '')}.{decimals}"
    separator = "," if "," in text else "."
    if separator not in text:
        return text
    grouping = "." if decimal_comma else ","
    if _GROUPS[separator].fullmatch(text) and not text.startswith("0"):
        several = text.count(separator) > 1
        if several or separator == grouping:
            return text.replace(separator, "")
    return text.replace(",", ".") if text.count(separator) == 1 else None


def _step(plain: str) -> Decimal:
    """Return the size of the last significant digit; zeros that end an integer ≥ 100 are none."""
    whole, point, decimals = plain.partition(".")
    if point:
        return Decimal(1).scaleb(-len(decimals))
    zeros = len(whole) - len(whole.rstrip("0"))
    return Decimal(1).scaleb(zeros if len(whole) > 2 and zeros < len(whole) else 0)
