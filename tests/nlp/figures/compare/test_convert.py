"""A source's figure in the claim's unit."""

from __future__ import annotations

from decimal import Decimal

import pytest

from citecheck.model import Figure
from citecheck.nlp.figures import find_figures
from citecheck.nlp.figures.compare.convert import (
    in_unit_of,
    is_bare_dollar,
    is_dollar,
    look_alike,
    of_a_rate,
)


def figure(text: str) -> Figure:
    return find_figures(text)[0]


@pytest.mark.parametrize(
    ("claim", "source", "value"),
    [
        ("5 km", "5,000 metres", "5"),
        ("90 minutes", "1.5 hours", "90"),
        ("5%", "one in five", "20"),
        ("half of them", "20%", "0.2"),
        ("sales doubled", "sales rose 50%", "1.5"),
        ("sales rose 50%", "sales doubled", "100"),
        ("sales fell 40%", "sales halved", "50"),
        ("2 percentage points", "150 basis points", "1.5"),
        ("25 degrees Celsius", "50 degrees Fahrenheit", "10"),
        ("rose by 5 degrees Celsius", "rose by 9 degrees Fahrenheit", "5"),
        ("A$5", "$7", "7"),
    ],
)
def test_converted(claim: str, source: str, value: str) -> None:
    converted = in_unit_of(figure(claim), figure(source))
    assert converted is not None
    assert converted.value == Decimal(value)
    assert converted.low <= converted.high


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("5 km", "5 kg"),
        ("5 men", "5 km"),
        ("$5", "€5"),
        ("5%", "5 percentage points"),
        ("$5", "A$5"),
        ("half of it", "2 of them"),
        ("sales doubled", "a share of 20%"),
        ("the third largest", "3 men"),
    ],
)
def test_not_comparable(claim: str, source: str) -> None:
    assert in_unit_of(figure(claim), figure(source)) is None


def test_units_that_look_alike() -> None:
    assert look_alike(figure("5%"), figure("5 percentage points"))
    assert look_alike(figure("8 km"), figure("8 miles"))
    assert look_alike(figure("$5"), figure("€5"))
    assert not look_alike(figure("$5"), figure("€6"))
    assert not look_alike(figure("5 km"), figure("5 kg"))
    assert not look_alike(figure("5 men"), figure("5 km"))


def test_dollars() -> None:
    assert is_bare_dollar(figure("$5"))
    assert not is_bare_dollar(figure("US$5"))
    assert is_dollar(figure("C$5"))
    assert not is_dollar(figure("€5"))


def test_points_of_a_rate() -> None:
    (points,) = find_figures("It fell 2 points.")
    assert of_a_rate(points, find_figures("from 19% to 21%")).unit == "pp"
    assert of_a_rate(points, find_figures("from 900 to 700 points")) == points
