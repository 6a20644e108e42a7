"""What a quantity counts or measures: the counted noun, or the noun that it is said of.

Part of `nlp/figures/`. There is no tagger here: the counted noun is the end of the run of
content words behind a count, or the noun behind "of"; a measured subject stands before its verb.
"""

from __future__ import annotations

from citecheck.language.en.figures import DETERMINERS, MEASURED_VERBS, PLURALS_WITHOUT_S
from citecheck.language.figures import NEVER_COUNTED
from citecheck.language.numbers import DOWN, UP
from citecheck.nlp.figures.grammar.quantities import Quantity
from citecheck.nlp.tokens import Kind, Token, sign_at, word_at

_VERBS = UP | DOWN | MEASURED_VERBS
_MOST_WORDS = 5


def subject_of(tokens: list[Token], quantity: Quantity) -> str | None:
    """Return the noun that `quantity` counts or measures, lower case, None if none is near."""
    end = quantity.end
    word = word_at(tokens, end)
    if word == "of" or (quantity.unit and word == "in"):
        place = _skip_determiners(tokens, end + 1)
        named = place < len(tokens) and tokens[place].text[0].isupper()
        behind = None if named and word == "in" else _noun_run(tokens, place)
        if behind is not None:
            return behind
    if not quantity.unit or sign_at(tokens, end) == "":
        behind = _noun_run(tokens, end + (sign_at(tokens, end) in ("-", "‑")))
        if behind is not None:
            return behind
    return _before_verb(tokens, quantity.first)


def _skip_determiners(tokens: list[Token], at: int) -> int:
    """Return the place behind "the", "its", "all" ... at `at`."""
    skipped = 0
    while skipped < 2 and word_at(tokens, at) in DETERMINERS:
        at += 1
        skipped += 1
    return at


def _noun_run(tokens: list[Token], at: int) -> str | None:
    """Return the head of the content words from `at`: the first plural, else the last word."""
    last: str | None = None
    for cursor in range(at, min(at + _MOST_WORDS, len(tokens))):
        token = tokens[cursor]
        in_name = token.kind is Kind.NUMBER and last is not None
        if in_name or (token.kind is Kind.SIGN and token.text in ("-", "‑")):
            continue
        if token.kind is not Kind.WORD or token.lower in NEVER_COUNTED or token.lower in _VERBS:
            break
        named = token.text[0].isupper()
        if len(token.lower) < 2 or (token.lower.endswith(("ed", "ly")) and not named):
            break
        last = token.lower
        if is_plural(last):
            break
    return last


def is_plural(word: str) -> bool:
    """Whether `word` looks like a plural noun."""
    if word in PLURALS_WITHOUT_S:
        return True
    return (
        len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", "’s"))
    )


def _before_verb(tokens: list[Token], at: int) -> str | None:
    """Return the noun before the verb that leads to the quantity at `at`."""
    for cursor in range(at - 1, max(-1, at - 8), -1):
        token = tokens[cursor]
        if token.kind is Kind.SIGN and token.text in ".;:!?":
            return None
        if token.kind is Kind.WORD and token.lower in _VERBS:
            return _noun_left(tokens, cursor - 1)
    return None


def _noun_left(tokens: list[Token], at: int) -> str | None:
    """Return the last content word at or before `at`, within three words."""
    for cursor in range(at, max(-1, at - 3), -1):
        token = tokens[cursor]
        if token.kind is not Kind.WORD:
            return None
        content = token.lower not in NEVER_COUNTED and token.lower not in _VERBS
        if content and len(token.lower) > 1 and not token.lower.endswith("ly"):
            return token.lower
    return None
