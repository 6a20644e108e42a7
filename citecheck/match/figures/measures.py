"""Unit words and symbols behind a number → the unit's singular English name.

Part of `match/figures/`: tokens and the place behind a number → a :class:`Named` unit, or None.
The table is in `match/unit_table.py`; here are the ways in which texts write units: plurals,
hyphens, powers ("km²", "km^2", "square km"), quotients ("km/h", "kg per m3"), per cent.
"""

from __future__ import annotations

from functools import cache

from citecheck.match.figures.money import Named
from citecheck.match.tokens import Kind, Token, sign_at, touches, word_at
from citecheck.match.units import catalogue

PERCENT_WORDS = frozenset("percent percentage percents pct prozent procent percentages".split())
_PERCENT_PAIRS = frozenset(
    {("per", "cent"), ("pour", "cent"), ("por", "ciento"), ("per", "cento"), ("por", "cento")}
)
_POINTS = frozenset("point points pt pts".split())
_POINT_PHRASES = {
    ("points", "de", "pourcentage"), ("puntos", "porcentuales"), ("punti", "percentuali"),
    ("pontos", "percentuais"), ("procentpunten",), ("procentpunt",), ("prozentpunkte",),
    ("prozentpunkten",), ("point", "de", "pourcentage"), ("prozentpunkt",),
}  # fmt: skip
# Symbols that are also words or letters: only where they touch the digits.
_ATTACHED_ONLY = frozenset("in a A b d s h t l T F V N J C R S B G K W m g M".split())
_SPACED_TOO = frozenset("s h t l T V N J B K W m g b A F".split())
_POWERS = {"2": "square ", "²": "square ", "3": "cubic ", "³": "cubic "}
_LENGTH_ADJECTIVES = frozenset("thick wide long tall deep high across in by x square".split())


def read_measure(tokens: list[Token], at: int) -> Named | None:
    """Return the unit named at `at`, which stands behind a number (or behind its hyphen)."""
    start = at
    if sign_at(tokens, at) in ("-", "‐", "‑", "–") and touches(tokens[at - 1], tokens[at]):
        start = at + 1
        if start >= len(tokens) or not touches(tokens[at], tokens[start]):
            return None
        if tokens[start].kind is not Kind.WORD:
            return None
    bracket = sign_at(tokens, start) in ("{", "<")
    start += bracket
    unit = _share(tokens, start) or _simple(tokens, start, hyphened=start > at)
    if unit is None:
        return None
    unit = _quotient(tokens, unit)
    if bracket:
        return Named(unit.name, unit.end + (sign_at(tokens, unit.end) in ("}", ">", ")")))
    return unit


def _share(tokens: list[Token], at: int) -> Named | None:
    """Read per cent, percentage points, basis points, per mille."""
    sign, word = sign_at(tokens, at), word_at(tokens, at)
    if sign in ("%", "％"):
        end = at + 1
        return Named("pp", end + 1) if _is_point(tokens, end) else Named("%", end)
    if sign == "‰":
        return Named("per mille", at + 1)
    if word in PERCENT_WORDS:
        end = at + 1 + (sign_at(tokens, at + 1) in ("-", "‑") and _is_point(tokens, at + 2))
        return Named("pp", end + 1) if _is_point(tokens, end) else Named("%", end)
    if (word, word_at(tokens, at + 1)) in _PERCENT_PAIRS:
        return Named("pp", at + 3) if _is_point(tokens, at + 2) else Named("%", at + 2)
    if word == "pp" or word == "ppt" or word == "ppts":
        return Named("pp", at + 1)
    if word in ("bp", "bps") or (word == "basis" and _is_point(tokens, at + 1)):
        return Named("bp", at + 2 if word == "basis" else at + 1)
    for phrase in _POINT_PHRASES:
        if all(word_at(tokens, at + i) == part for i, part in enumerate(phrase)):
            return Named("pp", at + len(phrase))
    return None


def _is_point(tokens: list[Token], at: int) -> bool:
    """Whether "point" or "points" stands at `at`."""
    return word_at(tokens, at) in _POINTS


def _simple(tokens: list[Token], at: int, *, hyphened: bool = False) -> Named | None:
    """Read one unit, without what it may be divided by."""
    if at >= len(tokens):
        return None
    if tokens[at].kind is Kind.SIGN:
        return _degrees(tokens, at)
    if tokens[at].kind is not Kind.WORD:
        return None
    return (
        _powered_word(tokens, at) or _spelled(tokens, at) or _symbol(tokens, at, hyphened=hyphened)
    )


def _degrees(tokens: list[Token], at: int) -> Named | None:
    """Read "°C", "° F", "º", and inches and feet written as marks."""
    sign = tokens[at].text
    if sign in ("°", "º", "˚"):
        letter = tokens[at + 1].text if at + 1 < len(tokens) else ""
        if letter in ("C", "F", "c", "f"):
            scale = "celsius" if letter in "cC" else "fahrenheit"
            return Named(f"degree {scale}", at + 2)
        if word_at(tokens, at + 1) in ("celsius", "fahrenheit"):
            return Named(f"degree {tokens[at + 1].lower}", at + 2)
        return Named("degree", at + 1)
    if sign in ("℃", "℉"):
        return Named("degree celsius" if sign == "℃" else "degree fahrenheit", at + 1)
    if sign in ("″", "′", "Ω"):
        return Named({"″": "inch", "′": "foot", "Ω": "ohm"}[sign], at + 1)
    return None


@cache
def _longest_spelling() -> int:
    """Return the number of words in the longest spelling of a unit."""
    return max(name.count(" ") + 1 for name in catalogue().words)


def _spelled(tokens: list[Token], at: int) -> Named | None:
    """Read the longest run of words that spells a unit."""
    spellings = catalogue().words
    parts: list[str] = []
    best: Named | None = None
    cursor = at
    while len(parts) < _longest_spelling():
        word = word_at(tokens, cursor)
        if not word:
            break
        parts.append(word)
        cursor += 1
        name = spellings.get(" ".join(parts))
        if name is not None:
            best = Named(name, cursor)
        if sign_at(tokens, cursor) in ("-", ".") and word_at(tokens, cursor + 1):
            joined = parts[-1] + sign_at(tokens, cursor) + word_at(tokens, cursor + 1)
            name = spellings.get(" ".join([*parts[:-1], joined]))
            if name is not None:
                return Named(name, cursor + 2)
    return best


def _powered_word(tokens: list[Token], at: int) -> Named | None:
    """Read "square km", "sq. m", "cubic feet", "km squared"."""
    word = word_at(tokens, at)
    power = {"square": "square ", "sq": "square ", "cubic": "cubic ", "cu": "cubic "}.get(word)
    if power is not None:
        start = at + 1 + (sign_at(tokens, at + 1) == ".")
        base = _base(tokens, start)
        return None if base is None else Named(power + base.name, base.end)
    base = _base(tokens, at)
    if base is None or word_at(tokens, base.end) not in ("squared", "cubed"):
        return None
    power = "square " if word_at(tokens, base.end) == "squared" else "cubic "
    return Named(power + base.name, base.end + 1)


def _base(tokens: list[Token], at: int) -> Named | None:
    """Read a unit of length that can be squared."""
    named = _spelled(tokens, at)
    if named is None and at < len(tokens):
        name = catalogue().symbols.get(tokens[at].text)
        named = None if name is None else Named(name, at + 1)
    if named is None or catalogue().units[named.name].dimension != "length":
        return None
    return named


def _symbol(tokens: list[Token], at: int, *, hyphened: bool) -> Named | None:
    """Read a symbol, its power ("m2", "m^3", "cm³"), its product ("kW·h")."""
    token = tokens[at]
    symbols = catalogue().symbols
    name = symbols.get(token.text)
    if name is None:
        return None
    attached = touches(tokens[at - 1], token)
    end = at + 1
    mark = end + (sign_at(tokens, end) == "^")
    if mark < len(tokens) and touches(tokens[mark - 1], tokens[mark]):
        power = _POWERS.get(tokens[mark].text)
        if power is not None and catalogue().units[name].dimension == "length":
            return Named(power + name, mark + 1)
    if token.text in _ATTACHED_ONLY and not attached and token.text not in _SPACED_TOO:
        return None
    if token.text == "in" and not attached:
        return None
    if token.text in ("a", "A", "T", "F", "B", "G", "M") and attached:
        return None
    if hyphened and len(token.text) == 1:
        return None
    end += sign_at(tokens, end) == "." and token.text + "." in symbols and len(token.text) > 1
    return Named(name, end)


_PER_WORDS = frozenset({"per"})
_ARTICLES = frozenset({"a", "an", "each", "every"})
_SHORT = {
    ("kilometre", "hour"): "kilometre per hour",
    ("mile", "hour"): "mile per hour",
}


def _quotient(tokens: list[Token], unit: Named) -> Named:
    """Read "/h", "per hour", "an hour" behind a unit of measure."""
    if unit.name in ("%", "pp", "bp", "x"):
        return unit
    at = unit.end
    joint = 0
    if sign_at(tokens, at) == "/":
        joint = 1
    elif word_at(tokens, at) == "per" or (
        word_at(tokens, at) in ("a", "an") and unit.name in ("mile", "kilometre", "metre")
    ):
        joint = 1
    if not joint or at + 1 >= len(tokens):
        return unit
    below = _below(tokens, at + 1, slash=sign_at(tokens, at) == "/")
    if below is None:
        return unit
    return _quotient(tokens, Named(f"{unit.name} per {below.name}", below.end))


def _below(tokens: list[Token], at: int, *, slash: bool) -> Named | None:
    """Read the unit behind "per" or "/"."""
    named = _powered_word(tokens, at) or _spelled(tokens, at)
    if named is not None:
        return named
    if tokens[at].kind is not Kind.WORD or not (slash or touches(tokens[at - 1], tokens[at])):
        name = catalogue().symbols.get(tokens[at].text)
        if name is None or len(tokens[at].text) < 2:
            return None
    text = tokens[at].text
    name = {"d": "day", "a": "year", "y": "year", "hr": "hour"}.get(
        text
    ) or catalogue().symbols.get(text)
    if name is None:
        return None
    end = at + 1
    mark = end + (sign_at(tokens, end) == "^")
    if mark < len(tokens) and touches(tokens[mark - 1], tokens[mark]):
        power = _POWERS.get(tokens[mark].text)
        if power is not None:
            return Named(power + name, mark + 1)
    return Named(name, end)
