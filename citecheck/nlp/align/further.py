"""Words of a claim that its best place leaves open, ticked by what the rest of the text tells.

A text names in full once, has its date in its head, and leaves sums to its readers.
"""

from __future__ import annotations

from citecheck.language.en.alignment import FIXED, REST_PHRASES
from citecheck.language.en.wordnet import Pos
from citecheck.model import Date, Figure, How
from citecheck.nlp.align.alignment import Alignment, Place
from citecheck.nlp.align.relations import is_kind_of, opposed, relate
from citecheck.nlp.align.units import Kind, Unit
from citecheck.nlp.align.values_at import derived_at, values_at
from citecheck.nlp.align.words import is_proper_at

_HEAD = 4  # pieces among which the date of a text stands
def tick_further(found: Alignment) -> None:
    """Tick what the rest of the text bears out of the words that are open."""
    _tick_rest(found)
    _tick_dateline(found)
    _tick_derived(found)
    _tick_kinds(found)
    _tick_elsewhere(found)


def _tick_derived(found: Alignment) -> None:
    """Tick a change in figures that two of the central piece give: "from 6.2% to 4.9%"."""
    for number in found.open:
        value = found.units[number].value
        if isinstance(value, Figure):
            found.places[number] = place = derived_at(value, found.source, found.centre)
            if place is not None:
                found.derived.add(number)


def _tick_dateline(found: Alignment) -> None:
    """Tick an open date by the date that stands over the text, where its place has none."""
    source = found.source
    if source.dates_in.get(found.centre):
        return
    for number, unit in enumerate(found.units):
        if not isinstance(unit.value, Date) or found.places[number] is not None:
            continue
        for piece in range(min(_HEAD, len(source.pieces))):
            place = next(values_at(unit.value, (), source, piece), None)
            if place is not None:
                found.places[number] = place
                found.elsewhere.add(number)
                break


def _tick_rest(found: Alignment) -> None:
    """Tick "non-smokers" by "everyone else" or "the others" of the central piece."""
    words = found.source.words(found.centre)
    rest = next((at for at, word in enumerate(words) if word.lower in REST_PHRASES), None)
    if rest is None:
        return
    for number, unit in enumerate(found.units[:-1]):
        other = found.units[number + 1]
        joined = found.text[unit.span.end : other.span.start] in ("-", "\u2010", "\u2011")
        if joined and found.terms[unit.first].lower == "non":
            for both in (number, number + 1):
                found.places[both] = Place(found.centre, rest, rest, How.PHRASE)


def _tick_kinds(found: Alignment) -> None:
    """Tick open words by more special words of the central piece."""
    words = found.source.words(found.centre)
    used = found.used(found.centre)
    for number in found.open:
        unit = found.units[number]
        if unit.kind is not Kind.WORD:
            continue
        mine = found.terms[unit.first]
        for at, word in enumerate(words):
            if at not in used and word.content and is_kind_of(words, at, mine, unit.tags):
                found.places[number] = Place(found.centre, at, at, How.SYNONYM)
                used.add(at)
                break


def _tick_elsewhere(found: Alignment) -> None:
    """Tick attributes of a ticked word that stand beside it at another place of the source.

    A text names in full once: "Cardiff City manager Neil Warnock", then "Warnock".
    """
    numbers = range(len(found.units))
    for number in reversed(numbers):
        _tick_beside(found, number, number + 1)
    for number in numbers:
        _tick_beside(found, number, number - 1)


def _tick_beside(found: Alignment, number: int, other: int) -> None:
    units, places = found.units, found.places
    if not 0 <= other < len(units) or places[number] is not None or places[other] is None:
        return
    mine, beside = units[number], units[other]
    if not (_names_something(found, mine) and beside.content and beside.value is None):
        return
    left, right = sorted((mine, beside), key=lambda unit: unit.first)
    if found.text[left.span.end : right.span.start].strip(" -\u2010"):
        return
    step = other - number
    if _is_of_another(found, number, other):
        return
    terms, holding = found.terms, found.source.pieces.holding
    both = set(holding.get(terms[beside.first].key, ()))
    for piece in holding.get(terms[mine.first].key, ()):
        if piece not in both:
            continue
        words = found.source.words(piece)
        for at in range(max(0, -step), len(words) - max(0, step)):
            if relate(terms[mine.first], mine.tags, words, at) and relate(
                terms[beside.first], beside.tags, words, at + step
            ):
                places[number] = Place(piece, at, at, How.NAME)
                found.elsewhere.add(number)
                return


def _is_of_another(found: Alignment, number: int, other: int) -> bool:
    """Whether the ticked word has another attribute in the place: "New" for "Old Aller Bridge"."""
    place = found.place(other)
    words, at = found.source.words(place.piece), place.at - (other - number)
    if not 0 <= at < len(words) or at in found.used(place.piece) or not words[at].content:
        return False
    mine = found.terms[found.units[number].first]
    named = found.units[number].kind is Kind.NAME and is_proper_at(words, at)
    return named or opposed(mine.lower, words[at].lower)


def _names_something(found: Alignment, unit: Unit) -> bool:
    """Whether a unit may belong to a name or description, and is no deed and no passing state."""
    word = found.terms[unit.first].lower
    if unit.kind is Kind.NAME:
        return True
    if not unit.content or unit.value is not None or word in FIXED or word.endswith("est"):
        return False
    verb = Pos.VERB in unit.tags
    return not (verb and (len(unit.tags) == 1 or word.endswith(("ed", "ing"))))
