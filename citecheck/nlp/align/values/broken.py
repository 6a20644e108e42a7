"""Ties of values: is the number that of the same thing, year, place or group (RULES F15, S2)?"""

from __future__ import annotations

from collections.abc import Iterator

from citecheck.model import Date, Figure
from citecheck.nlp.align.alignment import Alignment, Place
from citecheck.nlp.align.breaks import Break, BreakKind
from citecheck.nlp.align.units import Kind
from citecheck.nlp.align.values.belonging import belongs_to_another
from citecheck.nlp.align.values.beside import beside_another, under_another_word
from citecheck.nlp.align.values.counted import counts_another
from citecheck.nlp.align.values.ordinals import of_the_other
from citecheck.nlp.align.values.rivals import break_of
from citecheck.nlp.align.values.sentences import of_a_neighbour, rivalled
from citecheck.nlp.align.values.times import of_another_time


def broken_values(found: Alignment) -> Iterator[Break]:
    """Yield the values of the claim that the source gives for something else, each once a kind."""
    for number in found.content:
        place = found.places[number]
        if place is None or number in found.derived:
            continue
        seen: set[BreakKind] = set()
        for one in _of_a_value(found, number, place):
            if one.kind not in seen:
                yield one
            seen.add(one.kind)


def _of_a_value(found: Alignment, number: int, place: Place) -> Iterator[Break]:
    unit = found.units[number]
    if unit.kind is Kind.FIGURE and isinstance(unit.value, Figure):
        yield from counts_another(found, number, place)
        yield from belongs_to_another(found, number, unit.value, place)
        yield from under_another_word(found, number, unit.value, place)
        yield from beside_another(found, number, unit.value, place)
        yield from of_another_time(found, number, unit.value, place)
        if unit.value.unit == "ord":
            yield from of_the_other(found, number, place)
        yield from of_a_neighbour(found, number, unit.value, place)
        if place.piece != found.centre and number not in found.elsewhere:
            yield from rivalled(found, number, unit.value)
    elif isinstance(unit.value, Date) and place.piece == found.centre:
        yield from belongs_to_another(found, number, unit.value, place)
    elif unit.kind is Kind.DATE:
        others = found.source.dates_in(found.centre)
        beside = (found.places[n] for n in (number - 1, number + 1) if 0 <= n < len(found.units))
        if others and not any(one and one.piece == place.piece for one in beside):
            yield break_of(found, number, BreakKind.PAIRING, others[0].text)
