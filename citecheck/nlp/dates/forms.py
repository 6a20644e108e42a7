"""Tokens → one date in any of its written forms.

Part of `match/dates/`: the dispatch. Numbers are read in `numeric.py`, months by name in
`named.py`, years and periods in `periods.py`, holidays in `holidays.py`.
"""

from __future__ import annotations

from citecheck.language import calendar as words
from citecheck.language.word_set import word_set
from citecheck.model import Granularity
from citecheck.nlp.dates.clock import with_time
from citecheck.nlp.dates.holidays import HOLIDAY_WORDS, read_holiday
from citecheck.nlp.dates.named import read_day_month, read_month, read_with_weekday
from citecheck.nlp.dates.numeric import read_mixed, read_numbers
from citecheck.nlp.dates.periods import (
    read_counted,
    read_decade,
    read_fiscal,
    read_named_decade,
    read_quarter_code,
    read_season,
    read_short_decade,
    read_year_quarter,
)
from citecheck.nlp.dates.types import Reading
from citecheck.nlp.dates.years import read_short_year, read_two_years
from citecheck.nlp.tokens import Kind, Token

FIRST_WORDS = frozenset(
    [
        *words.MONTHS,
        *words.WEEKDAYS,
        *words.SEASONS,
        *words.ORDINALS,
        *words.TENS,
        *words.DECADES,
        *HOLIDAY_WORDS,
        *word_set("the q h fy fiscal financial school academic calendar tax year"),
    ]
)
_BY_NUMBER = (
    read_numbers,
    read_mixed,
    read_day_month,
    read_year_quarter,
    read_counted,
    read_decade,
    read_two_years,
)
_BY_WORD = (
    read_with_weekday,
    read_day_month,
    read_month,
    read_counted,
    read_fiscal,
    read_quarter_code,
    read_season,
    read_named_decade,
    read_holiday,
)


def read_form(tokens: list[Token], at: int) -> Reading | None:
    """Return the date that starts at `at`, in the first form that fits, with its time of day."""
    token = tokens[at]
    if token.kind is Kind.SIGN:
        if token.text not in "'’":
            return None
        return read_short_decade(tokens, at) or read_short_year(tokens, at)
    if token.kind is Kind.WORD and token.lower not in FIRST_WORDS:
        return None
    for read in _BY_NUMBER if token.kind is Kind.NUMBER else _BY_WORD:
        reading = read(tokens, at)
        if reading is not None:
            dated = reading.granularity is Granularity.DAY
            return with_time(tokens, reading) if dated else reading
    return None
