"""Step 5: which dates of a source may agree with a date of a claim, told at a glance.

In: two dates. Out: whether they can agree in any reading. What they say to each other is decided in
`nlp/dates/compare.py`.
"""

from __future__ import annotations

import datetime as dt

from citecheck.model import Date
from citecheck.nlp.dates.compare import OPEN

_LONG = 30
"""Years between the ends of a date that any day without a year may lie in."""


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
