"""Step 5: the dates of one source by year and month, so that few are compared with a claim's.

In: the dates of a source, once, and any date of a claim. Out: the dates that can agree with it in
any reading. What they say to each other is decided in `nlp/dates/compare.py`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from citecheck.model import Date
from citecheck.nlp.dates.compare import OPEN

_YEARS_AT_MOST = 30
"""A date that spans more years is not filed by year, but compared with every date."""


class Datebook:
    """The dates of one source, filed once."""

    def __init__(self, dates: tuple[Date, ...]) -> None:
        self._dates = dates
        self._by_year: dict[int, list[int]] = defaultdict(list)
        self._by_month: dict[int, list[int]] = defaultdict(list)
        self._without_year: dict[int, list[int]] = defaultdict(list)
        self._long: list[int] = []
        for number, date in enumerate(dates):
            self._file(number, date)

    def _file(self, number: int, date: Date) -> None:
        month = date.month if date.first is None else date.first.month
        if month is not None:
            self._by_month[month].append(number)
            if date.first is None:
                self._without_year[month].append(number)
        years = _years(date)
        if len(years) > _YEARS_AT_MOST:
            self._long.append(number)
            return
        for year in years:
            self._by_year[year].append(number)

    @cached_property
    def years(self) -> frozenset[int]:
        """The years in which the dates of the source begin."""
        return frozenset(date.first.year for date in self._dates if date.first is not None)

    def agreeing(self, said: Date) -> tuple[Date, ...]:
        """Return the dates, in order, that may agree with `said`; all others contradict it."""
        years = _years(said)
        if said.bound in OPEN or len(years) > _YEARS_AT_MOST:
            return self._dates
        if said.first is None:
            numbers = set() if said.month is None else set(self._by_month[said.month])
        else:
            filed = (self._by_year[year] for year in years if year in self._by_year)
            numbers = {*self._long, *self._without_year.get(said.first.month, ())}.union(*filed)
        return tuple(self._dates[number] for number in sorted(numbers))


def _years(date: Date) -> set[int]:
    """Return the years that any reading of `date` touches."""
    return {year for span in _readings(date) for year in range(span[0], span[1] + 1)}


def _readings(date: Date) -> Iterable[tuple[int, int]]:
    if date.first is not None and date.last is not None:
        yield date.first.year, date.last.year
    if date.alternative is not None:
        yield date.alternative[0].year, date.alternative[1].year
