"""The date check: what an editor is shown for each date of a claim."""

from __future__ import annotations

import datetime as dt

import pytest

from citecheck.checks import Check
from citecheck.checks.date import check
from citecheck.checks.source_view import Reading
from citecheck.claims import claim_of
from citecheck.model import Evidence, Finding, Text


def seen(claim: str, body: str, published: dt.date | None = None) -> tuple[Evidence, ...]:
    reading = Reading(Text(body=body, published=published))
    return check.examine(claim_of(claim), reading, "s1")


def finding(claim: str, body: str, published: dt.date | None = None) -> Finding:
    (item,) = seen(claim, body, published)
    return item.finding


def test_is_a_check() -> None:
    assert isinstance(check, Check)
    assert check.applies(claim_of("The mill closed in 1990."))
    assert not check.applies(claim_of("The mill employed 280 people."))


def test_another_date_for_the_same_event_is_shown() -> None:
    (item,) = seen("The mill by the river closed in 1990.", "The mill by the river closed in 1987.")
    assert item.finding is Finding.CONTRADICTED
    assert item.note == "says 1990, the source says 1987"
    assert item.passage is not None


def test_the_same_date_of_another_event_is_outweighed() -> None:
    body = "A club was founded in 1990. The mill by the river closed in 1987."
    assert finding("The mill by the river closed in 1990.", body) is Finding.CONTRADICTED


def test_another_event_contradicts_nothing() -> None:
    assert finding("The mill closed in 1990.", "The school opened in 1987.") is Finding.NOT_FOUND


def test_the_wrong_weekday() -> None:
    (item,) = seen("The mill closed on Monday, 5 May 2024.", "The mill closed on 5 May 2024.")
    assert item.finding is Finding.CONTRADICTED
    assert item.note == "says Monday, 5 May 2024, but that day was a Sunday"


def test_relative_dates_need_the_day_of_publication() -> None:
    body = "The mill by the river closed last month."
    claim = "The mill by the river closed in April 2024."
    assert finding(claim, body, dt.date(2024, 5, 20)) in (Finding.EQUAL, Finding.ROUNDED)
    assert finding(claim, "The mill closes\nPublished 20 May 2024\n\n" + body) is Finding.EQUAL
    assert finding(claim, body) is Finding.NOT_FOUND


def test_a_day_without_a_year_lies_near_the_publication() -> None:
    body = "The mill closed on 5 May after a flood."
    assert finding("The mill closed on 5 May 2024.", body, dt.date(2024, 5, 20)) in (
        Finding.EQUAL,
        Finding.COMPATIBLE,
    )
    assert finding("The mill closed on 5 May 2014.", body, dt.date(2024, 5, 20)) not in (
        Finding.EQUAL,
        Finding.COMPATIBLE,
    )


def test_both_ends_of_an_interval_may_stand_apart() -> None:
    body = "He took over the mill in 2019. He sold the mill in 2023."
    (item,) = seen("He ran the mill from 2019 to 2023.", body)
    assert item.finding is Finding.COMPATIBLE
    assert item.note == "the source gives both ends: 2019, 2023"


def test_the_day_of_publication_counts() -> None:
    (item,) = seen(
        "In May 2024 the mill was for sale.", "The mill is for sale.", dt.date(2024, 5, 20)
    )
    assert item.finding is Finding.COMPATIBLE
    assert item.note == "the source was published on 2024-05-20"


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("The mill was built before 1900.", Finding.COMPATIBLE),
        ("The mill was built before 1850.", Finding.CONTRADICTED),
    ],
)
def test_open_bounds(claim: str, expected: Finding) -> None:
    assert finding(claim, "The old mill was built in 1862 by hand.") is expected


def test_two_dates_of_one_claim_do_not_contradict_each_other() -> None:
    body = "The mill opened in May 2018 and the school of the mill in November."
    items = seen("The mill opened in May 2018, its school in November.", body)
    assert Finding.CONTRADICTED not in [item.finding for item in items]


def test_publication_is_finer_than_this_year() -> None:
    body = "The mill opened to its first pupils. It was for them that it opened this year."
    day = dt.date(2016, 8, 25)
    assert finding("The mill opened in autumn 2016 to its first pupils.", body, day) is (
        Finding.COMPATIBLE
    )


def test_a_story_tells_its_year_once() -> None:
    body = "In August 1865 Ada sold the mill. By December she had moved to York.\nShe died in 1870."
    claim = "She had moved to York in December {}."
    assert finding(claim.format(1865), body) is Finding.COMPATIBLE
    assert finding(claim.format(1870), body) is not Finding.COMPATIBLE
    later = "In August 1865 Ada sold the mill. By March she had moved to York."
    assert finding("She had moved to York in March 1866.", later) is Finding.COMPATIBLE


def test_a_year_stands_in_the_same_stretch() -> None:
    told = "Ada regrets that she sold the mill. She told me so. So she did. I asked about 2018."
    claim = "In 2018 Ada regretted that she had sold the mill."
    assert finding(claim, told) is Finding.EQUAL
    elsewhere = told.replace("So she did.", "So she did. " + "Rain fell. " * 8)
    assert finding(claim, elsewhere) is Finding.NOT_FOUND
