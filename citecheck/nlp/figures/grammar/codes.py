"""Tokens that cannot be, or cannot begin, a figure: addresses, markers, codes, times, phones.

Part of `nlp/figures/`: tokens → one flag a token, before anything is read. Source: RULES F16.
"""

from __future__ import annotations

from bisect import bisect_left
from enum import IntEnum
from operator import attrgetter

from citecheck.language.common.currencies import TOUCHING
from citecheck.language.common.time_zones import ZONES
from citecheck.language.word_set import word_set
from citecheck.lazy_regex import regex
from citecheck.nlp.figures.grammar.runs import is_zero_led, run_end
from citecheck.nlp.figures.units.units import catalogue
from citecheck.nlp.tokens import Kind, Token, sign_at, touches


class Flag(IntEnum):
    """What a token may not do."""

    FREE = 0
    BARRED = 1  # no figure may contain it
    INSIDE = 2  # no figure may begin with it ("16" in "F-16", "3" in "10^3")


_start = attrgetter("start")  # of a token
BARRED = bytes([Flag.BARRED])
_ADDRESS = regex(r"(?:https?://|www\.|doi:|10\.\d{4,9}/)\S+")
_BRACKETED = regex(r"\[[\d,;–\- ]{1,40}\]")
_JOINTS = frozenset("-‑–/+")
_HALVES = word_set("am pm a p o'clock o’clock h uhr") | ZONES  # of the day
_LONG_WORD = 4  # a lower-case word longer than this before "-5" is no code ("sub-5", "covid-19")


def flags_of(tokens: list[Token], marks: list[int], text: str) -> bytearray:
    """Return a :class:`Flag` for each token of `text`; the numbers are among the `marks`.

    It knows nothing of dates.
    """
    flags = bytearray(len(tokens))
    bounds = tokens[0].start, tokens[-1].end
    if (
        text.find("/", *bounds) >= 0
        or text.find("@", *bounds) >= 0
        or text.find("w.", *bounds) >= 0
    ):
        _bar(flags, tokens, [m.span() for m in _ADDRESS.finditer(text, *bounds)])
    if text.find("[", *bounds) >= 0:
        _bar(flags, tokens, [m.span() for m in _BRACKETED.finditer(text, *bounds)])
    for at in marks:
        if tokens[at].kind is Kind.NUMBER and not flags[at]:
            _flag_number(tokens, flags, at, text)
    return flags


def _bar(flags: bytearray, tokens: list[Token], spans: list[tuple[int, int]]) -> None:
    """Bar each token that starts inside one of the sorted `spans`."""
    at = 0
    for start, end in spans:
        at = bisect_left(tokens, start, lo=at, key=_start)
        while at < len(tokens) and tokens[at].start < end:
            flags[at] = Flag.BARRED
            at += 1


def _flag_number(tokens: list[Token], flags: bytearray, at: int, text: str) -> None:
    """Flag the number at `at`, and what belongs to it, if it is a time, phone, code or label."""
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    ends = behind is None or (behind.kind is Kind.WORD and behind.lower not in _HALVES)
    last = 0 if ends else run_end(tokens, at)
    if last:
        flags[at:last] = BARRED * (last - at)
    elif _is_list_number(tokens, text, at) or is_zero_led(tokens, at):
        flags[at] = Flag.BARRED
    elif _is_exponent(tokens, at):
        flags[at - 1] = flags[at] = Flag.INSIDE
    elif at and touches(tokens[at - 1], tokens[at]) and _is_in_code(tokens, flags, at):
        flags[at] = max(flags[at], Flag.INSIDE)


def _is_in_code(tokens: list[Token], flags: bytearray, at: int) -> bool:
    """Whether letters before the number make a code of it: "S23", "F-16", "HTTP/2", "A469-88"."""
    before = tokens[at - 1]
    if before.kind is Kind.WORD:
        return before.text.upper() not in TOUCHING
    if before.text == "_":
        return True
    earlier = tokens[at - 2] if at > 1 and touches(tokens[at - 2], before) else None
    if earlier is None or before.text not in _JOINTS:
        return False
    if earlier.kind is Kind.NUMBER:
        return bool(flags[at - 2])
    if earlier.kind is not Kind.WORD:
        return False
    whole = earlier.text.islower() and len(earlier.text) > _LONG_WORD and before.text != "/"
    return not whole and earlier.lower not in ("sub", "mid", "pre", "non", "top", "to")


def _is_exponent(tokens: list[Token], at: int) -> bool:
    """Whether the minus before the number raises what stands before it: "5 km s −1", "r −1.8"."""
    if at < 2 or tokens[at - 1].text != "−" or not touches(tokens[at - 1], tokens[at]):
        return False
    before, text = tokens[at - 2], tokens[at].text
    if before.kind is not Kind.WORD or before.end < tokens[at - 1].start - 1:
        return False
    symbol = before.text in catalogue().symbols or before.lower in catalogue().words
    if touches(before, tokens[at - 1]) and len(before.text) > 1:
        symbol = symbol or (at > 2 and tokens[at - 3].kind is Kind.NUMBER)  # "5 fb−1"
    return (symbol and text in ("1", "2", "3")) or (len(before.text) == 1 and text[0] < "4")


def _is_list_number(tokens: list[Token], text: str, at: int) -> bool:
    """Whether the number begins a line or an item: "1." , "2)" or a heading's "2.6"."""
    token = tokens[at]
    behind = sign_at(tokens, at + 1)
    if len(token.text) > 3 or at + 2 > len(tokens):
        return False
    if behind == ")" and token.text.isdecimal() and not _is_open(tokens, at):
        return True
    heading = (
        token.text.count(".") == 1 and tokens[at + 1 : at + 2] and tokens[at + 1].text[0].isupper()
    )
    if not heading and behind not in (".", ")"):
        return False
    line_start = text.rfind("\n", max(0, token.start - 12), token.start)
    before = text[max(line_start + 1, token.start - 12) : token.start]
    if before.strip(" \t(*-#") or (line_start < 0 and token.start > 12):
        return False
    return at + 2 < len(tokens) and not touches(tokens[at + 1], tokens[at + 2])


def _is_open(tokens: list[Token], at: int) -> bool:
    """Whether a bracket before `at` is still open, looked for a few tokens back."""
    for cursor in range(at - 1, max(-1, at - 25), -1):
        sign = sign_at(tokens, cursor)
        if sign == ")":
            return False
        if sign == "(":
            return True
    return False


def letters_touch(tokens: list[Token], at: int) -> bool:
    """Whether letters or digits touch the token before `at`: "777F", "13F"."""
    if at >= len(tokens) or not touches(tokens[at - 1], tokens[at]):
        return False
    return tokens[at].kind is not Kind.SIGN
