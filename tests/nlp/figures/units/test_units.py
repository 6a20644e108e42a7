"""Units and their conversions."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.nlp.figures.units.units import (
    catalogue,
    convert,
    convert_difference,
    dimension_of,
    plural,
)


@pytest.mark.parametrize(
    ("value", "unit", "to", "expected"),
    [
        ("8", "mile", "kilometre", "12.874752"),
        ("60", "mile per hour", "kilometre per hour", "96.56064"),
        ("30", "degree celsius", "degree fahrenheit", "86"),
        ("-40", "degree fahrenheit", "degree celsius", "-40"),
        ("0", "degree celsius", "kelvin", "273.15"),
        ("1", "tonne", "kilogram", "1000"),
        ("1", "pound", "ounce", "16"),
        ("1", "square mile", "acre", "640"),
        ("1", "cubic metre", "litre", "1000"),
        ("1", "kilowatt hour", "megajoule", "3.6"),
        ("1", "gigabyte", "megabit", "8000"),
        ("1", "pp", "bp", "100"),
        ("1", "%", "per mille", "10"),
        ("2", "century", "decade", "20"),
        ("3", "day", "hour", "72"),
        ("5", "cent", "USD", "0.05"),
        ("36", "kilometre per hour", "metre per second", "10"),
        ("1", "kilogram per cubic metre", "gram per litre", "1"),
    ],
)
def test_conversion(value: str, unit: str, to: str, expected: str) -> None:
    assert convert(Decimal(value), unit, to) == Decimal(expected)


def test_a_difference_of_temperatures_takes_no_offset() -> None:
    assert convert_difference(Decimal(10), "degree celsius", "degree fahrenheit") == Decimal(18)


@pytest.mark.parametrize(
    ("unit", "to"), [("mile", "kilogram"), ("USD", "EUR"), ("%", "pp"), ("stardust", "mile")]
)
def test_what_measures_something_else_does_not_convert(unit: str, to: str) -> None:
    with pytest.raises(ValueError, match="cannot be converted"):
        convert(Decimal(1), unit, to)


@pytest.mark.parametrize(
    ("unit", "dimension"),
    [
        ("mile", "length"),
        ("degree celsius", "temperature"),
        ("watt per minute", "power per time"),
        ("cent", "money"),
        ("stardust", None),
    ],
)
def test_dimension(unit: str, dimension: str | None) -> None:
    assert dimension_of(unit) == dimension


@pytest.mark.parametrize(
    ("name", "several"),
    [
        ("foot", "feet"),
        ("square foot", "square feet"),
        ("mile per hour", "miles per hour"),
        ("degree celsius", "degrees celsius"),
        ("century", "centuries"),
        ("hertz", "hertz"),
    ],
)
def test_plural(name: str, several: str) -> None:
    assert plural(name) == several


MEASURES = sorted(u.name for u in catalogue().units.values() if u.dimension != "money")


@given(st.sampled_from(MEASURES), st.integers(-(10**6), 10**6))
def test_conversion_there_and_back(name: str, value: int) -> None:
    unit = catalogue().units[name]
    same = [u.name for u in catalogue().units.values() if u.dimension == unit.dimension]
    for other in same[:4]:
        there = convert(Decimal(value), name, other)
        back = convert(there, other, name)
        assert abs(back - value) <= Decimal("1e-12") * max(1, abs(value))
