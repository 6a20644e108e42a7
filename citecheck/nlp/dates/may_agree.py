"""A tool of the date check: which dates of a source may agree with one of a claim, at a glance.

In: dates. Out: those that can agree in any reading. What two say to each other is decided in
`nlp/dates/compare.py`.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable

from citecheck.model import Date
from citecheck.nlp.dates.compare import OPEN

_LONG = 30
"""Years between the ends of a date that any day without a year may lie in."""

_WIDE = 20
"""Years from which a date is not filed under each of them."""


class Calendar:
    """The dates of one source, filed under their years."""

    def __init__(self, dates: Iterable[Date]) -> None:
        """Take the dates, in order."""
        self._dates = tuple(dates)
        self._by_year: dict[int, list[int]] = defaultdict(list)
        self._unfiled: list[int] = []
        for number, date in enumerate(self._dates):
            years = {year for reading in _readings(date) for year in _years(reading)}
            if not 0 < len(years) <= _WIDE:
                self._unfiled.append(number)
                continue
            for year in years:
                self._by_year[year].append(number)

    def alike(self, said: Date) -> list[Date]:
        """Return the dates that may agree with `said`, in order."""
        years = {year for reading in _readings(said) for year in _years(reading)}
        numbers: Iterable[int] = range(len(self._dates))
        if years and said.bound not in OPEN:
            filed = (self._by_year[year] for year in years & self._by_year.keys())
            numbers = sorted(set(self._unfiled).union(*filed))
        return [date for date in map(self._dates.__getitem__, numbers) if may_agree(said, date)]


def may_agree(said: Date, found: Date) -> bool:
    """Whether a date of a source may agree with `said`; if not, it contradicts it."""
    if said.bound in OPEN:
        return True
    own, others = _readings(said), _readings(found)
    if own and others:
        return any(
            one[0].year <= other[1].year and other[0].year <= one[1].year
            for one in own
            for other in others
        )
    if own and own[0][1].year - own[0][0].year >= _LONG:
        return True
    month = _month(said)
    return month is not None and month == _month(found)


def _month(date: Date) -> int | None:
    return date.month if date.first is None else date.first.month


def _readings(date: Date) -> list[tuple[dt.date, dt.date]]:
    """Return the first and the last day of each reading of `date`."""
    if date.first is None or date.last is None:
        return [] if date.alternative is None else [date.alternative]
    first = (date.first, date.last)
    return [first] if date.alternative is None else [first, date.alternative]


def _years(days: tuple[dt.date, dt.date]) -> range:
    return range(days[0].year, days[1].year + 1)
