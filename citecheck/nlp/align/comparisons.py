"""Comparisons: which of two things a claim and its source put first ("A is taller than B").

A tool of alignment. "B is shorter than A" says the same as "A is taller than B", and "B is taller
than A" the contrary: with the two exchanged, an opposite ticks and the same word contradicts. Which
things are compared is read off where the words of the claim stand beside "than", the second "as",
or the preposition itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from msgspec.structs import replace

from citecheck.language.en.alignment import (
    COMPARED,
    COMPASS,
    FACING,
    NO_COMPARISON,
    ORDERING,
)
from citecheck.language.en.wordnet import Pos, lemmas
from citecheck.model import Date, Figure, How
from citecheck.nlp.align.alignment import Alignment, Compared, Comparison, Order, Place
from citecheck.nlp.align.breaks import Break, BreakKind
from citecheck.nlp.align.relations import opposed, relate
from citecheck.nlp.align.units import Kind, Unit
from citecheck.nlp.align.words import Term
from citecheck.nlp.figures.compare.compare import SUPPORTS
from citecheck.nlp.figures.compare.compare import compare as compare_figures

_REACH = 8  # words between what is compared and "than", or between the two "as"
_MEASURED = 3  # words before what is compared among which its measure stands
_OPEN = 1  # words without a tick beside which two comparisons are of the same two things
_VERB = frozenset({Pos.VERB})
_FLIPPED = {"up": "down", "down": "up"}
_RELATIVE = frozenset({"%", "x"})
"""Units of a measure that is another one from the other side: 25 % more is 20 % less."""


def find_comparisons(words: Sequence[Term], numbers: Collection[int] = ()) -> Iterator[Comparison]:
    """Yield the comparisons among some words; one with a number ("more than 500") is none.

    Args:
        words: the words of a claim or a piece of a source.
        numbers: which of them are figures.
    """
    lower = [word.lower for word in words]
    for at, word in enumerate(lower):
        if at + 1 in numbers or at + 2 in numbers:
            continue
        near = range(at - 1, max(-1, at - 1 - _REACH), -1)
        if word == "than":
            found = next((n for n in near if _is_comparative(lower[n])), None)
            if found is not None and lower[at - 1] not in NO_COMPARISON:
                yield Comparison(found, at)
        elif word == "as":
            opens = next((n for n in near if lower[n] == "as"), None)
            if opens is not None and at - opens > 1 and lower[opens + 1] not in NO_COMPARISON:
                yield Comparison(opens + 1, at)
        elif word in ORDERING or (word in COMPASS and lower[at + 1 : at + 2] == ["of"]):
            yield Comparison(at, at)


@lru_cache(65536)
def _is_comparative(lower: str) -> bool:
    """Whether a lower-case word may be a comparative, be it a noun, too: "longer", "more"."""
    short = (lemma for lemma in lemmas(lower) if lemma.pos is Pos.ADJECTIVE)
    return lower in COMPARED or (lower.endswith("er") and any(one.text != lower for one in short))


def compared(found: Alignment) -> tuple[Compared, ...]:
    """Return the comparisons of the claim that the central piece makes, too, or turns."""
    own = {n for unit in found.units if isinstance(unit.value, Figure) for n in _words_of(unit)}
    mine = list(find_comparisons(found.terms, own))
    if not mine:
        return ()
    words, source, centre = found.source.words(found.centre), found.source, found.centre
    numbers = {
        n
        for figure in source.figures(centre)
        for n in range(*_widened(source.within(centre, figure.span)))
    }
    theirs = list(find_comparisons(words, numbers))
    ends = [*(one.word for one in mine[1:]), len(found.terms)]
    pairs = (
        (one, end, _match(found.terms, one, words, theirs))
        for one, end in zip(mine, ends, strict=True)
    )
    return tuple(
        Compared(one, match[0], order, match[1])
        for one, end, match in pairs
        if match and (order := order_beside(found, one.pivot, match[0].pivot, end))
    )


def _match(
    mine: Sequence[Term], one: Comparison, words: Sequence[Term], theirs: Sequence[Comparison]
) -> tuple[Comparison, bool] | None:
    """Return the comparison of the same, else the first of its opposite, and which it is."""
    found = [(other, _is_opposite(mine, one, words, other)) for other in theirs]
    told = sorted((turned, at) for at, (_, turned) in enumerate(found) if turned is not None)
    return (found[told[0][1]][0], told[0][0]) if told else None


def _words_of(unit: Unit) -> range:
    return range(unit.first, unit.last + 1)


def _widened(ends: tuple[int, int]) -> tuple[int, int]:
    return ends[0], ends[1] + 1


def _is_opposite(
    mine: Sequence[Term], one: Comparison, theirs: Sequence[Term], other: Comparison
) -> bool | None:
    """Whether two comparisons are of opposites; None where they compare other things."""
    own, its = mine[one.word].lower, theirs[other.word].lower
    if (mine[one.pivot].lower in ("than", "as")) != (theirs[other.pivot].lower in ("than", "as")):
        return None
    if own == its or {own, its} == {"less", "fewer"}:
        return False
    if opposed(own, its) or frozenset((own, its)) in FACING:
        return True
    unit = mine[one.word]
    return False if relate(unit, frozenset(), theirs, other.word) else None


def order_beside(found: Alignment, mine: int, theirs: int, end: int | None = None) -> Order | None:
    """Return how what stands on both sides of a claim's word `mine` stands beside `theirs`.

    Behind it only what stands before the word `end` of the claim is looked at.

    Names on both sides that have changed places decide. None where one side has no word that the
    piece has once; dates count, figures and verbs do not.
    """
    named, all_ = _Sides(), _Sides()
    for number, at in _compared_things(found):
        unit = found.units[number]
        if unit.first == mine or at == theirs or (end is not None and unit.first >= end):
            continue
        before = unit.first < mine
        for sides in (all_, named) if unit.kind is Kind.NAME else (all_,):
            sides.add(before=before, stays=(at < theirs) == before)
    order = named.order()
    return order if order is Order.EXCHANGED else all_.order()


def _compared_things(found: Alignment) -> Iterator[tuple[int, int]]:
    """Yield the units that may be one of two things compared, with their words in the centre."""
    own = Counter(found.terms[unit.first].key for unit in found.units)
    its = Counter(word.key for word in found.source.words(found.centre))
    words = found.source.words(found.centre)
    for number in found.central:
        unit, at = found.units[number], found.place(number).at
        once = own[found.terms[unit.first].key] == its[words[at].key] == 1
        thing = unit.value is None and once and unit.tags != _VERB
        if thing or isinstance(unit.value, Date):
            yield number, at


class _Sides:
    """Whether what stands before and behind a word stays there or moves to the other side."""

    def __init__(self) -> None:
        self._stays: dict[bool, set[bool]] = {True: set(), False: set()}

    def add(self, *, before: bool, stays: bool) -> None:
        """Count one word."""
        self._stays[before].add(stays)

    def order(self) -> Order | None:
        """Return what became of the two sides, None where one is empty."""
        sides = self._stays.values()
        if not all(sides):
            return None
        if not any(False in side for side in sides):
            return Order.KEPT
        if all(False in side for side in sides):
            return Order.MIXED if all(True in side for side in sides) else Order.EXCHANGED
        return Order.MIXED if True in self._stays[False] else Order.OTHER


def tick_converses(found: Alignment) -> None:
    """Tick what the source says from the other side: "taller" by "shorter", "more" by "fewer"."""
    found.compared = compared(found)
    for one in found.compared:
        if one.order is not Order.EXCHANGED:
            continue
        measures = [
            (number, unit.value)
            for number, unit in enumerate(found.units)
            if isinstance(unit.value, Figure)
            and found.places[number] is None
            and 0 < one.mine.word - unit.last <= _MEASURED
        ]
        ticked = False
        for number, value in measures:
            place = _measure_at(found, value, opposite=one.opposite)
            if place is not None:
                found.places[number] = place
                ticked = True
        if one.opposite or ticked:
            found.converse.add(one.mine.word)
        if one.opposite:
            at = one.theirs.word
            for number, unit in enumerate(found.units):
                if unit.first == one.mine.word and found.places[number] is None:
                    found.places[number] = Place(found.centre, at, at, How.PHRASE)


def _measure_at(found: Alignment, value: Figure, *, opposite: bool) -> Place | None:
    """Return where the centre has a measure from the other side: "fewer", "half" for "twice"."""
    for figure in found.source.figures(found.centre):
        if opposite and value.unit not in _RELATIVE and value.change in _FLIPPED:
            same = compare_figures(replace(value, change=_FLIPPED[value.change]), figure)
            fits = same in SUPPORTS
        else:
            both = value.value, figure.value
            fits = value.unit == figure.unit == "x" and None not in both
            fits = fits and (value.value or 0) * (figure.value or 0) == 1
        if fits:
            return Place(found.centre, *found.source.within(found.centre, figure.span), How.NUMBER)
    return None


def broken_comparisons(found: Alignment) -> Iterator[Break]:
    """Yield comparisons in which the two have changed places, or are held against each other.

    Where a value or several words are open, the source may compare something else.
    """
    opened = [found.units[number] for number in found.open]
    if len(opened) > _OPEN or any(unit.value is not None for unit in opened):
        return
    words = found.source.words(found.centre)
    for one in found.compared:
        term, other = found.terms[one.mine.word], words[one.theirs.word]
        told = other.text
        small = term.lower in COMPARED or frozenset((term.lower, other.lower)) in FACING
        held = found.terms[one.mine.pivot].lower in ("than", "as")
        if one.order is Order.EXCHANGED and one.mine.word not in found.converse:
            kind = BreakKind.ROLE
        elif one.opposite and one.order is Order.KEPT and small:
            kind = BreakKind.SIDE
        elif one.order is Order.OTHER and held and not one.opposite:
            kind = BreakKind.ROLE
        elif multiple := _multiple(found, one):
            kind, told = BreakKind.DEGREE, f"{multiple} as {other.text}"
        else:
            continue
        span = next((unit.span for unit in found.units if unit.first == one.mine.word), None)
        direct = one.order is not Order.OTHER
        yield Break(kind=kind, said=term.text, found=told, span=span, direct=direct)


def _multiple(found: Alignment, one: Compared) -> str | None:
    """Return the multiple by which the source compares where the claim has none: "half as many"."""
    last = one.theirs.word - 2  # the word before "as"
    words, centre = found.source.words(found.centre), found.centre
    if words[one.theirs.pivot].lower != "as" or last in found.used(centre):
        return None
    return next(
        (
            figure.text
            for figure in found.source.figures(centre)
            if figure.unit == "x" and found.source.within(centre, figure.span)[1] == last
        ),
        None,
    )
