"""A tool of the figure check: figures of a source → the arithmetic that gives the claim's figure.

A sum, a difference, a share, a change in per cent or points, a multiple of *two* of the source's
numbers counts (RULES F17); longer calculations are a person's work. Whether the two numbers belong
together is the caller's question.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Context, Decimal
from itertools import pairwise, permutations, zip_longest

from msgspec import Struct
from msgspec.structs import replace

from citecheck.model import Figure
from citecheck.nlp.figures.compare.convert import in_unit_of

_EXACT = Context(prec=28)
_HUNDRED = Decimal(100)
_MOST_OPERANDS = 12  # pairs grow with the square


class Derivation(Struct, frozen=True):
    """Two figures of the source, and the calculation in words: "15% − 10%"."""

    first: Figure
    second: Figure
    arithmetic: str
    value: Decimal  # what it gives, in the unit of the claim

    @property
    def rounded(self) -> str:
        """The value with two decimals at most."""
        return f"{self.value:,.2f}".rstrip("0").rstrip(".")

    @property
    def is_change(self) -> bool:
        """Whether the source itself says that the one became the other."""
        return {self.first.role, self.second.role} == {"from", "to"}


class _Result(Struct, frozen=True):
    value: Decimal
    arithmetic: str
    direction: str = "="  # up or down where the calculation says so


def derive(claim: Figure, figures: Sequence[Figure]) -> Derivation | None:
    """Return the first calculation with two of `figures` that gives `claim`, or None.

    A result counts where it lies in the claim's own rounding interval and has its direction. A
    bare single digit comes out of too many pairs to mean anything.

    Source: RULES F17.
    """
    if claim.value is None or claim.unit == "ord" or _is_trifle(claim):
        return None
    operands = [
        figure
        for figure in _with_units(figures)
        if figure.value is not None and figure.unit != "ord"
    ]
    for first, second in permutations(operands[:_MOST_OPERANDS], 2):
        for result in _results(claim, first, second):
            if _gives(result, claim):
                return Derivation(first, second, result.arithmetic, result.value)
    return None


def change_told(claim: Figure, figures: Sequence[Figure]) -> Derivation | None:
    """Return the change "from" one of `figures` "to" the next in the claim's unit, or None.

    What it gives may be anything; None too where `claim` is no change, or where the source tells
    none that can be counted in its unit.
    """
    moved = claim.change in ("up", "down") or claim.unit == "x"
    if claim.value is None or not moved or claim.role in ("to", "from"):
        return None
    for first, second in pairwise(_with_units(figures)):
        if (first.role, second.role) != ("from", "to"):
            continue
        for result in _results(claim, first, second):
            if result.direction in ("up", "down") or claim.unit == "x":
                return Derivation(first, second, result.arithmetic, result.value)
    return None


def _with_units(figures: Sequence[Figure]) -> Iterator[Figure]:
    """Yield the figures, "from 40 to 60 tonnes" as tonnes both times."""
    for figure, following in zip_longest(figures, figures[1:]):
        bare = figure.unit == "" and figure.role == "from" and following is not None
        if bare and following.role == "to":
            yield replace(figure, unit=following.unit, dimension=following.dimension)
        else:
            yield figure


def _is_trifle(claim: Figure) -> bool:
    counted = claim.unit == "" and claim.dimension is None
    return counted and claim.value is not None and abs(claim.value) < 10


def _gives(result: _Result, claim: Figure) -> bool:
    if {result.direction, claim.change} == {"up", "down"}:
        return False
    return claim.low <= result.value <= claim.high


def _results(claim: Figure, first: Figure, second: Figure) -> Iterator[_Result]:
    """Yield what the two figures give in the claim's unit; `first` is the earlier or the part."""
    one, two = in_unit_of(claim, first), in_unit_of(claim, second)
    if one and two and one.value is not None and two.value is not None:
        yield from _sums(claim, (first, one.value), (second, two.value))
    same = in_unit_of(first, second)
    if same is not None and same.value is not None and first.value:
        yield from _ratios(claim, first, second, same.value)


def _sums(
    claim: Figure, one: tuple[Figure, Decimal], two: tuple[Figure, Decimal]
) -> Iterator[_Result]:
    """Yield sum and difference; of two percentages the difference is points, no percentage."""
    (first, low), (second, high) = one, two
    if first.span > second.span or claim.unit == "x":
        return
    yield _Result(low + high, f"{first.text} + {second.text}")
    if claim.unit != "%":
        bigger, smaller = (second, first) if high >= low else (first, second)
        text = f"{bigger.text} − {smaller.text}"
        yield _Result(abs(high - low), text, _direction(first, second))


def _direction(first: Figure, second: Figure) -> str:
    """Return where "from" one "to" the other goes; "=" where the text does not say."""
    if first.value is None or second.value is None or {first.role, second.role} != {"from", "to"}:
        return "="
    start, end = (first, second) if first.role == "from" else (second, first)
    return "up" if (end.value or 0) > (start.value or 0) else "down"


def _ratios(claim: Figure, first: Figure, second: Figure, other: Decimal) -> Iterator[_Result]:
    """Yield what `other`, the value of `second` in the unit of `first`, is beside `first`."""
    base = first.value
    if base is None or base <= 0 or other < 0:
        return
    ratio = _EXACT.divide(other, base)
    both_per_cent = first.unit == second.unit == "%"
    if both_per_cent and claim.unit in ("pp", "bp") and first.role != "to":
        points = (other - base) * (1 if claim.unit == "pp" else 100)
        text = f"{second.text} − {first.text}"
        yield _Result(abs(points), text, "up" if points > 0 else "down")
    elif claim.unit == "%" and claim.change in ("up", "down") and first.role != "to":
        change = (ratio - 1) * _HUNDRED
        text = f"({second.text} − {first.text}) ÷ {first.text}"
        yield _Result(abs(change), text, "up" if change > 0 else "down")
    elif claim.unit == "%" and ratio <= 1 and not both_per_cent:
        yield _Result(ratio * _HUNDRED, f"{second.text} ÷ {first.text}")
    elif claim.dimension == "ratio" and claim.unit == "" and ratio <= 1:
        yield _Result(ratio, f"{second.text} ÷ {first.text}")
    if claim.unit == "x":
        yield _Result(ratio, f"{second.text} ÷ {first.text}")
