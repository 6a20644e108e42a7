"""Two quantities → one range: "3 to 4 litres", "$3–4 billion", "between 5 and 10 per cent".

Part of `nlp/figures/`. Unit and magnitude distribute to the left (RULES F9).
"""

from __future__ import annotations

from decimal import Decimal

from citecheck.language.en.figures import BEFORE_RANGE
from citecheck.language.en.numbers import SMALL
from citecheck.language.figures import MOVES, RANGE_AND, RANGE_FROM, RANGE_TO
from citecheck.language.numbers import DOWN, UP
from citecheck.language.word_set import word_set
from citecheck.nlp.figures.grammar.numeral import EXACT, Numeral, Setting
from citecheck.nlp.figures.grammar.quantities import Quantity, read_quantity
from citecheck.nlp.figures.units.units import dimension_of
from citecheck.nlp.tokens import Kind, Token, sign_at, touches, word_at

_DASHES = frozenset("-–—−‑~～")
_ROMANCE_TO = RANGE_TO | word_set("a al até")  # where English would read an article
_MOVES = UP | DOWN | MOVES
_CHANGE_REACH = 7  # tokens looked back for a verb of change
_FAR = 5  # "by 400 to 6,100" is a change and what it led to, "by 3 to 10 million" a range
_NEAR = Decimal("1.5")  # "11 or 12" is a range, "25k or 40k" are two amounts


def read_range(tokens: list[Token], first: Quantity, setting: Setting) -> Quantity | None:
    """Return the range that begins with `first`, None where none does."""
    joint = _joint(tokens, first, _ROMANCE_TO if setting.decimal_comma else RANGE_TO)
    if first.unit and dimension_of(first.unit) is None:
        setting = setting._replace(money=True)  # "€5–10m"
    second = None if joint is None else read_quantity(tokens, joint, setting)
    joined = None if second is None else _range(tokens, first, second)
    if joined is None or (_is_chain(tokens, joined) and not joined.unit):
        return None
    return joined


def read_between(tokens: list[Token], at: int, setting: Setting) -> Quantity | None:
    """Return the range that "between" at `at` opens, None where none follows."""
    start = at + 1
    while start < at + 4 and word_at(tokens, start) in BEFORE_RANGE:
        start += 1
    first = read_quantity(tokens, start, setting) if start < len(tokens) else None
    if first is None:
        return None
    joint = first.end
    if word_at(tokens, joint) not in RANGE_AND and sign_at(tokens, joint) not in _DASHES:
        return None
    second = read_quantity(tokens, joint + 1, setting) if joint + 1 < len(tokens) else None
    if second is None or not _same_unit(first, second):
        return None
    return _span(first, second, at)


def _joint(tokens: list[Token], first: Quantity, to: frozenset[str]) -> int | None:
    """Return the place of the second end of a range, None where no range can follow."""
    at = first.end
    word, sign = word_at(tokens, at), sign_at(tokens, at)
    if word in to:
        return None if _is_change(tokens, first) else _behind_hyphen(tokens, at + 1)
    if word == "or":
        return at + 1
    if sign not in _DASHES or at + 1 >= len(tokens):
        return None
    before, behind = touches(tokens[at - 1], tokens[at]), touches(tokens[at], tokens[at + 1])
    if before and (word_at(tokens, at + 1) in to or word_at(tokens, at + 1) == "or"):
        return _behind_hyphen(tokens, at + 2)  # "8- to 16-metre", "3-to-4-year"
    return at + 1 if before == behind or sign in "~–-" else None


def _behind_hyphen(tokens: list[Token], at: int) -> int:
    """Return the place behind a hyphen that touches the word before it: "to-260", "3-to-4"."""
    hyphen = sign_at(tokens, at) in ("-", "‑") and touches(tokens[at - 1], tokens[at])
    return at + hyphen


def _is_change(tokens: list[Token], first: Quantity) -> bool:
    """Whether "from 5 % to 7 %" or "by 2 % to 7 %" tells a change: two figures, no range."""
    before = word_at(tokens, first.first - 1)
    if before not in RANGE_FROM or (before == "by" and not first.unit):
        return False
    window = range(max(0, first.first - _CHANGE_REACH), first.first - 1)
    return any(word_at(tokens, i) in _MOVES for i in window)


def _same_unit(first: Quantity, second: Quantity) -> bool:
    """Whether two ends can have one unit."""
    vague = first.number.vague is not None or second.number.vague is not None
    return not vague and (not first.unit or not second.unit or first.unit == second.unit)


def _span(first: Quantity, second: Quantity, at: int) -> Quantity:
    """Return the range from `first` to `second`, beginning at token `at`."""
    low, high = first.number, second.number
    if high.scaled and not low.scaled and low.value < high.value:
        low = _scaled_alike(low, high)
    descending = low.value > high.value
    if descending:
        low, high = high, low
    return Quantity(
        first=at,
        end=second.end,
        number=low,
        upper=high,
        unit=second.unit or first.unit,
        descending=descending,
    )


def _range(tokens: list[Token], first: Quantity, second: Quantity) -> Quantity | None:
    """Return the range between two quantities, None where they do not belong together."""
    if not _same_unit(first, second) or first.spread is not None:
        return None
    prefixed = tokens[first.first].kind is Kind.SIGN or dimension_of(first.unit) is None
    if first.unit and not second.unit and not prefixed:
        return None
    joined = _span(first, second, first.first)
    word = word_at(tokens, first.end)
    spoken = word or joined.unit or first.number.spelled
    if joined.descending and spoken and first.value >= 0:
        return None
    if word in RANGE_TO and word_at(tokens, first.first - 1) == "by" and _is_level(joined):
        return None
    if word == "or" and joined.upper is not None:
        near = 0 < joined.number.value < joined.upper.value <= joined.number.value * _NEAR
        return joined if near else None
    return joined


def _is_level(joined: Quantity) -> bool:
    """Whether the far end is what something came to: "cut by 400 to 6,100", not "by 5 to 10"."""
    return joined.upper is not None and joined.upper.value > joined.number.value * _FAR


def _scaled_alike(low: Numeral, high: Numeral) -> Numeral:
    """Return `low` times the magnitude of `high`: "3–4 billion" is three billion to four."""
    scale = Decimal(1)
    while high.value >= scale * 1000 and high.step >= scale:
        scale *= 1000
    if scale == 1 or low.value * scale > high.value:
        return low
    return low._replace(
        value=EXACT.multiply(low.value, scale),
        step=EXACT.multiply(low.step, scale),
        scaled=True,
    )


def _is_chain(tokens: list[Token], joined: Quantity) -> bool:
    """Whether a dash and a number follow or go before: a phone number or a code, no range."""
    return any(
        0 < dash < len(tokens) - 1
        and tokens[dash].text in _DASHES
        and touches(tokens[dash - 1], tokens[dash])
        and (tokens[number].kind is Kind.NUMBER or tokens[number].lower in SMALL)
        for dash, number in ((joined.end, joined.end + 1), (joined.first - 1, joined.first - 2))
    )
