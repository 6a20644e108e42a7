"""A text read stretch by stretch gives what either grammar gives of the whole."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck.model import Cell, Span
from citecheck.nlp.dates import find_dates
from citecheck.nlp.figures import find_figures
from citecheck.nlp.figures_and_dates import Values
from citecheck.nlp.tokens import CHUNK

PUBLISHED = dt.date(2024, 5, 15)
WORDS = "5 2019 1.8 % km May 3rd of the last Friday year ago two half million since '90s $ - to ."
QUIET = "The old mill stood by the river, and nobody in the village could say who had built it. "


@given(st.lists(st.sampled_from(WORDS.split()), max_size=30).map(" ".join))
@settings(max_examples=100, deadline=None)
def test_both_at_once_are_as_each_alone(text: str) -> None:
    values = Values(text, PUBLISHED)
    assert tuple(values.figures()) == find_figures(text)
    assert tuple(values.dates()) == find_dates(text, PUBLISHED)


@given(st.lists(st.sampled_from([*WORDS.split(), QUIET, QUIET * 4, "\n"]), max_size=40))
@settings(max_examples=100, deadline=None)
def test_stretches_give_what_the_whole_gives(parts: list[str]) -> None:
    text = " ".join(parts)
    values = Values(text, PUBLISHED)
    assert tuple(values.figures()) == find_figures(text)
    assert tuple(values.dates()) == find_dates(text, PUBLISHED)


def test_a_long_text_is_read_to_its_end() -> None:
    text = "The mill made 1,250 tonnes in May 2019. " * (3 * CHUNK // 40)
    values = Values(text)
    assert len(list(values.figures())) == len(list(values.dates())) == 3 * CHUNK // 40


def test_only_what_is_asked_for_is_read() -> None:
    told = "It made 1,250 tonnes in May 2019. "
    text = told + QUIET * 40 + told
    values = Values(text)
    at = text.rindex(told)
    assert [figure.text for figure in values.figures(at)] == ["1,250 tonnes"]
    assert not values.is_read
    assert [date.span.start > at for date in values.dates()] == [False, True]
    assert values.is_read


def test_dates_are_found_where_their_year_is_written() -> None:
    text = "It opened in May 2019. " + QUIET * 40 + "It closed in June 2021. "
    values = Values(text)
    assert [date.text for date in values.dates_at("2021")] == ["June 2021"]
    assert not values.is_read
    assert values.years == {2019, 2021}


@pytest.mark.parametrize(
    "before", ["", "Der Bericht ist von der Mühle und nicht von dem Amt. " * 40]
)
def test_the_whole_text_tells_how_numbers_are_written(before: str) -> None:
    text = before + "Umsatz: 1.250 Tonnen"
    assert [figure.value for figure in Values(text).figures(len(before))] == [
        1250 if before else find_figures("Umsatz: 1.250 Tonnen")[0].value
    ]


def test_barred_places_hold_no_value_and_cells_take_their_units() -> None:
    text = "It sold for 4.2 and made 500 tonnes in 2019."
    cell = Cell(span=Span(12, 15), row=None, column="Revenue ($m)")
    values = Values(text, cells=(cell,), barred=(Span(25, 28),))
    assert [figure.text for figure in values.figures()] == ["$4.2m"]
    assert values.years == {2019}
