"""What the source would support in place of what the claim says.

In: the evidence that decided. Out: a `Suggestion`, or None where only a person can tell.
"""

from __future__ import annotations

from citecheck.model import Claim, Evidence, Finding, Outcome, Suggestion

CORRECTABLE = (
    Finding.CONTRADICTED,
    Finding.UNIT_MISMATCH,
    Finding.ALTERED,
    Finding.OVERPRECISE,
)


def suggest(claim: Claim, outcome: Outcome, evidence: tuple[Evidence, ...]) -> Suggestion | None:
    """Return the source's words or value for the first detail that it gives otherwise."""
    if outcome not in (Outcome.CONTRADICTED, Outcome.ALTERED, Outcome.PARTIAL):
        return None
    for item in evidence:
        if item.finding not in CORRECTABLE or not item.found:
            continue
        said = item.said if item.fact is None else item.said or claim.facts[item.fact].text
        if said:
            return Suggestion(
                text=item.found,
                why=f"the source has this where the claim has “{' '.join(said.split())}”",
            )
    return None
