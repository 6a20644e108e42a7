"""Tokens → a year of four digits, or of two behind an apostrophe, where no quantity is meant.

Part of `match/dates/`: "in 2019" is a year, "2,019 people" and "1500 cases" are amounts. Source:
RULES F13.
"""

from __future__ import annotations

from citecheck.language.word_set import word_set
from citecheck.model import Granularity
from citecheck.nlp.dates.parts import ends_freely, year_at
from citecheck.nlp.dates.types import Reading, years_of
from citecheck.nlp.tokens import Kind, Token, number_at, sign_at, touches, word_at

_YEAR_WORDS = word_set(
    "in since of by until till from during before after between early late mid circa around "
    "year years and through for to about the than c"
)
_SHORT_YEAR_WORDS = _YEAR_WORDS | word_set("a back season summer winter spring autumn fall class")
_YEAR_VERBS = word_set("saw was marked brought began ended")  # "1848 saw revolts"
_OF_YEARS = word_set("levels prices elections results standards figures")  # "with 1990 levels"
_BEFORE_COUNT = word_set("to about than for around the and of")
_UNIT_WORDS = word_set(
    "percent per million billion thousand km kilometres kilometers miles metres meters feet mm cm "
    "kg tonnes tons pounds dollars euros yen rpm hp kw mw watts gallons litres liters acres "
    "hectares calories degrees pc points people"
)
_COUNTED = word_set("people men women children")


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
    if behind in _UNIT_WORDS or sign_at(tokens, at + 1) in ("%", "°"):
        return False
    introduced = before in _YEAR_WORDS or _is_circa(tokens, at - 1)
    if behind == "over" and not introduced and number_at(tokens, at + 2):
        return False  # "2000 over 3" is a fraction
    year = int(tokens[at].text)
    if 1900 <= year <= 2059:
        round_count = before in _BEFORE_COUNT and not year % 100  # "to 2000 hires"
        sure = behind in _OF_YEARS or (introduced and not round_count)
        return sure or not counts(tokens, at)
    return _is_old_year(tokens, at, introduced=introduced)


def _is_old_year(tokens: list[Token], at: int, *, introduced: bool) -> bool:
    """Whether four digits that are as often an amount are a year: "in 1848", "the War of 1812"."""
    before, behind = word_at(tokens, at - 1), word_at(tokens, at + 1)
    if behind in _YEAR_VERBS and not before:
        return True
    if before == "from" and behind == "to":
        return False  # "from 1000 to 2000 hires"; a span of years is read as a whole
    if before == "of" and word_at(tokens, at - 2) and tokens[at - 2].text[0].isupper():
        return not counts(tokens, at)
    return (
        introduced
        and before not in _BEFORE_COUNT
        and (not counts(tokens, at) or before in ("since", "circa", "year"))
    )


def counts(tokens: list[Token], at: int) -> bool:
    """Whether a plural noun follows in lower case, as behind a count."""
    token = tokens[at + 1] if at + 1 < len(tokens) else None
    if token is None or token.kind is not Kind.WORD or not token.text.islower():
        return False
    if token.text in _COUNTED:
        return True
    return (
        token.text.endswith("s")
        and len(token.text) > 3
        and not token.text.endswith(("ss", "us", "is"))
    )
