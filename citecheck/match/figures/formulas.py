"""Digits of formulas and compounds, and units that the table lacks: "5-FU", "r 1 (t)", "990AT/cm".

Part of `match/figures/`: tokens and a bare number's place → whether it is one. Source: RULES F16.
"""

from __future__ import annotations

from citecheck.match.figures.quantities import Quantity
from citecheck.match.figures.units import catalogue
from citecheck.match.tokens import Kind, Token, sign_at, word_at

_CHEMICAL = ("ine", "ol", "yl", "acil", "amide", "oxide", "oxy")  # endings of compounds
_SHORT_NAME = 8
_SHORT_CODE = 3  # letters in capitals behind digits and a hyphen


def is_in_formula(tokens: list[Token], quantity: Quantity) -> bool:
    """Whether the bare number belongs to a compound's name or to a symbol of one letter."""
    return _is_locant(tokens, quantity) or _is_subscript(tokens, quantity)


def _is_locant(tokens: list[Token], quantity: Quantity) -> bool:
    """Whether the number is part of a chemical name: "5-fluorouracil", "5-FU"."""
    if sign_at(tokens, quantity.end) not in ("-", "‑") or quantity.end + 1 >= len(tokens):
        return False
    name = tokens[quantity.end + 1]
    if name.text.isupper():
        return len(name.text) <= _SHORT_CODE
    return len(name.text) > _SHORT_NAME and name.lower.endswith(_CHEMICAL)


def _is_subscript(tokens: list[Token], quantity: Quantity) -> bool:
    """Whether a digit goes with a symbol of one letter: "r 1 (t)", "χ 2"."""
    symbol = word_at(tokens, quantity.first - 1)
    return len(symbol) == 1 and symbol not in "aeiouyà" and len(tokens[quantity.first].text) == 1


def has_unknown_unit(tokens: list[Token], at: int) -> bool:
    """Whether capitals that touch the number are a unit over a known one: "990AT/cm"."""
    if at + 2 >= len(tokens) or sign_at(tokens, at + 1) != "/" or not tokens[at].text.isupper():
        return False
    below = tokens[at + 2].text
    return tokens[at].kind is Kind.WORD and len(below) > 1 and below in catalogue().symbols
