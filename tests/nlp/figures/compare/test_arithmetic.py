"""Arithmetic with two figures of the source."""

from __future__ import annotations

import pytest

from citecheck.nlp.figures import find_figures
from citecheck.nlp.figures.compare.arithmetic import change_told, derive


@pytest.mark.parametrize(
    ("claim", "source", "arithmetic"),
    [
        ("1,250 loaves", "700 white and 550 brown loaves", "700 + 550"),
        (
            "a gap of $30 million",
            "bids of $80 million and $50 million",
            "$80 million − $50 million",
        ),
        ("grew by 25%", "grew from 400 to 500", "(500 − 400) ÷ 400"),
        ("fell by 20%", "fell from 500 to 400", "(400 − 500) ÷ 500"),
        ("30% of the seats", "15 of the 50 seats", "15 ÷ 50"),
        ("rose by 3 percentage points", "rose from 17% to 20%", "20% − 17%"),
        ("rose by 50%", "rose from 10% to 15%", "(15% − 10%) ÷ 10%"),
        ("output doubled", "output rose from 40 to 80 tonnes", "80 tonnes ÷ 40"),
    ],
)
def test_derived(claim: str, source: str, arithmetic: str) -> None:
    found = derive(find_figures(claim)[0], find_figures(source))
    assert found is not None
    assert found.arithmetic == arithmetic


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("grew by 20%", "fell from 500 to 400"),
        ("grew by 30%", "grew from 400 to 500"),
        ("5 men", "2 men and 3 women"),
        ("1,400 loaves", "700 white and 550 brown loaves"),
        ("rose by 5%", "rose from 10% to 15%"),
        ("the third largest", "3 men and 6 women"),
        ("25 km", "15 men and 10 women"),
    ],
)
def test_not_derived(claim: str, source: str) -> None:
    assert derive(find_figures(claim)[0], find_figures(source)) is None


def test_change_said_by_the_source() -> None:
    found = derive(find_figures("grew by 25%")[0], find_figures("grew from 400 to 500"))
    assert found is not None
    assert found.is_change


@pytest.mark.parametrize(
    ("claim", "source", "gives"),
    [
        ("rose 20%", "rose from $800 to $1,000", "25"),
        ("lost 15 seats", "fell from 49 seats to 37 seats", "12"),
        ("rose 3 percentage points", "rose from 19% to 21%", "2"),
        ("is 15 seats", "fell from 49 seats to 37 seats", None),
        ("lost 15 seats", "had 49 seats and 37 chairs", None),
        ("fell to 15 seats", "fell from 49 seats to 37 seats", None),
    ],
)
def test_the_change_that_the_source_tells(claim: str, source: str, gives: str | None) -> None:
    told = change_told(find_figures(claim)[0], find_figures(source))
    assert (told and told.rounded) == gives
