"""Whether another sentence gives what the value is said of another one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from msgspec.structs import replace

from citecheck.model import Figure, Finding
from citecheck.nlp.align.alignment import Alignment, Place
from citecheck.nlp.align.breaks import Break, BreakKind
from citecheck.nlp.align.units import Kind
from citecheck.nlp.align.values.rivals import break_of, free_figures
from citecheck.nlp.align.values.stretches import nearest_figure
from citecheck.nlp.align.words import is_proper_at
from citecheck.nlp.figures.compare.compare import SUPPORTS
from citecheck.nlp.figures.compare.compare import compare as compare_figures


def of_a_neighbour(found: Alignment, number: int, value: Figure, place: Place) -> Iterator[Break]:
    """Yield where what it is said of has another value in a sentence of its own.

    "Birk employs 410 people. Holm, its rival, employs 230." What it is said of is a name of the
    claim beside another name in the place of the value, or more of the claim's words than stand
    with the value.
    """
    words, used = found.source.words(place.piece), found.used(place.piece)
    others = any(is_proper_at(words, at) for at in range(len(words)) if at not in used)
    beside: dict[int, list[int]] = defaultdict(list)
    for other in found.content:
        theirs = found.places[other]
        if theirs and other not in found.elsewhere and found.units[other].value is None:
            beside[theirs.piece].append(other)
    names = [n for n in found.content if found.units[n].kind is Kind.NAME]
    owners = {n for n in names if nearest_figure(found, n) == number}
    if owners.intersection(beside.get(place.piece, ())):
        return  # "Kinstler is 20, Spence 21": the value stands with its own name
    here = len(beside.pop(place.piece, ()))
    for piece, units in beside.items():
        if _is_in_row(found, piece, place.piece):
            continue
        named = others and not owners.isdisjoint(units)
        if not named and len(units) <= here:
            continue
        figures = free_figures(found, piece)
        findings = [compare_figures(value, figure) for figure in figures]
        if not named and not SUPPORTS.isdisjoint(findings):
            continue
        for figure, finding in zip(figures, findings, strict=True):
            if finding is Finding.CONTRADICTED and (named or _counts_alike(value, figure)):
                one = break_of(found, number, BreakKind.PAIRING, figure.text)
                yield replace(one, owner=units[-1])
                return


def _is_in_row(found: Alignment, one: int, two: int) -> bool:
    """Whether two pieces are cells of one row of a table."""
    cells = found.source.pieces.cells
    own, other = cells.get(one), cells.get(two)
    return own is not None and other is not None and own.row == other.row is not None


def _counts_alike(one: Figure, two: Figure) -> bool:
    """Whether two figures have the same unit, and count the same where they have none."""
    return one.unit == two.unit and (one.unit != "" or one.subject == two.subject is not None)


def rivalled(found: Alignment, number: int, value: Figure) -> Iterator[Break]:
    """Yield where the value stands in another sentence, and another one in that of the rest."""
    rest = len(found.central) > 1
    for figure in free_figures(found, found.centre):
        same = rest and figure.unit == value.unit and value.unit
        if same and compare_figures(value, figure) is Finding.CONTRADICTED:
            yield break_of(found, number, BreakKind.PAIRING, figure.text)
            return
