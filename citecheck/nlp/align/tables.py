"""Ties of table cells: a value is of what its row's and its column's heading say (RULES S2)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from citecheck.language.en.alignment import TELLS_A_VALUE
from citecheck.model import How
from citecheck.nlp.align.alignment import Alignment, Place
from citecheck.nlp.align.breaks import Break, BreakKind
from citecheck.nlp.align.units import Kind


def tick_table_verbs(found: Alignment) -> None:
    """Tick by the value of a cell the verb that only gives it: "recorded", "amounted to"."""
    if found.centre not in found.source.pieces.cells:
        return
    value = next((n for n in found.central if found.units[n].value is not None), None)
    for number in found.open:
        unit = found.units[number]
        if value is not None and unit.verbal and found.terms[unit.first].lower in TELLS_A_VALUE:
            at = found.place(value).at
            found.places[number] = Place(found.centre, at, at, How.PHRASE)


def broken_cells(found: Alignment) -> Iterator[Break]:
    """Yield the values of cells whose row or column the claim does not give."""
    for number in found.content:
        place = found.places[number]
        if place is None or place.piece not in found.source.pieces.cells:
            continue
        row, column = found.source.heading_words(place.piece)
        if found.units[number].value is None or place.at in row or place.at in column:
            continue
        held = found.used(place.piece)
        lacks = [over for over in (row, column) if _says(found, place.piece, over, held)]
        if lacks:
            words = found.source.words(place.piece)
            span = found.units[number].span
            yield Break(
                kind=BreakKind.COUNTED,
                said=span.of(found.text),
                found=" ".join(words[at].text for at in lacks[0]),
                unit=number,
                span=span,
            )


def _says(found: Alignment, piece: int, over: range, held: set[int]) -> bool:
    """Whether a heading has words, and the claim none of them."""
    words = found.source.words(piece)
    mine = {found.terms[unit.first].key for unit in found.units}
    return any(words[at].content for at in over) and not any(
        at in held or words[at].key in mine for at in over
    )


def is_of_the_row(found: Alignment, run: Sequence[int]) -> bool:
    """Whether a run is another value of the centre's row, with the heading of its column."""
    cells = found.source.pieces.cells
    own, other = cells.get(found.centre), cells.get(found.place(run[0]).piece)
    if own is None or other is None or own.row is None or own.row != other.row:
        return False
    figures = {n for n in run if found.units[n].kind is Kind.FIGURE}
    return bool(figures) and figures.isdisjoint(one.unit for one in broken_cells(found))
