"""English: words that tell where a sentence ends."""

from __future__ import annotations

from citecheck.language.en.function_words import ARTICLES, DEMONSTRATIVES, SUBJECTS
from citecheck.language.word_set import word_set

STARTERS = word_set(
    "there in on at but and so however meanwhile his her its their our my when while after "
    "before as if by for from with since although though many some most all no one both what "
    "who why how to not only"
).union(ARTICLES, DEMONSTRATIVES, SUBJECTS)
"""Words that begin a sentence behind an abbreviation."""
NEVER_LAST = word_set(
    "approx proc natl acad sci vol vols fig figs eq eqs pp ed eds vs cf ca e.g i.e eg ie viz "
    "dr mr mrs ms mx prof gen col sgt lt capt cmdr adm rep reps sen sens gov pres rev hon "
    "messrs st mt dept univ natn assoc est incl esp resp trans phys chem biol med engl j int "
    "lett nat soc conf symp ann appl math comput"
)
"""Abbreviations that end no sentence."""

CLAUSE_CUT = (
    r"[;:]\s|\s?—\s?|\s[–-]\s|,\s{1,3}(?=(?:and|but|or|nor|yet|so|while|whereas|although|though|"
    r"because|after|before|since|with|as|then|plus)\b)"
)
"""Where a clause ends."""

BEFORE_NUMBER = word_set("no nos p pp art sec sect ch par para c ca app tab op al b d n r fl")
"""Abbreviations that a number follows, beside those of months."""
WEEKDAY_STARTS = r"(?:Mon|Tues?|Wednes|Thurs?|Fri|Satur|Sun)(?:day)?"
"""Weekdays and their abbreviations (a pattern)."""
