"""Tokens → a number in digits, words or both: "1.8 billion", "two and a half", "one in five".

Part of `nlp/figures/`: a list of tokens and the place of one → a :class:`Numeral` that starts
there, or None. Units, hedges and whether it is a quantity at all are for the callers.
"""

from __future__ import annotations

from decimal import Decimal

from citecheck.language.en import numbers as words
from citecheck.nlp.figures.grammar.cardinals import read_cardinal
from citecheck.nlp.figures.grammar.digits import read_digits, with_power
from citecheck.nlp.figures.grammar.foreign import read_foreign
from citecheck.nlp.figures.grammar.numeral import Numeral, Setting, fraction
from citecheck.nlp.figures.grammar.scales import with_scale
from citecheck.nlp.figures.grammar.shares import read_share, skip_to_scale, vulgar, with_fraction
from citecheck.nlp.tokens import Kind, Token, touches, word_at


def read_numeral(tokens: list[Token], at: int, setting: Setting) -> Numeral | None:
    """Return the longest number that starts at ``tokens[at]``, None where there is none."""
    if at >= len(tokens):
        return None
    token = tokens[at]
    if token.kind is Kind.NUMBER:
        return _in_digits(tokens, at, setting)
    if token.kind is Kind.WORD and setting.language:
        foreign = read_foreign(tokens, at, setting.language)
        if foreign is not None:
            return with_scale(tokens, foreign, setting)
    if token.kind is not Kind.WORD or token.lower not in words.NUMBER_STARTERS:
        return None
    if token.text in words.VULGAR:
        return vulgar(token.text, at)
    return _vague(tokens, at) or _in_words(tokens, at, setting)


def _in_digits(tokens: list[Token], at: int, setting: Setting) -> Numeral | None:
    """Read a number that starts with digits, with all that may follow."""
    text = tokens[at].text
    digits = read_digits(text, decimal_comma=setting.decimal_comma)
    ordinal = word_at(tokens, at + 1) in words.ORDINAL_SUFFIXES
    if digits is None or (ordinal and touches(tokens[at], tokens[at + 1])):
        return None
    numeral = Numeral(value=digits.value, step=digits.step, end=at + 1, plain=text.isdecimal())
    powered = with_power(tokens, numeral)
    return with_scale(tokens, with_fraction(tokens, powered, at), setting)


def _in_words(tokens: list[Token], at: int, setting: Setting) -> Numeral | None:
    """Read a number that starts with a word and means one value."""
    share = read_share(tokens, at)
    if share is not None:
        return with_scale(tokens, skip_to_scale(tokens, share), setting)
    cardinal = read_cardinal(tokens, at)
    if cardinal is None:
        return None
    whole = with_scale(tokens, cardinal, setting)
    below = words.PLURAL_DENOMINATORS.get(word_at(tokens, whole.end))
    if below is None or not whole.scaled:
        return whole
    return fraction(whole.value, below, whole.end + 1, spelled=True)  # "a thousand millionths"


def _vague(tokens: list[Token], at: int) -> Numeral | None:
    """Read "dozens", "tens of thousands", "a few hundred", "several weeks"."""
    word = word_at(tokens, at)
    if word in words.VAGUE_PLURALS or word == "tens":
        return _plurals(tokens, at, word)
    article = word in ("a", "an")
    name = word_at(tokens, at + article)
    if name not in words.VAGUE_COUNTS or article == (name == "several"):
        return None
    low, high = words.VAGUE_COUNTS[name]
    end = at + article + 1
    of = end + (name == "couple" and word_at(tokens, end) == "of")
    scale = words.SCALES.get(word_at(tokens, of))
    if scale is not None:
        return _spread(low * scale, high * scale, of + 1)
    if name == "several":  # too vague to check, but for a scale or a unit of measure
        return _spread(low, high, end) if word_at(tokens, end) in words.TIME_PLURALS else None
    return _spread(low, high, end) if article else None


def _plurals(tokens: list[Token], at: int, word: str) -> Numeral | None:
    """Read "hundreds", "hundreds of millions", "tens of thousands"."""
    scale = None
    if word_at(tokens, at + 1) == "of":
        scale = words.SCALES.get(word_at(tokens, at + 2).removesuffix("s"))
    if word == "tens":
        return None if scale is None else _spread(scale * 20, scale * 100 - 1, at + 3)
    low, high = words.VAGUE_PLURALS[word]
    if scale is not None:
        return _spread(low * scale, high * scale, at + 3)
    return _spread(low, high, at + 1)


def _spread(low: Decimal, high: Decimal, end: int) -> Numeral:
    """Return a vague number between `low` and `high`."""
    return Numeral(value=low, vague=(low, high), end=end, step=low, spelled=True)
