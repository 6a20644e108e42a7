"""Words beside figures in several languages, where one table serves all."""

from __future__ import annotations

from citecheck.language.en.function_words import (
    ARTICLES,
    BE,
    DEMONSTRATIVES,
    DO,
    HAVE,
    INTERROGATIVES,
    MODALS,
    MORE_OR_LESS,
    OBJECTS,
    POSSESSIVES,
    PREPOSITIONS,
    RELATIVES,
    SUBJECTS,
    TIME_PREPOSITIONS,
)
from citecheck.language.word_set import word_set

LABELS = word_set(
    "page pages p pp chapter chapters ch section sections sec sect § figure figures fig figs "
    "table tables tab no nos nr nrs number numbers vol volume volumes issue article articles "
    "art part parts version versions v room rooms level levels phase type types channel route "
    "highway interstate step steps season seasons episode episodes round act scene group "
    "groups class grade line lines note notes footnote appendix annex exhibit item items "
    "equation eq eqs expression expressions theorem lemma box gate platform track lane pier "
    "bus flight train unit title rule form schedule clause paragraph para verse psalm zone "
    "sector district area ward block building apartment apt suite floor ref refs reference "
    "references model mark mk gen tier division category stage week day lot case station isbn "
    "issn doi pmid windows python ios android playstation xbox galaxy iphone ipad boeing "
    "airbus planet agent war dial phone tel fax ext zip rfc iso claim claims anspruch "
    "ansprüche ansprüchen revendication revendications example examples specimen specimens "
    "sample flat runway aisle berth socket junction kapitel seite página pagina"
)
"""Nouns before a number that is a label, not an amount."""
RANGE_TO = word_set("to bis à tot")
"""What joins the ends of a range, in any language."""
RANGE_AND = word_set("and to und et y e en bis")
RANGE_FROM = word_set("from by von de da van desde del")
NUMBER_JOINTS = word_set("to or and in out a bis à")
"""What stands between the ends of a range or a share."""
NEVER_COUNTED = word_set(
    "and or but as not no if than then so such into onto over under while about per each "
    "every all any both other another own same out up down off only just also very there here "
    "again against between through among because ago later earlier now today yesterday "
    "tomorrow according including said says say took take get got made make came went gone "
    "left died killed worth higher lower faster larger bigger smaller cheaper longer long "
    "wide tall deep high thick old hot und oder en de el la les le et soit del al que más dan "
    "meer im der die das par em da dos e o os il"
).union(
    ARTICLES,
    DEMONSTRATIVES,
    POSSESSIVES,
    SUBJECTS,
    RELATIVES,
    INTERROGATIVES,
    BE,
    HAVE,
    DO,
    MODALS,
    PREPOSITIONS,
    TIME_PREPOSITIONS,
    MORE_OR_LESS,
    OBJECTS,
)
"""Words that are never what is counted or measured."""
NEGATIONS = word_set(
    "not never without nor cannot no didn't didn’t doesn't doesn’t don't don’t hasn't hasn’t "
    "haven't haven’t wasn't wasn’t isn't isn’t aren't aren’t won't won’t wouldn't wouldn’t "
    "couldn't couldn’t weren't weren’t hadn't hadn’t can't can’t denied denies failed nicht "
    "kein keine pas non não niet"
)
"""Words that deny the figure behind them, English and of other languages."""

HEDGES: dict[str, str] = {
    **dict.fromkeys(
        (
            "about", "around", "some", "roughly", "approximately", "circa", "approx", "~", "∼",
            "≈", "an estimated", "estimated", "or so", "an average of", "close to", "ca", "c",
            "more or less", "somewhere around", "in the region of", "on the order of", "rund",
            "etwa", "environ", "unos", "unas", "circa", "cerca de", "ongeveer", "near",
            "quelque", "quelques", "zo'n", "zo’n", "alrededor de", "aproximadamente",
            "approssimativamente", "einige",
        ),
        "~",
    ),
    **dict.fromkeys(
        ("nearly", "almost", "just under", "just below", "close on", "fast", "knapp", "presque",
         "près de", "casi", "quasi", "quase", "bijna", "just shy of", "not quite"),
        "nearly",
    ),
    **dict.fromkeys(
        ("just over", "just above", "a little over", "slightly more than"),
        "just over",
    ),
    **dict.fromkeys(
        (
            "more than", "over", "at least", "above", "upwards of", "exceeding", "exceeds",
            "exceeded", "exceed", "greater than", "higher than", "larger than", "no less than",
            "no fewer than", "not less than", "in excess of", "a minimum of", "as few as", ">",
            "≥", "≳", "or more", "or greater", "or above", "surpassed", "surpassing", "surpass",
            "well over", "longer than", "older than", "mehr als", "über", "mindestens", "plus de",
            "au moins", "más de", "al menos", "più di", "almeno", "oltre", "mais de", "meer dan",
            "minstens", "topped", "and up", "north of", "better than", "past",
        ),
        ">",
    ),
    **dict.fromkeys(
        (
            "less than", "fewer than", "under", "below", "at most", "up to", "as many as",
            "as much as", "no more than", "not more than", "a maximum of", "lower than",
            "smaller than", "within", "<", "≤", "≲", "or less", "or fewer", "or below",
            "younger than", "shorter than", "weniger als", "unter", "höchstens", "bis zu",
            "moins de", "au plus", "menos de", "hasta", "meno di", "fino a", "até", "minder dan",
            "maximaal", "as high as", "as little as", "capped at", "south of", "shy of",
        ),
        "<",
    ),
}  # fmt: skip
"""Hedges to their kinds; "nearly" and "just over" are one-sided."""

MOVES = word_set(
    "doubled trebled tripled quadrupled halved moved changed swung shifted "
    "passé passée passe pasó passou passato passata salito scesa sceso"
)
"""Verbs of change in no direction, beside those up and down."""
