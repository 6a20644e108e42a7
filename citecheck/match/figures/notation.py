"""Tokens → how their text writes numbers: with a decimal point or a decimal comma.

Part of `match/figures/`. A handful of function words tell German, French, Spanish, Italian,
Portuguese and Dutch from English; that is all that the grammar needs to know of the language.
"""

from __future__ import annotations

from itertools import repeat
from operator import itemgetter

from citecheck.match.figures.numeral import Setting
from citecheck.match.tokens import Token, word_set

_ENGLISH = word_set("the of and to is was for that with were by from has have it its are")
_COMMA = word_set(
    "der die das und den dem von mit ist wurde für auf nicht sich ein eine einen im des werden "
    "le la les et une dans est pour qui sur avec sont au aux ont été du "
    "el los las y por con una fue que más según entre se del al su "
    "il di che per con una della dei sono è nel gli più ha al "
    "os um uma foi não são mais dos da do na em à "
    "het een van en dat zijn voor niet met op te werd bij"
)


_WEIGHTS = {**dict.fromkeys(_COMMA, 1), **dict.fromkeys(_ENGLISH, -1)}
_lower = itemgetter(2)  # of a token


def setting_of(tokens: list[Token]) -> Setting:
    """Return the setting for numbers, told by the function words among the tokens."""
    weights = map(_WEIGHTS.get, map(_lower, tokens), repeat(0))
    return Setting(decimal_comma=sum(weights) > 0)
