"""What the grammar of figures hands about: a number read from tokens, not yet a quantity.

Part of `nlp/figures/`.
"""

from __future__ import annotations

from decimal import Context, Decimal
from typing import NamedTuple

EXACT = Context(prec=50)  # more digits than any number that is read
HYPHENS = frozenset("-‐‑–")


class Numeral(NamedTuple):
    """A number read from tokens up to `end` (a token's index, not included)."""

    value: Decimal
    end: int
    step: Decimal = Decimal(1)  # size of the last significant digit
    spelled: bool = False  # begins with a word, not with digits
    plain: bool = False  # digits alone, without separator, sign or scale
    scaled: bool = False  # a magnitude word or letter belongs to it
    denominator: int | None = None
    vague: tuple[Decimal, Decimal] | None = None


class Setting(NamedTuple):
    """What the surroundings say about how to read a number."""

    decimal_comma: bool = False
    money: bool = False  # a currency sign stands before it: "m" is million
    language: str = ""  # ISO 639-1 of one that writes the decimal comma, where that is clear


def fraction(above: int | Decimal, below: int, end: int, *, spelled: bool = False) -> Numeral:
    """Return above/below, read up to `end`."""
    return Numeral(
        value=EXACT.divide(Decimal(above), Decimal(below)),
        step=EXACT.divide(Decimal(1), Decimal(below)),
        denominator=below,
        end=end,
        spelled=spelled,
    )


def plus(numeral: Numeral, part: Numeral) -> Numeral:
    """Return the sum of both, as fine as `part` and up to its end."""
    return numeral._replace(
        value=EXACT.add(numeral.value, part.value),
        step=part.step,
        end=part.end,
        plain=False,
    )


def times(numeral: Numeral, factor: Decimal, end: int, *, scaled: bool = False) -> Numeral:
    """Return the numeral times `factor`, up to `end`; `scaled` says that the factor is a scale."""
    return Numeral(
        EXACT.multiply(numeral.value, factor),
        end,
        EXACT.multiply(numeral.step, factor),
        spelled=numeral.spelled,
        scaled=scaled or numeral.scaled,
        denominator=None if scaled else numeral.denominator,
    )


def last_digit(value: Decimal) -> Decimal:
    """Return the size of the last significant digit of a number in words or of a power.

    Zeros at the end of an integer ≥ 100 are not significant (RULES F2).
    """
    if not value:
        return Decimal(1)
    exponent = value.normalize(EXACT).as_tuple().exponent
    if not isinstance(exponent, int) or (exponent > 0 and abs(value) < 100):
        return Decimal(1)
    return Decimal(1).scaleb(exponent)
