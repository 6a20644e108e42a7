"""What is wrong with a judged claim: a problem for each fact that decided its outcome."""

from __future__ import annotations

from collections.abc import Iterator

from citecheck.config.schema import Policy
from citecheck.findings import codes
from citecheck.model import Claim, Evidence, Finding, Outcome, Problem, Severity, Verdict
from citecheck.problems.factory import Maker

FINDING_CODES = {
    Finding.ALTERED: "altered",
    Finding.STITCHED: "stitched",
    Finding.CONTRADICTED: "contradicted",
    Finding.UNIT_MISMATCH: "unit",
    Finding.OVERPRECISE: "overprecise",
    Finding.AMBIGUOUS: "ambiguous",
    Finding.ODD_DIGITS: "odd_digits",
    Finding.NOT_FOUND: "not_found",
}
OUTCOME_CODES = {
    Outcome.CONTRADICTED: "claim.contradicted",
    Outcome.ALTERED: "claim.altered",
    Outcome.NOT_FOUND: "claim.not_found",
    Outcome.PARTIAL: "claim.partial",
    Outcome.UNCLEAR: "claim.unclear",
    Outcome.UNVERIFIABLE: "claim.unverifiable",
    Outcome.UNCITED: "claim.uncited",
}


def of_claim(
    claim: Claim, verdict: Verdict, shas: dict[str, str], policy: Policy
) -> tuple[Problem, ...]:
    """Return the problems of one judged claim; none where it is supported or uncited.

    Args:
        claim: the claim.
        verdict: its verdict.
        shas: sha256 of the claim's sources that were read, by source key.
        policy: what fails, and severities.
    """
    if verdict.outcome in (Outcome.SUPPORTED, Outcome.UNCITED):
        return ()
    made = Maker(policy)
    severity = Severity.ERROR if verdict.outcome in policy.fail_on else Severity.WARNING
    found: dict[str, Problem] = {}
    for item in _telling(verdict):
        code = _code(item)
        if code not in codes.kinds() and not item.is_outside:
            continue
        fact = claim.facts[item.fact] if item.fact is not None else None
        problem = made.problem(
            code,
            item.note or verdict.why,
            about=f"{claim.words} {fact.text if fact else ''}",
            shas=filter(None, [shas.get(item.source_key)]),
            span=fact.span if fact else claim.span,
            labels=claim.labels,
            claim=claim.id,
            severity=severity,
        )
        found.setdefault(problem.fingerprint, problem)
    if found:
        return tuple(found.values())
    general = made.problem(
        "marker.wrong" if verdict.borne_out_by else OUTCOME_CODES[verdict.outcome],
        verdict.why,
        about=claim.words,
        shas=shas.values(),
        span=claim.span,
        labels=claim.labels,
        claim=claim.id,
        severity=severity,
    )
    return (general,)


def _telling(verdict: Verdict) -> Iterator[Evidence]:
    """Yield the evidence that made the outcome what it is."""
    telling = {
        Outcome.CONTRADICTED: {Finding.CONTRADICTED, Finding.UNIT_MISMATCH},
        Outcome.ALTERED: {Finding.ALTERED},
        Outcome.PARTIAL: {Finding.NOT_FOUND, Finding.OVERPRECISE},
        Outcome.UNCLEAR: {Finding.AMBIGUOUS, Finding.ODD_DIGITS, Finding.STITCHED},
    }.get(verdict.outcome, set())
    borne_out = {
        item.fact
        for item in verdict.because
        if item.fact is not None and item.finding not in FINDING_CODES
    }
    if verdict.borne_out_by:
        return
    if verdict.outcome is Outcome.NOT_FOUND:  # one problem is enough, and a quotation the gravest
        yield from (item for item in verdict.because if item.check == "quote")
    for item in verdict.because:
        if item.finding in telling and (item.fact is None or item.fact not in borne_out):
            yield item


def _code(item: Evidence) -> str:
    if item.is_outside:
        return f"{item.check}.{FINDING_CODES[item.finding]}"
    if item.fact is None and item.finding is Finding.NOT_FOUND:  # a part of it, not the claim
        return OUTCOME_CODES[Outcome.PARTIAL]
    prefix = "claim" if item.fact is None else item.check
    return f"{prefix}.{FINDING_CODES[item.finding]}"
