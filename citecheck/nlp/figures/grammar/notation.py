"""Tokens → how their text writes numbers: with a decimal point or a decimal comma.

Part of `nlp/figures/`. A handful of function words tell German, French, Spanish, Italian,
Portuguese and Dutch from English; that is all that the grammar needs to know of the language.
"""

from __future__ import annotations

from collections import Counter
from itertools import repeat
from operator import itemgetter

from citecheck.language.word_set import word_set
from citecheck.nlp.figures.grammar.numeral import Setting
from citecheck.nlp.tokens import Token

_ENGLISH = word_set("the of and to is was for that with were by from has have it its are")
_SHARED = word_set("a in se par plus o per")  # also found in English texts, or in many languages
_COMMA = {
    "de": word_set(
        "der die das und den dem von mit ist wurde wurden für auf nicht sich ein eine einen im des "
        "werden als aus bei"
    ),
    "fr": word_set(
        "le la les et une dans est pour qui sur avec sont au aux ont été du des un par plus se"
    ),
    "es": word_set("el los las y por con una fue que más según entre se del al su la un en"),
    "it": word_set("il di che per con una della dei sono è nel gli più ha al la un le del dal"),
    "pt": word_set("os um uma foi não são mais dos da do na em à e o para por"),
    "nl": word_set("het een van en dat zijn voor niet met op te werd bij de is in"),
}
FUNCTION_WORDS = frozenset(word for words in _COMMA.values() for word in words)
_FEWEST = 2  # function words that tell which of these languages it is

_WEIGHTS = {
    **dict.fromkeys(FUNCTION_WORDS, 1),
    **dict.fromkeys(_SHARED, 0),
    **dict.fromkeys(_ENGLISH, -1),
}
_lower = itemgetter(2)  # of a token


def setting_of(tokens: list[Token]) -> Setting:
    """Return the setting for numbers, told by the function words among the tokens."""
    weights = map(_WEIGHTS.get, map(_lower, tokens), repeat(0))
    if sum(weights) <= 0:
        return Setting()
    return Setting(decimal_comma=True, language=_language(Counter(map(_lower, tokens))))


def _language(counted: Counter[str]) -> str:
    """Return the language whose function words are the most frequent, "" where few are there."""
    most, language = max(
        (sum(counted[word] for word in words), language) for language, words in _COMMA.items()
    )
    return language if most >= _FEWEST else ""
