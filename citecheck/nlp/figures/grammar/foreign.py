"""Numbers in words of other languages than English: "treinta y dos mil", "zwei Drittel".

Part of `nlp/figures/`: tokens and a place → a :class:`Numeral`, or None. Which language it is,
the function words around tell (`notation.py`); in an English text nothing here is asked.
"""

from __future__ import annotations

from decimal import Decimal

from citecheck.language.numbers_foreign import ARTICLES, FACTORS, JOINTS, PARTS, value_of
from citecheck.nlp.figures.grammar.numeral import HYPHENS, Numeral, fraction, last_digit
from citecheck.nlp.tokens import Kind, Token, sign_at, word_at

_MOST_WORDS = 8
_FOUR, _TWENTY = 4, 20


def read_foreign(tokens: list[Token], at: int, language: str) -> Numeral | None:
    """Return the number that words of `language` (ISO 639-1) spell at `at`, None if none does."""
    word = word_at(tokens, at)
    if word == ARTICLES[language]:
        part = PARTS[language].get(word_at(tokens, at + 1))
        return None if part is None else fraction(1, part, at + 2, spelled=True)
    counted = _whole(tokens, at, language)
    if counted is None:
        return None
    value, end = counted
    part = PARTS[language].get(word_at(tokens, end))
    if part is not None and value < part:
        return fraction(value, part, end + 1, spelled=True)
    amount = Decimal(value)
    return Numeral(value=amount, end=end, step=last_digit(amount), spelled=True)


def foreign_openings(tokens: list[Token], language: str) -> list[int]:
    """Return where a number in words of `language` can begin."""
    article = ARTICLES[language]
    return [
        at
        for at, token in enumerate(tokens)
        if token.kind is Kind.WORD
        and (token.lower == article or value_of(token.lower, language) is not None)
    ]


def _whole(tokens: list[Token], at: int, language: str) -> tuple[int, int] | None:
    """Return the whole number at `at` and the place behind it."""
    total = group = 0
    end = at
    for _ in range(_MOST_WORDS):
        place = _next(tokens, end, language) if end > at else at
        word = word_at(tokens, place)
        value = value_of(word, language) if word else None
        if value is None or _is_per_cent(tokens, place):
            break
        if value == 1000 and word in FACTORS[language]:
            total, group = total + max(group, 1) * value, 0
        elif value == 100 and word in FACTORS[language] and group < 100:
            group = max(group, 1) * value
        elif group % 100 == _FOUR and value == _TWENTY and language == "fr":
            group += _FOUR * _TWENTY - _FOUR  # "quatre-vingts"
        elif _fits(group, value):
            group += value
        else:
            break
        end = place + 1
    return (total + group, end) if end > at else None


def _fits(group: int, value: int) -> bool:
    """Whether `value` may be added to the number so far: "cent" "vingt" "deux"."""
    if not group:
        return True
    if value < 10:
        return group % 100 >= _TWENTY and not group % 10
    return (value < 100 and not group % 100) or (value < _TWENTY and group % 100 in (60, 80))


def _next(tokens: list[Token], at: int, language: str) -> int:
    """Return the place of the next word of a number, behind a hyphen or "and"."""
    at += sign_at(tokens, at) in HYPHENS
    return at + (word_at(tokens, at) == JOINTS.get(language, "-"))


def _is_per_cent(tokens: list[Token], at: int) -> bool:
    """Whether the hundred at `at` is that of "per cent"."""
    return word_at(tokens, at - 1) in ("pour", "por", "per")
