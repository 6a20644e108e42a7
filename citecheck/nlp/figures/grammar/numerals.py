"""Tokens → a number in digits, words or both: "1.8 billion", "two and a half", "one in five".

Part of `nlp/figures/`: a list of tokens and the place of one → a :class:`Numeral` that starts
there, or None. Units, hedges and whether it is a quantity at all are for the callers.
"""

from __future__ import annotations

from decimal import Decimal

from citecheck.language.common import currencies
from citecheck.language.en import numbers as words
from citecheck.language.figures import HEDGES
from citecheck.nlp.figures.grammar.cardinals import read_cardinal
from citecheck.nlp.figures.grammar.digits import read_digits, with_power
from citecheck.nlp.figures.grammar.foreign import read_foreign
from citecheck.nlp.figures.grammar.numeral import Numeral, Setting, fraction
from citecheck.nlp.figures.grammar.scales import with_scale
from citecheck.nlp.figures.grammar.shares import read_share, skip_to_scale, vulgar, with_fraction
from citecheck.nlp.tokens import Kind, Token, number_at, sign_at, touches, word_at

_LAST_OF_HEDGES = frozenset(phrase.rpartition(" ")[2] for phrase in HEDGES)


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
    end = _end_of_groups(tokens, at)
    if end > at + 1:  # "more than 1, 600": a typesetter's space behind the comma
        joined = read_digits("".join(one.text for one in tokens[at:end]), decimal_comma=False)
        digits = joined or digits
    numeral = Numeral(value=digits.value, step=digits.step, end=end, plain=text.isdecimal())
    powered = with_power(tokens, numeral)
    return with_scale(tokens, with_fraction(tokens, powered, at), setting)


def _end_of_groups(tokens: list[Token], at: int) -> int:
    """Return the place behind a number whose groups stand apart, "1, 600"; mostly `at` + 1.

    Two numbers side by side look the same: there must be a hedge or a currency before the first,
    and a word that is counted behind the last.
    """
    end = at + 1
    if not (tokens[at].text.isdecimal() and len(tokens[at].text) < 4) or not _is_hedged(tokens, at):
        return end
    while (
        sign_at(tokens, end) == ","
        and touches(tokens[end - 1], tokens[end])
        and len(number_at(tokens, end + 1)) == 3  # digits of a group
        and number_at(tokens, end + 1).isdecimal()
        and tokens[end + 1].start == tokens[end].end + 1
    ):
        end += 2
    is_list = sign_at(tokens, end) == "," and number_at(tokens, end + 1)
    is_counted = bool(word_at(tokens, end)) and word_at(tokens, end) not in ("and", "or", "to")
    has_sign = at > 0 and tokens[at - 1].text in currencies.SIGNS
    return end if not is_list and (is_counted or has_sign) else at + 1


def _is_hedged(tokens: list[Token], at: int) -> bool:
    """Whether a hedge or the sign of a currency stands before a number."""
    if at == 0:
        return False
    return tokens[at - 1].lower in _LAST_OF_HEDGES or tokens[at - 1].text in currencies.SIGNS


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
