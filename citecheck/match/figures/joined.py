"""Quantities → ranges, lists that share a unit, and compounds such as "5 ft 2 in".

Part of `match/figures/`: what `quantities.py` reads one by one is put together here. Unit and
magnitude distribute to the left (RULES F9): "$3–4 billion", "between 5 and 10 per cent".
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from citecheck.match.figures.numeral import EXACT, Numeral, Setting
from citecheck.match.figures.quantities import Quantity, read_quantity
from citecheck.match.tokens import Kind, Token, sign_at, touches, word_at

_DASHES = frozenset("-–—−‑~～")
_COMPOUNDS = {
    ("foot", "inch"): Decimal(12),
    ("pound", "ounce"): Decimal(16),
    ("USD", "cent"): Decimal(100),
    ("EUR", "cent"): Decimal(100),
    ("GBP", "penny"): Decimal(100),
}


def read_joined(tokens: list[Token], at: int, setting: Setting) -> Quantity | None:
    """Return the quantity at `at`, extended to the range or compound that it begins."""
    opener = word_at(tokens, at)
    start = at + 1 if opener == "between" else at
    first = read_quantity(tokens, start, setting) if start < len(tokens) else None
    if first is None:
        return None
    if opener != "between":
        first = _compound(tokens, _with_spread(tokens, first, setting), setting)
    joint = _joint(tokens, first, opener)
    if joint is None or first.number.vague is not None:
        return None if opener == "between" else first
    second = read_quantity(tokens, joint, setting)
    if second is None:
        return None if opener == "between" else first
    joined = _range(first, second, sure=opener == "between")
    if joined is None:
        return None if opener == "between" else first
    if _is_chain(tokens, joined.end) and not joined.unit:
        return first
    return replace(joined, first=at)


def _joint(tokens: list[Token], first: Quantity, opener: str) -> int | None:
    """Return the place of the second end of a range, None where no range can follow."""
    at = first.end
    word, sign = word_at(tokens, at), sign_at(tokens, at)
    if opener == "between":
        return at + 1 if word in ("and", "to") or sign in _DASHES else None
    if word == "to":
        return at + 1
    if word == "or":
        return at + 1
    if sign not in _DASHES or at + 1 >= len(tokens):
        return None
    before, behind = touches(tokens[at - 1], tokens[at]), touches(tokens[at], tokens[at + 1])
    hanging = word_at(tokens, at + 1) in ("to", "or") and before
    if hanging:
        return at + 2
    return at + 1 if before == behind or sign in "~–" else None


def _range(first: Quantity, second: Quantity, *, sure: bool) -> Quantity | None:
    """Return the range between two quantities, None where they do not belong together."""
    if second.number.vague is not None or first.upper is not None:
        return None
    unit = second.unit or first.unit
    if first.unit and second.unit and first.unit != second.unit:
        return None
    if first.unit and not second.unit and not (sure or first.unit in _PREFIXED):
        return None
    low, high = first.number, second.number
    if high.scaled and not low.scaled and low.value < high.value:
        low = _scaled_alike(low, high)
    if abs(low.value) > abs(high.value) and low.value >= high.value and not sure:
        return None
    if low.value > high.value:
        low, high = high, low
    return Quantity(
        first=first.first,
        end=second.end,
        number=low,
        upper=high,
        unit=unit,
        bare_end=second.bare_end,
    )


_PREFIXED = frozenset({"USD", "GBP", "EUR", "JPY", "INR", "CNY", "AUD", "CAD"})


def _scaled_alike(low: Numeral, high: Numeral) -> Numeral:
    """Return `low` times the magnitude of `high`: "3–4 billion" is three billion to four."""
    scale = Decimal(1)
    while high.value >= scale * 1000 and high.step >= scale:
        scale *= 1000
    if scale == 1 or low.value * scale > high.value:
        return low
    return replace(
        low,
        value=EXACT.multiply(low.value, scale),
        step=EXACT.multiply(low.step, scale),
        scaled=True,
    )


def _is_chain(tokens: list[Token], at: int) -> bool:
    """Whether another dash and number follow: a phone number or a code, no range."""
    if sign_at(tokens, at) not in _DASHES or at + 1 >= len(tokens):
        return False
    return touches(tokens[at - 1], tokens[at]) and tokens[at + 1].kind is Kind.NUMBER


def _with_spread(tokens: list[Token], first: Quantity, setting: Setting) -> Quantity:
    """Read "±0.01" and "+/- 1e-5" behind a number."""
    at = first.end
    if sign_at(tokens, at) == "±":
        at += 1
    elif [sign_at(tokens, at + i) for i in range(3)] == ["+", "/", "-"]:
        at += 3
    else:
        return first
    spread = read_quantity(tokens, at, setting)
    if spread is None or (first.unit and spread.unit and spread.unit != first.unit):
        return first
    return replace(
        first,
        end=spread.end,
        unit=first.unit or spread.unit,
        spread=abs(spread.number.value),
        bare_end=spread.bare_end,
    )


def _compound(tokens: list[Token], first: Quantity, setting: Setting) -> Quantity:
    """Read "5 ft 2 in", "5 feet and 2 inches", "13 dollars forty-five cents"."""
    at = first.end + (word_at(tokens, first.end) == "and")
    if (
        not first.unit
        or at >= len(tokens)
        or not (tokens[at].kind is Kind.NUMBER or tokens[at].kind is Kind.WORD)
    ):
        return first
    second = read_quantity(tokens, at, setting)
    if second is None:
        return first
    parts = _COMPOUNDS.get((first.unit, second.unit))
    if parts is None and (first.unit, word_at(tokens, second.end)) == ("foot", "in"):
        parts, second = Decimal(12), replace(second, end=second.end + 1)
    if parts is None or not 0 <= second.value < parts:
        return first
    whole = EXACT.add(first.value, EXACT.divide(second.value, parts))
    number = replace(first.number, value=whole, step=EXACT.divide(Decimal(1), parts), plain=False)
    return replace(first, number=number, end=second.end, bare_end=second.end)
