"""Two dates of one event: how the claim's stands to the source's."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.model import Date, Finding
from citecheck.nlp.dates import find_dates
from citecheck.nlp.dates.compare import SUPPORTS, compare, holds, weekday_name, wrong_weekday


def date(text: str) -> Date:
    return find_dates(text, dt.date(2024, 6, 12))[0]


PAIRS = [
    ("5 May 2024", "2024-05-05", "equal"),
    ("May 2024", "5 May 2024", "rounded"),
    ("2024", "May 2024", "rounded"),
    ("5 May 2024", "2024", "overprecise"),
    ("5 May 2024", "6 May 2024", "contradicted"),
    ("5 May", "5 May", "equal"),
    ("5 May", "5 May 2019", "compatible"),
    ("5 May 2019", "5 May", "compatible"),
    ("5 May", "6 May 2019", "contradicted"),
    ("Sunday, 5 May 2024", "5 May 2024", "equal"),
    ("Monday, 5 May 2024", "5 May 2024", "contradicted"),
    ("the 1990s", "1994", "rounded"),
    ("1994", "the 1990s", "overprecise"),
    ("from 2019 to 2023", "2019–2023", "equal"),
    ("from 2019 to 2023", "from 2019 to 2022", "contradicted"),
    ("from 2019 to 2023", "2021", "compatible"),
    ("2019", "from 2019 to 2023", "compatible"),
    ("2021", "from 2019 to 2023", "overprecise"),
    ("the first quarter of 2024", "February 2024", "rounded"),
    ("the first quarter of 2024", "May 2024", "contradicted"),
    ("fiscal year 2023", "2023", "ambiguous"),
    ("05/03/2024", "3 May 2024", "ambiguous"),
    ("05/03/2024", "9 July 2024", "contradicted"),
    ("before 2020", "2019", "compatible"),
    ("before 2020", "2021", "contradicted"),
    ("after 2020", "2021", "compatible"),
    ("after 2020", "2019", "contradicted"),
    ("since 2020", "2020", "equal"),
    ("since 2020", "2018", "contradicted"),
    ("last month", "5 May 2024", "rounded"),
    ("5 May", "2024", "not_found"),
    ("autumn 2024", "25 August 2024", "compatible"),
    ("autumn 2024", "October 2024", "rounded"),
    ("autumn 2024", "2 July 2024", "contradicted"),
    ("25 August 2024", "autumn 2024", "overprecise"),
    ("winter 2018", "20 January 2018", "compatible"),
    ("winter 2018", "20 January 2019", "rounded"),
    ("winter 2018", "20 June 2018", "contradicted"),
]


@pytest.mark.parametrize(("claim", "source", "finding"), PAIRS)
def test_pair(claim: str, source: str, finding: str) -> None:
    assert compare(date(claim), date(source)).value == finding


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        ("May 2024", dt.date(2024, 5, 31), True),
        ("May 2024", dt.date(2024, 6, 1), False),
        ("summer 2024", dt.date(2024, 9, 20), True),
        ("summer 2024", dt.date(2024, 11, 20), False),
        ("5 May", dt.date(2024, 5, 5), False),
        ("winter 9999", dt.date(9999, 12, 31), True),
    ],
)
def test_days_of_a_date(text: str, day: dt.date, *, expected: bool) -> None:
    found = find_dates(text)
    assert [holds(one, day) for one in found[:1]] in ([expected], [])


def test_weekdays() -> None:
    assert wrong_weekday(date("Monday, 5 May 2024")) == 6
    assert wrong_weekday(date("Sunday, 5 May 2024")) is None
    assert weekday_name(6) == "Sunday"


DAYS = st.dates(dt.date(1800, 1, 1), dt.date(2040, 12, 31))


@given(DAYS)
def test_coarser_claims_are_borne_out(day: dt.date) -> None:
    source = date(day.isoformat())
    assert compare(source, source) is Finding.EQUAL
    assert compare(date(f"{day:%B} {day.year}"), source) in SUPPORTS
    assert compare(date(f"in {day.year}"), source) in SUPPORTS


@given(DAYS, st.integers(1, 20000))
def test_other_days_contradict(day: dt.date, later: int) -> None:
    one, two = date(day.isoformat()), date(f"{day + dt.timedelta(days=later)}")
    assert compare(one, two) is Finding.CONTRADICTED
