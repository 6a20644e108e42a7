"""Tokens → a date in one of its written forms: by number, by month, year, decade, quarter ...

Part of `match/dates/`. Each reader takes the tokens and a place and returns a
:class:`Reading` that starts there, or None. Intervals between two dates are in `intervals.py`,
dates relative to the day of publication in `relative.py`.
"""

from __future__ import annotations

from dataclasses import replace

from citecheck.match.dates import words
from citecheck.match.dates.parts import day_at, free_standing, month_at, weekday_at, year_at
from citecheck.match.dates.reading import Reading, day_of, months_of, years_of
from citecheck.match.tokens import Kind, Token, number_at, sign_at, touches, word_at
from citecheck.model import Granularity

_SEPARATORS = frozenset("-/.–‑")


def read_form(tokens: list[Token], at: int) -> Reading | None:
    """Return the date that starts at `at`, in the first form that fits."""
    token = tokens[at]
    if token.kind is Kind.SIGN:
        return _short_decade(tokens, at) if token.text in "'’" else None
    if token.kind is Kind.NUMBER:
        return (
            _by_numbers(tokens, at)
            or _day_month(tokens, at)
            or _year_quarter(tokens, at)
            or _counted(tokens, at)
            or _decade(tokens, at)
            or _two_years(tokens, at)
        )
    if token.lower not in _FIRST_WORDS:
        return None
    return (
        _with_weekday(tokens, at)
        or _day_month(tokens, at)
        or _month(tokens, at)
        or _counted(tokens, at)
        or _fiscal(tokens, at)
        or _quarter_code(tokens, at)
        or _season(tokens, at)
        or _named_decade(tokens, at)
    )


# --- by numbers -----------------------------------------------------------------------


def _by_numbers(tokens: list[Token], at: int) -> Reading | None:
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
    if not all(part.isdecimal() and len(part) <= 4 for part in parts):
        return None
    if len(parts[0]) == 4 and len(parts[1]) <= 2 >= len(parts[2]):
        year, month, day = map(int, parts)
        days = day_of(year, month, day)
        if days is None or not 1000 <= year <= 2100:
            return None
        return Reading(end=end, granularity=Granularity.DAY, days=days, month=month, day=day)
    if len(parts[0]) > 2 or len(parts[1]) > 2 or len(parts[2]) not in (2, 4):
        return None
    first, second, year = map(int, parts)
    if len(parts[2]) == 2:
        year += 2000 if year < 70 else 1900
    if not 1000 <= year <= 2100:
        return None
    by_day, by_month = day_of(year, second, first), day_of(year, first, second)
    days = by_day or by_month
    if days is None:
        return None
    other = by_month if by_day and by_month and by_day != by_month else None
    return Reading(
        end=end,
        granularity=Granularity.DAY,
        days=days,
        month=days[0].month,
        day=days[0].day,
        alternative=other,
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
    if not (1000 <= year <= 2100 and 1 <= month <= 12):
        return None
    days = months_of(year, month, 1)
    return Reading(end=end, granularity=Granularity.MONTH, days=days, month=month)


# --- by the name of the month ---------------------------------------------------------


def _with_weekday(tokens: list[Token], at: int) -> Reading | None:
    """Read "Friday, 5 May 2019", "Friday the 5th of May"."""
    weekday = weekday_at(tokens, at)
    if weekday is None:
        return None
    following = weekday[1] + (sign_at(tokens, weekday[1]) == ",")
    following += word_at(tokens, following) == "the"
    if following >= len(tokens):
        return None
    reading = (
        _day_month(tokens, following) or _month(tokens, following) or _numbers(tokens, following)
    )
    if reading is None or reading.granularity is not Granularity.DAY:
        return None
    return replace(reading, weekday=weekday[0])


def _numbers(tokens: list[Token], at: int) -> Reading | None:
    """Read a date by numbers, where a number stands."""
    return _by_numbers(tokens, at) if tokens[at].kind is Kind.NUMBER else None


def _day_month(tokens: list[Token], at: int) -> Reading | None:
    """Read "5 May 2019", "5th of May, 2019", "the fifth of May", "5. Mai 2019"."""
    start = at + (word_at(tokens, at) == "the")
    day = day_at(tokens, start)
    if day is None or not free_standing_day(tokens, start):
        return None
    middle = day[1]
    if sign_at(tokens, middle) == "." or word_at(tokens, middle) in ("of", "de"):
        middle += 1
    elif sign_at(tokens, middle) in ("-", "/", "‑") and touches(tokens[middle - 1], tokens[middle]):
        middle += 1
    month = month_at(tokens, middle)
    if month is None:
        return None
    return _completed(tokens, day[0], month[0], month[1])


def free_standing_day(tokens: list[Token], at: int) -> bool:
    """Whether the day at `at` is no part of a longer number."""
    if not at or not touches(tokens[at - 1], tokens[at]):
        return True
    return tokens[at - 1].kind is Kind.SIGN and tokens[at - 1].text not in "$£€¥.,"


def _completed(tokens: list[Token], day: int, month: int, at: int) -> Reading | None:
    """Return day and month with the year that may follow at `at`."""
    year_place = at
    if sign_at(tokens, at) in (",", "-", "/", "‑") or word_at(tokens, at) in ("of", "in", "de"):
        year_place += 1
    year = year_at(tokens, year_place)
    if year is not None:
        days = day_of(year[0], month, day)
        if days is None:
            return None
        return Reading(end=year[1], granularity=Granularity.DAY, days=days, month=month, day=day)
    if day_of(2024, month, day) is None:
        return None
    return Reading(end=at, granularity=Granularity.DAY, month=month, day=day)


def _month(tokens: list[Token], at: int) -> Reading | None:
    """Read "May 5, 2019", "May 5th", "May 2019", "May of 2019", "in May"."""
    month = month_at(tokens, at)
    if month is None:
        return None
    with_day = _month_day(tokens, *month)
    if with_day is not None:
        return with_day
    place = month[1]
    if sign_at(tokens, place) in (",", "/", "-") or word_at(tokens, place) in ("of", "de"):
        place += 1
    year = year_at(tokens, place)
    if year is not None:
        days = months_of(year[0], month[0], 1)
        return Reading(end=year[1], granularity=Granularity.MONTH, days=days, month=month[0])
    if not _is_month_alone(tokens, at, month[1]):
        return None
    return Reading(end=month[1], granularity=Granularity.MONTH, month=month[0])


def _month_day(tokens: list[Token], month: int, at: int) -> Reading | None:
    """Read the day behind a month's name: "May 5, 2019", "June the 28th", "Dec31, 1994"."""
    start = at + (word_at(tokens, at) == "the")
    start += sign_at(tokens, start) in ("/", "-") and bool(number_at(tokens, start + 1))
    day = day_at(tokens, start)
    if day is None:
        return None
    if number_at(tokens, start) and _goes_on(tokens, day[1]):
        return None
    if not number_at(tokens, start) and start == at and day[0] < 2 and not year_at(tokens, day[1]):
        return None
    return _completed(tokens, day[0], month, day[1])


def _goes_on(tokens: list[Token], at: int) -> bool:
    """Whether the number before `at` belongs to something else: "May 5%", "March 10 million"."""
    if at >= len(tokens):
        return False
    if touches(tokens[at - 1], tokens[at]):
        return tokens[at].text in ("%", ":") or tokens[at].kind is Kind.WORD
    return tokens[at].lower in ("percent", "million", "billion", "per", "thousand")


_BEFORE_MONTH = frozenset(
    "in since last next this early late mid until till by from between during of to and and on "
    "every each through before after previous".split()
)


def _is_month_alone(tokens: list[Token], at: int, end: int) -> bool:
    """Whether the word at `at` is a month without day or year beside it."""
    token = tokens[at]
    before = word_at(tokens, at - 1)
    if token.lower in words.DOUBTFUL_MONTHS or not token.text[0].isupper():
        return token.text[0].isupper() and before in _BEFORE_MONTH and before != "to"
    return token.lower not in words.ABBREVIATED or before in _BEFORE_MONTH or end > at + 1


# --- years and more -------------------------------------------------------------------


_YEAR_WORDS = frozenset(
    "in since of by until till from during before after between early late mid circa around "
    "year years and through for to about the than c".split()
)


def _two_years(tokens: list[Token], at: int) -> Reading | None:
    """Read "2019", and spans written as one: "2010-11", "2020/21", "2019/2020"."""
    year = year_at(tokens, at)
    if year is None:
        return None
    mark = sign_at(tokens, at + 1)
    last = number_at(tokens, at + 2)
    if mark in ("-", "/", "–") and last and touches(tokens[at + 1], tokens[at + 2]):
        closing = int(last) if len(last) == 4 else year[0] // 100 * 100 + int(last)
        if len(last) in (2, 4) and closing == year[0] + 1 and free_standing(tokens, at + 2):
            return Reading(
                end=at + 3,
                granularity=Granularity.INTERVAL,
                days=years_of(year[0], closing),
            )
    if not _is_year(tokens, at):
        return None
    return Reading(end=at + 1, granularity=Granularity.YEAR, days=years_of(year[0], year[0]))


def _is_year(tokens: list[Token], at: int) -> bool:
    """Whether four digits are a year and no quantity."""
    before, behind = word_at(tokens, at - 1), word_at(tokens, at + 1)
    if behind in _UNIT_WORDS or sign_at(tokens, at + 1) in ("%", "°"):
        return False
    year = int(tokens[at].text)
    introduced = before in _YEAR_WORDS
    if 1900 <= year <= 2059:
        return introduced or not _counts(tokens, at)
    return (
        introduced
        and before not in ("to", "about", "than", "for", "around", "the", "and", "of")
        and (not _counts(tokens, at) or before in ("since", "circa", "year"))
    )


_UNIT_WORDS = frozenset(
    "percent per million billion thousand km kilometres kilometers miles metres meters feet mm cm "
    "kg tonnes tons pounds dollars euros yen rpm hp kw mw watts gallons litres liters acres "
    "hectares calories degrees pc points people".split()
)


def _counts(tokens: list[Token], at: int) -> bool:
    """Whether a plural noun follows in lower case, as behind a count."""
    token = tokens[at + 1] if at + 1 < len(tokens) else None
    if token is None or token.kind is not Kind.WORD or not token.text.islower():
        return False
    return (
        token.text.endswith("s")
        and len(token.text) > 3
        and token.text not in ("was", "has", "this")
    )


def _decade(tokens: list[Token], at: int) -> Reading | None:
    """Read "1990s", "1990's", "1990 s", "the 90s"."""
    text = number_at(tokens, at)
    if len(text) not in (2, 4) or not text.endswith("0"):
        return None
    end = at + 1
    if sign_at(tokens, end) in ("'", "’") and touches(tokens[at], tokens[end]):
        end += 1
    if word_at(tokens, end) != "s" or (len(text) == 2 and not touches(tokens[at], tokens[end])):
        return None
    if len(text) == 2 and word_at(tokens, at - 1) not in ("the", "early", "late", "mid"):
        return None
    if len(text) == 4 and not 1000 <= int(text) <= 2100:
        return None
    first = int(text) if len(text) == 4 else _century_of(int(text)) + int(text)
    return _years(first, first + (99 if first % 100 == 0 and first < 1900 else 9), end + 1)


def _century_of(decade: int) -> int:
    """Return the century that a decade of two digits is taken to lie in."""
    return 2000 if decade in (0, 10) else 1900


def _years(first: int, last: int, end: int) -> Reading:
    """Return a decade (or the century that "1800s" means)."""
    granularity = Granularity.DECADE if last - first < 10 else Granularity.CENTURY
    return Reading(end=end, granularity=granularity, days=years_of(first, last))


def _short_decade(tokens: list[Token], at: int) -> Reading | None:
    """Read "'90s"."""
    text = number_at(tokens, at + 1)
    if len(text) != 2 or text[1] != "0" or not touches(tokens[at], tokens[at + 1]):
        return None
    if word_at(tokens, at + 2) != "s" or not touches(tokens[at + 1], tokens[at + 2]):
        return None
    first = _century_of(int(text)) + int(text)
    return _years(first, first + 9, at + 3)


def _named_decade(tokens: list[Token], at: int) -> Reading | None:
    """Read "the nineties"."""
    decade = words.DECADES.get(word_at(tokens, at))
    if decade is None or word_at(tokens, at - 1) not in ("the", "early", "late", "mid"):
        return None
    return _years(decade, decade + 9, at + 1)


def _counted(tokens: list[Token], at: int) -> Reading | None:
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
    if name not in ("quarter", "half"):
        return None
    year_place = place + 1 + (word_at(tokens, place + 1) in ("of", "in"))
    year = year_at(tokens, year_place)
    if year is None:
        return None
    return _part_of_year(name[0], number[0], year)


def _part_of_year(kind: str, number: int, year: tuple[int, int]) -> Reading | None:
    """Return the numbered quarter ("q") or half ("h") of a year."""
    length, granularity = (3, Granularity.QUARTER) if kind == "q" else (6, Granularity.HALF)
    if not 1 <= number <= 12 // length:
        return None
    days = months_of(year[0], (number - 1) * length + 1, length)
    return Reading(end=year[1], granularity=granularity, days=days)


def _quarter_code(tokens: list[Token], at: int) -> Reading | None:
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


def _year_quarter(tokens: list[Token], at: int) -> Reading | None:
    """Read "2019 Q3", "2019Q3"."""
    text = number_at(tokens, at)
    if len(text) != 4 or word_at(tokens, at + 1) not in ("q", "h"):
        return None
    number = number_at(tokens, at + 2)
    if len(number) != 1 or not touches(tokens[at + 1], tokens[at + 2]):
        return None
    return _part_of_year(word_at(tokens, at + 1), int(number), (int(text), at + 3))


def _fiscal(tokens: list[Token], at: int) -> Reading | None:
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


def _season(tokens: list[Token], at: int) -> Reading | None:
    """Read "summer 2019", "the winter of 2020"."""
    season = words.SEASONS.get(word_at(tokens, at))
    if season is None:
        return None
    place = at + 1 + (word_at(tokens, at + 1) in ("of", "in") or sign_at(tokens, at + 1) == ",")
    year = year_at(tokens, place)
    if year is None:
        return None
    return Reading(end=year[1], granularity=Granularity.SEASON, days=months_of(year[0], season, 3))


_FIRST_WORDS = frozenset(
    [
        *words.MONTHS,
        *words.WEEKDAYS,
        *words.SEASONS,
        *words.ORDINALS,
        *words.TENS,
        *words.DECADES,
        *("the q h fy fiscal financial school academic calendar tax year".split()),
    ]
)
