"""Groups of digits that a space parts: "1, 600" is 1600 where only that can be meant."""

from decimal import Decimal

import pytest

from citecheck import find_figures


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("more than 1, 600 boats came", 1600),
        ("about 1, 600, 200 boats", 1_600_200),
        ("$1, 600 was paid", 1600),
        ("some 12, 400 people came", 12_400),
    ],
)
def test_they_are_one_number(text: str, value: int) -> None:
    assert [figure.value for figure in find_figures(text)] == [Decimal(value)]


@pytest.mark.parametrize(
    "text",
    ["in 2021, 600 boats", "nearly 1, 600, 23 boats", "about 10, 200 or 300 boats", "1, 600 and 7"],
)
def test_two_numbers_stay_two(text: str) -> None:
    assert Decimal(1600) not in [figure.value for figure in find_figures(text)]
    assert Decimal(10_200) not in [figure.value for figure in find_figures(text)]
    assert Decimal(2_021_600) not in [figure.value for figure in find_figures(text)]
