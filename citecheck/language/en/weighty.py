"""English: words whose change turns the sense of a quotation (rule Q4)."""

from __future__ import annotations

from citecheck.language.en.function_words import MODALS, MORE_OR_LESS, QUANTIFIERS
from citecheck.language.word_set import word_set

NEGATIONS = word_set(
    "not no never none nobody nothing nowhere neither nor without cannot hardly scarcely "
    "barely denied denies deny denying failed fails fail failing refused refuses refuse "
    "rejected rejects reject lacks lacked lack lacking unlikely untrue false falsely"
)
WEIGHTY_MODALS = word_set(
    "ought allegedly alleged reportedly possibly probably perhaps maybe likely apparently "
    "supposedly suspected"
).union(MODALS)
WEIGHTY_QUANTIFIERS = word_set(
    "fewer only half always often sometimes rarely seldom usually almost nearly entire whole "
    "majority minority everyone everybody"
).union(MORE_OR_LESS, QUANTIFIERS)
DIRECTIONS = word_set(
    "rose rise rises risen rising fell fall falls fallen falling up down grew grow grows "
    "growing shrank shrink gained gain gains lost lose loses increased increase increases "
    "increasing decreased decrease decreases decreasing dropped drop drops declined decline "
    "declines cut cuts raised raise raises lowered lower higher above below before after over "
    "under won win against for better worse best worst first last high low left right north "
    "south east west more less"
)
NUMBERS = word_set(
    "hundred hundreds thousand thousands million millions billion billions trillion dozen "
    "dozens third quarter twice double doubled triple tripled halved"
)
"""Words of amounts beside the plain numbers."""
UNITS = word_set(
    "percent per cent percentage point points dollar dollars euro euros pound pounds yen mile "
    "miles metre metres meter meters kilometre kilometres kilometer kilometers kilogram "
    "kilograms ton tons tonne tonnes litre litres gallon gallons degree degrees celsius "
    "fahrenheit second seconds minute minutes hour hours day days week weeks month months "
    "year years decade decades century centuries m bn tn km kg cm mm"
)
