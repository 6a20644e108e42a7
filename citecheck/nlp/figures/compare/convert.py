"""A tool of the comparisons: a figure of the source → the same figure in the claim's unit.

Converts within a dimension, between fractions, percentages and multiples, and between percentage
and basis points. Says where two units look alike and are not (RULES F5, F11, F12). Values are not
compared here.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Context, Decimal

from msgspec import Struct
from msgspec.structs import replace

from citecheck.language.common.currencies import NATIONAL
from citecheck.language.common.units import SUBUNITS
from citecheck.model import Figure
from citecheck.nlp.figures.units.units import convert, convert_difference

_EXACT = Context(prec=50)
_SHOWN = Context(prec=28)  # so that 392 °F is 200 °C and not 199.99… °C
_HUNDRED = Decimal(100)
_POINTS = {"pp": Decimal(100), "bp": Decimal(1)}  # in basis points
_DOLLARS = frozenset({"USD", "AUD", "CAD", "NZD", "HKD", "SGD", "TWD"})
_KRONE = "krone"
_KRONER = frozenset({_KRONE, "NOK", "DKK", "SEK"})
_POUND = "pound"
_POUNDS = frozenset({_POUND}.union(code for name, code in NATIONAL.items() if _POUND in name))
_NOBODYS = frozenset({_KRONE, _POUND})
"""Names that say no country: the document's own; "35 pounds" beside "£35" is no weight."""
_PER_CENT_LIKE = frozenset({"%", "pp", "bp"})


class Scale(Struct, frozen=True):
    """How a source's numbers become the claim's: ``value * factor + offset``."""

    factor: Decimal
    offset: Decimal = Decimal(0)

    def of(self, value: Decimal) -> Decimal:
        """Return `value` on the claim's scale."""
        exact = _EXACT.add(_EXACT.multiply(value, self.factor), self.offset)
        return _SHOWN.plus(exact).normalize()


_SAME = Scale(Decimal(1))


def in_unit_of(claim: Figure, source: Figure) -> Figure | None:
    """Return `source` with its numbers in the claim's unit; None where they measure other things.

    A bare dollar sign is the document's own currency, so that it equals any dollar; a difference
    of temperatures takes no offset.
    """
    scale = _scale(claim, source)
    if scale is None:
        return None
    if scale is _SAME:
        return source
    ends = sorted((scale.of(source.low), scale.of(source.high)))
    value = None if source.value is None else scale.of(source.value)
    return replace(source, value=value, low=ends[0], high=ends[1], unit=claim.unit)


def look_alike(claim: Figure, source: Figure) -> bool:
    """Whether the two have the same number in units that must not be confused."""
    if claim.unit == source.unit or "" in (claim.unit, source.unit):
        return False
    if (claim.value, claim.low, claim.high) != (source.value, source.low, source.high) and (
        claim.value is None or claim.value != source.value
    ):
        return False
    per_cent = {claim.unit, source.unit} <= _PER_CENT_LIKE
    return per_cent or (claim.dimension is not None and claim.dimension == source.dimension)


def of_a_rate(figure: Figure, beside: Iterable[Figure]) -> Figure:
    """Return "2 points" as percentage points where a rate is spoken of `beside`."""
    pointed = figure.unit == "" and figure.subject in ("point", "points")
    if pointed and any(other.unit in _PER_CENT_LIKE for other in beside):
        return replace(figure, unit="pp", dimension="percentage points")
    return figure


def is_dollar(figure: Figure) -> bool:
    """Whether the figure's currency is some country's dollar."""
    return figure.unit in _DOLLARS


def is_bare_dollar(figure: Figure) -> bool:
    """Whether the figure's currency is a dollar sign without a country."""
    return is_dollar(figure) and figure.text.lstrip("+-−(").startswith("$")


def _scale(claim: Figure, source: Figure) -> Scale | None:
    units = {claim.unit, source.unit}
    if len(units) == 1:
        return _scale_of_fractions(claim, source)
    if "money" in (claim.dimension, source.dimension):
        return _scale_of_sums(claim, source)
    if units <= _POINTS.keys():
        return Scale(_EXACT.divide(_POINTS[source.unit], _POINTS[claim.unit]))
    if units <= {"%", "x", ""}:
        return _scale_of_ratios(claim, source)
    return None if "ord" in units else _scale_of_measures(claim, source)


def _scale_of_sums(claim: Figure, source: Figure) -> Scale | None:
    """Return how sums of one currency become each other where one names it in part."""
    units = {claim.unit, source.unit}
    if units <= _DOLLARS or units <= _KRONER or units <= _POUNDS:
        own = is_bare_dollar(source) or not units.isdisjoint(_NOBODYS)
        return _SAME if own else None
    if claim.unit in SUBUNITS.get(source.unit, ()):
        return Scale(Decimal("0.01"))
    return Scale(_HUNDRED) if source.unit in SUBUNITS.get(claim.unit, ()) else None


def _is_in_millions(one: Figure, other: Figure) -> bool:
    """Whether "1.5m", which may be metres, is the other's count in millions: 1,500,000."""
    if one.unit != "metre" or not one.text.endswith("m") or other.unit or other.value is None:
        return False
    return one.low * 1_000_000 <= other.value <= one.high * 1_000_000


def _scale_of_fractions(claim: Figure, source: Figure) -> Scale | None:
    """Return the scale of two figures of one unit: "half" of something is no count."""
    return _SAME if _is_fraction(claim) == _is_fraction(source) else None


def _is_fraction(figure: Figure) -> bool:
    return figure.unit == "" and figure.dimension == "ratio"


def _scale_of_ratios(claim: Figure, source: Figure) -> Scale | None:
    """Return how fractions, percentages and multiples become each other (RULES F6, F7)."""
    if claim.unit == "%" and _is_fraction(source):
        return Scale(_HUNDRED)
    if _is_fraction(claim) and source.unit == "%":
        return Scale(Decimal("0.01"))
    if claim.unit == "x" and source.unit == "%":
        return _percent_as_multiple(source.change)
    if claim.unit == "%" and source.unit == "x":
        return _multiple_as_percent(claim.change)
    return None


def _percent_as_multiple(change: str) -> Scale | None:
    """A rise by 100 % is ×2, a fall by 50 % is ×0.5."""
    if change == "up":
        return Scale(Decimal("0.01"), Decimal(1))
    return Scale(Decimal("-0.01"), Decimal(1)) if change == "down" else None


def _multiple_as_percent(change: str) -> Scale | None:
    """×2 is a rise by 100 %, ×0.5 a fall by 50 %."""
    if change == "up":
        return Scale(_HUNDRED, -_HUNDRED)
    return Scale(-_HUNDRED, _HUNDRED) if change == "down" else None


def _scale_of_measures(claim: Figure, source: Figure) -> Scale | None:
    """Return how one physical unit becomes another, from the images of 0 and 1; "m" is either."""
    if _is_in_millions(claim, source):
        return Scale(Decimal("0.000001"))
    if _is_in_millions(source, claim):
        return Scale(Decimal(1_000_000))
    changed = {claim.change, source.change} & {"up", "down"}
    placed = {claim.role, source.role} & {"to", "from"}
    turn = convert_difference if changed and not placed else convert
    try:
        zero = turn(Decimal(0), source.unit, claim.unit)
        one = turn(Decimal(1), source.unit, claim.unit)
    except ValueError:
        return None
    return Scale(_EXACT.subtract(one, zero), zero)
