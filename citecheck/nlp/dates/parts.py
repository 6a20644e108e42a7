"""Tokens → the parts of a date: a year, a month, a day of the month, a weekday.

Part of `match/dates/`. Each function takes the tokens and a place, and returns the part with the
index behind it, or None.
"""

from __future__ import annotations

from citecheck.language import calendar
from citecheck.nlp.tokens import Kind, Token, number_at, sign_at, touches, word_at

EARLIEST, LATEST = 1000, 2100  # four digits outside this are not read as a year

_PIVOT = 40  # "'39" is 2039, "'40" is 1940
_APOSTROPHES = frozenset({"'", "’"})

Part = tuple[int, int]


def year_at(tokens: list[Token], at: int) -> Part | None:
    """Read a year of four digits, or "'68", that is not part of a longer number or a code."""
    if sign_at(tokens, at) in _APOSTROPHES:
        return _short_year_at(tokens, at)
    text = number_at(tokens, at)
    if len(text) != 4 or not EARLIEST <= int(text) <= LATEST:
        return None
    return (int(text), at + 1) if free_standing(tokens, at) else None


def _short_year_at(tokens: list[Token], at: int) -> Part | None:
    """Read the two digits behind the apostrophe at `at`, where no quotation mark is meant."""
    text = number_at(tokens, at + 1)
    if len(text) != 2 or not touches(tokens[at], tokens[at + 1]):
        return None
    if at and touches(tokens[at - 1], tokens[at]):
        return None
    behind = tokens[at + 2] if at + 2 < len(tokens) else None
    if behind is not None and touches(tokens[at + 1], behind) and behind.text not in ".,;:)":
        return None
    year = int(text)
    return year + (2000 if year < _PIVOT else 1900), at + 2


def free_standing(tokens: list[Token], at: int) -> bool:
    """Whether the number at `at` touches no letter, currency sign or decimal point."""
    if at and touches(tokens[at - 1], tokens[at]):
        before = tokens[at - 1]
        if before.kind is not Kind.SIGN or before.text in "$£€¥#_@.+":
            return False
        if before.text in "-/" and at > 1 and tokens[at - 2].kind is Kind.NUMBER:
            return False  # the end of a code, or of a date that is none
    return ends_freely(tokens, at)


def ends_freely(tokens: list[Token], at: int) -> bool:
    """Whether no letter, per cent or currency sign touches the end of the number at `at`."""
    if at + 1 < len(tokens) and touches(tokens[at], tokens[at + 1]):
        behind = tokens[at + 1]
        if behind.kind is not Kind.SIGN or behind.text in "%$£€°_@":
            return False
    return True


def month_at(tokens: list[Token], at: int) -> Part | None:
    """Read the name of a month; the full stop of an abbreviation belongs to it."""
    word = word_at(tokens, at)
    month = calendar.MONTHS.get(word)
    if month is None:
        return None
    stop = word in calendar.ABBREVIATED and sign_at(tokens, at + 1) == "."
    return month, at + 1 + stop


def day_at(tokens: list[Token], at: int) -> Part | None:
    """Read a day of the month: "5", "05", "5th", "fifth", "twenty-sixth"."""
    text = number_at(tokens, at)
    if text:
        if len(text) > 2 or not 1 <= int(text) <= 31:
            return None
        end = at + 1
        suffix = word_at(tokens, end)
        if (suffix in ("st", "nd", "rd", "th", "er") and touches(tokens[at], tokens[end])) or (
            sign_at(tokens, end) in ("º", "°") and touches(tokens[at], tokens[end])
        ):
            end += 1
        return int(text), end
    return ordinal_day_at(tokens, at)


def ordinal_day_at(tokens: list[Token], at: int) -> Part | None:
    """Read "fifth", "twenty-sixth", "thirty first"."""
    word = word_at(tokens, at)
    if word in calendar.ORDINALS:
        return calendar.ORDINALS[word], at + 1
    if word in calendar.TENS:
        unit_at = at + 1 + (sign_at(tokens, at + 1) in ("-", "‐", "‑"))
        unit = calendar.ORDINALS.get(word_at(tokens, unit_at), 0)
        if 0 < unit < 10 and calendar.TENS[word] + unit <= 31:
            return calendar.TENS[word] + unit, unit_at + 1
    return None


def weekday_at(tokens: list[Token], at: int) -> Part | None:
    """Read the name of a weekday, with its abbreviation's full stop."""
    word = word_at(tokens, at)
    weekday = calendar.WEEKDAYS.get(word)
    if weekday is None or not tokens[at].text[0].isupper():
        return None
    stop = word not in calendar.LONG_WEEKDAYS and sign_at(tokens, at + 1) == "."
    return weekday, at + 1 + stop
