"""Multiples and ordinals: "doubled", "three times as many", "twofold", "10x", "third-largest".

Part of `nlp/figures/`. A multiple has the unit ``x``, an ordinal the unit ``ord``.
Source: RULES F6 and F7.
"""

from __future__ import annotations

from decimal import Decimal

from citecheck.language.en.figures import BEFORE_RANK, BEHIND_RANK, BEHIND_TIMES
from citecheck.language.en.numbers import ORDINAL_SUFFIXES, ORDINALS
from citecheck.language.numbers import MULTIPLES
from citecheck.nlp.figures.grammar.numeral import Numeral
from citecheck.nlp.figures.grammar.quantities import Quantity
from citecheck.nlp.tokens import Kind, Token, sign_at, touches, word_at


def read_multiple(tokens: list[Token], at: int) -> Quantity | None:
    """Return the multiple that one word names at `at`: "doubled", "threefold", "twice" as many."""
    word = tokens[at].lower
    if word in MULTIPLES:
        return _times(MULTIPLES[word], at)
    if word == "half" and word_at(tokens, at + 1) == "as" and _compares(tokens, at + 1):
        return _times(Decimal("0.5"), at)
    return _times(Decimal(2), at) if word == "twice" and _compares(tokens, at + 1) else None


def as_multiple(tokens: list[Token], quantity: Quantity) -> Quantity:
    """Return a bare number as a multiple where "times as many", "-fold" or "x" follows it."""
    end = quantity.end
    if quantity.unit or quantity.number.vague is not None or end >= len(tokens):
        return quantity
    if word_at(tokens, end) == "times" and _compares(tokens, end + 1):
        return quantity._replace(end=end + 1, unit="x")
    joint = end + (sign_at(tokens, end) in ("-", "‑"))
    if word_at(tokens, joint) in ("fold", "folds"):
        return quantity._replace(end=joint + 1, unit="x")
    if tokens[end].lower in ("x", "×") and touches(tokens[end - 1], tokens[end]):
        behind = tokens[end + 1] if end + 1 < len(tokens) else None
        if behind is None or behind.kind is Kind.SIGN or not touches(tokens[end], behind):
            return quantity._replace(end=end + 1, unit="x")
    return quantity


def _compares(tokens: list[Token], at: int) -> bool:
    """Whether "as many", "more", "the" at `at` says what is multiplied; no name may follow "as"."""
    if word_at(tokens, at) not in BEHIND_TIMES:
        return False
    behind = tokens[at + 1].text if at + 1 < len(tokens) else "."
    return word_at(tokens, at) != "as" or behind[0].islower()


def _times(value: Decimal, at: int) -> Quantity:
    """Return the multiple that one word names."""
    return Quantity(
        first=at, end=at + 1, number=Numeral(value=value, end=at + 1, spelled=True), unit="x"
    )


def read_ordinal(tokens: list[Token], at: int) -> Quantity | None:
    """Return the ordinal at `at` where it ranks something, None elsewhere."""
    token = tokens[at]
    end = at + 1
    if token.kind is Kind.NUMBER:
        if not token.text.isdecimal() or len(token.text) > 4:
            return None
        if word_at(tokens, end) not in ORDINAL_SUFFIXES or not touches(token, tokens[end]):
            return None
        value, end = Decimal(token.text), end + 1
    elif token.lower in ORDINALS:
        value = Decimal(ORDINALS[token.lower])
    else:
        return None
    if not _ranks(tokens, at, end):
        return None
    number = Numeral(value=value, end=end, spelled=token.kind is Kind.WORD)
    return Quantity(first=at, end=end, number=number, unit="ord")


def _ranks(tokens: list[Token], at: int, end: int) -> bool:
    """Whether the ordinal in [at, end) says a rank or a place in a row."""
    behind = word_at(tokens, end + (sign_at(tokens, end) in ("-", "‑")))
    superlative = behind.endswith("est") and len(behind) > 4 and behind not in ("west", "request")
    if superlative or behind in ("most", "least", *BEHIND_RANK):
        return True
    return word_at(tokens, at - 1) in BEFORE_RANK
