"""Numbers that name a thing by its place in a row, and results of games: "page 12", "2-1".

Part of `nlp/figures/`: tokens and a quantity → whether it is one. Source: RULES F16.
"""

from __future__ import annotations

from citecheck.language.en.figures import SCORES
from citecheck.language.figures import LABELS
from citecheck.nlp.figures.grammar.quantities import Quantity
from citecheck.nlp.figures.grammar.scales import counts_things
from citecheck.nlp.figures.units.units import catalogue
from citecheck.nlp.tokens import Kind, Token, sign_at, touches, word_at

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


_GREATEST_SCORE = 200
_GOALS = 9  # "0-1" is a result, "0-15" may be a range


def is_label(tokens: list[Token], quantity: Quantity) -> bool:
    """Whether a label noun stands before a bare number: "page 12", "No. 5", "Figure 4B"."""
    if quantity.number.spelled or not tokens[quantity.first].text[0].isdigit():
        return False
    at = quantity.first
    before = word_at(tokens, at - 1)
    sign = sign_at(tokens, at - 1)
    if sign == ".":
        near = touches(tokens[at - 2], tokens[at - 1])
        before = word_at(tokens, at - 2) if near else ""
    labelled = before in LABELS or sign in ("#", "№", "§")
    if not labelled:
        return False
    if quantity.unit or quantity.number.scaled:
        return is_letter_unit(tokens, quantity)
    return not counts_things(tokens, quantity.end) or before not in ("line", "day", "week", "set")


def is_score(tokens: list[Token], quantity: Quantity) -> bool:
    """Whether a range is the result of a game or a vote: "2-1", "won 3–0"."""
    if quantity.unit or quantity.upper is None:
        return False
    low, high = quantity.number, quantity.upper
    dash = sign_at(tokens, quantity.first + 1) in ("-", "–", "‑", "−")
    told = word_at(tokens, quantity.first + 1) == "to" and not counts_things(tokens, quantity.end)
    if not ((dash or told) and low.plain and high.plain):
        return False
    if quantity.descending or low.value == high.value:
        return True
    if not low.value and high.value <= _GOALS:
        return not counts_things(tokens, quantity.end)
    if high.value > _GREATEST_SCORE:
        return False
    window = range(max(0, quantity.first - 6), quantity.first)
    return any(word_at(tokens, i) in SCORES for i in window)


def is_letter_unit(tokens: list[Token], quantity: Quantity) -> bool:
    """Whether the unit or scale is a single capital letter: "Figure 4B", "HD 188753 A"."""
    last = tokens[quantity.end - 1]
    return quantity.end == quantity.first + 2 and len(last.text) == 1 and last.text.isupper()
