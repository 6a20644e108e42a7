"""Names of months, weekdays, seasons and their kin. Data only, for `match/dates/`.

English throughout; months also in German, French, Spanish, Italian, Portuguese and Dutch.
"""

from __future__ import annotations

from citecheck.language.word_set import word_set

_MONTH_NAMES = (
    "january jan janvier januar januari enero gennaio janeiro jänner",
    "february feb février februar februari febrero febbraio fevereiro",
    "march mar mars märz maart marzo março",
    "april apr avril abril aprile",
    "may mai mei mayo maggio maio",
    "june jun juin juni junio giugno junho",
    "july jul juillet juli julio luglio julho",
    "august aug août augustus agosto",
    "september sep sept septembre septiembre settembre setembro",
    "october oct octobre oktober octubre ottobre outubro okt",
    "november nov novembre noviembre novembro",
    "december dec décembre dezember diciembre dicembre dezembro dez",
)
MONTHS = {name: number for number, line in enumerate(_MONTH_NAMES, 1) for name in line.split()}
# Words of another meaning: months only with a day, a year or a preposition beside them.
DOUBTFUL_MONTHS = word_set("may march mar mars mai mei jan august sep juli marzo dec")
ABBREVIATED = word_set("jan feb mar apr jun jul aug sep sept oct okt nov dec dez")

_WEEKDAY_NAMES = (
    "monday mon mondays",
    "tuesday tue tues tuesdays",
    "wednesday wed weds wednesdays",
    "thursday thu thur thurs thursdays",
    "friday fri fridays",
    "saturday sat saturdays",
    "sunday sun sundays",
)
WEEKDAYS = {name: number for number, line in enumerate(_WEEKDAY_NAMES) for name in line.split()}
LONG_WEEKDAYS = frozenset(name for name in WEEKDAYS if name.endswith("day"))

# First month of a northern season; winter begins in December of the year before or the same.
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}

ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13,
    "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18,
    "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
}  # fmt: skip
TENS = {"twenty": 20, "thirty": 30}
NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
DECADES = {
    "twenties": 1920, "thirties": 1930, "forties": 1940, "fifties": 1950, "sixties": 1960,
    "seventies": 1970, "eighties": 1980, "nineties": 1990,
}  # fmt: skip
