"""Text → its figures and its dates together, for which it is taken apart once.

A tool of `match/`; what either is, is decided in `nlp/figures/` and `match/dates/`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from citecheck.model import Date, Figure
from citecheck.nlp.dates import placed, with_relative
from citecheck.nlp.figures import Passage, figures_in, read_passage
from citecheck.nlp.tokens import chunks


def first_passage(text: str) -> Passage:
    """Return the beginning of `text`, of bounded size, ready to be searched."""
    return read_passage(text, *next(chunks(text)))


def dates_of(passage: Passage) -> Iterator[Date]:
    """Yield the dates of a passage that need no day of publication, in order."""
    return (placed(reading, passage.tokens, passage.text) for reading in passage.dates)


def find_figures_and_dates(
    text: str, published: dt.date | None = None, first: Passage | None = None
) -> tuple[tuple[Figure, ...], tuple[Date, ...]]:
    """Return what `find_figures` and `find_dates` return, in little more than half the time.

    Args:
        text: the whole text.
        published: its day of publication, where it is known.
        first: what `first_passage` gave of it, where that was asked.
    """
    figures: list[Figure] = []
    dates: list[Date] = []
    for start, end in chunks(text):
        passage = first if first and not start else read_passage(text, start, end)
        figures += figures_in(passage)
        readings = passage.dates
        if published is not None:
            readings = with_relative(readings, passage.tokens, passage.marks, published)
        dates += [placed(reading, passage.tokens, text) for reading in readings]
    return tuple(figures), tuple(dates)
