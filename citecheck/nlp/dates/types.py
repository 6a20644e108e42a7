"""What the grammar of dates hands about: a date read from tokens, not yet placed in the text.

Part of `match/dates/`.
"""

from __future__ import annotations

import calendar
import datetime as dt
from typing import NamedTuple

from citecheck.model import Granularity

Days = tuple[dt.date, dt.date]


class Reading(NamedTuple):
    """A date that ends before token `end`; `days` are its first and last day, both in."""

    end: int
    granularity: Granularity
    days: Days | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    relative: bool = False
    alternative: Days | None = None
    bound: str | None = None
    start: int | None = None  # token at which it starts, where that is not where it was looked for


def day_of(year: int, month: int, day: int) -> Days | None:
    """Return the day as a range of one, None where the calendar has no such day."""
    try:
        date = dt.date(year, month, day)
    except ValueError:
        return None
    return date, date


def months_of(year: int, first: int, count: int) -> Days | None:
    """Return `count` months from month `first` of `year`; the last may lie in the next year."""
    last = first + count - 1
    last_year, last_month = year + (last - 1) // 12, (last - 1) % 12 + 1
    if not (1 <= year <= 9998 and 1 <= first <= 12):
        return None
    closing = calendar.monthrange(last_year, last_month)[1]
    return dt.date(year, first, 1), dt.date(last_year, last_month, closing)


def years_of(first: int, last: int) -> Days | None:
    """Return whole years, both in."""
    if not 1 <= first <= last <= 9998:
        return None
    return dt.date(first, 1, 1), dt.date(last, 12, 31)
