"""Two figures of one thing: how the claim's stands to the source's."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.model import Figure, Finding
from citecheck.nlp.figures import find_figures
from citecheck.nlp.figures.compare.compare import SUPPORTS, compare, kind_of, natural_step


def figure(text: str) -> Figure:
    return find_figures(text)[0]


PAIRS = [
    # F2, F3: the interval of a bare figure, never wider than 5 %
    ("7 jobs", "7.3 jobs", "rounded"),
    ("7 jobs", "7.4 jobs", "contradicted"),
    ("$40 million", "$38.5 million", "contradicted"),
    ("1.75", "1.8", "overprecise"),
    ("0.30 mm", "0.3 mm", "equal"),
    ("10,000 men", "9,600 men", "rounded"),
    ("10,000 men", "9,400 men", "contradicted"),
    # F4: hedges on either side
    ("more than 10", "10", "contradicted"),
    ("at least 10", "more than 10", "equal"),
    ("more than 10", "nearly 10", "contradicted"),
    ("more than 10", "about 10", "ambiguous"),
    ("nearly 10", "about 10", "ambiguous"),
    ("nearly 10", "nearly 10", "equal"),
    ("about 10", "nearly 10", "equal"),
    ("10", "nearly 10", "compatible"),
    ("9.7", "nearly 10", "overprecise"),
    ("12", "more than 10", "overprecise"),
    ("50", "more than 10", "contradicted"),
    ("8", "more than 10", "contradicted"),
    ("fewer than 100", "fewer than 100", "equal"),
    ("fewer than 100", "40", "compatible"),
    ("at most 100", "more than 100", "contradicted"),
    ("up to 100", "120", "contradicted"),
    ("just over 100", "100", "contradicted"),
    ("about 221 metres", "about 230 metres", "overprecise"),
    ("about 1,250 men", "1,300 men", "overprecise"),
    ("about 45", "44", "rounded"),
    ("about 13 km", "8 miles", "rounded"),
    # F9, on ranges
    ("between 5 and 10", "from 5 to 12", "overprecise"),
    ("between 5 and 10", "20 to 30", "contradicted"),
    ("at least 5", "between 5 and 10", "equal"),
    ("more than 12", "between 5 and 10", "contradicted"),
    ("about 8", "between 5 and 10", "compatible"),
    # F11, on currencies
    ("$5 million", "€5 million", "unit_mismatch"),
    ("$5 million", "A$5 million", "ambiguous"),
    ("A$5 million", "$5 million", "equal"),
    ("$5 million", "€4 million", "not_found"),
    # F5 and F12, kinds that cannot be held against each other
    ("5 metres", "$5", "not_found"),
    ("5%", "5 hours", "not_found"),
    ("Ada is 24 and", "Ada is 24 years old", "compatible"),
    ("24 goats", "Ada is 24 years old", "not_found"),
    ("4.5%", "4.3 percentage points", "not_found"),
    ("half of them", "2 of them", "not_found"),
    # F14
    ("-5%", "fell 5%", "equal"),
    ("-5%", "rose 5%", "contradicted"),
    ("the third largest", "the third largest", "equal"),
    ("the third largest", "the second largest", "contradicted"),
]


@pytest.mark.parametrize(("claim", "source", "finding"), PAIRS)
def test_pair(claim: str, source: str, finding: str) -> None:
    assert compare(figure(claim), figure(source)).value == finding


@pytest.mark.parametrize(
    ("value", "step"), [("10", "10"), ("250", "10"), ("1.8", "0.1"), ("12", "1"), ("3000", "1000")]
)
def test_natural_step(value: str, step: str) -> None:
    assert natural_step(Decimal(value)) == Decimal(step)


def test_kind_of_hedge() -> None:
    assert [kind_of(figure(text)) for text in ("over 5", "some 50", "5 men")] == [">", "~", ""]


@given(st.integers(1, 10**7), st.sampled_from(["{} men", "{}%", "${}", "{} km", "about {} men"]))
def test_every_figure_equals_itself(number: int, form: str) -> None:
    one = figure(form.format(f"{number:,}"))
    assert compare(one, one) is Finding.EQUAL


@given(st.integers(100, 10**6))
def test_rounding_to_two_digits_is_no_contradiction(number: int) -> None:
    step = Decimal(10) ** (len(str(number)) - 2)
    rounded = (Decimal(number) / step).to_integral_value(ROUND_HALF_UP) * step
    assert compare(figure(f"{int(rounded):,} men"), figure(f"{number:,} men")) in SUPPORTS


@given(st.integers(2, 10**6), st.decimals("1.2", "50", places=1))
def test_far_values_contradict(number: int, factor: Decimal) -> None:
    other = int(number * factor) + 1
    assert compare(figure(f"{number:,} men"), figure(f"{other:,} men")) is Finding.CONTRADICTED
