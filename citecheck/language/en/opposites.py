"""English: opposites, as scales with two poles; written for this project.

A scale has two poles. At each stand the words that say it outright, which can take each other's
place; behind a semicolon those that merely go with it ("trophy" goes with winning). An exclamation
mark stands before what nobody says without having read it: a refusal, a dismissal, a failure. A
word may stand on several scales, since it may mean several things.
"""

from __future__ import annotations

SCALES = """
rise increase grow climb soar surge raise expand boost hike swell escalate growth ; jump gain
    double triple upward higher up add record / fall decrease decline drop shrink slump plunge
    plummet tumble reduce lower slash dwindle diminish reduction ; cut dip slip halve contract
    downward down less fewer loss
accelerate quicken ; faster rapid / slow decelerate ; slowly slowdown
more greater ; above over exceed / less fewer lesser ; below under
higher taller ; above / lower shorter ; below
larger bigger greater ; large big / smaller lesser ; small little
most greatest / least fewest
highest tallest ; top peak record high / lowest shortest ; bottom low
largest biggest greatest ; huge most / smallest tiniest ; small least
majority ; most mostly / minority ; few
maximum most upper ; top / minimum least lower ; bottom
best finest greatest ; excellent superb outstanding exceptional good great top / worst poorest ;
    bad terrible awful poor weak
better superior ; best improve strong good / worse inferior ; worst poor weak bad
improve enhance improvement ; better upgrade recover strengthen / worsen deteriorate
    deterioration ; worse weaken degrade
good great excellent ; best positive / bad poor terrible awful ; worst negative
positive favourable ; good praise optimistic / negative unfavourable adverse ; bad critical
    pessimistic
strong strengthen stronger strongest powerful ; robust / weak weaken weaker weakest feeble ;
    fragile
win victory won winning winner triumph beat ; victorious champion earn clinch capture secure
    trophy title medal take gold / ! lose lost losing loser ; defeat loss beaten eliminate
succeed success successful successfully ; achieve manage triumph / ! fail failure unsuccessful
    unsuccessfully ; flop collapse
victory triumph ; win won / defeat loss ; lose lost
first initial initially inaugural opening original earliest debut maiden ; begin premiere / last
    final finally finale closing ultimate farewell concluding ; end
first former ; earlier / second latter ; later
early earlier earliest ; beginning first start / late later latest ; end final last recent
begin start commence launch initiate beginning onset ; open introduce premiere debut
    establish found new announce / end finish conclude stop cease terminate ending conclusion ;
    close wrap cancel discontinue halt final last quit
continue resume ; persist keep remain ongoing / stop cease halt suspend discontinue ; end
    abandon
launch introduce ; start unveil begin announce plan new / cancel scrap withdraw discontinue ;
    end drop
open reopen inaugurate ; opening launch unveil ribbon new / close shut closure ; closing shutter
    closed
join enter rejoin ; sign enlist enrol recruit member become play hire add / leave depart quit
    exit departure ; resign withdraw split former ex
stay remain ; keep continue / leave depart go ; move
appoint hire elect nominate recruit install appointment ; name select choose become join new / !
    dismiss oust dismissal ; sack remove fire depose axe resign
promote promotion ; rise upgrade / ! relegate demote relegation demotion ; drop
accept approve embrace adopt acceptance approval ; agree welcome receive take back / ! reject
    refuse decline rebuff rejection refusal ; deny spurn veto oppose
agree consent agreement ; accept pledge deal approve / ! refuse decline disagree
    refusal disagreement ; reject oppose
support back favour endorse advocate supporter ; sponsor champion backing
    promote defend / ! oppose resist opposition opponent ; object against reject fight protest
    condemn
allow permit let enable authorise legalise ; legal / ! forbid ban prohibit outlaw prohibition ;
    bar block illegal prevent restrict against
legal lawful legalise ; allow permit / illegal unlawful outlaw ; ban forbid
praise laud applaud hail acclaim commend ; admire celebrate positive highlight standout best
    love / ! criticise condemn slam denounce criticism ; pan attack blast negative worst
love adore ; like enjoy favourite / ! hate dislike loathe despise
likes liked liking enjoy / ! dislike hate
friend ally friendly ; support / enemy foe hostile rival ; opponent
young younger youngest ; youth teenager junior child / old older oldest elder eldest elderly ;
    aged senior adult
new newer newest modern ; recent newly / old older oldest ancient ; former historic
large big huge enormous vast giant massive / small little tiny
major main significant ; key important large / minor insignificant ; small
long longer longest lengthy / short shorter shortest brief
tall / short
high / low
deep deeper deepest / shallow shallower
wide wider widen broad ; widest / narrow narrower ; tight
thick thicker / thin thinner
heavy heavier heaviest / light lighter lightest
fast faster fastest quick quickly rapid rapidly swift / slow slower slowest slowly gradual
    gradually
hot hotter hottest warm warmer warmest ; mild heat tropical / cold colder coldest cool cooler ;
    freezing frozen ice chilly
wet rainy humid / dry arid ; drought
bright brighter ; light / dark darker dim
hard harder hardest / soft softer
easy easier easily simple / difficult hard tough ; challenging complex
simple simpler basic ; easy / complex complicated ; difficult
rich richer wealthy affluent privileged ; prosperous / poor poorer underprivileged disadvantaged
    impoverished ; needy deprived underserved poverty
cheap cheaper inexpensive / expensive costly costlier
full fuller / empty
clean / dirty polluted
safe safer secure ; safety / dangerous unsafe risky hazardous ; danger
loud noisy / quiet silent
public publicly / private privately
internal inner / external outer
inside indoor ; within interior / outside outdoor ; exterior
domestic / foreign overseas ; international
national / international global ; worldwide
national / local regional
urban city / rural countryside
north northern / south southern
east eastern / west western
northeast northeastern / southwest southwestern
northwest northwestern / southeast southeastern
left / right
upper / lower
top / bottom
above over ; exceed higher / below under beneath ; lower
front ; forward / rear ; back backward
before prior ; previously earlier ahead until precede / after following ; subsequently later
    since afterwards follow
previous preceding prior ; earlier last former before yesterday / following next subsequent
    succeeding ; later after
precede predecessor / follow succeed successor
former ex ; previous past / current present ; now
permanent permanently ; lasting indefinite / temporary temporarily interim provisional
    ; acting caretaker
include inclusive ; contain feature / exclude exclusive omit ; except
uphold sustain ; confirm / dismiss overturn quash ; reject
grant / reject refuse
award grant confer ; receive present give win earn honour / ! deny withhold refuse ; strip
    revoke reject
confirm admit acknowledge affirm ; verify / ! deny refute dispute denial ; reject
convict guilty conviction ; sentence jail prison / ! acquit exonerate innocent acquittal ; clear
arrest detain imprison jail ; capture custody hold / release free discharge ; bail
buy purchase acquire acquisition ; bought buyer / sell ; sold divest seller
import / export
borrow / lend ; loan
arrive arrival ; land reach come / depart departure ; leave
advance / retreat withdraw
attack invade assault / defend protect ; defence
build construct erect ; construction built building / demolish destroy raze dismantle
    ; demolition
create establish found form ; start launch / dissolve disband abolish ; close end
introduce enact impose ; adopt pass / abolish repeal lift scrap ; revoke
merge unite combine merger ; join together / split divide separate
connect attach link / disconnect detach sever
marry wed wedding marriage ; husband wife spouse / divorce separate ; split
born birth / die death dead ; killed
survive alive survivor / die perish dead death ; kill
man men male boy / woman women female girl
son / daughter
brother / sister
father / mother
grandfather / grandmother
grandson / granddaughter
husband / wife
uncle / aunt
nephew / niece
king / queen
prince / princess
same identical similar ; equal alike / different distinct dissimilar ; another
equal / unequal
always / never
often frequently regularly commonly ; usual usually / rarely seldom infrequently ; never
common frequent widespread ; often / rare uncommon infrequent scarce ; rarely
everyone everybody all / nobody none
likely probable probably ; expected / unlikely improbable
possible feasible / impossible
able capable / unable incapable
known ; famous / unknown ; obscure
famous renowned prominent ; celebrated / obscure unknown
popular popularity ; favourite / unpopular
happy glad pleased ; delighted / sad unhappy ; upset
optimistic hopeful optimism / pessimistic pessimism
complete full fully entire total ; whole / partial partially partly incomplete
correct accurate right true / incorrect inaccurate wrong false
visible / invisible hidden
direct directly / indirect indirectly
active / inactive dormant
dependent / independent
official officially / unofficial unofficially
formal / informal
stable / unstable volatile
fair / unfair ; unjust
healthy well / sick ill unhealthy
effective / ineffective
sufficient adequate enough / insufficient inadequate
willing eager / unwilling reluctant
aware / unaware
armed / unarmed
employed ; employment / unemployed jobless ; unemployment
profit profitable surplus ; gain / loss unprofitable deficit
asset / liability
boom / recession bust
optional voluntary / mandatory compulsory ; required
encourage urge ; promote / discourage deter dissuade
help aid assist / hinder hamper impede
cause trigger ; lead / prevent avoid avert ; stop
protect preserve ; conserve save / destroy harm endanger ; damage
benefit beneficial helpful advantage / harm harmful disadvantage drawback ; damage
reveal disclose expose ; unveil show / hide conceal withhold ; secret
remember / forget
attend present attendance ; participate / absent miss absence ; skip boycott
tighten strict stricter / loosen ease relax
liberal leftist ; progressive / conservative rightist
democrat democratic / republican
day daytime / night nighttime
morning / evening afternoon ; night
summer / winter
spring / autumn
senior / junior
professional / amateur
lead leading leader ; ahead first / trail trailing ; behind lag
host / guest
offensive offence / defensive defence
reward / punish ; penalty
natural / artificial synthetic
real genuine authentic / fake false ; bogus
vertical / horizontal
exceed surpass outperform ; above beat / miss underperform ; below short
extend lengthen prolong ; extension longer / shorten curtail ; shorter
postpone delay ; late / advance hasten ; early
solo alone / joint jointly together
single / double multiple
peace peaceful ; truce / war violent ; conflict
primary / secondary
upgrade / downgrade
worsen aggravate exacerbate / ease relieve alleviate soothe
create add / cut axe shed scrap
expand enlarge / close shut
back support favour endorse / condemn denounce oppose reject
trust / distrust doubt
teacher / student pupil
employer / employee
optimist / pessimist
ascend ascent ; climb / descend descent
import importer / export exporter
immigrate immigration immigrant / emigrate emigration emigrant
underestimate / overestimate
nationalise / privatise
underground subterranean / overground aboveground surface
upstream / downstream
vaccinated / unvaccinated
married / unmarried single
conscious / unconscious
intentional deliberate deliberately intentionally / accidental unintentional accidentally
guilty / innocent
respect / disrespect contempt
lucky fortunate / unlucky unfortunate
polite / rude
honest / dishonest
brave courageous / cowardly
ally allied / oppose
rural / urban
upward / downward
inhale / exhale
absorb / emit
freeze / thaw melt
float / sink
flexible / rigid
smooth / rough
sharp / blunt
sweet / bitter
loose / tight
ancient / modern
mature / immature
patient / impatient
legitimate / illegitimate
literate / illiterate
relevant / irrelevant
responsible / irresponsible
regular / irregular
rational / irrational
reversible / irreversible
moral / immoral
perfect / imperfect
mortal / immortal
organic / inorganic
voluntary voluntarily / involuntary involuntarily
honour / dishonour shame
obey / disobey defy
appear emerge / disappear vanish
qualify eligible / disqualify ineligible
satisfied satisfy / dissatisfied ; disappoint
respect admire / despise
winner / loser
"""
