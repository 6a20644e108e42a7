"""A tool of the wording check: words of one kind, of which a thing is usually just one.

A claim that calls a Canadian film American holds nearly all the words of its source. Where a word
of a kind is missing from the passage and another of the kind stands there, they may have been
exchanged. A hint only: a thing can be two of a kind, and a passage speak of two things.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache

from citecheck.nlp.lexical.words import Word, key

_KINDS = """
    american british english scottish irish welsh french german spanish italian portuguese
        dutch belgian swedish norwegian danish finnish polish russian ukrainian greek
        turkish swiss austrian hungarian czech romanian serbian croatian canadian mexican
        brazilian argentine chilean peruvian colombian venezuelan cuban chinese japanese
        korean indian pakistani bangladeshi iranian iraqi syrian israeli palestinian
        egyptian libyan moroccan nigerian kenyan ghanaian australian vietnamese thai
        filipino indonesian malaysian afghanistan albania algeria angola armenia azerbaijan
        belarus bolivia bosnia botswana bulgaria cambodia cameroon congo cyprus ecuador
        estonia ethiopia georgia guatemala haiti honduras iceland jamaica jordan kazakhstan
        kosovo kuwait laos latvia lebanon liberia lithuania luxembourg madagascar mali malta
        moldova mongolia montenegro mozambique myanmar namibia nepal nicaragua niger oman
        panama paraguay qatar rwanda senegal singapore slovakia slovenia somalia sudan
        taiwan tanzania tunisia uganda uruguay uzbekistan yemen zambia zimbabwe zealand;
    january february march april may june july august september october november december;
    monday tuesday wednesday thursday friday saturday sunday;
    spring summer autumn winter;
    north south east west northern southern eastern western northeast northwest southeast
        southwest;
    red orange yellow green blue purple pink brown black white grey gold silver;
    africa asia europe america oceania antarctica;
    christian muslim jewish hindu buddhist sikh catholic protestant orthodox atheist;
    football basketball baseball hockey tennis cricket rugby golf boxing swimming cycling
        athletics volleyball handball badminton wrestling skiing chess poker;
    film book album novel song play opera musical series documentary podcast magazine poem
        painting sculpture game website newspaper;
    actor singer writer politician painter scientist lawyer doctor teacher footballer
        cricketer engineer architect journalist comedian director producer photographer
        dancer model businessman soldier priest nurse pilot farmer chef poet composer
        drummer guitarist bassist pianist violinist;
    drama comedy horror thriller romance western documentary musical action adventure
        fantasy mystery crime;
    rock pop jazz blues country classical metal punk folk electronic reggae soul disco rap;
    city town village county state province country continent island river lake mountain
        suburb;
    brother sister mother father son daughter uncle aunt cousin nephew niece grandfather
        grandmother husband wife;
    king queen prince princess duke emperor president minister mayor governor senator
        ambassador;
    university college school hospital museum church prison library bank airport station
        hotel restaurant stadium theatre;
    guitar piano drums bass violin trumpet saxophone cello flute harp;
    breakfast lunch dinner;
    gold silver bronze;
    iron copper aluminium steel lead zinc nickel;
    car bus train plane ship bicycle truck motorcycle helicopter tram;
    dog cat horse cow pig sheep goat chicken duck rabbit wolf bear lion tiger elephant;
    wheat rice maize barley oats rye soy;
    army navy police marines;
    earthquake flood hurricane tornado drought wildfire tsunami volcano;
    cancer diabetes malaria tuberculosis influenza measles pneumonia stroke asthma;
    democrat republican labour conservative liberal green socialist communist;
    second minute hour day week month year decade century;
    metre kilometre mile foot inch centimetre yard;
    kilogram gram pound tonne ounce;
    dollar pound euro yen yuan rupee peso franc rouble;
    hundred thousand million billion trillion;
    primary secondary tertiary;
    morning afternoon evening night;
    mercury venus earth mars jupiter saturn uranus neptune pluto
"""


@cache
def _kind_of() -> dict[str, frozenset[int]]:
    table: dict[str, set[int]] = {}
    for number, words in enumerate(_KINDS.split(";")):
        for word in words.split():
            table.setdefault(key(word), set()).add(number)
    return {one: frozenset(numbers) for one, numbers in table.items()}


def kinds(one: str) -> frozenset[int]:
    """Return the numbers of the kinds that a comparison key belongs to; mostly none."""
    return _kind_of().get(one, frozenset())


@dataclass(frozen=True, slots=True)
class Exchanged:
    """A word of the claim, and the word of the same kind that the passage has in its place."""

    said: Word
    found: Word


def exchanged(
    claim: Sequence[Word], passage: Sequence[Word], held: Collection[str]
) -> tuple[Exchanged, ...]:
    """Return the claim's words outside `held` for which `passage` has another of their kind.

    `held` are the keys that other passages hold. Example: "an American film" beside "a Canadian
    film"; none where the claim names both countries.
    """
    stated = {word.key for word in claim}
    others = [(word, kinds(word.key)) for word in passage if word.key not in stated]
    found = []
    for word in claim:
        own = kinds(word.key)
        if own and word.key not in held:
            instead = next((other for other, of in others if own & of), None)
            if instead is not None:
                found.append(Exchanged(word, instead))
    return tuple(found)
