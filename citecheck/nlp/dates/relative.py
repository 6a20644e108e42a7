"""Tokens → a date relative to the day of publication: "yesterday", "last month", "on Friday".

Part of `match/dates/`. Source: RULES F13.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from citecheck.language import calendar
from citecheck.language.en.dates import NEAR_DAYS, STEPS
from citecheck.model import Granularity
from citecheck.nlp.dates.types import Days, Reading, months_of, years_of
from citecheck.nlp.tokens import Token, number_at, word_at

_UNITS = {
    "day": Granularity.DAY,
    "week": Granularity.WEEK,
    "month": Granularity.MONTH,
    "quarter": Granularity.QUARTER,
    "year": Granularity.YEAR,
    "decade": Granularity.DECADE,
}
_STARTERS = frozenset([*NEAR_DAYS, *STEPS, *calendar.LONG_WEEKDAYS])
RELATIVE_WORDS = _STARTERS | {"ago"}
_AGO = 2  # tokens from a number to "ago"


def relative_among(tokens: list[Token], marks: list[int], published: dt.date) -> Iterator[Reading]:
    """Yield the relative dates among tokens, in order, resolved against `published`.

    The places of all `RELATIVE_WORDS` are among the `marks`.
    """
    free = 0
    for at in marks:
        word = tokens[at].lower
        if word in _STARTERS:
            start, reading = at, _read(tokens, at, published)
        elif word == "ago" and at >= _AGO:
            start = at - _AGO
            reading = _ago(tokens, start, published)
        else:
            continue
        if reading is not None and start >= free:
            free = reading.end
            yield reading._replace(start=start)


def _read(tokens: list[Token], at: int, published: dt.date) -> Reading | None:
    """Return the relative date that starts with the word at `at`."""
    word = word_at(tokens, at)
    if word in NEAR_DAYS:
        day = published + dt.timedelta(days=NEAR_DAYS[word])
        return _resolved(at + 1, Granularity.DAY, (day, day))
    if word in STEPS:
        return _stepped(tokens, at, published)
    if not tokens[at].text[0].isupper():
        return None
    weekday = calendar.WEEKDAYS[word]
    day = published - dt.timedelta(days=(published.weekday() - weekday) % 7)
    return Reading(
        end=at + 1, granularity=Granularity.DAY, days=(day, day), weekday=weekday, relative=True
    )


def _resolved(end: int, granularity: Granularity, days: Days | None) -> Reading | None:
    """Return a relative reading, None where it falls outside the calendar."""
    if days is None:
        return None
    return Reading(end=end, granularity=granularity, days=days, relative=True)


def _stepped(tokens: list[Token], at: int, published: dt.date) -> Reading | None:
    """Read "last month", "this year", "next week", "last Friday", "last May"."""
    step = STEPS[word_at(tokens, at)]
    name = word_at(tokens, at + 1)
    if name in _UNITS:
        granularity = _UNITS[name]
        return _resolved(at + 2, granularity, _period(granularity, step, published))
    weekday = calendar.WEEKDAYS.get(name)
    if weekday is not None and name in calendar.LONG_WEEKDAYS:
        back = (published.weekday() - weekday) % 7
        days = -(back or 7) if step < 0 else (7 - back) % 7 + (7 if step > 0 and not back else 0)
        day = published + dt.timedelta(days=days)
        return Reading(
            end=at + 2, granularity=Granularity.DAY, days=(day, day), weekday=weekday, relative=True
        )
    month = calendar.MONTHS.get(name)
    if month is not None and tokens[at + 1].text[0].isupper():
        year = published.year
        if step < 0 and month >= published.month:
            year -= 1
        elif step > 0 and month <= published.month:
            year += 1
        return _resolved(at + 2, Granularity.MONTH, months_of(year, month, 1))
    return None


def _period(granularity: Granularity, step: int, published: dt.date) -> Days | None:
    """Return the day, week, month ... that lies `step` periods from that of `published`."""
    if granularity is Granularity.DAY:
        day = published + dt.timedelta(days=step)
        return day, day
    if granularity is Granularity.WEEK:
        monday = published - dt.timedelta(days=published.weekday() - 7 * step)
        return monday, monday + dt.timedelta(days=6)
    if granularity is Granularity.YEAR:
        return years_of(published.year + step, published.year + step)
    if granularity is Granularity.DECADE:
        first = published.year // 10 * 10 + 10 * step
        return years_of(first, first + 9)
    length = 3 if granularity is Granularity.QUARTER else 1
    index = published.year * 12 + published.month - 1
    index = index // length * length + step * length
    return months_of(index // 12, index % 12 + 1, length)


def _ago(tokens: list[Token], at: int, published: dt.date) -> Reading | None:
    """Read "three weeks ago", "a year earlier"."""
    text = number_at(tokens, at)
    count = int(text) if text and len(text) < 4 else calendar.NUMBERS.get(word_at(tokens, at))
    name = word_at(tokens, at + 1).removesuffix("s")
    if count is None or name not in _UNITS:
        return None
    granularity = _UNITS[name]
    if granularity is Granularity.WEEK:
        day = published - dt.timedelta(weeks=count)
        return _resolved(at + 3, Granularity.WEEK, (day - dt.timedelta(3), day + dt.timedelta(3)))
    return _resolved(at + 3, granularity, _period(granularity, -count, published))
