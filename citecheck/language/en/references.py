"""English: words of markers and of reference lists."""

from __future__ import annotations

from citecheck.language.en.function_words import ARTICLES, HAVE, PREPOSITIONS
from citecheck.language.word_set import word_set

OPENERS = word_set(
    "following see in the as by and using with both while since from for also like unlike "
    "after before moreover however although recently later similarly according our these when "
    "where here then thus but if because through under among between despite indeed finally "
    "first second"
)
"""Words that open a sentence before the name of an author."""
BEFORE_NUMBER = word_set(
    "than about between approximately least most nearly over under into per every exactly was "
    "were is are be been only equal equals top first last next all these those or until since "
    "after before"
).union(ARTICLES, HAVE, PREPOSITIONS)
"""Words before a number that is no marker."""

NO_AUTHORS = word_set(
    "easter christmas until during circa about early late mid version figure table section chapter "
    "copyright vol volume no issue"
)
"""Words before a year that are no author's name, beside months, weekdays and seasons."""

NO_TITLES = frozenset(
    ("archived", "original", "the original", "archive", "website", "online", "source", "download")
)
"""Words of links that are no titles."""
