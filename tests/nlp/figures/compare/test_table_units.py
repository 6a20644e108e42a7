"""Figures under headings that name their unit."""

from __future__ import annotations

from decimal import Decimal

import pytest

from citecheck.model import Cell, Figure, Span
from citecheck.nlp.figures import find_figures
from citecheck.nlp.figures.compare.table_units import names_unit, tabled


def under(heading: str, cell: str) -> Figure:
    body = f"before {cell} after"
    span = Span(7, 7 + len(cell))
    (figure,) = tabled(find_figures(body), [Cell(span=span, row="The mill", column=heading)])
    assert span.covers(figure.span)
    return figure


@pytest.mark.parametrize(
    ("heading", "cell", "value", "unit"),
    [
        ("Revenue ($m)", "4.2", "4200000", "USD"),
        ("Revenue (€ million)", "4.2", "4200000", "EUR"),
        ("Revenue, £bn", "3", "3000000000", "GBP"),
        ("Share (%)", "12.5", "12.5", "%"),
        ("Length (km)", "40", "40", "kilometre"),
        ("Jobs (thousands)", "3", "3000", ""),
        ("Revenue (in millions)", "7.5", "7500000", ""),
        ("Revenue", "4.2", "4.2", ""),
        ("Revenue (restated)", "4.2", "4.2", ""),
        ("Share (%)", "12.5 km", "12.5", "kilometre"),
        ("%", "12.5", "12.5", "%"),
        ("$ million", "4.2", "4200000", "USD"),
        ("$'000", "4.2", "4200", "USD"),
        ("Revenue ($m): 2023: First half", "4.2", "4200000", "USD"),
        ("2023: Share, %", "12.5", "12.5", "%"),
        ("Points", "12", "12", ""),
        ("Year", "12", "12", ""),
    ],
)
def test_heading(heading: str, cell: str, value: str, unit: str) -> None:
    figure = under(heading, cell)
    assert (figure.value, figure.unit) == (Decimal(value), unit)


def test_the_row_may_name_the_unit_and_other_text_stays() -> None:
    body = "12 and 4.2"
    cell = Cell(span=Span(7, 10), row="Revenue ($m)", column="2023")
    assert [figure.unit for figure in tabled(find_figures(body), [cell])] == ["", "USD"]


@pytest.mark.parametrize(
    ("heading", "cell", "change"),
    [("Growth (%)", "3.1", "up"), ("Decline, %", "3.1", "down"), ("Growth (%)", "-3.1", "=")],
)
def test_a_heading_may_tell_of_a_change(heading: str, cell: str, change: str) -> None:
    assert under(heading, cell).change == change


def test_what_is_counted_is_no_word_of_the_next_row() -> None:
    body = "4.2\nmills"
    cell = Cell(span=Span(0, 3), row="The mill", column="Share")
    (figure,) = tabled(find_figures(body), [cell])
    assert figure.subject is None


def test_which_headings_name_a_unit() -> None:
    assert names_unit("Region (in thousands)")
    assert names_unit("€ million")
    assert not names_unit("Region")
    assert not names_unit("Region (restated)")
