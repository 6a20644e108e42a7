"""Words of a claim that its best place leaves open, ticked by what the rest of the text tells.

A text names in full once, has its date in its head, and leaves sums to its readers.
"""

from __future__ import annotations

from citecheck.language.en.alignment import (
    FIXED,
    GIVEN,
    HUMANS,
    OF,
    PREPOSITIONS,
    RECEIVED,
    REST_PHRASES,
    ROLES,
)
from citecheck.language.en.wordnet import Pos
from citecheck.model import Date, Figure, How
from citecheck.nlp.align.alignment import Alignment, Place
from citecheck.nlp.align.comparisons import tick_converses
from citecheck.nlp.align.lives import tick_lives
from citecheck.nlp.align.pronouns import is_about, stands_for
from citecheck.nlp.align.relations import is_kind_of, opposed, relate
from citecheck.nlp.align.tables import tick_table_verbs
from citecheck.nlp.align.told_by_values import tick_told_by_values
from citecheck.nlp.align.units import Kind, Unit
from citecheck.nlp.align.values_at import derived_at, values_at
from citecheck.nlp.align.words import is_passive, is_proper_at, tag

_SLOT = 3  # words beside a neighbour in which a word stands in the place of the claim's
_KINDS_UP = 4  # steps from a noun to what it is a kind of
_BEGINNING, _TOLD = 2, 3  # pieces among which a text names its subject, and that do at least
_HEAD = 4  # pieces among which the date of a text stands


def tick_further(found: Alignment) -> None:
    """Tick what the rest of the text bears out of the words that are open."""
    tick_converses(found)
    _tick_rest(found)
    _tick_dateline(found)
    _tick_derived(found)
    _tick_kinds(found)
    _tick_elsewhere(found)
    tick_table_verbs(found)
    tick_lives(found)
    _tick_received(found)
    tick_told_by_values(found)
    _tick_topic(found)
    _tick_subject(found)
    _tick_meant(found)


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
    if source.dates_in(found.centre) or any(source.heading_dates(found.centre)):
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
        slot = _slot(found, number)
        for at, word in enumerate(words):
            depth = _KINDS_UP if at in slot else 1
            human = mine.lower in HUMANS
            if at in used or not word.content or (human and at not in slot):
                continue
            if is_kind_of(words, at, mine, unit.tags, depth=depth):
                found.places[number] = Place(found.centre, at, at, How.SYNONYM)
                used.add(at)
                break


def _tick_received(found: Alignment) -> None:
    """Tick "got" or "received" by "was given" of the central piece."""
    words, used = found.source.words(found.centre), found.used(found.centre)
    for number in found.open:
        mine = found.units[number].first
        if found.terms[mine].lower not in RECEIVED or is_passive(found.terms, mine):
            continue
        for at, word in enumerate(words):
            if at not in used and word.lower in GIVEN and _is_given(found, number, at):
                found.places[number] = Place(found.centre, at, at, How.PHRASE)
                break


def _is_given(found: Alignment, number: int, at: int) -> bool:
    """Whether a passive of the centre stands behind the tick of what stands before a unit."""
    before = [n for n in found.central if n < number]
    passive = is_passive(found.source.words(found.centre), at)
    return passive and bool(before) and found.place(before[-1]).at < at


def _slot(found: Alignment, number: int) -> range:
    """Return the words of the centre that stand beside the tick of a neighbour of a unit."""
    central = found.central
    before = [n for n in central if n < number]
    behind = [n for n in central if n > number]
    low = found.place(before[-1]).last + 1 if before else None
    high = found.place(behind[0]).at if behind else None
    if low is None:
        return range(max(0, (high or 0) - _SLOT), high or 0)
    return range(low, min(low + _SLOT, high) if high is not None and high > low else low + _SLOT)


def _tick_topic(found: Alignment) -> None:
    """Tick open names and things by the title over the place, where that is what it tells of."""
    opened = found.open
    topic = found.source.topic(found.centre) if opened else None
    if topic is None or tells_of_another(found):
        return
    words = found.source.words(topic)
    for number in opened:
        if not may_be_titled(found, number, topic):
            continue
        unit = found.units[number]
        for at in range(len(words)):
            if relate(found.terms[unit.first], unit.tags, words, at):
                found.places[number] = Place(topic, at, at, How.NAME)
                found.elsewhere.add(number)
                break


def _tick_subject(found: Alignment) -> None:
    """Tick "in the trial", "on the line" by the text's own subject, where no other is named."""
    for number in found.open:
        if is_of_the_subject(found, number):
            held = found.source.pieces.holding[found.terms[found.units[number].first].key]
            found.places[number] = Place(held[0], 0, 0, How.NAME)
            found.elsewhere.add(number)


def is_of_the_subject(found: Alignment, number: int) -> bool:
    """Whether a unit says "in", "of" or "on" what the whole text is about.

    The text names it at its beginning and in several pieces; the centre has no name, and no noun
    behind a preposition, that the claim lacks.
    """
    unit = found.units[number]
    held = found.source.pieces.holding.get(found.terms[unit.first].key, [])
    before = [term.lower for term in found.terms[max(0, unit.first - 2) : unit.first]]
    last = before.pop() if before else ""
    governing = before[0] if last == "the" and before else last
    about = len(held) >= _TOLD and held[0] < _BEGINNING
    return (
        about
        and governing in OF
        and _names_something(found, unit)
        and not tells_of_another(found, whole=True)
    )


def may_be_titled(found: Alignment, number: int, title: int) -> bool:
    """Whether a title may tell of a unit: what or where it is, not who did it to whom.

    A question tells only where or of what: "Where does Ostrel's water come from?".
    """
    first = found.units[number].first
    before = {term.lower for term in found.terms[max(0, first - 2) : first]}
    if not _names_something(found, found.units[number]) or before & ROLES:
        return False
    return found.source.is_heading(title) or bool(before & OF)


def tells_of_another(found: Alignment, *, whole: bool = False) -> bool:
    """Whether the centre has a noun behind a preposition, or a name, that the claim lacks.

    Looked for up to the last tick, or in the whole of it.
    """
    words, used = found.source.words(found.centre), found.used(found.centre)
    central = [found.place(number) for number in found.central]
    last = max((place.last for place in central), default=-1)
    return any(
        at not in used
        and words[at].content
        and (
            is_proper_at(words, at)
            or any(word.lower in PREPOSITIONS for word in words[max(0, at - 2) : at])
        )
        for at in range(len(words) if whole else min(len(words), last + 1))
    )


def _tick_meant(found: Alignment) -> None:
    """Tick the open name of the one whom the text is about by the pronoun in its place."""
    for run in _name_runs(found):
        at = stands_for(found, run)
        if at is not None and is_about(found, run, at):
            for number in run:
                found.places[number] = Place(found.centre, at, at, How.NAME)


def _name_runs(found: Alignment) -> list[list[int]]:
    """Return the runs of open units that make a name."""
    runs: list[list[int]] = []
    for number in found.open:
        if found.units[number].kind is not Kind.NAME:
            continue
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


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
    unit = found.units[number]
    named = unit.kind is Kind.NAME and words[at].text[0].isupper()
    numbered = mine.text[0].isdigit() and words[at].text[0].isdigit()  # "Line 1", "Line 2"
    described = Pos.ADJECTIVE in unit.tags and Pos.ADJECTIVE in tag(words, at)  # "green", "blue"
    return named or numbered or described or opposed(mine.lower, words[at].lower)


def _names_something(found: Alignment, unit: Unit) -> bool:
    """Whether a unit may belong to a name or description, and is no deed and no passing state."""
    word = found.terms[unit.first].lower
    if unit.kind is Kind.NAME:
        return True
    if not unit.content or unit.value is not None or word in FIXED or word.endswith("est"):
        return False
    verb = Pos.VERB in unit.tags
    return not (verb and (len(unit.tags) == 1 or word.endswith(("ed", "ing"))))
