"""What stands before a date and belongs to it: "since", "no later than", "early", "the end of".

Part of `match/dates/`. A bound is kept as a word and leaves the days as they are; "early", "mid"
and "late" narrow them to a third of the period.
"""

from __future__ import annotations

import datetime as dt

from citecheck.language import calendar
from citecheck.language.en.dates import BOUNDS, LATER, PARTS, PARTS_WITH_OF
from citecheck.language.word_set import word_set
from citecheck.model import Granularity
from citecheck.nlp.dates.forms import FIRST_WORDS, read_form
from citecheck.nlp.dates.intervals import read_interval
from citecheck.nlp.dates.types import Days, Reading
from citecheck.nlp.tokens import Kind, Token, sign_at, word_at

_MARKS = frozenset("'’")
_SIGNS = {">": "after", "<": "before", "≥": "since", "≤": "until"}
# Words that begin a date but are none without something else behind them.
LEADERS = frozenset([*BOUNDS, *PARTS, *_SIGNS, *_MARKS, "from", "between", "in", "the"])
STARTERS = FIRST_WORDS | LEADERS
_JOINTS = word_set("to until till through thru and century centuries quarter half week")
_FREQUENT = frozenset({"the", "in", "from", "between"})
_COUNTED = frozenset([*calendar.ORDINALS, *calendar.TENS])
_BEHIND_DAY = (
    calendar.MONTHS.keys() | calendar.ORDINALS.keys() | _JOINTS | word_set("st nd rd th er s of de")
) | frozenset("-‐‑–—~/.º°'’")
_EARLIER = frozenset({"earlier", "before"})
_PERIODS = frozenset({Granularity.MONTH, Granularity.YEAR, Granularity.DECADE, Granularity.CENTURY})


def read_date(tokens: list[Token], at: int) -> Reading | None:
    """Return the date that starts at `at`, with its bound, or None."""
    token = tokens[at]
    if token.kind is Kind.WORD and token.lower in BOUNDS:
        for more, bound in BOUNDS[token.lower]:
            place = at + 1 + len(more)
            if tuple(word_at(tokens, at + 1 + i) for i in range(len(more))) == more:
                return _bounded(tokens, at, place, bound) or read_plain(tokens, at)
    if token.text in _SIGNS:
        place = at + 1 + (sign_at(tokens, at + 1) == "=")
        wide = {"after": "since", "before": "until"} if place > at + 1 else {}
        return _bounded(tokens, at, place, wide.get(_SIGNS[token.text], _SIGNS[token.text]))
    reading = read_plain(tokens, at)
    return None if reading is None else _with_tail(tokens, reading)


def may_start(tokens: list[Token], at: int) -> bool:
    """Whether a date can begin at `at`: a glance that spares most tokens a second look."""
    token = tokens[at]
    behind = tokens[at + 1] if at + 1 < len(tokens) else token
    if token.kind is Kind.NUMBER:
        length = len(token.text)
        if length > 2:
            return length == 4 or token.text.count(".") == 2
        return behind.lower in _BEHIND_DAY
    if token.kind is Kind.SIGN:
        return token.text in _MARKS
    if token.lower in _COUNTED:
        return behind.lower in _BEHIND_DAY
    if token.lower in _FREQUENT:
        return behind.kind is Kind.NUMBER or behind.lower in STARTERS
    return token.lower in STARTERS


def _bounded(tokens: list[Token], at: int, place: int, bound: str) -> Reading | None:
    """Return the date at `place` with the bound that starts at `at`."""
    for skipped in (0, 1):
        start = place + skipped
        if skipped and word_at(tokens, place) != "the":
            break
        reading = read_plain(tokens, start) if start < len(tokens) else None
        if reading is not None:
            return reading._replace(start=at, bound=bound)
    return None


def _with_tail(tokens: list[Token], reading: Reading) -> Reading:
    """Read "and later", "or earlier", "onwards" behind a date."""
    at = reading.end
    if word_at(tokens, at) in ("onward", "onwards"):
        return reading._replace(end=at + 1, bound="since")
    if word_at(tokens, at) not in ("and", "or"):
        return reading
    word = word_at(tokens, at + 1)
    if word in LATER or word in _EARLIER:
        behind = tokens[at + 2] if at + 2 < len(tokens) else None
        if behind is None or behind.kind is Kind.SIGN:
            return reading._replace(end=at + 2, bound="since" if word in LATER else "until")
    return reading


def read_plain(tokens: list[Token], at: int) -> Reading | None:
    """Return the interval, part of a period or date that starts at `at`."""
    return read_interval(tokens, at, read_part) if may_start(tokens, at) else None


def read_part(tokens: list[Token], at: int) -> Reading | None:
    """Read "early 2019", "mid-1990s", "the end of May 2020", or a date as it is."""
    start = at + (word_at(tokens, at) == "the" and word_at(tokens, at + 1) in PARTS_WITH_OF)
    word = word_at(tokens, start)
    third = PARTS.get(word)
    if third is None:
        return read_form(tokens, at)
    place = start + 1
    if word in PARTS_WITH_OF:
        if word_at(tokens, place) != "of":
            return None
        place += 1
    place += sign_at(tokens, place) in ("-", "‑")
    if place >= len(tokens):
        return None
    reading = read_form(tokens, place)
    if reading is None and word_at(tokens, place) == "the":
        reading = read_form(tokens, place + 1) if place + 1 < len(tokens) else None
    if reading is None or reading.granularity not in _PERIODS:
        return None
    days = None if reading.days is None else _third(reading.days, third)
    return reading._replace(start=start, days=days)


def _third(days: Days, which: int) -> Days:
    """Return the first (0), middle (1) or last (2) third of a period."""
    length = (days[1] - days[0]).days + 1
    first = days[0] + dt.timedelta(days=length * which // 3)
    last = days[0] + dt.timedelta(days=length * (which + 1) // 3 - 1)
    return first, last
