"""Word lists that the tools of wording share: plain English, written for this project.

Closed classes (stop words, number words, irregular forms) are meant to be whole; the synonyms are
those that news and encyclopaedias use for one another. Lists of opposites stand in `opposites.py`.
"""

from __future__ import annotations

from citecheck.language.en.numbers import ORDINALS, PLAIN
from citecheck.language.word_set import word_set

ARTICLES = word_set("a an the")
DEMONSTRATIVES = word_set("this that these those")
POSSESSIVES = word_set("my your his her its our their")
SUBJECTS = word_set("i you he she it we they")
RELATIVES = word_set("who whom whose which")
INTERROGATIVES = word_set("what when where why how")
BE = word_set("is are was were be been being")
HAVE = word_set("has have had")
DO = word_set("do does did")
MODALS = word_set("will would can could may might must shall should")
JOINERS = word_set("and or but nor")
PREPOSITIONS = word_set("of in on at by to from for with")
TIME_PREPOSITIONS = word_set("before after during since until")
PATH_PREPOSITIONS = word_set("into through across along against between among within without")
DEGREES = word_set("about around nearly almost roughly approximately")
MORE_OR_LESS = word_set("more most less least")
QUANTIFIERS = word_set("some any every each all both few many several")
OBJECTS = word_set("me him us them")

STOPWORDS = word_set(
    "either neither such same other another own mine myself ours ourselves yours yourself "
    "himself hers herself itself theirs themselves one ones there here so yet if then than "
    "because as while although though unless whether about above below up down out off over "
    "under again further upon behind beyond toward towards via per am having doing done ought "
    "not no n't don't doesn't didn't isn't aren't wasn't weren't won't wouldn't can't cannot "
    "couldn't hasn't haven't hadn't it's he's she's that's there's i'm we're they're i've "
    "we've they've also too very just only even still ever never however thus therefore hence "
    "much s t re ve ll d m"
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
    JOINERS,
    PREPOSITIONS,
    TIME_PREPOSITIONS,
    PATH_PREPOSITIONS,
    MORE_OR_LESS,
    QUANTIFIERS,
    OBJECTS,
)
"""Words that say little by themselves."""

FINITE = word_set(
    "am it's that's he's she's they're we're there's isn't wasn't didn't doesn't don't"
).union(BE - {"being"}, HAVE, DO, MODALS)
"""Forms of auxiliaries that make a sentence of what they stand in."""

NUMBERS: dict[str, str] = {
    **{word: str(number) for word, number in PLAIN.items()},
    **{word: str(number) for word, number in ORDINALS.items() if number <= 30},
    "hundred": "100",
    "thousand": "1000",
    "dozen": "12",
    "once": "1",
    "twice": "2",
    "thrice": "3",
}
"""Number words, cardinal and ordinal, to the digits under which they are compared."""

_IRREGULAR_FORMS = """
    arise arose arisen; awake awoke awoken; bear bore borne; beat beaten; become became; begin began
    begun; bend bent; bid bade bidden; bind bound; bite bit bitten; bleed bled; blow blew blown;
    break broke broken; breed bred; bring brought; build built; burn burnt; buy bought; catch
    caught;
    choose chose chosen; come came; creep crept; deal dealt; dig dug; draw drew drawn; dream dreamt;
    drink drank drunk; drive drove driven; eat ate eaten; fall fell fallen; feed fed; feel felt;
    fight fought; find found; flee fled; fly flew flown; forbid forbade forbidden; forget forgot
    forgotten; forgive forgave forgiven; freeze froze frozen; get got gotten; give gave given; go
    went gone goes; grow grew grown; hang hung; hear heard; hide hid hidden; hold held; keep kept;
    know knew known; lay laid; lead led; learn learnt; leave left; lend lent; lie lain; light lit;
    lose lost; make made; mean meant; meet met; mistake mistook mistaken; overcome overcame; pay
    paid; prove proven; ride rode ridden; ring rang rung; rise rose risen; run ran; say said; see
    saw
    seen; seek sought; sell sold; send sent; shake shook shaken; shine shone; shoot shot; show
    shown;
    shrink shrank shrunk; sing sang sung; sink sank sunk; sit sat; sleep slept; slide slid; speak
    spoke spoken; speed sped; spend spent; spin spun; spring sprang sprung; stand stood; steal stole
    stolen; stick stuck; strike struck stricken; strive strove striven; swear swore sworn; sweep
    swept; swim swam swum; swing swung; take took taken; teach taught; tear tore torn; tell told;
    think thought; throw threw thrown; undergo underwent undergone; understand understood;
    undertake undertook undertaken; uphold upheld; wake woke woken; wear wore worn; weave wove
    woven;
    weep wept; win won; wind wound; withdraw withdrew withdrawn; withhold withheld; write wrote
    written; man men; woman women; child children; foot feet; person people;
    half halves; analysis analyses; crisis crises; good better best; bad worse worst;
    die died dying death dead; marry wed wedding married marriage; kill killed
    killing; lie lied lying
"""

IRREGULAR: dict[str, str] = {
    form: forms[0]
    for line in _IRREGULAR_FORMS.split(";")
    if (forms := line.split())
    for form in forms
}
"""Irregular inflections to their base form."""
