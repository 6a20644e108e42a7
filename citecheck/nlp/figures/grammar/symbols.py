"""Unit symbols and marks behind a number: "km", "m²", "°C", "5′", "in" where it is an inch.

Part of `nlp/figures/`. Many symbols are also words or letters; each rule here says when the
unit is meant.
"""

from __future__ import annotations

from decimal import Decimal

from citecheck.language.en.figures import BEFORE_TIME, BESIDE_SIZE
from citecheck.nlp.figures.units.money import Named
from citecheck.nlp.figures.units.units import catalogue
from citecheck.nlp.tokens import Kind, Token, number_at, sign_at, touches, word_at

_POWERS = {"2": "square ", "²": "square ", "3": "cubic ", "³": "cubic "}
_NEVER = frozenset({"as", "us", "a", "da"})  # words far more often than units
_SPACED_ONLY = frozenset({"A", "T", "B"})  # touching the digits they are letters of a code
_DEGREES = frozenset("°º˚")
_FAHRENHEIT_FROM = Decimal(20)  # "2.5 F" is a capacitance, "90 F" a temperature
_FAHRENHEIT_TO = Decimal(212)
_MARKS = {"″": "inch", "′": "foot", "Ω": "ohm", "℃": "degree celsius", "℉": "degree fahrenheit"}
_QUOTES = {'"': "inch", "”": "inch", "'": "foot", "’": "foot"}
MARKS = _DEGREES | _MARKS.keys() | _QUOTES.keys()  # signs that may be units
_MOST_INCHES = 11
_MOST_IN_INCHES = 3  # digits; four before a mark are a year that ends a title
_SCAN = 60  # tokens looked back for the quotation mark that another one closes


def read_symbol(tokens: list[Token], at: int, *, hyphened: bool) -> Named | None:
    """Return the unit whose symbol stands at `at`, with its power ("m2", "m^3")."""
    text = tokens[at].text
    if text in ("C", "F"):
        return _letter_degrees(tokens, at)
    joined = _joined(tokens, at)
    if joined is not None:
        return joined
    name = catalogue().symbols.get(text)
    if name is None or text in _NEVER or not _is_unit(tokens, at, hyphened=hyphened):
        return None
    end = at + 1
    if catalogue().units[name].dimension == "length":
        power, end = power_at(tokens, end)
        if power:
            return Named(power + name, end)
    if f"{text}." in catalogue().symbols and sign_at(tokens, end) == "." and end + 1 < len(tokens):
        end += tokens[end + 1].text[0].islower() or tokens[end + 1].kind is Kind.SIGN
    return Named(name, end)


def _joined(tokens: list[Token], at: int) -> Named | None:
    """Read a symbol of two parts: "lb-ft", "N·m"."""
    joint = sign_at(tokens, at + 1)
    if joint not in ("-", "·") or not word_at(tokens, at + 2):
        return None
    name = catalogue().symbols.get(f"{tokens[at].text}{joint}{tokens[at + 2].text}")
    return None if name is None else Named(name, at + 3)


def _is_unit(tokens: list[Token], at: int, *, hyphened: bool) -> bool:
    """Whether the symbol at `at` is one here, and no word, no letter of a code or a name."""
    token = tokens[at]
    attached = touches(tokens[at - 1], token)
    if token.text == "in":
        share = sign_at(tokens, at + 1) == "-" and bool(number_at(tokens, at + 2))  # "1-in-560"
        return (attached or _is_inch(tokens, at)) and not share
    if len(token.text) > 1:
        return True
    if hyphened or (attached and _is_plural(tokens, at)):
        return False
    if token.text in _SPACED_ONLY and attached and sign_at(tokens, at + 1) != "/":
        return False
    coded = sign_at(tokens, at + 1) == "-" and touches(token, tokens[at + 1])
    return not coded or number_at(tokens, at + 2) in ("1", "2", "3", "")  # "24703 L-202" is none


def _is_plural(tokens: list[Token], at: int) -> bool:
    """Whether a letter that touches digits makes no unit of them.

    "2018s best film", "Smith 2006b", "the under-30s", "in his 50s"; but "for 30s".
    """
    digits = number_at(tokens, at - 1)
    if _is_year(digits):
        return True
    if tokens[at].text != "s":
        return False
    grouped = sign_at(tokens, at - 2) == "-" and bool(word_at(tokens, at - 3))
    tens = len(digits) == len("50") and digits.endswith("0")
    return grouped or (tens and word_at(tokens, at - 2) not in BEFORE_TIME)


def power_at(tokens: list[Token], at: int) -> tuple[str, int]:
    """Return "square " or "cubic " and the place behind the power at `at`; "" and `at` if none."""
    mark = at + (sign_at(tokens, at) == "^")
    if 0 < mark < len(tokens) and touches(tokens[mark - 1], tokens[mark]):
        power = _POWERS.get(tokens[mark].text)
        if power is not None:
            return power, mark + 1
    return "", at


def read_mark(tokens: list[Token], at: int) -> Named | None:
    """Return the unit that a sign stands for: "°", "° C", "″", a straight quotation mark."""
    sign = tokens[at].text
    if sign in _MARKS:
        return Named(_MARKS[sign], at + 1)
    if sign in _DEGREES:
        letter = tokens[at + 1].text if at + 1 < len(tokens) else ""
        if letter in ("C", "F", "c", "f"):
            return Named(f"degree {'celsius' if letter in 'cC' else 'fahrenheit'}", at + 2)
        if word_at(tokens, at + 1) in ("celsius", "fahrenheit"):
            return Named(f"degree {tokens[at + 1].lower}", at + 2)
        return Named("kelvin", at + 2) if letter == "K" else Named("degree", at + 1)
    measures = sign in _QUOTES and touches(tokens[at - 1], tokens[at])
    if measures and (_leads_inches(tokens, at) or not _closes(tokens, at)):
        return Named(_QUOTES[sign], at + 1)
    return None


def _leads_inches(tokens: list[Token], at: int) -> bool:
    """Whether the mark at `at` stands between feet and inches: 5'9", 6'2."""
    feet, inches = number_at(tokens, at - 1), number_at(tokens, at + 1)
    if _QUOTES[tokens[at].text] != "foot" or not 0 < len(feet) < 3 or not 0 < len(inches) < 3:
        return False
    if int(inches) > _MOST_INCHES or not touches(tokens[at], tokens[at + 1]):
        return False
    behind = tokens[at + 2] if at + 2 < len(tokens) else None
    return behind is None or behind.kind is Kind.SIGN or not touches(tokens[at + 1], behind)


def _closes(tokens: list[Token], at: int) -> bool:
    """Whether the mark at `at` closes a quotation, or opens one that touches what follows."""
    mark = tokens[at].text
    opening = {"”": "“", "’": "‘"}.get(mark, mark)
    seen = sum(t.text == opening for t in tokens[max(0, at - _SCAN) : at])
    if mark in ("'", '"'):
        follows = at + 1 < len(tokens) and touches(tokens[at], tokens[at + 1])
        enclosed = (
            at > 1 and tokens[at - 2].text == mark and touches(tokens[at - 2], tokens[at - 1])
        )
        title = len(number_at(tokens, at - 1)) > _MOST_IN_INCHES
        return (
            seen % 2 == 1 or (follows and tokens[at + 1].kind is not Kind.SIGN) or enclosed or title
        )
    return seen > 0 or mark == "’"


def _letter_degrees(tokens: list[Token], at: int) -> Named | None:
    """Read "30 C", "-10C", "90 F"; not "14.7C/ per security", not "777F"."""
    text, attached = tokens[at].text, touches(tokens[at - 1], tokens[at])
    followed = at + 1 < len(tokens) and touches(tokens[at], tokens[at + 1])
    if text.islower() or (followed and tokens[at + 1].text in "/-"):
        return None
    if text == "C":
        return Named("degree celsius", at + 1)
    digits = tokens[at - 1].text.replace(",", "")
    if not digits.replace(".", "").isdecimal() or digits.count(".") > 1:
        return None
    value = Decimal(digits)
    if attached:  # "104.5F", "90F", not "777F", "13F"
        warm = _FAHRENHEIT_FROM <= value <= _FAHRENHEIT_TO and not _is_name(tokens, at - 2)
        return Named("degree fahrenheit", at + 1) if warm else None
    return Named("farad" if value < _FAHRENHEIT_FROM else "degree fahrenheit", at + 1)


def _is_name(tokens: list[Token], at: int) -> bool:
    """Whether a capitalised word stands at `at`."""
    return bool(word_at(tokens, at)) and tokens[at].text[0].isupper()


def _is_inch(tokens: list[Token], at: int) -> bool:
    """Whether "in" behind a space is an inch: at the end, or before an adjective of size."""
    if at + 1 >= len(tokens):
        return True
    behind = tokens[at + 1]
    if behind.kind is Kind.SIGN:
        return behind.text in (".", ",", ";", ")", "×")
    return behind.lower in BESIDE_SIZE


def _is_year(digits: str) -> bool:
    """Whether four digits that a letter touches are a year."""
    return len(digits) == 4 and digits[:2] in ("19", "20")
