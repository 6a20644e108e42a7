"""Numbers whose noun was said before."""

from __future__ import annotations

import pytest

from citecheck.model import Span
from citecheck.nlp.figures import find_figures
from citecheck.nlp.figures.grammar.gapped import gapped


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway took in 1,200 refugees and Denmark 900.", ["900"]),
        ("The first plant employs 700 people and the second 450.", ["450"]),
        ("The new ship carries 900 cars, the old one 300.", ["300"]),
        ("Ada keeps 40 goats and her sister twelve.", []),  # a figure already
        ("Norway took in 1,200 refugees and Denmark 900 tents.", []),
        ("Norway took in 1,200 refugees, see Table 3.", []),
        ("Norway took in 1,200 refugees, and Denmark 2019.", []),
        ("Norway spent $40 and Denmark 30.", []),
        ("Nobody counted, and Denmark 900.", []),
        ("Sales were 80 million marks in 2026, after 61 million in 2025.", ["61 million"]),
        ("Sales were 80 million marks (61 million the year before).", ["61 million"]),
        ("Sales were 80 million marks, and 4 million customers came.", []),
        ("Norway gave $40 million, Denmark 12 million.", ["12 million"]),
        ("The walk takes 40 minutes (5 by car).", []),
        ("The tank holds 900 litres, after 40 were lost.", []),
        ("", []),
    ],
)
def test_elliptic_counts(text: str, expected: list[str]) -> None:
    found = list(gapped(Span(0, len(text)), text, find_figures(text)))
    assert [figure.text for figure in found] == expected
    assert [figure.span.of(text) for figure in found] == expected
