"""How each fact of a claim stands when all its sources are taken together.

In: `Evidence` of any number of sources. Out: one `Standing` for each fact, and the evidence in
the order in which a person should read it. Knows the rules' words for findings (RULES W4), no
likelihoods.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum

from citecheck.model import Claim, Evidence, Finding

WORDING = "wording"
"""The check that finds the passages, and whose signals are weighed."""


class Standing(IntEnum):
    """What is known of one fact, the best first."""

    BORNE_OUT = 0
    PARTLY = 1  # the source is less precise
    OPEN = 2  # something is there, a person must look
    MISSING = 3  # looked for in every source, in none
    ALTERED = 4
    CONTRADICTED = 5
    UNEXAMINED = 6


STANDING_OF: dict[Finding, Standing] = {
    Finding.VERBATIM: Standing.BORNE_OUT,
    Finding.TYPOGRAPHIC: Standing.BORNE_OUT,
    Finding.ELIDED: Standing.BORNE_OUT,
    Finding.EQUAL: Standing.BORNE_OUT,
    Finding.ROUNDED: Standing.BORNE_OUT,
    Finding.COMPATIBLE: Standing.BORNE_OUT,
    Finding.DERIVABLE: Standing.BORNE_OUT,
    Finding.PRESENT: Standing.BORNE_OUT,
    Finding.OVERPRECISE: Standing.PARTLY,
    Finding.AMBIGUOUS: Standing.OPEN,
    Finding.ODD_DIGITS: Standing.OPEN,
    Finding.STITCHED: Standing.OPEN,
    Finding.RELATED: Standing.OPEN,
    Finding.NOT_FOUND: Standing.MISSING,
    Finding.ALTERED: Standing.ALTERED,
    Finding.CONTRADICTED: Standing.CONTRADICTED,
    Finding.UNIT_MISMATCH: Standing.CONTRADICTED,
}


def standings(claim: Claim, evidence: tuple[Evidence, ...]) -> tuple[Standing, ...]:
    """Return how each of `claim.facts` stands, in their order."""
    return tuple(
        standing_of(item for item in evidence if item.fact == number)
        for number in range(len(claim.facts))
    )


def standing_of(evidence: Iterable[Evidence]) -> Standing:
    """Return how one fact stands: a contradiction anywhere decides, else its best finding does.

    A source that lacks the fact says nothing where another has it, be it in altered words.
    """
    seen = {STANDING_OF[item.finding] for item in evidence}
    if Standing.CONTRADICTED in seen:
        return Standing.CONTRADICTED
    return min(seen - {Standing.MISSING} or seen, default=Standing.UNEXAMINED)


def order(evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """Return `evidence` as a person should read it.

    What speaks against the claim comes first, then the passages about it as a whole, then what
    else was seen of its wording and of its clauses, then what its facts rest on, then what was not
    found; within each the order of the checks stays.
    """
    return tuple(sorted(evidence, key=_urgency))


def _urgency(item: Evidence) -> int:
    standing = STANDING_OF[item.finding]
    if item.passage is None:
        return 4
    if standing >= Standing.ALTERED:
        return 0
    if item.fact is not None:
        return 3
    return 1 if item.check == WORDING else 2
