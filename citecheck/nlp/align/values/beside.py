"""Whether what stands right beside the value is what stands there in the claim."""

from __future__ import annotations

from collections.abc import Iterator

from citecheck.language.en.alignment import GOVERNING
from citecheck.model import Figure
from citecheck.nlp.align.alignment import Alignment, Place
from citecheck.nlp.align.breaks import Break, BreakKind
from citecheck.nlp.align.units import Kind
from citecheck.nlp.align.values.rivals import break_of, rivals_of


def under_another_word(
    found: Alignment, number: int, value: Figure, place: Place
) -> Iterator[Break]:
    """Yield where the small word before the value stands in the source before another one.

    "They send it every six hours, and it lasts two seconds" does not tell of "every two seconds".
    """
    first = found.units[number].first
    word = found.lower(first - 1) if first else ""
    words = found.source.words(place.piece)
    if word not in GOVERNING or (place.at and words[place.at - 1].lower == word):
        return
    for rival in rivals_of(found.source, place.piece, value):
        at = found.source.within(place.piece, rival.span)[0]
        if at and words[at - 1].lower == word:
            yield break_of(found, number, BreakKind.PAIRING, rival.text)
            return


def beside_another(found: Alignment, number: int, value: Figure, place: Place) -> Iterator[Break]:
    """Yield where another number stands right behind the name behind which the claim has its own.

    "Ilse Horn, 17, was robbed by a man posing as a 19-year-old" does not tell of "Ilse Horn, 19".
    """
    name = number - 1
    named = name >= 0 and found.units[name].kind is Kind.NAME
    behind = named and found.units[number].first - found.units[name].last == 1
    theirs = found.places[name] if behind else None
    if theirs is None or place.at == theirs.last + 1:
        return
    for figure in found.source.figures(theirs.piece):
        at = found.source.within(theirs.piece, figure.span)[0]
        if at == theirs.last + 1 and figure.value != value.value:
            yield break_of(found, number, BreakKind.PAIRING, figure.text)
            return
