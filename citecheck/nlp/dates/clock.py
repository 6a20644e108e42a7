"""The time of day that follows a date: "5 May 2019 at 10:30 pm", "2014-10-19T20:00Z".

Part of `match/dates/`. A date with a time is finer, not another day.
"""

from __future__ import annotations

from citecheck.model import Granularity
from citecheck.nlp.dates.types import Reading
from citecheck.nlp.tokens import Kind, Token, sign_at, touches, word_at


def with_time(tokens: list[Token], reading: Reading) -> Reading:
    """Return the date with the time behind it, or as it is."""
    at = reading.end
    at += sign_at(tokens, at) == ","
    at += word_at(tokens, at) in ("at", "t")
    end = _time_end(tokens, at)
    return reading._replace(end=end, granularity=Granularity.TIME) if end else reading


def _time_end(tokens: list[Token], at: int) -> int:
    """Return the end of the time at `at`, 0 where there is none."""
    if at >= len(tokens) or tokens[at].kind is not Kind.NUMBER or len(tokens[at].text) > 5:
        return 0
    end, minutes = at + 1, False
    while (
        sign_at(tokens, end) == ":"
        and end + 1 < len(tokens)
        and tokens[end + 1].kind is Kind.NUMBER
        and touches(tokens[end], tokens[end + 1])
    ):
        end, minutes = end + 2, True
    half = word_at(tokens, end)
    if half in ("am", "pm", "z"):
        return end + 1
    if half in ("a", "p") and sign_at(tokens, end + 1) == "." and word_at(tokens, end + 2) == "m":
        return end + 3
    return end if minutes else 0
