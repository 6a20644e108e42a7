"""Quantities that turn out to be names, labels, scores or codes: "Shahed 136", "page 12", "2-1".

Part of `nlp/figures/`: what was read, with its surroundings → whether it is no amount at all.
What cannot even be read as one is kept out before, in `codes.py`. Source: RULES F16.
"""

from __future__ import annotations

from citecheck.language.en.figures import (
    BEFORE_CODE,
    BEFORE_COUNTED_ONE,
    BEFORE_STATUS,
    BEHIND_PRONOUN_ONE,
    NO_PART_OF_A_NAME,
    STATUS,
    STREETS,
)
from citecheck.language.figures import HEDGES
from citecheck.nlp.figures.grammar.codes import letters_touch
from citecheck.nlp.figures.grammar.labels import (
    has_unknown_unit,
    is_in_formula,
    is_label,
    is_letter_unit,
    is_score,
)
from citecheck.nlp.figures.grammar.notation import FUNCTION_WORDS
from citecheck.nlp.figures.grammar.quantities import Quantity
from citecheck.nlp.figures.grammar.scales import counts_things
from citecheck.nlp.tokens import Kind, Token, sign_at, touches, word_at

_SHORT = 2  # letters of a word that in capitals may be part of a name
_NO_NAMES = NO_PART_OF_A_NAME | {
    word
    for word in FUNCTION_WORDS | {phrase.rpartition(" ")[2] for phrase in HEDGES}
    if len(word) > _SHORT
}


def is_identifier(tokens: list[Token], quantity: Quantity) -> bool:
    """Whether what was read is a name, label, score or code rather than an amount."""
    if quantity.upper is not None:
        return is_score(tokens, quantity) or is_label(tokens, quantity)
    if has_unknown_unit(tokens, quantity.end):
        return False
    if letters_touch(tokens, quantity.end) or _is_ratio_code(tokens, quantity):
        return True
    if quantity.number.spelled:
        return _is_pronoun(tokens, quantity)
    return is_label(tokens, quantity) or _is_name(tokens, quantity)


def _is_name(tokens: list[Token], quantity: Quantity) -> bool:
    """Whether digits are part of a name, an address or a formula."""
    if quantity.unit or quantity.number.scaled:
        lettered = is_letter_unit(tokens, quantity)
        return lettered and (_is_named(tokens, quantity) or _is_address(tokens, quantity))
    return (
        _is_bracketed(tokens, quantity)
        or _is_address(tokens, quantity)
        or is_in_formula(tokens, quantity)
        or _is_status(tokens, quantity)
        or _is_named(tokens, quantity)
        or _is_numbered_thing(tokens, quantity)
    )


def continues_list(tokens: list[Token], quantity: Quantity, last: int) -> bool:
    """Whether a bare number goes on with labels that end before token `last`: "Nos. 2, 4 and 5"."""
    if quantity.unit or not quantity.number.plain or not last <= quantity.first <= last + 2:
        return False
    between = tokens[last : quantity.first]
    return bool(between) and all(
        t.lower in (",", "and", "or", "&", "oder", "und", "ou", "et", "y", "to", "bis")
        for t in between
    )


def _is_ratio_code(tokens: list[Token], quantity: Quantity) -> bool:
    """Whether a slash or bracket makes a code of the number: "24/7", "1/0", "1/T", "5(a)"."""
    end = quantity.end
    if quantity.unit:
        return False
    if sign_at(tokens, end) == "(" and touches(tokens[end - 1], tokens[end]):
        return True
    if not quantity.number.plain:
        return False
    for slash, other in (
        (quantity.end, quantity.end + 1),
        (quantity.first - 1, quantity.first - 2),
    ):
        if sign_at(tokens, slash) == "/" and 0 <= other < len(tokens):
            near = touches(tokens[slash - 1], tokens[slash]) and touches(
                tokens[slash], tokens[slash + 1]
            )
            if near and (tokens[other].kind is Kind.NUMBER or len(tokens[other].text) == 1):
                return True
    return False


def _is_bracketed(tokens: list[Token], quantity: Quantity) -> bool:
    """Whether the number stands alone in brackets, as markers, ages and equations do."""
    if "," in tokens[quantity.first].text:
        return False
    opening, closing = sign_at(tokens, quantity.first - 1), sign_at(tokens, quantity.end)
    return opening in ("(", "[", "{") and closing in (")", "]", "}")


def _is_named(tokens: list[Token], quantity: Quantity) -> bool:
    """Whether the number is part of a name: "Shahed 136", "Boeing 747", "Fortune 100"."""
    at = quantity.first
    text = tokens[at].text
    if at == 0 or tokens[at - 1].kind is not Kind.WORD:
        if _is_hyphened(tokens, at):
            return True
        return tokens[at].text in ("-", "−") and at > 0 and tokens[at - 1].text.isupper()
    if "," in text or " " in text or len(text) > 6:
        return False
    name = tokens[at - 1]
    return name.lower not in _NO_NAMES and any(letter.isupper() for letter in name.text)


def _is_hyphened(tokens: list[Token], at: int) -> bool:
    """Whether a hyphen ties the number to a word: "carbon-14", "covid-19"; not "minus-40"."""
    if at < 2 or sign_at(tokens, at - 1) not in ("-", "‑"):
        return False
    word = tokens[at - 2]
    is_tied = touches(word, tokens[at - 1]) and touches(tokens[at - 1], tokens[at])
    return is_tied and len(word.text) > _SHORT and word.lower not in _NO_NAMES


def _is_address(tokens: list[Token], quantity: Quantity) -> bool:
    """Whether the number is a house's ("12 Main Street") or a thing's name ("a 404")."""
    end = quantity.end
    if not quantity.number.plain and not is_letter_unit(tokens, quantity):
        return False
    if word_at(tokens, quantity.first - 1) in ("a", "an"):
        return not word_at(tokens, end)
    for cursor in range(end, min(end + 4, len(tokens))):
        if not tokens[cursor].text[0].isupper():
            return False
        if tokens[cursor].lower in STREETS:
            return cursor > end
    return False


def _is_status(tokens: list[Token], quantity: Quantity) -> bool:
    """Whether the number is the code of an answer or a fault: "a 404 error"."""
    if word_at(tokens, quantity.first - 1) not in BEFORE_STATUS:
        return False
    return len(tokens[quantity.first].text) == 3 and word_at(tokens, quantity.end) in STATUS


def _is_numbered_thing(tokens: list[Token], quantity: Quantity) -> bool:
    """Whether a noun with its article is numbered: "the ring 17 is", not "the team 15 points"."""
    at = quantity.first
    before = word_at(tokens, at - 1)
    if not quantity.number.plain or len(before) < 3 or before in NO_PART_OF_A_NAME:
        return False
    if before.endswith(("ed", "ing", "s", "ly")) or counts_things(tokens, quantity.end):
        return False
    determined = word_at(tokens, at - 2) in BEFORE_CODE or word_at(tokens, at - 3) in BEFORE_CODE
    return determined and len(tokens[at].text) < 4


def _is_title(tokens: list[Token], at: int) -> bool:
    """Whether a number word is part of a name: "Ocean's Eleven was", "the Six Nations".

    In a headline any word may be capitalised: "Police Arrest Five Men".
    """
    if not at or not tokens[at].text[0].isupper() or tokens[at - 1].kind is not Kind.WORD:
        return False
    named = at + 1 < len(tokens) and tokens[at + 1].text[0].isupper()
    if tokens[at - 1].text[0].isupper():
        return not named and word_at(tokens, at - 1) not in NO_PART_OF_A_NAME
    return named


def _is_pronoun(tokens: list[Token], quantity: Quantity) -> bool:
    """Whether "one" counts nothing, "one of the", or a word is part of a name."""
    alone = quantity.end == quantity.first + 1 and not quantity.unit
    if alone and _is_title(tokens, quantity.first):
        return True
    if not alone or tokens[quantity.first].lower != "one":
        return False
    before, behind = word_at(tokens, quantity.first - 1), word_at(tokens, quantity.end)
    return before not in BEFORE_COUNTED_ONE or behind in BEHIND_PRONOUN_ONE
