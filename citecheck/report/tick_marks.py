"""Step 7: the tick that a fact-checker would set at each fact.

In: a claim with its reasons. Out: one `Tick` a fact. It repeats in one sign what the evidence
says; outcomes are not its business.
"""

from __future__ import annotations

from enum import StrEnum

from citecheck.model import Finding
from citecheck.report.wire.types import CheckedClaim


class Tick(StrEnum):
    """How one fact came out, the best first."""

    HOLDS = "holds"
    COARSER = "coarser"  # the source is less exact
    OPEN = "open"  # a person must look
    MISSING = "missing"  # looked for, and not there
    WRONG = "wrong"
    UNREAD = "unread"  # nothing was looked at


SIGNS = {
    Tick.HOLDS: "✓",
    Tick.COARSER: "≈",
    Tick.OPEN: "?",
    Tick.MISSING: "∅",
    Tick.WRONG: "✗",
    Tick.UNREAD: "◦",
}
WORDS = {
    Tick.HOLDS: "borne out",
    Tick.COARSER: "finer than the source",
    Tick.OPEN: "to be read by a person",
    Tick.MISSING: "not in the source",
    Tick.WRONG: "the source differs",
    Tick.UNREAD: "not looked at",
}

_OF_FINDING = {
    Finding.OVERPRECISE: Tick.COARSER,
    Finding.AMBIGUOUS: Tick.OPEN,
    Finding.ODD_DIGITS: Tick.OPEN,
    Finding.STITCHED: Tick.OPEN,
    Finding.RELATED: Tick.OPEN,
    Finding.NOT_FOUND: Tick.MISSING,
    Finding.ALTERED: Tick.WRONG,
    Finding.CONTRADICTED: Tick.WRONG,
    Finding.UNIT_MISMATCH: Tick.WRONG,
}
_RANK = list(Tick)


def tick_of(finding: Finding) -> Tick:
    """Return the tick for one finding; those not listed speak for the claim."""
    return _OF_FINDING.get(finding, Tick.HOLDS)


def ticks(claim: CheckedClaim) -> tuple[Tick, ...]:
    """Return a tick for each of `claim.facts`.

    A source that contradicts decides; else what one source lacks another may give, so the best
    of the others counts.
    """
    found: dict[int, set[Tick]] = {}
    for reason in claim.because:
        if reason.fact is not None:
            found.setdefault(reason.fact, set()).add(tick_of(reason.finding))
    return tuple(_together(found.get(number, set())) for number in range(len(claim.facts)))


def _together(seen: set[Tick]) -> Tick:
    if Tick.WRONG in seen:
        return Tick.WRONG
    return min(seen, key=_RANK.index, default=Tick.UNREAD)
