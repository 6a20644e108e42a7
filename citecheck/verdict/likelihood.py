"""The calibrated probability that a claim's sources bear it out in full.

In: the `Signal` values of the wording check and the standing of every fact. Out: a number in
[0, 1]. The coefficients stand in `weights.py`, written by ``benchmarks/fit.py``.
"""

from __future__ import annotations

from math import exp

from citecheck.model import Claim, Evidence
from citecheck.verdict.standing import Standing
from citecheck.verdict.weights import INTERCEPT, WEIGHTS


def likelihood(claim: Claim, evidence: tuple[Evidence, ...], facts: tuple[Standing, ...]) -> float:
    """Return P(every part of `claim` is borne out), in [0, 1]."""
    values = features(claim, evidence, facts)
    logit = INTERCEPT + sum(weight * values.get(name, 0.0) for name, weight in WEIGHTS.items())
    return 1 / (1 + exp(-max(-30.0, min(30.0, logit))))


def features(
    claim: Claim, evidence: tuple[Evidence, ...], facts: tuple[Standing, ...]
) -> dict[str, float]:
    """Return what the model weighs, by name.

    Wording signals come from the source that covers the claim best; the facts' standing is that
    of all sources together.
    """
    wording = [item for item in evidence if item.fact is None and item.signals]
    best = max(wording, key=lambda item: item.score or 0.0, default=None)
    values = {signal.name: signal.value for signal in best.signals} if best else {}
    for kind in {fact.kind for fact in claim.facts}:
        for standing in Standing:
            count = sum(
                fact.kind is kind and known is standing
                for fact, known in zip(claim.facts, facts, strict=True)
            )
            if count:
                values[f"{kind}_{standing.name.lower()}"] = min(count, 3)
    return values
