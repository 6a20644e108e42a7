"""English: words beside dates, by what they tell of the date."""

from __future__ import annotations

from citecheck.language.en.function_words import TIME_PREPOSITIONS
from citecheck.language.word_set import word_set

BOUNDS: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {
    "since": (((), "since"),),
    "after": (((), "after"),),
    "before": (((), "before"),),
    "until": (((), "until"),),
    "till": (((), "until"),),
    "by": (((), "by"),),
    "prior": ((("to",), "before"),),
    "no": ((("later", "than"), "until"), (("earlier", "than"), "since")),
    "not": ((("later", "than"), "until"), (("earlier", "than"), "since")),
    "starting": ((("on",), "since"), (("in",), "since"), (("from",), "since"), ((), "since")),
    "beginning": ((("on",), "since"), (("in",), "since"), ((), "since")),
}
"""Bounds by their first word: the words that may follow, and what is meant."""
PARTS = {"early": 0, "beginning": 0, "start": 0, "mid": 1, "middle": 1, "late": 2, "end": 2}
"""Parts of a period: 0 the first, 1 the middle, 2 the last."""
PARTS_WITH_OF = word_set("beginning start middle end")
LATER = word_set("later after onward onwards greater")
INTERVAL_JOINTS = word_set("to until till through thru and")
INTERVAL_OPENERS = word_set("from between in")
NO_DAY_BEFORE = word_set(
    "percent million billion per thousand times seconds minutes hours days weeks months years miles"
)
"""What follows a number behind a month where it is no day of it."""
BEFORE_MONTH = word_set(
    "in last next this early late mid till by from between of to and on the every each "
    "through previous starting beginning around about"
).union(TIME_PREPOSITIONS)
"""Words before the name of a month that stands alone."""
NEAR_DAYS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
"""Days by their distance from today."""
STEPS = {"last": -1, "previous": -1, "past": -1, "this": 0, "current": 0, "next": 1, "coming": 1}
"""Words before a period, by its distance from the present one."""
BEFORE_YEAR = word_set(
    "in of by till from between early late mid circa around year years and through for to "
    "about the than c"
).union(TIME_PREPOSITIONS)
"""Words before a number that is a year."""
YEAR_VERBS = word_set("saw was marked brought began ended")
"""Verbs of which a year is the subject: "1848 saw revolts"."""
OF_YEARS = word_set("levels prices elections results standards figures")
"""What a year stands before: "with 1990 levels"."""
BEFORE_COUNT = word_set("to about than for around the and of")
"""Words before what may be a year or a count."""
UNITS_BEHIND_COUNT = word_set(
    "percent per million billion thousand km kilometres kilometers miles metres meters feet "
    "mm cm kg tonnes tons pounds dollars euros yen rpm hp kw mw watts gallons litres liters "
    "acres hectares calories degrees pc points people"
)
"""What follows a number that is no year."""
COUNTED_PERSONS = word_set("people men women children")

DATELINE = (
    r"\b(?:published|posted|updated|modified|issued|filed|created|date|datetime|released)\b|^by "
)
"""Words before the date of a page."""

UNRESOLVED = (
    r"\b(?:(?:this|last|next) (?:year|month|week|season|spring|summer|autumn|fall|winter)"
    r"|today|yesterday|tomorrow|tonight)\b"
)
"""Times that only the day of publication settles (a pattern)."""
