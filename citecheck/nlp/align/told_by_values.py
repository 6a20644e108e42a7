"""Words of a claim that its own values say: "a majority (80%)", "higher (8.1) than … (6.4)".

A tool of alignment. Where the source gives the values, it need not have the word; where they say
otherwise, the word stays open.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from citecheck.language.en.alignment import LESS, MAJORITY, MINORITY, MORE
from citecheck.lazy_regex import regex
from citecheck.model import Figure, How
from citecheck.nlp.align.alignment import Alignment, Place
from citecheck.nlp.align.comparisons import find_comparisons

_HALF = 50  # per cent
_NUMBER = regex(r"\d{1,3}(?:\.\d{1,2})?")


def tick_told_by_values(found: Alignment) -> None:
    """Tick the words that the ticked figures beside them make true."""
    for number, value in (*_shares(found), *_comparatives(found)):
        if found.places[number] is None and (place := found.places[value]) is not None:
            found.places[number] = Place(place.piece, place.at, place.at, How.NUMBER)


def _shares(found: Alignment) -> Iterator[tuple[int, int]]:
    """Yield "majority", "most" or "minority" right before a share, with it, where it is one."""
    for number in range(1, len(found.units)):
        word, value = found.units[number - 1], found.units[number].value
        if not isinstance(value, Figure) or value.unit != "%":
            continue
        lower = found.terms[word.first].lower
        least, most = value.low > _HALF, value.high < _HALF
        beside = found.units[number].first - word.last == 1
        if beside and ((lower in MAJORITY and least) or (lower in MINORITY and most)):
            yield number - 1, number


def _comparatives(found: Alignment) -> Iterator[tuple[int, int]]:
    """Yield a comparative with a value on either side of its "than", where they bear it out."""
    values = dict(_values(found))
    for one in find_comparisons(found.terms):
        word = found.terms[one.word].lower
        before = [n for n in values if found.units[n].last < one.pivot]
        behind = [n for n in values if found.units[n].first > one.pivot]
        if len(before) != 1 or len(behind) != 1 or word not in MORE | LESS:
            continue
        first, second = values[before[0]], values[behind[0]]
        if (first > second) if word in MORE else (first < second):
            at = next((n for n, unit in enumerate(found.units) if unit.first == one.word), None)
            if at is not None:
                yield at, before[0]


def _values(found: Alignment) -> Iterator[tuple[int, Decimal]]:
    """Yield the figures of the claim that have a place, and its ticked bare numbers: "(7.4)"."""
    for number, unit in enumerate(found.units):
        text = found.terms[unit.first].text
        if found.places[number] is None:
            continue
        if isinstance(unit.value, Figure):
            if unit.value.value is not None:
                yield number, unit.value.value
        elif unit.value is None and _NUMBER.fullmatch(text):
            yield number, Decimal(text)
