"""The two parts of a fraction in words: what is above the line, and the ordinal below it.

Part of `match/figures/`.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from citecheck.match.figures import vocabulary as words
from citecheck.match.figures.cardinals import Counted, below_hundred, below_thousand
from citecheck.match.figures.numeral import HYPHENS
from citecheck.match.tokens import Token, sign_at, word_at

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
