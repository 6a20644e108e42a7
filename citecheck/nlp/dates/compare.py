"""A tool of the date check: two dates of one thing → how the claim's stands to the source's.

`compare` takes for granted that both are about the same event; whether they are is asked in
`checks/date/check.py`. Dates compare at the coarser granularity (RULES F13).
"""

from __future__ import annotations

import calendar
import datetime as dt

from msgspec.structs import replace

from citecheck.model import Date, Finding, Granularity

SUPPORTS = frozenset({Finding.EQUAL, Finding.ROUNDED, Finding.COMPATIBLE})
"""What speaks for a claim (RULES W4)."""

OPEN = ("before", "after", "by")
"""Bounds that leave the day itself open; "since" and "until" name an end."""

_YEAR = dt.timedelta(days=365)

Days = tuple[dt.date, dt.date]

_SEASON_EDGE = dt.timedelta(days=31)
"""How far a season reaches to either side: terms, fashions and weather keep no calendar."""


def compare(claim: Date, source: Date) -> Finding:
    """Return the finding for two dates of the same event.

    `NOT_FOUND` says that they cannot be held against each other (a day without a year beside a
    year).

    Source: RULES F13.
    """
    if wrong_weekday(claim) is not None:
        return Finding.CONTRADICTED
    said, found = _days(claim), _days(source)
    if said is None or found is None:
        return _without_year(claim, source)
    if {claim.bound, source.bound} == {"by", "before"}:
        return _latest(claim, said, source, found)
    if claim.bound in OPEN and claim.bound != source.bound:
        return _bounded(claim.bound, said, found)
    finding = _by_days(claim, said, source, found)
    if finding is not Finding.CONTRADICTED:
        return finding
    return _other_reading(claim, source)


def _latest(claim: Date, said: Days, source: Date, found: Days) -> Finding:
    """Judge "by the end of 2030" beside "before 2031" by the last day that each leaves."""
    own, other = (
        days[1] if date.bound == "by" else _moved(days[0], -dt.timedelta(days=1))
        for date, days in ((claim, said), (source, found))
    )
    if own == other:
        return Finding.EQUAL
    if other < own:
        return Finding.COMPATIBLE
    within = source.bound == "by" and found[0] <= _moved(own, dt.timedelta(days=1)) <= found[1]
    return Finding.AMBIGUOUS if within else Finding.CONTRADICTED


def _bounded(bound: str, said: Days, found: Days) -> Finding:
    """Judge "before", "by" and "after" a date beside a date of the source."""
    if said == found:
        return Finding.EQUAL if bound == "by" else Finding.CONTRADICTED
    if bound == "after":
        right = found[1] > said[1]
    else:
        right = found[0] < said[0] or (bound == "by" and found[0] <= said[1])
    return Finding.COMPATIBLE if right else Finding.CONTRADICTED


def wrong_weekday(date: Date) -> int | None:
    """Return the weekday (0 = Monday) that a day really was, where the text names another."""
    if date.weekday is None or date.first is None or date.granularity is not Granularity.DAY:
        return None
    real = date.first.weekday()
    return None if real == date.weekday else real


def _days(date: Date) -> Days | None:
    return None if date.first is None or date.last is None else (date.first, date.last)


def _by_days(claim: Date, said: Days, source: Date, found: Days) -> Finding:
    if said == found:
        return _same_days(claim, source)
    if claim.granularity is source.granularity is Granularity.INTERVAL:
        return _intervals(said, found)
    if said[0] <= found[0] and found[1] <= said[1]:
        whole = claim.granularity is Granularity.INTERVAL
        return Finding.COMPATIBLE if whole else Finding.ROUNDED
    if found[0] <= said[0] and said[1] <= found[1]:
        at_an_end = source.granularity is Granularity.INTERVAL and (
            said[0] == found[0] or said[1] == found[1]
        )
        return Finding.COMPATIBLE if at_an_end else Finding.OVERPRECISE
    return _loosely(claim, said, source, found)


def _loosely(claim: Date, said: Days, source: Date, found: Days) -> Finding:
    """Judge dates that lie apart: seasons and fiscal years have no ends that all agree on."""
    if claim.granularity is Granularity.SEASON and _lies_in(_widened(said), found):
        return Finding.COMPATIBLE
    if source.granularity is Granularity.SEASON and _lies_in(_widened(found), said):
        return Finding.OVERPRECISE
    years = {claim.granularity, source.granularity}
    if Granularity.FISCAL_YEAR in years and said[0] <= found[1] and found[0] <= said[1]:
        return Finding.AMBIGUOUS
    return Finding.CONTRADICTED


def holds(date: Date, day: dt.date) -> bool:
    """Whether `day` is one that `date` names or covers; False where `date` has no year."""
    days = _days(date)
    if days is None:
        return False
    wide = _widened(days) if date.granularity is Granularity.SEASON else (days,)
    return _lies_in(wide, (day, day))


def _widened(season: Days) -> tuple[Days, ...]:
    """Return the days that a season may mean; "winter 2018" is either of that year's winters."""
    first, last = season
    turns = first.year != last.year
    return tuple(
        (_moved(first, -_SEASON_EDGE - years), _moved(last, _SEASON_EDGE - years))
        for years in (dt.timedelta(), *[_YEAR] * turns)
    )


def _moved(day: dt.date, by: dt.timedelta) -> dt.date:
    """Return the day `by` later, within what the calendar of Python holds."""
    ordinal = day.toordinal() + by.days
    return dt.date.fromordinal(min(max(ordinal, 1), dt.date.max.toordinal()))


def _lies_in(stretches: tuple[Days, ...], days: Days) -> bool:
    return any(first <= days[0] and days[1] <= last for first, last in stretches)


def _same_days(claim: Date, source: Date) -> Finding:
    """Judge dates that cover the same days: a fiscal year is not always the calendar's."""
    fiscal = [date.granularity is Granularity.FISCAL_YEAR for date in (claim, source)]
    return Finding.AMBIGUOUS if any(fiscal) and not all(fiscal) else Finding.EQUAL


def _intervals(said: Days, found: Days) -> Finding:
    """Judge two intervals: each end at the coarser granularity of the two (both ends in)."""
    if _same_end(said[0], found[0]) and _same_end(said[1], found[1]):
        finer = said[0] > found[0] or said[1] < found[1]
        return Finding.OVERPRECISE if finer else Finding.ROUNDED
    return Finding.CONTRADICTED


def _same_end(one: dt.date, two: dt.date) -> bool:
    """Whether two ends agree, where one may stand for its whole month or year."""
    if one.year != two.year:
        return False
    turns = {(1, 1), (12, 31)}
    if (one.month, one.day) in turns or (two.month, two.day) in turns:
        return True
    last = calendar.monthrange(one.year, one.month)[1]
    return one.month == two.month and (one == two or bool({one.day, two.day} & {1, last}))


def _other_reading(claim: Date, source: Date) -> Finding:
    """Judge an ambiguous form (05/03/2024) by the reading that was not taken first."""
    readings = [
        (one, two)
        for one in (claim, _turned(claim))
        for two in (source, _turned(source))
        if one is not None and two is not None
    ]
    for one, two in readings[1:]:
        said, found = _days(one), _days(two)
        if said and found and _by_days(one, said, two, found) in SUPPORTS:
            return Finding.AMBIGUOUS
    return Finding.CONTRADICTED


def _turned(date: Date) -> Date | None:
    """Return the date in its other reading, None where it has one only."""
    if date.alternative is None:
        return None
    first, last = date.alternative
    return replace(date, first=first, last=last, alternative=None)


def _without_year(claim: Date, source: Date) -> Finding:
    """Judge dates of which one at least names no year: the day and the month must agree."""
    said, found = _month_and_day(claim), _month_and_day(source)
    if _weekdays_differ(claim, source):
        return Finding.CONTRADICTED
    if said is None or found is None or said[0] is None or found[0] is None:
        return Finding.NOT_FOUND
    if said[0] != found[0]:
        return Finding.CONTRADICTED
    if said[1] == found[1]:
        both = _days(claim) is None and _days(source) is None
        return Finding.EQUAL if both else Finding.COMPATIBLE
    if said[1] is None:
        return Finding.ROUNDED
    return Finding.OVERPRECISE if found[1] is None else Finding.CONTRADICTED


def _weekdays_differ(claim: Date, source: Date) -> bool:
    """Whether one names a weekday that the day of the other was not."""
    for one, two in ((claim, source), (source, claim)):
        if one.first is None and one.weekday is not None and two.first is not None:
            day = two.granularity in (Granularity.DAY, Granularity.TIME)
            return day and two.first.weekday() != one.weekday
    return False


def _month_and_day(date: Date) -> tuple[int | None, int | None] | None:
    """Return (month, day) as far as said, None for what is coarser than a month."""
    if date.first is None or date.last is None:
        return date.month, date.day
    if date.granularity in (Granularity.DAY, Granularity.TIME):
        return date.first.month, date.first.day
    if date.granularity is Granularity.MONTH:
        return date.first.month, None
    return None


def weekday_name(number: int) -> str:
    """Return the English name of a weekday, 0 = Monday."""
    return calendar.day_name[number]
