"""Words → how their text writes numbers: with a decimal point or a decimal comma.

Part of `nlp/figures/`. A handful of function words tell German, French, Spanish, Italian,
Portuguese and Dutch from English; that is all that the grammar needs to know of the language.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import repeat

from citecheck.language.common.frequent_words import IN_MANY, WITH_COMMA, WITH_POINT
from citecheck.nlp.figures.grammar.numeral import Setting

FUNCTION_WORDS = frozenset(word for words in WITH_COMMA.values() for word in words)
_FEWEST = 2  # function words that tell which of these languages it is

_WEIGHTS = {
    **dict.fromkeys(FUNCTION_WORDS, 1),
    **dict.fromkeys(IN_MANY, 0),
    **dict.fromkeys(WITH_POINT, -1),
}


def setting_of(words: Sequence[str]) -> Setting:
    """Return the setting for numbers, told by the function words among lower-case words."""
    if sum(map(_WEIGHTS.get, words, repeat(0))) <= 0:
        return Setting()
    return Setting(decimal_comma=True, language=_language(Counter(words)))


def _language(counted: Counter[str]) -> str:
    """Return the language whose function words are the most frequent, "" where few are there."""
    most, language = max(
        (sum(counted[word] for word in words), language) for language, words in WITH_COMMA.items()
    )
    return language if most >= _FEWEST else ""
