"""Multiples and ordinals: "doubled", "three times as many", "twofold", "10x", "third-largest".

Part of `match/figures/`. A multiple has the unit ``x``, an ordinal the unit ``ord``.
Source: RULES F6 and F7.
"""

from __future__ import annotations

from decimal import Decimal

from citecheck.match.figures import vocabulary
from citecheck.match.figures.numeral import Numeral, Setting
from citecheck.match.figures.numerals import read_numeral
from citecheck.match.figures.quantities import Quantity
from citecheck.match.tokens import Kind, Token, sign_at, touches, word_at

_VERBS = {
    "doubled": Decimal(2), "doubling": Decimal(2), "doubles": Decimal(2),
    "tripled": Decimal(3), "tripling": Decimal(3), "triples": Decimal(3),
    "trebled": Decimal(3), "trebling": Decimal(3), "quadrupled": Decimal(4),
    "quadrupling": Decimal(4), "quintupled": Decimal(5), "halved": Decimal("0.5"),
    "halving": Decimal("0.5"), "twofold": Decimal(2), "threefold": Decimal(3),
    "fourfold": Decimal(4), "fivefold": Decimal(5), "sixfold": Decimal(6),
    "sevenfold": Decimal(7), "eightfold": Decimal(8), "tenfold": Decimal(10),
}  # fmt: skip
_COMPARING = frozenset(
    "as more higher larger greater bigger less lower smaller faster longer the better likelier "
    "what its their".split()
)
_RANKED = frozenset("place consecutive straight successive".split())
_FINISHED = frozenset("finished ranked ranks placed came finishing ranking place placing".split())


def read_multiple(tokens: list[Token], at: int, setting: Setting) -> Quantity | None:
    """Return the multiple that starts at `at`, None where there is none."""
    word = word_at(tokens, at)
    if word in _VERBS:
        return _times(_VERBS[word], at, at + 1)
    if word == "twice" and _compares(tokens, at + 1):
        return _times(Decimal(2), at, at + 1)
    number = read_numeral(tokens, at, setting)
    if number is None or number.vague is not None:
        return None
    end = number.end
    if word_at(tokens, end) == "times" and _compares(tokens, end + 1):
        return _of(number, at, end + 1)
    joint = end + (sign_at(tokens, end) in ("-", "‑"))
    if word_at(tokens, joint) in ("fold", "folds"):
        return _of(number, at, joint + 1)
    letter = tokens[end] if end < len(tokens) else None
    if letter is not None and letter.lower in ("x", "×") and touches(tokens[end - 1], letter):
        after = tokens[end + 1] if end + 1 < len(tokens) else None
        if after is None or not touches(letter, after) or after.kind is Kind.SIGN:
            if after is None or after.kind is not Kind.NUMBER:
                return _of(number, at, end + 1)
    return None


def _compares(tokens: list[Token], at: int) -> bool:
    """Whether "as many", "more", "the" at `at` says what is multiplied; no name may follow "as"."""
    if word_at(tokens, at) not in _COMPARING:
        return False
    behind = tokens[at + 1].text if at + 1 < len(tokens) else "."
    return word_at(tokens, at) != "as" or behind[0].islower()


def _times(value: Decimal, at: int, end: int) -> Quantity:
    """Return the multiple that one word names."""
    number = Numeral(value=value, end=end, step=Decimal(1), spelled=True)
    return Quantity(first=at, end=end, number=number, unit="x")


def _of(number: Numeral, at: int, end: int) -> Quantity:
    """Return the multiple that a number and a word name."""
    return Quantity(first=at, end=end, number=number, unit="x")


def read_ordinal(tokens: list[Token], at: int) -> Quantity | None:
    """Return the ordinal at `at` where it ranks something, None elsewhere."""
    token = tokens[at]
    end = at + 1
    if token.kind is Kind.NUMBER:
        if not token.text.isdecimal() or len(token.text) > 4:
            return None
        if word_at(tokens, end) not in vocabulary.ORDINAL_SUFFIXES or not touches(
            token, tokens[end]
        ):
            return None
        value, end = Decimal(token.text), end + 1
    elif token.lower in vocabulary.ORDINALS:
        value = Decimal(vocabulary.ORDINALS[token.lower])
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
    if superlative or behind in ("most", "least", *_RANKED):
        return True
    return word_at(tokens, at - 1) in _FINISHED
