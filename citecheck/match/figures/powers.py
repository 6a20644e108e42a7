"""Powers behind digits: "1e-3", "2.48×10−5", "5.5x10^-3", "8x2^10", "10^6", "10 −6".

Part of `match/figures/`. The last form is what extraction leaves of a raised exponent.
"""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from citecheck.match.figures.numeral import EXACT, Numeral, last_digit, times
from citecheck.match.tokens import Token, number_at, sign_at, touches, word_at

_TIMES = frozenset("x×·*✕")
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
    digits = number_at(tokens, at)
    if not digits or len(digits) > _MOST_DIGITS:
        return None
    return (-int(digits) if signs == 1 else int(digits)), at + 1


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
