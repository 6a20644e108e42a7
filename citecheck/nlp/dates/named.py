"""Dates with a month's name: "5 May 2019", "May 5th", "Friday, 5 May", "May 2019", "in May".

Part of `match/dates/`.
"""

from __future__ import annotations

from citecheck.language import calendar
from citecheck.language.en.dates import BEFORE_MONTH, NO_DAY_BEFORE
from citecheck.model import Granularity
from citecheck.nlp.dates.numeric import read_numbers
from citecheck.nlp.dates.parts import day_at, month_at, weekday_at, year_at
from citecheck.nlp.dates.types import Reading, day_of, months_of
from citecheck.nlp.tokens import Kind, Token, number_at, sign_at, touches, word_at


def read_with_weekday(tokens: list[Token], at: int) -> Reading | None:
    """Read "Friday, 5 May 2019", "Friday the 5th of May"."""
    weekday = weekday_at(tokens, at)
    if weekday is None:
        return None
    following = weekday[1] + (sign_at(tokens, weekday[1]) == ",")
    following += word_at(tokens, following) == "the"
    if following >= len(tokens):
        return None
    reading = (
        read_day_month(tokens, following)
        or read_month(tokens, following)
        or (read_numbers(tokens, following) if tokens[following].kind is Kind.NUMBER else None)
    )
    if reading is None or reading.granularity is not Granularity.DAY:
        return None
    return reading._replace(weekday=weekday[0])


def read_day_month(tokens: list[Token], at: int) -> Reading | None:
    """Read "5 May 2019", "5th of May, 2019", "the fifth of May", "5. Mai 2019"."""
    start = at + (word_at(tokens, at) == "the")
    day = day_at(tokens, start)
    if day is None or not free_standing_day(tokens, start):
        return None
    middle = day[1]
    if (
        sign_at(tokens, middle) == "."
        or word_at(tokens, middle) in ("of", "de")
        or (
            sign_at(tokens, middle) in ("-", "/", "‑")
            and touches(tokens[middle - 1], tokens[middle])
        )
    ):
        middle += 1
    month = month_at(tokens, middle)
    if month is None:
        return None
    return _completed(tokens, day[0], month[0], month[1])


def free_standing_day(tokens: list[Token], at: int) -> bool:
    """Whether the day at `at` is no part of a longer number."""
    if not at or not touches(tokens[at - 1], tokens[at]):
        return True
    return tokens[at - 1].kind is Kind.SIGN and tokens[at - 1].text not in "$£€¥.,"


def _completed(tokens: list[Token], day: int, month: int, at: int) -> Reading | None:
    """Return day and month with the year that may follow at `at`."""
    year_place = at
    if sign_at(tokens, at) in (",", "-", "/", "‑") or word_at(tokens, at) in ("of", "in", "de"):
        year_place += 1
    year = year_at(tokens, year_place)
    if year is not None:
        days = day_of(year[0], month, day)
        if days is None:
            return None
        return Reading(end=year[1], granularity=Granularity.DAY, days=days, month=month, day=day)
    if day_of(2024, month, day) is None:
        return None
    return Reading(end=at, granularity=Granularity.DAY, month=month, day=day)


def read_month(tokens: list[Token], at: int) -> Reading | None:
    """Read "May 5, 2019", "May 5th", "May 2019", "May of 2019", "in May"."""
    month = month_at(tokens, at)
    if month is None:
        return None
    with_day = _month_day(tokens, *month)
    dated = with_day is not None and with_day.days is not None  # a headline may end before it
    if not dated and _is_name(tokens, at):
        return None
    if with_day is not None:
        return with_day
    place = month[1]
    if sign_at(tokens, place) in (",", "/", "-") or word_at(tokens, place) in ("of", "de"):
        place += 1
    year = year_at(tokens, place)
    if year is not None:
        days = months_of(year[0], month[0], 1)
        return Reading(end=year[1], granularity=Granularity.MONTH, days=days, month=month[0])
    if not _is_month_alone(tokens, at, month[1]):
        return None
    return Reading(end=month[1], granularity=Granularity.MONTH, month=month[0])


def _is_name(tokens: list[Token], at: int) -> bool:
    """Whether the word at `at` is no month but a planet, a verb, or somebody's name.

    "Mars 2020", "they may 5 times", "Theresa May 5 days later"; but "LONDON May 5".
    """
    token = tokens[at]
    if token.lower not in calendar.DOUBTFUL_MONTHS:
        return False
    if not token.text[0].isupper():
        following = number_at(tokens, at + 1)
        return len(following) in (1, 2) and word_at(tokens, at - 1) not in BEFORE_MONTH
    if token.lower == "mars":
        return True
    if not at:
        return False
    before = tokens[at - 1]
    capital = before.kind is Kind.WORD and before.text[0].isupper() and not before.text.isupper()
    return capital and before.lower not in BEFORE_MONTH and weekday_at(tokens, at - 1) is None


def _month_day(tokens: list[Token], month: int, at: int) -> Reading | None:
    """Read the day behind a month's name: "May 5, 2019", "June the 28th", "Dec31, 1994"."""
    start = at + (word_at(tokens, at) == "the")
    start += sign_at(tokens, start) in ("/", "-") and bool(number_at(tokens, start + 1))
    day = day_at(tokens, start)
    if day is None:
        return None
    if number_at(tokens, start) and _goes_on(tokens, day[1]):
        return None
    if not number_at(tokens, start) and start == at and day[0] < 2 and not year_at(tokens, day[1]):
        return None
    return _completed(tokens, day[0], month, day[1])


def _goes_on(tokens: list[Token], at: int) -> bool:
    """Whether the number before `at` belongs to something else: "May 5%", "March 10 million"."""
    if at >= len(tokens):
        return False
    if touches(tokens[at - 1], tokens[at]):
        return tokens[at].text in ("%", ":") or tokens[at].kind is Kind.WORD
    return tokens[at].lower in NO_DAY_BEFORE


def _is_month_alone(tokens: list[Token], at: int, end: int) -> bool:
    """Whether the word at `at` is a month without day or year beside it."""
    token = tokens[at]
    before = word_at(tokens, at - 1)
    if token.lower in calendar.DOUBTFUL_MONTHS or not token.text[0].isupper():
        return token.text[0].isupper() and before in BEFORE_MONTH and before != "to"
    return token.lower not in calendar.ABBREVIATED or before in BEFORE_MONTH or end > at + 1
