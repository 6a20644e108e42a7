"""Word lists for `names`: capitalised words that are no names, titles, links, and well-known pairs.

English, written for this project; closed classes are meant to be whole.
"""

# ruff: noqa: SIM905 - lists of words read best as words

from __future__ import annotations

from citecheck.language.en import calendar
from citecheck.language.en.function_words import (
    ARTICLES,
    BE,
    DEGREES,
    DEMONSTRATIVES,
    DO,
    HAVE,
    INTERROGATIVES,
    JOINERS,
    MODALS,
    MORE_OR_LESS,
    PATH_PREPOSITIONS,
    POSSESSIVES,
    PREPOSITIONS,
    QUANTIFIERS,
    RELATIVES,
    SUBJECTS,
    TIME_PREPOSITIONS,
)
from citecheck.language.word_set import word_set

AND_HEADS = frozenset("ministry department office bureau institute institutes journal".split())
"""Heads of names that may hold an "and": the Department of Health and Social Care."""

PLACE_STARTS = frozenset(
    "new north south east west great saint st san santa los las el port fort lake mount".split()
)
"""First words of names whose last word alone is another name: New York, York."""

_NO_DAYS = {"sun", "weds", "thur"}
DATE_WORDS = (
    calendar.MONTH_WORDS.union(calendar.WEEKDAYS, calendar.WEEKDAY_ABBREVIATIONS, calendar.SEASONS)
    - _NO_DAYS
)

OPENERS = word_set(
    "either neither such other another no not while as off onto out over toward towards under "
    "up upon so yet if then than because although though unless whether despite besides amid "
    "above behind below beneath beside beyond down except inside like near past per plus "
    "regarding throughout unlike via versus again ago also already always ever even here "
    "there still now never often once only perhaps maybe soon sometimes thus hence therefore "
    "however moreover meanwhile nevertheless nonetheless otherwise instead indeed furthermore "
    "further additionally finally firstly secondly thirdly lastly later earlier recently "
    "previously originally initially eventually overall today yesterday tomorrow tonight yes "
    "well much fewer hundreds thousands millions billions half am let according apparently "
    "currently generally historically unfortunately fortunately notably specifically "
    "similarly likewise given based following including early next just officials researchers "
    "scientists experts critics supporters police authorities people residents workers "
    "students teachers doctors analysts economists investors shares prices sales profits "
    "costs rents wages figures data results studies research evidence reports men women "
    "children nobody everyone everybody someone anyone nothing everything something anything "
    "overnight elsewhere everywhere part whatever whenever wherever whoever born founded "
    "built located named known"
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
    DEGREES,
    MORE_OR_LESS,
    QUANTIFIERS,
)

TITLES = frozenset(
    """
    mr mrs ms miss mx dr prof professor sir dame lord lady president vice prime minister premier
    chancellor senator sen representative rep congressman congresswoman governor gov mayor judge
    justice king queen prince princess duke duchess earl count countess baron baroness emperor
    pope cardinal archbishop bishop reverend rev rabbi imam general gen colonel col
    captain capt maj lieutenant lt sergeant sgt corporal admiral adm commander officer inspector
    detective constable secretary undersecretary chief director chairman chairwoman chair ceo
    ambassador councillor commissioner attorney deputy foreign interior
    """.split()
)

LINKS = frozenset(
    "of the and for de la le les du des del della di da dos von van der den zu bin".split()
)
PARTICLES = LINKS - {"of", "the", "and", "for"}
HEADS = frozenset(
    """
    university bank ministry department institute institution house republic court museum church
    isle bay gulf council office kingdom states board academy college school bureau centre
    center union league duke duchess prince princess earl chamber federation confederation
    commission organization organisation association society army battle treaty tower city port
    cape mount strait sea bay lake house district province state county island islands kingdom
    hall palace cathedral centers centres motors electric mills congress parliament assembly
    senate agency authority administration institutes library journal court committee annals
    proceedings foundation faculty order war siege declaration bill act
    """.split()
)

NOT_NAMES = frozenset(
    """
    I OK TV AM PM AD BC CE BCE CEO CFO CTO PR HR ID IDs TVs VIP FAQ PDF URL USD EUR GBP JPY
    CHF AUD CAD CNY INR MP MPs PhD MBA BA MA BSc MSc Mr Mrs Ms Dr Prof Jr Sr No Nos Vol Fig Figs
    Table Eq Chapter Section Part Page Appendix Ref Refs English Internet Web God Earth Sun Moon
    Bachelor Master Doctor Arts Science Sciences Knight Commander
    """.split()
)

DEMONYMS = frozenset(
    """
    african american asian european australian austrian belgian bolivian brazilian british
    bulgarian canadian chilean chinese colombian croatian cuban czech danish dutch egyptian
    english estonian ethiopian finnish french german greek hungarian icelandic indian indonesian
    iranian iraqi irish israeli italian jamaican japanese jordanian kenyan korean kurdish
    kuwaiti latvian lebanese libyan lithuanian malaysian mexican moroccan nepalese nigerian
    norwegian pakistani palestinian peruvian philippine polish portuguese romanian russian saudi
    scottish serbian singaporean slovak slovenian somali spanish sudanese swedish swiss syrian
    taiwanese thai tunisian turkish ugandan ukrainian venezuelan vietnamese welsh yemeni arab
    arabic latin hispanic western eastern northern southern americans africans asians europeans
    australians canadians chinese germans greeks indians iranians iraqis israelis italians
    mexicans palestinians russians turks ukrainians britons swedes danes finns poles czechs
    hungarians norwegians catholic catholics christian christians protestant muslim muslims
    islamic jewish jews hindu hindus buddhist buddhists sunni shia democratic democrat democrats
    republican republicans conservative conservatives labour liberal liberals communist
    communists socialist socialists nazi nazis soviet soviets victorian roman byzantine ottoman
    medieval
    """.split()
)

SAME = (
    ("US", "USA", "U.S.", "U.S.A.", "United States", "United States of America", "America"),
    ("UK", "U.K.", "United Kingdom", "Britain", "Great Britain"),
    ("EU", "E.U.", "European Union"),
    ("UN", "U.N.", "United Nations"),
    ("UAE", "United Arab Emirates", "Emirates"),
    ("Russia", "Russian Federation"),
    ("Netherlands", "Holland"),
    ("Myanmar", "Burma"),
    ("Turkey", "Türkiye"),
    ("Czechia", "Czech Republic"),
    ("Ivory Coast", "Côte d'Ivoire"),
    ("Eswatini", "Swaziland"),
    ("Kyiv", "Kiev"),
    ("Mumbai", "Bombay"),
    ("Beijing", "Peking"),
    ("North Korea", "DPRK", "Democratic People's Republic of Korea"),
    ("South Korea", "Republic of Korea"),
    ("China", "PRC", "People's Republic of China"),
    ("DRC", "DR Congo", "Democratic Republic of the Congo", "Democratic Republic of Congo"),
    ("New York", "New York City", "NYC"),
    ("LA", "L.A.", "Los Angeles"),
    ("Fed", "Federal Reserve"),
    ("World War I", "First World War", "WW1", "WWI", "Great War", "World War One"),
    ("World War II", "Second World War", "WW2", "WWII", "World War Two"),
    ("NATO", "North Atlantic Treaty Organization", "North Atlantic Treaty Organisation"),
    ("Covid", "COVID-19", "Covid-19", "coronavirus"),
)
"""Groups of names of one thing, as written."""

KINDS_OF_BODY = word_set("high national public primary secondary city general")
