"""A claim beside a source → which word of the source bears out which word of the claim.

The pieces of the source (sentences, table cells) that cover most of the claim are tried, each with
its neighbours (RULES S2). Among the places of each word those are chosen that stand together as
they do in the claim: the best path through the claim's words (Viterbi). Whether the ties of the
claim hold in the source, too, is asked in `ties`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from citecheck.language.en.alignment import FIXED, REST_PHRASES
from citecheck.language.en.wordnet import Pos
from citecheck.model import Date, Fact, Figure, Finding, How, Span
from citecheck.nlp.align.relations import is_kind_of, keys_of, opposed, relate
from citecheck.nlp.align.source import Source
from citecheck.nlp.align.units import Kind, Unit, find_units
from citecheck.nlp.align.words import Term, is_proper_at
from citecheck.nlp.dates import compare as dates
from citecheck.nlp.figures.compare.compare import SUPPORTS
from citecheck.nlp.figures.compare.compare import compare as compare_figures
from citecheck.nlp.lexical.coverage import rank
from citecheck.nlp.lexical.words import find_words

_HEAD = 4  # pieces among which the date of a text stands
_TRIED = 4  # pieces around which a claim is laid
_BEFORE, _BEHIND = 2, 1  # neighbours of a piece that are read with it (S2)
_STRENGTH = {How.SYNONYM: 0.8, How.NAME: 0.9, How.FORM: 0.95}
_BY_DISTANCE = (1.0, 0.75, 0.6)  # what a tick counts in the piece itself, one and two pieces off
_NEXT, _NEAR, _SAME, _BACK = 1.2, 0.9, 0.2, 0.6  # for standing behind the word before, as claimed
_NEXT_WITHIN, _NEAR_WITHIN, _BACK_WITHIN = 3, 8, 6  # words


@dataclass(frozen=True, slots=True)
class Place:
    """Where a unit of the claim stands in the source: words `at` to `last` of a piece."""

    piece: int
    at: int
    last: int
    how: How


@dataclass
class Alignment:
    """A claim laid over a stretch of a source; `places` go with `units`."""

    text: str
    terms: tuple[Term, ...]
    units: tuple[Unit, ...]
    source: Source
    centre: int
    places: list[Place | None]
    score: float
    elsewhere: set[int] = field(default_factory=set)  # units ticked by how they are named elsewhere

    @property
    def content(self) -> list[int]:
        """The units that say something by themselves, by number."""
        return [at for at, unit in enumerate(self.units) if unit.content]

    @property
    def open(self) -> list[int]:
        """The content units without a tick that the source may not lack, by number."""
        return [at for at in self.content if self.places[at] is None and not self.units[at].faint]

    @property
    def central(self) -> list[int]:
        """The content units that stand in the central piece, by number."""
        return [
            at
            for at in self.content
            if (place := self.places[at])
            and place.piece == self.centre
            and at not in self.elsewhere
        ]

    def used(self, piece: int) -> set[int]:
        """Return the words of a piece that tick something."""
        return {
            at
            for place in self.places
            if place and place.piece == piece
            for at in range(place.at, place.last + 1)
        }

    def place(self, at: int) -> Place:
        """Return the place of a unit that has one."""
        found = self.places[at]
        if found is None:
            raise LookupError(at)
        return found


def align(text: str, facts: Sequence[tuple[Span, Fact]], source: Source) -> Alignment | None:
    """Return the best alignment of a claim with a source; None where they share no word.

    Args:
        text: the claim, or one sentence of it.
        facts: its facts, each with its place in `text`.
        source: the source.
    """
    terms, units = find_units(text, facts, source.pieces)
    best: Alignment | None = None
    for ranked in rank(find_words(text), source.pieces)[:_TRIED]:
        centre = ranked.number
        window = range(max(0, centre - _BEFORE), min(len(source.pieces), centre + _BEHIND + 1))
        offered = [list(_places(unit, terms, source, window)) for unit in units]
        score, chosen = _best_path(units, offered, centre)
        if best is None or score > best.score:
            best = Alignment(text, terms, units, source, centre, chosen, score)
    if best is not None:
        _take_back_repeated(best)
        _tick_rest(best)
        _tick_dateline(best)
        _tick_kinds(best)
        _tick_elsewhere(best)
    return best


def _places(unit: Unit, terms: Sequence[Term], source: Source, window: range) -> Iterator[Place]:
    """Yield where a unit stands in the pieces of a window."""
    mine = terms[unit.first]
    hopeful = keys_of(mine, unit.tags)
    for number in window:
        if unit.value is not None:
            yield from _values(unit.value, source, number)
            continue
        words = source.words(number)
        for at, word in enumerate(words):
            if word.key in hopeful and word.role is unit.role:
                how = relate(mine, unit.tags, words, at)
                if how is not None and (unit.kind is Kind.WORD or how is not How.SYNONYM):
                    yield Place(number, at, at, how)


def _values(value: Figure | Date, source: Source, number: int) -> Iterator[Place]:
    if isinstance(value, Figure):
        for figure in source.figures(number):
            same = replace(figure, negated=value.negated)  # denials are compared as such
            bare = not value.unit and value.value is not None and value.value == figure.value
            finding = compare_figures(value, same)
            if finding in SUPPORTS or (bare and finding is Finding.NOT_FOUND):
                yield Place(number, *source.within(number, figure.span), How.NUMBER)
        return
    for date in source.dates_in.get(number, ()):
        if dates.compare(value, date) in dates.SUPPORTS:
            yield Place(number, *source.within(number, date.span), How.DATE)


_State = tuple[float, Place | None]


def _best_path(
    units: Sequence[Unit], offered: Sequence[Sequence[Place]], centre: int
) -> tuple[float, list[Place | None]]:
    """Return the best score and the place of each unit, None for those that are better left open.

    Source: Viterbi (1967); a state is a place of one unit, with the last place before it.
    """
    states: list[_State] = [(0.0, None)]
    steps: list[list[tuple[int, Place | None]]] = []
    for unit, places in zip(units, offered, strict=True):
        found: list[_State] = []
        step: list[tuple[int, Place | None]] = []
        for place in (None, *places):
            score, number = max(
                (so_far + _gain(unit, place, last, centre), -number)
                for number, (so_far, last) in enumerate(states)
            )
            found.append((score, place or states[-number][1]))
            step.append((-number, place))
        states = found
        steps.append(step)
    at = max(range(len(states)), key=lambda number: states[number][0])
    score = states[at][0]
    chosen: list[Place | None] = []
    for step in reversed(steps):
        at, place = step[at]
        chosen.append(place)
    return score, chosen[::-1]


def _gain(unit: Unit, place: Place | None, last: Place | None, centre: int) -> float:
    """Return what a place is worth behind the last one."""
    if place is None:
        return 0.0
    distance = min(abs(place.piece - centre), len(_BY_DISTANCE) - 1)
    gain = unit.weight * _STRENGTH.get(place.how, 1.0) * _BY_DISTANCE[distance]
    if last is None or last.piece != place.piece:
        return gain
    if last.at == place.at:
        return gain - unit.weight  # one word of the source bears out one of the claim
    gap = place.at - last.last
    if gap > 0:
        return gain + (_NEXT if gap <= _NEXT_WITHIN else _NEAR if gap <= _NEAR_WITHIN else _SAME)
    return gain + (_BACK if gap >= -_BACK_WITHIN else _SAME)


def _take_back_repeated(found: Alignment) -> None:
    """Leave open what stands twice in the claim and once in the source."""
    holder: dict[tuple[int, int], int] = {}
    for number, place in enumerate(found.places):
        if place is None:
            continue
        other = holder.setdefault((place.piece, place.at), number)
        if other == number:
            continue
        kept = found.place(other)
        if _STRENGTH.get(place.how, 1.0) > _STRENGTH.get(kept.how, 1.0):
            holder[place.piece, place.at] = number
            found.places[other] = None
        else:
            found.places[number] = None


def _tick_dateline(found: Alignment) -> None:
    """Tick an open date by the date that stands over the text, where its place has none."""
    source = found.source
    if source.dates_in.get(found.centre):
        return
    for number, unit in enumerate(found.units):
        if not isinstance(unit.value, Date) or found.places[number] is not None:
            continue
        for piece in range(min(_HEAD, len(source.pieces))):
            place = next(_values(unit.value, source, piece), None)
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
