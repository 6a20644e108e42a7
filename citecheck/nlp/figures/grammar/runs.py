"""Numbers that together are one thing, and no amount: times of day, phones, "3-for-10", "007".

Part of `nlp/figures/`: tokens and the place of a number → where such a thing ends. Source:
RULES F16.
"""

from __future__ import annotations

from citecheck.language.common.time_zones import ZONES
from citecheck.language.figures import NUMBER_JOINTS
from citecheck.nlp.tokens import Kind, Token, number_at, sign_at, touches, word_at

_LONGEST_TIME = 5  # characters of "12.45"
_MOST_GROUPS = 5  # of a phone number


def run_end(tokens: list[Token], at: int) -> int:
    """Return the end of the time, phone or chain of numbers that starts at `at`, 0 if none."""
    return _time_end(tokens, at) or _phone_end(tokens, at) or _worded_end(tokens, at)


def _time_end(tokens: list[Token], at: int) -> int:
    """Return the end of a time of day, 0 if none starts at `at`."""
    end = _clock_end(tokens, at)
    if end:
        return end
    text = tokens[at].text
    short = len(text) <= _LONGEST_TIME and text.replace(".", "").isdecimal()
    return _hours_end(tokens, at) if short else 0


def _clock_end(tokens: list[Token], at: int) -> int:
    """Return the end of "10:30" and "2:11:53.5", 0 if none."""
    end = at + 1
    while (
        0 < len(number_at(tokens, end - 1)) <= 2
        and sign_at(tokens, end) == ":"
        and end + 1 < len(tokens)
        and tokens[end + 1].kind is Kind.NUMBER
        and touches(tokens[end - 1], tokens[end])
        and touches(tokens[end], tokens[end + 1])
    ):
        end += 2
    return end if end > at + 1 else 0


def _hours_end(tokens: list[Token], at: int) -> int:
    """Return the end of "3pm", "9 a.m.", "2.13 am", "15 h 30" and "15 Uhr", 0 if none."""
    half = word_at(tokens, at + 1)
    if half == "uhr" or (half in ZONES and tokens[at + 1].text.isupper()):
        return at + 2
    if half == "h" and len(number_at(tokens, at + 2)) == 2:
        return at + 3
    hours, _, minutes = tokens[at].text.partition(".")
    if not hours or int(hours) > 12 or (minutes and (len(minutes) != 2 or int(minutes) > 59)):
        return 0
    if half in ("am", "pm", "o'clock", "o’clock"):
        return at + 2
    stopped = sign_at(tokens, at + 2) == "." and word_at(tokens, at + 3) == "m"
    return at + 4 if half in ("a", "p") and stopped else 0


def _phone_end(tokens: list[Token], at: int) -> int:
    """Return the end of three numbers joined by "-", "/" or ".", or led by "+", 0 if none."""
    end, groups = at + 1, 1
    while (
        end + 1 < len(tokens)
        and tokens[end].text in ("-", "‑", "/", ".")
        and tokens[end + 1].kind is Kind.NUMBER
        and touches(tokens[end - 1], tokens[end])
        and touches(tokens[end], tokens[end + 1])
    ):
        end, groups = end + 2, groups + 1
    if groups >= 3:
        return end
    if groups == 2 and sign_at(tokens, at - 1) == ")" and len(number_at(tokens, at - 2)) == 3:
        return end  # "(555) 123-4567"
    if sign_at(tokens, at - 1) != "+" or not touches(tokens[at - 1], tokens[at]):
        return 0
    while end < len(tokens) and (tokens[end].kind is Kind.NUMBER or tokens[end].text in "()-"):
        end += 1  # "+44 20 7946 0000"
    return end if end > at + 2 or len(number_at(tokens, at)) >= 8 else 0


def _worded_end(tokens: list[Token], at: int) -> int:
    """Return the end of numbers joined by words: "3-for-10", "4,5-dihydro-7", 0 if none."""
    end = at
    while (
        end + 4 < len(tokens)
        and tokens[end + 1].text == tokens[end + 3].text == "-"
        and tokens[end + 2].kind is Kind.WORD
        and tokens[end + 2].lower not in NUMBER_JOINTS
        and tokens[end + 4].kind is Kind.NUMBER
        and all(touches(tokens[i], tokens[i + 1]) for i in range(end, end + 4))
    ):
        end += 4
    return end + 1 if end > at else 0


def is_zero_led(tokens: list[Token], at: int) -> bool:
    """Whether a zero leads the digits, as in codes: "007", "020 7946 0018"."""
    text = tokens[at].text
    if text[0] != "0" or len(text) < 2 or not text.isdecimal():
        return bool(at) and _goes_on_from_zero(tokens, at)
    return True


def _goes_on_from_zero(tokens: list[Token], at: int) -> bool:
    """Whether the digits are the next group of a number that a zero leads."""
    first = at - 1
    while first > 0 and at - first < _MOST_GROUPS and number_at(tokens, first - 1):
        first -= 1
    led = number_at(tokens, first)
    return len(led) > 2 and led[0] == "0" and bool(number_at(tokens, at))
