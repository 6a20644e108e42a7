"""Number words of German, French, Spanish, Italian, Portuguese and Dutch: a word → its value.

Part of `nlp/figures/`. German, Dutch and Italian write numbers in one word, which is taken
apart here; the others join words, which `foreign.py` does. Words that mean something else more
often ("neuf", "sei", "um", "cent" behind "pour") are left out or are for the reader to judge.
"""

from __future__ import annotations

from functools import lru_cache

from citecheck.language.de import numbers as de
from citecheck.language.es import numbers as es
from citecheck.language.fr import numbers as fr
from citecheck.language.it import numbers as it
from citecheck.language.nl import numbers as nl
from citecheck.language.pt import numbers as pt

_MODULES = {"de": de, "nl": nl, "it": it, "fr": fr, "es": es, "pt": pt}
SMALL: dict[str, dict[str, int]] = {code: of.SMALL for code, of in _MODULES.items()}
# Words that multiply what stands before them, and are worth themselves alone.
FACTORS: dict[str, dict[str, int]] = {code: of.FACTORS for code, of in _MODULES.items()}
JOINTS = {"fr": fr.JOINT, "es": es.JOINT, "pt": pt.JOINT}  # between tens and units
PARTS: dict[str, dict[str, int]] = {code: of.PARTS for code, of in _MODULES.items()}
ARTICLES: dict[str, str] = {code: of.ARTICLE for code, of in _MODULES.items()}
_GLUE = {"de": de.GLUE, "nl": nl.GLUE, "it": it.GLUE}
_ONES = {"ein": 1, "eine": 1, "een": 1, "uno": 1, "un": 1, "sei": 6}
_LONGEST = 40


@lru_cache(maxsize=4096)
def value_of(word: str, language: str) -> int | None:
    """Return what one word (lower case) is worth, None where it is no number above one.

    >>> value_of("zweiundzwanzig", "de"), value_of("duecento", "it")
    (22, 200)
    """
    known = SMALL[language].get(word) or FACTORS[language].get(word)
    if known is not None or language not in _GLUE or not 5 < len(word) <= _LONGEST:
        return known
    return _taken_apart(word.replace("ë", "e"), language)


def _taken_apart(word: str, language: str) -> int | None:
    """Return the value of a number that is written as one word."""
    for factor, size in sorted(FACTORS[language].items(), key=lambda item: -item[1]):
        above, found, below = word.partition(factor)
        if found:
            count = 1 if not above else _part(above, language)
            rest = 0 if not below else _part(below.removeprefix(_GLUE[language]), language)
            return None if count is None or rest is None else count * size + rest
    return _tens_and_units(word, language)


def _part(word: str, language: str) -> int | None:
    """Return the value of a piece of a word, "ein" and "sei" included."""
    return SMALL[language].get(word) or _ONES.get(word) or _taken_apart(word, language)


def _tens_and_units(word: str, language: str) -> int | None:
    """Return the value of "zweiundzwanzig", "tweeentwintig", "ventidue", "ventotto"."""
    small = SMALL[language]
    for tens in (name for name, value in small.items() if value >= 20):
        if language == "it":
            unit = word.removeprefix(tens) if word.startswith(tens) else ""
            if not unit and word.startswith(tens[:-1]) and word[len(tens) - 1 :] in ("uno", "otto"):
                unit = word[len(tens) - 1 :]
        else:
            unit = word.removesuffix(_GLUE[language] + tens) if word.endswith(tens) else ""
        value = 3 if unit == "tré" else small.get(unit) or _ONES.get(unit)
        if unit != word and value is not None and value < 10:
            return small[tens] + value
    return None
