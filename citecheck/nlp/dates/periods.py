"""What is made of years: decades, centuries, quarters, halves, seasons, fiscal years, weeks.

Part of `match/dates/`. Source: RULES F13.
"""

from __future__ import annotations

import datetime as dt

from citecheck.language import calendar as words
from citecheck.model import Granularity
from citecheck.nlp.dates.parts import day_at, year_at
from citecheck.nlp.dates.types import Reading, months_of, years_of
from citecheck.nlp.tokens import Token, number_at, sign_at, touches, word_at


def read_decade(tokens: list[Token], at: int) -> Reading | None:
    """Read "1990s", "1990's", "1990 s", "the 90s"."""
    text = number_at(tokens, at)
    if len(text) not in (2, 4) or not text.endswith("0"):
        return None
    end = at + 1
    if sign_at(tokens, end) in ("'", "’") and touches(tokens[at], tokens[end]):
        end += 1
    if word_at(tokens, end) != "s" or (len(text) == 2 and not touches(tokens[at], tokens[end])):
        return None
    if len(text) == 4 and not 1000 <= int(text) <= 2100:
        return None
    first = int(text) if len(text) == 4 else _short_decade(tokens, at, int(text))
    if first is None:
        return None
    return _years(first, first + (99 if first % 100 == 0 and first < 1900 else 9), end + 1)


def _short_decade(tokens: list[Token], at: int, decade: int) -> int | None:
    """Return the first year of "90s" in "the 90s", and in "the 1840s and 90s"."""
    before = word_at(tokens, at - 1)
    if before in ("the", "early", "late", "mid"):
        return _century_of(decade) + decade
    earlier = number_at(tokens, at - 3) if word_at(tokens, at - 2) == "s" else ""
    joined = before in ("and", "or", "to") and len(earlier) == 4 and earlier.endswith("0")
    return int(earlier[:2]) * 100 + decade if joined else None


def _century_of(decade: int) -> int:
    """Return the century that a decade of two digits is taken to lie in."""
    return 2000 if decade in (0, 10) else 1900


def _years(first: int, last: int, end: int) -> Reading:
    """Return a decade (or the century that "1800s" means)."""
    granularity = Granularity.DECADE if last - first < 10 else Granularity.CENTURY
    return Reading(end=end, granularity=granularity, days=years_of(first, last))


def read_short_decade(tokens: list[Token], at: int) -> Reading | None:
    """Read "'90s"."""
    text = number_at(tokens, at + 1)
    if len(text) != 2 or text[1] != "0" or not touches(tokens[at], tokens[at + 1]):
        return None
    if word_at(tokens, at + 2) != "s" or not touches(tokens[at + 1], tokens[at + 2]):
        return None
    first = _century_of(int(text)) + int(text)
    return _years(first, first + 9, at + 3)


def read_named_decade(tokens: list[Token], at: int) -> Reading | None:
    """Read "the nineties"."""
    decade = words.DECADES.get(word_at(tokens, at))
    if decade is None or word_at(tokens, at - 1) not in ("the", "early", "late", "mid"):
        return None
    return _years(decade, decade + 9, at + 1)


def read_counted(tokens: list[Token], at: int) -> Reading | None:
    """Read "21st century", "third quarter of 2019", "first half of 2020"."""
    start = at + (word_at(tokens, at) == "the")
    number = day_at(tokens, start)
    if number is None or (number_at(tokens, start) and number[1] == start + 1):
        return None
    place = number[1] + (sign_at(tokens, number[1]) in ("-", "‑"))
    name = word_at(tokens, place)
    if name in ("century", "centuries"):
        first = (number[0] - 1) * 100 + 1
        return Reading(
            end=place + 1,
            granularity=Granularity.CENTURY,
            days=years_of(first, first + 99),
        )
    if name == "week":
        return _week_of(tokens, number[0], place + 1)
    if name not in ("quarter", "half"):
        return None
    year_place = place + 1 + (word_at(tokens, place + 1) in ("of", "in"))
    year = year_at(tokens, year_place)
    if year is None:
        return None
    return _part_of_year(name[0], number[0], year)


def _week_of(tokens: list[Token], number: int, at: int) -> Reading | None:
    """Read "of 2019" behind "first week": the weeks of ISO 8601."""
    year = year_at(tokens, at + (word_at(tokens, at) in ("of", "in")))
    if year is None or not 1 <= number <= 52:
        return None
    monday = dt.date.fromisocalendar(year[0], number, 1)
    days = (monday, monday + dt.timedelta(days=6))
    return Reading(end=year[1], granularity=Granularity.WEEK, days=days)


def _part_of_year(kind: str, number: int, year: tuple[int, int]) -> Reading | None:
    """Return the numbered quarter ("q") or half ("h") of a year."""
    length, granularity = (3, Granularity.QUARTER) if kind == "q" else (6, Granularity.HALF)
    if not 1 <= number <= 12 // length:
        return None
    days = months_of(year[0], (number - 1) * length + 1, length)
    return Reading(end=year[1], granularity=granularity, days=days)


def read_quarter_code(tokens: list[Token], at: int) -> Reading | None:
    """Read "Q3 2019", "H1 of 2020"."""
    number = number_at(tokens, at + 1)
    if word_at(tokens, at) not in ("q", "h") or len(number) != 1:
        return None
    if not touches(tokens[at], tokens[at + 1]):
        return None
    place = at + 2 + (word_at(tokens, at + 2) == "of" or sign_at(tokens, at + 2) in (",", "-", "/"))
    year = year_at(tokens, place)
    if year is None:
        return None
    return _part_of_year(word_at(tokens, at), int(number), year)


def read_year_quarter(tokens: list[Token], at: int) -> Reading | None:
    """Read "2019 Q3", "2019Q3"."""
    text = number_at(tokens, at)
    if len(text) != 4 or word_at(tokens, at + 1) not in ("q", "h"):
        return None
    number = number_at(tokens, at + 2)
    if len(number) != 1 or not touches(tokens[at + 1], tokens[at + 2]):
        return None
    return _part_of_year(word_at(tokens, at + 1), int(number), (int(text), at + 3))


def read_fiscal(tokens: list[Token], at: int) -> Reading | None:
    """Read "FY2020", "fiscal 2021", "financial year 2020-21", "the year 2008"."""
    word = word_at(tokens, at)
    if word == "fy":
        place = at + 1 + (sign_at(tokens, at + 1) in ("'", "’"))
    elif word in ("fiscal", "financial", "school", "academic", "calendar", "tax"):
        place = at + 1 + (word_at(tokens, at + 1) == "year")
        if word != "fiscal" and place == at + 1:
            return None
    elif word == "year":
        place = at + 1 + (word_at(tokens, at + 1) == "of")
    else:
        return None
    text = number_at(tokens, place)
    if word == "fy" and len(text) == 2:
        year = 2000 + int(text)
    elif len(text) == 4 and 1000 <= int(text) <= 2100:
        year = int(text)
    else:
        return None
    if word in ("year", "calendar"):
        start = place if word == "year" else at
        return Reading(
            end=place + 1, granularity=Granularity.YEAR, days=years_of(year, year), start=start
        )
    end, last = place + 1, year
    tail = number_at(tokens, place + 2)
    if sign_at(tokens, end) in ("-", "/", "–") and len(tail) in (2, 4):
        end, last = place + 3, year + 1
    return Reading(end=end, granularity=Granularity.FISCAL_YEAR, days=years_of(year, last))


def read_season(tokens: list[Token], at: int) -> Reading | None:
    """Read "summer 2019", "the winter of 2020"."""
    season = words.SEASONS.get(word_at(tokens, at))
    if season is None:
        return None
    place = at + 1 + (word_at(tokens, at + 1) in ("of", "in") or sign_at(tokens, at + 1) == ",")
    year = year_at(tokens, place)
    if year is None:
        return None
    return Reading(end=year[1], granularity=Granularity.SEASON, days=months_of(year[0], season, 3))
