"""Text → the dates in it: absolute, partial, relative, intervals, with their granularity.

A tool of `match/`: a string → :class:`~citecheck.model.Date` values in order, none overlapping.
It does not judge whether two dates agree; `checks/date.py` does.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from citecheck.match.dates.bounded import LEADERS, STARTERS, read_date
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
        tokens = tokenise(text, start, end)
        for reading in dates_among(tokens, published):
            first, last = tokens[reading.start or 0], tokens[reading.end - 1]
            found.append(_placed(reading, Span(first.start, last.end), text))
    return tuple(found)


def dates_among(tokens: list[Token], published: dt.date | None = None) -> Iterator[Reading]:
    """Yield the dates among tokens, in order; each says at which token it starts and ends."""
    openings = _openings(tokens, RELATIVE_STARTERS if published is not None else STARTERS)
    if published is None and all(tokens[at].lower in LEADERS for at in openings):
        return
    free = 0
    for at in openings:
        if at < free:
            continue
        reading = read_date(tokens, at)
        if reading is None and published is not None:
            reading = read_relative(tokens, at, published)
        if reading is not None:
            free = reading.end
            yield reading if reading.start is not None else reading._replace(start=at)


def _openings(tokens: list[Token], words: frozenset[str]) -> list[int]:
    """Return where a date can begin: a glance that spares most tokens a second look."""
    return [
        at
        for at, token in enumerate(tokens)
        if token.lower in words or (token.kind is Kind.NUMBER and _may_be_part(token.text))
    ]


def _may_be_part(number: str) -> bool:
    """Whether digits can be a day, a month, a year, or all three ("05.03.2024")."""
    length = len(number)
    return length <= 2 or length == 4 or (length <= _LONGEST and number.count(".") == 2)


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
