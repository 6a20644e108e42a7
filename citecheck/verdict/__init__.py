"""Step 6: what the evidence from all of a claim's sources amounts to.

In: a `Claim`, the `Evidence` of every source that was read, the `Unavailable` ones. Out: a
`Verdict`, or a `Comparison` where there is one source and no document. This folder is the only
place with a threshold or a weight. It opens no source and compares no words.
"""

from __future__ import annotations

from citecheck.model import Claim, Comparison, Evidence, Outcome, Unavailable, Verdict
from citecheck.verdict.aggregate import Bearing, bearing
from citecheck.verdict.explanation import reason
from citecheck.verdict.fact_status import Standing
from citecheck.verdict.suggestion import suggest
from citecheck.verdict.thresholds import (
    ABOUT_FROM,
    LOST_BELOW,
    NOTHING_BELOW,
    QUOTED_FROM,
    SETTLED_AT_MOST,
    SUPPORTED_FROM,
    UNLIKELY_BELOW,
)

INSUFFICIENT = (Outcome.UNCITED, Outcome.NOT_FOUND, Outcome.PARTIAL, Outcome.UNCLEAR)
"""Outcomes that another source might have mended."""

SETTLED = (Outcome.CONTRADICTED, Outcome.ALTERED, Outcome.NOT_FOUND)
"""Outcomes beside which a high score would make no sense."""


def judge(
    claim: Claim,
    evidence: tuple[Evidence, ...],
    unavailable: tuple[Unavailable, ...] = (),
    *,
    is_cut: bool = False,
) -> Verdict:
    """Return the outcome of `claim` with its likelihood of full support and a sentence why.

    The sources bear a claim out together (CONTRACT, outcomes): what one lacks another may give,
    one that contradicts decides, and one that could not be had leaves open what the others lack;
    so does one of which only the abstract was read (`is_cut`).
    Never raises; a claim with neither evidence nor sources is `uncited`.
    """
    borne = bearing(claim, evidence)
    outcome = _outcome(borne)
    if (unavailable or is_cut) and outcome in INSUFFICIENT:
        outcome = Outcome.UNVERIFIABLE
    return Verdict(
        claim_id=claim.id,
        outcome=outcome,
        score=min(borne.score, SETTLED_AT_MOST) if outcome in SETTLED else borne.score,
        why=reason(claim, outcome, borne, unavailable),
        because=borne.evidence,
        suggestion=suggest(claim, outcome, borne.evidence),
    )


def is_lost(verdict: Verdict) -> bool:
    """Whether the claim had better be looked for in the other sources of its draft."""
    if verdict.outcome in (Outcome.PARTIAL, Outcome.UNCLEAR):
        return verdict.score < LOST_BELOW
    return verdict.outcome is Outcome.NOT_FOUND


def compare(claim: Claim, evidence: tuple[Evidence, ...]) -> Comparison:
    """Return what `judge` says of one source, with the claim's facts beside it."""
    verdict = judge(claim, evidence)
    return Comparison(
        outcome=verdict.outcome,
        score=verdict.score,
        facts=claim.facts,
        because=verdict.because,
        why=verdict.why,
    )


def _outcome(borne: Bearing) -> Outcome:
    """Return the worst that matters (RULES W4)."""
    if not borne.evidence:
        return Outcome.UNCITED
    known = {borne.wording, *borne.facts}
    if Standing.CONTRADICTED in known:
        return Outcome.CONTRADICTED
    if Standing.ALTERED in known:
        return Outcome.ALTERED
    return _incomplete(borne) or _complete(borne)


def _incomplete(borne: Bearing) -> Outcome | None:
    """Return the outcome of a claim that lacks something; None where nothing is known to lack."""
    if borne.foreign:
        return Outcome.UNCLEAR
    if Standing.BORNE_OUT not in borne.telling and _silent(borne):
        return Outcome.NOT_FOUND
    if borne.telling & {Standing.MISSING, Standing.PARTLY}:
        return Outcome.PARTIAL
    return Outcome.PARTIAL if borne.score < UNLIKELY_BELOW else None


def _silent(borne: Bearing) -> bool:
    """Whether no passage of any source is about the claim."""
    unlikely = borne.cover < ABOUT_FROM and borne.score < UNLIKELY_BELOW
    return borne.cover < NOTHING_BELOW or unlikely


def _complete(borne: Bearing) -> Outcome:
    blemished = borne.wording is Standing.OPEN or Standing.OPEN in borne.facts
    told = not borne.loose and Standing.MISSING not in borne.facts
    likely = (told and borne.score >= SUPPORTED_FROM) or borne.quoted >= QUOTED_FROM
    likely = likely or (borne.restated and Standing.MISSING not in borne.facts)
    return Outcome.SUPPORTED if likely and not blemished else Outcome.UNCLEAR
