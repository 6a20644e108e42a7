"""Text → its figures and its dates together, for which it is taken apart once.

A tool of `match/`; what either is, is decided in `nlp/figures/` and `match/dates/`.
"""

from __future__ import annotations

import datetime as dt

from citecheck.model import Date, Figure
from citecheck.nlp.dates import placed, with_relative
from citecheck.nlp.figures import figures_in, read_passage
from citecheck.nlp.tokens import chunks


def find_figures_and_dates(
    text: str, published: dt.date | None = None
) -> tuple[tuple[Figure, ...], tuple[Date, ...]]:
    """Return what `find_figures` and `find_dates` return, in little more than half the time."""
    figures: list[Figure] = []
    dates: list[Date] = []
    for start, end in chunks(text):
        passage = read_passage(text, start, end)
        figures += figures_in(passage)
        readings = passage.dates
        if published is not None:
            readings = with_relative(readings, passage.tokens, passage.marks, published)
        dates += [placed(reading, passage.tokens, text) for reading in readings]
    return tuple(figures), tuple(dates)
