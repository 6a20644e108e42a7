"""Magnitudes behind a number: "million", "lakh crore", "bn", "100k", "one million and a half".

Part of `nlp/figures/`. Source: RULES F10.
"""

from __future__ import annotations

from decimal import Decimal

from citecheck.language.en import numbers as words
from citecheck.language.en.figures import CLOSED, COLD
from citecheck.language.numbers import FOREIGN_SCALES
from citecheck.nlp.figures.grammar.cardinals import below_thousand
from citecheck.nlp.figures.grammar.numeral import (
    HYPHENS,
    Numeral,
    Setting,
    last_digit,
    plus,
    times,
)
from citecheck.nlp.figures.grammar.shares import fraction_behind_and, read_share
from citecheck.nlp.tokens import Kind, Token, number_at, sign_at, touches, word_at

_ONE = Decimal(1)
_STOPPED = ("mio", "mrd", "tsd", "mln", "mil")  # abbreviations written with a full stop
_COLD_REACH = 8
_NOUN_REACH = 6  # words looked at for the plural noun that "12m" counts


def with_scale(tokens: list[Token], numeral: Numeral, setting: Setting) -> Numeral:
    """Return `numeral` with the magnitudes that follow, and what they are followed by."""
    if numeral.end >= len(tokens):
        return numeral
    if word_at(tokens, numeral.end) == "and" and numeral.denominator is None:
        half = fraction_behind_and(tokens, numeral.end + 1)
        numeral = numeral if half is None else plus(numeral, half)
    scale, end = _scale(tokens, numeral, setting)
    if scale == _ONE:
        return numeral
    whole = times(numeral, scale, end, scaled=True)
    while True:
        tail = _tail(tokens, whole.end, scale)
        if tail is None:
            return _with_half(tokens, whole, scale)
        smaller, end = _scale(tokens, tail, setting)
        if smaller >= scale:
            return whole
        whole = plus(whole, times(tail, smaller, end))
        if smaller == _ONE:
            return whole
        scale = smaller


def _tail(tokens: list[Token], at: int, scale: Decimal) -> Numeral | None:
    """Read the part below a scale: "and forty", ", two hundred", "and 21"."""
    joint = at
    if sign_at(tokens, at) == ",":
        joint = at + 1
        if scale < 1000 or word_at(tokens, joint + 1) != "hundred":
            return None
    joint += word_at(tokens, joint) == "and" or sign_at(tokens, joint) == "&"
    digits = number_at(tokens, joint)
    if scale == 100 and joint > at and 0 < len(digits) < 3:
        return Numeral(value=Decimal(digits), end=joint + 1)
    if digits or read_share(tokens, joint) is not None:
        return None
    counted = below_thousand(tokens, joint)
    if counted is None:
        return None
    value, end = counted
    return Numeral(value=value, end=end, step=last_digit(value), spelled=True)


def _with_half(tokens: list[Token], whole: Numeral, scale: Decimal) -> Numeral:
    """Read "one million and a half"; a smaller scale may follow ("and a half million")."""
    if word_at(tokens, whole.end) != "and":
        return whole
    half = fraction_behind_and(tokens, whole.end + 1)
    if half is None:
        return whole
    smaller = words.SCALES.get(word_at(tokens, half.end))
    if smaller is not None and smaller < scale:
        return plus(whole, times(half, smaller, half.end + 1))
    return plus(whole, times(half, scale, half.end))


def _scale(tokens: list[Token], part: Numeral, setting: Setting) -> tuple[Decimal, int]:
    """Return the product of the scale words behind `part`, and the index behind them."""
    letters = _letters(tokens, part, setting)
    if letters is not None:
        return letters, part.end + 1
    at = part.end + (
        sign_at(tokens, part.end) in HYPHENS and word_at(tokens, part.end + 1) in words.SCALES
    )
    scale = _ONE
    while at < len(tokens) and tokens[at].kind is Kind.WORD and scale < Decimal(10**18):
        factor = _scale_word(tokens[at].lower, decimal_comma=setting.decimal_comma)
        if factor is None:
            break
        scale *= factor
        at += 1
    if scale == _ONE:
        return scale, part.end
    stopped = sign_at(tokens, at) == "." and tokens[at - 1].lower in _STOPPED
    return scale, at + (stopped and bool(word_at(tokens, at + 1)))


def _scale_word(word: str, *, decimal_comma: bool) -> Decimal | None:
    """Return what a scale word stands for; "mil" is a thousand where the comma is decimal."""
    if decimal_comma:
        return FOREIGN_SCALES.get(word) or words.SCALES.get(word)
    scale = words.SCALES.get(word)
    return FOREIGN_SCALES.get(word) if scale is None and len(word) > 4 else scale


def _letters(tokens: list[Token], part: Numeral, setting: Setting) -> Decimal | None:
    """Return the scale that letters behind digits stand for: "100k", "$10m", "2 bn"."""
    at = part.end
    if part.spelled or at >= len(tokens) or tokens[at].kind is not Kind.WORD:
        return None
    text = tokens[at].text
    factor = words.ABBREVIATIONS.get(text)
    if factor is None or setting.money or text in words.SAFE_ABBREVIATIONS:
        return factor
    attached = touches(tokens[at - 1], tokens[at])
    if text in ("k", "K"):  # "573.15K" is a temperature
        if text == "K" and (not attached or _is_about_cold(tokens, at)):
            return None
        return factor if part.step > Decimal("0.01") or text == "k" else None
    counted = text in ("M", "B") or (text in ("m", "b") and counts_things(tokens, at + 1))
    return factor if attached and counted else None


def _is_about_cold(tokens: list[Token], at: int) -> bool:
    """Whether the words around "7K" speak of a temperature."""
    near = tokens[max(0, at - _COLD_REACH) : at + _COLD_REACH]
    return any(token.lower in COLD for token in near)


def counts_things(tokens: list[Token], at: int) -> bool:
    """Whether a plural noun follows within a few words: "12m tonnes", "2.7m digital sales"."""
    for cursor in range(at, at + _NOUN_REACH):
        word = word_at(tokens, cursor)
        if word == "and" and cursor > at:
            continue
        if not word or word in CLOSED or not tokens[cursor].text[0].islower():
            return False
        if word in words.IRREGULAR_PLURALS:
            return True
        if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
            return True
    return False
