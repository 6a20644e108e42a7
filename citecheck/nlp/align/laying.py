"""A claim beside a source → which word of the source bears out which word of the claim.

The pieces of the source (sentences, table cells) that cover most of the claim are tried, each with
its neighbours (RULES S2). Among the places of each word those are chosen that stand together as
they do in the claim: the best path through the claim's words (Viterbi). What is still open may
stand farther off, or follow (`further`). Whether the ties of the claim hold in the source, too, is
asked in `ties`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from citecheck.model import Fact, How, Span
from citecheck.nlp.align.alignment import Alignment, Place
from citecheck.nlp.align.further import tick_further
from citecheck.nlp.align.phrases import meanings
from citecheck.nlp.align.relations import keys_of, relate
from citecheck.nlp.align.source import Source
from citecheck.nlp.align.units import Kind, Unit, find_units
from citecheck.nlp.align.values_at import values_at
from citecheck.nlp.align.words import Term
from citecheck.nlp.lexical.coverage import rank
from citecheck.nlp.lexical.words import find_words

_TRIED = 4  # pieces around which a claim is laid
_BEFORE, _BEHIND = 2, 1  # neighbours of a piece that are read with it (S2)
_STRENGTH = {How.SYNONYM: 0.8, How.PHRASE: 0.8, How.NAME: 0.9, How.FORM: 0.95}
_BY_DISTANCE = (1.0, 0.75, 0.6)  # what a tick counts in the piece itself, one and two pieces off
_NEXT, _NEAR, _SAME, _BACK = 1.2, 0.9, 0.2, 0.6  # for standing behind the word before, as claimed
_NEXT_WITHIN, _NEAR_WITHIN, _BACK_WITHIN = 3, 8, 6  # words


def align(text: str, facts: Sequence[tuple[Span, Fact]], source: Source) -> Alignment | None:
    """Return the best alignment of a claim with a source; None where they share no word.

    Args:
        text: the claim, or one sentence of it.
        facts: its facts, each with its place in `text`.
        source: the source.
    """
    terms, units = find_units(text, facts, source.pieces)
    offers = _Offers(terms, units, source)
    best: Alignment | None = None
    for ranked in rank(find_words(text), source.pieces)[:_TRIED]:
        centre = ranked.number
        window = range(max(0, centre - _BEFORE), min(len(source.pieces), centre + _BEHIND + 1))
        score, chosen = _best_path(units, offers.inside(window), centre)
        if best is None or score > best.score:
            best = Alignment(text, terms, units, source, centre, chosen, score)
    if best is not None:
        _take_back_repeated(best)
        tick_further(best)
    return best


class _Offers:
    """Where the units of a claim stand in the pieces of a source, each piece looked at once."""

    def __init__(self, terms: Sequence[Term], units: Sequence[Unit], source: Source) -> None:
        self._terms, self._units, self._source = terms, units, source
        self._keys = [keys_of(terms[unit.first], unit.tags) for unit in units]
        self._phrased = [meanings(terms, unit.first) if unit.verbal else None for unit in units]
        self._known: dict[int, list[list[Place]]] = {}

    def inside(self, window: range) -> list[list[Place]]:
        """Return the places of each unit in the pieces of a window."""
        pieces = [self._in_piece(piece) for piece in window]
        of_units = zip(*pieces, strict=True)
        return [[place for places in of_unit for place in places] for of_unit in of_units]

    def _in_piece(self, piece: int) -> list[list[Place]]:
        known = self._known.get(piece)
        if known is None:
            found = (list(self._places(number, piece)) for number in range(len(self._units)))
            known = self._known[piece] = list(found)
        return known

    def _places(self, number: int, piece: int) -> Iterator[Place]:
        """Yield where a unit stands in a piece; without a phrase only its keys are looked at."""
        unit, words = self._units[number], self._source.words(piece)
        if unit.value is not None:
            yield from values_at(
                unit.value, self._terms[unit.first : unit.last + 1], self._source, piece
            )
            return
        mine, phrased = self._terms[unit.first], self._phrased[number]
        held = self._source.places(piece)
        hits = {at for one in self._keys[number] & held.keys() for at in held[one]}
        also = set() if phrased is None else phrased.may_stand(self._source.verbs(piece))
        for at in sorted(hits | also):
            if at in hits and words[at].role is unit.role:
                how = relate(mine, unit.tags, words, at)
                if phrased is not None and phrased.clashes(words, at):
                    continue
                if how is not None and (unit.kind is Kind.WORD or how is not How.SYNONYM):
                    yield Place(piece, at, at, how)
                    continue
            if phrased is not None and phrased.stands(words, at):
                yield Place(piece, at, at, How.PHRASE)


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
