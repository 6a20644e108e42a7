"""Tokens → a year of four digits, or of two behind an apostrophe, where no quantity is meant.

Part of `match/dates/`: "in 2019" is a year, "2,019 people" and "1500 cases" are amounts. Source:
RULES F13.
"""

from __future__ import annotations

from citecheck.language.en.dates import (
    BEFORE_COUNT,
    BEFORE_YEAR,
    COUNTED_PERSONS,
    OF_YEARS,
    UNITS_BEHIND_COUNT,
    YEAR_VERBS,
)
from citecheck.language.word_set import word_set
from citecheck.model import Granularity
from citecheck.nlp.dates.parts import ends_freely, year_at
from citecheck.nlp.dates.types import Reading, years_of
from citecheck.nlp.tokens import Kind, Token, number_at, sign_at, touches, word_at

_SHORT_YEAR_WORDS = BEFORE_YEAR | word_set("a back season summer winter spring autumn fall class")


def read_two_years(tokens: list[Token], at: int) -> Reading | None:
    """Read "2019", and spans written as one: "2010-11", "2020/21", "2019/2020"."""
    year = year_at(tokens, at)
    if year is None:
        return None
    mark = sign_at(tokens, at + 1)
    last = number_at(tokens, at + 2)
    if mark in ("-", "/", "–") and last and touches(tokens[at + 1], tokens[at + 2]):
        closing = int(last) if len(last) == 4 else year[0] // 100 * 100 + int(last)
        if len(last) in (2, 4) and closing == year[0] + 1 and ends_freely(tokens, at + 2):
            return Reading(
                end=at + 3,
                granularity=Granularity.INTERVAL,
                days=years_of(year[0], closing),
            )
    if not _is_year(tokens, at):
        return None
    return Reading(end=at + 1, granularity=Granularity.YEAR, days=years_of(year[0], year[0]))


def read_short_year(tokens: list[Token], at: int) -> Reading | None:
    """Read "'68" behind a word that leads to a year: "the class of '68"."""
    year = year_at(tokens, at) if word_at(tokens, at - 1) in _SHORT_YEAR_WORDS else None
    if year is None:
        return None
    return Reading(end=year[1], granularity=Granularity.YEAR, days=years_of(year[0], year[0]))


def _is_circa(tokens: list[Token], at: int) -> bool:
    """Whether the full stop at `at` ends the "c." or "ca." before a year."""
    return sign_at(tokens, at) == "." and word_at(tokens, at - 1) in ("c", "ca")


def _is_year(tokens: list[Token], at: int) -> bool:
    """Whether four digits are a year and no quantity."""
    before, behind = word_at(tokens, at - 1), word_at(tokens, at + 1)
    if behind in UNITS_BEHIND_COUNT or sign_at(tokens, at + 1) in ("%", "°"):
        return False
    introduced = before in BEFORE_YEAR or _is_circa(tokens, at - 1)
    if behind == "over" and not introduced and number_at(tokens, at + 2):
        return False  # "2000 over 3" is a fraction
    year = int(tokens[at].text)
    if 1900 <= year <= 2059:
        round_count = before in BEFORE_COUNT and not year % 100  # "to 2000 hires"
        sure = behind in OF_YEARS or (introduced and not round_count)
        return sure or not counts(tokens, at)
    return _is_old_year(tokens, at, introduced=introduced)


def _is_old_year(tokens: list[Token], at: int, *, introduced: bool) -> bool:
    """Whether four digits that are as often an amount are a year: "in 1848", "the War of 1812"."""
    before, behind = word_at(tokens, at - 1), word_at(tokens, at + 1)
    if behind in YEAR_VERBS and not before:
        return True
    if before == "from" and behind == "to":
        return False  # "from 1000 to 2000 hires"; a span of years is read as a whole
    if before == "of" and word_at(tokens, at - 2) and tokens[at - 2].text[0].isupper():
        return not counts(tokens, at)
    return (
        introduced
        and before not in BEFORE_COUNT
        and (not counts(tokens, at) or before in ("since", "circa", "year"))
    )


def counts(tokens: list[Token], at: int) -> bool:
    """Whether a plural noun follows in lower case, as behind a count."""
    token = tokens[at + 1] if at + 1 < len(tokens) else None
    if token is None or token.kind is not Kind.WORD or not token.text.islower():
        return False
    if token.text in COUNTED_PERSONS:
        return True
    return (
        token.text.endswith("s")
        and len(token.text) > 3
        and not token.text.endswith(("ss", "us", "is"))
    )
