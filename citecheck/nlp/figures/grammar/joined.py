"""What belongs to a quantity besides itself: a range, a spread, smaller units, a unit said later.

Part of `nlp/figures/`: the quantity that `quantities.py` reads → the whole thing: "3–4 litres",
"2.5 ± 0.1 mm", "5 ft 2 in", the "45" of "45 and 50 mg".
"""

from __future__ import annotations

from decimal import Decimal

from citecheck.language.en.numbers import SMALL
from citecheck.language.numbers import BETWEEN
from citecheck.nlp.figures.grammar.multiples import as_multiple
from citecheck.nlp.figures.grammar.numeral import EXACT, Numeral, Setting, plus
from citecheck.nlp.figures.grammar.quantities import Quantity, read_quantity, read_unit
from citecheck.nlp.figures.grammar.ranges import read_between, read_range
from citecheck.nlp.figures.grammar.shares import part_behind
from citecheck.nlp.tokens import Kind, Token, number_at, sign_at, touches, word_at

_PARTS = {
    "foot": {"inch": Decimal(12)},
    "pound": {"ounce": Decimal(16)},
    "USD": {"cent": Decimal(100)},
    "EUR": {"cent": Decimal(100)},
    "GBP": {"penny": Decimal(100)},
    "year": {"month": Decimal(12)},
    "week": {"day": Decimal(7)},
    "day": {"hour": Decimal(24)},
    "hour": {"minute": Decimal(60)},
    "minute": {"second": Decimal(60)},
    "metre": {"centimetre": Decimal(100)},
    "kilogram": {"gram": Decimal(1000)},
    "stone": {"pound": Decimal(14)},
}
_HUNDREDTHS = Decimal(100)
_LONGEST_LIST = 8  # numbers that may wait for the unit behind the last of them


def read_joined(tokens: list[Token], at: int, setting: Setting) -> Quantity | None:
    """Return the quantity at `at`, extended to the range, list unit or compound that it begins."""
    if word_at(tokens, at) in BETWEEN:
        return read_between(tokens, at, setting)
    first = _one(tokens, at) or read_quantity(tokens, at, setting)
    if first is None or first.number.vague is not None:
        return first
    part = part_behind(tokens, first.end) if first.unit else None
    if part is not None:
        return first._replace(number=plus(first.number, part), end=part.end)
    first = as_multiple(tokens, _with_spread(tokens, first, setting))
    if first.unit in _PARTS:
        first = _with_parts(tokens, first, setting)
    joined = read_range(tokens, first, setting)
    return _with_shared_unit(tokens, first, setting) if joined is None else joined


def _one(tokens: list[Token], at: int) -> Quantity | None:
    """Read the "a year" of "a year and a half"."""
    if word_at(tokens, at) not in ("a", "an") or part_behind(tokens, at + 2) is None:
        return None
    number = Numeral(Decimal(1), at + 1, spelled=True)
    unit = read_unit(tokens, number)
    return None if unit is None else Quantity(at, unit.end, number, unit.name)


def _with_spread(tokens: list[Token], first: Quantity, setting: Setting) -> Quantity:
    """Read "±0.01" and "+/- 1e-5" behind a number."""
    at = first.end
    sign = sign_at(tokens, at)
    if sign == "±":
        at += 1
    elif sign == "+" and [sign_at(tokens, at + i) for i in (1, 2)] == ["/", "-"]:
        at += 3
    else:
        return first
    spread = read_quantity(tokens, at, setting)
    if spread is None or (first.unit and spread.unit and spread.unit != first.unit):
        return first
    return first._replace(
        end=spread.end,
        unit=first.unit or spread.unit,
        spread=abs(spread.number.value),
    )


def _with_parts(tokens: list[Token], first: Quantity, setting: Setting) -> Quantity:
    """Read "5 ft 2 in", "5 feet and 2 inches", "13 dollars 45 cents", "15 dollars and 50"."""
    at = first.end + (word_at(tokens, first.end) == "and")
    second = read_quantity(tokens, at, setting) if at < len(tokens) else None
    if second is None or tokens[at].kind is Kind.SIGN or second.value < 0:
        return first
    parts, end = _PARTS[first.unit].get(second.unit), second.end
    if parts is None and first.unit == "foot" and word_at(tokens, end) == "in":
        parts, end = Decimal(12), end + 1
    if parts is None and touches(tokens[first.end - 1], tokens[at]) and not second.unit:
        parts = Decimal(12) if first.unit == "foot" else None  # "6'2"
    if parts is None and "cent" in _PARTS[first.unit] and _closes(tokens, at):
        parts = _HUNDREDTHS
    if parts is None or second.value >= parts:
        return first
    whole = EXACT.add(first.value, EXACT.divide(second.value, parts))
    number = first.number._replace(value=whole, step=EXACT.divide(Decimal(1), parts), plain=False)
    return first._replace(number=number, end=end)


def _closes(tokens: list[Token], at: int) -> bool:
    """Whether a number of two digits at `at` is the last thing said: "15 dollars and 50."."""
    last = at + 1 >= len(tokens) or sign_at(tokens, at + 1) in (".", "!", "?")
    return last and len(number_at(tokens, at)) == 2 and tokens[at - 1].kind is Kind.WORD


def _with_shared_unit(tokens: list[Token], first: Quantity, setting: Setting) -> Quantity:
    """Return a bare number with the unit behind the last number of its list: "45 and 50 mg"."""
    if first.unit or first.number.scaled or first.number.denominator is not None:
        return first
    at = first.end
    of = at + (word_at(tokens, at) == "out")
    if word_at(tokens, of) == "of":  # "12 of 30 days"
        whole = read_quantity(tokens, of + 1, setting) if of + 1 < len(tokens) else None
        return first if whole is None else _sharing(tokens, first, whole)
    for _ in range(_LONGEST_LIST):
        at += sign_at(tokens, at) in ("-", "‑") and sign_at(tokens, at + 1) in (",", "")
        comma = sign_at(tokens, at) == ","
        conjunction = word_at(tokens, at + comma) in ("and", "or")
        at += comma + conjunction
        if at >= len(tokens) or not (comma or conjunction):
            return first
        if conjunction:
            last = read_quantity(tokens, at, setting)
            return first if last is None else _sharing(tokens, first, last)
        if tokens[at].kind is not Kind.NUMBER and tokens[at].lower not in SMALL:
            return first
        at += 1
    return first


def _sharing(tokens: list[Token], first: Quantity, last: Quantity) -> Quantity:
    """Return `first` with the unit of the last of its list, if that stands behind a like number."""
    alike = last.number.spelled == first.number.spelled
    behind = (
        tokens[last.first].kind is not Kind.SIGN and tokens[last.end - 1].kind is not Kind.NUMBER
    )
    return first._replace(unit=last.unit) if last.unit and alike and behind else first
