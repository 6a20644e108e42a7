"""English: the words that numbers are made of, and words of change; data only."""

from __future__ import annotations

from decimal import Decimal

from citecheck.language.word_set import word_set

ONES = {
    "zero": 0, "nought": 0, "naught": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5,
    "six": 6, "seven": 7, "eight": 8, "nine": 9,
}  # fmt: skip
TEENS = {
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
SMALL = {**ONES, **TEENS, **TENS}
_RARE = frozenset({"nought", "naught", "fourty"})
PLAIN = {word: number for word, number in SMALL.items() if word not in _RARE}
"""`SMALL` without rare words and slips of the pen."""


DOZEN = Decimal(12)
SCALES = {
    "dozen": DOZEN, "dozens": DOZEN, "gross": Decimal(144), "hundred": Decimal(100),
    "thousand": Decimal(10**3), "thousands": Decimal(10**3),
    "million": Decimal(10**6), "millions": Decimal(10**6), "mil": Decimal(10**6),
    "billion": Decimal(10**9), "billions": Decimal(10**9), "bil": Decimal(10**9),
    "trillion": Decimal(10**12), "trillions": Decimal(10**12),
    "quadrillion": Decimal(10**15),
    "lakh": Decimal(10**5), "lakhs": Decimal(10**5), "lac": Decimal(10**5),
    "crore": Decimal(10**7), "crores": Decimal(10**7),
}  # fmt: skip
# Written behind digits; which of them need to touch the digits is decided in `numerals.py`.
ABBREVIATIONS = {
    "k": Decimal(10**3), "K": Decimal(10**3), "m": Decimal(10**6), "M": Decimal(10**6),
    "mn": Decimal(10**6), "mln": Decimal(10**6), "mil": Decimal(10**6), "MM": Decimal(10**6),
    "mm": Decimal(10**6), "b": Decimal(10**9), "B": Decimal(10**9), "bn": Decimal(10**9),
    "Bn": Decimal(10**9), "bln": Decimal(10**9), "BN": Decimal(10**9), "t": Decimal(10**12),
    "T": Decimal(10**12), "tn": Decimal(10**12), "trn": Decimal(10**12), "tr": Decimal(10**12),
    "cr": Decimal(10**7), "Cr": Decimal(10**7),
}  # fmt: skip
SAFE_ABBREVIATIONS = frozenset({"mn", "mln", "bn", "Bn", "bln", "BN", "tn", "trn"})

VULGAR = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5),
    "⅗": (3, 5), "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅐": (1, 7), "⅛": (1, 8), "⅜": (3, 8),
    "⅝": (5, 8), "⅞": (7, 8), "⅑": (1, 9), "⅒": (1, 10),
}  # fmt: skip

ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13,
    "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18,
    "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50,
    "hundredth": 100, "thousandth": 1000, "millionth": 10**6,
}  # fmt: skip

DENOMINATORS = {
    "half": 2, "third": 3, "quarter": 4, "billionth": 10**9, "trillionth": 10**12,
    **{word: number for word, number in ORDINALS.items() if number > 3},
}  # fmt: skip
PLURAL_DENOMINATORS = {"halves": 2, **{word + "s": n for word, n in DENOMINATORS.items()}}

ORDINAL_SUFFIXES = frozenset({"st", "nd", "rd", "th"})

# RULES F8: what an indefinite amount covers, both ends in; the highest of "scores" and
# "millions" is where the next word would be used.
VAGUE_PLURALS = {
    "dozens": (Decimal(24), Decimal(99)),
    "scores": (Decimal(40), Decimal(199)),
    "hundreds": (Decimal(200), Decimal(999)),
    "thousands": (Decimal(2_000), Decimal(9_999)),
    "millions": (Decimal(2 * 10**6), Decimal(999 * 10**6)),
    "billions": (Decimal(2 * 10**9), Decimal(999 * 10**9)),
    "trillions": (Decimal(2 * 10**12), Decimal(999 * 10**12)),
}
VAGUE_COUNTS = {
    "couple": (Decimal(2), Decimal(2)),
    "few": (Decimal(3), Decimal(9)),
    "several": (Decimal(3), Decimal(9)),
}

# Words behind "a third" that show it to be a share.
COMPARATIVES = word_set("more less fewer higher lower larger smaller faster cheaper")
TIME_PLURALS = word_set("seconds minutes hours days weeks months years decades centuries")
IRREGULAR_PLURALS = word_set("people children men women police staff cattle data troops")

MULTIPLES = {
    "doubled": 2, "doubling": 2, "doubles": 2, "tripled": 3, "tripling": 3, "triples": 3,
    "trebled": 3, "trebling": 3, "quadrupled": 4, "quadrupling": 4, "quintupled": 5, "halved": 0.5,
    "halving": 0.5, "twofold": 2, "threefold": 3, "fourfold": 4, "fivefold": 5, "sixfold": 6,
    "sevenfold": 7, "eightfold": 8, "tenfold": 10,
}  # fmt: skip
PERCENT = word_set("percent percents percentage percentages pct pc")
# Words that a number, and that any quantity, can begin with: others are passed over at once.
COUNT_WORDS = frozenset(
    [*SMALL, *SCALES, *VULGAR, *VAGUE_PLURALS, *VAGUE_COUNTS, "half", "quarter", "tens"]
)
NUMBER_STARTERS = COUNT_WORDS | {"a", "an"}
AFTER_ARTICLE = frozenset([*SCALES, *VAGUE_COUNTS, *DENOMINATORS, *TENS])

# Verbs and nouns of change.
UP = word_set(
    "rise rises rose risen rising grow grows grew grown growing gain gains gained gaining "
    "increase increases increased increasing climb climbs climbed climbing jump jumps jumped "
    "jumping surge surges surged surging soar soars soared soaring advance advances advanced "
    "advancing add adds added adding up higher swell swelled expand expanded expands accelerate "
    "accelerated rally rallied rallies spike spiked rocketed skyrocketed raise raised raises "
    "raising boost boosted boosts rebounded improved strengthened widened ticked increment hike "
    "hiked growth"
)
DOWN = word_set(
    "fall falls fell fallen falling drop drops dropped dropping decline declines declined "
    "declining decrease decreases decreased decreasing decreas lose loses lost losing slide "
    "slides slid sliding slip slips slipped slipping plunge plunges plunged plunging tumble "
    "tumbles tumbled tumbling sink sinks sank sunk shrink shrank shrunk shrinking cut cuts "
    "cutting down lower reduce reduces reduced reducing reduction dip dips dipped plummet "
    "plummeted plummets shed sheds slump slumped slumps slash slashed trim trimmed trims "
    "crash crashed narrowed contract contracted contracts weakened eased retreated worsened"
)
