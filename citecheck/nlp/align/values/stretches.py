"""The stretches of a sentence that may each have a value of their own; the value next to a word."""

from __future__ import annotations

from bisect import bisect_right

from citecheck.language.en.figures import EARLIER
from citecheck.lazy_regex import regex
from citecheck.nlp.align.alignment import Alignment
from citecheck.nlp.align.units import Kind, Unit

_CUT = regex(
    r",\s|;|\s(?:and|but|while|against|compared with|versus|vs\.?|to(?=\s[\d$£€])|with(?=\s\d))\s"
    rf"|\bor\b|\((?=[^()]{{0,40}}(?:\b(?:1[5-9]|20)\d\d\b|{EARLIER}))"  # "(2025: 9,800)"
)


def stretches_of(text: str) -> list[int]:
    """Return where the stretches begin of which each may have a value of its own."""
    return [0, *(match.end() for match in _CUT.finditer(text))]


def nearest_figure(found: Alignment, number: int) -> int | None:
    """Return the figure of the claim that stands nearest to a unit, in its clause."""
    return nearest_value(found, number, Kind.FIGURE)


def nearest_value(found: Alignment, number: int, kind: Kind) -> int | None:
    """Return the figure or date of the claim that stands nearest to a unit, in its clause.

    One of the same stretch goes first: "5 per cent in the first group and 6 in the second".
    """
    unit, starts = found.units[number], stretches_of(found.text)
    own = bisect_right(starts, unit.span.start)
    values = [
        (bisect_right(starts, one.span.start) != own, _distance(found, unit, one), n)
        for n in found.content
        if (one := found.units[n]).kind is kind and one.clause == unit.clause and n != number
    ]
    return min(values)[2] if values else None


def _distance(found: Alignment, one: Unit, two: Unit) -> int:
    """Return how many words of the claim stand between two units, a comma as three."""
    left, right = sorted((one, two), key=lambda unit: unit.first)
    commas = found.text[left.span.end : right.span.start].count(",")
    return right.first - left.last + 3 * commas
