"""Units of measure: names, symbols and exact conversions within a dimension.

A tool of `match/`: a unit's name (the singular English words of :class:`~citecheck.model.Figure`)
→ its :class:`Unit`. It does not read text (`nlp/figures/grammar/measures.py` does) and knows no
exchange rate: money converts only between a currency and its own subunits.
"""

from __future__ import annotations

from decimal import Context, Decimal
from fractions import Fraction
from functools import cache

from msgspec import Struct

from citecheck.language.common.units import PREFIXES, SUBUNITS, TABLE

_EXACT = Context(prec=50)  # more digits than any factor times any figure that is read


class Unit(Struct, frozen=True, kw_only=True):
    """A unit of measure: ``base = value * factor + offset`` gives the dimension's base unit."""

    name: str
    dimension: str
    factor: Fraction
    offset: Fraction = Fraction(0)


class Catalogue(Struct, frozen=True):
    """All units, and the ways to write them."""

    units: dict[str, Unit]  # singular English name → unit
    words: dict[str, str]  # lower-case spelling, singular or plural → name
    symbols: dict[str, str]  # symbol, case as written → name


def dimension_of(unit: str) -> str | None:
    """Return what `unit` measures ("length", "speed", "money" ...), None where that is unknown.

    A quotient of known units ("watt per minute") has the quotient of their dimensions.
    """
    known = find_unit(unit)
    return None if known is None else known.dimension


def convert(value: Decimal, unit: str, to: str) -> Decimal:
    """Return `value` of `unit` expressed in `to`, exact to 50 digits.

    Raises:
        ValueError: one of the units is not known, or they measure different things.

    Source: BIPM SI Brochure (2019); international yard and pound (1959); US liquid measures.
    """
    if to in SUBUNITS.get(unit, ()):
        return value / 100
    source, target = _pair(unit, to)
    base = Fraction(value) * source.factor + source.offset
    return _decimal((base - target.offset) / target.factor)


def convert_difference(value: Decimal, unit: str, to: str) -> Decimal:
    """Return a *difference* of `value` in `unit` expressed in `to`: temperatures take no offset.

    Raises:
        ValueError: as :func:`convert`.
    """
    source, target = _pair(unit, to)
    return _decimal(Fraction(value) * source.factor / target.factor)


def _pair(unit: str, to: str) -> tuple[Unit, Unit]:
    """Return both units; ValueError unless they are known and measure the same."""
    source, target = find_unit(unit), find_unit(to)
    if (
        source is None
        or target is None
        or source.dimension != target.dimension
        or (source.dimension == "money" and source is not target)
    ):
        raise ValueError(f"{unit!r} cannot be converted to {to!r}")
    return source, target


def _decimal(value: Fraction) -> Decimal:
    """Return a fraction as a decimal, exact wherever 50 digits are enough."""
    exact = _EXACT.divide(Decimal(value.numerator), Decimal(value.denominator))
    return exact.normalize(_EXACT)


@cache
def find_unit(name: str) -> Unit | None:
    """Return the unit called `name` (or a quotient "x per y" of known ones), None if unknown."""
    units = catalogue().units
    if name in units:
        return units[name]
    above, divided, below = name.rpartition(" per ")
    if not divided:
        return None
    numerator, denominator = find_unit(above), find_unit(below)
    if numerator is None or denominator is None:
        return None
    return Unit(
        name=name,
        dimension=f"{numerator.dimension} per {denominator.dimension}",
        factor=numerator.factor / denominator.factor,
    )


@cache
def catalogue() -> Catalogue:
    """Return all units, read once from the table of `language/common/units.py`."""
    found = Catalogue({}, {}, {})
    for line in TABLE.strip().splitlines():
        fields = [field.strip() for field in line.split("|")]
        if line.startswith("+"):
            _spell(found, fields[0].removeprefix("+ "), fields[1].split(", "))
        elif not line.startswith("#"):
            _enter(found, fields)
    return found


def _enter(found: Catalogue, fields: list[str]) -> None:
    """Add one line of the table, with its prefixed forms."""
    name, dimension, size, symbols, spellings, prefixes = fields
    factor, _, offset = size.partition(" ")
    unit = Unit(
        name=name,
        dimension=dimension,
        factor=Fraction(factor),
        offset=Fraction(offset or "0"),
    )
    _name(found, unit, symbols.split(), [s.strip() for s in spellings.split(",") if s.strip()])
    for key in prefixes.split():
        prefix = PREFIXES[key]
        scaled = Unit(
            name=prefix.word + name,
            dimension=dimension,
            factor=unit.factor * Fraction(prefix.factor),
        )
        symbols_scaled = [sign + symbol for sign in prefix.signs for symbol in symbols.split()]
        words_scaled = [
            prefix.word + word.strip() for word in spellings.split(",") if word.strip().isalpha()
        ]
        _name(found, scaled, symbols_scaled, words_scaled)


def _name(found: Catalogue, unit: Unit, symbols: list[str], spellings: list[str]) -> None:
    """Enter `unit` under its name, its symbols and its spellings; the first taker keeps a key."""
    found.units.setdefault(unit.name, unit)
    for symbol in symbols:
        found.symbols.setdefault(symbol, unit.name)
    named = [unit.name] if len(unit.name) > 2 else []  # "%", "x" and the like are no words
    _spell(found, unit.name, [*named, *spellings])


def _spell(found: Catalogue, name: str, spellings: list[str]) -> None:
    """Enter the singular spellings of a unit, with their plurals."""
    for word in spellings:
        found.words.setdefault(word, name)
        found.words.setdefault(plural(word), name)


def plural(name: str) -> str:
    """Return the plural of a unit's name: its head is the word before "per", "of" or the last."""
    head, joint, tail = name.partition(" per ")
    if joint:
        return plural(head) + joint + tail
    if head.startswith("degree "):
        return "degrees" + head.removeprefix("degree")
    irregular = {"foot": "feet", "inch": "inches", "century": "centuries", "penny": "pence"}
    cut = max(head.rfind(" "), head.rfind("-")) + 1
    first, last = head[:cut], head[cut:]
    return first + irregular.get(last, last if last.endswith(("s", "z")) else last + "s")
