"""Which dates may agree, at a glance: what is left out may only contradict."""

import datetime as dt
from itertools import chain

import pytest

from citecheck.model import Date, Finding
from citecheck.nlp.dates import find_dates
from citecheck.nlp.dates.compare import compare
from citecheck.nlp.dates.may_agree import Calendar, may_agree

PHRASES = (
    "5 May 2021", "May 2021", "5 May", "May", "2021", "03/05/2021", "05/03/2020", "on Friday",
    "Friday 7 May", "yesterday", "from 2019 to 2023", "between 1950 and 2020", "since 2015",
    "before 2022", "after 5 May 2021", "by 2021", "the 1990s", "the 20th century", "spring 2021",
    "the second quarter of 2021", "fiscal year 2022", "December 2020", "1 January 2022",
)  # fmt: skip


def dates(published: dt.date | None) -> tuple[Date, ...]:
    found = (find_dates(f"It opened {phrase}.", published) for phrase in PHRASES)
    return tuple(chain.from_iterable(found))


@pytest.mark.parametrize("published", [None, dt.date(2021, 5, 8)])
def test_what_may_not_agree_contradicts(published: dt.date | None) -> None:
    all_dates = dates(published)
    assert len(all_dates) > len(PHRASES) // 2
    for said in all_dates:
        left_out = [found for found in all_dates if not may_agree(said, found)]
        findings = {compare(said, found) for found in left_out}
        assert findings <= {Finding.CONTRADICTED, Finding.NOT_FOUND}, said


def test_few_dates_are_compared() -> None:
    days = " ".join(f"It rained on 5 May {year}." for year in range(1950, 2020))
    (said,) = find_dates("in 1987")
    agreeing = [date.text for date in find_dates(days) if may_agree(said, date)]
    assert agreeing == ["5 May 1987"]


@pytest.mark.parametrize("published", [None, dt.date(2021, 5, 8)])
def test_a_calendar_tells_what_a_look_at_every_date_tells(published: dt.date | None) -> None:
    all_dates = dates(published)
    calendar = Calendar(all_dates)
    told = [len(calendar.alike(said)) for said in all_dates]
    assert told == [sum(may_agree(said, one) for one in all_dates) for said in all_dates]
    assert all(said in calendar.alike(said) for said in all_dates)
