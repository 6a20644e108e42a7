"""Holidays with a year: "Christmas Day 2019", "Thanksgiving 2023", "Easter Monday 2021".

Part of `match/dates/`. Only with a year beside them; without one they are names.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from citecheck.language.en.calendar import EASTER_HOLIDAYS, FIXED_HOLIDAYS, WEEKDAY_HOLIDAYS
from citecheck.model import Granularity
from citecheck.nlp.dates.parts import year_at
from citecheck.nlp.dates.types import Reading
from citecheck.nlp.tokens import Token, word_at

_MOST_WORDS = 4


def easter(year: int) -> dt.date:
    """Return Easter Sunday of a Gregorian `year`.

    Source: the anonymous algorithm in Meeus, Astronomical Algorithms (1991), chapter 8.
    """
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return dt.date(year, month, day + 1)


def _fixed(month: int, day: int) -> Callable[[int], dt.date]:
    """Return the rule of a holiday that is always on the same day."""
    return lambda year: dt.date(year, month, day)


def _nth(month: int, weekday: int, nth: int, days: int = 0) -> Callable[[int], dt.date]:
    """Return the rule "nth weekday of a month", with days to add; nth 0 is the last one."""

    def rule(year: int) -> dt.date:
        first = dt.date(year, month, 1)
        if not nth:
            first = dt.date(year, month + 1, 1) - dt.timedelta(days=7)
        ahead = (weekday - first.weekday()) % 7
        return first + dt.timedelta(days=ahead + 7 * max(nth - 1, 0) + days)

    return rule


def _easter(days: int) -> Callable[[int], dt.date]:
    """Return the rule of a holiday so many days after Easter."""
    return lambda year: easter(year) + dt.timedelta(days=days)


_RULES: dict[str, Callable[[int], dt.date]] = {
    **{name: _fixed(*day) for name, day in FIXED_HOLIDAYS.items()},
    **{name: _nth(*rule) for name, rule in WEEKDAY_HOLIDAYS.items()},
    **{name: _easter(days) for name, days in EASTER_HOLIDAYS.items()},
}
HOLIDAY_WORDS = frozenset(name.split()[0] for name in _RULES)


def read_holiday(tokens: list[Token], at: int) -> Reading | None:
    """Return the holiday that starts at `at`, where its year follows."""
    if word_at(tokens, at) not in HOLIDAY_WORDS:
        return None
    for length in range(_MOST_WORDS, 0, -1):
        name = " ".join(word_at(tokens, at + i) for i in range(length)).replace("’", "'")
        rule = _RULES.get(name)
        if rule is None:
            continue
        end = at + length
        year = year_at(tokens, end + (word_at(tokens, end) in ("of", "in")))
        if year is None:
            return None
        day = rule(year[0])
        return Reading(
            end=year[1],
            granularity=Granularity.DAY,
            days=(day, day),
            month=day.month,
            day=day.day,
        )
    return None
