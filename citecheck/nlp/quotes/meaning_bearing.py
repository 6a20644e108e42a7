"""Words whose change turns the sense of a quotation (rule Q4).

In: words as written. Out: whether one of them is a number, a unit, a negation, a modal, a
quantifier, a direction or a name. English; digits and signs in any language.
"""

# ruff: noqa: SIM905 - lists of words read best as words

from __future__ import annotations

from citecheck.language.en.numbers import PLAIN
from citecheck.lazy_regex import regex

NEGATIONS = frozenset(
    """
    not no never none nobody nothing nowhere neither nor without cannot hardly scarcely
    barely denied denies deny denying failed fails fail failing refused refuses refuse
    rejected rejects reject lacks lacked lack lacking unlikely untrue false falsely
    """.split()
)
_MODALS = """
    may might can could will would shall should must ought allegedly alleged reportedly possibly
    probably perhaps maybe likely apparently supposedly suspected
"""
_QUANTIFIERS = """
    all some any every each few fewer many most more less least only both half several always
    often sometimes rarely seldom usually almost nearly entire whole majority minority everyone
    everybody
"""
_DIRECTIONS = """
    rose rise rises risen rising fell fall falls fallen falling up down grew grow grows growing
    shrank shrink gained gain gains lost lose loses increased increase increases increasing
    decreased decrease decreases decreasing dropped drop drops declined decline declines cut cuts
    raised raise raises lowered lower higher above below before after over under won win against
    for better worse best worst first last high low left right north south east west more less
"""
_NUMBERS = """
    hundred hundreds thousand thousands million millions billion billions trillion dozen dozens
    third quarter twice double doubled triple tripled halved
"""
_UNITS = """
    percent per cent percentage point points dollar dollars euro euros pound pounds yen mile miles
    metre metres meter meters kilometre kilometres kilometer kilometers kilogram kilograms ton
    tons tonne tonnes litre litres gallon gallons degree degrees celsius fahrenheit second seconds
    minute minutes hour hours day days week weeks month months year years decade decades century
    centuries m bn tn km kg cm mm
"""
_HEAVY = NEGATIONS.union(
    *map(str.split, (_MODALS, _QUANTIFIERS, _DIRECTIONS, _NUMBERS, _UNITS)), PLAIN
)

_SIGN_OR_NUMBER = regex(r"[\d%‰$€£¥₹°]")
_WORD = regex(r"[^\W\d_]+(?:'[^\W\d_]+)?")


def is_weighty(words: str, *, opening: bool) -> bool:
    """Whether `words`, as written, hold one whose change turns the sense.

    A capital letter makes a name, unless the words are `opening` a sentence with it.
    """
    plain = _words(words)
    if not _HEAVY.isdisjoint(plain) or "n't" in words.replace("’", "'"):
        return True
    if _SIGN_OR_NUMBER.search(words):
        return True
    if words.islower():
        return False
    capitals = [word for word in words.split() if any(map(str.isupper, word)) and word != "I"]
    return bool(capitals) and not (opening and capitals == words.split()[:1])


def has_negation(words: str) -> bool:
    """Whether `words`, as written, hold a negation."""
    plain = _words(words)
    return not NEGATIONS.isdisjoint(plain) or any(word.endswith("n't") for word in plain)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower().replace("’", "'"))
