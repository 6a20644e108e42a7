"""A tool of the figure check: what the figures of a source give by reckoning (RULES F17).

The `Candidates` of a claim's figure go in, a calculation that gives it, or that gives another
figure of the same, comes out as what a person is shown.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec.structs import replace

from citecheck.checks.decide import may_contradict
from citecheck.checks.evidence import Shown
from citecheck.checks.figure.candidates import Candidates
from citecheck.model import Figure, Finding, Granularity
from citecheck.nlp.figures.compare.arithmetic import change_told, derive
from citecheck.nlp.figures.units.units import convert

_LASTING = frozenset({"year", "month", "week", "day"})


def derived(told: str, candidates: Candidates) -> Shown | None:
    """Return what a calculation with two figures of one sentence says to the claim's.

    `told` is the claim's figure in its own words.
    """
    for number in candidates.closest:
        span = candidates.reading.pieces.spans[number]
        inside = [figure for figure in candidates.of(number) if span.covers(figure.span)]
        for finding, wanted, note in _readings(candidates.said):
            found = derive(wanted, inside) if len(inside) > 1 else None
            if found is not None and (finding is Finding.DERIVABLE or found.is_change):
                at = min(found.first.span, found.second.span)
                said = note.format(arithmetic=found.arithmetic, said=told)
                return Shown(finding, told, found.arithmetic, at, said)
    return None


def lasted(told: str, candidates: Candidates) -> Shown | None:
    """Return a stretch of time of the source that is as long as the claim's figure says.

    `told` is the claim's figure in its own words; "from 2010 to 2014" are four years.
    """
    said = candidates.said
    for number in candidates.closest if said.unit in _LASTING else ():
        for date in candidates.reading.dates_in(number):
            if date.granularity is not Granularity.INTERVAL or not date.first or not date.last:
                continue
            if said.unit == "year":
                long = Decimal(date.last.year - date.first.year)
            else:
                long = convert(Decimal((date.last - date.first).days), "day", said.unit)
            if said.low <= long <= said.high:
                note = f"the source's dates give it: {date.text}"
                return Shown(Finding.DERIVABLE, told, date.text, date.span, note)
    return None


def miscalculated(told: str, candidates: Candidates) -> Shown | None:
    """Return another change that the source tells of the same: "from 49 seats to 37".

    `told` is the claim's figure in its own words.
    """
    for number in candidates.closest[:1]:
        change = change_told(candidates.said, candidates.of(number))
        if change is None:
            continue
        if not may_contradict(candidates.agreement(change.first), akin=False):
            continue
        if candidates.is_of_another_time(change.first.span):
            continue
        gives = f"{change.arithmetic} = {change.rounded}"
        note = f"says {told}, the source's figures give {gives}"
        return Shown(Finding.CONTRADICTED, told, gives, change.first.span, note)
    return None


def _readings(said: Figure) -> Iterator[tuple[Finding, Figure, str]]:
    """Yield the claim's figure, and the likely mistakes: the other direction, per cent."""
    yield Finding.DERIVABLE, said, "the source's figures give it: {arithmetic} = {said}"
    if said.change not in ("up", "down"):
        return
    turned = "down" if said.change == "up" else "up"
    note = f"the source's figures go {turned}: {{arithmetic}}"
    yield Finding.CONTRADICTED, replace(said, change=turned), note
    if said.unit == "%":
        note = "says {said}, the source's figures give percentage points: {arithmetic}"
        yield Finding.UNIT_MISMATCH, replace(said, unit="pp"), note
