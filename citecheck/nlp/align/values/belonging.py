"""Whether the claim's year, place or group has another value in the sentence of its value."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from citecheck.language.en.alignment import PREPOSITIONS, REST
from citecheck.language.en.wordnet import Pos
from citecheck.model import Date, Figure, Finding, How
from citecheck.nlp.align.alignment import Alignment, Place
from citecheck.nlp.align.breaks import Break, BreakKind
from citecheck.nlp.align.relations import opposed
from citecheck.nlp.align.units import Kind, Unit
from citecheck.nlp.align.values.rivals import break_of, rivals_of
from citecheck.nlp.align.values.stretches import nearest_figure, nearest_value, stretches_of
from citecheck.nlp.align.words import Term, tag
from citecheck.nlp.figures.compare.compare import compare as compare_figures

_GOVERNED = 2  # words behind a preposition within which its noun stands


def belongs_to_another(
    found: Alignment, number: int, value: Figure | Date, place: Place
) -> Iterator[Break]:
    """Yield where the claim's year, place or group stands with another value of the same kind.

    "5 per cent in 2021 and 8 per cent in 2022": the stretch of 2021 has a value of its own, and
    that of 8 a year of its own.
    """
    source, piece = found.source, place.piece
    starts = stretches_of(source.text(piece))
    words = source.words(piece)
    offset = source.pieces.spans[piece].start

    def stretch(start: int) -> int:
        return bisect_right(starts, start) - 1

    rivals: dict[int, Figure | Date] = {}
    for rival in rivals_of(source, piece, value):
        rivals.setdefault(stretch(rival.span.start - offset), rival)
    own = stretch(words[place.at].start)
    inside = [(at, word) for at, word in enumerate(words) if stretch(word.start) == own]
    dated = any(stretch(date.span.start - offset) == own for date in source.dates_in(piece))
    for other in found.content:
        theirs = found.places[other]
        if other == number or theirs is None or theirs.piece != piece:
            continue
        at = stretch(words[theirs.at].start)
        kind = found.units[number].kind
        if at == own or at not in rivals or nearest_value(found, other, kind) != number:
            continue
        if kind is Kind.DATE and found.units[other].kind is not Kind.NAME:
            continue
        also = found.units[other].value
        if isinstance(also, Figure) and isinstance(value, Figure) and _may_be_alike(also, value):
            continue  # "from £494 to £530"
        beside = [(place_at, word) for place_at, word in inside if place_at != theirs.at]
        if any(place_ and place_.how is How.PHRASE for place_ in _near(found, number)):
            beside = [item for item in beside if item[1].lower not in REST]
        parallel = _is_parallel(words, theirs.at, [one for one, _ in inside], found.used(piece))
        parallel = parallel or _is_measured_otherwise(found, other, [one for one, _ in inside])
        parallel = parallel or source.text(piece)[: starts[at]].endswith("(")
        if parallel or _has_another(found.units[other], found.terms, beside, dated=dated):
            yield break_of(found, number, BreakKind.PAIRING, rivals[at].text)
            return


def _may_be_alike(one: Figure, other: Figure) -> bool:
    """Whether two figures can measure one thing: "by 20 cm to 2 metres"."""
    measured = one.dimension == other.dimension is not None
    return one.unit in ("", other.unit) or measured


def _near(found: Alignment, number: int) -> list[Place | None]:
    """Return the places of the units whose figure is that of `number`."""
    return [found.places[n] for n in found.content if nearest_figure(found, n) == number]


def _is_measured_otherwise(found: Alignment, number: int, inside: Sequence[int]) -> bool:
    """Whether a stretch has another figure in the place of a unit: "seven-day" for "three-day"."""
    value, place = found.units[number].value, found.place(number)
    if not isinstance(value, Figure):
        return False
    return any(
        figure.unit == value.unit and compare_figures(value, figure) is Finding.CONTRADICTED
        for figure in found.source.figures(place.piece)
        if found.source.within(place.piece, figure.span)[0] in inside
    )


def _is_parallel(words: Sequence[Term], at: int, inside: Sequence[int], used: set[int]) -> bool:
    """Whether the value's own stretch has another noun behind the preposition of words[at].

    "Seven people in the class and four in the leaflet group".
    """
    mine = {word.lower for word in words[max(0, at - _GOVERNED) : at]} & PREPOSITIONS
    return any(
        words[one].content
        and one not in used
        and Pos.NOUN in tag(words, one)
        and mine & {word.lower for word in words[max(0, one - _GOVERNED) : one]}
        for one in inside
    )


def _has_another(
    unit: Unit, terms: Sequence[Term], beside: Sequence[tuple[int, Term]], *, dated: bool
) -> bool:
    """Whether the value's own stretch has another of what the claim gives as its year or name."""
    if unit.kind is Kind.DATE:
        return dated
    if unit.kind is Kind.NAME:
        return any(at and word.text[0].isupper() for at, word in beside)
    if unit.kind is Kind.FIGURE:
        return False
    mine = terms[unit.first].lower
    return any(
        word.lower in REST or opposed(mine, word.lower)
        for _, word in beside
        if word.content or word.lower in REST
    )
