"""What rounding and hedge words allow: a number → the interval that it stands for.

Part of `nlp/figures/`. Source: RULES F2, F4 and F7.
"""

from __future__ import annotations

from decimal import Decimal

from citecheck.language.figures import HEDGES
from citecheck.nlp.figures.grammar.numeral import EXACT, Numeral
from citecheck.nlp.figures.grammar.quantities import Quantity

Interval = tuple[Decimal, Decimal]

_CAP = Decimal("0.05")  # F2: an interval never exceeds ± 5 % of the value
_ABOUT = Decimal("0.05")  # F4
_NEARLY = Decimal("0.1")  # F4: down to 0.9 of the value
_JUST_OVER = Decimal("0.1")  # F4: up to 1.1 of the value
_FRACTION = Decimal("0.03")  # F7: at most 3 points
_HALF = Decimal("0.5")
_NOTHING = Decimal(0)
_MOST_DIGITS = 15  # of a value that somebody rounded


def interval_of(quantity: Quantity, bound: str | None) -> Interval:
    """Return low and high of what `quantity` may stand for, behind the hedge word `bound`."""
    number = quantity.number
    if quantity.unit == "ord":
        return number.value, number.value
    if quantity.upper is not None:
        return number.value, quantity.upper.value
    if number.vague is not None:
        return number.vague
    if quantity.spread is not None:
        return _around(number.value, quantity.spread, quantity.spread)
    return _hedged(number, bound)


def _hedged(number: Numeral, bound: str | None) -> Interval:
    """Return the interval of a single number, widened or shifted by its hedge."""
    value, half = number.value, half_step(number)
    reach = abs(value)
    kind = HEDGES.get(bound or "", "")
    if kind == "~":
        wide = max(half, EXACT.multiply(reach, _ABOUT))
        return _around(value, wide, wide)
    if kind == "nearly":
        return _around(value, EXACT.multiply(reach, _NEARLY), _NOTHING)
    if kind == "just over":
        return _around(value, _NOTHING, EXACT.multiply(reach, _JUST_OVER))
    if kind in ("<", ">"):
        step = max(natural_step(value), EXACT.multiply(reach, _CAP))
        return _around(value, *((_NOTHING, step) if kind == ">" else (step, _NOTHING)))
    return _around(value, half, half)


def _around(value: Decimal, below: Decimal, above: Decimal) -> Interval:
    """Return the interval from `below` under `value` to `above` over it."""
    return EXACT.subtract(value, below), EXACT.add(value, above)


def half_step(number: Numeral) -> Decimal:
    """Return half a unit of the last significant digit, at most 5 % of the value (F2, F7)."""
    if number.denominator is not None:
        exact = EXACT.divide(_HALF, Decimal(number.denominator**2))
        return min(exact, _FRACTION)
    return min(EXACT.multiply(number.step, _HALF), abs(EXACT.multiply(number.value, _CAP)))


def natural_step(value: Decimal) -> Decimal:
    """Return the distance to the next number as round as `value`: 10 for 10, 5 for 25 (F4)."""
    if not value:
        return Decimal(1)
    _, digits, exponent = value.normalize(EXACT).as_tuple()
    if not isinstance(exponent, int) or len(digits) > _MOST_DIGITS:
        return Decimal(0)
    return Decimal(5 if digits[-1] == 5 and len(digits) > 1 else 1).scaleb(exponent)
