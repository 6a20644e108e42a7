"""Fractions and shares: "3/4", "2½", "two-thirds", "half", "one in five", "nine out of ten".

Part of `nlp/figures/`. "A third" is a share only where no ordinal can be meant. Source: RULES F7.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from citecheck.language.en import numbers as words
from citecheck.language.en.figures import (
    BEHIND_SHARE,
    BEHIND_SHARE_OF,
    BY_HOW_MUCH,
    ORDERED,
    PERIODS,
    SHARED,
)
from citecheck.language.numbers import DOWN, UP
from citecheck.nlp.figures.grammar.cardinals import Counted, below_hundred, below_thousand
from citecheck.nlp.figures.grammar.numeral import HYPHENS, Numeral, fraction, plus
from citecheck.nlp.figures.grammar.percent import read_percent
from citecheck.nlp.figures.units.units import catalogue
from citecheck.nlp.tokens import Kind, Token, number_at, sign_at, touches, word_at

_UNITS = {word: n for word, n in words.ORDINALS.items() if n < 10}


class Endings(NamedTuple):
    """The words that a denominator may end in."""

    whole: dict[str, int]  # alone: "third"
    units: dict[str, int]  # behind tens: "twenty-*first*"


SINGULAR = Endings(words.DENOMINATORS, _UNITS)
PLURAL = Endings(words.PLURAL_DENOMINATORS, {word + "s": n for word, n in _UNITS.items()})


def numerators(tokens: list[Token], at: int) -> Iterator[Counted]:
    """Yield what may stand above the line at `at`, the shortest first.

    "A hundred thirty-fifths" are 100/35; a hyphen keeps "ninety-five" whole.
    """
    small = below_hundred(tokens, at)
    if small is None:
        return
    if small[1] == at + 2:
        yield Decimal(words.TENS[tokens[at].lower]), at + 1
    yield small
    if word_at(tokens, small[1]) == "hundred":
        yield small[0] * 100, small[1] + 1
        whole = below_thousand(tokens, at)
        if whole is not None and whole[1] > small[1] + 1:
            yield whole


def denominator(tokens: list[Token], at: int, endings: Endings) -> Counted | None:
    """Read "thirds", "twenty fifths", "one thousand and fifths", ending in one of `endings`."""
    below = ordinal(tokens, at, endings)
    if below is not None:
        return below
    counted = below_hundred(tokens, at)
    if counted is None or word_at(tokens, counted[1]) not in ("hundred", "thousand"):
        return None
    scale = words.SCALES[tokens[counted[1]].lower]
    end = counted[1] + 1
    rest = ordinal(tokens, end + (word_at(tokens, end) == "and"), endings)
    return None if rest is None or rest[0] >= scale else (counted[0] * scale + rest[0], rest[1])


def ordinal(tokens: list[Token], at: int, endings: Endings) -> Counted | None:
    """Read an ordinal of one word, or of tens and a unit."""
    name = word_at(tokens, at)
    if name in endings.whole:
        return Decimal(endings.whole[name]), at + 1
    if name not in words.TENS:
        return None
    unit_at = at + 1 + (sign_at(tokens, at + 1) in HYPHENS)
    unit = endings.units.get(word_at(tokens, unit_at))
    return None if unit is None else (Decimal(words.TENS[name] + unit), unit_at + 1)


_ARTICLES = ("a", "an")
_BY_HOW_MUCH = UP | DOWN | BY_HOW_MUCH

_NAMED = 3  # words that may name what a share is of: "one *card payment* in four"
_DIGITS = 4  # "one in 2019" is no share
_GREATEST_BELOW = 1000  # "one in 1,000" is a share, "one in 2019" is not


# --- in digits ------------------------------------------------------------------------


def with_fraction(tokens: list[Token], numeral: Numeral, at: int) -> Numeral:
    """Read "1/40", "2 1/2", "2½", "2-1/2", "1 in 5" where an integer in digits stands at `at`."""
    end = numeral.end
    if not numeral.plain or end >= len(tokens):
        return numeral
    behind = tokens[end]
    if behind.kind is Kind.WORD or word_at(tokens, end + 1) == "in":
        if behind.text in words.VULGAR:
            return plus(numeral, fraction(*words.VULGAR[behind.text], end + 1))
        return _out_of(tokens, numeral.value, end) or numeral
    own = _slashed(tokens, at)
    if own is not None:
        return fraction(*own, at + 3)
    start = end
    if behind.text in HYPHENS and touches(tokens[end - 1], behind):
        start += 1
    tail = _slashed(tokens, start)
    if tail is not None and tail[0] < tail[1] <= 64:
        return plus(numeral, fraction(*tail, start + 3))
    return numeral


def _slashed(tokens: list[Token], at: int) -> tuple[int, int] | None:
    """Return numerator and denominator of "3/4" at `at`: small integers, not part of more."""
    above, below = number_at(tokens, at), number_at(tokens, at + 2)
    if not above or not below or sign_at(tokens, at + 1) not in ("/", "⁄"):
        return None
    if not (touches(tokens[at], tokens[at + 1]) and touches(tokens[at + 1], tokens[at + 2])):
        return None
    if len(above) > 3 or len(below) > 4 or int(below) < 2 or (above, below) == ("9", "11"):
        return None
    if "/" in (sign_at(tokens, at + 3), sign_at(tokens, at - 1)):
        return None
    if int(above) >= int(below) and below not in ("2", "3", "4", "8"):
        return None
    return int(above), int(below)


def vulgar(text: str, at: int) -> Numeral:
    """Read "¾" at `at`."""
    return fraction(*words.VULGAR[text], at + 1)


# --- in words -------------------------------------------------------------------------


def read_share(tokens: list[Token], at: int) -> Numeral | None:
    """Return the share that words name at `at`, None where there is none."""
    word = word_at(tokens, at)
    if word in ("half", "quarter"):
        return _bare(tokens, at, word)
    if word in _ARTICLES:
        return _one_part(tokens, at + 1, sure=False)
    above = below_hundred(tokens, at)
    if above is None:
        return None
    if above[0] == 1:
        part = _one_part(tokens, above[1], sure=True) or _one_of_them(tokens, above[1])
        if part is not None:
            return part
    for value, end in numerators(tokens, at):
        below = denominator(tokens, end + (sign_at(tokens, end) in HYPHENS), PLURAL)
        if below is not None:
            return fraction(value, int(below[0]), below[1], spelled=True)
    return _out_of(tokens, *above)


def part_behind(tokens: list[Token], at: int) -> Numeral | None:
    """Return "and a half", "and a quarter" of a unit at `at`; of something else it is no part."""
    said = word_at(tokens, at) == "and" and word_at(tokens, at + 1) in _ARTICLES
    part = word_at(tokens, at + 2)
    if not said or part not in ("half", "quarter") or word_at(tokens, at + 3) == "of":
        return None
    return fraction(1, words.DENOMINATORS[part], at + 3, spelled=True)


def _one_part(tokens: list[Token], at: int, *, sure: bool) -> Numeral | None:
    """Read the denominator behind "a" or "one"; behind "a" only where a share must be meant."""
    place = at + (sign_at(tokens, at) in HYPHENS)
    below = (denominator if sure else ordinal)(tokens, place, SINGULAR)
    if below is None or not (sure or _is_share(tokens, at - 2, below[1])):
        return None
    return fraction(1, int(below[0]), below[1], spelled=True)


def _is_share(tokens: list[Token], before: int, at: int) -> bool:
    """Whether "a third" between `before` and `at` is a share, no ordinal or start of a name."""
    word = word_at(tokens, at)
    if word in BEHIND_SHARE and word_at(tokens, before) in _BY_HOW_MUCH:  # "fell by a third in May"
        return True
    if word in words.COMPARATIVES or word in SHARED or word in words.SCALES:
        return True
    return _ends_there(tokens, at, beyond=False)


def _ends_there(tokens: list[Token], at: int, *, beyond: bool = True) -> bool:
    """Whether a share has no noun of its own behind it, at `at`: "by half in May"."""
    if at >= len(tokens) or (beyond and tokens[at].lower in BEHIND_SHARE):
        return True
    return tokens[at].kind is Kind.SIGN and tokens[at].text not in HYPHENS


def _bare(tokens: list[Token], at: int, word: str) -> Numeral | None:
    """Read "half of", "half a million", "half the", "quarter million"."""
    behind = word_at(tokens, at + 1)
    scale = word_at(tokens, at + 2) if behind in _ARTICLES else behind
    measure = scale in catalogue().words or read_percent(tokens, at + 2) is not None
    if behind in _ARTICLES and measure:
        return fraction(1, words.DENOMINATORS[word], at + 2, spelled=True)  # "half a mile"
    before = word_at(tokens, at - 1)
    shared = word == "half" and behind in SHARED and before not in ORDERED
    changed = word == "half" and before in _BY_HOW_MUCH and _ends_there(tokens, at + 1)
    if scale in words.SCALES or shared or changed:
        return fraction(1, words.DENOMINATORS[word], at + 1, spelled=True)
    return None


def _one_of_them(tokens: list[Token], at: int) -> Numeral | None:
    """Read the rest of "one card payment in four was", `at` being behind "one"."""
    place = at + 1
    while place <= at + _NAMED and word_at(tokens, place) not in ("in", ""):
        place += 1
    if word_at(tokens, place) != "in":
        return None
    digits = number_at(tokens, place + 1)
    counted = below_thousand(tokens, place + 1)
    below = (Decimal(digits), place + 2) if 0 < len(digits) < _DIGITS else counted
    if below is None or below[0] < 2:
        return None
    closed = below[1] >= len(tokens) or tokens[below[1]].kind is Kind.SIGN
    if not closed and word_at(tokens, below[1]) not in BEHIND_SHARE_OF:
        return None
    return fraction(1, int(below[0]), below[1], spelled=True)


def _out_of(tokens: list[Token], above: Decimal, at: int) -> Numeral | None:
    """Read the rest of "one in five", "9 out of 10", "one over three", `at` being behind "one"."""
    at += sign_at(tokens, at) in HYPHENS and word_at(tokens, at + 1) in ("in", "out")
    word = word_at(tokens, at)
    if word == "in":
        start = at + 1 + (sign_at(tokens, at + 1) in HYPHENS)
    elif word == "out" and word_at(tokens, at + 1) == "of":
        start = at + 2
    elif word == "over":
        start = at + 1
    else:
        return None
    start += word_at(tokens, start) in ("every", "each")
    digits = number_at(tokens, start)
    below = (
        (Decimal(digits), start + 1) if 0 < len(digits) < _DIGITS else below_thousand(tokens, start)
    )
    if below is None or not 0 < below[0] <= _GREATEST_BELOW or word_at(tokens, below[1]) in PERIODS:
        return None
    closing = sign_at(tokens, below[1])
    ends = below[1] >= len(tokens) or closing in (".", ",", ";", ")")
    if (word == "over" and not ends) or (word != "over" and above >= below[0]) or closing == "%":
        return None
    return fraction(above, int(below[0]), below[1], spelled=True)


def fraction_behind_and(tokens: list[Token], at: int) -> Numeral | None:
    """Read the fraction in "two and *a half* million": no ordinal can be meant there."""
    word = word_at(tokens, at)
    if word in (*_ARTICLES, "one"):
        return _one_part(tokens, at + 1, sure=True)
    share = read_share(tokens, at)
    return share if share is not None and share.value < 1 else None


def skip_to_scale(tokens: list[Token], share: Numeral) -> Numeral:
    """Skip what stands between share and scale or unit: "two thirds *of a* million"."""
    at = share.end
    at += word_at(tokens, at) == "of"
    at += word_at(tokens, at) in _ARTICLES
    word = word_at(tokens, at)
    article = word_at(tokens, at - 1) in _ARTICLES
    measure = word in catalogue().words or read_percent(tokens, at) is not None
    if at > share.end and (word in words.SCALES or (article and measure)):
        return share._replace(end=at)
    return share
