"""Tokens → an interval between two dates: "from 2019 to 2023", "3–5 May 2024", "May to July 2020".

Part of `match/dates/`. Both ends are in; what only the second end says (the year, the month)
goes for the first as well.
"""

from __future__ import annotations

from collections.abc import Callable

from citecheck.language.calendar import MONTHS
from citecheck.language.en.dates import INTERVAL_JOINTS, INTERVAL_OPENERS
from citecheck.model import Granularity
from citecheck.nlp.dates.parts import (
    EARLIEST,
    LATEST,
    Part,
    day_at,
    ends_freely,
    month_at,
    year_at,
)
from citecheck.nlp.dates.types import Days, Reading, day_of, months_of, years_of
from citecheck.nlp.dates.years import counts
from citecheck.nlp.tokens import Kind, Token, number_at, sign_at, touches, word_at

Reader = Callable[[list[Token], int], Reading | None]
_RECENT = 1900  # years before it may as well be amounts
_DASHES = frozenset("-–—‑~")
_BETWEEN = INTERVAL_JOINTS | _DASHES
_FAR = 16  # tokens from the start of a date to what joins it with another


def read_interval(tokens: list[Token], at: int, read: Reader) -> Reading | None:
    """Return the interval that starts at `at`, "from" or "between" included, or the one date there.

    `read` reads either end, where no shorter form fits; behind an opener a single date is None.
    """
    opener = word_at(tokens, at)
    start = at + (opener in INTERVAL_OPENERS)
    if start >= len(tokens):
        return None
    first = tokens[start]
    short = None
    if not any(token.lower in _BETWEEN for token in tokens[start + 1 : start + _FAR]):
        return None if opener in INTERVAL_OPENERS else read(tokens, start)
    if first.kind is Kind.NUMBER:
        short = _years(tokens, start, opener) or _days_of_month(tokens, start)
    elif first.lower in MONTHS:
        short = _days_of_month(tokens, start) or _months(tokens, start)
    return short or _full(tokens, start, opener, read)


def _joint(tokens: list[Token], at: int, opener: str) -> int | None:
    """Return the place behind what joins two dates at `at`, None where nothing does."""
    word = word_at(tokens, at)
    if word in INTERVAL_JOINTS and (word != "and" or opener == "between"):
        return at + 1
    return at + 1 if sign_at(tokens, at) in _DASHES else None


def _years(tokens: list[Token], at: int, opener: str) -> Reading | None:
    """Read "2019 to 2023", "2014–2018", "2014-18"."""
    first = year_at(tokens, at)
    if first is None:
        return None
    place = _joint(tokens, first[1], opener)
    if place is None:
        return None
    last = _last_year(tokens, place) or _short_year(tokens, place, first[0])
    if last is None or last[0] <= first[0] or sign_at(tokens, last[1]) in ("%", "°"):
        return None
    if first[0] < _RECENT and counts(tokens, last[1] - 1):
        return None  # "from 1000 to 2000 hires"
    days = years_of(first[0], last[0])
    return Reading(end=last[1], granularity=Granularity.INTERVAL, days=days)


def _last_year(tokens: list[Token], at: int) -> Part | None:
    """Read the year at `at`, which a hyphen may join with the one before: "1993-2020"."""
    text = number_at(tokens, at)
    joined = len(text) == 4 and EARLIEST <= int(text) <= LATEST and ends_freely(tokens, at)
    code = sign_at(tokens, at + 1) in ("-", "/") and bool(number_at(tokens, at + 2))
    return (int(text), at + 1) if joined and not code else year_at(tokens, at)


def _short_year(tokens: list[Token], at: int, first: int) -> tuple[int, int] | None:
    """Read the "18" of "2014-18", where nothing goes on behind it."""
    text = number_at(tokens, at)
    if len(text) != 2 or not touches(tokens[at - 1], tokens[at]):
        return None
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    if behind is not None and touches(tokens[at], behind) and behind.text in "-/%":
        return None
    return first // 100 * 100 + int(text), at + 1


def _days_of_month(tokens: list[Token], at: int) -> Reading | None:
    """Read "3–5 May 2024", "3 to 5 May", "May 3-5, 2024"."""
    if number_at(tokens, at):
        first = day_at(tokens, at)
        place = None if first is None else _joint(tokens, first[1], "between")
        last = None if place is None else day_at(tokens, place)
        if first is None or last is None or first[0] >= last[0]:
            return None
        month = month_at(tokens, last[1] + (word_at(tokens, last[1]) == "of"))
        if month is None:
            return None
        return _within_month(tokens, month, (first[0], last[0]), month[1])
    month = month_at(tokens, at)
    if month is None or not number_at(tokens, month[1]):
        return None
    first = day_at(tokens, month[1])
    place = None if first is None else _joint(tokens, first[1], "from")
    last = None if place is None or not number_at(tokens, place) else day_at(tokens, place)
    if first is None or last is None or first[0] >= last[0]:
        return None
    return _within_month(tokens, month, (first[0], last[0]), last[1])


def _within_month(
    tokens: list[Token], month: tuple[int, int], ends: tuple[int, int], at: int
) -> Reading | None:
    """Return the days `ends` of a month, with the year that may follow at `at`."""
    year = year_at(tokens, at + (sign_at(tokens, at) == ","))
    if year is None:
        if ends[1] > 31:
            return None
        return Reading(end=at, granularity=Granularity.INTERVAL, month=month[0], day=ends[0])
    first, last = day_of(year[0], month[0], ends[0]), day_of(year[0], month[0], ends[1])
    if first is None or last is None:
        return None
    return Reading(end=year[1], granularity=Granularity.INTERVAL, days=(first[0], last[1]))


def _months(tokens: list[Token], at: int) -> Reading | None:
    """Read "May to July 2020", "Nov–Feb 2017"."""
    first = month_at(tokens, at)
    place = None if first is None else _joint(tokens, first[1], "between")
    last = None if place is None else month_at(tokens, place)
    if first is None or last is None:
        return None
    year = year_at(
        tokens, last[1] + (word_at(tokens, last[1]) == "of" or sign_at(tokens, last[1]) == ",")
    )
    if year is None:
        return None
    count = (last[0] - first[0]) % 12 + 1
    days = months_of(year[0] - (last[0] < first[0]), first[0], count)
    return Reading(end=year[1], granularity=Granularity.INTERVAL, days=days)


def _full(tokens: list[Token], at: int, opener: str, read: Reader) -> Reading | None:
    """Read two dates in any form: "5 May 2019 to 3 June 2020", "26 June to 28 June 2020"."""
    first = read(tokens, at)
    if first is None:
        return None
    single = None if opener in INTERVAL_OPENERS else first
    place = _joint(tokens, first.end, opener)
    if place is None or place >= len(tokens):
        return single
    last = read(tokens, place)
    if last is None and word_at(tokens, place) == "the" and place + 1 < len(tokens):
        last = read(tokens, place + 1)
    if last is None or last.days is None:
        return single
    days = first.days
    if days is None and first.month is not None:
        days = _in_year(last.days[0].year, first.month, first.day)
    if days is None or days[0] > last.days[1]:
        return single
    return Reading(
        end=last.end,
        granularity=Granularity.INTERVAL,
        days=(days[0], last.days[1]),
        start=first.start if single else None,
    )


def _in_year(year: int, month: int, day: int | None) -> Days | None:
    """Return the day, or the whole month, in the year that only the other end says."""
    return months_of(year, month, 1) if day is None else day_of(year, month, day)
