"""Ties of quantity: does the source say it of as many, and in the same degree (RULES W3)?"""

from __future__ import annotations

from collections.abc import Iterator

from citecheck.language.en.alignment import BOUNDS, ORDINALS, WHOLE
from citecheck.model import How
from citecheck.nlp.align.alignment import Alignment
from citecheck.nlp.align.breaks import Break, BreakKind
from citecheck.nlp.align.units import Kind
from citecheck.nlp.align.words import Role, degree

_COUNTED = 3  # words behind a quantifier that it may count


def broken_quantities(found: Alignment) -> Iterator[Break]:
    """Yield quantifiers of the claim, "all", "most" or "less", that the source does not give."""
    for number, unit in enumerate(found.units):
        if unit.role is not Role.QUANTIFIER or found.places[number] is not None:
            continue
        if any(unit.first == one.mine.word for one in found.compared):
            continue
        word = found.terms[unit.first]
        counted = next(
            (n for n in found.content if 0 < found.units[n].first - unit.first <= _COUNTED), None
        )
        if _is_of_a_share(found, number):
            continue
        compares = word.lower in BOUNDS and not _bounds_a_value(found, number)
        if (
            (word.lower in WHOLE or compares)
            and counted is not None
            and found.places[counted] is not None
        ):
            yield Break(kind=BreakKind.QUANTITY, said=word.text, unit=number, span=unit.span)


def _bounds_a_value(found: Alignment, number: int) -> bool:
    """Whether it is the "more" of "more than 500", "20 more" or "500 or more", ruled by figures."""
    first = found.units[number].first
    values = [unit for unit in found.units if unit.value is not None]
    before = found.terms[first - 1].lower if first else ""
    than = first + 1 < len(found.terms) and found.terms[first + 1].lower == "than"
    follows = than and any(first < unit.first <= first + _COUNTED for unit in values)
    return follows or before == "or" or any(unit.last == first - 1 for unit in values)


def _is_of_a_share(found: Alignment, number: int) -> bool:
    """Whether it is the "all" of "a tenth of all parcels"."""
    first = found.units[number].first
    of = first > 0 and found.terms[first - 1].lower == "of"
    return of and any(unit.last == first - 2 and unit.value is not None for unit in found.units)


def broken_degrees(found: Alignment) -> Iterator[Break]:
    """Yield words of the claim that the source has in another degree."""
    words = found.source.words(found.centre)
    for number in found.central:
        unit, place = found.units[number], found.place(number)
        valued = place.how is How.NUMBER  # told by two values
        if unit.kind is not Kind.WORD or unit.first in found.converse or valued:
            continue
        mine, other = found.terms[unit.first], words[place.at]
        own = degree(mine.lower)
        before = words[place.at - 1] if place.at else None
        if own != degree(other.lower):
            yield Break(
                kind=BreakKind.DEGREE, said=mine.text, found=other.text, unit=number, span=unit.span
            )
        elif own == 2 and before is not None and _ranks(before.lower):
            if unit.first and _ranks(found.terms[unit.first - 1].lower):
                continue
            yield Break(
                kind=BreakKind.DEGREE,
                said=mine.text,
                found=f"{before.text} {other.text}",
                unit=number,
                span=unit.span,
            )


def _ranks(word: str) -> bool:
    return word in ORDINALS or (word[:1].isdigit() and word[-2:] in ("nd", "rd", "th"))
