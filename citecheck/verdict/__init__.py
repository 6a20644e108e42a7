"""Step 6: what the evidence from all of a claim's sources amounts to.

In: a `Claim`, the `Evidence` of every source that was read, the `Unavailable` ones, the checks that
made the evidence. Out: a `Verdict`, or a `Comparison` where there is one source and no document.
What its findings mean is each check's to say; here they are only held together. It opens no source,
compares no words and knows no check by name.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from msgspec.structs import replace

from citecheck.model import Claim, Comparison, Evidence, Finding, Outcome, Unavailable, Verdict
from citecheck.verdict.bearing import Bearing, bear
from citecheck.verdict.explanation import reason
from citecheck.verdict.fact_status import FactStatus
from citecheck.verdict.suggestion import suggest

INSUFFICIENT = (Outcome.UNCITED, Outcome.NOT_FOUND, Outcome.PARTIAL, Outcome.UNCLEAR)
"""Outcomes that another source might have mended."""

SETTLED = (Outcome.CONTRADICTED, Outcome.ALTERED, Outcome.NOT_FOUND)
"""Outcomes beside which a high score would make no sense."""

SETTLED_AT_MOST = 0.1
"""Highest score of a claim that a source contradicts, misquotes or does not speak of."""

NOTHING_BELOW = 0.15
"""Share of a claim's weighted words under which no passage is about it."""

LOST_BELOW = 0.15
"""Likelihood under which a claim is looked for in the draft's other sources."""


class Interpreter(Protocol):
    """What is asked of a check here."""

    @property
    def CODE(self) -> str:  # noqa: N802 - a constant of a module
        """What stands in `Evidence.check`."""

    def interpret(self, evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
        """Return the check's own evidence with the findings that its measurements warrant."""


def judge(
    claim: Claim,
    evidence: tuple[Evidence, ...],
    unavailable: tuple[Unavailable, ...] = (),
    *,
    checks: Sequence[Interpreter] = (),
    is_cut: bool = False,
) -> Verdict:
    """Return the outcome of `claim` with its likelihood of full support and a sentence why.

    The sources bear a claim out together (CONTRACT, outcomes): what one lacks another may give,
    one that contradicts decides, and one that could not be had leaves open what the others lack;
    so does one of which only a part was read (`is_cut`). What was read off a picture may bear a
    claim out, and never speaks against it.
    Never raises; a claim with neither evidence nor sources is `uncited`.
    """
    borne = bear(claim, tuple(interpreted(evidence, checks)))
    outcome = _outcome(borne)
    if (unavailable or is_cut) and outcome in INSUFFICIENT:
        outcome = Outcome.UNVERIFIABLE
    elif outcome in _LACKING and any(item.confidence is not None for item in borne.evidence):
        outcome = Outcome.UNCLEAR  # it may stand there, misread
    return Verdict(
        claim_id=claim.id,
        outcome=outcome,
        score=min(borne.score, SETTLED_AT_MOST) if outcome in SETTLED else borne.score,
        why=reason(claim, outcome, borne, unavailable),
        because=borne.evidence,
        suggestion=suggest(claim, outcome, borne.evidence),
        ticks=borne.ticks,
    )


def interpreted(
    evidence: tuple[Evidence, ...], checks: Sequence[Interpreter]
) -> Iterable[Evidence]:
    """Yield the evidence as the checks that made it read it, in the order of the checks."""
    known = {check.CODE for check in checks}
    for check in checks:
        own = tuple(item for item in evidence if item.check == check.CODE)
        yield from map(_readable, check.interpret(own))
    yield from (_readable(item) for item in evidence if item.check not in known)


def _readable(item: Evidence) -> Evidence:
    """Return what was read off a picture as it counts: against a claim it is a person's to read."""
    if item.confidence is None:
        return item
    said = f"ead by character recognition (confidence {item.confidence:.2f})."
    note = f"{item.note.rstrip('.')}; r{said}" if item.note else f"R{said}"
    finding = Finding.AMBIGUOUS if item.finding in _AGAINST else item.finding
    return replace(item, finding=finding, note=note)


_LACKING = (Outcome.NOT_FOUND, Outcome.PARTIAL)
_AGAINST = (Finding.CONTRADICTED, Finding.UNIT_MISMATCH, Finding.ALTERED)


def is_lost(verdict: Verdict) -> bool:
    """Whether the claim had better be looked for in the other sources of its draft."""
    if verdict.outcome in (Outcome.PARTIAL, Outcome.UNCLEAR):
        return verdict.score < LOST_BELOW
    return verdict.outcome is Outcome.NOT_FOUND


def compare(
    claim: Claim, evidence: tuple[Evidence, ...], checks: Sequence[Interpreter] = ()
) -> Comparison:
    """Return what `judge` says of one source, with the claim's facts beside it."""
    verdict = judge(claim, evidence, checks=checks)
    return Comparison(
        outcome=verdict.outcome,
        score=verdict.score,
        facts=claim.facts,
        because=verdict.because,
        why=verdict.why,
        ticks=verdict.ticks,
    )


def _outcome(borne: Bearing) -> Outcome:
    """Return the worst that matters (RULES W4)."""
    if not borne.evidence:
        return Outcome.UNCITED
    known = {*borne.facts, *borne.claims}
    if FactStatus.CONTRADICTED in known:
        return Outcome.CONTRADICTED
    if FactStatus.ALTERED in known:
        return Outcome.ALTERED
    if borne.is_whole:
        return Outcome.SUPPORTED
    return _incomplete(borne)


def _incomplete(borne: Bearing) -> Outcome:
    """Return the outcome of a claim that nothing contradicts and that lacks something."""
    if borne.foreign:
        return Outcome.UNCLEAR
    if borne.cover < NOTHING_BELOW and FactStatus.BORNE_OUT not in borne.telling:
        return Outcome.NOT_FOUND if borne.says_enough else Outcome.UNCLEAR
    if borne.telling & {FactStatus.MISSING, FactStatus.PARTLY}:
        return Outcome.PARTIAL
    return Outcome.UNCLEAR
