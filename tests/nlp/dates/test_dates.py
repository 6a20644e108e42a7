"""The grammar of dates: forms, granularity, bounds, relative dates, and what is no date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck.language.word_set import word_set
from citecheck.model import Date
from citecheck.nlp.dates import find_dates
from citecheck.nlp.dates.holidays import easter

PUBLISHED = dt.date(2024, 5, 15)  # a Wednesday


def only(text: str, published: dt.date | None = None) -> Date:
    dates = find_dates(text, published)
    assert len(dates) == 1, dates
    return dates[0]


@pytest.mark.parametrize(
    ("text", "words", "first", "last", "granularity"),
    [
        # days
        ("on 5 May 2019 it", "5 May 2019", "2019-05-05", "2019-05-05", "day"),
        ("on the 5th of May, 2019 it", "the 5th of May, 2019", "2019-05-05", "2019-05-05", "day"),
        ("on May 7, 2020 it", "May 7, 2020", "2020-05-07", "2020-05-07", "day"),
        ("on Sept. 3, 2020 it", "Sept. 3, 2020", "2020-09-03", "2020-09-03", "day"),
        ("January first 2000", "January first 2000", "2000-01-01", "2000-01-01", "day"),
        ("Dec31 , 1994", "Dec31 , 1994", "1994-12-31", "1994-12-31", "day"),
        ("Sunday, 5 May 2019", "Sunday, 5 May 2019", "2019-05-05", "2019-05-05", "day"),
        ("on 2019-05-05 it", "2019-05-05", "2019-05-05", "2019-05-05", "day"),
        ("on 05.03.2024 it", "05.03.2024", "2024-03-05", "2024-03-05", "day"),
        ("on 2/29/2020 it", "2/29/2020", "2020-02-29", "2020-02-29", "day"),
        ("on 2019/aug/01 it", "2019/aug/01", "2019-08-01", "2019-08-01", "day"),
        ("am 5. Mai 2019 war", "5. Mai 2019", "2019-05-05", "2019-05-05", "day"),
        ("le 1er mars 2021 on", "1er mars 2021", "2021-03-01", "2021-03-01", "day"),
        ("el 3 de junio de 2021", "3 de junio de 2021", "2021-06-03", "2021-06-03", "day"),
        ("on Christmas Day 2019", "Christmas Day 2019", "2019-12-25", "2019-12-25", "day"),
        ("Thanksgiving 2023 was", "Thanksgiving 2023", "2023-11-23", "2023-11-23", "day"),
        ("5 May 2019 at 10:30 pm it", "5 May 2019 at 10:30 pm", "2019-05-05", "2019-05-05", "time"),
        # longer
        ("in May 2019 it", "May 2019", "2019-05-01", "2019-05-31", "month"),
        ("june of 1992", "june of 1992", "1992-06-01", "1992-06-30", "month"),
        ("in 2015-12 it", "2015-12", "2015-12-01", "2015-12-31", "month"),
        ("in 2019 it", "2019", "2019-01-01", "2019-12-31", "year"),
        ("war; 1848 saw revolts", "1848", "1848-01-01", "1848-12-31", "year"),
        ("in 1850 it", "1850", "1850-01-01", "1850-12-31", "year"),
        ("it made in 2024/25 some", "2024/25", "2024-01-01", "2025-12-31", "interval"),
        ("in Q3 2019 it", "Q3 2019", "2019-07-01", "2019-09-30", "quarter"),
        ("2019 Q1 was", "2019 Q1", "2019-01-01", "2019-03-31", "quarter"),
        ("in 1st quarter of 2013", "1st quarter of 2013", "2013-01-01", "2013-03-31", "quarter"),
        ("first half of 2020", "first half of 2020", "2020-01-01", "2020-06-30", "half"),
        ("summer of 2020", "summer of 2020", "2020-06-01", "2020-08-31", "season"),
        ("winter 2020", "winter 2020", "2020-12-01", "2021-02-28", "season"),
        ("in FY2020 it", "FY2020", "2020-01-01", "2020-12-31", "fiscal_year"),
        ("fiscal year 2020-21", "fiscal year 2020-21", "2020-01-01", "2021-12-31", "fiscal_year"),
        ("first week of 2019", "first week of 2019", "2018-12-31", "2019-01-06", "week"),
        ("the 1990s were", "1990s", "1990-01-01", "1999-12-31", "decade"),
        ("in the '90s it", "'90s", "1990-01-01", "1999-12-31", "decade"),
        ("a view (c. 1840) of it", "1840", "1840-01-01", "1840-12-31", "year"),
        ("cut against 1990 levels", "1990", "1990-01-01", "1990-12-31", "year"),
        ("the nineties were", "nineties", "1990-01-01", "1999-12-31", "decade"),
        ("in 21st century art", "21st century", "2001-01-01", "2100-12-31", "century"),
        ("the class of '68 met", "'68", "1968-01-01", "1968-12-31", "year"),
        ("in the summer of '03 it", "summer of '03", "2003-06-01", "2003-08-31", "season"),
        # parts
        ("in early 2019 it", "early 2019", "2019-01-01", "2019-05-01", "year"),
        ("at the end of 1989 it", "end of 1989", "1989-09-01", "1989-12-31", "year"),
        # intervals
        ("from 2019 to 2023 it", "from 2019 to 2023", "2019-01-01", "2023-12-31", "interval"),
        ("in the sea (1993-2020) it", "1993-2020", "1993-01-01", "2020-12-31", "interval"),
        ("in 2014–18 it", "in 2014–18", "2014-01-01", "2018-12-31", "interval"),
        ("on 3–5 May 2024 it", "3–5 May 2024", "2024-05-03", "2024-05-05", "interval"),
        ("May 3-5, 2024 was", "May 3-5, 2024", "2024-05-03", "2024-05-05", "interval"),
        ("from May to July 2020", "from May to July 2020", "2020-05-01", "2020-07-31", "interval"),
        ("Nov–Feb 2017 was", "Nov–Feb 2017", "2016-11-01", "2017-02-28", "interval"),
        ("6 June to 3 July 2020", "6 June to 3 July 2020", "2020-06-06", "2020-07-03", "interval"),
        ("between May 2019 and 5 June 2020", "between May 2019 and 5 June 2020",
         "2019-05-01", "2020-06-05", "interval"),
    ],
)  # fmt: skip
def test_form(text: str, words: str, first: str, last: str, granularity: str) -> None:
    date = only(text)
    assert (date.text, str(date.first), str(date.last)) == (words, first, last)
    assert date.granularity == granularity


def test_a_short_decade_is_of_the_century_before_it() -> None:
    dates = find_dates("built in the 1840s and 60s")
    assert [str(date.first) for date in dates] == ["1840-01-01", "1860-01-01"]


def test_an_ambiguous_date_has_both_readings() -> None:
    date = only("on 05/03/2024")
    day = dt.date(2024, 5, 3)
    assert (date.first, date.alternative) == (dt.date(2024, 3, 5), (day, day))
    assert only("on 25/03/2024").alternative is None


def test_a_day_without_year_keeps_month_and_day() -> None:
    date = only("it opened on 5 May and closed soon")
    assert (date.first, date.month, date.day) == (None, 5, 5)
    month = only("it opened in September for good")
    assert (month.first, month.month, month.granularity) == (None, 9, "month")


def test_a_weekday_is_kept_for_comparison() -> None:
    assert only("Monday, 5 May 2019").weekday == 0


@pytest.mark.parametrize(
    ("text", "words", "bound"),
    [
        ("sales after 2010 and", "after 2010", "after"),
        ("sold since January 1, 2010 or", "since January 1, 2010", "since"),
        ("before the year 2019.", "before the year 2019", "before"),
        ("no later than 5 May 2019", "no later than 5 May 2019", "until"),
        ("by 2030 all", "by 2030", "by"),
        ("in 2010 or later.", "2010 or later", "since"),
    ],
)
def test_bound(text: str, words: str, bound: str) -> None:
    date = only(text)
    assert (date.text, date.bound) == (words, bound)


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("it fell yesterday.", "yesterday", "2024-05-14", "2024-05-14"),
        ("it fell last month.", "last month", "2024-04-01", "2024-04-30"),
        ("it falls next year.", "next year", "2025-01-01", "2025-12-31"),
        ("it fell last week.", "last week", "2024-05-06", "2024-05-12"),
        ("it fell last quarter.", "last quarter", "2024-01-01", "2024-03-31"),
        ("it fell on Friday.", "Friday", "2024-05-10", "2024-05-10"),
        ("it fell last Wednesday.", "last Wednesday", "2024-05-08", "2024-05-08"),
        ("it fell last June.", "last June", "2023-06-01", "2023-06-30"),
        ("it fell two years ago.", "two years ago", "2022-01-01", "2022-12-31"),
        ("it fell 3 days ago.", "3 days ago", "2024-05-12", "2024-05-12"),
        ("it fell last May.", "last May", "2023-05-01", "2023-05-31"),
    ],
)
def test_relative(text: str, words: str, first: str, last: str) -> None:
    date = only(text, PUBLISHED)
    assert (date.text, str(date.first), str(date.last)) == (words, first, last)
    assert date.relative
    assert all(date.first is None for date in find_dates(text))


def test_a_day_says_more_than_the_words_that_lead_to_it() -> None:
    assert only("last Friday, 3 May 2024, it fell", PUBLISHED).text == "Friday, 3 May 2024"
    assert only("in this Nov. 17, 2018, photo", PUBLISHED).first == dt.date(2018, 11, 17)


@pytest.mark.parametrize(
    "text",
    [
        "2,019 people and 1500 cases, 2000 homes, 1800 rpm and $2019",
        "the march on the capital may begin, they may say",
        "a 1990 km road and 2019% more",
        "page 2019a, version 2.1, room 12/34567",
        "it grew 5% to 12.5 million in ten days",
        "call 555-123-4567",
        "sentenced to three years, a second and a third time",
        "99/99/2024 and 31.02.2024 are no days",
        "they may 5 times ask, Theresa May 5 days later, Mars is far",
        "from 1000 to 2000 hires, 2000 over 3 and '68' in quotes",
    ],
)
def test_no_date(text: str) -> None:
    assert find_dates(text) == ()


@pytest.mark.parametrize(
    ("year", "day"), [(2024, "2024-03-31"), (2025, "2025-04-20"), (1818, "1818-03-22")]
)
def test_easter(year: int, day: str) -> None:
    assert str(easter(year)) == day


PIECES = st.sampled_from(
    sorted(
        word_set(
            "5 05 31 2019 2023 19 1990 s 5th first May Mar. December of the - – / . , to from "
            "between and since after until Q3 FY fiscal year summer early end mid Friday last week "
            "ago two 's '90 century Easter Monday at 10 : 30 pm T Z > ="
        )
    )
)


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=20).map(" ".join) | st.lists(PIECES, max_size=20).map("".join))
def test_spans_are_ordered_slices_of_the_text(text: str) -> None:
    end = 0
    for date in find_dates(text, PUBLISHED):
        assert end <= date.start < date.end <= len(text)
        assert date.text == text[date.start : date.end]
        if date.first is not None:
            assert date.last is not None
            assert date.first <= date.last
        end = date.end


@settings(max_examples=100, deadline=None)
@given(st.dates(dt.date(1000, 1, 1), dt.date(2100, 12, 31)))
def test_a_written_day_is_read_back(day: dt.date) -> None:
    for text in (
        day.isoformat(),
        f"{day.day} {day:%B} {day.year}",
        f"{day:%B} {day.day}, {day.year}",
    ):
        assert only(f"It was on {text} there.").first == day


@pytest.mark.parametrize(
    "unit", ["5 ", "2019-", "2019 to ", "May ", "the end of ", "5/", "last ", "a "]
)
def test_a_long_run_of_anything_is_read_soon(
    unit: str, cpu_seconds: Callable[[Callable[[], object]], float]
) -> None:
    text = unit * (48_000 // len(unit))
    assert cpu_seconds(lambda: find_dates(text)) < 10


def test_a_headline_may_end_before_the_month() -> None:
    assert only("Owls hire Ada Stone as Coach\nMay 20, 2019\nThe Owls said").text == "May 20, 2019"
