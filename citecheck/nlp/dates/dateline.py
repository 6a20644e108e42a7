"""A tool of the checks: the text of a source → the day on which it says that it was published.

For sources whose format does not tell. A day counts if it stands near the top, in a line that
says so ("Published", "Updated") or holds hardly more than the date.
"""

from __future__ import annotations

import datetime as dt
import re

from citecheck.language.en.dates import DATELINE
from citecheck.lazy_regex import regex
from citecheck.model import Granularity
from citecheck.nlp.dates import find_dates

_TOP = 3000  # code points in which a dateline is looked for

_CUE = regex(
    DATELINE,
    re.IGNORECASE,
)
_MOST_BESIDE = 25  # code points that a line of its own holds beside the date
_LONGEST_DATE = 80  # code points of a day with its weekday and time
_DIGIT = regex(r"\d")
_FINE = (Granularity.DAY, Granularity.TIME)


def dateline(text: str) -> dt.date | None:
    """Return the day near the top of `text` that reads most like a dateline, or None.

    A line that says so goes before a bare date, which may be the day of the visit.
    """
    alone: dt.date | None = None
    for line in text[:_TOP].split("\n"):
        bare = line.strip()
        if not _may_be_one(bare):
            continue
        for date in find_dates(bare):
            if date.first is None or date.granularity not in _FINE:
                continue
            if _CUE.search(bare[: date.start]):
                return date.first
            if alone is None and len(bare) - len(date.text) <= _MOST_BESIDE:
                alone = date.first
    return alone


def _may_be_one(line: str) -> bool:
    """Whether a line holds little more than a date, or a date and a word that says so."""
    short = len(line) <= _MOST_BESIDE + _LONGEST_DATE
    return _DIGIT.search(line) is not None and (short or _CUE.search(line) is not None)
