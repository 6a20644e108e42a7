"""Word lists that the tools of wording share: plain English, written for this project.

Closed classes (stop words, number words, irregular forms) are meant to be whole; the synonyms are
those that news and encyclopaedias use for one another. Lists of opposites stand in `opposites.py`.
"""
# ruff: noqa: SIM905 - lists of words read best as words

from __future__ import annotations

from citecheck.language.en.numbers import ORDINALS, PLAIN

STOPWORDS = frozenset(
    """
    a an the this that these those some any each every either neither both all such same other
    another own i me my mine myself we us our ours ourselves you your yours yourself he him his
    himself she her hers herself it its itself they them their theirs themselves who whom whose
    which what one ones there here and or but nor so yet if then than because as while although
    though unless until since whether of in on at by for with about against between into through
    during before after above below to from up down out off over under again further upon within
    without along among across behind beyond toward towards via per am is are was were be been
    being have has had having do does did doing done will would shall should can could may might
    must ought not no n't don't doesn't didn't isn't aren't wasn't weren't won't wouldn't can't
    cannot couldn't hasn't haven't hadn't it's he's she's that's there's i'm we're they're i've
    we've they've also too very just only even still ever never however thus therefore hence when
    where why how more most less least much many few several s t re ve ll d m
    """.split()
)

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
