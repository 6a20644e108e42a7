"""A tool of the checks: the text of a source → the day on which it says that it was published.

For sources whose format does not tell. A day counts if it stands near the top, in a line that
says so ("Published", "Updated") or holds hardly more than the date.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from citecheck.language.en.dates import DATELINE
from citecheck.lazy_regex import regex
from citecheck.model import Date, Granularity
from citecheck.nlp.dates import find_dates

_TOP = 3000  # code points in which a dateline is looked for
_CUE = regex(
    DATELINE,
    re.IGNORECASE,
)
_MOST_BESIDE = 25  # code points that a line of its own holds beside the date
_FINE = (Granularity.DAY, Granularity.TIME)


def dateline(text: str, dates: Iterable[Date] | None = None) -> dt.date | None:
    """Return the day near the top of `text` that reads most like a dateline, or None.

    A line that says so goes before a bare date, which may be the day of the visit.

    Args:
        text: the whole text.
        dates: its dates, in order, where they are known; at least those near its top.
    """
    top = text[:_TOP]
    alone: dt.date | None = None
    for date in find_dates(top) if dates is None else dates:
        if date.end > _TOP:
            break
        if date.first is None or date.granularity not in _FINE:
            continue
        start = top.rfind("\n", 0, date.start) + 1
        line = top[start:].split("\n", 1)[0]
        if _CUE.search(top[start : date.start]):
            return date.first
        if alone is None and len(line.strip()) - len(date.text) <= _MOST_BESIDE:
            alone = date.first
    return alone
