"""Pairs of words that cannot both hold of one thing, and which of them a text uses.

A clash is only ever a hint: "rose" beside "fell" matters where both passages are otherwise about
the same thing, which is for the wording check to see.
"""

from __future__ import annotations

from functools import cache

from citecheck.match.wording.words import key

_PAIRS = """
    rise/fall rise/drop increase/decrease increase/decline increase/reduce grow/shrink gain/lose
    climb/slip soar/plunge surge/slump jump/tumble raise/lower raise/cut up/down upward/downward
    expand/contract improve/worsen strengthen/weaken accelerate/slow widen/narrow lengthen/shorten
    appreciate/depreciate escalate/subside boost/dampen inflate/deflate recover/collapse
    more/less more/fewer greater/lesser greater/smaller higher/lower highest/lowest larger/smaller
    largest/smallest biggest/smallest bigger/smaller most/least best/worst better/worse
    majority/minority maximum/minimum top/bottom upper/lower longest/shortest longer/shorter
    taller/shorter tallest/shortest long/short deep/shallow wide/narrow broad/narrow
    thick/thin heavy/light fast/slow faster/slower fastest/slowest quick/slow quickly/slowly
    quicker/slower rich/poor richer/poorer richest/poorest cheap/expensive cheaper/costlier
    strong/weak stronger/weaker strongest/weakest hot/cold warm/cold warm/cool warmer/cooler
    warmer/colder hotter/colder hottest/coldest wet/dry bright/dark full/empty hard/soft
    easy/difficult easier/harder high/low big/small large/small major/minor few/many old/young
    old/new older/younger oldest/youngest elder/younger older/newer oldest/newest modern/ancient
    early/late earlier/later earliest/latest first/last first/final initial/final
    before/after previous/following previous/next former/latter preceding/following
    predecessor/successor precede/follow begin/end start/stop start/finish start/end open/close
    opened/closed beginning/end launch/cancel continue/stop resume/suspend extend/curtail
    win/lose winner/loser winning/losing victory/defeat succeed/fail success/failure pass/fail
    accept/reject accept/refuse accept/decline agree/refuse agree/disagree agree/decline
    approve/reject approve/deny approve/veto support/oppose support/reject favour/oppose for/against
    praise/criticise praise/condemn positive/negative favourable/unfavourable love/hate like/dislike
    admire/despise allow/forbid allow/ban allow/prohibit permit/forbid permit/prohibit legal/illegal
    lawful/unlawful legalise/outlaw enable/prevent enable/disable grant/deny award/deny confirm/deny
    admit/deny affirm/deny uphold/overturn convict/acquit guilty/innocent guilty/acquit
    arrest/release imprison/free jail/free join/leave enter/leave enter/exit arrive/leave
    arrive/depart come/go return/leave stay/leave import/export buy/sell borrow/lend hire/fire
    hire/dismiss appoint/dismiss appoint/remove employ/dismiss elect/oust promote/demote
    promote/relegate build/demolish construct/demolish create/destroy attack/defend
    invade/withdraw advance/retreat include/exclude inclusive/exclusive internal/external
    inside/outside inner/outer indoor/outdoor public/private permanent/temporary
    domestic/foreign national/international local/national rural/urban north/south east/west
    northern/southern eastern/western northeast/southwest northwest/southeast left/right
    male/female man/woman boy/girl son/daughter father/mother husband/wife brother/sister uncle/aunt
    nephew/niece king/queen prince/princess live/dead alive/dead alive/deceased born/died
    birth/death life/death survive/die survive/perish marry/divorce marriage/divorce
    married/divorced married/single single/double friend/enemy ally/enemy peace/war teacher/student
    parent/child employer/employee liberal/conservative left-wing/right-wing democratic/republican
    democrat/republican presence/absence present/absent visible/invisible possible/impossible
    likely/unlikely able/unable known/unknown safe/dangerous healthy/sick effective/ineffective
    sufficient/insufficient adequate/inadequate complete/incomplete correct/incorrect
    accurate/inaccurate right/wrong true/false real/fake real/imaginary fact/fiction
    regular/irregular formal/informal direct/indirect active/inactive dependent/independent
    equal/unequal similar/different same/different identical/different common/rare
    frequent/rare often/rarely often/seldom always/never everyone/nobody everything/nothing all/none
    all/some superior/inferior primary/secondary senior/junior underground/overground
    above/below over/under overestimate/underestimate underprivileged/privileged
    popular/unpopular famous/obscure successful/unsuccessful profitable/unprofitable
    profit/loss surplus/deficit asset/liability income/expense credit/debit boom/recession
    shortage/surplus supply/demand optimistic/pessimistic happy/sad happy/unhappy dream/nightmare
    good/bad good/poor good/evil wise/foolish mature/childish mature/immature fair/unfair
    honest/dishonest polite/rude friendly/hostile calm/nervous brave/cowardly simple/complex
    voluntary/compulsory voluntary/mandatory optional/mandatory partial/complete partly/wholly
    partially/fully master/servant leading/following lead/follow lead/trail attract/repel
    push/pull attach/detach connect/disconnect unite/divide unite/separate merge/split
    join/split lock/unlock load/unload cover/uncover hide/reveal conceal/reveal remember/forget
    encourage/discourage encourage/deter trust/distrust trust/doubt certain/uncertain
    clear/unclear stable/unstable armed/unarmed official/unofficial professional/amateur
    natural/artificial urban/rural vertical/horizontal day/night morning/evening
    sunrise/sunset summer/winter spring/autumn add/subtract multiply/divide
    plus/minus odd/even empty/crowded clean/dirty fresh/stale raw/cooked sweet/bitter
    loud/quiet smooth/rough tight/loose sharp/blunt flat/steep straight/curved victim/perpetrator
    plaintiff/defendant prosecution/defence prosecute/defend ascend/descend upstream/downstream
    uptown/downtown import/export immigrate/emigrate immigration/emigration nationalise/privatise
    tighten/loosen tighten/ease hike/cut lengthy/brief abundant/scarce maximise/minimise
    benign/malignant acute/chronic hyper/hypo host/guest offensive/defensive offence/defence
    home/away ahead/behind near/far nearest/farthest closer/farther outperform/underperform
    exceed/miss fulfil/break ratify/reject adopt/reject adopt/abandon found/dissolve
    establish/abolish introduce/abolish introduce/withdraw impose/lift enact/repeal
    recruit/dismiss reward/punish thank/blame deploy/withdraw occupy/liberate
    inhale/exhale absorb/emit heat/cool freeze/thaw melt/freeze float/sink
    credit/blame cause/prevent delay/hasten delay/advance postpone/advance
    qualify/disqualify eligible/ineligible insured/uninsured vaccinated/unvaccinated
    employed/unemployed employment/unemployment literate/illiterate married/unmarried
    finite/infinite odd/usual usual/unusual typical/atypical expected/unexpected
    welcome/unwelcome wanted/unwanted willing/unwilling aware/unaware conscious/unconscious
    intentional/accidental deliberate/accidental guilty/blameless benefit/harm beneficial/harmful
    helpful/harmful help/hinder help/harm advantage/disadvantage advantage/drawback care/neglect
    historically/currently
"""


@cache
def _table() -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for pair in _PAIRS.split():
        one, other = (key(word) for word in pair.split("/"))
        if one != other:
            table.setdefault(one, set()).add(other)
            table.setdefault(other, set()).add(one)
    return {word: frozenset(others) for word, others in table.items()}


def opposites(word: str) -> frozenset[str]:
    """Return the keys of the words opposed to `word`, a comparison key; empty if none is known.

    Example: key("fell") in opposites(key("increased")).
    """
    return _table().get(word, frozenset())
