"""Names of months of several languages in one table, and the English words of dates beside them.

Derived from the folders of the languages; data only, for whoever reads dates.
"""

from __future__ import annotations

from citecheck.language.de import calendar as de
from citecheck.language.en import calendar as en
from citecheck.language.en.numbers import ONES, TEENS
from citecheck.language.en.numbers import ORDINALS as ALL_ORDINALS
from citecheck.language.en.numbers import TENS as ALL_TENS
from citecheck.language.es import calendar as es
from citecheck.language.fr import calendar as fr
from citecheck.language.it import calendar as it
from citecheck.language.nl import calendar as nl
from citecheck.language.pt import calendar as pt
from citecheck.language.ru import calendar as ru
from citecheck.language.word_set import word_set

_IN_LATIN_LETTERS = (en.MONTHS, de.MONTHS, fr.MONTHS, es.MONTHS, it.MONTHS, nl.MONTHS, pt.MONTHS)


def _numbered(*languages: tuple[str, ...]) -> dict[str, int]:
    return {name: number for names in languages for number, name in enumerate(names, 1)}


MONTHS = {**_numbered(*_IN_LATIN_LETTERS), **en.MONTH_ABBREVIATIONS, **de.MORE_MONTHS}
"""Names and abbreviations of months in running text, to their numbers."""

MONTHS_IN_REFERENCES = {
    **_numbered(*_IN_LATIN_LETTERS, ru.MONTHS),
    **en.MONTH_ABBREVIATIONS,
    **{f"{name}.": number for name, number in en.MONTH_ABBREVIATIONS.items()},
}
"""The same in bibliographies, with a full stop where one may stand."""

# Words of another meaning: months only with a day, a year or a preposition beside them.
DOUBTFUL_MONTHS = word_set("may march mar mars mai mei jan august sep juli marzo dec")
ABBREVIATED = frozenset([*en.MONTH_ABBREVIATIONS, "okt", "dez"])

WEEKDAYS = {
    **{name: number for number, name in enumerate(en.WEEKDAYS)},
    **{f"{name}s": number for number, name in enumerate(en.WEEKDAYS)},
    **en.WEEKDAY_ABBREVIATIONS,
}
LONG_WEEKDAYS = frozenset(en.WEEKDAYS)
SEASONS = en.SEASONS
DECADES = en.DECADES

_LAST_DAY = 31
ORDINALS = {word: number for word, number in ALL_ORDINALS.items() if number <= _LAST_DAY}
TENS = {word: number for word, number in ALL_TENS.items() if number <= _LAST_DAY}
_MOST_COUNTED = 12
NUMBERS = {
    "a": 1,
    "an": 1,
    **{word: n for word, n in {**ONES, **TEENS}.items() if 1 <= n <= _MOST_COUNTED},
}
"""Number words before a unit of time: "three days ago"."""
