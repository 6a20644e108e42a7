"""Step 6: what the evidence from all of a claim's sources amounts to.

In: a `Claim`, the `Evidence` of every source that was read, the `Unavailable` ones. Out: a
`Verdict`, or a `Comparison` where there is one source and no document. This folder is the only
place with a threshold or a weight. It opens no source and compares no words.
"""

from __future__ import annotations

from citecheck.model import Claim, Comparison, Evidence, Outcome, Unavailable, Verdict
from citecheck.verdict.likelihood import likelihood
from citecheck.verdict.reason import reason
from citecheck.verdict.standing import STANDING_OF, Standing, order, standing_of, standings
from citecheck.verdict.suggestion import suggest

SUPPORTED_FROM = 0.6
"""Least likelihood of full support at which a claim without a blemish is called supported."""


def judge(
    claim: Claim, evidence: tuple[Evidence, ...], unavailable: tuple[Unavailable, ...] = ()
) -> Verdict:
    """Return the outcome of `claim` with its likelihood of full support and a sentence why.

    The sources bear a claim out together (CONTRACT, outcomes): what one lacks another may give,
    one that contradicts decides, and one that could not be had leaves open what the others lack.
    Never raises; a claim with neither evidence nor sources is `uncited`.
    """
    ranked = order(evidence)
    facts = standings(claim, ranked)
    score = likelihood(claim, ranked, facts) if ranked else 0.0
    outcome = _outcome(ranked, facts, score)
    if unavailable and outcome in (
        Outcome.UNCITED,
        Outcome.NOT_FOUND,
        Outcome.PARTIAL,
        Outcome.UNCLEAR,
    ):
        outcome = Outcome.UNVERIFIABLE
    return Verdict(
        claim_id=claim.id,
        outcome=outcome,
        score=score,
        why=reason(claim, outcome, ranked, unavailable),
        because=ranked,
        suggestion=suggest(claim, outcome, ranked),
    )


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


def _outcome(evidence: tuple[Evidence, ...], facts: tuple[Standing, ...], score: float) -> Outcome:
    """Return the worst that matters (RULES W4)."""
    if not evidence:
        return Outcome.UNCITED
    wording = standing_of(item for item in evidence if item.fact is None)
    if Standing.CONTRADICTED in (wording, *facts):
        return Outcome.CONTRADICTED
    if Standing.ALTERED in (wording, *facts):
        return Outcome.ALTERED
    if Standing.MISSING in facts:
        return Outcome.PARTIAL if _anything_found(evidence) else Outcome.NOT_FOUND
    if wording is Standing.MISSING and not _anything_found(evidence):
        return Outcome.NOT_FOUND
    if Standing.PARTLY in (wording, *facts):
        return Outcome.PARTIAL
    blemished = Standing.OPEN in facts
    return Outcome.SUPPORTED if score >= SUPPORTED_FROM and not blemished else Outcome.UNCLEAR


def _anything_found(evidence: tuple[Evidence, ...]) -> bool:
    """Whether any check saw something that is about the claim."""
    return any(STANDING_OF[item.finding] < Standing.MISSING for item in evidence)
