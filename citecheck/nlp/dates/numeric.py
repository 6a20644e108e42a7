"""Dates written in numbers: 2019-05-03, 03/05/2019, 3.5.2019, 2019/aug/01, 2019-05, 12-2015.

Part of `match/dates/`. Day before month unless only the other order fits; where both do, the
other one is the `alternative`. Source: ISO 8601-1:2019; RULES F13.
"""

from __future__ import annotations

from citecheck.model import Granularity
from citecheck.nlp.dates.parts import month_at
from citecheck.nlp.dates.types import Days, Reading, day_of, months_of
from citecheck.nlp.tokens import Kind, Token, number_at, sign_at, touches

_SEPARATORS = frozenset("-/.–‑")
_EARLIEST, _LATEST = 1000, 2100
_PIVOT = 70  # years of two digits below it lie in this century


def read_numbers(tokens: list[Token], at: int) -> Reading | None:
    """Read 2019-05-03, 2019/05/03, 03/05/2019, 3.5.2019, 2019-05 and 12-2015."""
    token = tokens[at]
    if token.text.count(".") == 2:
        parts, end = token.text.split("."), at + 1
    else:
        parts, end = _chain(tokens, at)
    if not _stands_free(tokens, at, end):
        return None
    if len(parts) == 3:
        return _three_numbers(parts, end)
    if len(parts) == 2:
        return _month_and_year(parts, end)
    return None


def _chain(tokens: list[Token], at: int) -> tuple[list[str], int]:
    """Return up to three numbers joined by one kind of separator, touching each other."""
    parts, end = [tokens[at].text], at + 1
    separator = sign_at(tokens, end)
    while (
        len(parts) < 3
        and separator in _SEPARATORS
        and sign_at(tokens, end) == separator
        and number_at(tokens, end + 1)
        and touches(tokens[end - 1], tokens[end])
        and touches(tokens[end], tokens[end + 1])
    ):
        parts.append(tokens[end + 1].text)
        end += 2
    return parts, end


def _stands_free(tokens: list[Token], at: int, end: int) -> bool:
    """Whether no letter or further number touches the tokens from `at` to `end`."""
    if at and touches(tokens[at - 1], tokens[at]):
        before = tokens[at - 1]
        if before.kind is not Kind.SIGN or before.text in "$£€¥+#_":
            return False
    if end < len(tokens) and touches(tokens[end - 1], tokens[end]):
        behind = tokens[end]
        if behind.kind is Kind.WORD and behind.text not in ("T", "Z"):
            return False
        if behind.text in ("/", "%") or (behind.text == "-" and number_at(tokens, end + 1) == ""):
            return behind.text == "-"
    return True


def _three_numbers(parts: list[str], end: int) -> Reading | None:
    """Read year, month, day in the order that the lengths and sizes allow."""
    lengths = tuple(map(len, parts))
    if not all(part.isdecimal() for part in parts) or max(lengths) > 4:
        return None
    first, second, third = map(int, parts)
    if lengths[0] == 4 and max(lengths[1:]) <= 2:
        return _day_reading(day_of(first, second, third), None, end)
    if max(lengths[:2]) > 2 or lengths[2] not in (2, 4):
        return None
    year = third
    if lengths[2] == 2:
        year += 2000 if third < _PIVOT else 1900
    by_day, by_month = day_of(year, second, first), day_of(year, first, second)
    other = by_month if by_day != by_month else None
    return _day_reading(by_day or by_month, other if by_day else None, end)


def _day_reading(days: Days | None, alternative: Days | None, end: int) -> Reading | None:
    """Return a day as read, None where it is none or lies outside the years that are read."""
    if days is None or not _EARLIEST <= days[0].year <= _LATEST:
        return None
    return Reading(
        end=end,
        granularity=Granularity.DAY,
        days=days,
        month=days[0].month,
        day=days[0].day,
        alternative=alternative,
    )


def _month_and_year(parts: list[str], end: int) -> Reading | None:
    """Read "2015-12" and "12-2015", where no span of years can be meant ("2010-11" can)."""
    if not all(part.isdecimal() for part in parts):
        return None
    lengths = (len(parts[0]), len(parts[1]))
    if lengths == (4, 2):
        year, month = int(parts[0]), int(parts[1])
        if int(parts[0][2:]) + 1 == month:
            return None
    elif lengths in ((2, 4), (1, 4)):
        month, year = int(parts[0]), int(parts[1])
    else:
        return None
    if not (_EARLIEST <= year <= _LATEST and 1 <= month <= 12):
        return None
    days = months_of(year, month, 1)
    return Reading(end=end, granularity=Granularity.MONTH, days=days, month=month)


def read_mixed(tokens: list[Token], at: int) -> Reading | None:
    """Read "2019/aug/01", "2020/23/Sep", "23-2020-September": a month's name among numbers."""
    separator = sign_at(tokens, at + 1)
    if separator not in ("/", "-") or sign_at(tokens, at + 3) != separator:
        return None
    if not all(touches(tokens[i], tokens[i + 1]) for i in range(at, min(at + 4, len(tokens) - 1))):
        return None
    parts = [number_at(tokens, at), number_at(tokens, at + 2), number_at(tokens, at + 4)]
    places = [i for i, part in enumerate(parts) if not part]
    month = month_at(tokens, at + 2 * places[0]) if len(places) == 1 else None
    numbers = sorted((part for part in parts if part), key=len)
    if (
        month is None
        or len(numbers) != 2
        or (len(numbers[0]), len(numbers[1])) not in ((1, 4), (2, 4))
    ):
        return None
    days = day_of(int(numbers[1]), month[0], int(numbers[0]))
    if days is None:
        return None
    return Reading(
        end=at + 5,
        granularity=Granularity.DAY,
        days=days,
        month=month[0],
        day=int(numbers[0]),
    )
