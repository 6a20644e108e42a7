"""Text → the dates in it: absolute, partial, relative, intervals, with their granularity.

A tool of `match/`: a string → :class:`~citecheck.model.Date` values in order, none overlapping.
It does not judge whether two dates agree; `checks/date/check.py` does.
"""

from __future__ import annotations

import datetime as dt

from citecheck.language import calendar
from citecheck.model import Date, Span
from citecheck.nlp.dates.bounded import STARTERS, read_date
from citecheck.nlp.dates.relative import RELATIVE_WORDS, relative_among
from citecheck.nlp.dates.types import Reading
from citecheck.nlp.tokens import Kind, Token, chunks, marks_among, tokenise

__all__ = ["DATE_WORDS", "dates_among", "find_dates", "placed", "with_relative"]

_LONGEST = 10  # characters of a number in a date: "05.03.2024"
_LEAD = 12  # tokens between the first word of a date and the number or month that makes it one
_MAKERS = frozenset([*calendar.MONTHS, *calendar.DECADES, "century", "centuries"])
DATE_WORDS = STARTERS | _MAKERS | RELATIVE_WORDS


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
        marks = marks_among(tokens, DATE_WORDS)
        readings = dates_among(tokens, marks)
        if published is not None:
            readings = with_relative(readings, tokens, marks, published)
        found += [placed(reading, tokens, text) for reading in readings]
    return tuple(found)


def dates_among(tokens: list[Token], marks: list[int]) -> list[Reading]:
    """Return the dates among tokens that need no day of publication, in order.

    `marks` are the places of all numbers and of all `DATE_WORDS`, and may be more.
    """
    found: list[Reading] = []
    free = 0
    for at in _openings(tokens, marks):
        if at >= free:
            reading = read_date(tokens, at)
            if reading is not None:
                free = reading.end
                found.append(reading if reading.start is not None else reading._replace(start=at))
    return found


def with_relative(
    absolute: list[Reading], tokens: list[Token], marks: list[int], published: dt.date
) -> list[Reading]:
    """Return `absolute`, the dates among the tokens, with the relative ones, in order.

    "Last May" says more than the month in it, "last Friday, 3 May" no more than its day.
    """
    held = {at: reading for reading in absolute for at in range(reading.start or 0, reading.end)}
    added: list[Reading] = []
    for reading in relative_among(tokens, marks, published):
        inside = [held[at] for at in range(reading.start or 0, reading.end) if at in held]
        if all(one.days is None and one.end <= reading.end for one in inside):
            added.append(reading)
            for one in inside:
                held.pop(one.start or 0, None)
    kept = [reading for reading in absolute if (reading.start or 0) in held]
    return sorted([*kept, *added], key=lambda reading: reading.start or 0)


def _openings(tokens: list[Token], marks: list[int]) -> list[int]:
    """Return where a date can begin: at a number or month, or at words that lead to one."""
    found: list[int] = []
    leaders: list[int] = []
    number = Kind.NUMBER
    for at in marks:
        token = tokens[at]
        word = token.lower
        if word in _MAKERS or (token.kind is number and _may_be_part(word)):
            found += [leader for leader in leaders if leader >= at - _LEAD]
            found.append(at)
            leaders.clear()
        elif word in STARTERS:
            leaders.append(at)
    return found


def _may_be_part(number: str) -> bool:
    """Whether digits can be a day, a month, a year, or all three ("05.03.2024")."""
    length = len(number)
    return length <= 2 or length == 4 or (length <= _LONGEST and number.count(".") == 2)


def placed(reading: Reading, tokens: list[Token], text: str) -> Date:
    """Return what was read as a date at its place."""
    span = Span(tokens[reading.start or 0].start, tokens[reading.end - 1].end)
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
