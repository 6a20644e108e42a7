"""How each fact of a claim stands when all its sources are taken together.

In: `Evidence` of any number of sources. Out: one `FactStatus` for each fact, and the evidence in
the order in which a person should read it. Knows the rules' words for findings (RULES W4), no
likelihoods.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum

from citecheck.model import Claim, Evidence, Finding


class FactStatus(IntEnum):
    """What is known of one fact, the best first."""

    BORNE_OUT = 0
    PARTLY = 1  # the source is less precise
    OPEN = 2  # something is there, a person must look
    MISSING = 3  # looked for in every source, in none
    ALTERED = 4
    CONTRADICTED = 5
    UNEXAMINED = 6


STATUS_OF: dict[Finding, FactStatus] = {
    Finding.VERBATIM: FactStatus.BORNE_OUT,
    Finding.TYPOGRAPHIC: FactStatus.BORNE_OUT,
    Finding.ELIDED: FactStatus.BORNE_OUT,
    Finding.EQUAL: FactStatus.BORNE_OUT,
    Finding.ROUNDED: FactStatus.BORNE_OUT,
    Finding.COMPATIBLE: FactStatus.BORNE_OUT,
    Finding.DERIVABLE: FactStatus.BORNE_OUT,
    Finding.PRESENT: FactStatus.BORNE_OUT,
    Finding.OVERPRECISE: FactStatus.PARTLY,
    Finding.AMBIGUOUS: FactStatus.OPEN,
    Finding.ODD_DIGITS: FactStatus.OPEN,
    Finding.STITCHED: FactStatus.OPEN,
    Finding.RELATED: FactStatus.OPEN,
    Finding.NOT_FOUND: FactStatus.MISSING,
    Finding.ALTERED: FactStatus.ALTERED,
    Finding.CONTRADICTED: FactStatus.CONTRADICTED,
    Finding.UNIT_MISMATCH: FactStatus.CONTRADICTED,
}


def statuses(claim: Claim, evidence: tuple[Evidence, ...]) -> tuple[FactStatus, ...]:
    """Return how each of `claim.facts` stands, in their order."""
    return tuple(
        status_of(item for item in evidence if item.fact == number)
        for number in range(len(claim.facts))
    )


def status_of(evidence: Iterable[Evidence]) -> FactStatus:
    """Return how one fact stands: a contradiction anywhere decides, else its best finding does.

    A source that lacks the fact says nothing where another has it, be it in altered words.
    """
    seen = {STATUS_OF[item.finding] for item in evidence}
    if FactStatus.CONTRADICTED in seen:
        return FactStatus.CONTRADICTED
    return min(seen - {FactStatus.MISSING} or seen, default=FactStatus.UNEXAMINED)


def order(evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """Return `evidence` as a person should read it.

    What speaks against the claim comes first, then the passages about it as a whole, then what
    else was seen of its wording and of its clauses, then what its facts rest on, then what was not
    found; within each the order of the checks stays.
    """
    return tuple(sorted(evidence, key=_urgency))


def _urgency(item: Evidence) -> int:
    standing = STATUS_OF[item.finding]
    if item.passage is None:
        return 4
    if standing >= FactStatus.ALTERED:
        return 0
    if item.fact is not None:
        return 3
    return 1 if item.part is not None else 2
