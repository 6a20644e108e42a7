"""Text → the dates in it: absolute, partial, relative, intervals, with their granularity.

A tool of `match/`: a string → :class:`~citecheck.model.Date` values in order, none overlapping.
It does not judge whether two dates agree; `checks/date.py` does.
"""

from __future__ import annotations

import datetime as dt

from citecheck.match.dates.bounded import STARTERS, read_date
from citecheck.match.dates.reading import Reading
from citecheck.match.dates.relative import RELATIVE_WORDS, read_relative
from citecheck.match.tokens import Kind, Token, chunks, tokenise
from citecheck.model import Date, Span

__all__ = ["dates_among", "find_dates"]

RELATIVE_STARTERS = STARTERS | RELATIVE_WORDS
_LONGEST = 10  # characters of a number in a date: "05.03.2024"


def find_dates(text: str, published: dt.date | None = None) -> tuple[Date, ...]:
    """Return the dates in `text`, in order; spans are code points into `text`.

    Relative dates ("last month", "on Friday") need `published`, the day of publication, and are
    left out without it. Years outside 1000-2100 and durations are no dates. Never raises; the
    time is linear in the length of the text.

    Source: ISO 8601-1:2019 (forms by numbers); RULES F13 (granularity).
    """
    found: list[Date] = []
    for start, end in chunks(text):
        found.extend(dates_among(tokenise(text, start, end), text, published))
    return tuple(found)


def dates_among(tokens: list[Token], text: str, published: dt.date | None) -> list[Date]:
    """Return the dates among the tokens of `text`, in order."""
    found: list[Date] = []
    free = 0
    openings = RELATIVE_STARTERS if published is not None else STARTERS
    for at in _candidates(tokens, openings):
        reading = read_date(tokens, at) if at >= free else None
        if reading is None and published is not None and at >= free:
            reading = read_relative(tokens, at, published)
        if reading is None:
            continue
        start = at if reading.start is None else reading.start
        found.append(_placed(reading, Span(tokens[start].start, tokens[reading.end - 1].end), text))
        free = reading.end
    return found


def _candidates(tokens: list[Token], openings: frozenset[str]) -> list[int]:
    """Return where a date can begin: a glance that spares most tokens a second look."""
    return [
        at
        for at, token in enumerate(tokens)
        if token.lower in openings or (token.kind is Kind.NUMBER and len(token.text) <= _LONGEST)
    ]


def _placed(reading: Reading, span: Span, text: str) -> Date:
    """Return what was read as a date at its place."""
    first, last = reading.days or (None, None)
    return Date(
        span=span,
        text=span.of(text),
        first=first,
        last=last,
        granularity=reading.granularity,
        month=reading.month,
        day=reading.day,
        weekday=reading.weekday,
        relative=reading.relative,
        alternative=reading.alternative,
        bound=reading.bound,
    )
