"""Holidays with a year: "Christmas Day 2019", "Thanksgiving 2023", "Easter Monday 2021".

Part of `match/dates/`. Only with a year beside them; without one they are names.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from citecheck.model import Granularity
from citecheck.nlp.dates.parts import year_at
from citecheck.nlp.dates.types import Reading
from citecheck.nlp.tokens import Token, word_at

_MONDAY, _THURSDAY = 0, 3
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
    "new year's day": _fixed(1, 1),
    "new year's eve": _fixed(12, 31),
    "valentine's day": _fixed(2, 14),
    "saint patrick": _fixed(3, 17),
    "st patrick's day": _fixed(3, 17),
    "saint patrick's day": _fixed(3, 17),
    "may day": _fixed(5, 1),
    "independence day": _fixed(7, 4),
    "bastille day": _fixed(7, 14),
    "halloween": _fixed(10, 31),
    "veterans day": _fixed(11, 11),
    "christmas": _fixed(12, 25),
    "christmas day": _fixed(12, 25),
    "christmas eve": _fixed(12, 24),
    "boxing day": _fixed(12, 26),
    "martin luther king day": _nth(1, _MONDAY, 3),
    "memorial day": _nth(5, _MONDAY, 0),
    "labor day": _nth(9, _MONDAY, 1),
    "thanksgiving": _nth(11, _THURSDAY, 4),
    "thanksgiving day": _nth(11, _THURSDAY, 4),
    "black friday": _nth(11, _THURSDAY, 4, days=1),
    "cyber monday": _nth(11, _THURSDAY, 4, days=4),
    "good friday": _easter(-2),
    "easter": _easter(0),
    "easter sunday": _easter(0),
    "easter monday": _easter(1),
    "whit monday": _easter(50),
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
