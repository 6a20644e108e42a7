"""English: the small words by which an alignment tells that two texts say the same or do not.

Negators, modals, quantifiers, prepositions of direction and side; verbs that deny; words that say
little by themselves. Only words are here: `nlp.align` knows what they do.
"""
# ruff: noqa: SIM905 - lists of words read best as words

from __future__ import annotations

NEGATORS = frozenset(
    "not no never none nobody nothing neither nor without cannot nowhere hardly scarcely".split()
)
MODALS = frozenset("will would could may might must should can shall".split())
QUANTIFIERS = frozenset(
    "all every each some most many few several only any both half much more less fewer".split()
)
PRONOUNS = frozenset(
    "he she it they him her his hers its their theirs them i we you me us our ours my mine your "
    "yours himself herself itself themselves who whom whose which that this these those".split()
)
BACK = frozenset("he she it they his her its their him them this these who".split())
"""Words that stand for somebody or something named before."""

WHO = frozenset("which who whose whom".split())
SUBJECTS = frozenset("he she it they".split())
RELATIVES = frozenset({"which", "who", "whose"})
FIRST = frozenset({"i", "we"})
THIRD = frozenset("he she it they him her his its their them".split())

OWN = frozenset("own his her their".split())
"""Words of a speaker who speaks of themselves: "according to her own memoir"."""

FAINT = frozenset(
    "also however such well one ones thing things way ways now then later since while "
    "although just even very too so quite rather really actually already today according say "
    "says said saying tell tells told mr mrs ms dr due new s t around roughly approximately "
    "about nearly almost stood stand stands amounted amounts including additionally specifically "
    "furthermore moreover meanwhile namely likewise similarly".split()
)
"""Words of a claim that its source may lack: they join, date or attribute, and assert nothing."""

HUMANS = frozenset("people person persons somebody someone".split())
"""Words that any word for a person bears out: "residents" are people."""

OF_ONE = frozenset("it its this that one itself".split())
OF_MANY = frozenset("them they their those these themselves".split())
POINTING = OF_ONE | OF_MANY | frozenset("he him his she her".split())
"""Words that stand for what was named before."""

PERSONAL = (frozenset("he him his himself".split()), frozenset("she her hers herself".split()))
"""The pronouns of a man and those of a woman."""

SOMEBODYS = frozenset("its their his her".split())
"""Possessives; "her" is an object, too."""

BIRTH = frozenset("born birth birthday".split())
DEATH = frozenset("died dies death dead".split())
TELLS_A_VALUE = frozenset(
    "recorded records had has got scored totalled totaled reached came stood posted reported made "
    "amounted counted measured registered ran showed affected".split()
)
"""Verbs by which a claim gives the value of a table cell."""

SAYING = frozenset(
    "say says said saying tell tells told add adds added claim claims claimed announce announces "
    "announced report reports reported reveal reveals revealed ask asks asked call calls "
    "called".split()
)
"""Verbs whose subject may stand on either side."""

DENYING = frozenset(
    "deny denied denies denying refuse refused refuses refusing fail failed fails failing reject "
    "rejected rejects rejecting lack lacks lacked lacking unable decline declined declines ban "
    "banned bans prevent prevented prevents stopped avoid avoided avoids false untrue myth "
    "hoax".split()
)
"""Words that deny what they govern without a negator ("refused to sign")."""

DENYING_BEFORE = frozenset("false untrue myth hoax no none".split())
"""Negating words that may stand behind what they deny ("rumours … are false")."""

NO_DENIAL = frozenset("only just merely least until yet less more fewer later doubt longer".split())
"""Words that keep a negator before them from denying: "not only", "no doubt"."""

BOUNDS = frozenset("more less fewer".split())
"""Words with which "never" and "not" make a bound: "never more than 1.2 metres"."""

TURNING = frozenset(
    "beyond too barely incapable impossible unlikely unwilling unaware otherwise exempt".split()
)
"""Words that deny without a negator and need not be answered by one ("beyond repair")."""

LACKS = r"^free$|.{3}less$"
"""A word that says that something is not there: "alcohol-free", "childless" (a pattern)."""

ALL_BUT = ("all", "but")
"""What turns a sentence as "not" does: "all but one were rescued"."""

TURNS = frozenset("but although though whereas while because".split())
"""Words beyond which a denial does not reach."""

WHOLE = frozenset("all every each only entire whole both most several many".split())
"""Quantifiers that a source must give, too: it may not say less (W3)."""

SIDES = frozenset(
    "before after against above below under over off out up down away inside outside except "
    "despite within without until for".split()
)
"""Prepositions and particles of direction, time and side."""

FACING = frozenset(
    frozenset(pair.split("/"))
    for pair in (
        "before/after above/below above/within above/under over/under over/below up/down "
        "inside/outside for/against with/without into/out ahead/behind "
        "exceed/below exceeds/below exceeded/below"
    ).split()
)
"""Pairs of them that cannot both be right."""

COMPARED = frozenset("more less fewer lower better worse later".split())
"""Comparatives that do not look it."""

ORDERING = frozenset(
    "before after above below ahead behind exceed exceeds exceeded outnumber outnumbers "
    "outnumbered".split()
)
MORE = frozenset("more higher longer larger".split())
LESS = frozenset("less fewer lower shorter smaller".split())
MAJORITY = frozenset("majority most".split())
MINORITY = frozenset({"minority"})
"""Words that two values, or a share, bear out."""

RECEIVED = frozenset("got gets get received receives receive".split())
GIVEN = frozenset("given awarded granted handed".split())
"""What one gets and what one is given: the same thing from the other side, in the passive."""

COMPASS = frozenset("north south east west".split())
"""Words that put what stands before them in order with what stands behind."""

NO_COMPARISON = frozenset("rather other well soon long far such".split())
"""What keeps "than" and "as" from comparing: "rather than", "as well as"."""

JOINED = {"from": "to", "between": "and"}
"""Prepositions before a pair, each with what joins it."""

TIMES_OF_DAY = frozenset("dawn dusk sunrise sunset midnight noon midday nightfall".split())

CAUSING = frozenset("because caused causes therefore owing blamed blames".split())
CAUSES = CAUSING | frozenset(
    "cause causing due led leads lead thanks so since as result results resulted reason reasons "
    "attributed why after when".split()
)
"""Words by which a claim gives a cause, and those by which a source may."""

CONTRASTS = {"rather": "than", "instead": "of"}
"""What sets aside the words behind it, by its first word."""

JOINING = frozenset("and or but".split())
"""What "not" stands behind where it sets aside a thing and denies no verb."""

SEVERAL = frozenset("and or nor both".split())
"""What joins things of which not each is meant."""

PARTICLES = frozenset("up down off out away".split())
"""Those of them that make another verb of a verb."""

SEPARABLE = PARTICLES | {"back", "aside", "apart"}
"""Particles that may stand behind their verb's object: "turned the offer down"."""

BE = frozenset("is are was were be been being am get gets got getting".split())
HAVE = frozenset("has have had having".split())
DETERMINERS = frozenset(
    "a an the this that these those his her its their my our your some any no every each".split()
)
ORDINALS = frozenset(
    "second third fourth fifth sixth seventh eighth ninth tenth next joint".split()
)
FIXED = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth last next only former new "
    "old".split()
)
"""Attributes that hold of a thing at one place of a text and need not at another."""

ROLES = frozenset("from by against to with".split())
"""Prepositions that give somebody a part in a deed, which a title does not."""

OF = frozenset("of in at on".split())
"""Those of them for which a possessive may stand: "the end of the lane", "its end"."""

REST = frozenset("others other else rest non".split())
"""Words for those who do not belong to a group."""

_FAMILIES = (
    "sell/sale lose/loss fly/flight prove/proof live/life give/gift succeed/success choose/choice "
    "bear/birth deep/depth high/height long/length strong/strength wide/width young/youth "
    "poor/poverty hot/heat true/truth die/dead steal/theft weigh/weight Britain/British"
)
FAMILY: dict[str, tuple[str, ...]] = {}
"""Families that WordNet does not derive from one another, both ways."""
for _pair in _FAMILIES.split():
    _one, _other = _pair.split("/")
    FAMILY[_one] = (*FAMILY.get(_one, ()), _other)
    FAMILY[_other] = (*FAMILY.get(_other, ()), _one)

REST_PHRASES = frozenset("else others rest".split())
"""Words that stand for those outside a group, where they end a phrase: "everyone else"."""

_WORKS = (
    "report|study|evaluation|minutes|survey|paper|article|analysis|research|review|data|figures|"
    "statistics|poll|findings|results|audit|investigation|release|statement|document|authors|"
    "researchers"
)
_TELLS = (
    "found|finds|find|says|said|say|shows|showed|show|reports|reported|concluded|concludes|notes|"
    "noted|note|suggests|suggest|suggested|revealed|reveals|reveal|states|stated|estimates|"
    "estimated|puts|put"
)
FRAMES = (
    r"\baccording to (?:the |an? |its |their )?[^,;.]{1,60}",
    (
        rf"\A\s*(?:(?:the|its|an?|this|their|one|another|that)\s)?(?:[\w’'-]+\s){{0,3}}(?:{_WORKS})\s"
        rf"(?:has |have |had )?(?:{_TELLS})\b"
    ),
    rf",\s(?:the |its |an? |their )?(?:[\w’'-]+\s){{0,3}}(?:{_WORKS})\s(?:{_TELLS})\W*\Z",
    r"\b(?:mak(?:es?|ing)|made) up\b|\baccount(?:s|ed)? for\b|\btotal(?:s|led|ed)\b",
)
"""Patterns of what a claim says of its source itself ("the minutes note", "according to the port
authority"), and verbs that only tie a number to its thing: the source need not have them."""

GOVERNING = frozenset("every each within after before for until since per by from".split())
"""Small words that tell what a value is of a thing: "every six hours", "for two seconds"."""

PREPOSITIONS = frozenset("in of for at from on among by to with".split())
"""Prepositions that tell whose or where a value is."""

FALLING = frozenset("fall falls fell fallen falling".split())
FALLEN_INTO = frozenset("short ill silent asleep apart victim sick behind foul".split())
"""Words behind a form of "fall" with which it is no movement, and nothing's opposite."""

LATER = (
    r"\b(?:years?|months?|weeks?|days?) (?:later|earlier|before|after)\b"
    r"|\bthe (?:following|next|previous) (?:year|month|week|day)\b"
)
"""A date that is told from another."""
