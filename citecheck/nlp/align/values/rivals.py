"""The other values that a piece of a source has, and the break that one makes of a tie."""

from __future__ import annotations

from collections.abc import Iterator

from citecheck.model import Date, Figure, Finding, Granularity
from citecheck.nlp.align.alignment import Alignment
from citecheck.nlp.align.breaks import Break, BreakKind
from citecheck.nlp.align.source import Source
from citecheck.nlp.dates import compare as dates
from citecheck.nlp.figures.compare.compare import SUPPORTS
from citecheck.nlp.figures.compare.compare import compare as compare_figures


def break_of(found: Alignment, number: int, kind: BreakKind, other: str) -> Break:
    """Return the break of a value, for which the source has the words `other`."""
    span = found.units[number].span
    return Break(kind=kind, said=span.of(found.text), found=other, unit=number, span=span)


def rivals_of(source: Source, piece: int, value: Figure | Date) -> Iterator[Figure | Date]:
    """Yield the values of a piece that are other than a claim's, of the same kind."""
    if isinstance(value, Date):
        several = value.granularity is Granularity.INTERVAL  # no one day is a rival of them
        for date in source.dates_in(piece):
            if several and date.granularity is Granularity.DAY:
                continue
            if dates.compare(value, date) is Finding.CONTRADICTED:
                yield date
        return
    for figure in source.figures(piece):
        finding = compare_figures(value, figure)
        if finding is Finding.CONTRADICTED or (
            figure.unit == value.unit and finding not in SUPPORTS
        ):
            yield figure


def free_figures(found: Alignment, piece: int) -> list[Figure]:
    """Return the figures of a piece that tick no other value of the claim."""
    used, source = found.used(piece), found.source
    return [
        figure
        for figure in source.figures(piece)
        if source.within(piece, figure.span)[0] not in used
    ]
