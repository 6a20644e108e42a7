"""Tables: a value counts for its own row and column, whatever stands beside, above and below."""

from __future__ import annotations

import pytest

import citecheck
from citecheck.checks.source_view import Reading
from citecheck.model import Outcome, Text

FERRIES = """Ferries of the sound

Ship | Built | Passengers in 2021 | Passengers in 2022
Alma | 1988 | 41,200 | 52,700
Berit | 2004 | 63,900 | 58,100
Cora | 2011 | 12,400 | 19,800
"""
FARMS = """The survey counted animals.

| Farm | Cows | Sheep |
|---|---|---|
| Upper Dale | 112 | 40 |
| Lower Dale | 86 | 310 |
| Hill End | 15 | 95 |
"""

RIGHT = [
    ("Alma carried 52,700 passengers in 2022.", FERRIES),
    ("In 2021 Berit carried 63,900 passengers.", FERRIES),
    ("Cora, built in 2011, carried 19,800 passengers in 2022.", FERRIES),
    ("Lower Dale has 310 sheep.", FARMS),
    ("Upper Dale has 112 cows.", FARMS),
]
WRONG = [
    ("Alma carried 58,100 passengers in 2022.", FERRIES),  # of another row
    ("In 2021 Berit carried 58,100 passengers.", FERRIES),  # of another column
    ("Cora carried 12,400 passengers in 2022.", FERRIES),
    ("Lower Dale has 40 sheep.", FARMS),
    ("Upper Dale has 86 cows.", FARMS),
    ("Hill End has 95 cows.", FARMS),
]


@pytest.mark.parametrize(("claim", "source"), RIGHT)
def test_a_value_of_its_row_and_column_is_never_accused(claim: str, source: str) -> None:
    assert citecheck.compare(claim, source).outcome in (Outcome.SUPPORTED, Outcome.UNCLEAR)


@pytest.mark.parametrize(("claim", "source"), WRONG)
def test_a_value_of_another_row_or_column_is_never_passed(claim: str, source: str) -> None:
    outcome = citecheck.compare(claim, source).outcome
    assert outcome in (Outcome.CONTRADICTED, Outcome.PARTIAL, Outcome.UNCLEAR)


@pytest.mark.parametrize(("claim", "source"), RIGHT[3:])
def test_a_cell_is_borne_out_by_its_headings(claim: str, source: str) -> None:
    assert citecheck.compare(claim, source).outcome is Outcome.SUPPORTED


def test_cells_of_plain_text_have_the_headings_of_their_row_and_column() -> None:
    reading = Reading(Text(body=FARMS))
    found = {cell.span.of(FARMS): (cell.row, cell.column) for cell in reading.cells}
    assert found["310"] == ("Lower Dale", "Sheep")
    assert found["112"] == ("Upper Dale", "Cows")
    assert len(found) == 6


def test_lines_with_other_numbers_of_strokes_are_no_table() -> None:
    assert Reading(Text(body="a | b\nc | d | e\nf")).cells == ()
