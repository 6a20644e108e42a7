"""Step 5: which dates of a source may agree with a date of a claim, told at a glance.

In: two dates. Out: whether they can agree in any reading. What they say to each other is decided in
`nlp/dates/compare.py`.
"""

from __future__ import annotations

from collections.abc import Iterator

from citecheck.model import Date
from citecheck.nlp.dates.compare import OPEN

_YEARS_AT_MOST = 30
"""A date that spans more years may agree with every date."""


def may_agree(said: Date, found: Date) -> bool:
    """Whether a date of a source may agree with `said`; if not, it contradicts it."""
    own, others = list(_years(said)), list(_years(found))
    if said.bound in OPEN or _is_long(own) or _is_long(others):
        return True
    if said.first is None or found.first is None:
        month = _month(said)
        return month is not None and month == _month(found)
    return any(one.start < other.stop and other.start < one.stop for one in own for other in others)


def _month(date: Date) -> int | None:
    return date.month if date.first is None else date.first.month


def _years(date: Date) -> Iterator[range]:
    """Yield the years that each reading of `date` touches."""
    if date.first is not None and date.last is not None:
        yield range(date.first.year, date.last.year + 1)
    if date.alternative is not None:
        yield range(date.alternative[0].year, date.alternative[1].year + 1)


def _is_long(years: list[range]) -> bool:
    return sum(map(len, years)) > _YEARS_AT_MOST
