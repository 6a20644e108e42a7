"""Beside step 6: what the answer of a second reader may do to a verdict, and what it may not.

In: a `Verdict`, the reader's `Opinion`, and what our own checks make of the sentences that it shows
(`Weight`). Out: the verdict with the opinion, decided by it only where the settings say so and
nothing that a check has established stands against it. It asks nobody.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from citecheck.model import Claim, Evidence, Finding, How, Opinion, Outcome, Says, Verdict
from citecheck.verdict import NOTHING_BELOW, SETTLED_AT_MOST, Interpreter, compare, interpreted
from citecheck.verdict.bearing import bear
from citecheck.verdict.fact_status import STATUS_OF, FactStatus

_OUTCOMES = {Says.SUPPORTED: Outcome.SUPPORTED, Says.CONTRADICTED: Outcome.CONTRADICTED}
_DOUBTS = (Finding.AMBIGUOUS, Finding.STITCHED, Finding.ODD_DIGITS, Finding.OVERPRECISE)


ABOUT_FROM = NOTHING_BELOW
"""Share of a claim's weighted words from which the sentences that a reader shows are about it.

Of 115 supported claims (WiCE, dev) the sentences marked as evidence have it for 112; of as many
instructions to a model none has, of other sentences of the same page 21 (2026-11-28).
"""


class Weight(Struct, frozen=True):
    """What our checks make of the sentences that hold a reader's words."""

    is_about: bool  # they share with the claim what a passage about it shares
    outcome: Outcome  # of the claim, were they the whole source
    is_doubted: bool  # a question, a plan, a denial, another language …


def weigh(claim: Claim, evidence: tuple[Evidence, ...], checks: Sequence[Interpreter]) -> Weight:
    """Return what `evidence`, from the reader's sentences alone, says of `claim`."""
    borne = bear(claim, tuple(interpreted(evidence, checks)))
    return Weight(
        is_about=borne.cover >= ABOUT_FROM or FactStatus.BORNE_OUT in borne.telling,
        outcome=compare(claim, evidence, checks).outcome,
        is_doubted=FactStatus.OPEN in borne.claims,
    )


def with_opinion(
    verdict: Verdict, opinion: Opinion, weight: Weight | None, *, decides: bool
) -> Verdict:
    """Return `verdict` with what a second reader says, its outcome changed where that may decide.

    Args:
        verdict: of an `unclear` claim.
        opinion: what the reader says.
        weight: of the sentences that it shows; None where it shows none.
        decides: whether the settings let it decide.
    """
    outcome = _OUTCOMES.get(opinion.says)
    if not (decides and opinion.verified and weight and outcome) or _objects(
        verdict, weight, outcome
    ):
        return replace(verdict, reader=opinion)
    decided = replace(opinion, decided=True)
    reads = "bears this out" if outcome is Outcome.SUPPORTED else "speaks against this"
    why = (
        f"decided by the second reader ({opinion.model}), which reads that the source {reads};"
        f" left to the words alone it is unclear ({verdict.why})"
    )
    is_against = outcome is Outcome.CONTRADICTED
    score = min(verdict.score, SETTLED_AT_MOST) if is_against else verdict.score
    return replace(verdict, outcome=outcome, score=score, why=why, reader=decided)


def _objects(verdict: Verdict, weight: Weight, outcome: Outcome) -> bool:
    """Whether something that a check has established stands against that outcome (RULES S2-S12).

    A reader decides what words mean, no more: a figure, date, quotation or name that differs or
    is lacking, a word of the passage in place of the claim's (S4), a sentence that asserts nothing
    (S3), and a claim of which several sentences are open (W2: it shows one place) stay with a
    person.
    """
    if verdict.outcome is not Outcome.UNCLEAR or weight.is_doubted:
        return True
    if any(item.finding in _DOUBTS for item in verdict.because):
        return True
    facts = {item.fact for item in verdict.because if item.fact is not None}
    borne = {
        item.fact
        for item in verdict.because
        if STATUS_OF[item.finding] is FactStatus.BORNE_OUT and item.fact is not None
    }
    if facts - borne or _open_sentences(verdict) > 1:
        return True
    if outcome is Outcome.SUPPORTED:
        against = (Outcome.CONTRADICTED, Outcome.ALTERED)
        return weight.outcome in against or any(tick.how is How.DIFFERS for tick in verdict.ticks)
    return weight.outcome is Outcome.SUPPORTED


def _open_sentences(verdict: Verdict) -> int:
    parts = {item.part for item in verdict.because if item.part is not None}
    borne = {item.part for item in verdict.because if item.finding is Finding.PRESENT}
    return len(parts - borne)
