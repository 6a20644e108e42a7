"""English: words beside figures, by what they tell of the figure."""

from __future__ import annotations

from citecheck.language.en.function_words import (
    ARTICLES,
    DEGREES,
    DEMONSTRATIVES,
    DO,
    HAVE,
    MORE_OR_LESS,
    PATH_PREPOSITIONS,
    POSSESSIVES,
    PREPOSITIONS,
    SUBJECTS,
    TIME_PREPOSITIONS,
)
from citecheck.language.en.numbers import IRREGULAR_PLURALS
from citecheck.language.word_set import word_set

NO_PART_OF_A_NAME = word_set(
    "and or but some over under only just than is are was were its their his her our my all "
    "up down as per there another every each no not if when while where who which what how "
    "because so then thus yet still even both either neither onto upon off out besides "
    "despite like unlike worth total totalling totaling estimated fewer greater exceeding "
    "plus minus here now also last next first past previous following additional extra "
    "further today yesterday unfortunately however meanwhile exactly precisely perhaps maybe "
    "killed found added"
).union(
    ARTICLES,
    DEMONSTRATIVES,
    SUBJECTS,
    HAVE,
    PREPOSITIONS,
    TIME_PREPOSITIONS,
    PATH_PREPOSITIONS,
    DEGREES,
    MORE_OR_LESS,
)
"""Words that may be capitalised before an amount without being a name it belongs to."""
STREETS = word_set(
    "street st avenue ave road rd lane drive boulevard blvd way square place terrace court"
)
"""Last words of a street behind its number."""
BEFORE_STATUS = word_set("this that").union(ARTICLES)
STATUS = word_set("error page message response status code")
"""What a status code stands beside."""
BEFORE_CODE = word_set("this that said each").union(ARTICLES)
BEHIND_PRONOUN_ONE = word_set(
    "of another thing day way hand time side more else who that which can could would should "
    "may might must will is was has had to in on at for and or but than as by with s day's "
    "what how not never only just such so too most before after"
).union(ARTICLES, SUBJECTS)
"""What stands behind "one" where no count is meant."""
BEFORE_COUNTED_ONE = word_set("only just least exactly than")
"""What stands before "one" where a count is meant."""
SCORES = word_set(
    "beat beats beating won win wins lost lose loses drew draw defeated defeat defeats "
    "victory score scored scores led lead leads trailed thrashed tied tie ahead set sets "
    "voted vote"
)
"""Words beside the score of a game or a vote."""
BEHIND_TIMES = word_set(
    "as more higher larger greater bigger less lower smaller faster longer the better "
    "likelier what its their"
)
"""What follows "three times" where it compares."""
BEHIND_RANK = word_set("place consecutive straight successive")
BEFORE_RANK = word_set("finished ranked ranks placed came finishing ranking place placing")
BEFORE_AGE = word_set("is was turned turns will would")
BEFORE_RANGE = word_set("about around roughly approximately at least some")
COLD = word_set(
    "temperature temperatures tc kelvin cryogenic superconducting superconductivity cooled cooling"
)
"""Words beside a temperature in kelvin."""
SHARED = word_set("of the its their his her our all")
"""What follows a fraction of something."""
ORDERED = word_set("first second latter last other next")
"""What goes before "half" or "quarter" where it is a part of a game or year."""
BEHIND_SHARE = word_set(
    "in on at from to between over under compared when while and or but as because this last "
    "each every within with without through across against"
).union(TIME_PREPOSITIONS)
"""What follows "a third" where it has no noun of its own."""
BEHIND_SHARE_OF = word_set(
    "in among across is are was were has have had will would can could may might does did"
)
"""Words behind "one payment in four" that keep "four" from counting the next word."""
PERIODS = word_set(
    "second seconds minute minutes hour hours day days week weeks month months year years "
    "decades games matches starts attempts innings overs balls"
)
"""What an ordinal counts off where no fraction is meant."""
PLURALS_WITHOUT_S = IRREGULAR_PLURALS | {"media"}
BESIDE_SIZE = word_set("thick wide long tall deep high across square by x in")
"""Words beside a length in feet and inches."""
BEFORE_TIME = word_set("for after in within every under over about takes took lasted lasts just")
"""Words before an amount of time."""
BEFORE_MORE = word_set("for is was are were of lasted took takes last take after just well by at")
RISES = word_set("increase rise gain jump surge growth hike")
"""Nouns of change upwards."""
FALLS = word_set("drop decline fall decrease reduction cut loss slump")
"""Nouns of change downwards."""
BESIDE_THE_EXPECTED = {"over": "up", "above": "up", "under": "down", "below": "down"}
"""Words behind a figure that tell by how much something differs from what it was to be."""
COMPARED_DOWN = word_set(
    "cheaper lower smaller shorter younger slower lighter poorer weaker narrower shallower thinner "
    "earlier sooner nearer closer colder cooler drier"
)
"""Comparatives that take away: "12 metres shorter than"; all others add."""
NOT_COMPARED = word_set("rather other")
"""What ends as a comparative does, and stands before "than": "300 rather than 400"."""
EXPECTED = word_set(
    "budget target plan plans forecast forecasts estimate estimates expectations projections quota"
)
"""What something was to be: "4 million over budget" is no level."""
CIRCUMSTANCE = word_set("in for after within during among on at")
"""Words before a time or place: not what rose or fell ("lost a door at 16,000 ft")."""
CLAUSE_ENDS = word_set("and but while which who")
BOUNDS_BEHIND = {
    "or more": "or more", "or so": "or so", "or less": "or less", "or fewer": "or fewer",
    "or greater": "or greater", "or above": "or above", "or below": "or below",
    "and up": "and up", "or higher": "or more", "or lower": "or less", "or over": "or more",
    "or under": "or less",
}  # fmt: skip
"""What follows an amount and makes it a bound."""

INCLUSIVE = frozenset(
    {
        "at least", "no less than", "no fewer than", "not less than", "a minimum of", "or more",
        "≥", "at most", "no more than", "not more than", "a maximum of", "or less", "or fewer",
        "≤", "within", "up to", "as many as", "as much as", "as high as", "capped at",
    }
)  # fmt: skip
"""Bounds that hold for the figure itself."""

MEASURED_VERBS = word_set(
    "is are was were be been has have had reached reaches hit hits stood stands totaled "
    "totalled totals amounted remained remains costs cost weighs weighed measures measured "
    "earned includes included contains covers shows "
    "posted reported recorded came comes made makes doubled tripled halved spent paid gave"
)
"""Verbs between what is measured and its figure, beside those of change."""
DETERMINERS = word_set("all this these those").union(ARTICLES, POSSESSIVES - {"my", "your"})
"""Words before a noun: between "of" and what is counted, before what something was to be."""

BY_HOW_MUCH = word_set(
    "by than nearly almost about around roughly approximately over least most some just only"
)
"""Words before a share that something changed by, beside the verbs of change."""

BEHIND_AGE = word_set("when and but at by in last next this then now today")
"""What stands behind an age without a unit."""

OWNERS = r"(?:the|its|his|her|their)"
"""What stands before the noun that a gapped count is said of (a pattern)."""

HELD_AGAINST = r"(?:after|against|from|versus|vs\.?|compared (?:with|to))"
"""What stands before an earlier value of the same (a pattern)."""

DOZEN_WORD = "dozen"

ADDED = r"(?:[,;]|\b(?:and|but|while))\s(?:and\s|but\s|while\s|with\s|plus\s)?(?:another\s|in\s)?"
"""What stands before a further sum of an enumeration (a pattern)."""

EARLIER = (
    r"\b(?:(?:the|a|one) (?:year|season|month|week|quarter|decade) (?:before|earlier|previously)"
    r"|(?:previous|preceding|prior) (?:year|season|month|week|quarter|period|decade)"
    r"|last (?:year|season|month|week|quarter)|year-ago|a year ago)\b"
)
"""What says that a value is of the time before the one that the sentence tells of (a pattern)."""

SET_BEFORE = ["budgeted", "forecast", "targeted"]
"""What else says of a value that it was to be, beside `INTENDED` and `FORESEEING` of assertion."""

CLOSED = word_set(
    "as is are was were be been will would can could may might must its his her their our "
    "your who which than then so if but or not no up down out off over under into while about "
    "per each every"
).union(ARTICLES, DEMONSTRATIVES, SUBJECTS, HAVE, DO, PREPOSITIONS, TIME_PREPOSITIONS)
"""Words that end a run of adjectives before a noun."""
