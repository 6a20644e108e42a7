"""Unit words and symbols behind a number → the unit's singular English name.

Part of `nlp/figures/`: tokens and the place behind a number → a :class:`Named` unit, or None.
The table is in `units.py`; here are the ways in which texts write units: plurals,
hyphens, squares ("km²", "km^2", "square km"), quotients ("km/h", "kg per m3", "m s−1").
"""

from __future__ import annotations

from functools import cache

from citecheck.nlp.figures.grammar.percent import PERCENT_OPENINGS, read_percent
from citecheck.nlp.figures.grammar.symbols import MARKS, power_at, read_mark, read_symbol
from citecheck.nlp.figures.units.money import CURRENCY_OPENINGS, Named
from citecheck.nlp.figures.units.units import catalogue
from citecheck.nlp.tokens import Kind, Token, number_at, sign_at, touches, word_at

_HYPHENS = frozenset("-‐‑–")
_RAISED = {"2": "square ", "3": "cubic "}
_SUPERSCRIPTS = {"¹": "", "²": "square ", "³": "cubic "}
_SQUARING = {"square": "square ", "sq": "square ", "cubic": "cubic ", "cu": "cubic "}
_SQUARED = {"squared": "square ", "cubed": "cubic "}
_BELOW_ONLY = {"d": "day", "a": "year", "y": "year", "hr": "hour", "s": "second", "sec": "second"}
_MOST_QUOTIENTS = 3


@cache
def _openings() -> frozenset[str]:
    """Return what a unit or currency can begin with, lower case."""
    return (
        frozenset(_first_words())
        | {symbol.lower() for symbol in catalogue().symbols}
        | CURRENCY_OPENINGS
        | PERCENT_OPENINGS
        | frozenset([*_SQUARING, *_HYPHENS, "{", "<", "c", "f"])
        | MARKS
    )


def may_name_unit(token: Token) -> bool:
    """Whether a unit or currency can begin with `token`: a glance, for most words begin none."""
    return token.lower in _openings() or "'" in token.lower or "’" in token.lower


def read_measure(tokens: list[Token], at: int) -> Named | None:
    """Return the unit named at `at`, which stands behind a number (or behind its hyphen)."""
    if at >= len(tokens):
        return None
    start = at
    first = tokens[at].text
    if first in _HYPHENS and touches(tokens[at - 1], tokens[at]):
        start = at + 1
        if not word_at(tokens, start) or not touches(tokens[at], tokens[start]):
            return None
    bracket = first in ("{", "<")
    start += bracket
    percent = read_percent(tokens, start)
    if percent is not None:
        return percent
    unit = _simple(tokens, start, hyphened=start > at)
    if unit is None:
        return None
    unit = _quotient(tokens, unit)
    if bracket:
        return Named(unit.name, unit.end + (sign_at(tokens, unit.end) in ("}", ">", ")")))
    return unit


def _simple(tokens: list[Token], at: int, *, hyphened: bool = False) -> Named | None:
    """Read one unit, without what it may be divided by."""
    if at >= len(tokens) or tokens[at].kind is Kind.NUMBER:
        return None
    if tokens[at].kind is Kind.SIGN:
        return read_mark(tokens, at)
    return _squared(tokens, at) or spelled(tokens, at) or read_symbol(tokens, at, hyphened=hyphened)


# --- words ----------------------------------------------------------------------------


@cache
def _first_words() -> dict[str, int]:
    """Return, for each word that a unit's spelling begins with, the most words it may have."""
    longest: dict[str, int] = {}
    for name in catalogue().words:
        first = name.replace("-", " ").replace(".", " ").split(" ")[0]
        longest[first] = max(longest.get(first, 0), name.count(" ") + 1)
    return longest


def spelled(tokens: list[Token], at: int) -> Named | None:
    """Read the longest run of words that spells a unit."""
    most = _first_words().get(word_at(tokens, at), 0)
    spellings = catalogue().words
    best: Named | None = None
    phrase = ""
    for cursor in range(at, at + most):
        word = word_at(tokens, cursor)
        if not word:
            break
        phrase = f"{phrase} {word}" if phrase else word
        joint = sign_at(tokens, cursor + 1)
        if joint in ("-", "."):
            joined = spellings.get(f"{phrase}{joint}{word_at(tokens, cursor + 2)}")
            if joined is not None:
                return Named(joined, cursor + 3)
        name = spellings.get(phrase)
        if name is not None:
            best = Named(name, cursor + 1)
    return best


def _squared(tokens: list[Token], at: int) -> Named | None:
    """Read "square km", "sq. m", "cubic feet", "km squared"."""
    word = word_at(tokens, at)
    power = _SQUARING.get(word)
    if power is not None:
        base = _length(tokens, at + 1 + (sign_at(tokens, at + 1) == "."))
        return None if base is None else Named(power + base.name, base.end)
    if word_at(tokens, at + 1) in _SQUARED:
        base = _length(tokens, at)
        if base is not None:
            return Named(_SQUARED[word_at(tokens, at + 1)] + base.name, base.end + 1)
    return None


def _length(tokens: list[Token], at: int) -> Named | None:
    """Read a unit of length that can be squared."""
    named = spelled(tokens, at)
    if named is None and word_at(tokens, at):
        name = catalogue().symbols.get(tokens[at].text)
        named = None if name is None else Named(name, at + 1)
    if named is None or catalogue().units[named.name].dimension != "length":
        return None
    return named


# --- quotients ------------------------------------------------------------------------


def _quotient(tokens: list[Token], unit: Named) -> Named:
    """Read "/h", "per hour", "an hour", "s−1" behind a unit of measure."""
    own = _inverse_mark(tokens, unit.end)
    if own is not None:
        unit = Named(f"per {own[0]}{unit.name}", own[1])
    for _ in range(_MOST_QUOTIENTS):
        below = _below(tokens, unit)
        if below is None:
            break
        known = f"{unit.name} per {below.name}"
        unit = Named(known, below.end)
    return unit


def _below(tokens: list[Token], unit: Named) -> Named | None:
    """Read what `unit` is divided by."""
    at = unit.end
    sign, word = sign_at(tokens, at), word_at(tokens, at)
    if sign == "/":
        return _divisor(tokens, at + 1, symbols=True)
    if word == "per":
        return _divisor(tokens, at + 1, symbols=False)
    if word in ("a", "an"):
        named = spelled(tokens, at + 1)
        timed = named is not None and catalogue().units[named.name].dimension == "time"
        return named if timed and not unit.name.startswith("degree") else None
    start = at + (sign in (".", "·", "⋅"))
    inverted = _simple_word(tokens, start)
    if inverted is None:
        return None
    inverse = _inverse_mark(tokens, inverted.end)
    return None if inverse is None else Named(inverse[0] + inverted.name, inverse[1])


def _simple_word(tokens: list[Token], at: int) -> Named | None:
    """Read the symbol or the name of one unit: the "kg" and the "day" of "g · kg −1 · day −1"."""
    if not word_at(tokens, at):
        return None
    name = catalogue().symbols.get(tokens[at].text)
    return spelled(tokens, at) if name is None else Named(name, at + 1)


def _divisor(tokens: list[Token], at: int, *, symbols: bool) -> Named | None:
    """Read the unit behind "/" or "per"; single letters only behind a slash."""
    named = _squared(tokens, at) or spelled(tokens, at)
    if named is not None:
        return named
    if not word_at(tokens, at):
        return None
    text = tokens[at].text
    name = (_BELOW_ONLY.get(text) if symbols else None) or catalogue().symbols.get(text)
    if name is None or (not symbols and len(text) < 2):
        return None
    power, end = power_at(tokens, at + 1)
    if symbols and not power and catalogue().units[name].dimension == "length":
        power, end = _left_power(tokens, at + 1)
    return Named(power + name, end)


def _left_power(tokens: list[Token], at: int) -> tuple[str, int]:
    """Return the power that was lowered to `at`, "g/cm 3"; "" and `at` where there is none."""
    power = _RAISED.get(number_at(tokens, at), "")
    counted = word_at(tokens, at + 1).endswith("s")
    return (power, at + 1) if power and not counted else ("", at)


def _inverse_mark(tokens: list[Token], at: int) -> tuple[str, int] | None:
    """Read "−1", "^-2", "⁻¹": what the power makes of the unit's name, and the place behind."""
    at += sign_at(tokens, at) == "^"
    if at + 1 >= len(tokens) or not touches(tokens[at], tokens[at + 1]):
        return None
    if tokens[at].text == "⁻":
        name = _SUPERSCRIPTS.get(tokens[at + 1].text)
        return None if name is None else (name, at + 2)
    if tokens[at].text not in ("−", "-", "–"):
        return None
    if tokens[at].text != "−" and not touches(tokens[at - 1], tokens[at]):
        return None
    name = {"1": "", **_RAISED}.get(number_at(tokens, at + 1))
    return None if name is None else (name, at + 2)
