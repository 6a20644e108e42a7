"""Digits with their separators → an exact value and its last significant digit.

Part of `match/figures/`. English notation unless the caller says that the text writes the
decimal comma; what can be read in one way only ("1.234.567,89") is read so in either.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from citecheck.regex import regex

LONGEST = 40  # digits; a longer run is a code, no quantity

_SPACES = str.maketrans("", "", " \u00a0\u202f\u2009'’")
_GROUPS = {
    ",": regex(r"\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})+,\d{3}"),  # the latter is Indian
    ".": regex(r"\d{1,3}(?:\.\d{3})+"),
}


class Digits(NamedTuple):
    """A number written in digits: its value, and the size of its last significant digit."""

    value: Decimal
    step: Decimal


def read_digits(text: str, *, decimal_comma: bool) -> Digits | None:
    """Return what `text` (digits and separators) amounts to; None for versions, dates, codes.

    Source: ISO 80000-1, 7.3 (separators); Indian grouping as in "12,34,567".
    """
    bare = text.translate(_SPACES)
    if len(bare) > LONGEST:
        return None
    plain = _without_grouping(bare, decimal_comma=decimal_comma)
    if plain is None:
        return None
    return Digits(Decimal(plain), _step(plain))


def _without_grouping(text: str, *, decimal_comma: bool) -> str | None:
    """Return `text` with a full stop as its only separator, None where no reading fits."""
    if "," in text and "." in text:
        mark, group = (",", ".") if text.rfind(",") > text.rfind(".") else (".", ",")
        whole, _, decimals = text.rpartition(mark)
        if mark in whole or not _GROUPS[group].fullmatch(whole):
            return None
        return f"{whole.replace(group, '')}.{decimals}"
    separator = "," if "," in text else "."
    if separator not in text:
        return text
    grouping = "." if decimal_comma else ","
    if _GROUPS[separator].fullmatch(text) and not text.startswith("0"):
        several = text.count(separator) > 1
        if several or separator == grouping:
            return text.replace(separator, "")
    return text.replace(",", ".") if text.count(separator) == 1 else None


def _step(plain: str) -> Decimal:
    """Return the size of the last significant digit; zeros that end an integer ≥ 100 are none."""
    whole, point, decimals = plain.partition(".")
    if point:
        return Decimal(1).scaleb(-len(decimals))
    zeros = len(whole) - len(whole.rstrip("0"))
    return Decimal(1).scaleb(zeros if len(whole) > 2 and zeros < len(whole) else 0)
