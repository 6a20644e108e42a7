"""Figures under headings that name their unit."""

from __future__ import annotations

from decimal import Decimal

import pytest

from citecheck.match.figures import find_figures
from citecheck.match.figures.tabled import tabled
from citecheck.model import Cell, Figure, Span


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
    ],
)
def test_heading(heading: str, cell: str, value: str, unit: str) -> None:
    figure = under(heading, cell)
    assert (figure.value, figure.unit) == (Decimal(value), unit)


def test_the_row_may_name_the_unit_and_other_text_stays() -> None:
    body = "12 and 4.2"
    cell = Cell(span=Span(7, 10), row="Revenue ($m)", column="2023")
    assert [figure.unit for figure in tabled(find_figures(body), [cell])] == ["", "USD"]
